"""What is shipped of questions: a quiz as an activity, with its questions sorted into banks and every text resolved.

A quiz owns its questions: what two quizzes ask stands in both, under the same key. Marks and fractions are exact decimals.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from builder.curriculum.activities import GroupMode
from builder.curriculum.questions import FeedbackTime, GradeMethod, QuestionType, QuizCompletion, Review
from builder.diagnostics import Span
from builder.plan.rich_model import AttachedFile, Rich
from builder.plan.rules import ALWAYS, PlannedAvailability


@dataclass(frozen=True, slots=True)
class FiledText:
    """A text with the files that it alone refers to."""

    body: Rich = ()
    files: tuple[AttachedFile, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether there is anything to read."""
        return bool(self.body)


@dataclass(frozen=True, slots=True)
class PlannedAnswer:
    """An answer of a choice (``text``), or one that is accepted: ``plain``, or ``number`` with ``tolerance``.

    ``key`` is unique in the question and does not change when answers are added behind it: ``a1``, ``a2``. ``plain`` is ``*`` for
    anything else; ``number`` is None then. ``fraction`` is one of FRACTIONS or its negative.
    """

    key: str
    text: FiledText
    plain: str
    fraction: Decimal
    feedback: FiledText
    number: Decimal | None = None
    tolerance: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class PlannedPair:
    """A stem (empty: the match is one too many) and its match in plain words; ``key`` like that of answers: ``p1``."""

    key: str
    stem: FiledText
    match: str


@dataclass(frozen=True, slots=True)
class PlannedGap:
    """A gap: the answers accepted, and the others of its menu (none: it is typed). ``key``: ``g1``."""

    key: str
    right: tuple[str, ...]
    wrong: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlannedItem:
    """A thing to put in order; ``key``: ``i1`` is the first in the right order."""

    key: str
    text: FiledText


@dataclass(frozen=True, slots=True)
class PlannedEssay:
    """How an essay is written; see builder.curriculum.questions.Essay."""

    lines: int
    min_words: int
    max_words: int
    attachments: int
    marker: FiledText
    template: FiledText


@dataclass(frozen=True, slots=True)
class PlannedQuestion:
    """A question, ready to be written; what it holds depends on ``type`` as in builder.curriculum.questions.Question.

    ``segments`` is set for ``gap-fill`` alone, instead of ``text.body``: pieces of one XHTML text, one more than there are gaps;
    gap number n (from 0) stands between the pieces n and n + 1. Their files are ``text.files``.
    ``feedback`` ends with the way back to the exercise. ``if_right`` and its like are empty where the author wrote nothing.
    ``mark`` is its weight; 0 for a description.
    """

    key: str
    type: QuestionType
    title: str
    language: str
    text: FiledText
    segments: tuple[Rich, ...]
    answers: tuple[PlannedAnswer, ...]
    pairs: tuple[PlannedPair, ...]
    gaps: tuple[PlannedGap, ...]
    items: tuple[PlannedItem, ...]
    essay: PlannedEssay | None
    feedback: FiledText
    if_right: FiledText
    if_partly_right: FiledText
    if_wrong: FiledText
    hints: tuple[FiledText, ...]
    tags: tuple[str, ...]
    mark: Decimal
    penalty: Decimal
    shuffle: bool
    case_sensitive: bool
    origin: Span


@dataclass(frozen=True, slots=True)
class Bank:
    """Questions that stand together in a quiz: those it names (``key`` is the quiz's), or a pool from which it draws.

    ``key`` is unique in the quiz. No question stands in two banks of one quiz, and every bank has one question at least.
    """

    key: str
    title: str
    questions: tuple[PlannedQuestion, ...]


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in a quiz: the ``question`` of a key, or one drawn from the bank ``drawn_from``. ``page`` counts from 1."""

    question: str
    drawn_from: str
    page: int
    mark: Decimal


@dataclass(frozen=True, slots=True)
class QuizPart:
    """A part of a quiz from slot number ``first`` (from 1) on; the title of the only part may be empty."""

    first: int
    title: str
    shuffled: bool


@dataclass(frozen=True, slots=True)
class GradeBand:
    """Overall feedback for grades from ``minimum`` up to the next band's; in points of the quiz's maximum, highest first."""

    minimum: Decimal
    text: FiledText


@dataclass(frozen=True, slots=True)
class QuizActivity:
    """A quiz. ``description`` is its introduction, with ``files``.

    ``attempts`` 0: as many as one likes. ``maximum`` and ``pass_mark`` are points (``pass_mark`` 0: none). ``time_limit`` in
    minutes, 0: none. ``opens`` and ``closes`` are days after the course's start; None: always open, never closed.
    ``counts``: the course (or the package) is complete only with it. ``bands`` end with one from 0, or are empty.
    ``category`` and ``weight`` are those of builder.plan.rules.Rules.
    """

    key: str
    title: str
    language: str
    description: Rich
    files: tuple[AttachedFile, ...]
    banks: tuple[Bank, ...]
    slots: tuple[Slot, ...]
    parts: tuple[QuizPart, ...]
    bands: tuple[GradeBand, ...]
    shuffle_answers: bool
    attempts: int
    grade: GradeMethod
    maximum: Decimal
    pass_mark: Decimal
    feedback: FeedbackTime
    review: Review
    time_limit: int
    opens: int | None
    closes: int | None
    completion: QuizCompletion
    counts: bool
    indent: int
    origin: Span
    available: PlannedAvailability = ALWAYS
    groups: GroupMode = "none"
    category: str = ""
    weight: Decimal | None = None

    def questions(self) -> Iterator[PlannedQuestion]:
        """Give every question of every bank."""
        for bank in self.banks:
            yield from bank.questions

    @property
    def marks(self) -> Decimal:
        """Give the sum of the marks of all slots."""
        return sum((slot.mark for slot in self.slots), Decimal(0))
