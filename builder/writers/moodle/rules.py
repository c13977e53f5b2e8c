"""What holds for an activity whatever its kind, as Moodle has it: completion, restrictions of access, groups."""

import json
from decimal import Decimal

from builder.plan.activities import PlannedForum, PlannedPackage, WorkActivity
from builder.plan.model import Activity, PageActivity
from builder.plan.questions import QuizActivity
from builder.plan.rules import PlannedAvailability, Rules
from builder.writers.moodle.ids import numeric_id
from builder.writers.moodle.views import CompletionView, GradeItemView

DAY = 86_400
GROUP_MODES = {"none": 0, "separate": 1, "visible": 2}
"""NOGROUPS, SEPARATEGROUPS and VISIBLEGROUPS in Moodle's lib/grouplib.php."""
WHOLE_FORUM = 1
"""The place of a forum's grade among its grade items; the first is that of ratings (Moodle's mod/forum/classes/grades)."""
_COMPLETE, _PASSED = 1, 2
"""COMPLETION_COMPLETE and COMPLETION_COMPLETE_PASS in Moodle's lib/completionlib.php."""
_CLOSE_THEMSELVES = frozenset({"assign", "choice", "feedback", "forum", "lesson", "quiz", "scorm"})
"""Kinds with a time of their own to close at; behind it people still see what they did."""
_BY_GRADE = ("graded", "passed")


def rules_of(activity: Activity) -> Rules:
    """Give what holds for an activity; a quiz is complete by rules of its own and is not asked here for them."""
    match activity:
        case WorkActivity():
            return activity.rules
        case PageActivity():
            return Rules("viewed" if activity.counts else "none", counts=activity.counts and activity.criterion)
        case QuizActivity():
            return Rules(counts=activity.counts, available=activity.available, groups=activity.groups)
        case _:
            return Rules()


def completion_of(activity: Activity) -> CompletionView:
    """Give when an activity is complete."""
    if isinstance(activity, QuizActivity):
        when = activity.completion
        return CompletionView(viewed=when == "viewed", passed=when == "passed", attempted=when == "attempted")
    rule = rules_of(activity).completion
    of = activity.of if isinstance(activity, WorkActivity) else None
    news = isinstance(of, PlannedForum) and of.form == "news"
    by_grade = rule in _BY_GRADE and not (isinstance(of, PlannedPackage) and rule == "passed")
    return CompletionView(
        by_hand=rule == "by-hand",
        viewed=rule == "viewed",
        graded=rule == "graded",
        passed=by_grade and rule == "passed",
        own=not by_grade and rule not in ("none", "by-hand", "viewed") and not (news and rule == "posted"),
        item=WHOLE_FORUM if isinstance(of, PlannedForum) else 0,
    )


def closing(rules: Rules, start: int) -> int:
    """Give when an activity that closes itself does so, in Unix seconds; 0 for never."""
    return 0 if rules.available.closes is None else start + rules.available.closes * DAY


def availability(
    wanted: PlannedAvailability,
    modname: str,
    start: int,
    completion: dict[str, CompletionView],
    grades: dict[str, GradeItemView],
) -> str | None:
    """Give the restriction of access as JSON, None for none; ``completion`` and ``grades`` are those of all activities by key.

    The end of the time is no restriction where the activity closes itself, unless it is to be hidden then.
    """
    conditions: list[dict[str, object]] = [
        _passed(each.key, completion, grades) if each.passed else _complete(each.key) for each in wanted.after
    ]
    if wanted.group:
        conditions.append({"type": "group", "id": numeric_id("group", wanted.group)})
    if wanted.opens is not None:
        conditions.append({"type": "date", "d": ">=", "t": start + wanted.opens * DAY})
    if wanted.closes is not None and (wanted.hidden or modname not in _CLOSE_THEMSELVES):
        conditions.append({"type": "date", "d": "<", "t": start + wanted.closes * DAY})
    if not conditions:
        return None
    tree = {"op": "&", "c": conditions, "showc": [not wanted.hidden] * len(conditions)}
    return json.dumps(tree, separators=(",", ":"))


def _complete(key: str, state: int = _COMPLETE) -> dict[str, object]:
    return {"type": "completion", "cm": numeric_id("cm", key), "e": state}


def _passed(key: str, completion: dict[str, CompletionView], grades: dict[str, GradeItemView]) -> dict[str, object]:
    """Give the condition that an activity is passed.

    Moodle knows that an activity is complete and passed only where the grade completes it; else the grade itself is asked for,
    in percent.
    """
    if completion[key].passed or completion[key].graded:
        return _complete(key, _PASSED)
    grade = grades.get(key)
    if completion[key].own or grade is None or not grade.pass_mark:
        return _complete(key)
    percent = (grade.pass_mark * 100 / grade.maximum).quantize(Decimal("0.00001")).normalize()
    return {"type": "grade", "id": grade.id, "min": float(percent)}
