"""Blocks and runs of an OpenDocument text."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from odfdo import Element

from builder.documents.flow.blocks import (
    Anchor,
    Block,
    Box,
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
    Tick,
    Words,
)
from builder.documents.flow.measure import (
    ROW,
    STEP,
    column_widths,
)
from builder.documents.open_document.inline import Pen
from builder.documents.open_document.styles import BROWN, BULLETS, GRID, NUMBERS, PALE, RULE, SAND, TEAL
from builder.documents.open_document.xml import Automatic, Properties, code, make, millimetres
from builder.documents.word.blocks import CAREFUL
from builder.documents.word.place import Place

_ROLES = {
    "heading-1": "Heading 1",
    "heading-2": "Heading 2",
    "heading-3": "Heading 3",
    "box-title": "Box Title",
    "term": "Definition Term",
}
_AFTER = "9pt"
_CELL, _BOX = 2.0, 4.0


class Blocks:
    """Makes the elements of blocks."""

    def __init__(self, styles: Automatic, pen: Pen, frame: float) -> None:
        """Write with ``pen`` and these automatic styles; a frame is at most ``frame`` millimetres high."""
        self._styles = styles
        self._pen = pen
        self._frame = frame
        self._tables = 0

    def blocks(self, blocks: Sequence[Block], place: Place) -> Iterator[Element]:
        """Give the elements of blocks."""
        new_page = False
        for block, after in pairwise([*blocks, None]):
            if isinstance(block, Mark) and block.kind == "page":
                new_page = True
                continue
            assert block is not None
            if new_page:
                yield self._line((), "Gap", place, {"fo:break-before": "page"})
                new_page = False
            yield from self._block(block, place, keep=isinstance(after, Room))

    def _block(self, block: Block, place: Place, *, keep: bool) -> Iterator[Element]:
        match block:
            case Paragraph():
                yield self.paragraph(block, place, {"fo:keep-with-next": "always"} if keep else {})
            case Items():
                yield from self._items(block, place)
            case Inset():
                style = "Quotations" if block.kind == "quote" else "Definition"
                yield from self.blocks(block.blocks, replace(place, inset=place.inset + STEP, style=style))
            case Code():
                yield self._code(block, place)
            case Table():
                yield self._table(block, place)
            case Box():
                yield self._box(block, place)
            case Room():
                yield from self._room(block, place)
            case Mark():
                yield self._line((), "Rule", place, {})
            case Notes():
                yield from self._notes(block, place)

    def paragraph(self, paragraph: Paragraph, place: Place, more: Mapping[str, str]) -> Element:
        """Give a paragraph or a heading."""
        style = _ROLES.get(paragraph.role, place.style or "Standard")
        if not place.style and all(isinstance(each, Image) for each in paragraph.inlines):
            style = "Picture"
        return self._line(paragraph.inlines, style, place, more)

    def _line(self, inlines: Sequence[Inline], style: str, place: Place, more: Mapping[str, str]) -> Element:
        look = dict(more)
        if place.align != "left":
            look["fo:text-align"] = {"center": "center", "right": "end"}[place.align]
        if place.inset and not place.depth:
            look.setdefault("fo:margin-left", millimetres(place.inset))
        if any(isinstance(each, Field) and each.long for each in inlines):
            look["tab"] = millimetres(place.room)
        name = self._styles.name("paragraph", {"paragraph": look}, style) if look else code(style)
        level = style.removeprefix("Heading ") if style.startswith("Heading ") else ""
        attributes = {"text:style-name": name, **({"text:outline-level": level} if level else {})}
        return make("text:h" if level else "text:p", attributes, *self._pen.inlines(tuple(inlines), place.room))

    def _items(self, items: Items, place: Place) -> Iterator[Element]:
        narrow = place.style.startswith("Table")
        usual = "1.5pt" if narrow else "4pt" if items.loose else "2pt"
        style = place.style if narrow else "List"
        inner = replace(place, inset=place.inset + STEP, depth=place.depth + 1, style=style)
        made = make("text:list", {"text:style-name": code(NUMBERS if items.kind == "number" else BULLETS)})
        for position, item in enumerate(items.items):
            last = position == len(items.items) - 1 and not place.depth and not narrow
            first, rest = (item[0], item[1:]) if item and isinstance(item[0], Paragraph) else (Paragraph(()), item)
            space = {"fo:margin-bottom": "6pt" if last and not rest else usual}
            if rest and isinstance(rest[0], Room):
                space["fo:keep-with-next"] = "always"
            if items.kind == "tick":
                set_in = {"fo:margin-left": millimetres(inner.inset), "fo:text-indent": f"-{millimetres(STEP)}"}
                sign = (Tick(), Words("\t"), *first.inlines)
                yield self._line(sign, style if narrow else "Tick", replace(inner, depth=0), {**space, **set_in})
                yield from self.blocks(rest, replace(inner, depth=0))
                continue
            start = {"text:start-value": str(items.start)} if items.kind == "number" and not position and items.start != 1 else {}
            paragraph = self.paragraph(first, inner, space)
            made.append(make("text:list-item", start, paragraph, *self.blocks(rest, inner)))
        if items.kind != "tick":
            yield made

    def _code(self, block: Code, place: Place) -> Element:
        paragraph = self._line((), "Preformatted Text", place, {})
        for number, line in enumerate(block.lines):
            if number:
                paragraph.append(make("text:line-break"))
            for each in line.expandtabs(4):
                paragraph.append(make("text:s") if each == " " else each)
        return paragraph

    def _table(self, table: Table, place: Place) -> Element:
        widths = column_widths(table, place.room)
        made = self._empty_table(widths, place)
        head = [self._row(row, widths, table, head=True) for row in table.head]
        if head:
            made.append(make("table:table-header-rows", None, *head))
        for row in table.body:
            made.append(self._row(row, widths, table, head=False))
        return made

    def _empty_table(self, widths: Sequence[float], place: Place) -> Element:
        self._tables += 1
        look = {
            "style:width": millimetres(sum(widths)),
            "table:align": "left",
            "fo:margin-left": millimetres(place.inset),
            "fo:margin-top": "2pt",
            "fo:margin-bottom": _AFTER,
        }
        name = self._styles.name("table", {"table": look})
        made = make("table:table", {"table:name": f"Table {self._tables}", "table:style-name": name})
        for width in widths:
            column = self._styles.name("table-column", {"table-column": {"style:column-width": millimetres(width)}})
            made.append(make("table:table-column", {"table:style-name": column}))
        return made

    def _row(self, row: tuple[Cell, ...], widths: tuple[float, ...], table: Table, *, head: bool) -> Element:
        padded = (*row, *(Cell(()),) * (len(widths) - sum(cell.span for cell in row)))
        border = {"fo:border": f"0.5pt solid {GRID}", "fo:padding": millimetres(_CELL), "fo:padding-top": "0.6mm"}
        border["fo:padding-bottom"] = "0.6mm"
        cells, column = [], 0
        for cell in padded:
            width = sum(widths[column : column + cell.span])
            column += cell.span
            place = Place(width - 2 * _CELL, style="Table Heading" if head else "Table Contents", align=cell.align)
            look = {**border, "fo:background-color": PALE} if head else border
            cells.append(self._cell({"table-cell": look}, self.filled(cell.blocks, place), cell.span))
            cells += [make("table:covered-table-cell") for _ in range(cell.span - 1)]
        empty = not head and any(not cell.blocks for cell in padded)
        return make("table:table-row", {"table:style-name": self._height(table.lines * ROW if empty else 0)}, *cells)

    def _height(self, height: float) -> str:
        look = {"fo:keep-together": "always", **({"style:min-row-height": millimetres(height)} if height else {})}
        return self._styles.name("table-row", {"table-row": look})

    def _cell(self, look: Properties, inner: Sequence[Element], span: int = 1) -> Element:
        attributes = {"table:style-name": self._styles.name("table-cell", look), "office:value-type": "string"}
        if span > 1:
            attributes["table:number-columns-spanned"] = str(span)
        return make("table:table-cell", attributes, *inner)

    def filled(self, blocks: Sequence[Block], place: Place) -> list[Element]:
        """Give what stands in a cell: a paragraph at least, and at its end."""
        made = list(self.blocks(blocks, place)) or [self._line((), place.style or "Standard", place, {})]
        return [*made, self._line((), "Gap", place, {})] if made[-1].tag == "table:table" else made

    def one_cell(self, look: Properties, inner: Sequence[Element], place: Place, height: float = 0) -> Element:
        """Give a table of one cell."""
        made = self._empty_table((place.room,), place)
        made.append(make("table:table-row", {"table:style-name": self._height(height)}, self._cell(look, inner)))
        return made

    def _box(self, box: Box, place: Place) -> Element:
        careful = box.kind in CAREFUL
        look = {
            "fo:background-color": SAND if careful else PALE,
            "fo:border-left": f"{4.5 if careful else 3}pt solid {BROWN if careful else TEAL}",
            "fo:padding-left": millimetres(_BOX),
            "fo:padding-right": millimetres(_BOX),
            "fo:padding-top": "2.4mm",
            "fo:padding-bottom": "1mm",
        }
        return self.one_cell({"table-cell": look}, self.filled(box.blocks, Place(place.room - 2 * _BOX)), place)

    def _room(self, room: Room, place: Place) -> Iterator[Element]:
        if room.frame:
            look = {"fo:border": f"0.75pt solid {RULE}", "fo:padding": millimetres(_CELL)}
            inner = [self._line((), "Table Contents", Place(place.room), {})]
            yield self.one_cell({"table-cell": look}, inner, place, min(room.lines * ROW, self._frame))
            return
        inset = {"fo:margin-left": millimetres(place.inset)} if place.inset else {}
        for number in range(1, room.lines + 1):
            last = {"fo:margin-bottom": _AFTER} if number == room.lines else {}
            yield self._line((), "Writing Line", place, {**inset, **last})

    def _notes(self, notes: Notes, place: Place) -> Iterator[Element]:
        yield self._line((), "Rule", place, {})
        set_in = {"fo:margin-left": millimetres(place.inset + STEP), "fo:text-indent": f"-{millimetres(STEP)}"}
        inner = replace(place, inset=place.inset + STEP, style="Note Text")
        for number, (name, back, blocks) in enumerate(notes.notes, 1):
            first, rest = (blocks[0], blocks[1:]) if blocks and isinstance(blocks[0], Paragraph) else (Paragraph(()), blocks)
            front = (Anchor(name), Words(f"{number}.", href=f"#{back}" if back else ""), Words("\t"))
            yield self.paragraph(replace(first, inlines=(*front, *first.inlines)), inner, set_in)
            yield from self.blocks(rest, replace(inner, style="Note Text"))
