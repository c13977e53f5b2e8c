"""A foreign file of questions as values: what the readers of GIFT and Moodle XML make, and our own dialect is written from."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from builder.curriculum.questions import QuestionType
from builder.diagnostics import Diagnostic, Span

Form = Literal["html", "markdown", "plain", "moodle"]
"""How a text is written; ``moodle`` is Moodle's own: HTML in which the end of a line is one for people, too."""

GAP_OPEN, GAP_CLOSE = "\ue002", "\ue003"
"""Stand around the number of a gap, from 1, in the text of a gap-fill question."""

HINT_LESS = ("essay", "description")
"""Types for which Moodle has no further tries."""


@dataclass(frozen=True, slots=True)
class ForeignFile:
    """A file that a text brings: its name as links have it, and its bytes."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class ForeignText:
    """A text as its file has it."""

    text: str = ""
    form: Form = "html"
    files: tuple[ForeignFile, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether there is anything in it."""
        return bool(self.text.strip())


NO_TEXT = ForeignText()


@dataclass(frozen=True, slots=True)
class ForeignAnswer:
    """An answer: ``text`` of a choice, or what is accepted (plain); ``number`` None is any other number."""

    text: ForeignText
    fraction: Decimal
    feedback: ForeignText = NO_TEXT
    number: Decimal | None = None
    tolerance: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class ForeignPair:
    """What is to be matched (empty: the match is one too many), and its match in plain words."""

    stem: ForeignText
    match: str


@dataclass(frozen=True, slots=True)
class ForeignGap:
    """A gap: the answers accepted, and the others of its menu."""

    right: tuple[str, ...]
    wrong: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ForeignEssay:
    """How an essay is written; None: the file does not say."""

    lines: int | None = None
    min_words: int = 0
    max_words: int = 0
    attachments: int = 0
    marker: ForeignText = NO_TEXT
    template: ForeignText = NO_TEXT


@dataclass(frozen=True, slots=True)
class ForeignQuestion:
    """A question of a foreign file that our dialect has a type for; ``penalty`` is None where the file does not say."""

    type: QuestionType
    name: str
    idnumber: str
    text: ForeignText
    span: Span
    answers: tuple[ForeignAnswer, ...] = ()
    pairs: tuple[ForeignPair, ...] = ()
    gaps: tuple[ForeignGap, ...] = ()
    items: tuple[ForeignText, ...] = ()
    essay: ForeignEssay = field(default_factory=ForeignEssay)
    feedback: ForeignText = NO_TEXT
    if_right: ForeignText = NO_TEXT
    if_partly_right: ForeignText = NO_TEXT
    if_wrong: ForeignText = NO_TEXT
    hints: tuple[ForeignText, ...] = ()
    tags: tuple[str, ...] = ()
    mark: Decimal = Decimal(1)
    penalty: Decimal | None = None
    shuffle: bool = True
    case_sensitive: bool = False


@dataclass(frozen=True, slots=True)
class ForeignSet:
    """The questions of a foreign file; ``title`` is that of its first category, empty where it has none."""

    title: str
    questions: tuple[ForeignQuestion, ...]


Found = list[Diagnostic]
