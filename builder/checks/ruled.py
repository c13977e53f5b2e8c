"""What quizzes and activities have in common, for the checks of rules."""

from dataclasses import dataclass
from decimal import Decimal

from builder.curriculum.activities import ActivityText, Audience, Availability
from builder.curriculum.model import Course
from builder.curriculum.questions import QuestionSet, Quiz
from builder.diagnostics import Span


@dataclass(frozen=True, slots=True)
class Ruled:
    """A quiz or an activity; ``module`` is empty for the course's own. ``complete``: it has a rule of completion."""

    key: str
    module: str
    audience: Audience
    complete: bool
    required: bool
    maximum: Decimal
    pass_mark: Decimal
    weight: Decimal | None
    available: Availability
    opens: int | None
    closes: int | None
    span: Span
    weight_span: Span


def all_ruled(course: Course) -> dict[str, Ruled]:
    """Give every quiz and activity of a course by its key."""
    found = [_of_activity(one, "") for one in course.activities]
    for module in course.modules:
        found += [_of_quiz(one, one.quiz) for one in module.question_sets if one.quiz]
        found += [_of_activity(one, module.code) for one in module.activities]
    return {each.key: each for each in found}


def _of_activity(one: ActivityText, module: str) -> Ruled:
    return Ruled(
        one.code, module, one.audience, one.completion.rule != "none", one.required, one.grade.maximum, one.grade.pass_mark,
        one.grade.weight, one.available, one.available.opens, one.available.closes, one.span, one.grade.span,
    )  # fmt: skip


def _of_quiz(one: QuestionSet, quiz: Quiz) -> Ruled:
    return Ruled(
        one.code, one.module, quiz.audience, quiz.completion != "none", quiz.required, quiz.maximum, quiz.pass_mark,
        quiz.weight, quiz.available, quiz.opens, quiz.closes, one.span, quiz.span,
    )  # fmt: skip
