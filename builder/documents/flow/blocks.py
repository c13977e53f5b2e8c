"""The text of a document as frozen blocks and runs, for formats that flow (DOCX and ODT).

What people fill in is a value of its own. builder.documents.flow.parse makes them.
"""

from dataclasses import dataclass

LONG_FIELD = 30
"""A blank of so many characters takes the rest of its line."""


@dataclass(frozen=True, slots=True)
class Words:
    """A run of text in one look; ``href`` is an address or ``#`` and the name of an anchor."""

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    raised: bool = False
    href: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Break:
    """A new line in the same paragraph."""


@dataclass(frozen=True, slots=True)
class Field:
    """A blank to fill in, so many characters long; ``name`` is the text before it."""

    characters: int
    name: str = ""

    @property
    def long(self) -> bool:
        """Tell whether it takes the rest of its line."""
        return self.characters >= LONG_FIELD


@dataclass(frozen=True, slots=True)
class Tick:
    """A box to tick."""


@dataclass(frozen=True, slots=True)
class Image:
    """A picture: its key, alternative text (empty for one that only decorates) and width as CSS or empty."""

    source: str
    alt: str
    width: str


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place that a link can lead to."""

    name: str


Inline = Words | Break | Field | Tick | Image | Anchor


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; ``role`` is empty, ``heading-1`` to ``heading-3``, ``box-title`` or ``term``."""

    inlines: tuple[Inline, ...]
    role: str = ""


@dataclass(frozen=True, slots=True)
class Items:
    """A list; ``kind`` is ``bullet``, ``number`` (from ``start``) or ``tick``. A loose one has paragraphs that stand apart."""

    kind: str
    items: tuple[tuple["Block", ...], ...]
    start: int = 1
    loose: bool = False


@dataclass(frozen=True, slots=True)
class Inset:
    """Blocks set in: a quotation (``quote``) or what a term means (``definition``)."""

    kind: str
    blocks: tuple["Block", ...]


@dataclass(frozen=True, slots=True)
class Code:
    """Lines of code, white space kept."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table; ``align`` is ``left``, ``center`` or ``right``."""

    blocks: tuple["Block", ...]
    align: str = "left"
    span: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table: rows of its head and of its body, widths in per cent or nothing, and how many lines high an empty cell is."""

    head: tuple[tuple[Cell, ...], ...]
    body: tuple[tuple[Cell, ...], ...]
    widths: tuple[int, ...] = ()
    lines: int = 1

    @property
    def columns(self) -> int:
        """Give the number of columns."""
        return max((sum(cell.span for cell in row) for row in (*self.head, *self.body)), default=0)


@dataclass(frozen=True, slots=True)
class Box:
    """An admonition: its kind (``tip``, ``note``, ``caution`` ...) and blocks, the first of which is its title."""

    kind: str
    blocks: tuple["Block", ...]


@dataclass(frozen=True, slots=True)
class Room:
    """Room to write in: so many lines, or a frame so many lines high."""

    lines: int
    frame: bool


@dataclass(frozen=True, slots=True)
class Mark:
    """A new page (``page``) or a rule (``rule``)."""

    kind: str


@dataclass(frozen=True, slots=True)
class Notes:
    """Footnotes in their order: the anchor of each, the anchor of its reference, and its blocks."""

    notes: tuple[tuple[str, str, tuple["Block", ...]], ...]


Block = Paragraph | Items | Inset | Code | Table | Box | Room | Mark | Notes


def text_of(inlines: tuple[Inline, ...]) -> str:
    """Give the bare text of runs."""
    return "".join(each.text if isinstance(each, Words) else " " if isinstance(each, Break) else "" for each in inlines)
