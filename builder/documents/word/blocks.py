"""Blocks of a Word document: paragraphs, lists, tables, boxes, room to write."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

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
    Mark,
    Notes,
    Paragraph,
    Room,
    Table,
    Words,
    text_of,
)
from builder.documents.flow.measure import ROW, STEP, column_widths
from builder.documents.word.inline import Pen
from builder.documents.word.numbers import BULLETS, Numbers
from builder.documents.word.place import Place, about_table, add_property, close, gap
from builder.documents.word.xml import (
    BROWN,
    PALE,
    SAND,
    TEAL,
    Element,
    borders,
    children,
    indent,
    make,
    named,
    properties,
    shading,
    spacing,
    twips,
    value,
)

_ROLES = {
    "heading-1": "Heading1",
    "heading-2": "Heading2",
    "heading-3": "Heading3",
    "box-title": "BoxTitle",
    "term": "DefinitionTerm",
}
_CELL = 2.0
_BOX_LEFT, _BOX_RIGHT = 4.0, 4.0
_TOGETHER = 8
"""So many lines to write on stay on one page."""
_AFTER_TABLE = 8.0
CAREFUL = ("caution", "warning", "danger")


class Blocks:
    """Makes the elements of blocks."""

    def __init__(self, pen: Pen, numbers: Numbers, frame: float) -> None:
        """Write with ``pen``; a frame is at most ``frame`` millimetres high."""
        self._pen = pen
        self._numbers = numbers
        self._frame = frame

    def blocks(self, blocks: Sequence[Block], place: Place) -> Iterator[Element]:
        """Give the elements of blocks: paragraphs, and tables that are followed by a little space."""
        new_page = False
        for block, after in pairwise([*blocks, None]):
            if isinstance(block, Mark) and block.kind == "page":
                new_page = True
                continue
            assert block is not None
            made = list(self._block(block, place))
            if new_page and made:
                if named(made[0], "tbl"):
                    made.insert(0, gap(0))
                add_property(made[0], "pageBreakBefore")
                new_page = False
            if isinstance(after, Room) and isinstance(block, Paragraph):
                add_property(made[-1], "keepNext")
            yield from made

    def _block(self, block: Block, place: Place) -> Iterator[Element]:
        match block:
            case Paragraph():
                yield self._paragraph(block, place)
            case Items():
                yield from self._items(block, place)
            case Inset():
                style = "Quote" if block.kind == "quote" else "Definition"
                yield from self.blocks(block.blocks, replace(place, inset=place.inset + STEP, style=style))
            case Code():
                lines = tuple(each for line in block.lines for each in (Words(line.expandtabs(4)), Break()))[:-1]
                yield self._lines(lines, "Code", place)
            case Table():
                yield from self._table(block, place)
            case Box():
                yield from self._box(block, place)
            case Room():
                yield from self._room(block, place)
            case Mark():
                yield make("p", None, properties("pPr", value("pStyle", "Rule")))
            case Notes():
                yield from self._notes(block, place)

    def _paragraph(self, paragraph: Paragraph, place: Place, *more: Element) -> Element:
        style = _ROLES.get(paragraph.role, place.style)
        if not place.style and all(isinstance(each, Image) for each in paragraph.inlines):
            style = "Picture"
        return self._lines(paragraph.inlines, style, place, *more)

    def _lines(self, inlines: Sequence[Inline], style: str, place: Place, *more: Element) -> Element:
        runs = tuple(inlines)
        known = {str(each.tag) for each in more}
        look = [
            value("pStyle", style) if style else None,
            value("jc", place.align) if place.align != "left" else None,
            *more,
        ]
        if place.inset:
            set_in = indent(twips(place.inset))
            look += [set_in] if str(set_in.tag) not in known else []
        if any(isinstance(each, Field) and each.long for each in runs):
            look.append(make("tabs", None, make("tab", {"val": "right", "leader": "underscore", "pos": twips(place.width)})))
        shown = any(each is not None for each in look)
        return make("p", None, properties("pPr", *look) if shown else None, *self._pen.inlines(runs, place.room))

    def _items(self, items: Items, place: Place) -> Iterator[Element]:
        level = min(place.depth, 8)
        number = BULLETS if items.kind != "number" else self._numbers.start(level, items.start)
        inner = replace(place, inset=place.inset + STEP, depth=place.depth + 1, style=place.style or "ListParagraph")
        narrow = place.style.startswith("Table")
        usual = 1.5 if narrow else 4.0 if items.loose else 2.0
        for position, item in enumerate(items.items):
            last = position == len(items.items) - 1
            first, rest = (item[0], item[1:]) if item and isinstance(item[0], Paragraph) else (Paragraph(()), item)
            after = spacing(0, 6.0 if last and not place.depth and not narrow and not rest else usual, 1.06)
            hanging = indent(twips(inner.inset), twips(STEP))
            if items.kind == "tick":
                made = self._paragraph(first, inner, after, hanging)
                at = 1 if len(made) and named(children(made)[0], "pPr") else 0
                made.insert(at, make("r", None, make("tab")))
                made.insert(at, self._pen.tick())
            else:
                numbered = make("numPr", None, value("ilvl", level), value("numId", number))
                made = self._paragraph(first, inner, after, hanging, numbered)
            if rest and isinstance(rest[0], Room):
                add_property(made, "keepNext")
            yield made
            yield from self.blocks(rest, inner)

    def _table(self, table: Table, place: Place) -> Iterator[Element]:
        widths = column_widths(table, place.room)
        grid = make("tblGrid", None, *(make("gridCol", {"w": twips(width)}) for width in widths))
        look = make(
            "tblLook", {"val": "0020" if table.head else "0000", "firstRow": int(bool(table.head)), "noHBand": 1, "noVBand": 1}
        )
        rows = [self._row(row, widths, table, head=True) for row in table.head]
        rows += [self._row(row, widths, table, head=False) for row in table.body]
        yield make("tbl", None, about_table("AnnexTable", sum(widths), place, look), grid, *rows)
        yield gap(_AFTER_TABLE)

    def _row(self, row: tuple[Cell, ...], widths: tuple[float, ...], table: Table, *, head: bool) -> Element:
        cells, column = [], 0
        padded = (*row, *(Cell(()),) * (len(widths) - sum(cell.span for cell in row)))
        for cell in padded:
            width = sum(widths[column : column + cell.span])
            column += cell.span
            place = Place(width - 2 * _CELL, style="TableHeading" if head else "TableText", align=cell.align)
            about = properties(
                "tcPr",
                make("tcW", {"w": twips(width), "type": "dxa"}),
                value("gridSpan", cell.span) if cell.span > 1 else None,
                shading(PALE) if head else None,
            )
            cells.append(make("tc", None, about, *self.filled(cell.blocks, place)))
        empty = not head and any(not cell.blocks for cell in padded)
        height = make("trHeight", {"val": twips(table.lines * ROW), "hRule": "atLeast"}) if empty else None
        about = properties("trPr", make("cantSplit"), height, make("tblHeader") if head else None)
        return make("tr", None, about, *cells)

    def filled(self, blocks: Sequence[Block], place: Place) -> list[Element]:
        """Give what stands in a cell: at least a paragraph, and a paragraph at its end."""
        made = list(self.blocks(blocks, place))
        if not made:
            return [self._lines((), place.style, place)]
        if len(made) > 1 and named(made[-2], "tbl"):
            made[-1] = gap(0)
        return made

    def _box(self, box: Box, place: Place) -> Iterator[Element]:
        careful = box.kind in CAREFUL
        rule = borders("tcBorders", {"left": (36 if careful else 24, BROWN if careful else TEAL)})
        about = properties("tcPr", make("tcW", {"w": twips(place.room), "type": "dxa"}), rule, shading(SAND if careful else PALE))
        inner = Place(place.room - _BOX_LEFT - _BOX_RIGHT)
        made = self.filled(box.blocks, inner)
        close(made[-1])
        title = next((text_of(each.inlines) for each in box.blocks if isinstance(each, Paragraph)), "")
        yield self._one_cell("AnnexBox", place, make("tc", None, about, *made), value("tblCaption", title))
        yield gap(_AFTER_TABLE)

    def _room(self, room: Room, place: Place) -> Iterator[Element]:
        if room.frame:
            height = make("trHeight", {"val": twips(min(room.lines * ROW, self._frame)), "hRule": "atLeast"})
            about = properties("tcPr", make("tcW", {"w": twips(place.room), "type": "dxa"}))
            cell = make("tc", None, about, make("p", None, properties("pPr", value("pStyle", "TableText"))))
            yield self._one_cell("AnnexFrame", place, cell, None, height)
            yield gap(_AFTER_TABLE)
            return
        for number in range(1, room.lines + 1):
            last = number == room.lines
            look = (
                value("pStyle", "WritingLine"),
                make("keepNext") if not last and room.lines <= _TOGETHER else None,
                indent(twips(place.inset)) if place.inset else None,
            )
            yield make("p", None, properties("pPr", *look))
        yield gap(_AFTER_TABLE)

    def _one_cell(
        self, style: str, place: Place, cell: Element, caption: Element | None, height: Element | None = None
    ) -> Element:
        grid = make("tblGrid", None, make("gridCol", {"w": twips(place.room)}))
        look = make("tblLook", {"val": "0000", "noHBand": 1, "noVBand": 1})
        row = make("tr", None, properties("trPr", make("cantSplit"), height), cell)
        return make("tbl", None, about_table(style, place.room, place, look, caption), grid, row)

    def _notes(self, notes: Notes, place: Place) -> Iterator[Element]:
        yield make("p", None, properties("pPr", value("pStyle", "Rule")))
        inner = replace(place, inset=place.inset + STEP, style="EndnoteText")
        for number, (name, back, blocks) in enumerate(notes.notes, 1):
            first, rest = (blocks[0], blocks[1:]) if blocks and isinstance(blocks[0], Paragraph) else (Paragraph(()), blocks)
            made = self._paragraph(first, inner, indent(twips(inner.inset), twips(STEP)))
            front = [*self._pen.bookmark(name), *self._pen.inlines((Words(f"{number}.", href=f"#{back}" if back else ""),), 0)]
            for position, each in enumerate([*front, make("r", None, make("tab"))], 1):
                made.insert(position, each)
            yield made
            yield from self.blocks(rest, inner)
