"""A document as DOCX: native headings, lists, tables and content controls, the same bytes every time."""

from io import BytesIO

import docx as python_docx

from builder.documents.flow.measure import largest, page_of
from builder.documents.flow.parse import flow
from builder.documents.model import Document
from builder.documents.word.blocks import Blocks
from builder.documents.word.inline import Pen
from builder.documents.word.numbers import Numbers
from builder.documents.word.page import drop_leftovers, set_foot, set_head, set_page, set_properties, set_settings
from builder.documents.word.place import Place, gap
from builder.documents.word.styles import set_styles
from builder.documents.word.xml import make, named, properties, text_run, value
from builder.documents.zips import repacked


def docx(document: Document) -> bytes:
    """Give a document as DOCX; KeyError where a picture of the text is not in ``pictures``."""
    word = python_docx.Document()
    page = page_of(document)
    set_styles(word, document.language)
    set_settings(word, document.language)
    drop_leftovers(word)
    set_page(word, page)
    set_head(word, document, page)
    set_foot(word, document, page)
    set_properties(word, document)
    pen = Pen(word.part, document.pictures, largest(page))
    blocks = Blocks(pen, Numbers(word), largest(page))
    label = label_of(document)
    body = [make("p", None, properties("pPr", value("pStyle", "AnnexLabel")), text_run(label))] if label else []
    body.append(make("p", None, properties("pPr", value("pStyle", "Title")), text_run(document.title)))
    body += [make("p", None, properties("pPr", value("pStyle", "AnnexNote")), text_run(document.note))] if document.note else []
    body += blocks.blocks(flow(document.html), Place(page.text_width))
    if named(body[-1], "tbl"):
        body.append(gap(0))
    elif len(body) > 1 and named(body[-2], "tbl"):
        body[-1] = gap(0)
    root = word.element.body
    for position, element in enumerate(body):
        root.insert(position, element)
    made = BytesIO()
    word.save(made)
    return repacked(made.getvalue(), "[Content_Types].xml")


def label_of(document: Document) -> str:
    """Give the small line above the title: the code, and the word for the kind."""
    return " · ".join(each for each in (document.label, document.words.get(f"kind-{document.kind}", "")) if each)
