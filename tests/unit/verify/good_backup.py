"""A small backup that is right in everything: one activity of every common kind, a quiz, the guest's glossary."""

# ruff: noqa: E501  (a record of the format stands on one line)

import gzip
import hashlib
import io
import tarfile
import zipfile
from collections.abc import Mapping
from pathlib import Path
from xml.sax.saxutils import escape

Files = dict[str, bytes]
Value = str | int | None
NOW = 1700000000
VERSIONS = {"3.11": 2021051700, "4.1": 2022112800, "4.5": 2024100700}
PICTURE = b"\x89PNG\r\n\x1a\n"
ACTIVITIES = {
    1: ("page", 101),
    2: ("label", 101),
    3: ("book", 101),
    4: ("url", 101),
    5: ("resource", 101),
    6: ("folder", 101),
    7: ("assign", 102),
    8: ("forum", 102),
    9: ("feedback", 102),
    10: ("choice", 102),
    11: ("quiz", 103),
    12: ("glossary", 103),
    13: ("scorm", 103),
    14: ("lesson", 103),
    15: ("h5pactivity", 103),
}
COMPLETION = {
    1: {"completion": 2, "completionview": 1},
    7: {"completion": 2},
    11: {"completion": 2, "completiongradeitemnumber": 0, "completionpassgrade": 1},
    13: {"completion": 2},
}
RESTRICTION = '{"op":"&","c":[{"type":"completion","cm":1,"e":1},{"type":"grade","id":2,"min":50},{"type":"group","id":1}],"showc":[true,true,true]}'
# id -> (content, context, component, file area, item id, name, where it is listed)
FILES = {
    1: (b"cover", 10, "course", "overviewfiles", 0, "cover.png", "course"),
    2: (PICTURE, 10, "course", "section", 101, "sec.png", "sections/section_101"),
    3: (b"pic", 1001, "mod_page", "content", 0, "my pic.png", "activities/page_1"),
    4: (b"label", 1002, "mod_label", "intro", 0, "lab.png", "activities/label_2"),
    5: (b"chapter", 1003, "mod_book", "chapter", 301, "c.png", "activities/book_3"),
    6: (b"handout", 1005, "mod_resource", "content", 0, "handout.pdf", "activities/resource_5"),
    7: (b"a", 1006, "mod_folder", "content", 0, "a.txt", "activities/folder_6"),
    8: (PICTURE, 1011, "question", "questiontext", 601, "q.png", ""),
    9: (b"zip", 1013, "mod_scorm", "package", 0, "mini.zip", "activities/scorm_13"),
    10: (b"page", 1013, "mod_scorm", "content", 0, "index.html", "activities/scorm_13"),
    11: (b"h5p", 1015, "mod_h5pactivity", "package", 0, "x.h5p", "activities/h5pactivity_15"),
}


def leaves(**fields: Value) -> str:
    """Write one element a line."""
    return "".join(f"<{k}>{'$@NULL@$' if v is None else escape(str(v))}</{k}>\n" for k, v in fields.items())


def node(tag: str, body: str = "", **attributes: Value) -> str:
    """Write an element with others inside."""
    written = "".join(f' {name}="{value}"' for name, value in attributes.items())
    return f"<{tag}{written}>\n{body}</{tag}>\n"


def document(tag: str, body: str = "", **attributes: Value) -> bytes:
    """Write a whole file."""
    return ('<?xml version="1.0" encoding="UTF-8"?>\n' + node(tag, body, **attributes)).encode()


def refs(**lists: tuple[int, ...]) -> bytes:
    """Write an inforef.xml."""
    return document(
        "inforef",
        "".join(
            node(f"{kind}ref", "".join(node(kind, leaves(id=number)) for number in numbers)) for kind, numbers in lists.items()
        ),
    )


