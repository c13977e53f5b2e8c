"""Types of questions, one file a kind: each gives what only this type has."""

from collections.abc import Callable, Mapping

from builder.curriculum.questions import QuestionType
from builder.plan.questions import PlannedQuestion
from builder.writers.moodle.qtypes.choice import multichoice, truefalse
from builder.writers.moodle.qtypes.cloze import multianswer
from builder.writers.moodle.qtypes.essay import description, essay
from builder.writers.moodle.qtypes.matching import match
from builder.writers.moodle.qtypes.ordering import ordering
from builder.writers.moodle.qtypes.typed import numerical, shortanswer
from builder.writers.moodle.qtypes.writing import Typed, Writing

_TYPES: Mapping[QuestionType, Callable[[Writing, PlannedQuestion], Typed]] = {
    "single-choice": multichoice,
    "multiple-choice": multichoice,
    "true-false": truefalse,
    "matching": match,
    "short-answer": shortanswer,
    "numerical": numerical,
    "gap-fill": multianswer,
    "ordering": ordering,
    "essay": essay,
    "description": description,
}


def typed_parts(writing: Writing, question: PlannedQuestion) -> Typed:
    """Give Moodle's name of a question's type, and its parts."""
    return _TYPES[question.type](writing, question)
