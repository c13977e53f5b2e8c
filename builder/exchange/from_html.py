"""HTML from elsewhere to Markdown of our dialect, with a list of what the dialect has no words for.

A general converter would not do: lists here want four blanks, tags are text, ``[x]``, ``[[`` and braces mean something, and each
thing that is left behind must be named.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import cast

from lxml import etree

from builder.exchange.escapes import clean, escaped, indented, line_starts
from builder.markup.markdown import Converter, Image, Link, Piece

Element = etree._Element  # noqa: SLF001  (the library gives its element type no public name)
Place = Callable[[str], str]
"""Gives the target that Markdown names for an address of a picture or file; empty where there is none."""

_BLOCKS = set(
    "address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header "
    "hr html legend li main nav ol p pre section summary table ul".split()
)
_PLAIN = set("a abbr acronym b bdi bdo cite code dfn em i kbd label q samp span strong time tt var wbr".split())
"""Elements inside a line that are carried, or of which nothing is lost but a name."""
_WORDLESS = {
    "script": "scripts", "style": "style sheets", "iframe": "embedded pages", "frame": "embedded pages", "object": "embedded objects",
    "embed": "embedded objects", "applet": "embedded objects", "video": "videos", "audio": "sounds", "svg": "drawings",
    "math": "formulas", "canvas": "drawings", "input": "form fields", "textarea": "form fields", "select": "form fields",
    "button": "form fields", "template": "scripts", "map": "image maps",
}  # fmt: skip
_STYLED = re.compile(r"color|background|font|text-decoration|text-align:\s*(?:right|center|justify)|float|margin|border|position")
_WIDTH = re.compile(r"(?:^|;)\s*width:\s*(\d{1,4}px|\d{1,3}%)")
_ALIGN = re.compile(r"text-align:\s*(left|center|right)")
_UNDER = {"left": ":---", "center": ":---:", "right": "---:"}
_WEB = re.compile(r"https?://[^\s<>/]+[^\s<>]*|mailto:[^\s@<>]+@[^\s<>]+")
_SPACE = re.compile(r"[ \t]+")
_ENDS = re.compile(r"[ \t]*\n[ \t\n]*")
_NO_MARKUP = ("html", "body", "div", "p", "span", "br")
_DEEP = 40
"""Below so many nested elements only the words are kept; people do not write so, and the stack has an end."""
_OWN_DEPTH = 1
"""The dialect's headings sink by one level when a question is shown, and the third is its own."""
_TOP = 4


@dataclass(frozen=True, slots=True)
class Converted:
    """A text as Markdown; ``content`` names what people would miss, ``form`` what only looked different."""

    markdown: str
    content: tuple[str, ...] = ()
    form: tuple[str, ...] = ()


def from_html(html: str, place: Place, converter: Converter, *, inline: bool = False, quotes: bool = True) -> Converted:
    """Give HTML as Markdown; ``inline``: in one line, ``quotes``: quotations may stand in it.

    What the dialect would show must have the words of the HTML: else emphasis is given up, and that is said.
    """
    root = _parsed(clean(html))
    made = _Conversion(place, inline=inline, quotes=quotes)
    markdown = made.text(root)
    if not _same(markdown, made, converter):
        made = _Conversion(place, inline=inline, quotes=quotes, plain=True)
        markdown = made.text(root)
        made.form["emphasis"] = None
        if not _same(markdown, made, converter):
            made.content["perhaps some words: compare it with the original"] = None
    return Converted(markdown, tuple(made.content), tuple(made.form))


def plain_words(html: str) -> str:
    """Give the words of HTML in one line, for places that hold no markup."""
    return " ".join("".join(_parsed(clean(html)).itertext()).split())


def has_markup(html: str) -> bool:
    """Tell whether HTML has anything beyond words."""
    return any(isinstance(each.tag, str) and each.tag not in _NO_MARKUP for each in _parsed(clean(html)).iter())


def _parsed(html: str) -> Element:
    parser = etree.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=True)
    return etree.fromstring(f"<div>{html}</div>", parser)


