"""What people fill in, as Markdown: lines and frames to write in, blanks, boxes to tick, tables with room; and new pages.

The dialect is in docs/how-to/write-an-annex.md. The marks become plain XHTML that a browser shows and that documents know by its
classes: ``div.writing-lines rows-N``, ``div.writing-box rows-N``, ``span.field chars-N``, ``span.tick``, ``hr.page-break``,
``table.widths-A-B rows-N``.
"""

import re
import xml.etree.ElementTree as ET
from itertools import pairwise

import markdown
from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor

from builder.markup.scan import mask_code

_BLOCK = re.compile(
    r"^ {0,3}\[(?:(?P<kind>lines|box): *(?P<rows>[1-9]\d?)|(?P<page>page)|table: *(?P<table>[^\]\n]+))\] *$", re.MULTILINE
)
_TABLE = re.compile(r"(?P<widths>\d{1,3}(?: +\d{1,3})*)?(?:, *|^)?(?:rows +(?P<rows>[1-9]\d?))?")
_LIKE = re.compile(r"^[ \t]*\[(?:lines?|box|frame|page|table)\b[^\]\n(]*\][ \t]*$", re.MULTILINE | re.IGNORECASE)
_INSIDE = re.compile(r"\[(?:lines|box): *\d+\]|\[page\](?!\()")
"""A mark for a line of its own that stands in a line with other words, such as the cell of a table."""
_FIELD = r"(?<!!)\[(_{2,})\](?!\()"
_TICK = r"(?<!!)\[ \](?!\()"
"""Not in a link or an image, whose words may be blank, too."""
_RULE = "1px solid #767676"
_ROW_EM = 2
"""A line to write on is two lines of text high."""
_HINT = "table-hint"


class FillExtension(Extension):
    """Adds the marks to a Markdown dialect."""

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Register the marks: before lists and paragraphs, and before emphasis and links."""
        md.parser.blockprocessors.register(_Blocks(md.parser), "fill", 95)
        md.inlinePatterns.register(_Field(_FIELD, md), "field", 185)
        md.inlinePatterns.register(_Tick(_TICK, md), "tick", 184)
        md.treeprocessors.register(_Hints(md), "table-hints", 15)


class _Blocks(BlockProcessor):
    def __init__(self, parser: BlockParser) -> None:
        super().__init__(parser)

    def test(self, parent: ET.Element, block: str) -> bool:  # noqa: ARG002 - Python-Markdown's signature
        return _BLOCK.search(block) is not None

    def run(self, parent: ET.Element, blocks: list[str]) -> bool:
        block = blocks.pop(0)
        m = _BLOCK.search(block)
        assert m is not None
        if before := block[: m.start()].strip("\n"):
            self.parser.parseBlocks(parent, [before])
        _mark(parent, m)
        if after := block[m.end() :].strip("\n"):
            blocks.insert(0, after)
        return True


def _mark(parent: ET.Element, m: re.Match[str]) -> None:
    if m["page"]:
        ET.SubElement(parent, "hr", {"class": "page-break"})
    elif m["kind"] == "lines":
        lines = ET.SubElement(parent, "div", {"class": f"writing-lines rows-{m['rows']}"})
        for _ in range(int(m["rows"])):
            line = ET.SubElement(lines, "p", {"class": "writing-line"})
            line.set("style", f"border-bottom:{_RULE};margin:0;height:{_ROW_EM}em")
            line.text = "\u00a0"
    elif m["kind"] == "box":
        box = ET.SubElement(parent, "div", {"class": f"writing-box rows-{m['rows']}"})
        box.set("style", f"border:{_RULE};margin-bottom:1em;height:{int(m['rows']) * _ROW_EM}em")
        ET.SubElement(box, "p").text = "\u00a0"
    else:
        ET.SubElement(parent, "p", {"class": _HINT, "title": m["table"].strip()})


class _Field(InlineProcessor):
    def handleMatch(self, m: re.Match[str], data: str) -> tuple[ET.Element, int, int]:  # type: ignore[override]  # noqa: ARG002, N802
        field = ET.Element("span", {"class": f"field chars-{len(m[1])}"})
        field.set("style", f"border-bottom:{_RULE};display:inline-block;min-width:{len(m[1]) / 2:g}em")
        field.text = "\u00a0"
        return field, m.start(0), m.end(0)


class _Tick(InlineProcessor):
    def handleMatch(self, m: re.Match[str], data: str) -> tuple[ET.Element, int, int]:  # type: ignore[override]  # noqa: ARG002, N802
        tick = ET.Element("span", {"class": "tick"})
        tick.text = "\u2610"
        return tick, m.start(0), m.end(0)


class _Hints(Treeprocessor):
    """Moves what a hint says into the table that follows it, marks lists of things to tick, takes the title off speaker notes."""

    def run(self, root: ET.Element) -> None:
        for parent in list(root.iter()):
            children = list(parent)
            for hint, table in pairwise(children):
                if hint.get("class") == _HINT and table.tag == "table":
                    _shape(table, hint.get("title", ""))
            for child in children:
                if child.get("class") == _HINT:
                    parent.remove(child)
                elif (
                    child.get("class") == "admonition speaker-notes"
                    and len(child)
                    and child[0].get("class") == "admonition-title"
                ):
                    child.remove(child[0])
        for items in root.iter("ul"):
            if len(items) and all(_ticked(item) for item in items):
                items.set("class", "ticks list-unstyled")


def _ticked(item: ET.Element) -> bool:
    first = item[0] if len(item) else None
    if first is not None and first.tag == "p" and not (item.text or "").strip():
        item, first = first, first[0] if len(first) else None
    return first is not None and first.get("class") == "tick" and not (item.text or "").strip()


def class_number(classes: str, name: str) -> int:
    """Give the N of a class such as ``rows-N``; 0 where there is none."""
    m = re.search(rf"(?:^| ){name}-(\d+)(?= |$)", classes)
    return int(m[1]) if m else 0


def class_widths(classes: str) -> tuple[int, ...]:
    """Give the columns' shares in per cent that a class such as ``widths-30-70`` says; nothing where there is none."""
    m = re.search(r"(?:^| )widths-(\d+(?:-\d+)*)(?= |$)", classes)
    return tuple(int(each) for each in m[1].split("-")) if m else ()


