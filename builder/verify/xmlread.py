"""XML read with suspicion: no network, no entities, no document type; problems as data, not as exceptions."""

import re
from dataclasses import dataclass
from typing import Literal, cast
from xml.parsers import expat

from lxml import etree

Element = etree._Element  # noqa: SLF001  (the library gives its element type no public name)
FORBIDDEN = re.compile(
    rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]|&#(?:x0*(?:[0-8bBcCeEfF]|1[0-9a-fA-F]);|0*(?:[0-8]|1[124-9]|2[0-9]|3[01]);)"
)
"""Bytes and references of characters that XML 1.0 allows nowhere (section 2.2): controls, U+FFFE and U+FFFF."""

_DOCTYPE = re.compile(rb"(?:\xef\xbb\xbf|\s|<\?.*?\?>|<!--.*?-->)*<!DOCTYPE", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a text is no XML that a restore can read: what kind of fault, in which line, in the parser's words."""

    kind: Literal["control", "syntax", "encoding"]
    line: int
    message: str


def parser() -> etree.XMLParser:
    """Give a parser that reads what is there and nothing else; long texts (a page of 10 MB) are legal."""
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)


def read_xml(data: bytes) -> tuple[Element | None, tuple[Problem, ...]]:
    """Parse: give the root element (None when there is none) and what is wrong with the text."""
    try:
        root = etree.fromstring(data, parser())
    except etree.XMLSyntaxError as error:
        line = error.lineno or 0
        control = FORBIDDEN.search(data)
        if control:
            line = data.count(b"\n", 0, control.start()) + 1
            return None, (Problem("control", line, f"the character {_shown(control.group())} is allowed nowhere in XML"),)
        return None, (Problem("syntax", line, str(error.msg)),)
    except (LookupError, UnicodeError, ValueError) as error:
        return None, (Problem("encoding", 0, str(error)),)
    encoding = (root.getroottree().docinfo.encoding or "UTF-8").upper()
    if encoding not in ("UTF-8", "UTF8", "ASCII", "US-ASCII"):
        return root, (Problem("encoding", 1, f"the encoding is {encoding}"),)
    return root, ()


class WellFormed:
    """A check of a long text piece by piece: nothing of it is kept."""

    def __init__(self) -> None:
        """Start before the first byte."""
        self._parser = expat.ParserCreate("UTF-8")
        self._problem: Problem | None = None

    def feed(self, piece: bytes) -> None:
        """Take the next piece."""
        self._parse(piece, last=False)

    def close(self) -> Problem | None:
        """Give what is wrong, None when the whole is well-formed."""
        self._parse(b"", last=True)
        return self._problem

    def _parse(self, piece: bytes, *, last: bool) -> None:
        if self._problem is None:
            try:
                self._parser.Parse(piece, last)
            except expat.ExpatError as error:
                self._problem = Problem("syntax", error.lineno, expat.ErrorString(error.code))


def has_doctype(data: bytes) -> bool:
    """Tell whether a document type stands before the root element."""
    return _DOCTYPE.match(data) is not None


def local(element: Element) -> str:
    """Give an element's name without its namespace; empty for comments and processing instructions."""
    tag: object = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attributes(element: Element) -> list[tuple[str, str]]:
    """Give the names (with namespaces in braces) and values of an element's attributes."""
    return [(str(name), str(value)) for name, value in element.items()]


def line(element: Element) -> int:
    """Give the line of an element, 0 when it is not known."""
    return cast("int | None", element.sourceline) or 0


def _shown(found: bytes) -> str:
    return found.decode("ascii") if found.startswith(b"&") else f"0x{found.hex()}"
