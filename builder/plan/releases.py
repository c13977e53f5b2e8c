"""What of a plan changes with the Moodles that a backup is for."""

from dataclasses import replace
from typing import Literal

from builder.plan.activities import WorkActivity
from builder.plan.model import Activity, CoursePlan, LabelActivity, Section, SubsectionActivity
from builder.plan.questions import QuizActivity
from builder.plan.quizzes import for_every_release
from builder.plan.rich import parted


def for_release(plan: CoursePlan, release: Literal["shared", "4.5"]) -> CoursePlan:
    """Give the plan for every Moodle, in which nothing is left that only some know, or for Moodle 4.5 and later."""
    if release == "shared":
        sections = tuple(
            replace(section, activities=tuple(_shared(activity, plan) for activity in section.activities))
            for section in plan.sections
        )
        return replace(plan, release=release, sections=sections)
    if plan.topics == "headings":
        return replace(plan, release=release)
    return replace(plan, release=release, sections=_with_subsections(plan.sections))


def _shared(activity: Activity, plan: CoursePlan) -> Activity:
    return for_every_release(activity, plan.words, plan.language) if isinstance(activity, QuizActivity) else activity


def _with_subsections(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """Turn each topic's heading into a subsection, and what follows it into a section of its own behind all others."""
    kept: list[Section] = []
    inner: list[Section] = []
    for section in sections:
        outside: list[Activity] = []
        topics: list[tuple[LabelActivity, list[Activity]]] = []
        for activity in section.activities:
            if isinstance(activity, LabelActivity) and activity.level == 1:
                topics.append((activity, []))
                key = f"{activity.key}/subsection"
                outside.append(SubsectionActivity(key, activity.title, activity.language, 0, activity.origin))
            elif topics and not _of_the_module(activity):
                topics[-1][1].append(activity)
            else:
                outside.append(activity)
        kept.append(replace(section, activities=tuple(outside)))
        inner += [_inside(label, activities, len(sections) + len(inner) + n) for n, (label, activities) in enumerate(topics)]
    return (*kept, *inner)


def _of_the_module(activity: Activity) -> bool:
    """Tell whether something behind the last topic belongs to the whole module: what belongs to an exercise is indented."""
    return isinstance(activity, QuizActivity | WorkActivity) and not activity.indent


def _inside(label: LabelActivity, activities: list[Activity], number: int) -> Section:
    summary = parted(label.body)[1]
    key = f"{label.key}/section"
    return Section(
        key, number, label.title, label.language, summary, tuple(activities), label.origin, (), f"{label.key}/subsection"
    )
