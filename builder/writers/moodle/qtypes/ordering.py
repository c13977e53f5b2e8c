"""qtype_ordering, which Moodle has since 4.4."""

from decimal import Decimal

from builder.plan.questions import PlannedQuestion
from builder.writers.moodle.bank_views import AnswerView, OrderingView
from builder.writers.moodle.qtypes.writing import Typed, Writing


def ordering(writing: Writing, question: PlannedQuestion) -> Typed:
    """Give things in their right order; the fraction of each is its place."""
    answers = []
    for place, item in enumerate(question.items, 1):
        number = writing.number("answer", item.key)
        answers.append(AnswerView(number, writing.html(item.text, "answer", item.key, number), plain=False,
                                  fraction=Decimal(place), feedback=""))  # fmt: skip
    options = OrderingView(writing.number("options"), writing.outcomes(question))
    return Typed("ordering", writing.html(question.text, "questiontext"), tuple(answers), options)
