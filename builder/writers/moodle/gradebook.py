"""The gradebook: categories with their totals, and the place of each graded activity in them."""

from dataclasses import replace
from decimal import Decimal

from builder.plan.activities import (
    PlannedAssignment,
    PlannedCase,
    PlannedForum,
    PlannedInteractive,
    PlannedPackage,
    WorkActivity,
)
from builder.plan.model import Activity, CoursePlan
from builder.plan.questions import QuizActivity
from builder.plan.rules import Rules
from builder.writers.moodle.ids import numeric_id
from builder.writers.moodle.rules import WHOLE_FORUM
from builder.writers.moodle.views import GradeCategoryView, GradeItemView

_WEIGHTED_MEAN, _NATURAL = 10, 13
"""GRADE_AGGREGATE_WEIGHTED_MEAN and GRADE_AGGREGATE_SUM in Moodle's lib/grade/constants.php."""
_COURSE = 1
"""The number of the course's own category, and of its total."""
_HUNDRED = Decimal(100)
_OF_ONE_PART = Decimal(1)
"""The points of a package without points: Moodle counts one for its only part, and gives them no weight."""


def grade_items(plan: CoursePlan) -> dict[str, GradeItemView]:
    """Give what activities put into the gradebook by their keys, in the order of the course."""
    made: dict[str, GradeItemView] = {}
    first = len(plan.grades.categories) + 2
    for activity in plan.activities():
        place = first + len(made)
        if rules := _graded(activity):
            forum = isinstance(activity, WorkActivity) and isinstance(activity.of, PlannedForum)
            made[activity.key] = replace(_item(plan, activity, rules, place), place=WHOLE_FORUM if forum else 0)
        elif isinstance(activity, WorkActivity) and isinstance(activity.of, PlannedAssignment) and activity.of.comments:
            # Moodle keeps comments in the gradebook, and makes their place itself when the assignment is saved.
            made[activity.key] = GradeItemView(numeric_id("gradeitem", activity.key), _HUNDRED, Decimal(0), place, words=True)
    return made


def _graded(activity: Activity) -> Rules | None:
    """Give the rules of an activity that stands in the gradebook, with the points that Moodle has for it."""
    if isinstance(activity, QuizActivity):
        # A quiz whose questions give no marks is not graded.
        if not activity.marks:
            return None
        return Rules(maximum=activity.maximum, pass_mark=activity.pass_mark, weight=activity.weight, category=activity.category)
    if not isinstance(activity, WorkActivity):
        return None
    match activity.of:
        case PlannedPackage():
            return activity.rules if activity.rules.maximum else Rules(maximum=_OF_ONE_PART, weight=Decimal(0))
        case PlannedCase(practice=False) | PlannedAssignment() | PlannedForum() | PlannedInteractive():
            return activity.rules if activity.rules.maximum else None
        case _:
            return None


def _weighted(plan: CoursePlan) -> bool:
    return any(category.weight is not None for category in plan.grades.categories)


def _item(plan: CoursePlan, activity: Activity, rules: Rules, place: int) -> GradeItemView:
    """Give the grade item; its weight is a coefficient in a weighted mean, a share where points add up."""
    number = numeric_id("gradeitem", activity.key)
    known = any(category.key == rules.category for category in plan.grades.categories)
    category = category_id(rules.category) if known else _COURSE
    if _weighted(plan) and not known:
        return GradeItemView(number, rules.maximum, rules.pass_mark, place, category, rules.weight or Decimal(0))
    if rules.weight is None:
        return GradeItemView(number, rules.maximum, rules.pass_mark, place, category)
    share = rules.weight / _HUNDRED
    return GradeItemView(number, rules.maximum, rules.pass_mark, place, category, share=share, fixed=True)


def category_id(key: str) -> int:
    """Give the number of a grade category."""
    return numeric_id("gradecategory", key)


def grade_categories(plan: CoursePlan, items: dict[str, GradeItemView]) -> list[GradeCategoryView]:
    """Give the categories, the course's own first.

    Where they have weights the course's total is a weighted mean of 100 points; else all points add up, and its pass mark is a
    part of their sum.
    """
    weighted = _weighted(plan)
    counted = (item.maximum for item in items.values() if not (item.words or (item.fixed and not item.share)))
    whole = _HUNDRED if weighted else sum(counted, Decimal(0))
    pass_mark = plan.grades.pass_mark * whole / _HUNDRED
    aggregation = _WEIGHTED_MEAN if weighted else _NATURAL
    made = [GradeCategoryView(_COURSE, _COURSE, "?", None, f"/{_COURSE}/", aggregation, pass_mark, Decimal(0), 1)]
    for place, one in enumerate(plan.grades.categories, 2):
        number = category_id(one.key)
        made.append(
            GradeCategoryView(
                number, numeric_id("gradecategoryitem", one.key), one.title, _COURSE, f"/{_COURSE}/{number}/", _NATURAL,
                Decimal(0), one.weight or Decimal(0), place,
            )
        )  # fmt: skip
    return made
