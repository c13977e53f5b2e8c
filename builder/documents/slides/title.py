"""The title slide: title, course, edition and code, the publisher's logo, the line that must stand on the document's face."""

from collections.abc import Sequence

from pptx.presentation import Presentation
from pptx.slide import Slide as Page

from builder.documents.model import Document
from builder.documents.slides.fit import Box, lines
from builder.documents.slides.inline import Run
from builder.documents.slides.layouts import BODY, NOTE, TITLE_LEFT, TITLE_SLIDE, TITLE_WIDTH
from builder.documents.slides.page import add_picture, fill_text, finish, relation
from builder.documents.slides.runs import Manner, text_body
from builder.documents.slides.text import Paragraph
from builder.documents.slides.xml import Node, emu, tag

_LOGO = Box(TITLE_LEFT, 1.3, 9.0, 2.6)
_FUNDER_LOGO = Box(TITLE_LEFT, 15.75, 4.6, 1.4)
_FUNDER_SIZE = 12.0


def draw_title(show: Presentation, document: Document, notes: Sequence[str], language: str) -> None:
    """Add the title slide to the presentation, with its notes."""
    page = show.slides.add_slide(show.slide_layouts[TITLE_SLIDE])
    relate = relation(page)
    free: dict[int, Node] = {holder.placeholder_format.idx: holder for holder in page.placeholders}
    title = _said(document.title)
    fill_text(free[0].element, [title], Manner(language, _title_size(title), relate))
    publisher = document.publisher
    below = [(document.course, 24.0), (" · ".join(filter(None, (document.label, document.edition))), 20.0)]
    if publisher.name and publisher.logo is None:
        below.append((publisher.name, 20.0))
    _fill_lines(free[BODY].element, [(text, points) for text, points in below if text], Manner(language, 20, relate))
    if document.note:
        fill_text(free[NOTE].element, [_said(document.note)], Manner(language, 20, relate))
    else:
        page.shapes.element.remove(free[NOTE].element)
    if publisher.logo:
        add_picture(page, publisher.logo, publisher.logo_alt, _LOGO, centred=False)
    _draw_funder(page, document, Manner(language, _FUNDER_SIZE, relate, "accent3"))
    finish(page, notes, document, language, TITLE_LEFT)


def _said(text: str) -> Paragraph:
    return Paragraph((Run(text),))


def _title_size(title: Paragraph) -> float:
    """Give the size of the title: what keeps it to two lines, three at the most."""
    sizes = ((44.0, 2), (36.0, 3))
    return next((points for points, most in sizes if lines(title, points, TITLE_WIDTH, bold=True) <= most), 30.0)


def _fill_lines(shape: Node, texts: Sequence[tuple[str, float]], manner: Manner) -> None:
    """Fill a shape with lines of different sizes."""
    fill_text(shape, (), manner)
    body = shape.txBody
    body.remove(body[-1])
    for i, (text, points) in enumerate(texts):
        sized = Manner(manner.language, points, manner.relate, "tx1" if i == 0 else "accent3")
        body.extend(text_body([_said(text)], sized))


def _draw_funder(page: Page, document: Document, manner: Manner) -> None:
    """Draw the funder's logo and statement at the foot, small print like the footer."""
    publisher = document.publisher
    left = TITLE_LEFT
    if publisher.funder_logo:
        drawn = add_picture(page, publisher.funder_logo, publisher.funder_logo_alt, _FUNDER_LOGO, centred=False)
        left += drawn.spPr.xfrm.ext.cx / 360_000 + 0.5
    if not publisher.funder:
        return
    width = TITLE_LEFT + TITLE_WIDTH - left
    box: Node = page.shapes.add_textbox(emu(left), emu(_FUNDER_LOGO.top), emu(width), emu(_FUNDER_LOGO.height))
    frame = box.element.txBody
    frame.replace(
        frame.bodyPr,
        tag(
            "a:bodyPr",
            {"wrap": "square", "lIns": "0", "tIns": "0", "rIns": "0", "bIns": "0", "anchor": "ctr"},
            tag("a:noAutofit"),
        ),
    )
    fill_text(box.element, [_said(publisher.funder)], manner)
