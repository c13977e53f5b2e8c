"""A document as PDF, set by Typst: A4, tagged, PDF/UA-1, the same bytes every time."""

import atexit
import re
import shutil
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from functools import cache
from importlib import resources
from io import BytesIO
from pathlib import Path

import typst

from builder.documents.model import Document, Picture, Publisher
from builder.documents.slides import PAGE_WIDTH, opening, split, text_size
from builder.documents.typst_code import Setter, Style, body, language, literal, picture_arguments

FAMILY = "font_source_sans_pro"
"""The package of the font: Source Sans Pro (SIL Open Font Licence 1.1), with Latin, Greek and Cyrillic letters."""
FACES = ("Regular", "It", "Semibold", "SemiboldIt", "Bold", "BoldIt")
_FRAME = 14.04
"""Centimetres: how wide a slide is drawn on paper."""
_HEADING = re.compile(r"<h([2-6])[ >]")
_TOP = 2
"""The highest heading of a text, which is Typst's first level; PDF/UA-1 asks for one, so a text that begins lower is raised."""
_HOUSE = Path(__file__).parent / "house"


class TypesettingError(Exception):
    """Typst refused a document; the text says why."""


def font_files() -> tuple[Path, ...]:
    """Give the font's files, of which one format is enough."""
    folder = Path(str(resources.files(FAMILY))) / "files"
    return tuple(folder / f"SourceSansPro-{face}.ttf" for face in FACES)


@cache
def fonts() -> typst.Fonts:
    """Give the fonts that documents are set in.

    Their folder lives as long as the process: Typst takes folders only, reads them late, and the package holds each face twice.
    """
    folder = Path(tempfile.mkdtemp(prefix="builder-fonts-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    for file in font_files():
        (folder / file.name).write_bytes(file.read_bytes())
    found = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder])
    if len(found.fonts()) != len(FACES):
        raise TypesettingError(f"Typst found {len(found.fonts())} of the {len(FACES)} faces of the font")
    return found


def typeset(main: str, files: Mapping[str, bytes], released: date, *, accessible: bool = True) -> bytes:
    """Give the PDF of a Typst program that may read ``files`` and house.typ; TypesettingError names what Typst does not take.

    ``accessible``: as PDF/UA-1, which cannot hold pages of other PDFs.
    """
    standards: list[typst.PDFStandard] = ["ua-1"] if accessible else []
    with tempfile.TemporaryDirectory() as folder:
        room = Path(folder)
        for file in sorted(_HOUSE.glob("*.typ")):
            (room / file.name).write_bytes(file.read_bytes())
        for name, data in files.items():
            (room / name).write_bytes(data)
        (room / "main.typ").write_text(main, encoding="utf-8")
        moment = datetime.combine(released, time(), UTC)
        compiler = typst.Compiler(root=room, font_paths=fonts(), ignore_system_fonts=True)
        try:
            made = compiler.compile(input=room / "main.typ", format="pdf", pdf_standards=standards, timestamp=moment)
        except typst.TypstError as error:
            raise TypesettingError("; ".join([error.message, *error.hints, *error.trace])) from error
    assert isinstance(made, bytes)
    return made


def file_name(name: str, picture: Picture) -> str:
    """Give the name under which Typst finds a picture."""
    return f"{name}.{picture.kind}"


def pdf(document: Document) -> bytes:
    """Give a document as PDF."""
    top = min((int(level) for level in _HEADING.findall(document.html)), default=_TOP)
    code, files = document_code(document, Style(_TOP - top), "p")
    facts, more = _facts(document)
    main = f'#import "house.typ": *\n#show: sheet.with({facts})\n#{code}\n'
    return typeset(main, files | more, document.released)


def document_code(document: Document, style: Style, prefix: str) -> tuple[str, dict[str, bytes]]:
    """Give the code of a document's body in braces, and its pictures' files, whose names begin with ``prefix``."""
    names = {name: f"{prefix}{number}.{picture.kind}" for number, (name, picture) in enumerate(document.pictures.items())}
    files = {names[name]: picture.data for name, picture in document.pictures.items()}
    if document.kind == "presentation":
        return _slides_code(document, names, style), files
    root = body(document.html)
    rename(root, names)
    return "{\n" + Setter(root, style).blocks(root) + "\n}", files