@dataclass(slots=True)
class _Conversion:
    place: Place
    inline: bool = False
    quotes: bool = True
    plain: bool = False
    content: dict[str, None] = field(default_factory=dict)
    form: dict[str, None] = field(default_factory=dict)
    seen: list[str] = field(default_factory=list)
    """The words met, in order, to be compared with what the dialect shows."""

    def text(self, root: Element) -> str:
        if self.inline:
            return " ".join(line for block in self.blocks(root, 0) for line in block.split("\n") if line).strip()
        return "\n\n".join(self.blocks(root, 0))

    def blocks(self, element: Element, depth: int) -> list[str]:
        """Give the blocks inside an element."""
        made: list[str] = []
        run: list[str] = [self.words(element.text)]
        for child in _children(element):
            if child.tag in _BLOCKS or _has_blocks(child):
                made += _paragraph(run)
                made += self.block(child, depth + 1) if depth < _DEEP else _paragraph([self.all_words(child)])
                run = [self.words(child.tail)]
            else:
                run += [self.span(child, depth + 1), self.words(child.tail)]
        return made + _paragraph(run)

    def block(self, element: Element, depth: int) -> list[str]:
        self.attributes(element)
        tag = str(element.tag)
        if self.inline and tag in ("ul", "ol", "table", "dl", "pre", "blockquote", "hr"):
            self.form["lists, tables and the like in a cell"] = None
            return _paragraph([self.all_words(element)]) if tag == "pre" else self.blocks(element, depth)
        match tag:
            case "h1" | "h2" | "h3" | "h4" | "h5" | "h6":
                words = " ".join(" ".join(self.blocks(element, depth)).split())
                level = max(_TOP, int(tag[1]) - _OWN_DEPTH)
                if int(tag[1]) <= _TOP:
                    self.form["levels of headings"] = None
                return [words] if self.inline else [f"{'#' * level} {words}"] if words else []
            case "ul" | "ol":
                return self.items(element, depth)
            case "dl":
                return self.definitions(element, depth)
            case "blockquote" if self.quotes:
                inner = "\n\n".join(self.blocks(element, depth))
                return ["\n".join(f"> {line}".rstrip() for line in inner.split("\n"))] if inner else []
            case "blockquote":
                self.form["quotations"] = None
                return self.blocks(element, depth)
            case "pre":
                return self.code_block(element, depth)
            case "table":
                return self.table(element, depth)
            case "hr":
                return ["---"]
            case "div" if element.get("class", "").startswith("admonition "):
                return self.note(element, depth)
            case "a" if element.get("href"):
                self.content[f"the link to {element.get('href')}"] = None
            case "strong" | "b" | "em" | "i":
                self.form["emphasis"] = None
        return self.blocks(element, depth)

    def note(self, element: Element, depth: int) -> list[str]:
        """Give a note of our own dialect, whose first paragraph is its title."""
        kind = element.get("class", "").split()[1]
        title, *inner = self.blocks(element, depth) or [""]
        return [indented("\n\n".join([f'!!! {kind} "{title}"', *inner]), "", "    ").replace("\n\n", "\n", 1)]

    def items(self, element: Element, depth: int) -> list[str]:
        entries = [self.blocks(child, depth + 1) for child in _children(element)]
        entries = [entry for entry in entries if entry]
        loose = any(child.tag == "p" for item in _children(element) for child in _children(item)) or any(len(e) > 1 and not _nested(e) for e in entries)
        start = element.get("start", "1")
        number = int(start) if start.isdecimal() and len(start) < len("1000000") else 1
        made = []
        for position, entry in enumerate(entries, number):
            mark = f"{position}. " if element.tag == "ol" else "- "
            made.append(indented(("\n\n" if loose else "\n").join(entry), mark, "    "))
        return [("\n\n" if loose else "\n").join(made)] if made else []

    def definitions(self, element: Element, depth: int) -> list[str]:
        lines = []
        for child in _children(element):
            inner = self.blocks(child, depth + 1)
            if child.tag == "dt":
                lines.append(("\n" if lines else "") + " ".join(" ".join(inner).split()))
            elif inner:
                lines.append(indented("\n\n".join(inner), ":   ", "    "))
        return ["\n".join(lines)] if lines else []

    def code_block(self, element: Element, depth: int) -> list[str]:
        text = "".join(str(piece) for piece in element.itertext()).strip("\n")
        self.seen.append(text)
        inside = any(parent.tag in ("li", "dd", "blockquote") for parent in element.iterancestors())
        if inside or depth > _DEEP or not self.quotes and re.search("^>", text, re.MULTILINE):
            return [indented(text, "    ", "    ")] if text.strip() else []
        language = next((each.get("class", "") for each in element.iter("code")), "")
        fence = "`" * max(3, max((len(run) for run in re.findall("`+", text)), default=0) + 1)
        return [f"{fence}{language.removeprefix('language-') if language.startswith('language-') else ''}\n{text}\n{fence}"]

    def table(self, element: Element, depth: int) -> list[str]:
        rows = [row for row in element.iter("tr") if next(row.iterancestors("table"), None) is element]
        cells = [[cell for cell in _children(row) if cell.tag in ("td", "th")] for row in rows]
        if any(cell.get(name, "1") != "1" for row in cells for cell in row for name in ("colspan", "rowspan")):
            self.form["joined cells of tables"] = None
        captions = [block for child in element.iterchildren("caption") for block in self.blocks(child, depth)]
        width = max((len(row) for row in cells), default=0)
        if not width:
            return captions
        texts = [[self.cell(cell, depth) for cell in row] + [""] * (width - len(row)) for row in cells]
        headed = all(cell.tag == "th" for cell in cells[0]) or next(rows[0].iterancestors("thead"), None) is not None
        head = texts.pop(0) if headed else [""] * width
        sample = [_ALIGN.search(cell.get("style", "") + ";text-align:" + cell.get("align", "")) for cell in max(cells, key=len)]
        under = [_UNDER[m[1]] if m else "---" for m in sample]
        return [*captions, "\n".join("| " + " | ".join(row) + " |" for row in [head, under, *texts])]

    def cell(self, cell: Element, depth: int) -> str:
        self.attributes(cell, cell=True)
        before, self.inline = self.inline, True
        blocks = self.blocks(cell, depth)
        self.inline = before
        if len(blocks) > 1:
            self.form["paragraphs in a cell"] = None
        return " ".join(line.strip() for block in blocks for line in block.split("\n") if line.strip())

    def span(self, element: Element, depth: int) -> str:
        """Give an element inside a line."""
        tag = str(element.tag)
        if tag in _WORDLESS:
            source = element.get("src") or next((each.get("src", "") for each in element.iter("source")), "")
            self.content[f"{_WORDLESS[tag]} ({source})" if source else _WORDLESS[tag]] = None
            return ""
        self.attributes(element)
        if tag == "br":
            return " " if self.inline else "  \n"
        if tag == "img":
            return self.picture(element)
        if tag in ("code", "tt", "kbd", "samp"):
            return self.code(element)
        if tag == "q":
            self.seen.append('"')
        inner = self.inner(element, depth)
        if tag == "q":
            self.seen.append('"')
        if tag == "a":
            return self.link(element, inner)
        if tag in ("strong", "b"):
            return self.emphasis(inner, "**")
        if tag in ("em", "i", "cite", "var", "dfn"):
            return self.emphasis(inner, "*")
        if tag not in _PLAIN:
            self.form[f"<{tag}>"] = None
        return f'"{inner}"' if tag == "q" else inner

    def inner(self, element: Element, depth: int) -> str:
        if depth >= _DEEP:
            return self.all_words(element)
        pieces = [self.words(element.text)]
        for child in _children(element):
            pieces += [self.span(child, depth + 1), self.words(child.tail)]
        return "".join(pieces)

    def emphasis(self, inner: str, mark: str) -> str:
        words = inner.strip()
        if not words or self.plain:
            return inner
        begin, end = inner[: len(inner) - len(inner.lstrip())], inner[len(inner.rstrip()) :]
        return f"{begin}{mark}{words}{mark}{end}"

    def code(self, element: Element) -> str:
        text = " ".join("".join(str(piece) for piece in element.itertext()).split())
        self.seen.append(text)
        if not text or "`" in text or self.plain:
            return escaped(text)
        return f"`{text}`"

    def link(self, element: Element, inner: str) -> str:
        address = " ".join(unescape(element.get("href", "")).split())
        target = address if _WEB.fullmatch(address) else self.place(address)
        if not target:
            if address:
                self.content[f"the link to {address}"] = None
            return inner
        words = inner.strip()
        return f"[{words}]({_target(target)})" if words else inner

    def picture(self, element: Element) -> str:
        source = element.get("src", "").strip()
        alt = " ".join(element.get("alt", "").split())
        target = self.place(source)
        if not target:
            shown = source if len(source) < 100 else source[:30] + "..."  # noqa: PLR2004 - a data address may be megabytes long
            self.content[f"the picture {shown}" + (f" ({alt})" if alt else "")] = None
            return ""
        decorative = "alt" in element.attrib and (not alt or element.get("role") == "presentation")
        m = _WIDTH.search(element.get("style", "")) or re.fullmatch(r"(\d{1,4}|\d{1,3}%)", element.get("width", "").strip())
        notes = [*(["role=presentation"] if decorative else []), *([f"width={m[1]}"] if m else [])]
        return f"![{'' if decorative else escaped(alt)}]({_target(target)})" + (f"{{ {' '.join(notes)} }}" if notes else "")

    def words(self, text: str | None) -> str:
        if not text:
            return ""
        self.seen.append(text)
        return escaped(_SPACE.sub(" ", _ENDS.sub("\n", text)))

    def all_words(self, element: Element) -> str:
        return "".join(self.words(str(piece)) for piece in element.itertext())

    def attributes(self, element: Element, *, cell: bool = False) -> None:
        """Note what an element's attributes did that Markdown does not."""
        names = [str(name) for name in element.attrib]
        if any(name.startswith("on") for name in names):
            self.content["scripts"] = None
        style = _ALIGN.sub("", element.get("style", "")) if cell else element.get("style", "")
        style = _WIDTH.sub("", style) if element.tag == "img" else style
        if _STYLED.search(style) or (element.get("bgcolor") or element.get("color")):
            self.form["colours, fonts and alignment"] = None
        if element.get("dir", "ltr") != "ltr":
            self.form["writing direction"] = None
        if element.tag == "span" and element.get("lang"):
            self.form[f"the language {element.get('lang')} of some words"] = None


