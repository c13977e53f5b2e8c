"""The course, its sections and its activities: ids, names, places, subsections, blocks."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from builder.verify.moodle.facts import Activity, Backup, Place, Record
from builder.verify.moodle.links import CORE_MODULES
from builder.verify.report import Findings

CORE_FORMATS = frozenset({"topics", "weeks", "social", "singleactivity", "site"})
SUBSECTIONS_SINCE = (4, 5)
_COURSE_XML = "course/course.xml"


def check_course(backup: Backup, findings: Findings) -> None:
    """Check course, sections, activities and blocks, and that no id stands for two things."""
    _course(backup, findings)
    _sections(backup, findings)
    _subsections(backup, findings)
    listed = {record["moduleid"]: record for record in backup.listed_activities}
    for activity in backup.activities.values():
        _activity(activity, findings)
        _kept_in_step(activity, listed.get(activity.number), backup, findings)
    _idnumbers(backup, findings)
    _ids(backup, findings)
    _contexts(backup, findings)
    _blocks(backup, findings)
    _references(backup, findings)


def _course(backup: Backup, findings: Findings) -> None:
    course = backup.course
    if course is None:
        return
    line = course.place.line
    if course["format"] not in CORE_FORMATS:
        findings.add("MBZ050", _COURSE_XML, f"the course format is {course['format']!r}", line)
    news = any(a.instance and a.instance["type"] == "news" for a in backup.activities.values() if a.modname == "forum")
    if course.number("newsitems") > 0 and not news:
        findings.add("MBZ051", _COURSE_XML, f"newsitems is {course['newsitems']}, and there is no forum of type news", line)
    tracked = sum(1 for a in backup.activities.values() if a.module and a.module["completion"] not in ("", "0"))
    if tracked and course["enablecompletion"] != "1":
        findings.add("MBZ052", _COURSE_XML, f"enablecompletion is not 1, but {tracked} activities have completion", line)


def _sections(backup: Backup, findings: Findings) -> None:
    numbers: dict[str, str] = {}
    for folder, section in backup.sections.items():
        place = section.place
        if section["@id"] != folder:
            findings.add("MBZ053", place.member, f"the section's id is {section['@id']}, its folder's {folder}", place.line)
        earlier = numbers.setdefault(section["number"], folder)
        if earlier != folder:
            findings.add("MBZ054", place.member, f"section {earlier} has the number {section['number']} too", place.line)
    if backup.sections and "0" not in numbers and not (backup.detail and backup.detail["type"] == "section"):
        findings.add("MBZ055", "", "no section has the number 0")


def _subsections(backup: Backup, findings: Findings) -> None:
    """Hold three files together: the activity, its section, and both in moodle_backup.xml (format page, section 8a)."""
    listed = {record["sectionid"]: record for record in backup.listed_sections}
    inside = {record["moduleid"]: record["insubsection"] for record in backup.listed_activities}
    homes: dict[str, Record] = {}
    for section in backup.sections.values():
        if section["component"] == "mod_subsection":
            homes[section["itemid"]] = section
    for activity in backup.activities.values():
        home = homes.pop(activity.instance["@id"], None) if activity.modname == "subsection" and activity.instance else None
        if activity.modname != "subsection":
            continue
        record = listed.get(home["@id"]) if home else None
        if home is None or record is None:
            findings.add(
                "MBZ057", activity.place.member, "no section has component mod_subsection and this itemid", activity.place.line
            )
        elif record["parentcmid"] != activity.number or record["modname"] != "subsection":
            findings.add(
                "MBZ057", "moodle_backup.xml", f"section {home['@id']} must have parentcmid {activity.number}", record.place.line
            )
        if inside.get(activity.number):
            findings.add("MBZ057", activity.place.member, "a subsection stands inside a subsection", activity.place.line)
        if backup.release() >= SUBSECTIONS_SINCE:
            findings.add("MBZ058", activity.place.member, "this is a subsection", activity.place.line)
        else:
            findings.add("MBZ057", activity.place.member, "Moodle before 4.5 has no subsections", activity.place.line)
    for home in homes.values():
        findings.add("MBZ057", home.place.member, f"no subsection has the id {home['itemid']}", home.place.line)


def _activity(activity: Activity, findings: Findings) -> None:
    """Check one activity alone: its folder, its ids, its name, its kind."""
    module, own, instance = activity.module, activity.activity, activity.instance
    if module:
        found = f"{module['modulename']}_{module['@id']}"
        if found != activity.folder and module["modulename"]:
            findings.add(
                "MBZ060", module.place.member, f"module.xml says {found}, the folder {activity.folder}", module.place.line
            )
        if module["visible"] == "1" and module["visibleoncoursepage"] == "0":
            findings.add("MBZ068", module.place.member, "visible is 1 and visibleoncoursepage is 0", module.place.line)
    if own and instance:
        place = own.place
        if own["@id"] != instance["@id"]:
            findings.add(
                "MBZ065", place.member, f"<activity> has the id {own['@id']}, <{activity.modname}> {instance['@id']}", place.line
            )
        if own["@moduleid"] not in ("", activity.number):
            findings.add("MBZ060", place.member, f"moduleid is {own['@moduleid']}, the folder {activity.folder}", place.line)
        if instance.values.get("name") == "":
            findings.add("MBZ066", place.member, "the name is empty", instance.place.line)
    if activity.modname not in CORE_MODULES:
        findings.add(
            "MBZ160", activity.place.member, f"{activity.modname!r} is no activity of Moodle itself", activity.place.line
        )


def _kept_in_step(activity: Activity, listed: Record | None, backup: Backup, findings: Findings) -> None:
    module = activity.module
    if module is None:
        return
    if listed and listed["sectionid"] != module["sectionid"]:
        message = f"module.xml says section {module['sectionid']}, moodle_backup.xml {listed['sectionid']}"
        findings.add("MBZ061", module.place.member, message, module.place.line)
    section = backup.sections.get(module["sectionid"])
    if section and module["sectionnumber"] and module["sectionnumber"] != section["number"]:
        message = f"sectionnumber is {module['sectionnumber']}; section {section['@id']} has the number {section['number']}"
        findings.add("MBZ061", module.place.member, message, module.place.line)
    if module["groupingid"] not in ("", "0") and module["groupingid"] not in backup.named["grouping"]:
        findings.add("MBZ103", module.place.member, f"groupingid {module['groupingid']} is not in groups.xml", module.place.line)


def _idnumbers(backup: Backup, findings: Findings) -> None:
    seen: dict[str, str] = {}
    for activity in backup.activities.values():
        idnumber = activity.module["idnumber"] if activity.module else ""
        earlier = seen.setdefault(idnumber, activity.folder)
        if idnumber and earlier != activity.folder:
            place = activity.module.place if activity.module else activity.place
            findings.add("MBZ067", place.member, f"{earlier} has the idnumber {idnumber!r} too", place.line)


def _ids(backup: Backup, findings: Findings) -> None:
    seen: dict[tuple[str, str], Place] = {}
    for kind, number, place in _all_ids(backup):
        if not number:
            continue
        earlier = seen.setdefault((kind, number), place)
        if earlier is not place:
            findings.add(
                "MBZ063", place.member, f"the {kind} id {number} stands in {earlier.member} (line {earlier.line}) too", place.line
            )


def _all_ids(backup: Backup) -> Iterator[tuple[str, str, Place]]:
    for activity in backup.activities.values():
        yield "course module", activity.number, activity.place
        if activity.instance:
            yield activity.modname, activity.instance["@id"], activity.place
        for kind, records in activity.parts.items():
            yield from ((f"{activity.modname} {kind}", found["@id"], found.place) for found in records)
        yield from (("grade item", found["@id"], found.place) for found in activity.grade_items)
    lists = {
        "section": list(backup.sections.values()),
        "file": backup.files,
        "question category": backup.categories,
        "question": backup.questions,
        "grade item": backup.gradebook_items,
        "grade category": backup.grade_categories,
        "completion criterion": backup.criteria,
        **{f"question {kind}": records for kind, records in backup.question_parts.items()},
    }
    for kind, records in lists.items():
        yield from ((kind, found["@id"], found.place) for found in records)


def _contexts(backup: Backup, findings: Findings) -> None:
    seen: dict[str, str] = {}
    owners = [(backup.course["@contextid"], _COURSE_XML, backup.course.place)] if backup.course else []
    owners += [(a.context, a.folder, a.activity.place) for a in backup.activities.values() if a.activity]
    owners += [(block["@contextid"], folder, block.place) for folder, block in backup.blocks.items()]
    for context, name, place in owners:
        earlier = seen.setdefault(context, name)
        if context and earlier != name:
            findings.add("MBZ064", place.member, f"{earlier} has the context {context} too", place.line)


def _blocks(backup: Backup, findings: Findings) -> None:
    course = backup.course["@contextid"] if backup.course else ""
    parents = {course, *(activity.context for activity in backup.activities.values())}
    for folder, block in backup.blocks.items():
        if f"{block['blockname']}_{block['@id']}" != folder.rpartition("/")[2]:
            findings.add("MBZ162", block.place.member, f"block.xml says {block['blockname']}_{block['@id']}", block.place.line)
        elif course and block["parentcontextid"] not in parents:
            message = f"parentcontextid is {block['parentcontextid']}; nothing in the backup has this context"
            findings.add("MBZ162", block.place.member, message, block.place.line)


def _references(backup: Backup, findings: Findings) -> None:
    """Check that what inforef.xml files and groupings name is there."""
    known: dict[str, set[str]] = defaultdict(set)
    for kind in ("group", "grouping", "scale", "outcome", "role", "user"):
        known[kind] = set(backup.named[kind])
    known["file"] = {row["@id"] for row in backup.files}
    known["question_category"] = {category["@id"] for category in backup.categories}
    known["grade_item"] = {item["@id"] for a in backup.activities.values() for item in a.grade_items}
    known["grade_item"] |= {item["@id"] for item in backup.gradebook_items}
    for lists in backup.references.values():
        for kind, numbers in lists.items():
            for number, place in numbers:
                if kind in known and number not in known[kind]:
                    findings.add("MBZ103", place.member, f"the {kind} {number} is not in the backup", place.line)


def count_kinds(backup: Backup) -> dict[str, int]:
    """Give how many activities there are of each kind, sorted by name."""
    return dict(sorted(Counter(activity.modname for activity in backup.activities.values()).items()))
