"""Elements of Moodle XML: texts with their files, numbers, lines."""

import base64
import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import cast

from lxml import etree

from builder.diagnostics import Diagnostic, Span
from builder.exchange.escapes import bare
from builder.exchange.model import NO_TEXT, ForeignFile, ForeignText, Form, Found

Element = etree._Element  # noqa: SLF001  (the library gives its element type no public name)
_FORMS: dict[str, Form] = {"html": "html", "plain_text": "plain", "moodle_auto_format": "moodle", "markdown": "markdown"}
_LONGEST = 40
_UTF8 = ("UTF-8", "UTF8", "ASCII", "US-ASCII")


def parsed(data: bytes, path: str) -> tuple[Element | None, Found]:
    """Give the root element; QST502 what is no XML, QST503 what is no quiz, QST505 another encoding."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True, remove_comments=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        hint = "the file may have been cut off, or changed by hand; export it once more"
        return None, [Diagnostic("QST502", Span(path, error.lineno or 0), f"not well-formed: {_said(str(error.msg))}", hint)]
    except (LookupError, UnicodeError, ValueError) as error:
        return None, [Diagnostic("QST504", Span(path), f"the file cannot be read: {error}", "save it as UTF-8")]
    if local(root) != "quiz":
        hint = "export questions in the format Moodle XML: its first element is <quiz>"
        return None, [Diagnostic("QST503", Span(path, line(root)), f"<{local(root)}> is no file of questions", hint)]
    encoding = (root.getroottree().docinfo.encoding or "UTF-8").upper()
    if encoding not in _UTF8:
        return root, [Diagnostic("QST505", Span(path), f"the file is not UTF-8; it was read as {encoding}", "save it as UTF-8")]
    return root, []


def _said(message: str) -> str:
    return re.sub(r",? line \d+, column \d+$", "", message)


def local(element: Element) -> str:
    """Give an element's name without its namespace."""
    tag: object = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def line(element: Element) -> int:
    """Give the line of an element, 0 when it is not known."""
    return cast("int | None", element.sourceline) or 0


def children(element: Element, tag: str = "") -> Iterator[Element]:
    """Give the child elements, all or those of a name."""
    return (child for child in cast("Iterator[Element]", element) if type(child.tag) is str and tag in ("", local(child)))


def file_bytes(text: str) -> bytes | None:
    """Give the bytes of a file written in base64; None where they are damaged."""
    try:
        return base64.b64decode("".join(text.split()), validate=True)
    except (binascii.Error, ValueError):
        return None


@dataclass(slots=True)
class Node:
    """An element of a question; ``form`` is how texts are written that do not say."""

    element: Element
    path: str
    wrong: Found
    form: Form = "html"
    name: str = ""

    @property
    def span(self) -> Span:
        """Give its place."""
        return Span(self.path, line(self.element))

    def all(self, tag: str) -> list["Node"]:
        """Give the child elements of a name."""
        return [Node(child, self.path, self.wrong, self.form, self.name) for child in children(self.element, tag)]

    def first(self, tag: str) -> "Node | None":
        """Give the first child element of a name."""
        return next(iter(self.all(tag)), None)

    def note(self, code: str, message: str, hint: str = "") -> None:
        """Say something about it."""
        self.wrong.append(Diagnostic(code, self.span, f'"{self.name}": {message}' if self.name else message, hint))

    def said(self, tag: str, default: str = "") -> str:
        """Give the words of a child, in one line; the default where there is none or it is empty."""
        child = self.first(tag)
        return (child.words() or default) if child else default

    def words(self) -> str:
        """Give all that stands in it, in one line."""
        return " ".join(bare("".join(str(piece) for piece in self.element.itertext())).split())

    def text(self, tag: str = "") -> ForeignText:
        """Give the text of a child (without a name: its own), with the files beside it."""
        node = self.first(tag) if tag else self
        if node is None:
            return NO_TEXT
        inner = node.first("text")
        words = "".join(str(piece) for piece in inner.element.itertext()) if inner else str(node.element.text or "")
        name = node.element.get("format", "")
        if name and name not in _FORMS:
            node.note("QST513", f"a text in the format {name} was read as HTML")
        form = _FORMS.get(name, "html") if name else self.form
        return ForeignText(bare(words).strip(), form, tuple(node.files()))

    def files(self) -> Iterator[ForeignFile]:
        """Give the files that lie beside a text; QST514 for those that cannot be read."""
        for child in self.all("file"):
            folder, name = child.element.get("path", "/").strip("/"), child.element.get("name", "")
            data = file_bytes("".join(str(piece) for piece in child.element.itertext()))
            if data is None:
                child.note("QST514", f"the file {name} is damaged")
            elif name and data:
                yield ForeignFile(f"{folder}/{name}" if folder else name, data)

    def number(self, tag: str, default: Decimal) -> Decimal:
        """Give the number in a child; QST512 where it is none."""
        return self.decimal(self.said(tag), default, tag)

    def decimal(self, text: str, default: Decimal, what: str) -> Decimal:
        """Give a number as Moodle writes it; QST512 where it is none."""
        try:
            number = Decimal(text.strip()) if text.strip() and len(text) < _LONGEST else default if not text.strip() else None
        except InvalidOperation:
            number = None
        if number is None or not number.is_finite():
            self.note("QST512", f'"{text[:_LONGEST]}" is no number ({what})')
            return default
        return number
