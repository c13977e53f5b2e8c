"""From the XHTML of a document to blocks and runs: white space is settled here, and speaker notes are left out."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import replace

from builder.documents.flow.blocks import (
    Anchor,
    Block,
    Box,
    Break,
    Cell,
    Code,
    Field,
    Image,
    Inline,
    Inset,
    Items,
    Mark,
    Notes,
    Paragraph,
    Room,
    Table,
    Tick,
    Words,
)
from builder.markup.fill import class_number, class_widths

_INLINE = {"a", "em", "strong", "code", "br", "span", "sup", "sub", "img", "abbr", "del", "ins", "b", "i", "small"}
_NO_BREAK = "\N{NO-BREAK SPACE}"
_ALIGN = re.compile(r"text-align: *(left|center|right)")
_CSS_WIDTH = re.compile(r"(?:^|;) *width: *(\d+(?:%|px))")


def flow(html: str) -> tuple[Block, ...]:
    """Give the blocks of a document's ``html``; ParseError where it is not well-formed."""
    return tuple(_blocks(ET.fromstring(f"<body>{html}</body>")))  # noqa: S314 - our own text, without a document type


def _blocks(parent: ET.Element) -> Iterator[Block]:
    """Give the blocks in an element; what stands between them becomes paragraphs."""
    loose = _Line()
    loose.text(parent.text, Words(""))
    for child in parent:
        if child.tag in _INLINE:
            loose.element(child, Words(""))
        else:
            yield from loose.paragraph("")
            loose = _Line()
            yield from _block(child)
        loose.text(child.tail, Words(""))
    yield from loose.paragraph("")


def _block(element: ET.Element) -> Iterator[Block]:
    classes = (element.get("class") or "").split()
    if element.tag == "div":
        yield from _division(element, classes)
    elif element.tag in ("ol", "ul"):
        yield _items(element, classes)
    elif element.tag == "table":
        yield _table(element, " ".join(classes))
    elif element.tag == "blockquote":
        yield Inset("quote", tuple(_blocks(element)))
    elif element.tag == "dl":
        for child in element:
            if child.tag == "dt":
                yield from _line(child, "term")
            else:
                yield Inset("definition", tuple(_blocks(child)))
    elif element.tag == "pre":
        yield Code(tuple("".join(element.itertext()).strip("\n").split("\n")))
    elif element.tag == "hr":
        yield Mark("page" if "page-break" in classes else "rule")
    elif element.tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
        yield from _line(element, f"heading-{min(3, max(1, int(element.tag[1]) - 1))}")
    else:
        yield from _line(element, "box-title" if "admonition-title" in classes else "")


def _division(element: ET.Element, classes: list[str]) -> Iterator[Block]:
    if "speaker-notes" in classes:
        return
    if "admonition" in classes:
        yield Box(next((each for each in classes if each not in ("admonition", "alert")), ""), tuple(_blocks(element)))
    elif "writing-lines" in classes or "writing-box" in classes:
        yield Room(max(1, class_number(" ".join(classes), "rows")), frame="writing-box" in classes)
    elif "footnote" in classes:
        yield Notes(tuple(_note(item) for item in element.iter("li") if item.get("id", "").startswith("fn")))
    else:
        yield from _blocks(element)


def _note(item: ET.Element) -> tuple[str, str, tuple[Block, ...]]:
    back = next((link for link in item.iter("a") if link.get("class") == "footnote-backref"), None)
    return item.get("id", ""), "" if back is None else back.get("href", "").removeprefix("#"), tuple(_blocks(item))


def _items(element: ET.Element, classes: list[str]) -> Items:
    items = tuple(tuple(_blocks(item)) for item in element if item.tag == "li")
    loose = any(child.tag == "p" for item in element for child in item)
    if "ticks" in classes:
        return Items("tick", tuple(_unticked(item) for item in items), loose=loose)
    start = element.get("start", "1")
    return Items(
        "number" if element.tag == "ol" else "bullet", items, int(start) if start.isascii() and start.isdigit() else 1, loose
    )


def _unticked(item: tuple[Block, ...]) -> tuple[Block, ...]:
    """Take the box off the front of an item: the list draws it."""
    first = item[0] if item else None
    if not isinstance(first, Paragraph) or not first.inlines or not isinstance(first.inlines[0], Tick):
        return item
    rest = first.inlines[1:]
    if rest and isinstance(rest[0], Words):
        rest = (replace(rest[0], text=rest[0].text.lstrip(f" {_NO_BREAK}")), *rest[1:])
    return (replace(first, inlines=rest), *item[1:])