def good_backup(release: str = "4.1") -> Files:
    """Give path -> bytes of the backup, declared for a release; 3.11 has the old layout of questions."""
    files = _root(release) | _course() | _questions(release)
    for number, (modname, section) in ACTIVITIES.items():
        files |= _activity(number, modname, section, release)
    for content, *_ in FILES.values():
        digest = hashlib.sha1(content, usedforsecurity=False).hexdigest()
        files[f"files/{digest[:2]}/{digest}"] = content
    for folder in ("course", "sections/section_101", *(f"activities/{m}_{n}" for n, (m, _) in ACTIVITIES.items())):
        listed = {"file": tuple(n for n, file in FILES.items() if file[6] == folder)}
        if folder == "activities/quiz_11":
            listed |= {"question_category": (501, 502, 503), "grade_item": (2,)}
        elif folder == "activities/glossary_12":
            listed |= {"user": (77,)}
        elif folder == "course":
            listed |= {"role": (5,), "group": (1,), "grouping": (1,)}
        files[f"{folder}/inforef.xml"] = refs(**{kind: numbers for kind, numbers in listed.items() if numbers})
    return files


def _root(release: str) -> Files:
    information = leaves(
        name="mini.mbz", moodle_version=VERSIONS[release], moodle_release=release, backup_version=VERSIONS[release], backup_release=release,
        backup_date=NOW, mnet_remoteusers=0, include_files=1, original_wwwroot="https://mini.example.org",
        original_site_identifier_hash="44c6c370fd1859325f7119e96a81584e", original_course_id=1, original_course_format="topics",
        original_course_fullname="Mini course ünï", original_course_shortname="MINI", original_course_startdate=NOW,
        original_course_contextid=10, original_system_contextid=1,
    )  # fmt: skip
    detail = node("details", node("detail", leaves(type="course", format="moodle2", mode=10), backup_id="x"))
    contents = node("activities", "".join(node("activity", leaves(
        moduleid=n, sectionid=s, modulename=m, title=f"{m} {n}", directory=f"activities/{m}_{n}")) for n, (m, s) in ACTIVITIES.items()))  # fmt: skip
    contents += node(
        "sections",
        "".join(node("section", leaves(sectionid=s, title=s, directory=f"sections/section_{s}")) for s in range(100, 104)),
    )
    contents += node("course", leaves(courseid=1, title="MINI", directory="course"))
    root = {
        "users": 1,
        "activities": 1,
        "blocks": 1,
        "files": 1,
        "filters": 1,
        "calendarevents": 1,
        "groups": 1,
        "contentbankcontent": 1,
    }
    settings = "".join(node("setting", leaves(level="root", name=name, value=value)) for name, value in root.items())
    for number in range(100, 104):
        settings += _settings("section", f"section_{number}")
    for number, (modname, _) in ACTIVITIES.items():
        settings += _settings("activity", f"{modname}_{number}")
    rows = "".join(node("file", leaves(
        contenthash=hashlib.sha1(content, usedforsecurity=False).hexdigest(), contextid=context, component=component, filearea=area, itemid=item,
        filepath="/", filename=name, userid=None, filesize=len(content), timecreated=NOW, timemodified=NOW, source=None, author=None,
        license=None, sortorder=int(component == "mod_resource")), id=number)
        for number, (content, context, component, area, item, name, _) in FILES.items())  # fmt: skip
    criterion = {"enrolperiod": None, "timeend": None, "gradepass": None, "role": None}
    return {
        "moodle_backup.xml": document(
            "moodle_backup", node("information", information + detail + node("contents", contents) + node("settings", settings))
        ),
        "files.xml": document("files", rows),
        "groups.xml": document("groups", node("group", leaves(name="One"), id=1) + node("groupings", node("grouping", leaves(name="All") + node(
            "grouping_groups", node("grouping_group", leaves(groupid=1), id=1)), id=1))),
        "scales.xml": document("scales_definition", node("scale", leaves(name="Words", scale="no,yes", description=""), id=1)),
        "outcomes.xml": document("outcomes_definition", node("outcome", leaves(shortname="O", fullname="Outcome", scaleid=1), id=1)),
        "roles.xml": document("roles_definition", node("role", leaves(shortname="student"), id=5)),
        "users.xml": document("users", node("user", leaves(username="guest", email="root@localhost"), id=77, contextid=7777)),
        "gradebook.xml": document("gradebook", node("grade_categories", node("grade_category", leaves(parent=None, depth=1, path="/1/"), id=1)) + node(
            "grade_items", node("grade_item", leaves(itemtype="course", iteminstance=1, scaleid=None, outcomeid=None, locktime=0), id=99))
            + node("grade_settings", node("grade_setting", leaves(name="minmaxtouse", value=1), id=""))),
        "completion.xml": document("course_completion", node("course_completion_criteria", leaves(
            criteriatype=4, module="page", moduleinstance=1, **criterion), id=1) + node("course_completion_criteria", leaves(
            criteriatype=7, **{**criterion, "role": 5}), id=2) + node("course_completion_aggr_methd", leaves(
            criteriatype=None, method=1, value=None), id=1)),
    }  # fmt: skip


