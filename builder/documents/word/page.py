"""What stands around the text of a Word document: page, head and foot, the funder, properties and settings."""

import re
from collections.abc import Iterator
from datetime import datetime, time

from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.opc.constants import RELATIONSHIP_TYPE

from builder.documents.flow.measure import MARGIN, TOP, Page, logo_size
from builder.documents.model import Document
from builder.documents.word.inline import Pen
from builder.documents.word.place import gap
from builder.documents.word.styles import language_tag
from builder.documents.word.xml import (
    GRID,
    TEAL,
    Element,
    borders,
    children,
    emus,
    make,
    named,
    properties,
    text_run,
    twips,
    value,
)

_EDGE, _LOW = 10.0, 6.0
_LOGO = (9.0, 45.0)
_FUNDER = (7.0, 36.0)
_PAGES = 34.0
_BETWEEN = 5.0


def set_page(word: WordDocument, page: Page) -> None:
    """Set size, margins and orientation."""
    section = word.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE if page.width > page.height else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = emus(page.width), emus(page.height)
    section.left_margin = section.right_margin = section.bottom_margin = emus(MARGIN)
    section.top_margin = emus(TOP)
    section.header_distance = section.footer_distance = emus(_EDGE)


def set_head(word: WordDocument, document: Document, page: Page) -> None:
    """Write the head: code and title on the left, the publisher's logo or the course on the right, a thin rule."""
    header = word.sections[0].header
    publisher = document.publisher
    code = make("rPr", None, make("b"), value("color", TEAL))
    runs = [text_run(f"{document.label}   ", code)] if document.label else []
    left = _paragraph("Header", *runs, text_run(document.short_title))
    if publisher.logo is None:
        right, width = _paragraph("Header", text_run(document.course), right=True), page.text_width * 0.34
    else:
        size = logo_size(publisher.logo, *_LOGO)
        pen = Pen(header.part, {}, page.height)
        right = _paragraph("Header", pen.picture(publisher.logo, publisher.logo_alt, size), right=True)
        width = size[0] + _BETWEEN
    table = _side_by_side(left, right, (page.text_width - width, width), ("bottom", TEAL))
    _fill(header._element, table)  # noqa: SLF001 - python-docx has no other way to its element


def set_foot(word: WordDocument, document: Document, page: Page) -> None:
    """Write the foot: licence and origin on the left, the page's number and how many there are on the right."""
    left = _paragraph("Footer", text_run(document.rights))
    right = _paragraph("Footer", *_page_of(document.words["page-of"]), right=True)
    table = _side_by_side(left, right, (page.text_width - _PAGES, _PAGES), ("top", GRID))
    footer = word.sections[0].footer
    below = [each for row in _funded(document, Pen(footer.part, {}, page.height), page) for each in (gap(4), row)]
    _fill(footer._element, table, *below)  # noqa: SLF001 - as above
    if below:
        word.sections[0].footer_distance = emus(_LOW)


def _funded(document: Document, pen: Pen, page: Page) -> Iterator[Element]:
    """Give the funder's statement with its logo, for the foot, where it takes no room from a sheet; nothing without either."""
    publisher = document.publisher
    if not publisher.funder and publisher.funder_logo is None:
        return
    text = _paragraph("Funder", text_run(publisher.funder))
    if publisher.funder_logo is None:
        yield _side_by_side(text, None, (page.text_width,), None)
    else:
        size = logo_size(publisher.funder_logo, *_FUNDER)
        logo = _paragraph("Funder", pen.picture(publisher.funder_logo, publisher.funder_logo_alt, size))
        width = size[0] + _BETWEEN
        yield _side_by_side(logo, text, (width, page.text_width - width), None)


def _paragraph(style: str, *runs: Element, right: bool = False) -> Element:
    return make("p", None, properties("pPr", value("pStyle", style), value("jc", "right") if right else None), *runs)