def _table(element: ET.Element, classes: str) -> Table:
    head: list[tuple[Cell, ...]] = []
    body: list[tuple[Cell, ...]] = []
    for row in element.iter("tr"):
        cells = [each for each in row if each.tag in ("th", "td")]
        above = bool(cells) and all(cell.tag == "th" for cell in cells) and not body
        (head if above else body).append(tuple(_cell(cell) for cell in cells))
    filled = tuple(row for row in head if any(cell.blocks for cell in row))
    return Table(filled, tuple(body), class_widths(classes), max(1, class_number(classes, "rows")))


def _cell(element: ET.Element) -> Cell:
    align = _ALIGN.search(element.get("style", ""))
    span = element.get("colspan", "1")
    return Cell(
        tuple(_blocks(element)), align[1] if align else "left", max(1, int(span)) if span.isascii() and span.isdigit() else 1
    )


def _line(element: ET.Element, role: str) -> Iterator[Paragraph]:
    line = _Line()
    line.inside(element, Words("", language=element.get("lang", "")))
    yield from line.paragraph(role)


class _Line:
    """Collects the runs of one paragraph."""

    def __init__(self) -> None:
        self._inlines: list[Inline] = []

    def text(self, text: str | None, look: Words) -> None:
        """Add text, every stretch of white space as one blank; what is not to break (U+00A0) stays."""
        plain = re.sub(r"[ \t\r\n]+", " ", text or "")
        if plain:
            self._inlines.append(replace(look, text=plain))

    def inside(self, element: ET.Element, look: Words) -> None:
        """Add what an element holds."""
        self.text(element.text, look)
        for child in element:
            self.element(child, look)
            self.text(child.tail, look)

    def element(self, element: ET.Element, look: Words) -> None:
        """Add an element that stands in a line."""
        classes = element.get("class") or ""
        if "footnote-backref" in classes:
            return
        if name := element.get("id"):
            self._inlines.append(Anchor(name))
        if element.tag == "br":
            self._inlines.append(Break())
        elif element.tag == "img":
            width = _CSS_WIDTH.search(element.get("style", ""))
            self._inlines.append(Image(element.get("src", ""), element.get("alt", ""), width[1] if width else ""))
        elif element.tag == "span" and classes.startswith("field "):
            self._inlines.append(Field(max(1, class_number(classes, "chars")), self._before()))
        elif element.tag == "span" and classes == "tick":
            self._inlines.append(Tick())
        else:
            self.inside(element, _look(element, look))

    def paragraph(self, role: str) -> Iterator[Paragraph]:
        """Give the paragraph without white space at its ends, a box kept to its word; nothing where it is empty."""
        inlines: list[Inline] = []
        for each in self._inlines:
            last = inlines[-1] if inlines else None
            if isinstance(each, Words):
                at_start = last is None or isinstance(last, Break) or (isinstance(last, Words) and last.text.endswith(" "))
                text = each.text.lstrip(" ") if at_start else each.text
                if isinstance(last, Tick) and text.startswith(" "):
                    text = f"{_NO_BREAK}{text[1:]}"
                if text:
                    inlines.append(replace(each, text=text))
            else:
                if isinstance(each, Break):
                    _trim(inlines)
                inlines.append(each)
        _trim(inlines)
        if any(not isinstance(each, Anchor) for each in inlines):
            yield Paragraph(tuple(inlines), role)

    def _before(self) -> str:
        words = []
        for each in reversed(self._inlines):
            if not isinstance(each, Words):
                break
            words.append(each.text)
        return " ".join("".join(reversed(words)).split()).rstrip(" :")


def _trim(inlines: list[Inline]) -> None:
    while inlines and isinstance(last := inlines[-1], Words):
        inlines.pop()
        if text := last.text.rstrip(" "):
            inlines.append(replace(last, text=text))
            return


def _look(element: ET.Element, look: Words) -> Words:
    if element.tag in ("strong", "b"):
        look = replace(look, bold=True)
    elif element.tag in ("em", "i"):
        look = replace(look, italic=True)
    elif element.tag == "code":
        look = replace(look, code=True)
    elif element.tag == "sup":
        look = replace(look, raised=True)
    elif element.tag == "a":
        look = replace(look, href=element.get("href", ""))
    return replace(look, language=element.get("lang", look.language))
