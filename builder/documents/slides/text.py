"""The body of a slide as values that can be measured and drawn: text, panels, tables, lines and frames to write in.

Nothing of the text is lost: an element that a slide does not know is read for what it holds.
"""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from builder.documents.slides.inline import BREAK, Run, inline, inline_child, said, tidy
from builder.documents.slides.split import classes, counted
from builder.markup.fill import class_widths

_ALIGN = re.compile(r"text-align:\s*(left|center|right)")
_CAUTION = {"caution", "warning"}
_BLOCKS = {"p", "ul", "ol", "dl", "dt", "dd", "div", "table", "pre", "blockquote", "h2", "h3", "h4", "h5", "h6", "hr"}


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: its depth in lists (0 is none) and its mark (``bullet``, ``number``, ``tick`` or nothing).

    ``first`` is the number that its unbroken run of numbers begins with; ``align`` is empty, ``center`` or ``right``.
    """

    runs: tuple[Run, ...]
    depth: int = 0
    mark: str = ""
    first: int = 1
    heading: bool = False
    align: str = ""

    @property
    def text(self) -> str:
        """Give the words, with line feeds for line breaks."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Text:
    """Paragraphs that flow."""

    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Panel:
    """A quotation or a box: paragraphs on a ground of their own."""

    paragraphs: tuple[Paragraph, ...]
    caution: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table."""

    paragraphs: tuple[Paragraph, ...]
    heading: bool


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: rows of equally many cells, whether the first is a header, widths in per cent or none, lines of an empty cell."""

    rows: tuple[tuple[Cell, ...], ...]
    header: bool
    widths: tuple[int, ...]
    lines: int


@dataclass(frozen=True, slots=True)
class Blank:
    """Room to write: so many lines, or a frame so many lines high."""

    lines: int
    frame: bool


Block = Text | Panel | Grid | Blank


def blocks(elements: Iterable[ET.Element], language: str = "") -> tuple[Block, ...]:
    """Give the blocks of a body, paragraphs that follow each other as one text."""
    pieces = (piece for element in elements for piece in _pieces(element, 0, Run("", language=language)))
    return tuple(_grouped(pieces))


def _grouped(pieces: Iterable[Paragraph | Block]) -> Iterator[Block]:
    for text, group in groupby(pieces, key=lambda piece: isinstance(piece, Paragraph)):
        if text:
            yield Text(tuple(piece for piece in group if isinstance(piece, Paragraph)))
        else:
            yield from (piece for piece in group if not isinstance(piece, Paragraph))


def _pieces(element: ET.Element, depth: int, manner: Run) -> Iterator[Paragraph | Block]:
    """Give the paragraphs and blocks of an element that stands for itself."""
    manner = replace(manner, language=element.get("lang", manner.language))
    named = classes(element)
    if element.tag in ("ul", "ol"):
        yield from _items(element, depth + 1, manner)
    elif element.tag == "table":
        yield _grid(element, manner)
    elif "writing-lines" in named or "writing-box" in named:
        yield Blank(max(1, counted(element, "rows")), frame="writing-box" in named)
    elif element.tag == "blockquote" or "admonition" in named:
        yield from _panel(element, manner, caution=bool(_CAUTION.intersection(named)))
    elif element.tag == "pre":
        text = "".join(element.itertext()).strip("\n").replace("\t", "    ").replace(" ", "\N{NO-BREAK SPACE}")
        lines = (piece for line in text.split("\n") for piece in (BREAK, line))
        yield Paragraph(tuple(replace(manner, text=line, mono=True) for line in lines if line)[1:], depth)
    elif element.tag == "dl":
        for child in element:
            yield from _pieces(child, depth + (child.tag == "dd"), replace(manner, bold=child.tag == "dt"))
    elif element.tag in ("h2", "h3", "h4", "h5", "h6", "dt"):
        yield Paragraph(tidy(inline(element, replace(manner, bold=True))), depth, heading=True)
    elif element.tag != "hr":
        title = replace(manner, bold=True) if "admonition-title" in named else manner
        yield from _mixed(element, Paragraph((), depth), title)


def _items(element: ET.Element, depth: int, manner: Run) -> Iterator[Paragraph | Block]:
    """Give the items of a list; where something stands between two numbers, counting begins anew with the right one."""
    mark = "number" if element.tag == "ol" else "bullet"
    number = first = int(element.get("start", "1"))
    for item in element:
        pieces = tuple(_mixed(item, Paragraph((), depth, mark, first), manner))
        yield from pieces
        number += 1
        if any(not isinstance(p, Paragraph) or (p.depth <= depth and p.mark != mark) for p in pieces):
            first = number


def _mixed(element: ET.Element, model: Paragraph, manner: Run) -> Iterator[Paragraph | Block]:
    """Give the pieces of an element that holds text, blocks, or both.

    The first paragraph is made like ``model``. The paragraphs of an item that follow each other are lines of one, so that numbers
    go on; what comes after a nested list has no mark.
    """
    line: list[Run] = [*said(element.text, manner)]
    for child in element:
        if child.tag not in _BLOCKS:
            line += inline_child(child, manner)
        elif child.tag == "p" and model.depth:
            if tidy(line):
                line.append(replace(manner, text=BREAK))
            line += inline(child, manner)
        else:
            yield from _paragraph(line, model)
            model = replace(model, mark="") if tidy(line) else model
            line = []
            yield from _pieces(child, model.depth, manner)
            if child.tag in ("ul", "ol"):
                model = replace(model, mark="")
        line += said(child.tail, manner)
    yield from _paragraph(line, model)


def _paragraph(line: list[Run], model: Paragraph) -> Iterator[Paragraph]:
    """Give a paragraph of what was gathered, if that is anything; an item that begins with a box to tick has it for its mark."""
    words = tidy(line)
    if words and words[0].tick and model.mark == "bullet":
        words, model = tidy(words[1:]), replace(model, mark="tick")
    if words or model.mark == "tick":
        yield replace(model, runs=words)


def _panel(element: ET.Element, manner: Run, *, caution: bool) -> Iterator[Paragraph | Block]:
    """Give a panel, and after it what cannot stand in one."""
    inner: list[Paragraph | Block] = []
    for child in element:
        for piece in _pieces(child, 0, manner):
            inner.extend(piece.paragraphs if isinstance(piece, Panel) else (piece,))
    for block in _grouped(inner):
        yield Panel(block.paragraphs, caution) if isinstance(block, Text) else block


def _grid(table: ET.Element, manner: Run) -> Grid:
    rows = [(row, parent.tag == "thead") for parent in (*table, table) for row in parent if row.tag == "tr"]
    cells = [tuple(_cell(c, manner) for c in row) for row, _ in rows]
    header = bool(rows) and (rows[0][1] or all(cell.heading for cell in cells[0]))
    if header and len(rows) > 1 and not any(cell.paragraphs for cell in cells[0]):
        header, cells = False, cells[1:]
    most = max((len(row) for row in cells), default=0)
    full = tuple(row + (Cell((), heading=False),) * (most - len(row)) for row in cells)
    widths = class_widths(table.get("class", ""))
    return Grid(full, header, widths if len(widths) == most and all(widths) else (), max(1, counted(table, "rows")))


def _cell(element: ET.Element, manner: Run) -> Cell:
    manner = replace(manner, bold=element.tag == "th", language=element.get("lang", manner.language))
    found = _ALIGN.search(element.get("style", ""))
    model = Paragraph((), align=found[1] if found and found[1] != "left" else "")
    pieces = _mixed(element, model, manner)
    return Cell(tuple(piece for piece in pieces if isinstance(piece, Paragraph)), heading=element.tag == "th")
