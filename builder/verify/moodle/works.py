"""Rules of activities in which people do something: what nobody could hand in, choose, read or complete."""

from collections.abc import Callable

from builder.verify.moodle.facts import Activity, Backup, Record
from builder.verify.moodle.grades import same
from builder.verify.report import Findings

_WITH_WORDS = frozenset({"1", "2", "3", "5", "8", "10"})
"""Kinds of lesson pages whose edit form asks for words: short answer, true/false, choice, matching, number, essay."""
_NOT_HANDED_IN = "comments"
"""The one way of submission that hands nothing in."""
_AFTER_CLOSING = "2"


def check_works(backup: Backup, findings: Findings) -> None:
    """Check each activity by what people do in it."""
    for activity in backup.activities.values():
        check = _CHECKS.get(activity.modname)
        if check and activity.instance and activity.module:
            check(activity, activity.instance, activity.module, findings)


def _add(findings: Findings, code: str, where: Record, message: str) -> None:
    findings.add(code, where.place.member, message, where.place.line)


def _assign(activity: Activity, instance: Record, module: Record, findings: Findings) -> None:
    del module
    ways = [
        row
        for row in activity.parts["config"]
        if row["subtype"] == "assignsubmission" and row["name"] == "enabled" and row["value"] == "1"
    ]
    if instance["completionsubmit"] == "1" and all(row["plugin"] == _NOT_HANDED_IN for row in ways):
        _add(findings, "MBZ173", instance, "completionsubmit is 1, and no way of submission is enabled")
    _points(activity, instance, findings)


def _choice(activity: Activity, instance: Record, module: Record, findings: Findings) -> None:
    del module
    if instance["limitanswers"] == "1":
        for option in activity.parts["option"]:
            if not option.number("maxanswers"):
                _add(findings, "MBZ170", option, f"limits are on, and the option {option['text']!r} has maxanswers 0")
    if instance["showresults"] == _AFTER_CLOSING and not instance.number("timeclose"):
        _add(findings, "MBZ171", instance, "showresults is 2, and timeclose is 0")


def _feedback(activity: Activity, instance: Record, module: Record, findings: Findings) -> None:
    del instance, module
    page, pages = 0, dict[str, int]()
    items = sorted(activity.parts["item"], key=lambda item: item.number("position"))
    for item in items:
        page += item["typ"] == "pagebreak"
        pages[item["@id"]] = page
    for item in items:
        other = item["dependitem"]
        if other in pages and pages[other] >= pages[item["@id"]]:
            _add(findings, "MBZ175", item, f"the item {item['@id']} depends on {other}, which stands on no earlier page")


def _folder(activity: Activity, instance: Record, module: Record, findings: Findings) -> None:
    del activity
    if instance["display"] == "1" and module["completionview"] == "1":
        _add(findings, "MBZ178", module, "completionview is 1, and the folder is shown on the course page")


def _forum(activity: Activity, instance: Record, module: Record, findings: Findings) -> None:
    del activity, module
    if instance["type"] == "single" and instance.values.get("intro") == "":
        _add(findings, "MBZ177", instance, "the type is single, and the intro, which begins the thread, is empty")
    asked = any(instance.number(f"completion{what}") for what in ("discussions", "replies", "posts"))
    if instance["type"] == "news" and asked:
        _add(findings, "MBZ177", instance, "the type is news, in which participants cannot post, and posts are asked for")


def _h5p(activity: Activity, instance: Record, module: Record, findings: Findings) -> None:
    del module
    _points(activity, instance, findings)


def _lesson(activity: Activity, instance: Record, module: Record, findings: Findings) -> None:
    del module
    for page in activity.parts["page"]:
        if page["qtype"] in _WITH_WORDS and page.values.get("contents") == "":
            _add(findings, "MBZ174", page, f"the question {page['title']!r} has no contents")
    before: dict[str, int] = {}
    for answer in activity.parts["jump"]:
        number = int(answer.number("@id"))
        if number < before.get(answer["page"], 0):
            _add(findings, "MBZ172", answer, f"the answer {number} of page {answer['page']} stands behind one with a higher id")
        before[answer["page"]] = number
    if instance["practice"] != "1":
        _points(activity, instance, findings)


def _points(activity: Activity, instance: Record, findings: Findings) -> None:
    points = instance.number("grade")
    for item in activity.grade_items:
        own = item["itemnumber"] in ("", "0") and item["gradetype"] in ("", "1")
        if points > 0 and own and not same(points, item.number("grademax")):
            message = f"grademax is {item['grademax']}, the {activity.modname} has grade {instance['grade']}"
            _add(findings, "MBZ176", item, message)


Check = Callable[[Activity, Record, Record, Findings], None]
_CHECKS: dict[str, Check] = {
    "assign": _assign,
    "choice": _choice,
    "feedback": _feedback,
    "folder": _folder,
    "forum": _forum,
    "h5pactivity": _h5p,
    "lesson": _lesson,
}
