"""What a PDF holds, for the tests: text, structure, links, and the lines that are drawn on its pages."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pypdf import PageObject, PdfReader
from pypdf.generic import ContentStream

Node = dict[Any, Any]
_MATRIX = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Stroke:
    """A path that is drawn: its corners in points from the lower left, how many pieces it has, and whether it is filled."""

    left: float
    low: float
    right: float
    high: float
    pieces: int
    filled: bool


def opened(data: bytes) -> PdfReader:
    """Open a PDF."""
    return PdfReader(io.BytesIO(data))


def text_of(data: bytes) -> str:
    """Give the text of all pages."""
    return "\n".join(page.extract_text() for page in opened(data).pages)


def squeezed(text: str) -> str:
    """Give a text without blanks, all quotation marks as one: what extraction and setting keep of it."""
    return re.sub(r"\s+", "", re.sub("[\"'\u2018\u2019\u201a\u201c\u201d\u201e]", "'", text))


def elements(reader: PdfReader) -> Iterator[Node]:
    """Give the elements of the structure in order."""
    yield from _below(reader.root_object["/StructTreeRoot"])


def _below(value: Any) -> Iterator[Node]:  # noqa: ANN401 - whatever a PDF holds
    found = value.get_object()
    if isinstance(found, list):
        for each in found:
            yield from _below(each)
    elif isinstance(found, dict):
        if "/S" in found and found.get("/Type") != "/OBJR":
            yield found
        if "/K" in found:
            yield from _below(found["/K"])


def kinds(reader: PdfReader) -> list[str]:
    """Give the kinds of the structure's elements in order, without the slash."""
    return [str(element["/S"])[1:] for element in elements(reader)]


def alternative_texts(reader: PdfReader) -> list[str]:
    """Give the alternative texts of figures in order."""
    return [str(element["/Alt"]) for element in elements(reader) if element["/S"] == "/Figure"]


def web_links(reader: PdfReader) -> list[str]:
    """Give the addresses of links to the web in order."""
    actions = [note.get("/A", {}).get("/URI") for page in reader.pages for note in annotations(page)]
    return [str(uri) for uri in actions if uri]


def annotations(page: PageObject) -> list[Node]:
    """Give the annotations of a page."""
    return [each.get_object() for each in page.get("/Annots", [])]


def inner_links(reader: PdfReader) -> Iterator[tuple[int, int]]:
    """Give the pages, from 0, of every link inside the file and of where it leads."""
    numbers = {page.indirect_reference.idnum: number for number, page in enumerate(reader.pages) if page.indirect_reference}
    for number, page in enumerate(reader.pages):
        for note in annotations(page):
            target = note.get("/Dest")
            if isinstance(target, str):
                found = reader.get_destination_page_number(reader.named_destinations[target])
                assert found is not None
                yield number, found
            elif target is not None:
                yield number, numbers[target[0].idnum]


def strokes(page: PageObject) -> list[Stroke]:
    """Give the paths that are drawn on a page, in order (ISO 32000-1, 8.5); Typst fills a line at one side of a block."""
    found: list[Stroke] = []
    matrix, kept = _MATRIX, list[tuple[float, ...]]()
    corners: list[tuple[float, float]] = []
    contents = page.get_contents()
    assert contents is not None
    for operands, operator in ContentStream(contents, page.pdf).operations:
        numbers = [float(each) for each in operands if isinstance(each, (int, float))]
        match operator:
            case b"q":
                kept.append(matrix)
            case b"Q":
                matrix = kept.pop()  # type: ignore[assignment]
            case b"cm":
                matrix = _times(numbers, matrix)
            case b"m" | b"l" | b"c":
                corners.append(_at(numbers[-2], numbers[-1], matrix))
            case b"re":
                x, y, width, height = numbers
                corners += [_at(x, y, matrix), _at(x + width, y + height, matrix)]
            case b"S" | b"s" | b"f" | b"f*":
                xs, ys = [x for x, _ in corners], [y for _, y in corners]
                found.append(Stroke(min(xs), min(ys), max(xs), max(ys), len(corners), operator in (b"f", b"f*")))
                corners = []
            case b"n":
                corners = []
            case _:
                pass
    return found


def _times(one: list[float], other: tuple[float, ...]) -> tuple[float, float, float, float, float, float]:
    a, b, c, d, e, f = one
    p, q, r, s, t, u = other
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def _at(x: float, y: float, matrix: tuple[float, ...]) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f