def table_hint(text: str) -> tuple[tuple[int, ...], int] | None:
    """Give the widths in per cent and the rows' height in lines that a hint asks for; None where it cannot be understood."""
    m = _TABLE.fullmatch(text)
    if m is None:
        return None
    return tuple(int(each) for each in (m["widths"] or "").split()), int(m["rows"] or 0)


def table_hints(text: str) -> list[tuple[int, str]]:
    """Give line and words of every hint for a table in a Markdown text."""
    return [(text.count("\n", 0, m.start()) + 1, m["table"].strip()) for m in _BLOCK.finditer(text) if m["table"]]


def unknown_marks(text: str) -> list[tuple[int, str]]:
    """Give line and words of everything in a Markdown text that looks like a mark and is none, or does not stand alone."""
    masked = mask_code(text)
    lines = [(text.count("\n", 0, m.start()) + 1, m[0].strip()) for m in _LIKE.finditer(masked)]
    wrong = [(line, mark) for line, mark in lines if not _BLOCK.match(mark)]
    for number, line in enumerate(masked.split("\n"), 1):
        wrong += [(number, m[0]) for m in _INSIDE.finditer(line) if m[0] != line.strip()]
    return sorted(wrong)


def _shape(table: ET.Element, text: str) -> None:
    hint = table_hint(text)
    if hint is None:
        return
    widths, rows = hint
    classes = [f"widths-{'-'.join(map(str, widths))}"] if widths else []
    classes += [f"rows-{rows}"] if rows else []
    table.set("class", " ".join(classes))
    for cell, width in zip(table.iter("th"), widths, strict=False):
        cell.set("style", f"width:{width}%;{cell.get('style', '')}")
    for cell in table.iter("td") if rows else ():
        if not (cell.text or "").strip() and not len(cell):
            cell.set("style", f"height:{rows * _ROW_EM}em;{cell.get('style', '')}")
