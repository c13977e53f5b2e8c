"""What of a plan changes with the Moodles that a backup is for."""

from dataclasses import replace
from typing import Literal

from builder.plan.model import Activity, CoursePlan
from builder.plan.questions import QuizActivity
from builder.plan.quizzes import for_every_release


def for_release(plan: CoursePlan, release: Literal["shared", "4.5"]) -> CoursePlan:
    """Give the plan for every Moodle, in which nothing is left that only some know, or for Moodle 4.5 and later."""
    if release != "shared":
        return replace(plan, release=release)
    sections = tuple(
        replace(section, activities=tuple(_shared(activity, plan) for activity in section.activities))
        for section in plan.sections
    )
    return replace(plan, release=release, sections=sections)


def _shared(activity: Activity, plan: CoursePlan) -> Activity:
    return for_every_release(activity, plan.words, plan.language) if isinstance(activity, QuizActivity) else activity
