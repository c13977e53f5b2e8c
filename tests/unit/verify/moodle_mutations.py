"""One broken backup a rule: what is changed in the good one, and the codes that must come up, all of them and no others."""

# ruff: noqa: E501  (a mutation stands on one line)

import json
import re
from collections.abc import Callable
from dataclasses import dataclass

from tests.unit.verify.good_backup import Files, document, leaves, node, refs

Change = Callable[[Files], None]


@dataclass(frozen=True)
class Mutation:
    """A change to the good backup of a release, and the codes it must bring."""

    codes: str
    change: Change
    release: str = "4.1"
    name: str = ""

    def __str__(self) -> str:
        """Give a name for the test."""
        return f"{self.codes} {self.name}".strip()


def swap(path: str, old: str, new: str, times: int = 1) -> Change:
    """Replace the first occurrences of a text in one file."""

    def change(files: Files) -> None:
        text = files[path].decode()
        assert text.count(old) >= times, f"{path} has no {old!r}"
        files[path] = text.replace(old, new, times).encode()

    return change


def drop(path: str) -> Change:
    """Leave out a file."""
    return lambda files: files.__delitem__(path)


def put(path: str, data: bytes) -> Change:
    """Write a file."""
    return lambda files: files.update({path: data})


def both(*changes: Change) -> Change:
    """Make several changes."""

    def change(files: Files) -> None:
        for one in changes:
            one(files)

    return change


def without(path: str, element: str) -> Change:
    """Take one leaf element, or an attribute, out of a file."""
    pattern = rf'(?<!xml) {element[1:]}="[^"]*"' if element[0] == "@" else rf"<{element}>[^<]*</{element}>\n?"

    def change(files: Files) -> None:
        files[path], times = re.subn(pattern.encode(), b"", files[path], count=1)
        assert times, f"{path} has no {element}"

    return change


MANIFEST, COURSE, QUESTIONS, COMPLETION = "moodle_backup.xml", "course/course.xml", "questions.xml", "completion.xml"
FILES = "files.xml"
CONDITION = '{"questioncategoryid":"503","includingsubcategories":"0"}'
FILTER = '{"filter":{"category":{"jointype":1,"values":[503],"filteroptions":{"includesubcategories":false}}}}'


def xml(modname: str, number: int) -> str:
    """Give the path of an activity's file."""
    return f"activities/{modname}_{number}/{modname}.xml"


def module(modname: str, number: int) -> str:
    """Give the path of an activity's module.xml."""
    return f"activities/{modname}_{number}/module.xml"


def setting(name: str, old: int, new: int | None) -> Change:
    """Change a setting's value, or take the setting out."""

    def change(files: Files) -> None:
        pattern = rf"<setting>\n(?:<(?:level|section|activity)>[^<]*</\w+>\n)*<name>{name}</name>\n<value>{old}</value>\n</setting>\n".encode()
        found = re.search(pattern, files[MANIFEST])
        assert found, name
        text = b"" if new is None else found.group().replace(b"<value>%d<" % old, b"<value>%d<" % new)
        files[MANIFEST] = files[MANIFEST].replace(found.group(), text)

    return change


def with_subsection(files: Files) -> None:
    """Add a subsection: activity 16, section 104 with page 1 moved into it."""
    for name in ("grades", "roles", "filters", "calendar", "module"):
        files[f"activities/subsection_16/{name}.xml"] = files[f"activities/folder_6/{name}.xml"]
    swap("activities/subsection_16/module.xml", '<module id="6"', '<module id="16"')(files)
    swap("activities/subsection_16/module.xml", "<modulename>folder", "<modulename>subsection")(files)
    swap("activities/subsection_16/module.xml", "mini:6", "mini:16")(files)
    files[xml("subsection", 16)] = document(
        "activity", node("subsection", leaves(name="Sub"), id=2016), id=2016, moduleid=16, contextid=1016
    )
    files["sections/section_104/section.xml"] = document(
        "section",
        leaves(
            number=4,
            name="Sub",
            summary="",
            summaryformat=1,
            visible=1,
            availabilityjson=None,
            component="mod_subsection",
            itemid=2016,
        ),
        id=104,
    )
    listed = leaves(
        moduleid=16, sectionid=101, modulename="subsection", title="Sub", directory="activities/subsection_16", insubsection=""
    )
    home = leaves(sectionid=104, title="Sub", directory="sections/section_104", parentcmid=16, modname="subsection")
    both(
        swap(MANIFEST, "</activities>", node("activity", listed) + "</activities>"),
        swap(MANIFEST, "</sections>", node("section", home) + "</sections>"),
    )(files)
    for level, owner in (("section", "section_104"), ("activity", "subsection_16")):
        for what in ("included", "userinfo"):
            one = node("setting", leaves(level=level, **{level: owner}, name=f"{owner}_{what}", value=1))
            swap(MANIFEST, "</settings>", one + "</settings>")(files)