def _children(element: Element) -> Iterator[Element]:
    """Give the child elements; comments and the like have no name."""
    return (child for child in cast("Iterator[Element]", element) if isinstance(child.tag, str))


def _has_blocks(element: Element) -> bool:
    return element.tag not in _WORDLESS and any(each.tag in _BLOCKS for each in element.iterdescendants())


def _paragraph(run: list[str]) -> list[str]:
    """Give the pieces of a line as a block, none where there is nothing in it."""
    lines = "".join(run).strip().split("\n")
    text = "\n".join(line.lstrip(" ") if number else line for number, line in enumerate(lines))
    while text.endswith(("  ", "\n")):
        text = text.rstrip()
    return [line_starts(text)] if text.strip() else []


def _nested(blocks: list[str]) -> bool:
    """Tell whether an item is a line with lists under it."""
    return all(re.match(r"- |\d+\. ", block) for block in blocks[1:])


def _target(address: str) -> str:
    return f"<{address}>" if re.search(r"[\s()]", address) else address


def _same(markdown: str, made: _Conversion, converter: Converter) -> bool:
    """Tell whether the dialect shows the words that were met."""
    shown = "".join(_shown(converter.convert(markdown).pieces))
    words = unescape(re.sub(r"<[^>]*>", "", shown))
    return "".join(words.split()) == "".join("".join(made.seen).split())


def _shown(pieces: tuple[Piece, ...]) -> Iterator[str]:
    for piece in pieces:
        if isinstance(piece, Link):
            yield from _shown(piece.inner)
        elif not isinstance(piece, Image):
            yield piece