def _settings(level: str, owner: str) -> str:
    return "".join(
        node("setting", leaves(level=level, **{level: owner}, name=f"{owner}_{what}", value=1))
        for what in ("included", "userinfo")
    )


def _course() -> Files:
    option = node("courseformatoption", leaves(format="topics", sectionid=0, name="coursedisplay", value=1))
    tag = node("tags", node("tag", leaves(name="alpha", rawname="Alpha"), id=1))
    files = {
        "course/course.xml": document("course", leaves(
            shortname="MINI", fullname="Mini course ünï", idnumber="MINI-ID", summary="<p>Summary</p>", summaryformat=1, format="topics", newsitems=0,
            startdate=NOW, defaultgroupingid=0, theme="", enablecompletion=1) + tag + node("courseformatoptions", option), id=1, contextid=10),
        "course/roles.xml": document("roles"),
        "course/filters.xml": document("filters"),
        "course/calendar.xml": document("events"),
        "course/contentbank.xml": document("contents"),
        "course/enrolments.xml": document("enrolments", node("enrols", node("enrol", leaves(enrol="manual"), id=1))),
        "course/blocks/html_6/block.xml": document("block", leaves(
            blockname="html", parentcontextid=10, showinsubcontexts=0, defaultweight=1, timecreated=NOW, timemodified=NOW), id=6, contextid=52),
    }  # fmt: skip
    for number in range(100, 104):
        summary = (
            '<p><img src="@@PLUGINFILE@@/sec.png" alt=""/> <a href="$@COURSEVIEWBYID*1@$">course</a></p>' if number == 101 else ""
        )
        files[f"sections/section_{number}/section.xml"] = document("section", leaves(
            number=number - 100, name=None, summary=summary, summaryformat=1, visible=1, availabilityjson=None), id=number)  # fmt: skip
    return files


def _activity(number: int, modname: str, section: int, release: str) -> Files:
    folder = f"activities/{modname}_{number}"
    module = dict[str, Value](modulename=modname, sectionid=section, sectionnumber=section - 100, idnumber=f"mini:{number}", visible=1,
        visibleoncoursepage=1, groupingid=0, completion=0, completiongradeitemnumber=None, completionview=0, completionpassgrade=0,
        completionexpected=0, availability=RESTRICTION if number == 11 else None)  # fmt: skip
    module |= COMPLETION.get(number, {})
    items = ""
    if modname == "quiz":
        items = node("grade_items", node("grade_item", leaves(categoryid=1, itemname="Quiz", itemtype="mod", itemmodule="quiz", iteminstance=2011,
            itemnumber=0, idnumber="mini:11", grademax="10.00000", scaleid=None, outcomeid=None, gradepass="6.00000", sortorder=3), id=2))  # fmt: skip
    body = node(modname, _body(modname, release), id=2000 + number)
    return {
        f"{folder}/{modname}.xml": document("activity", body, id=2000 + number, moduleid=number, modulename=modname, contextid=1000 + number),
        f"{folder}/module.xml": document("module", leaves(**module) + node("tags", node("tag", leaves(rawname="T"), id=1)), id=number,
            version=VERSIONS[release]),
        f"{folder}/grades.xml": document("activity_gradebook", items),
        f"{folder}/roles.xml": document("roles"),
        f"{folder}/filters.xml": document("filters"),
        f"{folder}/calendar.xml": document("events"),
    }  # fmt: skip


