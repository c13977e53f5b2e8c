"""How much room the text of a slide takes, by estimate, and where its parts stand. Lengths are centimetres, sizes are points."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from builder.documents.slides.inline import Run, runs
from builder.documents.slides.split import Slide
from builder.documents.slides.text import Blank, Block, Cell, Grid, Panel, Paragraph, Text, blocks

PAGE_WIDTH, PAGE_HEIGHT = 33.867, 19.05
LEFT, WIDTH = 1.9, 30.067
TITLE_TOP, TITLE_HEIGHT = 0.75, 2.95
RULE_TOP = 3.95
TOP, HEIGHT = 4.65, 12.2
TEXT_SHARE = 0.52
GUTTER = 1.0
SIZES = (32.0, 30.0, 28.0, 26.0, 24.0, 22.0, 20.0)
USUAL, AIRY = 28.0, 0.7
"""Larger text than usual is for slides that stay airy with it."""
LEAST = SIZES[-1]
TABLE_MOST = 24.0
INDENT, FURTHER = 1.5, 1.2
GAP = 0.55
PANEL_SIDE, PANEL_END = 0.8, 0.55
CELL_SIDE, CELL_END = 0.25, 0.25

_POINT = 2.54 / 72
_LINE = 1.22
"""Height of a line of Calibri, for each point of its size."""
_BOLD = 1.03
_MONO = 0.6
_SAFETY = 1.02
_WIDTHS = {
    0.24: " ',.Iijl‘’·",
    0.31: "!()-J[]ft{}:;`",
    0.36: "r",
    0.40: '"/\\sz“”',
    0.44: "FLSckvxy",
    0.48: "#*+<=>?ETYZ^_aeg|~–•",
    0.56: "ABRV",
    0.63: "DGHNU&OQ…",
    0.72: "%w",
    0.80: "m",
    0.88: "MW@—",
}
"""Advance widths of Carlito, which has those of Calibri, in ems; what is not listed is near 0.52."""
_OTHER, _WIDE = 0.52, 1.0
_FIRST_WIDE = 0x2E80
"""Where the scripts of East Asia begin, whose characters are one em wide."""
_WORD = re.compile(r"\n| |[^ \n]+")


@dataclass(frozen=True, slots=True)
class Box:
    """A place on the slide."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Placed:
    """A block and its place."""

    block: Block
    box: Box


def text_area(slide: Slide) -> Box:
    """Give the place for the body of a slide: all, or the left part where a picture stands on the right."""
    return Box(LEFT, TOP, WIDTH * TEXT_SHARE if slide.pictures else WIDTH, HEIGHT)


def picture_area(slide: Slide) -> Box:
    """Give the place for the pictures of a slide: all where there is nothing else, or the right part."""
    if not blocks(slide.body):
        return Box(LEFT, TOP, WIDTH, HEIGHT)
    taken = WIDTH * TEXT_SHARE + GUTTER
    return Box(LEFT + taken, TOP, WIDTH - taken, HEIGHT)


def fullness(slide: Slide, points: float = 24.0) -> float:
    """Give how full a slide is: 1.0 where its text just fits at 24 points; ``fullness(slide, 20)`` over 1 does not fit at all."""
    area = text_area(slide)
    return _total(blocks(slide.body), points, area.width) / area.height


def text_size(slide: Slide) -> float:
    """Give the largest size of text that fits, at least 20 points; more than 28 only where little is said."""
    return next((points for points in SIZES if fullness(slide, points) <= (1 if points <= USUAL else AIRY)), LEAST)


def title_size(slide: Slide) -> float:
    """Give the size of the title: 36 points for one line, 34 for two, less for a title that is too long."""
    for points, most in ((36.0, 1), (34.0, 2)):
        if lines(Paragraph(runs(slide.heading)), points, WIDTH, bold=True) <= most:
            return points
    return 28.0


def placed(slide: Slide, points: float) -> Iterator[Placed]:
    """Give the blocks of a slide below each other.

    A panel alone stands a little above the middle; text that comes last has all the room that is left.
    """
    area, parts = text_area(slide), blocks(slide.body)
    top = area.top
    if len(parts) == 1 and isinstance(parts[0], Panel):
        top += max(0.0, (area.height - height(parts[0], points, area.width)) * 0.4)
    for i, block in enumerate(parts):
        tall = height(block, points, area.width)
        rest = area.top + area.height - top
        last = i == len(parts) - 1
        yield Placed(block, Box(area.left, top, area.width, max(tall, rest) if last and isinstance(block, Text) else tall))
        top += tall + GAP


