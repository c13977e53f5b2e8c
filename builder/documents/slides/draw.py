"""A slide put into the presentation: each part in its placeholder, or beside it where the layout has none for it."""

from dataclasses import dataclass, replace

from pptx.oxml.ns import qn
from pptx.presentation import Presentation
from pptx.slide import Slide as Page

from builder.documents.model import Document
from builder.documents.slides.fit import (
    PANEL_END,
    PANEL_SIDE,
    Box,
    Placed,
    blank_line,
    picture_area,
    placed,
    text_size,
    title_size,
)
from builder.documents.slides.inline import runs
from builder.documents.slides.layouts import (
    BODY,
    PANEL,
    PICTURE,
    PICTURE_HOLDER,
    TABLE,
    TABLE_HOLDER,
    TEXT,
    TEXT_AND_PICTURE,
)
from builder.documents.slides.page import add_picture, fill_text, finish, link_picture, next_number, relation
from builder.documents.slides.runs import Manner, text_body
from builder.documents.slides.split import Slide
from builder.documents.slides.styles import body_style
from builder.documents.slides.table import fill_table
from builder.documents.slides.text import Blank, Grid, Panel, Paragraph, Text, blocks
from builder.documents.slides.xml import Node, bar, emu, line, place, rectangle, shape_name, solid, tag

_EDGE = 0.16
_BETWEEN = 0.6
_CAUTION = "#f6ece4"
_INK = "#7d8f96"
"""The lines that people write on."""


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The page that a slide is drawn on, the layout's placeholders that are still free by index, and how text is set."""

    page: Page
    free: dict[int, Node]
    slide: Slide
    manner: Manner


def draw(show: Presentation, slide: Slide, document: Document, language: str) -> None:
    """Add a slide to the presentation, with its notes."""
    page = show.slides.add_slide(show.slide_layouts[_layout(slide)])
    relate = relation(page)
    free: dict[int, Node] = {holder.placeholder_format.idx: holder for holder in page.placeholders}
    sheet = _Sheet(page, free, slide, Manner(language, text_size(slide), relate))
    fill_text(free.pop(0).element, [Paragraph(runs(slide.heading))], Manner(language, title_size(slide), relate))
    for part in placed(slide, sheet.manner.points):
        _draw_part(sheet, part)
    _draw_pictures(sheet, document)
    for holder in free.values():
        page.shapes.element.remove(holder.element)
    finish(page, slide.notes, document, language)


def _layout(slide: Slide) -> int:
    parts = blocks(slide.body)
    if slide.pictures:
        return TEXT_AND_PICTURE if parts else PICTURE
    if len(parts) == 1 and isinstance(parts[0], Grid | Panel):
        return TABLE if isinstance(parts[0], Grid) else PANEL
    return TEXT


def _draw_part(sheet: _Sheet, part: Placed) -> None:
    match part.block:
        case Text(paragraphs):
            fill_text(_text_shape(sheet, part.box), paragraphs, sheet.manner)
        case Panel(paragraphs, caution):
            _draw_panel(sheet, part.box, paragraphs, caution=caution)
        case Grid():
            _draw_table(sheet, part, part.block)
        case Blank():
            _draw_blank(sheet, part.box, part.block)


def _text_shape(sheet: _Sheet, box: Box) -> Node:
    """Give the text placeholder at its place, or where that is taken a text box with the same bullets and indents."""
    holder = sheet.free.pop(BODY, None)
    shape: Node = holder or sheet.page.shapes.add_textbox(emu(0), emu(0), emu(0), emu(0))
    shape.left, shape.top, shape.width, shape.height = emu(box.left), emu(box.top), emu(box.width), emu(box.height)
    frame = shape.element.txBody.find(qn("a:bodyPr"))
    if holder is None:
        _set_insets(frame, 0, 0)
        for old in list(frame):
            frame.remove(old)
        frame.append(tag("a:normAutofit"))
        styles = shape.element.txBody.find(qn("a:lstStyle"))
        styles.extend(body_style(level) for level in range(1, 10))
    return shape.element