def rename(root: ET.Element, names: Mapping[str, str]) -> None:
    """Give every picture the name of its file."""
    for image in root.iter("img"):
        image.set("src", names[image.get("src", "")])


def _slides_code(document: Document, names: Mapping[str, str], style: Style) -> str:
    """Give the slides one below the other, each with what is said to it."""
    words = {"notes-word": literal(document.words["speaker-notes"])}
    first = ", ".join([literal(document.title), literal(document.course), literal(document.label), text_or_none(document.note)])
    spoken = "(" + "".join(f"{literal(each)}, " for each in opening(document).notes) + ")"
    lines = [f"first-slide({first}, {spoken}, {words['notes-word']})"]
    for number, slide in enumerate(split(document), 2):
        root = ET.Element("body")
        root.extend([slide.heading, *slide.body, *slide.pictures])
        rename(root, names)
        setter = Setter(root, style)
        arguments = {
            "number": str(number),
            "size": f"{text_size(slide) * _FRAME / PAGE_WIDTH:.2f}pt",
            "level": str(1 + style.shift),
            "outlined": "true" if style.outlined else "false",
            "pictures": "(" + "".join(f"{picture_arguments(each)}, " for each in slide.pictures) + ")",
            "notes": "(" + "".join(f"{literal(each)}, " for each in slide.notes) + ")",
            **words,
        }
        given = ", ".join(f"{name}: {value}" for name, value in arguments.items())
        lines.append(f"slide({given}, {setter.flow(slide.heading)}, {{{setter.blocks(slide.body)}}})")
    return "{\n" + "\n".join(lines) + "\n}"


def page_count(data: bytes) -> int:
    """Give the number of pages of a PDF; 0 where it cannot be read."""
    from pypdf import PdfReader  # noqa: PLC0415 - only where something is made
    from pypdf.errors import PyPdfError  # noqa: PLC0415

    try:
        return len(PdfReader(BytesIO(data)).pages)
    except (PyPdfError, ValueError, KeyError, TypeError):
        return 0


def dictionary(values: Mapping[str, str]) -> str:
    """Give a dictionary whose values are code."""
    return "(" + ", ".join(f"{key}: {value}" for key, value in values.items()) + ",)"


def text_or_none(text: str) -> str:
    """Give a literal, or ``none`` for an empty text."""
    return literal(text) if text else "none"


def day(released: date) -> str:
    """Give a date as code."""
    return f"datetime(year: {released.year}, month: {released.month}, day: {released.day})"


def publisher_facts(publisher: Publisher) -> tuple[dict[str, str], dict[str, bytes]]:
    """Give what documents print of a publisher as code, and the logos' files."""
    facts, files = {"funder": text_or_none(publisher.funder)}, {}
    for key, picture, alt in (
        ("logo", publisher.logo, publisher.logo_alt),
        ("funder-logo", publisher.funder_logo, publisher.funder_logo_alt),
    ):
        facts[key] = "none"
        if picture is not None:
            name = file_name(key, picture)
            files[name] = picture.data
            facts[key] = dictionary({"file": literal(name), "alt": literal(alt)})
    return facts, files


def _facts(document: Document) -> tuple[str, dict[str, bytes]]:
    more, files = publisher_facts(document.publisher)
    words = document.words
    return dictionary(
        {
            "title": literal(document.title),
            "short-title": literal(document.short_title),
            "author": literal(document.publisher.name or document.course),
            "date": day(document.released),
            "label": literal(document.label),
            "kind": literal(words[f"kind-{document.kind}"]),
            "course": literal(document.course),
            "language": dictionary(language(document.language)),
            "landscape": "true" if document.landscape else "false",
            "rights": literal(document.rights),
            "note": text_or_none(document.note),
            "page-words": literal(words["page-of"]),
            **more,
        }
    ), files
