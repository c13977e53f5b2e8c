"""Sets of questions for tests, read from a small course that has no errors."""

from pathlib import Path

from builder.curriculum.questions import Answer, Question, QuestionSet
from tests.courses import checked_course, quiz_course

HEAD = "---\ncode: 1/check\ntitle: Check\n---\n"
"""The front matter of a set without a quiz."""


def sets(root: Path, language: str = "") -> dict[str, QuestionSet]:
    """Give the sets of a course by their codes."""
    return checked_course(root, language).index.question_sets


def read(root: Path, kind: str, body: str, fields: str = "") -> Question:
    """Read one question of a course that has no errors."""
    block = f"key: q\ntype: {kind}\nobjective: know\nexercise: 1.A.1.1\n{fields}"
    one = sets(quiz_course(root, {"check.en": f"{HEAD}\n## Q\n\n```yaml\n{block}```\n\n{body}"}))["1/check"]
    return one.questions[0]


def shown(answers: tuple[Answer, ...]) -> list[tuple[str, float, str]]:
    """Give words, part of the marks and feedback of answers."""
    return [(answer.text.markdown, float(answer.fraction), answer.feedback.markdown) for answer in answers]
