"""qtype_shortanswer and qtype_numerical: answers that are typed."""

from decimal import Decimal

from builder.plan.questions import PlannedQuestion
from builder.writers.moodle.bank_views import NumericalView, ShortAnswerView, ToleranceView
from builder.writers.moodle.qtypes.writing import Typed, Writing


def shortanswer(writing: Writing, question: PlannedQuestion) -> Typed:
    """Give the answers that are accepted."""
    answers = tuple(writing.answer(answer, answer.plain) for answer in question.answers)
    options = ShortAnswerView(writing.number("options"), question.case_sensitive)
    return Typed("shortanswer", writing.html(question.text, "questiontext"), answers, options)


def numerical(writing: Writing, question: PlannedQuestion) -> Typed:
    """Give the numbers that are accepted, and how far off they may be."""
    answers = tuple(
        writing.answer(answer, "*" if answer.number is None else _plain(answer.number)) for answer in question.answers
    )
    tolerances = tuple(
        ToleranceView(writing.number("tolerance", answer.key), view.id, _plain(answer.tolerance))
        for answer, view in zip(question.answers, answers, strict=True)
    )
    options = NumericalView(writing.number("options"), tolerances)
    return Typed("numerical", writing.html(question.text, "questiontext"), answers, options)


def _plain(number: Decimal) -> str:
    """Write a number with a point and without an exponent."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
