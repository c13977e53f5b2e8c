"""What stands around the text of an OpenDocument text: head, foot and the funder."""

import re
from collections.abc import Iterator, Sequence

from odfdo import Element

from builder.documents.flow.measure import Page, logo_size
from builder.documents.model import Document
from builder.documents.open_document.inline import Gallery
from builder.documents.open_document.styles import GRID, TEAL
from builder.documents.open_document.xml import Automatic, make, millimetres

_LOGO = (9.0, 45.0)
_FUNDER = (7.0, 36.0)
_PAGES = 34.0
_BETWEEN = 5.0


def head(document: Document, page: Page, styles: Automatic, gallery: Gallery) -> Iterator[Element]:
    """Give the head: code and title on the left, the publisher's logo or the course on the right, a thin rule."""
    publisher = document.publisher
    label: list[Element | str] = []
    if document.label:
        label += [make("text:span", {"text:style-name": "Code_20_Name"}, document.label), " \N{NO-BREAK SPACE} "]
    left = _paragraph("Header", styles, *label, document.short_title)
    if publisher.logo is None:
        width = page.text_width * 0.34
        right = _paragraph("Header", styles, document.course, right=True)
    else:
        size = logo_size(publisher.logo, *_LOGO)
        width = size[0] + _BETWEEN
        right = _paragraph("Header", styles, gallery.frame(publisher.logo, publisher.logo_alt, size, styles), right=True)
    yield _side_by_side("Head", (left, right), (page.text_width - width, width), ("bottom", TEAL), styles)
    yield make("text:p", {"text:style-name": "Gap"})


def foot(document: Document, page: Page, styles: Automatic, gallery: Gallery) -> Iterator[Element]:
    """Give the foot: licence and origin on the left, page x of y on the right; below them the funder's statement, if any."""
    left = _paragraph("Footer", styles, document.rights)
    right = _paragraph("Footer", styles, *_page_of(document.words["page-of"]), right=True)
    yield _side_by_side("Foot", (left, right), (page.text_width - _PAGES, _PAGES), ("top", GRID), styles)
    yield from _funded(document, page, styles, gallery)
    yield make("text:p", {"text:style-name": "Gap"})


def _funded(document: Document, page: Page, styles: Automatic, gallery: Gallery) -> Iterator[Element]:
    """Give the funder's statement with its logo; nothing where there is neither."""
    publisher = document.publisher
    text = _paragraph("Funder", styles, publisher.funder)
    if publisher.funder_logo is not None:
        size = logo_size(publisher.funder_logo, *_FUNDER)
        logo = _paragraph("Funder", styles, gallery.frame(publisher.funder_logo, publisher.funder_logo_alt, size, styles))
        width = size[0] + _BETWEEN
        yield _side_by_side("Funder", (logo, text), (width, page.text_width - width), None, styles)
    elif publisher.funder:
        yield _side_by_side("Funder", (text,), (page.text_width,), None, styles)


def _paragraph(style: str, styles: Automatic, *inner: Element | str, right: bool = False) -> Element:
    name = styles.name("paragraph", {"paragraph": {"fo:text-align": "end"}}, style) if right else style
    return make("text:p", {"text:style-name": name}, *inner)


def _side_by_side(
    name: str, paragraphs: Sequence[Element], widths: Sequence[float], rule: tuple[str, str] | None, styles: Automatic
) -> Element:
    side, colour = rule or ("top", "")
    look = {"style:width": millimetres(sum(widths)), "table:align": "left"}
    if name == "Funder":
        look["fo:margin-top"] = "3pt"
    made = make("table:table", {"table:name": name, "table:style-name": styles.name("table", {"table": look})})
    for width in widths:
        column = styles.name("table-column", {"table-column": {"style:column-width": millimetres(width)}})
        made.append(make("table:table-column", {"table:style-name": column}))
    border = {
        f"fo:border-{side}": f"0.75pt solid {colour}" if rule else "none",
        "fo:padding": "0mm",
        f"fo:padding-{side}": "1.6mm" if rule else "0mm",
        "style:vertical-align": "bottom" if side == "bottom" else "top",
    }
    cell = {"table:style-name": styles.name("table-cell", {"table-cell": border}), "office:value-type": "string"}
    row = {"table:style-name": styles.name("table-row", {"table-row": {"fo:keep-together": "always"}})}
    made.append(make("table:table-row", row, *(make("table:table-cell", cell, each) for each in paragraphs)))
    return made


def _page_of(pattern: str) -> Iterator[Element | str]:
    for piece in re.split(r"(\{pages?\})", pattern):
        if piece == "{page}":
            yield make("text:page-number", {"text:select-page": "current"}, "1")
        elif piece == "{pages}":
            yield make("text:page-count", None, "1")
        elif piece:
            yield piece
