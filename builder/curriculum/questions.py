"""Questions and quizzes as their author means them: frozen values of one language.

The dialect they are written in is described in docs/reference/questions.md.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from builder.curriculum.activities import ALWAYS, Audience, Availability, GroupMode
from builder.curriculum.text import NO_TEXT, Keyed, Text
from builder.diagnostics import Span

QuestionType = Literal[
    "single-choice",
    "multiple-choice",
    "true-false",
    "matching",
    "short-answer",
    "numerical",
    "gap-fill",
    "ordering",
    "essay",
    "description",
]
GradeMethod = Literal["highest", "average", "first", "last"]
FeedbackTime = Literal["at-the-end", "at-once", "with-tries"]
Review = Literal["all", "no-answers", "marks", "nothing", "after-closing"]
QuizCompletion = Literal["passed", "attempted", "viewed", "none"]

FRACTIONS: tuple[Decimal, ...] = tuple(
    Decimal(text)
    for text in (
        "1", "0.9", "0.8333333", "0.8", "0.75", "0.7", "0.6666667", "0.6", "0.5", "0.4", "0.3333333", "0.3", "0.25", "0.2",
        "0.1666667", "0.1428571", "0.125", "0.1111111", "0.1", "0.05", "0",
    )
)  # fmt: skip
"""The parts of a mark that Moodle's edit forms know (question_bank::fraction_options); their negatives take marks away."""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer to choose (Markdown), or one that is accepted (plain).

    ``fraction`` is the part of the mark it gives, one of FRACTIONS or its negative. ``number`` and ``tolerance`` are those of a
    numerical answer; ``number`` is None for any other number, written ``*``.
    """

    text: Text
    fraction: Decimal
    feedback: Text
    span: Span
    number: Decimal | None = None
    tolerance: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class Pair:
    """What is to be matched, and its match in plain words; without a stem the match is one too many."""

    stem: Text
    match: str
    span: Span


@dataclass(frozen=True, slots=True)
class Gap:
    """A gap in a text: the answers accepted, and the others of its menu; without others it is typed."""

    right: tuple[str, ...]
    wrong: tuple[str, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Essay:
    """How an essay is written: lines of its field, fewest and most words (0: no limit), files (0: none), and for the marker."""

    lines: int = 10
    min_words: int = 0
    max_words: int = 0
    attachments: int = 0
    marker: Text = NO_TEXT
    template: Text = NO_TEXT


@dataclass(frozen=True, slots=True)
class Question:
    """One question.

    ``key`` is unique in the course: the code of its set, a slash, its own name. ``title`` is its short name in a question bank.
    Which of ``answers``, ``pairs``, ``gaps``, ``items`` (ordering, first to last) and ``essay`` it has depends on its type;
    in the ``text`` of a gap-fill question ``[[1]]`` stands for its first gap.
    ``penalty`` is the part of the mark that a wrong try costs. ``objective`` and ``exercise`` may have an empty key.
    """

    key: str
    type: QuestionType
    title: str
    text: Text
    level: str
    objective: Keyed
    exercise: Keyed
    weight: Decimal
    penalty: Decimal
    tags: tuple[str, ...]
    answers: tuple[Answer, ...]
    pairs: tuple[Pair, ...]
    gaps: tuple[Gap, ...]
    items: tuple[Text, ...]
    essay: Essay
    feedback: Text
    if_right: Text
    if_partly_right: Text
    if_wrong: Text
    hints: tuple[Text, ...]
    shuffle: bool
    case_sensitive: bool
    language: str
    span: Span
    level_span: Span = NO_TEXT.span

    @property
    def name(self) -> str:
        """Give its name inside its set."""
        return self.key.rpartition("/")[2]

    def texts(self) -> Iterator[Text]:
        """Give every text in Markdown that has words, in the order in which they are written; answers that are typed are none."""
        chosen = self.type in ("single-choice", "multiple-choice")
        answers = [text for answer in self.answers for text in (answer.text if chosen else NO_TEXT, answer.feedback)]
        mine = [self.text, *answers, *(pair.stem for pair in self.pairs)]
        mine += [*self.items, self.feedback, self.if_right, self.if_partly_right, self.if_wrong, *self.hints]
        yield from (text for text in (*mine, self.essay.marker, self.essay.template) if text)


@dataclass(frozen=True, slots=True)
class Pick:
    """An item of a quiz's list; exactly one of ``question``, ``tag`` and ``heading`` is set, or ``random`` is.

    ``question``: the key of a question. ``tag`` without ``random``: every question of the module with the tag. ``random``: so
    many, drawn anew for everybody from the set ``source`` or from those with the ``tag``. ``heading`` begins a part of the quiz.
    ``weight`` is None where the question's own holds.
    """

    span: Span
    question: str = ""
    tag: str = ""
    random: int = 0
    source: str = ""
    heading: str = ""
    weight: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Band:
    """Overall feedback from a grade (in points of the quiz's maximum) upwards."""

    minimum: Decimal
    text: Text


@dataclass(frozen=True, slots=True)
class Quiz:
    """How questions become a quiz.

    ``after`` is the key of the thing it follows, empty for the end of the module. ``attempts`` 0: as many as one likes.
    ``pass_mark`` is in points of ``maximum``. ``per_page`` 0: all on one page. ``time_limit`` in minutes, 0: none. ``opens`` and
    ``closes`` are days after the course's start, None: always open, never closed.
    """

    picks: tuple[Pick, ...]
    after: Keyed
    shuffled: bool
    shuffle_answers: bool
    attempts: int
    grade: GradeMethod
    maximum: Decimal
    pass_mark: Decimal
    feedback: FeedbackTime
    review: Review
    per_page: int
    time_limit: int
    opens: int | None
    closes: int | None
    bands: tuple[Band, ...]
    completion: QuizCompletion
    span: Span
    pass_mark_span: Span
    audience: Audience = "everyone"
    required: bool = True
    available: Availability = ALWAYS
    groups: GroupMode = "none"
    weight: Decimal | None = None
    closes_span: Span = NO_TEXT.span
    review_span: Span = NO_TEXT.span


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """A file of questions; with ``quiz`` it is a quiz, too. ``module`` is the code of the module that it belongs to.

    ``unread`` are the names of questions that are there and cannot be used, empty where not even that can be told; what is wrong
    with them is said elsewhere.
    """

    code: str
    title: str
    module: str
    introduction: Text
    questions: tuple[Question, ...]
    quiz: Quiz | None
    language: str
    span: Span
    unread: tuple[str, ...] = ()
