"""What the templates of questions see. Every text is HTML, ready to be escaped once."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class AnswerView:
    """An answer: HTML, or plain words if ``plain``; ``fraction`` is its part of the mark, or its place in an order."""

    id: int
    text: str
    plain: bool
    fraction: Decimal
    feedback: str


@dataclass(frozen=True, slots=True)
class Outcomes:
    """Feedback on the whole question, by how right the answer is."""

    right: str
    partly: str
    wrong: str


@dataclass(frozen=True, slots=True)
class ChoiceView:
    """What qtype_multichoice has besides answers; ``numbering`` is one of its answernumbering."""

    id: int
    single: bool
    shuffle: bool
    outcomes: Outcomes
    numbering: str = "none"


@dataclass(frozen=True, slots=True)
class TrueFalseView:
    """What qtype_truefalse has besides answers: the numbers of the two."""

    id: int
    true: int
    false: int


@dataclass(frozen=True, slots=True)
class PairView:
    """A stem (empty: a match too many) and its match in plain words."""

    id: int
    stem: str
    match: str


@dataclass(frozen=True, slots=True)
class MatchView:
    """What qtype_match has."""

    id: int
    shuffle: bool
    outcomes: Outcomes
    pairs: tuple[PairView, ...]


@dataclass(frozen=True, slots=True)
class ShortAnswerView:
    """What qtype_shortanswer has besides answers."""

    id: int
    case_sensitive: bool


@dataclass(frozen=True, slots=True)
class ToleranceView:
    """How far off a numerical answer may be."""

    id: int
    answer: int
    tolerance: str


@dataclass(frozen=True, slots=True)
class NumericalView:
    """What qtype_numerical has besides answers."""

    id: int
    tolerances: tuple[ToleranceView, ...]


@dataclass(frozen=True, slots=True)
class EssayView:
    """What qtype_essay has; limits that are not set are None."""

    id: int
    required: bool
    lines: int
    min_words: int | None
    max_words: int | None
    attachments: int
    marker: str
    template: str


@dataclass(frozen=True, slots=True)
class ClozeView:
    """What qtype_multianswer has: the numbers of the questions that its gaps are."""

    id: int
    children: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class OrderingView:
    """What qtype_ordering has besides answers."""

    id: int
    outcomes: Outcomes


Options = ChoiceView | TrueFalseView | MatchView | ShortAnswerView | NumericalView | EssayView | ClozeView | OrderingView | None


@dataclass(frozen=True, slots=True)
class HintView:
    """A hint for the next try; ``count_right`` is None for types that have no parts to count, ``options`` for most types."""

    id: int
    text: str
    count_right: int | None
    options: int | None


@dataclass(frozen=True, slots=True)
class TagView:
    """A tag."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question; ``entry`` and ``version`` are numbers of the layout since 4.0, ``parent`` is the text that it is a gap of."""

    id: int
    entry: int
    version: int
    parent: int
    qtype: str
    name: str
    text: str
    feedback: str
    mark: Decimal
    penalty: Decimal
    length: int
    stamp: str
    idnumber: str | None
    answers: tuple[AnswerView, ...] = ()
    options: Options = None
    hints: tuple[HintView, ...] = ()
    tags: tuple[TagView, ...] = ()


@dataclass(frozen=True, slots=True)
class CategoryView:
    """A category in the context of an activity; ``parent`` 0 is the top of that context."""

    id: int
    name: str
    context: int
    cm: int
    parent: int
    stamp: str
    idnumber: str | None
    questions: tuple[QuestionView, ...] = ()