def _body(modname: str, release: str) -> str:
    times = leaves(name=modname.title(), intro="", timeopen=0, timeclose=0)
    named = leaves(name=modname.title(), intro="<p>Intro</p>")
    bodies = {
        "page": named + leaves(content='<p><img src="@@PLUGINFILE@@/my%20pic.png" alt=""/><a href="$@BOOKVIEWBYID*3@$#x">book</a>'
            '<a href="$@QUIZVIEWBYID*11@$">quiz</a><a href="$@BOOKVIEWBYIDCH*3*301@$">chapter</a><a href="$@PAGEINDEX*1@$">all</a></p>'),
        "label": leaves(name="Note", intro='<img src="@@PLUGINFILE@@/lab.png" alt="l"/>'),
        "book": named + node("chapters", "".join(node("chapter", leaves(pagenum=n, subchapter=n - 1, title=f"C{n}", content=text), id=300 + n)
            for n, text in ((1, '<img src="@@PLUGINFILE@@/c.png" alt="c"/>'), (2, '<a href="$@PAGEVIEWBYID*1@$">p</a>')))),
        "url": named + leaves(externalurl="https://example.org/?a=1&b=2"),
        "resource": named,
        "folder": named,
        "assign": named + leaves(duedate=0, allowsubmissionsfromdate=0, grade=100, teamsubmission=0, blindmarking=0, completionsubmit=1,
            attemptreopenmethod="untilpass", activity="<p>Do it</p>") + node("plugin_configs", node("plugin_config", leaves(
            plugin="file", subtype="assignsubmission", name="enabled", value=1), id=1)),
        "forum": named + leaves(type="general", assesstimestart=0, assesstimefinish=0, scale=0, forcesubscribe=0),
        "feedback": times + leaves(page_after_submit="") + node("items", "".join(node("item", leaves(
            name="Q", label="q", presentation="40|5", typ=typ, position=n, dependitem=other), id=n) for n, typ, other in (
            (1, "textarea", 0), (2, "pagebreak", 0), (3, "textarea", 1)))),
        "choice": times + node("options", node("option", leaves(text="Tea", maxanswers=0), id=1)),
        "quiz": times + _quiz(release),
        "glossary": named + leaves(displayformat="dictionary", assesstimestart=0, assesstimefinish=0, scale=0) + node("entries", node(
            "entry", leaves(userid=77, concept="Atom", definition="<p>Small</p>"), id=900)),
        "scorm": times + leaves(scormtype="local", reference="mini.zip", version="SCORM_1.2", launch=2, completionstatusrequired=6,
            sha1hash=hashlib.sha1(b"zip", usedforsecurity=False).hexdigest()) + node("scoes", node("sco", leaves(launch=""), id=1) + node(
            "sco", leaves(launch="index.html", title="L") + node("sco_datas", node("sco_data", leaves(name="x", value=""), id=20)), id=2)),
        "lesson": named + leaves(conditions="O:8:...", available=0, deadline=0) + node("pages", "".join(node("page", leaves(
            prevpageid=p, nextpageid=n, qtype=20, title="T", contents="") + node("answers", node("answer", leaves(
            jumpto=j, answer_text="Next"), id=10 * i)), id=i) for i, p, n, j in ((1, 0, 2, -1), (2, 1, 0, 1)))),
        "h5pactivity": named + leaves(timecreated=NOW, timemodified=NOW),
    }  # fmt: skip
    return bodies[modname]


def _quiz(release: str) -> str:
    slots = ""
    for number in range(1, 10):
        mark = "0.0000000" if number == 7 else "1.0000000"
        if release == "3.11":
            drawn = number == 9
            inner = leaves(questionid=601 + number if drawn else 600 + number, questioncategoryid=503 if drawn else None)
        elif number == 9:
            condition = '{"questioncategoryid":"503","includingsubcategories":"0"}'
            inner = node(
                "question_set_reference",
                leaves(usingcontextid=1011, questionscontextid=1011, filtercondition=condition),
                id=number,
            )
        else:
            inner = node(
                "question_reference", leaves(usingcontextid=1011, questionbankentryid=600 + number, version=None), id=number
            )
        slots += node("question_instance", leaves(slot=number, page=1, maxmark=mark) + inner, id=number)
    bands = "".join(
        node("feedback", leaves(feedbacktext="", mingrade=low, maxgrade=high), id=n) for n, low, high in ((1, 5, 11), (2, 0, 5))
    )
    return (
        leaves(sumgrades="8.00000", grade="10.00000", reviewoverallfeedback=4352)
        + node("question_instances", slots)
        + node("sections", node("section", leaves(firstslot=1), id=1))
        + node("feedbacks", bands)
    )


