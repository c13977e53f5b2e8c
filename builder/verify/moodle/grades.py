"""Grade items and the tree of grade categories."""

from builder.verify.moodle.facts import Activity, Backup, Record
from builder.verify.report import Findings

_COURSE_ITEM_ORDER = 1
_NEAR = 0.00001


def check_grades(backup: Backup, findings: Findings) -> None:
    """Check the grade items of the activities, and the gradebook when there is one."""
    for activity in backup.activities.values():
        for item in activity.grade_items:
            _item(activity, item, backup, findings)
    _tree(backup, findings)


def _item(activity: Activity, item: Record, backup: Backup, findings: Findings) -> None:
    place = item.place

    def add(code: str, message: str) -> None:
        findings.add(code, place.member, message, place.line)

    if item["sortorder"] and item.number("sortorder") <= _COURSE_ITEM_ORDER:
        add("MBZ080", f"the grade item {item['@id']} has sortorder {item['sortorder']}")
    instance = activity.instance["@id"] if activity.instance else item["iteminstance"]
    if item["itemtype"] == "mod" and (item["itemmodule"] != activity.modname or item["iteminstance"] != instance):
        add("MBZ081", f"the grade item is of {item['itemmodule']} {item['iteminstance']}, not {activity.modname} {instance}")
    elif item["itemtype"] not in ("mod", ""):
        add("MBZ081", f"the grade item of an activity has itemtype {item['itemtype']!r}")
    wanted = activity.module["idnumber"] if activity.module else ""
    if item["itemnumber"] in ("", "0") and item["idnumber"] != wanted and item["itemtype"] == "mod":
        add("MBZ082", f"the grade item has idnumber {item['idnumber']!r}, the activity {wanted!r}")
    categories = {category["@id"] for category in backup.grade_categories}
    if categories and item["categoryid"] and item["categoryid"] not in categories:
        add("MBZ083", f"the grade category {item['categoryid']} is not in gradebook.xml")
    listed = backup.references.get(f"activities/{activity.folder}/inforef.xml", {}).get("grade_item", [])
    if item["@id"] not in {number for number, _ in listed}:
        add("MBZ084", f"the activity's inforef.xml does not name the grade item {item['@id']}")
    for name, kind in (("scaleid", "scale"), ("outcomeid", "outcome")):
        if item[name] and item[name] not in backup.named[kind]:
            add("MBZ085", f"{name} {item[name]} is not in {kind}s.xml")


def _tree(backup: Backup, findings: Findings) -> None:
    categories = {category["@id"]: category for category in backup.grade_categories}
    if not categories:
        return
    roots = [category for category in backup.grade_categories if not category["parent"]]
    if len(roots) != 1:
        findings.add("MBZ086", "gradebook.xml", f"{len(roots)} grade categories have no parent; there must be one")
    for category in backup.grade_categories:
        if category["parent"] and category["parent"] not in categories:
            message = f"grade category {category['@id']} has the parent {category['parent']}, which is not there"
            findings.add("MBZ086", category.place.member, message, category.place.line)
    for item in backup.gradebook_items:
        if item["itemtype"] in ("course", "category") and item["iteminstance"] not in categories:
            message = f"the {item['itemtype']}'s grade item names the category {item['iteminstance']}, which is not there"
            findings.add("MBZ086", item.place.member, message, item.place.line)


def same(first: float, second: float) -> bool:
    """Tell whether two marks are equal, as a database with five decimals sees them."""
    return abs(first - second) < _NEAR
