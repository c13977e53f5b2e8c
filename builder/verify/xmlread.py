"""XML read with suspicion: no network, no entities, no document type; problems as data, not as exceptions."""

import re
from dataclasses import dataclass

from lxml import etree

Element = etree._Element  # noqa: SLF001  (the library gives its element type no public name)
FORBIDDEN = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]|&#(?:x0*(?:[0-8bBcCeEfF]|1[0-9a-fA-F]);|0*(?:[0-8]|1[124-9]|2[0-9]|3[01]);)")
"""Bytes and references of characters that XML 1.0 allows nowhere (section 2.2): controls, U+FFFE and U+FFFF."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a text is no XML that a restore can read: what kind of fault, in which line, in the parser's words."""

    kind: str  # "control", "syntax" or "encoding"
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
        self._parser = etree.XMLParser(target=_Nothing(), resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)
        self._problem: Problem | None = None

    def feed(self, piece: bytes) -> None:
        """Take the next piece."""
        if self._problem is not None:
            return
        try:
            self._parser.feed(piece)
        except etree.XMLSyntaxError as error:
            self._problem = Problem("syntax", error.lineno or 0, str(error.msg))

    def close(self) -> Problem | None:
        """Give what is wrong, None when the whole is well-formed."""
        if self._problem is None:
            try:
                self._parser.close()
            except etree.XMLSyntaxError as error:
                self._problem = Problem("syntax", error.lineno or 0, str(error.msg))
        return self._problem


class _Nothing:
    """A parser target that keeps nothing."""

    def close(self) -> None:
        """Give nothing."""


def has_doctype(root: Element) -> bool:
    """Tell whether a document type stands before the root element."""
    return bool(root.getroottree().docinfo.doctype)


def local(element: Element) -> str:
    """Give an element's name without its namespace; empty for comments and processing instructions."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def line(element: Element) -> int:
    """Give the line of an element, 0 when it is not known."""
    return element.sourceline or 0


def _shown(found: bytes) -> str:
    return found.decode("ascii") if found.startswith(b"&") else f"0x{found.hex()}"
