"""One function a kind of XML file: from its root element to facts."""

from collections.abc import Callable

from builder.verify.moodle.facts import Backup, Place, Record
from builder.verify.moodle.records import record
from builder.verify.report import Findings
from builder.verify.xmlread import Element, line, local

Reader = Callable[[str, Element, Backup, Findings], None]

_PARTS = {
    "assign": {"config": "plugin_configs/plugin_config"},
    "book": {"chapter": "chapters/chapter"},
    "feedback": {"item": "items/item"},
    "choice": {"option": "options/option"},
    "glossary": {"entry": "entries/entry"},
    "lesson": {"page": "pages/page", "answer": "pages/page/answers/answer"},
    "scorm": {"sco": "scoes/sco"},
    "forum": {"discussion": "discussions/discussion"},
    "data": {"record": "records/record"},
    "wiki": {"subwiki": "subwikis/subwiki"},
    "workshop": {"submission": "submissions/submission"},
    "quiz": {"section": "sections/section", "feedback": "feedbacks/feedback"},
}
"""Parts of an activity that later checks need, with their paths."""

_NAMED = {
    "groups.xml": {"group": "group", "grouping": "groupings/grouping"},
    "scales.xml": {"scale": "scale"},
    "outcomes.xml": {"outcome": "outcome"},
    "roles.xml": {"role": "role"},
    "users.xml": {"user": "user"},
}


def read_manifest(member: str, root: Element, backup: Backup, findings: Findings) -> None:
    """moodle_backup.xml: what the backup says of itself, what it contains, its settings."""
    del findings
    information = root.find("information")
    if information is None:
        return
    backup.information = record(member, information)
    backup.lists_course = information.find("contents/course") is not None
    detail = information.find("details/detail")
    backup.detail = None if detail is None else record(member, detail)
    backup.listed_activities.extend(record(member, e) for e in information.iterfind("contents/activities/activity"))
    backup.listed_sections.extend(record(member, e) for e in information.iterfind("contents/sections/section"))
    backup.settings.extend(record(member, e) for e in information.iterfind("settings/setting"))


def read_files(member: str, root: Element, backup: Backup, findings: Findings) -> None:
    """files.xml: every file row."""
    del findings
    backup.files.extend(record(member, element) for element in root.iterfind("file"))


def read_named(member: str, root: Element, backup: Backup, findings: Findings) -> None:
    """groups.xml, scales.xml, outcomes.xml, roles.xml, users.xml: what can be referred to by id."""
    for kind, path in _NAMED[member].items():
        for element in root.iterfind(path):
            _unique(backup.named[kind], element, member, kind, findings)
    for element in root.iterfind("groupings/grouping/grouping_groups/grouping_group"):
        group = element.findtext("groupid") or ""
        backup.references.setdefault("groups.xml", {}).setdefault("group", []).append((group, Place(member, line(element))))


def _unique(into: dict[str, Record], element: Element, member: str, kind: str, findings: Findings) -> None:
    key = element.get("id", "")
    if key in into:
        findings.add("MBZ063", member, f"two of kind {kind} have the id {key}", line(element))
    into[key] = record(member, element)


def read_gradebook(member: str, root: Element, backup: Backup, findings: Findings) -> None:
    """gradebook.xml: the tree of grade categories, and the grade items that belong to no activity."""
    del findings
    backup.grade_categories.extend(record(member, element) for element in root.iterfind("grade_categories/grade_category"))
    backup.gradebook_items.extend(record(member, element) for element in root.iterfind("grade_items/grade_item"))


def read_completion(member: str, root: Element, backup: Backup, findings: Findings) -> None:
    """completion.xml: the criteria of course completion."""
    del findings
    backup.criteria.extend(record(member, element) for element in root.iterfind("course_completion_criteria"))
    backup.aggregations.extend(record(member, element) for element in root.iterfind("course_completion_aggr_methd"))