def rename_blob(files: Files) -> None:
    """Change the bytes of a content."""
    path = next(path for path, data in files.items() if data == b"handout")
    files[path] = b"HANDOUT"


def lose_blob(files: Files) -> None:
    """Leave out a content."""
    del files[next(path for path, data in files.items() if data == b"handout")]


def restriction(tree: object) -> Change:
    """Put a restriction on the book."""
    text = json.dumps(tree).replace("&", "&amp;")
    return swap(module("book", 3), "<availability>$@NULL@$<", f"<availability>{text}<")


def resub(path: str, pattern: str, new: str) -> Change:
    """Replace what a pattern finds in one file."""

    def change(files: Files) -> None:
        files[path], times = re.subn(pattern.encode(), new.encode(), files[path], flags=re.DOTALL)
        assert times, f"{path} has no {pattern}"

    return change


def second_file(folder: str, context: int, component: str, name: str) -> Change:
    """Give an activity another file in its content area."""

    def change(files: Files) -> None:
        digest = next(path for path, data in files.items() if data == b"handout").rpartition("/")[2]
        row = leaves(contenthash=digest, contextid=context, component=component, filearea="content", itemid=0, filepath="/", filename=name,
            userid=None, filesize=7, timecreated=0, timemodified=0, source=None, author=None, license=None, sortorder=0)  # fmt: skip
        swap(FILES, "</files>", node("file", row, id=7777) + "</files>")(files)
        swap(f"activities/{folder}/inforef.xml", "<fileref>", "<fileref><file><id>7777</id></file>")(files)

    return change


def plugin(files: Files) -> None:
    """Make the folder an activity of another kind."""
    for path in [path for path in files if path.startswith("activities/folder_6/")]:
        files[path.replace("folder", "hotpot")] = files.pop(path).replace(b"folder", b"hotpot")
    files[MANIFEST] = files[MANIFEST].replace(b"folder", b"hotpot")
    files[FILES] = files[FILES].replace(b"mod_folder", b"mod_hotpot")


def old_moodle(files: Files) -> None:
    """Declare an old Moodle, and leave out what it did not have."""
    swap(MANIFEST, "<backup_release>4.1", "<backup_release>2.7")(files)
    swap(MANIFEST, "<moodle_version>2022112800", "<moodle_version>2014051200")(files)
    without(xml("assign", 7), "blindmarking")(files)
    files.pop("questions.xml")
    files["questions.xml"] = document("question_categories")
    files["activities/quiz_11/inforef.xml"] = refs(grade_item=(2,))
    resub(FILES, r'<file id="8">.*?</file>', "")(files)


def no_users(files: Files) -> None:
    """Switch users off, as a backup without users has it."""
    setting("users", 1, 0)(files)
    files.pop("users.xml")
    files["activities/glossary_12/inforef.xml"] = refs()


def other_points(files: Files) -> None:
    """Give the assignment of 100 points a grade item of 50."""
    values = leaves(categoryid=1, itemtype="mod", itemmodule="assign", iteminstance=2007, itemnumber=0, idnumber="mini:7", grademax=50,
                    scaleid=None, outcomeid=None, gradepass=0, sortorder=4)  # fmt: skip
    files["activities/assign_7/grades.xml"] = document(
        "activity_gradebook", node("grade_items", node("grade_item", values, id=9))
    )
    listed = b"<grade_itemref><grade_item><id>9</id></grade_item></grade_itemref></inforef>"
    files["activities/assign_7/inforef.xml"] = files["activities/assign_7/inforef.xml"].replace(b"</inforef>", listed)