def _questions(release: str) -> Files:
    old = release == "3.11"
    made = dict.fromkeys((501, 502, 503), "")
    for number, (qtype, plugin) in enumerate((*QUESTIONS, POOL, ("random", ""))[: 10 if old else 9], 601):
        category = 502 if number <= 608 else 503
        text = {601: '<img src="@@PLUGINFILE@@/q.png" alt="q"/>', 608: "{#2} and {#1}"}.get(number, "Text")
        description = qtype == "description"
        fields = leaves(parent=0, name=qtype, questiontext=text, generalfeedback="", defaultmark=int(not description), penalty="0.3333333",
            qtype=qtype, length=int(not description), stamp=f"mini+q{number}", createdby=None, modifiedby=None)  # fmt: skip
        hints = node("question_hints", node("question_hint", leaves(hint="Think"), id=number * 10) if number <= 608 else "")
        question = node("question", fields + node(f"plugin_qtype_{qtype}_question", plugin) + hints + node("tags", node("tag", leaves(
            rawname="easy"), id=90)), id=number)  # fmt: skip
        version = node(
            "question_version",
            node("question_versions", leaves(version=1, status="ready") + node("questions", question), id=number),
        )
        entry = node("question_bank_entry", leaves(questioncategoryid=category, idnumber=None, ownerid=None) + version, id=number)
        made[category] += question if old else entry
    categories = ""
    for number, name, parent in ((501, "top", 0), (502, "Default", 501), (503, "Pool", 501)):
        fields = leaves(
            name=name,
            contextid=1011,
            contextlevel=70,
            contextinstanceid=11,
            info="",
            stamp=f"mini+c{number}",
            parent=parent,
            idnumber=None if name == "top" else name,
        )
        categories += node(
            "question_category", fields + node("questions" if old else "question_bank_entries", made[number]), id=number
        )
    return {"questions.xml": document("question_categories", categories)}


_COMBINED = leaves(correctfeedback="", partiallycorrectfeedback="", incorrectfeedback="")


def _answers(first: int, *fractions: str) -> str:
    return node(
        "answers",
        "".join(
            node("answer", leaves(answertext=str(n), fraction=f, feedback=""), id=first + n) for n, f in enumerate(fractions)
        ),
    )


QUESTIONS = (
    ("multichoice", _answers(701, "1.0000000", "0.0000000", "-0.3333333") + node("multichoice", _COMBINED + leaves(single=1), id=1)),
    ("truefalse", _answers(711, "1.0000000", "0.0000000") + node("truefalse", leaves(trueanswer=711, falseanswer=712), id=1)),
    ("match", node("matchoptions", _COMBINED, id=1) + node("matches", "".join(node(
        "match", leaves(questiontext=text, answertext=text or "moo"), id=800 + n) for n, text in enumerate(("cat", "dog", ""))))),
    ("shortanswer", _answers(721, "1.0000000", "0.0000000") + node("shortanswer", leaves(usecase=0), id=1)),
    ("numerical", _answers(731, "1.0000000") + node("numerical_units", node("numerical_unit", leaves(multiplier=1, unit="m"))) + node(
        "numerical_options", node("numerical_option", leaves(showunits=3), id=1)) + node(
        "numerical_records", node("numerical_record", leaves(answer=731, tolerance=0), id=1))),
    ("essay", node("essay", leaves(responseformat="editor"), id=1)),
    ("description", ""),
    ("multianswer", _answers(741) + node("multianswer", leaves(question=608, sequence="604,605"), id=1)),
)  # fmt: skip
POOL = ("truefalse", _answers(751, "1.0000000", "0.0000000") + node("truefalse", leaves(trueanswer=751, falseanswer=752), id=2))


def pack_zip(files: Mapping[str, bytes], path: Path) -> Path:
    """Make a zip of the files (stored: that is quickest)."""
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


def pack_tar(files: Mapping[str, bytes], path: Path, form: int = tarfile.USTAR_FORMAT) -> Path:
    """Make a gzipped tar of the files."""
    with gzip.open(path, "wb") as stream, tarfile.open(fileobj=stream, mode="w", format=form) as archive:
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return path
