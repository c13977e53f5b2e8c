"""A presentation as PowerPoint slides: a title slide, and a slide for each h2 with its speaker notes."""

import io
from datetime import UTC, datetime

from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn
from pptx.presentation import Presentation

from builder.documents.model import Document
from builder.documents.slides.draw import draw
from builder.documents.slides.master import blank, make_notes_master
from builder.documents.slides.runs import full_language
from builder.documents.slides.split import opening, split
from builder.documents.slides.title import draw_title
from builder.documents.slides.xml import tag
from builder.documents.zips import repacked


def pptx(document: Document) -> bytes:
    """Give the presentation as the bytes of a PPTX file, the same for the same document."""
    language = full_language(document.language)
    show = blank(language)
    first, slides = opening(document), split(document)
    if any(slide.notes for slide in (first, *slides)):
        make_notes_master(show, language)
        _list_notes_master(show)
    draw_title(show, document, first.notes, language)
    for slide in slides:
        draw(show, slide, document, language)
    _describe(show, document)
    written = io.BytesIO()
    show.save(written)
    return repacked(written.getvalue(), "[Content_Types].xml")


def _list_notes_master(show: Presentation) -> None:
    """Name the master of the notes in the presentation, which the library leaves out."""
    identity = show.part.relate_to(show.notes_master.part, RELATIONSHIP_TYPE.NOTES_MASTER)
    masters = show.element.find(qn("p:sldMasterIdLst"))
    masters.addnext(tag("p:notesMasterIdLst", None, tag("p:notesMasterId", {"r:id": identity})))


def _describe(show: Presentation, document: Document) -> None:
    """Set the properties of the file, all from the document."""
    properties = show.core_properties
    author = document.publisher.name or document.course
    day = document.released
    moment = datetime(day.year, day.month, day.day, tzinfo=UTC)
    properties.title, properties.subject, properties.language = document.title, document.course, document.language
    properties.author = properties.last_modified_by = author
    properties.keywords, properties.category, properties.comments = document.label, "", document.rights
    properties.created = properties.modified = moment
    properties.revision = 1