PAGE, QUIZ, QUIZ_GRADES = xml("page", 1), xml("quiz", 11), "activities/quiz_11/grades.xml"
LONG = "x" * 256
MUTATIONS = (
    # container and XML (what needs another packer is in test_moodle_container.py)
    Mutation("MBZ005", put("../evil.xml", b"<a/>")),
    Mutation("MBZ005", put("/etc/evil.xml", b"<a/>"), name="absolute"),
    Mutation("MBZ006 MBZ010", put("ü.txt", b"")),
    Mutation("MBZ010", put("__MACOSX/x", b"")),
    Mutation("MBZ010", put("files/ab/cdef", b""), name="blob at another place"),
    Mutation("MBZ011", put("course/roles.xml", b"<roles>")),
    Mutation("MBZ011", put("course/calendar.xml", b""), name="empty"),
    Mutation("MBZ012", swap("course/roles.xml", "<roles>", "<roles>\x01")),
    Mutation("MBZ012", swap("course/roles.xml", "<roles>", "<roles>&#11;"), name="reference"),
    Mutation("MBZ013", put("course/roles.xml", '<?xml version="1.0" encoding="ISO-8859-1"?><roles>é</roles>'.encode("latin-1"))),
    Mutation("MBZ014", swap("course/roles.xml", "<roles>", "<!DOCTYPE roles><roles>")),
    Mutation("MBZ015", swap("course/roles.xml", "<roles>\n</roles>", "<rolls/>")),
    Mutation("MBZ015", swap("activities/page_1/roles.xml", "<roles>\n</roles>", "<rolls/>"), name="in an activity"),
    Mutation("MBZ016", swap(FILES, "<userid>$@NULL@$", "<userid> $@NULL@$")),
    Mutation("MBZ017", swap(module("page", 1), "<visible>1", "<visible>$@NULL@$")),
    Mutation("MBZ018", swap(module("page", 1), "<visible>1", "<visible>yes")),
    Mutation("MBZ018 MBZ142", swap(QUIZ, "<maxmark>1.0000000", "<maxmark>1,0"), name="comma"),
    Mutation("MBZ019", swap(PAGE, "<name>Page", f"<name>{LONG}")),
    Mutation("MBZ019", swap(module("url", 4), "mini:4", "x" * 101), name="idnumber"),
    Mutation("MBZ020", without(xml("assign", 7), "intro")),
    Mutation("MBZ020 MBZ095 MBZ099 MBZ100", without(PAGE, "@contextid"), name="attribute"),
    Mutation("MBZ020", both(swap(xml("folder", 6), "<folder id", "<fold id"), swap(xml("folder", 6), "</folder>", "</fold>")), name="body"),
    Mutation("MBZ021", without(module("page", 1), "idnumber")),
    Mutation("MBZ022", drop("scales.xml")),
    Mutation("MBZ022", drop("course/filters.xml"), name="asked for by a setting"),
    Mutation("MBZ022", drop("activities/page_1/calendar.xml"), name="of an activity"),
    Mutation("MBZ022", drop("sections/section_102/section.xml"), name="of a section"),
    Mutation("MBZ022", put("course/blocks/text_9/inforef.xml", refs()), name="of a block"),
    Mutation("MBZ020 MBZ042 MBZ043 MBZ045", resub(MANIFEST, r"<sections>.*</sections>", ""), name="sections in contents"),
    Mutation("MBZ021", resub(MANIFEST, r"<course>.*</course>", ""), name="course in contents"),
    Mutation("MBZ024", old_moodle),
    # moodle_backup.xml
    Mutation("MBZ030", drop(MANIFEST)),
    Mutation("MBZ031", swap(MANIFEST, "<moodle_backup>", "<moodle_backup><!-- made -->")),
    Mutation("MBZ032", swap(MANIFEST, "<format>moodle2", "<format>imscc")),
    Mutation("MBZ032", swap(MANIFEST, "<type>course", "<type>site"), name="type"),
    Mutation("MBZ033", swap(MANIFEST, "<type>course", "<type>activity")),
    Mutation("MBZ034", swap(MANIFEST, "<backup_version>2022112800", "<backup_version>2009112800")),
    Mutation("MBZ035", swap(MANIFEST, "<moodle_version>2022112800", "<moodle_version>2021051700")),
    Mutation("MBZ036", swap(MANIFEST, "mini.example.org", "mini.example.org/")),
    Mutation("MBZ037", swap(MANIFEST, "44c6c370fd1859325f7119e96a81584e", "")),
    Mutation("MBZ038", swap(MANIFEST, "<original_course_contextid>10", "<original_course_contextid>11")),
    Mutation("MBZ039", swap(MANIFEST, "<original_course_format>topics", "<original_course_format>site")),
    Mutation("MBZ040", swap(MANIFEST, "<include_files>1", "<include_files>0")),
    Mutation("MBZ041 MBZ042 MBZ022 MBZ045 MBZ046", swap(MANIFEST, "activities/page_1<", "activities/sheet_1<")),
    Mutation("MBZ042", put("sections/section_999/section.xml", document("section", leaves(
        number=9, name=None, summary="", summaryformat=1, visible=1), id=999))),
    Mutation("MBZ043 MBZ061", swap(MANIFEST, "<moduleid>1</moduleid>\n<sectionid>101", "<moduleid>1</moduleid>\n<sectionid>999")),
    Mutation("MBZ044", swap(MANIFEST, "<title>100<", "<title><")),
    Mutation("MBZ045 MBZ046", swap(MANIFEST, "<activity>page_1</activity>\n<name>page_1_inc", "<activity>page_9</activity>\n<name>page_1_inc")),
    Mutation("MBZ046", setting("section_101_userinfo", 1, None)),
    Mutation("MBZ047", setting("activities", 1, 0)),
    Mutation("MBZ047", setting("activities", 1, None), name="missing"),
    Mutation("MBZ048", setting("page_1_included", 1, 0)),
    Mutation("MBZ049", swap(MANIFEST, "<original_course_shortname>MINI", "<original_course_shortname>" + "x" * 101)),
    # course and sections
    Mutation("MBZ050", swap(COURSE, "<format>topics", "<format>tiles")),
    Mutation("MBZ051", swap(COURSE, "<newsitems>0", "<newsitems>5")),
    Mutation("MBZ052", swap(COURSE, "<enablecompletion>1", "<enablecompletion>0")),
    Mutation("MBZ053", swap("sections/section_102/section.xml", 'id="102"', 'id="192"')),
    Mutation("MBZ054 MBZ061", swap("sections/section_103/section.xml", "<number>3", "<number>2")),
    Mutation("MBZ055", swap("sections/section_100/section.xml", "<number>0", "<number>7")),
    Mutation("MBZ057 MBZ058", both(with_subsection, without("sections/section_104/section.xml", "component")), "4.5", "section not wired"),
    Mutation("MBZ057", with_subsection, name="before 4.5"),
    Mutation("MBZ057 MBZ058", both(with_subsection, swap(MANIFEST, "<parentcmid>16", "<parentcmid>6")), "4.5"),
    Mutation("MBZ057 MBZ058", both(with_subsection, swap(MANIFEST, "<insubsection><", "<insubsection>1<")), "4.5", "two levels"),
    Mutation("MBZ057", swap("sections/section_103/section.xml", "<visible>", "<component>mod_subsection</component><itemid>9</itemid><visible>")),
    Mutation("MBZ058", with_subsection, "4.5"),
    # activities
    Mutation("MBZ060", swap(module("url", 4), 'module id="4"', 'module id="44"')),
    Mutation("MBZ060", swap(module("url", 4), "<modulename>url", "<modulename>page"), name="kind"),
    Mutation("MBZ060", swap(xml("url", 4), 'moduleid="4"', 'moduleid="5"'), name="moduleid"),
    Mutation("MBZ061", swap(module("url", 4), "<sectionnumber>1", "<sectionnumber>2")),
    Mutation("MBZ063", swap(xml("feedback", 9), 'item id="3"', 'item id="2"')),
    Mutation("MBZ063", swap(QUESTIONS, 'answer id="702"', 'answer id="701"'), name="answers"),
    Mutation("MBZ063", swap("groups.xml", "<groupings>", '<group id="1"><name>Two</name></group><groupings>'), name="groups"),
    Mutation("MBZ064", swap(xml("url", 4), 'contextid="1004"', 'contextid="1008"')),
    Mutation("MBZ065", swap(xml("url", 4), '<url id="2004"', '<url id="2099"')),
    Mutation("MBZ066", swap(xml("url", 4), "<name>Url", "<name>")),
    Mutation("MBZ067", swap(module("url", 4), "mini:4", "mini:5")),
    Mutation("MBZ068", swap(module("url", 4), "<visibleoncoursepage>1", "<visibleoncoursepage>0")),
    Mutation("MBZ069", swap(module("book", 3), "<availability>$@NULL@$<", "<availability>{<")),
    Mutation("MBZ069", restriction({"op": "&", "c": [{"type": "date"}], "showc": []}), name="showc"),
    Mutation("MBZ069", restriction([1]), name="no object"),
    Mutation("MBZ070", restriction({"op": "|", "show": True, "c": [{"type": "completion", "cm": 99, "e": 1}]})),
    Mutation("MBZ070", restriction({"op": "|", "show": True, "c": [{"op": "&", "c": [{"type": "group", "id": 9}]}]}), name="nested"),
    # completion
    Mutation("MBZ071", swap(module("page", 1), "<completionview>1", "<completionview>0")),
    Mutation("MBZ072", swap(module("label", 2), "<completionview>0", "<completionview>1")),
    Mutation("MBZ073", swap(QUIZ_GRADES, "<gradepass>6.00000", "<gradepass>0.00000")),
    Mutation("MBZ074", swap(module("page", 1), "<completion>2", "<completion>3")),
    Mutation("MBZ074", swap(module("page", 1), "<completiongradeitemnumber>$@NULL@$", "<completiongradeitemnumber>0"), name="no grade item"),
    Mutation("MBZ075", swap(COMPLETION, "<moduleinstance>1<", "<moduleinstance>99<")),
    Mutation("MBZ075", swap(COMPLETION, "<role>5<", "<role>6<"), name="role"),
    Mutation("MBZ076", swap(module("page", 1), "<completion>2", "<completion>0")),
    Mutation("MBZ077", swap(COMPLETION, "<module>page", "<module>book")),
    Mutation("MBZ078", swap(COMPLETION, "<method>1", "<method>3")),
    Mutation("MBZ078", swap(COMPLETION, "<criteriatype>$@NULL@$", "<criteriatype>4"), name="no overall one"),
    # grades
    Mutation("MBZ080", swap(QUIZ_GRADES, "<sortorder>3", "<sortorder>1")),
    Mutation("MBZ081", swap(QUIZ_GRADES, "<iteminstance>2011", "<iteminstance>2012")),
    Mutation("MBZ081", swap(QUIZ_GRADES, "<itemtype>mod", "<itemtype>manual"), name="type"),
    Mutation("MBZ082", swap(QUIZ_GRADES, "mini:11", "other")),
    Mutation("MBZ083", swap(QUIZ_GRADES, "<categoryid>1", "<categoryid>5")),
    Mutation("MBZ084", swap("activities/quiz_11/inforef.xml", "<grade_item>\n<id>2</id>\n</grade_item>", "")),
    Mutation("MBZ085", swap(QUIZ_GRADES, "<scaleid>$@NULL@$", "<scaleid>7")),
    Mutation("MBZ086", swap("gradebook.xml", "<iteminstance>1", "<iteminstance>7")),
    Mutation("MBZ086 MBZ083", swap("gradebook.xml", 'grade_category id="1"', 'grade_category id="7"'), name="category"),
    Mutation("MBZ086", swap("gradebook.xml", "<parent>$@NULL@$", "<parent>4"), name="no root"),
    # files
    Mutation("MBZ090", lose_blob),
    Mutation("MBZ091", rename_blob),
    Mutation("MBZ092", swap(FILES, "<filesize>7", "<filesize>8")),
    Mutation("MBZ093 MBZ099", swap(FILES, "<filepath>/<", "<filepath>pictures<", 3)),
    Mutation("MBZ094", put("activities/page_1/inforef.xml", refs())),
    Mutation("MBZ095 MBZ099 MBZ100", swap(FILES, "<contextid>1001", "<contextid>9999")),
    Mutation("MBZ095 MBZ099", swap(FILES, "<component>mod_page", "<component>mod_book"), name="component"),
    Mutation("MBZ096 MBZ099 MBZ100", swap(FILES, "<itemid>301", "<itemid>309")),
    Mutation("MBZ096 MBZ099 MBZ100", swap(FILES, "<itemid>101", "<itemid>109"), name="section"),
    Mutation("MBZ097", second_file("folder_6", 1006, "mod_folder", "a.txt")),
    Mutation("MBZ098", put("files/0b/0beec7b5ea3f0fdbc95d0dd47f3c5bc275da8a33", b"foo")),
    Mutation("MBZ099 MBZ100", swap(PAGE, "my%20pic.png", "My%20pic.png")),
    Mutation("MBZ100", swap(xml("label", 2), "@@PLUGINFILE@@/lab.png", "https://example.org/lab.png")),
    Mutation("MBZ101", swap(FILES, "<sortorder>1", "<sortorder>0")),
    Mutation("MBZ102", second_file("resource_5", 1005, "mod_resource", "b.pdf")),
    Mutation("MBZ103", swap("activities/folder_6/inforef.xml", "<id>7</id>\n</file>", "<id>7</id>\n</file><file><id>999</id></file>")),
    Mutation("MBZ103", swap("groups.xml", "<groupid>1", "<groupid>9"), name="grouping"),
    Mutation("MBZ103", swap(module("url", 4), "<groupingid>0", "<groupingid>9"), name="groupingid"),
    # links
    Mutation("MBZ110", swap(PAGE, "QUIZVIEWBYID*11", "QUIZVIEWBYID*99")),
    Mutation("MBZ110", swap(PAGE, "BOOKVIEWBYIDCH*3*301", "BOOKVIEWBYIDCH*3*999"), name="chapter"),
    Mutation("MBZ110", swap("sections/section_101/section.xml", "COURSEVIEWBYID*1", "COURSEVIEWBYID*7"), name="course"),
    Mutation("MBZ110", swap(PAGE, "QUIZVIEWBYID*11", "COURSESECTIONBYID*999"), "4.5", "section"),
    Mutation("MBZ111", swap(PAGE, "QUIZVIEWBYID*11", "PAGEVIEWBYID*11")),
    Mutation("MBZ112", swap(PAGE, "QUIZVIEWBYID*11@$", "QUIZVIEWBYID*11")),
    Mutation("MBZ112", swap(PAGE, "QUIZVIEWBYID*11", "LABELVIEWBYID*2"), name="a label has no page"),
    Mutation("MBZ112", swap(PAGE, "QUIZVIEWBYID*11", "HOMEPAGE*2"), name="unknown"),
    Mutation("MBZ113", swap(PAGE, "QUIZVIEWBYID*11", "COURSESECTIONBYID*101")),
    Mutation("MBZ114", swap(xml("assign", 7), "Do it", "$@PAGEVIEWBYID*1@$")),
    # questions
    Mutation("MBZ120 MBZ035", swap(MANIFEST, "<backup_release>4.1", "<backup_release>3.9")),
    Mutation("MBZ121", swap(QUESTIONS, "<name>top", "<name>bottom")),
    Mutation("MBZ121", swap(QUESTIONS, "<parent>501", "<parent>0"), name="two"),
    Mutation("MBZ122", swap(QUESTIONS, "<parent>501", "<parent>9")),
    Mutation("MBZ123", swap(QUESTIONS, "<contextinstanceid>11", "<contextinstanceid>12")),
    Mutation("MBZ124", swap("activities/quiz_11/inforef.xml", "<question_category>\n<id>502</id>\n</question_category>", "")),
    Mutation("MBZ125", both(
        swap(QUESTIONS, "<contextid>1011", "<contextid>10", 3), swap(QUESTIONS, "<contextlevel>70", "<contextlevel>50", 3),
        swap(FILES, "<contextid>1011", "<contextid>10"))),
    Mutation("MBZ126", swap(QUESTIONS, "mini+q602", "mini+q601")),
    Mutation("MBZ127", swap(QUESTIONS, "<fraction>-0.3333333", "<fraction>-0.35")),
    Mutation("MBZ128", swap(QUESTIONS, "<trueanswer>711", "<trueanswer>1")),
    Mutation("MBZ128", swap(QUESTIONS, "<sequence>604,605", "<sequence>604,699"), name="cloze"),
    Mutation("MBZ128", swap(QUESTIONS, "<answer>731", "<answer>7"), name="numerical"),
    Mutation("MBZ129", swap(QUESTIONS, "<questiontext>dog", "<questiontext>")),
    Mutation("MBZ130", swap(QUESTIONS, "<length>0", "<length>1")),
    Mutation("MBZ131", swap(QUESTIONS, "plugin_qtype_match_question", "plugin_qtype_other_question", 2)),
    Mutation("MBZ132", swap(QUESTIONS, "<qtype>essay", "<qtype>musical")),
    Mutation("MBZ133", swap(QUESTIONS, "<question_hints>\n</question_hints>", "<question_hints></question_hints>")),
    Mutation("MBZ133", swap(QUESTIONS, "<question_hints>\n</question_hints>", "<question_hints/>"), "3.11", "short form"),
    Mutation("MBZ134", swap(QUESTIONS, "<qtype>description", "<qtype>ordering")),
    Mutation("MBZ135", swap(QUESTIONS, "<idnumber>Pool", "<idnumber>Default")),
    Mutation("MBZ136", swap(QUESTIONS, "{#2} and {#1}", "{#1}")),
    Mutation("MBZ136", swap(QUESTIONS, "{#2} and {#1}", "{#1} and {#1}"), name="twice"),
    # quizzes
    Mutation("MBZ140", swap(QUIZ, "<questionbankentryid>603", "<questionbankentryid>699")),
    Mutation("MBZ140", swap(QUIZ, "<questionid>603", "<questionid>699"), "3.11", "3.11"),
    Mutation("MBZ140", swap(module("quiz", 11), "2022112800", "2021051700"), name="layout of the module's version"),
    Mutation("MBZ141", swap(QUIZ, "<slot>9", "<slot>11")),
    Mutation("MBZ142", swap(QUIZ, "<sumgrades>8", "<sumgrades>9")),
    Mutation("MBZ143", swap(QUIZ_GRADES, "<grademax>10", "<grademax>100")),
    Mutation("MBZ144", swap(QUIZ, "<firstslot>1", "<firstslot>2")),
    Mutation("MBZ145", swap(QUIZ, "<mingrade>0", "<mingrade>2")),
    Mutation("MBZ145", swap(QUIZ, "<maxgrade>11", "<maxgrade>10"), name="top"),
    Mutation("MBZ145", swap(QUIZ, "<maxgrade>5", "<maxgrade>4"), name="gap"),
    Mutation("MBZ146", swap(QUIZ, "<reviewoverallfeedback>4352", "<reviewoverallfeedback>69888")),
    Mutation("MBZ147", swap(QUIZ, "<usingcontextid>1011", "<usingcontextid>10")),
    Mutation("MBZ148", swap(QUIZ, "<questionbankentryid>608", "<questionbankentryid>609")),
    Mutation("MBZ148", swap(QUIZ, "<questionid>608", "<questionid>609"), "3.11", "3.11"),
    Mutation("MBZ148", both(swap(QUIZ, CONDITION, FILTER), swap(QUIZ, "<questionbankentryid>608", "<questionbankentryid>609")), "4.5", "filter"),
    Mutation("MBZ149", swap(QUIZ, CONDITION, FILTER)),
    Mutation("MBZ149", swap(QUIZ, CONDITION, "category 503"), name="no JSON"),
    # kinds of activity
    Mutation("MBZ150", no_users),
    Mutation("MBZ150", setting("glossary_12_userinfo", 1, 0), name="userinfo"),
    Mutation("MBZ150", setting("section_103_userinfo", 1, 0), name="userinfo of the section"),
    Mutation("MBZ151", swap(xml("glossary", 12), "<userid>77", "<userid>78")),
    Mutation("MBZ151", put("activities/glossary_12/inforef.xml", refs()), name="not listed"),
    Mutation("MBZ151", drop("course/enrolments.xml"), name="no way to enrol"),
    Mutation("MBZ152", swap(xml("assign", 7), "untilpass", "none")),
    Mutation("MBZ153", swap(xml("book", 3), "<subchapter>0", "<subchapter>1")),
    Mutation("MBZ153", swap(xml("book", 3), "<pagenum>2", "<pagenum>3"), name="pagenum"),
    Mutation("MBZ154", swap(xml("lesson", 14), "<nextpageid>2", "<nextpageid>3")),
    Mutation("MBZ154", swap(xml("lesson", 14), "<jumpto>1", "<jumpto>9"), name="jump"),
    Mutation("MBZ155", swap(xml("feedback", 9), "<typ>textarea", "<typ>essay")),
    Mutation("MBZ155", swap(xml("feedback", 9), "<dependitem>1", "<dependitem>9"), name="dependitem"),
    Mutation("MBZ155", swap(xml("feedback", 9), "<position>2", "<position>1"), name="position"),
    Mutation("MBZ156", resub(xml("choice", 10), r"<option id.*</option>", "")),
    Mutation("MBZ157", swap(xml("scorm", 13), "<launch>2", "<launch>9")),
    Mutation("MBZ157", swap(xml("scorm", 13), "<reference>mini", "<reference>maxi"), name="reference"),
    Mutation("MBZ157", resub(xml("scorm", 13), r"<sha1hash>\w+", "<sha1hash>" + 40 * "0"), name="hash"),
    Mutation("MBZ158", swap(FILES, "x.h5p", "x.zip")),
    Mutation("MBZ159", swap(xml("url", 4), "https://example.org/?a=1&amp;b=2", "")),
    Mutation("MBZ160", plugin),
    Mutation("MBZ162", swap("course/blocks/html_6/block.xml", "<parentcontextid>10", "<parentcontextid>1")),
    Mutation("MBZ162", swap("course/blocks/html_6/block.xml", "<blockname>html", "<blockname>text"), name="name"),
    # what people do
    Mutation("MBZ170", swap(xml("choice", 10), "<options>", "<limitanswers>1</limitanswers><options>")),
    Mutation("MBZ171", swap(xml("choice", 10), "<options>", "<showresults>2</showresults><options>")),
    Mutation("MBZ172", swap(xml("lesson", 14), "</answers>", '<answer id="0"><jumpto>-1</jumpto><answer_text/></answer></answers>')),
    Mutation("MBZ173", swap(xml("assign", 7), "<plugin>file", "<plugin>comments")),
    Mutation("MBZ174", both(swap(xml("lesson", 14), "<qtype>20", "<qtype>3"), resub(xml("lesson", 14), r"<contents>[^<]*<", "<contents><"))),
    Mutation("MBZ175", swap(xml("feedback", 9), "<dependitem>1", "<dependitem>3")),
    Mutation("MBZ176", other_points),
    Mutation("MBZ177", both(swap(xml("forum", 8), "<type>general", "<type>single"), resub(xml("forum", 8), r"<intro>[^<]*<", "<intro><"))),
    Mutation("MBZ177", swap(xml("forum", 8), "<type>general</type>", "<type>news</type><completionposts>1</completionposts>"), name="announcements"),
    Mutation("MBZ178", both(swap(xml("folder", 6), "</folder>", "<display>1</display></folder>"), resub("activities/folder_6/module.xml", r"<completionview>\d", "<completionview>1"))),
)  # fmt: skip
