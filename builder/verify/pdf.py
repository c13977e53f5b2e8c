"""PDFs: that they open, and keep what PDF/UA-1 (ISO 14289-1) asks of them, as far as their structure tells."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from builder.verify.report import Fact, Findings

if TYPE_CHECKING:
    from pypdf import PdfReader

Node = dict[Any, Any]
"""A dictionary of a PDF: pypdf's DictionaryObject is a dict, its ArrayObject a list."""
MAGIC = b"%PDF-"
_UA = b"pdfuaid:part"


def verify_pdf(path: Path, findings: Findings) -> dict[str, Fact]:
    """Give the facts of a PDF: pages, title, language; what is wrong goes to ``findings``."""
    from pypdf import PdfReader  # noqa: PLC0415 - only where there is a PDF
    from pypdf.errors import PyPdfError  # noqa: PLC0415

    try:
        with path.open("rb") as stream:
            return _verified(PdfReader(stream), findings)
    except (PyPdfError, ValueError, KeyError, TypeError, RecursionError) as error:
        findings.add("PDF001", "", f"cannot be read: {error}")
        return {}


def _verified(reader: "PdfReader", findings: Findings) -> dict[str, Fact]:
    catalog = reader.root_object
    pages = len(reader.pages)
    if not pages:
        findings.add("PDF002", "", "has no page")
    marked = _dictionary(catalog.get("/MarkInfo"))
    tree = _dictionary(catalog.get("/StructTreeRoot"))
    if not tree or not marked.get("/Marked"):
        findings.add("PDF003", "", "has no tags")
    language = str(catalog.get("/Lang") or "")
    if not language:
        findings.add("PDF004", "", "names no language")
    title = str((reader.metadata.title if reader.metadata else "") or "")
    if not title:
        findings.add("PDF005", "", "has no title")
    if not _dictionary(catalog.get("/ViewerPreferences")).get("/DisplayDocTitle"):
        findings.add("PDF009", "", "does not show its title in the window")
    metadata = catalog.get("/Metadata")
    if metadata is None or _UA not in metadata.get_object().get_data():
        findings.add("PDF006", "", "is not marked as PDF/UA")
    for number, page in enumerate(reader.pages, 1):
        for font in _fonts(page):
            findings.add("PDF007", f"page {number}", f"the font {font} is not embedded")
    figures = 0
    for element in _elements(tree):
        if element.get("/S") == "/Figure":
            figures += 1
            if not str(element.get("/Alt") or element.get("/ActualText") or ""):
                findings.add("PDF008", "", "a figure has no alternative text")
    facts: dict[str, Fact] = {"pages": pages, "title": title, "language": language, "figures": figures}
    return facts


def _dictionary(value: Any) -> Node:  # noqa: ANN401 - whatever a PDF holds
    found = value.get_object() if value is not None else None
    return found if isinstance(found, dict) else {}


def _fonts(page: Node) -> Iterator[str]:
    """Give the names of a page's fonts that are not embedded (ISO 32000-1, 9.9)."""
    for font in _dictionary(_dictionary(page.get("/Resources")).get("/Font")).values():
        one = _dictionary(font)
        inner = one.get("/DescendantFonts")
        holder = _dictionary(inner.get_object()[0]) if inner is not None else one
        descriptor = _dictionary(holder.get("/FontDescriptor"))
        if one.get("/Subtype") != "/Type3" and not any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3")):
            yield str(one.get("/BaseFont") or "without a name").removeprefix("/")


def _elements(tree: Node) -> Iterator[Node]:
    """Give every element of the structure, without recursion: trees of books are deep."""
    waiting = [tree]
    while waiting:
        element = waiting.pop()
        yield element
        kids = element.get("/K")
        found = kids.get_object() if kids is not None else None
        for kid in found if isinstance(found, list) else [found]:
            one = kid.get_object() if kid is not None and hasattr(kid, "get_object") else None
            if isinstance(one, dict) and "/S" in one:
                waiting.append(one)
