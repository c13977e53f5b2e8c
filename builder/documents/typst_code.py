"""XHTML of our dialect as Typst code: every text a string literal, every element a call, most of them to house/house.typ.

Code, not markup, so that no sign of a text can mean anything to Typst. Functions of Typst 0.15
(https://typst.app/docs/reference/).
"""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from builder.markup.fill import class_number, class_widths

BLOCKS = {"p", "ul", "ol", "dl", "div", "table", "pre", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "hr"}
_ALIGN = re.compile(r"text-align: *(left|center|right)")
_IMAGE_WIDTH = re.compile(r"width:(\d+)(%|px)")
_POINTS_A_PIXEL = 0.75
"""CSS pixels are 1/96 inch, points 1/72."""
_LONG_FIELD = 30
"""A blank of so many characters takes the rest of its line."""
_LONG_CELL = 900
"""Characters of a cell that may be too high for one page."""
_MAIN_COLUMN = 20


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is set: headings sink by ``shift``; ``pages``: a link inside the document is followed by its page.

    ``quiet`` are keys of links without a page; ``outlined``: headings stand in the contents and the bookmarks.
    """

    shift: int = 0
    pages: bool = False
    outlined: bool = True
    quiet: frozenset[str] = frozenset()


def body(html: str) -> ET.Element:
    """Parse a body of well-formed XHTML without a root."""
    return ET.fromstring(f"<body>{html}</body>")  # noqa: S314 - our own XHTML, made a moment ago


def literal(text: str) -> str:
    """Give a string literal (https://typst.app/docs/reference/foundations/str/)."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + re.sub(r"[\x00-\x1f]", lambda m: f"\\u{{{ord(m[0]):x}}}", escaped) + '"'


def language(tag: str) -> dict[str, str]:
    """Give the arguments of Typst's text for a language tag: language and region."""
    parts = tag.split("-")
    region = next((part for part in parts[1:] if len(part) == 2), "")  # noqa: PLR2004 - BCP 47: a region has two letters
    return {"lang": literal(parts[0]), "region": literal(region) if region else "none"}


class Setter:
    """Turns one body into code; it knows the body's footnotes."""

    def __init__(self, root: ET.Element, style: Style = Style()) -> None:
        """Collect the footnotes."""
        self._style = style
        self._notes: Mapping[str, ET.Element] = {
            f"#{item.get('id')}": item for each in root.iter("div") if each.get("class") == "footnote" for item in each.iter("li")
        }

    def blocks(self, elements: Iterable[ET.Element]) -> str:
        """Give the code of block elements, to stand inside braces."""
        return "\n".join(code for each in elements if (code := self._block(each)))

    def flow(self, element: ET.Element) -> str:
        """Give the code of what an element holds, blocks, text or both, in braces."""
        parts: list[str] = []
        for blocks, run in _runs(element):
            parts.append(self.blocks(blocks) if blocks else self.inline(run))
        return "{" + "\n".join(part for part in parts if part) + "}"

    def _block(self, element: ET.Element) -> str:  # noqa: PLR0911 - one for each element
        match element.tag:
            case "p":
                return self._paragraph(element)
            case "ul" | "ol":
                return self._items(element)
            case "dl":
                return self._definitions(element)
            case "div":
                return self._division(element)
            case "table":
                return self._table(element)
            case "pre":
                return f"raw(block: true, {literal(''.join(element.itertext()).rstrip())})"
            case "blockquote":
                return f"quote(block: true, {self.flow(element)})"
            case "hr":
                return "pagebreak(weak: true)" if element.get("class") == "page-break" else "rule"
            case _:
                level = int(element.tag[1]) - 1 + self._style.shift
                outlined = "" if self._style.outlined else "outlined: false, "
                return f"heading(level: {max(level, 1)}, {outlined}{self.flow(element)})"

    def _paragraph(self, element: ET.Element) -> str:
        only = (
            element[0] if len(element) == 1 and not (element.text or "").strip() and not (element[0].tail or "").strip() else None
        )
        if only is not None and only.tag == "img":
            return f"picture{picture_arguments(only)}"
        return f"par({self.flow(element)})"

    def _items(self, element: ET.Element) -> str:
        items = [self.flow(item) for item in element]
        if element.tag == "ol":
            start = f"start: {int(element.get('start', '1'))}, " if element.get("start", "1").isdecimal() else ""
            return f"enum({start}{_tight(element)}{', '.join(items)})"
        if "ticks" in element.get("class", "").split():
            return f"tick-list({_tight(element)}{', '.join(items)})"
        return f"list({_tight(element)}{', '.join(items)})"

    def _definitions(self, element: ET.Element) -> str:
        pairs: list[tuple[str, list[str]]] = []
        for child in element:
            if child.tag == "dt":
                pairs.append((self.flow(child), []))
            elif pairs:
                pairs[-1][1].append(self.flow(child))
        items = ", ".join(f"({term}, {{{' parbreak() '.join(texts)}}})" for term, texts in pairs)
        name = "facts" if "card-body" in element.get("class", "") else "definitions"
        return f"{name}({items}{',' if len(pairs) == 1 else ''})"

    def _division(self, element: ET.Element) -> str:
        classes = element.get("class", "").split()
        if "footnote" in classes:
            return ""
        if "writing-lines" in classes:
            return f"writing-lines({_number(element, 'rows')})"
        if "writing-box" in classes:
            return f"writing-box({_number(element, 'rows')})"
        if "speaker-notes" in classes:
            return f"speaker-notes({self.flow(element)})"
        if "admonition" in classes:
            kind = classes[classes.index("admonition") + 1] if len(classes) > 1 else "note"
            title = element[0] if len(element) and element[0].get("class") == "admonition-title" else None
            rest = [child for child in element if child is not title]
            shown = self.flow(title) if title is not None else "none"
            return f"admonition({literal(kind)}, {shown}, {{{self.blocks(rest)}}})"
        inner = self.flow(element)
        if not (tag := element.get("lang", "")):
            return inner
        arguments = ", ".join(f"{name}: {value}" for name, value in language(tag).items())
        return f"{{set text({arguments})\n{inner}}}"

    def _table(self, element: ET.Element) -> str:
        classes = element.get("class", "")
        head = [row for part in element.iter("thead") for row in part.iter("tr")]
        rows = [row for row in element.iter("tr") if row not in head]
        first = (head or rows)[0]
        count = sum(int(cell.get("colspan", "1")) for cell in first)
        widths = class_widths(classes)
        columns = [f"{width}fr" for width in widths] if len(widths) == count else _columns(rows, count)
        height = _number(element, "rows")
        headed = any("".join(cell.itertext()).strip() for row in head for cell in row)
        cells = [self._cell(cell, height, "table" if headed else "grid") for row in rows for cell in row]
        header = f"({', '.join(self._cell(cell, 0, 'table') for row in head for cell in row)},)" if headed else "()"
        long = any(len("".join(cell.itertext())) > _LONG_CELL for row in rows for cell in row)
        breakable = ", breakable: true" if long else ""
        return f"grid-table(({', '.join(columns)},), {header}, ({', '.join(cells)},){breakable})"

    def _cell(self, cell: ET.Element, height: int, kind: str) -> str:
        inner = self.flow(cell)
        if inner == "{}" and height:
            inner = f"room({height})"
        arguments = []
        if m := _ALIGN.search(cell.get("style", "")):
            arguments.append(f"align: {m[1]}")
        arguments += [f"{name}: {int(cell.get(name, '1'))}" for name in ("colspan", "rowspan") if cell.get(name)]
        if cell.tag == "th" and cell.get("scope") in ("row", "rowgroup"):
            inner = f"strong({inner})"
        return f"{kind}.cell({', '.join([*arguments, inner])})" if arguments else inner

    def inline(self, run: Iterable["str | ET.Element"]) -> str:
        """Give the code of text and inline elements; blanks at both ends and doubled ones are gone."""
        parts: list[str] = []
        blank = True
        pieces = list(run)
        for number, piece in enumerate(pieces):
            if isinstance(piece, str):
                text = re.sub(r"[ \t\r\n]+", " ", piece)
                text = text.lstrip(" ") if blank else text
                text = text.rstrip(" ") if number == len(pieces) - 1 else text
                if text:
                    parts += _quoted(text)
                    blank = text.endswith(" ")
            elif code := self._inline(piece):
                parts.append(code)
                blank = piece.tag == "br"
        return "\n".join(parts)

    def _inline(self, element: ET.Element) -> str:  # noqa: PLR0911 - one for each element
        classes = element.get("class", "")
        match element.tag:
            case "strong" | "b":
                return f"strong({self.flow(element)})"
            case "em" | "i":
                return f"emph({self.flow(element)})"
            case "code":
                return f"raw({literal(''.join(element.itertext()))})"
            case "br":
                return "linebreak()"
            case "img":
                return f"small-picture{picture_arguments(element)}"
            case "small" | "sub":
                return f"{'small' if element.tag == 'small' else 'sub'}({self.flow(element)})"
            case "sup":
                note = next((self._notes.get(link.get("href", "")) for link in element.iter("a")), None)
                return f"footnote({self._note(note)})" if note is not None else f"super({self.flow(element)})"
            case "span" if "field" in classes:
                chars = _number(element, "chars")
                return "field(1fr)" if chars >= _LONG_FIELD else f"field({chars * 0.5:g}em)"
            case "span" if "tick" in classes:
                return "tick"
            case "a":
                return self._link(element)
            case _:
                return self.flow(element)

    def _note(self, note: ET.Element) -> str:
        copy = ET.fromstring(ET.tostring(note))  # noqa: S314 - our own XHTML
        for parent in list(copy.iter()):
            for link in [child for child in parent if child.get("class") == "footnote-backref"]:
                parent.remove(link)
        return self.flow(copy[0] if len(copy) == 1 and copy[0].tag == "p" and not (copy.text or "").strip() else copy)

    def _link(self, element: ET.Element) -> str:
        target = element.get("href", "")
        if target.startswith("#"):
            key = target[1:]
            name = "page-link" if self._style.pages and key not in self._style.quiet else "inner-link"
            return f"{name}({literal(key)}, {self.flow(element)})"
        shown = self.flow(element)
        return f"web-link({literal(target)}, {shown if shown != '{}' else literal(target)})"


def _runs(element: ET.Element) -> Iterator[tuple[list[ET.Element], list["str | ET.Element"]]]:
    """Give what an element holds as runs of blocks or of text with inline elements, in order."""
    run: list[str | ET.Element] = [element.text] if element.text else []
    for child in element:
        if child.tag in BLOCKS:
            if any(not isinstance(piece, str) or piece.strip() for piece in run):
                yield [], run
            run = []
            yield [child], []
        else:
            run.append(child)
        if child.tail:
            run.append(child.tail)
    if any(not isinstance(piece, str) or piece.strip() for piece in run):
        yield [], run


def _quoted(text: str) -> Iterator[str]:
    """Give the literals of a text with the marks of quotation left to Typst, which sets those of the language."""
    for piece in re.split(r"([\"'])", text):
        if piece == '"':
            yield "smartquote()"
        elif piece == "'":
            yield "smartquote(double: false)"
        elif piece:
            yield literal(piece)


def _number(element: ET.Element, name: str) -> int:
    return class_number(element.get("class", ""), name)


def _tight(items: ET.Element) -> str:
    return "tight: false, " if any(child.tag == "p" for item in items for child in item) else ""


def _columns(rows: list[ET.Element], count: int) -> list[str]:
    """Give columns by what they hold: a column of short words is as wide as they are, the others share the rest."""
    longest = [0] * count
    for row in rows:
        if len(row) == count:
            for number, cell in enumerate(row):
                text = "".join(cell.itertext()).strip()
                longest[number] = max(longest[number], len(text) if text else _MAIN_COLUMN + 1)
    wide = [length > _MAIN_COLUMN or not length for length in longest]
    if not any(wide):
        return ["1fr"] * count
    return ["1fr" if each else "auto" for each in wide]


def picture_arguments(element: ET.Element) -> str:
    """Give file, alternative text and width of an ``img``."""
    width = "auto"
    if m := _IMAGE_WIDTH.search(element.get("style", "")):
        width = f"{m[1]}%" if m[2] == "%" else f"{int(m[1]) * _POINTS_A_PIXEL:g}pt"
    alt = element.get("alt", "")
    return f"({literal(element.get('src', ''))}, {literal(alt) if alt else 'none'}, {width})"
