"""A document as OpenDocument text (ODT), in the look of the Word file, the same bytes every time."""

from collections.abc import Iterator
from datetime import datetime, time
from io import BytesIO

from odfdo import Document as OdfDocument
from odfdo import Element

from builder.documents.flow.blocks import Paragraph, Words
from builder.documents.flow.measure import largest, page_of
from builder.documents.flow.parse import flow
from builder.documents.model import Document
from builder.documents.open_document.blocks import Blocks
from builder.documents.open_document.inline import Gallery, Pen
from builder.documents.open_document.page import foot, head
from builder.documents.open_document.styles import common_styles, page_layout
from builder.documents.open_document.xml import Automatic, make
from builder.documents.word import label_of
from builder.documents.word.place import Place
from builder.documents.word.styles import language_tag
from builder.documents.zips import repacked

_LEFTOVERS = ("Thumbnails/", "Configurations2/", "manifest.rdf")


def odt(document: Document) -> bytes:
    """Give a document as ODT; KeyError where a picture of the text is not in ``pictures``."""
    odf = OdfDocument("text")
    page = page_of(document)
    gallery = Gallery(odf)
    _set_properties(odf, document)
    _drop_leftovers(odf)
    common, automatic = (_emptied(odf.styles.root, f"office:{name}") for name in ("styles", "automatic-styles"))
    for each in common_styles(document.language):
        common.append(each)
    automatic.append(page_layout(page))
    around = Automatic(automatic, "H")
    master = make(
        "style:master-page",
        {"style:name": "Standard", "style:page-layout-name": "Annex"},
        make("style:header", None, *head(document, page, around, gallery)),
        make("style:footer", None, *foot(document, page, around, gallery)),
    )
    _emptied(odf.styles.root, "office:master-styles").append(master)
    _emptied(odf.styles.root, "office:font-face-decls")
    _emptied(odf.content.root, "office:font-face-decls")
    styles = Automatic(_emptied(odf.content.root, "office:automatic-styles"), "A")
    blocks = Blocks(styles, Pen(styles, gallery, document.pictures, largest(page)), largest(page))
    odf.body.clear()
    last = None
    for each in [*_front(document, blocks, page.text_width), *blocks.blocks(flow(document.html), Place(page.text_width))]:
        odf.body.append(each)
        last = each
    if last is not None and last.tag == "table:table":
        odf.body.append(make("text:p", {"text:style-name": "Gap"}))
    made = BytesIO()
    odf.save(made)
    return repacked(made.getvalue(), "mimetype", lambda name: not name.startswith(_LEFTOVERS))


def _drop_leftovers(odf: OdfDocument) -> None:
    """Take out what the template has besides styles and settings, and let space between paragraphs be the larger, as in Word."""
    for part in [part for part in odf.parts if part.startswith(_LEFTOVERS)]:
        odf.del_part(part)
    for entry in [str(entry) for entry in odf.manifest.get_paths() if str(entry).startswith(_LEFTOVERS)]:
        odf.manifest.del_full_path(entry)
    spacing = odf.settings.root.get_element('//config:config-item[@config:name="AddParaTableSpacing"]')
    assert spacing is not None
    spacing.text = "false"


def _front(document: Document, blocks: Blocks, width: float) -> Iterator[Element]:
    for text, style in ((label_of(document), "Annex Label"), (document.title, "Title"), (document.note, "Annex Note")):
        if text:
            yield blocks.paragraph(Paragraph((Words(text),)), Place(width, style=style), {})


def _emptied(root: Element, name: str) -> Element:
    element = root.get_element(f"//{name}")
    assert element is not None
    element.clear()
    return element


def _set_properties(odf: OdfDocument, document: Document) -> None:
    meta = odf.meta
    moment = datetime.combine(document.released, time())
    author = document.publisher.name or document.course
    meta.title, meta.subject, meta.description = document.title, document.course, document.rights
    meta.initial_creator, meta.creator = author, author
    meta.creation_date = meta.date = moment
    meta.language = language_tag(document.language)
    meta.keyword = document.label
    statistic = odf.meta.root.get_element("//meta:document-statistic")
    if statistic is not None:
        statistic.delete()