def height(block: Block, points: float, width: float) -> float:
    """Give how high a block is."""
    match block:
        case Text(paragraphs):
            return _text_height(paragraphs, points, width)
        case Panel(paragraphs):
            return _text_height(paragraphs, points, width - 2 * PANEL_SIDE) + 2 * PANEL_END
        case Grid():
            return sum(row_heights(block, points, width))
        case Blank(count, frame):
            return count * blank_line(points) + (0 if frame else 0.1)


def blank_line(points: float) -> float:
    """Give the distance of the lines that people write on."""
    return 1.6 * points * _POINT


def column_widths(grid: Grid, width: float) -> tuple[float, ...]:
    """Give the widths of a table's columns: as the author says, else by what the columns hold."""
    shares: Sequence[float] = grid.widths
    if not shares:
        columns = zip(*grid.rows, strict=True)
        shares = [max(6.0, min(40.0, max(_longest(cell) for cell in column))) for column in columns]
    return tuple(width * share / sum(shares) for share in shares)


def row_heights(grid: Grid, points: float, width: float) -> tuple[float, ...]:
    """Give the heights of a table's rows; an empty cell wants the lines to write on that the table asks for."""
    size = min(points, TABLE_MOST)
    columns = column_widths(grid, width)
    result = []
    for i, row in enumerate(grid.rows):
        writing = not (grid.header and i == 0) and any(not cell.paragraphs for cell in row)
        least = (grid.lines * 1.3 if writing else 1) * size * _LINE * _POINT
        tallest = max(
            (_text_height(cell.paragraphs, size, w - 2 * CELL_SIDE) for cell, w in zip(row, columns, strict=True)), default=0.0
        )
        result.append(max(least, tallest) + 2 * CELL_END)
    return tuple(result)


def space_before(paragraph: Paragraph, points: float) -> float:
    """Give the space above a paragraph that is not the first, in points."""
    return points * (0.75 if paragraph.heading else 0.25 if paragraph.depth > 1 else 0.45)


def paragraph_size(paragraph: Paragraph, points: float) -> float:
    """Give the size of a paragraph's text: an inner list is a little smaller, but never under 20 points."""
    return max(LEAST, points - 2) if paragraph.depth > 1 else points


def lines(paragraph: Paragraph, points: float, width: float, *, bold: bool = False) -> int:
    """Give how many lines a paragraph takes, words wrapped as a word processor does."""
    room = width / _POINT / points / _SAFETY - 0.1
    count, used, gap = 1, 0.0, 0.0
    for run, word in ((piece, word) for piece in paragraph.runs for word in _WORD.findall(piece.text)):
        if word == "\n":
            count, used, gap = count + 1, 0.0, 0.0
            continue
        wide = _ems(word, run) * (_BOLD if bold else 1)
        if word == " ":
            gap = wide
            continue
        if used and used + gap + wide > room:
            count, used = count + 1, 0.0
        used, gap = used + (gap if used else 0.0) + wide, 0.0
        while used > room:
            count, used = count + 1, used - room
    return count


def _total(parts: Sequence[Block], points: float, width: float) -> float:
    return sum(height(block, points, width) for block in parts) + GAP * max(0, len(parts) - 1)


def _text_height(paragraphs: Sequence[Paragraph], points: float, width: float) -> float:
    total = 0.0
    for i, paragraph in enumerate(paragraphs):
        size = paragraph_size(paragraph, points)
        indent = INDENT + FURTHER * (paragraph.depth - 1) if paragraph.depth else 0.0
        total += lines(paragraph, size, width - indent) * size * _LINE + (space_before(paragraph, size) if i else 0.0)
    return total * _POINT


def _longest(cell: Cell) -> float:
    return max((sum(_ems(run.text, run) for run in p.runs) for p in cell.paragraphs), default=0.0)


def _ems(text: str, run: Run) -> float:
    if run.mono:
        return len(text) * _MONO
    return sum(_em(character) for character in text) * (_BOLD if run.bold else 1) * (0.66 if run.raised else 1)


def _em(character: str) -> float:
    if ord(character) >= _FIRST_WIDE:
        return _WIDE
    return next((width for width, characters in _WIDTHS.items() if character in characters), _OTHER)
