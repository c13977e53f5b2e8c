"""Which objectives questions test, and which exercises they lead back to."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from builder.curriculum.model import Course, Exercise, Module, Objective
from builder.curriculum.questions import Question, QuestionSet


@dataclass(frozen=True, slots=True)
class Tested:
    """An objective with the questions that test it."""

    objective: Objective
    questions: tuple[Question, ...]

    @property
    def types(self) -> dict[str, int]:
        """Give how many questions there are of each type, the most frequent first."""
        return dict(Counter(question.type for question in self.questions).most_common())

    @property
    def levels(self) -> dict[str, int]:
        """Give how many questions there are at each level; the key is empty where a question has none."""
        return dict(sorted(Counter(question.level for question in self.questions).items()))


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the questions of one module cover.

    ``loose`` are questions that name no objective of the module, ``unvisited`` exercises that no question leads back to.
    """

    module: Module
    sets: tuple[QuestionSet, ...]
    tested: tuple[Tested, ...]
    loose: tuple[Question, ...]
    unvisited: tuple[Exercise, ...]

    @property
    def questions(self) -> tuple[Question, ...]:
        """Give every question of the module that asks something."""
        return tuple(_asking(self.module))

    @property
    def untested(self) -> tuple[Objective, ...]:
        """Give the objectives that no question tests."""
        return tuple(each.objective for each in self.tested if not each.questions)


def coverage(course: Course) -> tuple[Coverage, ...]:
    """Give what the questions of each module cover; descriptions ask nothing and count nowhere."""
    return tuple(_of(module) for module in course.modules)


def _of(module: Module) -> Coverage:
    questions = tuple(_asking(module))
    keys = {objective.key for objective in module.objectives}
    visited = {question.exercise.key for question in questions}
    return Coverage(
        module,
        module.question_sets,
        tuple(Tested(each, tuple(q for q in questions if q.objective.key == each.key)) for each in module.objectives),
        tuple(question for question in questions if question.objective.key not in keys),
        tuple(exercise for exercise in module.exercises() if exercise.code not in visited),
    )


def _asking(module: Module) -> Iterator[Question]:
    for one in module.question_sets:
        yield from (question for question in one.questions if question.type != "description")
