"""Completion of activities and of the course, and restrictions of access."""

import json
from collections.abc import Iterator

from builder.verify.moodle.facts import Activity, Backup, Record
from builder.verify.moodle.links import CORE_MODULES
from builder.verify.report import Findings

NONE, MANUAL, AUTOMATIC = "0", "1", "2"
_NO_PAGE = frozenset({"label"})
"""Kinds without a page of their own: nobody can view one."""
_NO_CONDITION = frozenset({"completionstatusallscos"})
"""Elements that only change another condition."""
_BY_ACTIVITY, _BY_ROLE = "4", "7"
_OPERATORS = frozenset({"&", "|", "!&", "!|"})
_PREVIOUS = "-1"


def check_completion(backup: Backup, findings: Findings) -> None:
    """Check every activity's completion, the course's criteria, and restrictions."""
    by_number = backup.by_number()
    items = {item["@id"] for activity in backup.activities.values() for item in activity.grade_items}
    items |= {item["@id"] for item in backup.gradebook_items}
    for activity in backup.activities.values():
        if activity.module:
            _activity(activity, activity.module, findings)
            _restriction(activity.module, activity.module["availability"], backup, by_number, items, findings)
    for section in backup.sections.values():
        _restriction(section, section["availabilityjson"], backup, by_number, items, findings)
    _criteria(backup, by_number, findings)


def _activity(activity: Activity, module: Record, findings: Findings) -> None:
    place, state = module.place, module["completion"] or NONE
    if state not in (NONE, MANUAL, AUTOMATIC):
        findings.add("MBZ074", place.member, f"completion is {state}; it can be 0, 1 or 2", place.line)
        return
    viewed, graded = module["completionview"] == "1", module["completiongradeitemnumber"] != ""
    if viewed and activity.modname in _NO_PAGE:
        findings.add("MBZ072", place.member, f"completionview is 1 on a {activity.modname}", place.line)
    if state != AUTOMATIC:
        return
    own = {
        name: value
        for name, value in (activity.instance.values.items() if activity.instance else ())
        if name.startswith("completion")
    }
    conditions = [name for name, value in own.items() if value not in ("", "0", "$@NULL@$") and name not in _NO_CONDITION]
    if not viewed and not graded and not conditions and activity.modname in CORE_MODULES:
        findings.add("MBZ071", place.member, "completion is 2, and there is no condition", place.line)
    if graded and not activity.grade_items:
        findings.add("MBZ074", place.member, "completion waits for a grade, but grades.xml has no grade item", place.line)
    if module["completionpassgrade"] == "1":
        passes = any(item.number("gradepass") > 0 for item in activity.grade_items)
        if not graded or not passes:
            what = "no gradepass above 0" if graded else "no completiongradeitemnumber"
            findings.add("MBZ073", place.member, f"completionpassgrade is 1, but there is {what}", place.line)


def _criteria(backup: Backup, by_number: dict[str, Activity], findings: Findings) -> None:
    for criterion in backup.criteria:
        place, kind = criterion.place, criterion["criteriatype"]
        if kind == _BY_ROLE and criterion["role"] not in backup.named["role"]:
            findings.add(
                "MBZ075", place.member, f"the criterion waits for role {criterion['role']}, which is not in roles.xml", place.line
            )
        if kind != _BY_ACTIVITY:
            continue
        number = criterion["moduleinstance"]
        activity = by_number.get(number)
        if activity is None:
            findings.add(
                "MBZ075", place.member, f"the criterion waits for activity {number}, which is not in the backup", place.line
            )
        elif activity.modname != criterion["module"]:
            findings.add(
                "MBZ077", place.member, f"the criterion says {criterion['module']}; {number} is a {activity.modname}", place.line
            )
        elif activity.module and activity.module["completion"] in ("", NONE):
            findings.add(
                "MBZ076", place.member, f"the criterion waits for {activity.folder}, which has no completion", place.line
            )
    overall = [method for method in backup.aggregations if not method["criteriatype"]]
    if backup.criteria and len(overall) != 1:
        message = f"there are {len(overall)} aggregations over all criteria; there must be one"
        findings.add("MBZ078", "completion.xml", message, backup.criteria[0].place.line)
    for method in backup.aggregations:
        if method["method"] not in ("1", "2", ""):
            findings.add(
                "MBZ078", method.place.member, f"the aggregation method {method['method']} is neither 1 nor 2", method.place.line
            )


def _restriction(
    holder: Record, text: str, backup: Backup, by_number: dict[str, Activity], items: set[str], findings: Findings
) -> None:
    if not text:
        return
    place = holder.place
    try:
        tree: object = json.loads(text)
        conditions = list(_conditions(tree))
    except ValueError as error:
        findings.add("MBZ069", place.member, f"the restriction cannot be read: {error}", place.line)
        return
    known = {
        "completion": ("cm", {*by_number, _PREVIOUS}),
        "grade": ("id", items),
        "group": ("id", set(backup.named["group"])),
        "grouping": ("id", set(backup.named["grouping"])),
    }
    for condition in conditions:
        name, numbers = known.get(str(condition.get("type")), ("", set()))
        number = str(condition.get(name, "")) if name else ""
        if number and number not in numbers:
            message = f"the restriction needs {condition['type']} {number}, which is not in the backup"
            findings.add("MBZ070", place.member, message, place.line)


def _conditions(tree: object) -> Iterator[dict[str, object]]:
    """Give the single conditions of a restriction; ValueError where it does not have Moodle's form."""
    if isinstance(tree, dict) and "type" in tree:
        yield tree
        return
    found = tree if isinstance(tree, dict) else {}
    operator, children, shows = found.get("op"), found.get("c"), found.get("showc")
    if operator not in _OPERATORS or not isinstance(children, list):
        raise ValueError("it has no op of & | !& !|, or no list c")
    if isinstance(shows, list) and len(shows) != len(children):
        raise ValueError(f"showc has {len(shows)} entries for {len(children)} conditions")
    for child in children:
        yield from _conditions(child)
