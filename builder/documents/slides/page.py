"""What every page of a presentation needs: text in a shape, pictures, a footer and a number, the speaker's notes."""

from collections.abc import Callable, Sequence
from io import BytesIO

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn
from pptx.slide import Slide as Page

from builder.documents.model import Document, Picture
from builder.documents.slides.fit import LEFT, Box
from builder.documents.slides.inline import Run
from builder.documents.slides.layouts import footers, slide_number
from builder.documents.slides.runs import Manner, text_body
from builder.documents.slides.styles import FONT
from builder.documents.slides.text import Paragraph
from builder.documents.slides.xml import Node, emu, mark_decorative, tag

_NOTES_SIZE = 12.0
"""Of notes and their font: said outright, since LibreOffice does not take them from the master."""


def add_picture(page: Page, picture: Picture, description: str, area: Box, *, centred: bool = True, holder: Node = None) -> Node:
    """Add a picture as large as its area takes, in proportion, and give its element.

    Without a description it is marked as decoration; ``holder`` is the placeholder that it goes into.
    """
    data = BytesIO(picture.raster)
    shape: Node = page.shapes.add_picture(data, emu(0), emu(0)) if holder is None else holder.insert_picture(data)
    shape.crop_left = shape.crop_right = shape.crop_top = shape.crop_bottom = 0
    scale = min(area.width / picture.width, area.height / picture.height)
    width, height = picture.width * scale, picture.height * scale
    shape.left = emu(area.left + (area.width - width) / 2 if centred else area.left)
    shape.top = emu(area.top + (area.height - height) / 2)
    shape.width, shape.height = emu(width), emu(height)
    name = shape.element.nvPicPr.cNvPr
    name.set("descr", description)
    if not description:
        mark_decorative(name)
    return shape.element


def fill_text(shape: Node, paragraphs: Sequence[Paragraph], manner: Manner) -> None:
    """Put paragraphs into a shape in the place of what it holds."""
    body = shape.find(qn("p:txBody"))
    for old in body.findall(qn("a:p")):
        body.remove(old)
    body.extend(text_body(paragraphs, manner))


def finish(page: Page, notes: Sequence[str], document: Document, language: str, left: float = LEFT) -> None:
    """Add what every page has, footer and number, and the notes if there are any."""
    words = " · ".join(part for part in (document.label, document.rights) if part)
    shapes: Node = page.shapes.element
    shapes.extend(footers(next_number(page), words, language, left))
    if notes:
        _add_notes(page, notes, language)


def next_number(page: Page) -> int:
    """Give a number that no shape of the page has."""
    return 1 + max((shape.shape_id for shape in page.shapes), default=1)


def relation(page: Page) -> Callable[[str], str]:
    """Give what makes an address a relationship of the page, and its identity."""

    def relate(address: str) -> str:
        return page.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)

    return relate


def link_picture(page: Page, picture: Node, address: str) -> None:
    """Make a picture a link."""
    picture.nvPicPr.cNvPr.insert(0, tag("a:hlinkClick", {"r:id": relation(page)(address)}))


def _add_notes(page: Page, notes: Sequence[str], language: str) -> None:
    sheet = page.notes_slide
    manner = Manner(language, _NOTES_SIZE, relation(page), font=FONT)
    own: Node = sheet.notes_placeholder
    fill_text(own.element, [Paragraph((Run(text),)) for text in notes], manner)
    tree: Node = sheet.element.cSld.spTree
    for shape in tree.iter(qn("p:sp")):
        if shape.ph_type == PP_PLACEHOLDER.SLIDE_NUMBER:
            shape.append(tag("p:txBody", None, tag("a:bodyPr"), tag("a:lstStyle"), slide_number(language)))
