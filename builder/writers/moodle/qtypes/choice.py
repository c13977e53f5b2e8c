"""qtype_multichoice and qtype_truefalse."""

from builder.plan.questions import PlannedQuestion
from builder.writers.moodle.bank_views import ChoiceView, TrueFalseView
from builder.writers.moodle.qtypes.writing import Typed, Writing


def multichoice(writing: Writing, question: PlannedQuestion) -> Typed:
    """Give a choice of one or of several answers."""
    answers = tuple(writing.answer(answer) for answer in question.answers)
    single = question.type == "single-choice"
    options = ChoiceView(writing.number("options"), single, question.shuffle, writing.outcomes(question))
    return Typed("multichoice", writing.html(question.text, "questiontext"), answers, options)


def truefalse(writing: Writing, question: PlannedQuestion) -> Typed:
    """Give a choice of true and false, which stand in this order."""
    true, false = (writing.answer(answer, answer.plain) for answer in question.answers)
    options = TrueFalseView(writing.number("options"), true.id, false.id)
    return Typed("truefalse", writing.html(question.text, "questiontext"), (true, false), options)
