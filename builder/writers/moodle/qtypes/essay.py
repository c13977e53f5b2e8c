"""qtype_essay and qtype_description."""

from builder.plan.questions import PlannedQuestion
from builder.writers.moodle.bank_views import EssayView
from builder.writers.moodle.qtypes.writing import Typed, Writing

_LINES = (5, 10, 15, 20, 25, 30, 35, 40)
"""Heights of the field that every release offers (qtype_essay::response_sizes); another one would be lost on saving."""
_MOST_FILES, _ANY_NUMBER = 3, -1
"""Numbers of files that the edit form offers (qtype_essay::attachment_options): up to 3, or as many as one likes."""


def essay(writing: Writing, question: PlannedQuestion) -> Typed:
    """Give a text to be written.

    One without marks may be left empty; but the form keeps limits of words only where an answer is required.
    """
    one = question.essay
    assert one is not None
    options = EssayView(
        writing.number("options"),
        question.mark > 0 or bool(one.min_words or one.max_words),
        next((lines for lines in _LINES if lines >= one.lines), _LINES[-1]),
        one.min_words or None,
        one.max_words or None,
        one.attachments if one.attachments <= _MOST_FILES else _ANY_NUMBER,
        writing.html(one.marker, "graderinfo", component="qtype_essay"),
        writing.context.html(one.template.body),
    )
    return Typed("essay", writing.html(question.text, "questiontext"), options=options)


def description(writing: Writing, question: PlannedQuestion) -> Typed:
    """Give a text that asks nothing."""
    return Typed("description", writing.html(question.text, "questiontext"))
