"""How wide and high things come out on paper, in millimetres: the columns of a table, blanks, pictures."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from builder.documents.flow.blocks import (
    Block,
    Box,
    Break,
    Cell,
    Code,
    Field,
    Image,
    Inline,
    Inset,
    Items,
    Notes,
    Paragraph,
    Room,
    Table,
    Tick,
    Words,
)
from builder.documents.model import Document, Picture

MARGIN = 20.0
TOP = 22.0
"""The head needs a little more than the other margins."""
ROW = 8.5
"""A line that people write on by hand."""
STEP = 6.5
"""How far a list or a quotation is set in."""
_A4 = (210.0, 297.0)
_CHARACTER = 1.95
"""The mean width of a character at 11 points: half a quad, 11 / 2 * 25.4 / 72."""
_WORD = 2.25
"""The same for a single word, which may be bold and begins with a capital."""
_PADDING = 4.6
LINE = 1.93
"""The width of ``_`` at 11 points in Calibri (1020 of 2048 units)."""
START = 3
"""A blank is never shorter than so many of them."""
_PIXEL = 25.4 / 96
_EMPTY = 24
"""An empty column is to be written in: it asks for room as if it held so many characters."""
_ENOUGH = 60
_HEAD_ROOM = 12.0


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its width and height, and those of its text."""

    width: float
    height: float
    text_width: float
    text_height: float


def page_of(document: Document) -> Page:
    """Give the page of a document: A4, upright or landscape."""
    width, height = reversed(_A4) if document.landscape else _A4
    return Page(width, height, width - 2 * MARGIN, height - TOP - MARGIN)


def picture_size(picture: Picture, wish: str, width: float, height: float) -> tuple[float, float]:
    """Give the width and height of a picture: as wished (``60%`` of the width, ``200px``), never larger than its room."""
    if m := re.fullmatch(r"(\d+)(%|px)", wish):
        wide = width * int(m[1]) / 100 if m[2] == "%" else int(m[1]) * _PIXEL
    else:
        wide = picture.width * _PIXEL
    high = wide * picture.height / picture.width
    shrink = min(1.0, width / wide, height / high) if wide and high else 1.0
    return wide * shrink, high * shrink


def logo_size(picture: Picture, height: float, width: float) -> tuple[float, float]:
    """Give the width and height of a logo that is so high, or as wide as it may be."""
    high = min(height, width * picture.height / picture.width)
    return high * picture.width / picture.height, high


def largest(page: Page) -> float:
    """Give the height of the largest picture or frame: a page less some room for a heading."""
    return page.text_height - _HEAD_ROOM


def field_width(field: Field) -> float:
    """Give the width of a blank: half a quad for each of its characters."""
    return field.characters * _CHARACTER


def share_of_rest(line: tuple[Inline, ...], width: float) -> float:
    """Give the width of each long blank in a line that has several: what the text leaves, divided."""
    blanks = [each for each in line if isinstance(each, Field)]
    text = tuple(each for each in line if not isinstance(each, Field))
    taken = _length(text) * _CHARACTER + sum(field_width(each) for each in blanks if not each.long)
    count = sum(1 for each in blanks if each.long)
    return max((width * 0.94 - taken) / max(1, count), 20.0)


def lines_of(inlines: tuple[Inline, ...]) -> Iterator[tuple[Inline, ...]]:
    """Give the lines of a paragraph as its breaks part them."""
    line: list[Inline] = []
    for each in inlines:
        if isinstance(each, Break):
            yield tuple(line)
            line = []
        else:
            line.append(each)
    yield tuple(line)


def column_widths(table: Table, width: float) -> tuple[float, ...]:
    """Give the widths of a table's columns: as asked for, else by what they hold, so that they fill the width."""
    count = table.columns
    if len(table.widths) == count and all(table.widths):
        return tuple(width * share / max(100, sum(table.widths)) for share in table.widths)
    narrow, wide = [_PADDING + 3 * _CHARACTER] * count, [_PADDING + 3 * _CHARACTER] * count
    for row in (*table.head, *table.body):
        for column, cell in _placed(row):
            if cell.span == 1:
                word, text = _asks(cell)
                narrow[column] = max(narrow[column], _PADDING + word * _WORD)
                wide[column] = max(wide[column], _PADDING + min(text, _ENOUGH) * _CHARACTER, narrow[column])
    if sum(narrow) >= width or sum(wide) <= width:
        base = narrow if sum(narrow) >= width else wide
        return tuple(each * width / sum(base) for each in base)
    more = [(high - low) ** 0.5 for low, high in zip(narrow, wide, strict=True)]
    rest = width - sum(narrow)
    return tuple(low + rest * extra / sum(more) for low, extra in zip(narrow, more, strict=True))


def _placed(row: tuple[Cell, ...]) -> Iterator[tuple[int, Cell]]:
    column = 0
    for cell in row:
        yield column, cell
        column += cell.span


def _asks(cell: Cell) -> tuple[int, int]:
    """Give the longest word and the longest paragraph of a cell in characters."""
    if not cell.blocks:
        return 0, _EMPTY
    word = text = 0
    for line in _lines(cell.blocks):
        text = max(text, _length(line))
        words = "".join(each.text if isinstance(each, Words) else "\N{BALLOT BOX} " for each in line).split()
        word = max([word, *(len(each) for each in words)])
    return word, text


def _lines(blocks: Iterable[Block]) -> Iterator[tuple[Inline, ...]]:
    for block in blocks:
        match block:
            case Paragraph():
                yield from lines_of(block.inlines)
            case Items():
                for item in block.items:
                    yield from _lines(item)
            case Inset() | Box():
                yield from _lines(block.blocks)
            case Code():
                yield from ((Words(line),) for line in block.lines)
            case Room():
                yield (Words("_" * _EMPTY),)
            case Table():
                for row in (*block.head, *block.body):
                    yield tuple(inline for cell in row for line in _lines(cell.blocks) for inline in line)
            case Notes():
                for _, _, inner in block.notes:
                    yield from _lines(inner)


def _length(line: tuple[Inline, ...]) -> int:
    return sum(_characters(each) for each in line)


def _characters(inline: Inline) -> int:
    match inline:
        case Words():
            return len(inline.text)
        case Tick():
            return 2
        case Field():
            return min(inline.characters, _EMPTY)
        case Image():
            return 15
        case _:
            return 0