def _set_insets(frame: Node, side: float, end: float) -> None:
    frame.set("wrap", "square")
    for name, length in (("lIns", side), ("tIns", end), ("rIns", side), ("bIns", end)):
        frame.set(name, str(emu(length)))


def _draw_panel(sheet: _Sheet, box: Box, paragraphs: tuple[Paragraph, ...], *, caution: bool) -> None:
    shape = _text_shape(sheet, box)
    frame = shape.txBody.find(qn("a:bodyPr"))
    _set_insets(frame, PANEL_SIDE, PANEL_END)
    frame.set("anchor", "ctr")
    for old in shape.spPr.findall(qn("a:noFill")):
        shape.spPr.remove(old)
    shape.spPr.append(solid(_CAUTION if caution else "bg2"))
    fill_text(shape, paragraphs, sheet.manner)
    edge = (box.left, box.top, _EDGE, box.height)
    sheet.page.shapes.element.append(bar(next_number(sheet.page), "Edge", edge, "accent2" if caution else "accent1"))


def _draw_table(sheet: _Sheet, part: Placed, grid: Grid) -> None:
    rows, columns, box = len(grid.rows), len(grid.rows[0]) if grid.rows else 0, part.box
    if not columns:
        return
    holder = sheet.free.pop(TABLE_HOLDER, None)
    shapes: Node = sheet.page.shapes
    sizes = emu(box.left), emu(box.top), emu(box.width), emu(box.height)
    shape = holder.insert_table(rows, columns) if holder else shapes.add_table(rows, columns, *sizes)
    shape.left, shape.top, shape.width, shape.height = sizes
    shape.element.nvGraphicFramePr.cNvPr.set("descr", sheet.slide.title)
    fill_table(shape.element, grid, part, sheet.manner)


def _draw_blank(sheet: _Sheet, box: Box, blank: Blank) -> None:
    tree: Node = sheet.page.shapes.element
    if blank.frame:
        number = next_number(sheet.page)
        empty = tag("p:txBody", None, tag("a:bodyPr"), tag("a:lstStyle"), *text_body((), sheet.manner))
        named = tag("p:nvSpPr", None, shape_name(number, f"Writing box {number}"), tag("p:cNvSpPr"), tag("p:nvPr"))
        where = place(box.left, box.top, box.width, box.height)
        look = tag("p:spPr", None, where, rectangle(), tag("a:noFill"), line(_INK, 1))
        tree.append(tag("p:sp", None, named, look, empty))
        return
    for i in range(1, blank.lines + 1):
        number = next_number(sheet.page)
        name = shape_name(number, f"Writing line {i}", decorative=True)
        where = place(box.left, box.top + i * blank_line(sheet.manner.points), box.width, 0)
        look = tag("p:spPr", None, where, tag("a:prstGeom", {"prst": "line"}, tag("a:avLst")), line(_INK, 1))
        tree.append(tag("p:cxnSp", None, tag("p:nvCxnSpPr", None, name, tag("p:cNvCxnSpPr"), tag("p:nvPr")), look))


def _draw_pictures(sheet: _Sheet, document: Document) -> None:
    """Draw the pictures: one in its placeholder; several below each other beside text, or side by side where they are alone."""
    slide = sheet.slide
    area, count, beside = picture_area(slide), len(slide.pictures), bool(blocks(slide.body))
    for i, image in enumerate(slide.pictures):
        place_of_one = area
        if beside:
            height = (area.height - _BETWEEN * (count - 1)) / count
            place_of_one = replace(area, top=area.top + i * (height + _BETWEEN), height=height)
        elif count > 1:
            width = (area.width - _BETWEEN * (count - 1)) / count
            place_of_one = replace(area, left=area.left + i * (width + _BETWEEN), width=width)
        holder = sheet.free.pop(PICTURE_HOLDER, None)
        picture = document.pictures[image.get("src", "")]
        drawn = add_picture(sheet.page, picture, image.get("alt", "").strip(), place_of_one, holder=holder)
        if image.get("data-link"):
            link_picture(sheet.page, drawn, image.get("data-link", ""))