def _side_by_side(left: Element, right: Element | None, widths: tuple[float, ...], rule: tuple[str, str] | None) -> Element:
    """Give a row of one or two cells, with a thin rule above or below."""
    side, colour = rule or ("top", "")
    cells = []
    for paragraph, width in zip((left, right), widths, strict=False):
        assert paragraph is not None
        about = properties(
            "tcPr",
            make("tcW", {"w": twips(width), "type": "dxa"}),
            borders("tcBorders", {side: (6, colour)}) if rule else None,
            make("tcMar", None, make(side, {"w": twips(1.6 if rule else 0), "type": "dxa"})),
            value("vAlign", "bottom" if side == "bottom" else "top"),
        )
        cells.append(make("tc", None, about, paragraph))
    about = properties(
        "tblPr",
        make("tblW", {"w": twips(sum(widths)), "type": "dxa"}),
        make("tblLayout", {"type": "fixed"}),
        make("tblCellMar", None, *(make(each, {"w": 0, "type": "dxa"}) for each in ("left", "right"))),
        make("tblLook", {"val": "0000", "noHBand": 1, "noVBand": 1}),
    )
    grid = make("tblGrid", None, *(make("gridCol", {"w": twips(width)}) for width in widths))
    return make("tbl", None, about, grid, make("tr", None, properties("trPr", make("cantSplit")), *cells))


def _fill(element: Element, *tables: Element) -> None:
    for child in children(element):
        element.remove(child)
    element.extend([*tables, gap(0)])


def _page_of(pattern: str) -> Iterator[Element]:
    """Give the runs of ``Page {page} of {pages}``; Word counts the pages when it lays them out."""
    for piece in re.split(r"(\{pages?\})", pattern):
        if piece in ("{page}", "{pages}"):
            yield make("fldSimple", {"instr": " PAGE " if piece == "{page}" else " NUMPAGES "}, text_run("1"))
        elif piece:
            yield text_run(piece)


def set_properties(word: WordDocument, document: Document) -> None:
    """Set title, author, language and times."""
    core = word.core_properties
    moment = datetime.combine(document.released, time())
    core.title, core.subject, core.identifier = document.title, document.course, document.key
    core.author = core.last_modified_by = document.publisher.name or document.course
    core.comments, core.keywords, core.category = document.rights, document.label, document.kind
    core.language = language_tag(document.language)
    core.created = core.modified = moment
    core.revision = 1


def set_settings(word: WordDocument, language: str) -> None:
    """Set what Word needs to lay the document out as of Word 2013, and take the template's leftovers out."""
    root: Element = word.settings.element
    for child in children(root):
        if not named(child, "characterSpacingControl") and not named(child, "clrSchemeMapping"):
            root.remove(child)
    uri = "http://schemas.microsoft.com/office/word"
    said = {
        "compatibilityMode": 15,
        "overrideTableStyleFontSizeAndJustification": 1,
        "enableOpenTypeFeatures": 1,
        "doNotFlipMirrorIndents": 1,
        "differentiateMultirowTableHeaders": 1,
    }
    settings = (make("compatSetting", {"name": name, "uri": uri, "val": val}) for name, val in said.items())
    root.insert(0, make("zoom", {"percent": 100}))
    root.insert(1, value("defaultTabStop", 720))
    root.insert(3, make("compat", None, *settings))
    root.insert(4, make("themeFontLang", {"val": language_tag(language)}))


def drop_leftovers(word: WordDocument) -> None:
    """Take the template's parts out that say nothing here: thumbnail, statistics, sources, styles of older Words."""
    ours = {
        RELATIONSHIP_TYPE.STYLES, RELATIONSHIP_TYPE.NUMBERING, RELATIONSHIP_TYPE.SETTINGS, RELATIONSHIP_TYPE.FONT_TABLE,
        RELATIONSHIP_TYPE.THEME, RELATIONSHIP_TYPE.OFFICE_DOCUMENT, RELATIONSHIP_TYPE.CORE_PROPERTIES, RELATIONSHIP_TYPE.HEADER,
        RELATIONSHIP_TYPE.FOOTER, RELATIONSHIP_TYPE.IMAGE, RELATIONSHIP_TYPE.HYPERLINK,
    }  # fmt: skip
    package = word.part.package
    assert package is not None
    for rels in (package.rels, word.part.rels):
        for name in [name for name, rel in rels.items() if rel.reltype not in ours]:
            del rels[name]
