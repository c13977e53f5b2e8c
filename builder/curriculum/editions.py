"""Who a package is for, and what of a course that shows."""

from typing import Literal

from builder.curriculum.activities import ActivityText, Audience
from builder.curriculum.model import Annex, Course, Page, Part
from builder.curriculum.questions import QuestionSet

Edition = Literal["trainer", "participant"]
"""Trainers have everything but what is for participants alone; participants have what is not for trainers alone."""
EDITIONS: tuple[Edition, ...] = ("trainer", "participant")


def shown(audience: Audience, edition: Edition) -> bool:
    """Tell whether something for an audience is in an edition."""
    return audience in ("everyone", edition)


def part_shown(annex: Annex, part: Part, edition: Edition) -> bool:
    """Tell whether a part of an annex is in an edition."""
    return shown(annex.audience, edition) and shown(part.audience, edition)


def quiz_shown(one: QuestionSet, edition: Edition) -> bool:
    """Tell whether a set of questions is a quiz in an edition."""
    return one.quiz is not None and shown(one.quiz.audience, edition)


def activity_shown(one: ActivityText, edition: Edition) -> bool:
    """Tell whether an activity is in an edition."""
    return shown(one.audience, edition)


def welcome_of(course: Course, edition: Edition) -> Page | None:
    """Give the first page of an edition, None where it has no words."""
    page = course.welcome_participants if edition == "participant" else course.welcome
    return page if page is not None and page.body else None