def read_course(member: str, root: Element, backup: Backup, findings: Findings) -> None:
    """course/course.xml: the course's own settings."""
    del findings
    backup.course = record(member, root)


def read_enrolments(member: str, root: Element, backup: Backup, findings: Findings) -> None:
    """course/enrolments.xml: how many ways to enrol there are."""
    del member, findings
    backup.enrolments = sum(1 for _ in root.iterfind("enrols/enrol"))


def read_section(member: str, root: Element, backup: Backup, findings: Findings) -> None:
    """sections/section_ID/section.xml: one section; the key is the number in the folder's name."""
    del findings
    backup.sections[member.split("/")[1].rpartition("_")[2]] = record(member, root)


def read_block(member: str, root: Element, backup: Backup, findings: Findings) -> None:
    """blocks/NAME_ID/block.xml of the course or an activity: one block."""
    del findings
    backup.blocks[member.rpartition("/")[0]] = record(member, root)


def read_module(member: str, root: Element, backup: Backup, findings: Findings) -> None:
    """activities/NAME_ID/module.xml: the course module."""
    del findings
    found = record(member, root)
    found.values["availability"] = root.findtext("availability") or ""
    backup.activity(member.split("/")[1]).module = found


def read_grades(member: str, root: Element, backup: Backup, findings: Findings) -> None:
    """activities/NAME_ID/grades.xml: the grade items of an activity."""
    del findings
    items = (record(member, element) for element in root.iterfind("grade_items/grade_item"))
    backup.activity(member.split("/")[1]).grade_items.extend(items)


def read_inforef(member: str, root: Element, backup: Backup, findings: Findings) -> None:
    """inforef.xml of the course, a section, an activity or a block: ids by kind."""
    del findings
    lists = backup.references.setdefault(member, {})
    for group in root:
        for element in group:
            kind = local(element)
            if kind:
                lists.setdefault(kind, []).append((element.findtext("id") or "", Place(member, line(element))))


def read_activity(member: str, root: Element, backup: Backup, findings: Findings) -> None:
    """activities/NAME_ID/NAME.xml: the activity itself and the parts of it that others refer to."""
    activity = backup.activity(member.split("/")[1])
    activity.activity = record(member, root)
    body = root.find(activity.modname)
    if body is None:
        findings.add("MBZ020", member, f"<activity> has no <{activity.modname}>", line(root))
        return
    activity.instance = record(member, body)
    for kind, path in _PARTS.get(activity.modname, {}).items():
        activity.parts[kind].extend(record(member, element) for element in body.iterfind(path))
    if activity.modname == "lesson":
        _answers_of_pages(member, body, activity.parts["jump"])
    if activity.modname == "quiz":
        activity.parts["slot"].extend(_slot(member, element) for element in body.iterfind("question_instances/question_instance"))


def _answers_of_pages(member: str, body: Element, jumps: list[Record]) -> None:
    """Take in the answers of all pages: their ids, where they lead, and the ``page`` they stand on."""
    for page in body.iterfind("pages/page"):
        for answer in page.iterfind("answers/answer"):
            values = {"@id": answer.get("id", ""), "jumpto": answer.findtext("jumpto") or "0", "page": page.get("id", "")}
            jumps.append(Record(Place(member, line(answer)), values))


def _slot(member: str, element: Element) -> Record:
    """Give a slot with the reference inside it: ``entry``, ``using``, and where it draws at random ``random`` and ``filter``."""
    found = record(member, element)
    reference, drawn = element.find("question_reference"), element.find("question_set_reference")
    found.values["random"] = "" if drawn is None else "1"
    chosen = reference if drawn is None else drawn
    if chosen is not None:
        found.values["entry"] = chosen.findtext("questionbankentryid") or ""
        found.values["using"] = chosen.findtext("usingcontextid") or ""
        found.values["filter"] = chosen.findtext("filtercondition") or ""
    return found
