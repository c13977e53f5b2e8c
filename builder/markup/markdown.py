"""Markdown to well-formed XHTML in pieces, with every link and image as a value that the plan resolves.

The dialect is Python-Markdown's with tables, footnotes, definition lists, admonitions, attribute lists and fenced code, and with
the marks of builder.markup.fill for what people fill in. Raw HTML is text.
"""

import re
import xml.etree.ElementTree as ET
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape, unescape

import markdown
from markdown.extensions import Extension
from markdown.extensions.admonition import AdmonitionExtension
from markdown.extensions.attr_list import AttrListExtension
from markdown.extensions.def_list import DefListExtension
from markdown.extensions.fenced_code import FencedCodeExtension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markdown.treeprocessors import Treeprocessor

from builder.markup.fill import FillExtension
from builder.markup.scan import NO_CHARACTER, Found, mask_code, scan

_OPEN, _CLOSE = "\ue000", "\ue001"
_LINK = re.compile(rf'<a href="{_OPEN}(\d+){_CLOSE}">(.*?)</a>', re.DOTALL)
_IMAGE = re.compile(rf'<img src="{_OPEN}(\d+){_CLOSE}" */?>')
_TOKEN = re.compile(f"{_LINK.pattern}|{_IMAGE.pattern}", re.DOTALL)
_ENTITY = re.compile(r"&(#[0-9]+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);")
_TAG = re.compile(r"<[^>]+>")
_WIDTH = re.compile(r"\d{1,4}(?:px)?|\d{1,3}%")
_KEPT = {"class", "lang", "title", "start", "colspan", "rowspan", "scope", "dir"}
_FOOTNOTE = {"class", "id", "href", "title"}
_ALERT = {"tip": "alert-info", "note": "alert-info", "caution": "alert-warning", "warning": "alert-warning"}


@dataclass(frozen=True, slots=True)
class Link:
    """A link: its target as written, what it encloses, and its place in the text (line and column from 1; 0 if unknown)."""

    target: str
    inner: tuple["str | Link | Image", ...]
    line: int
    column: int

    @property
    def empty(self) -> bool:
        """Tell whether the link shows nothing, so that the thing it points to gives the words."""
        return not any(
            isinstance(piece, Image) or (isinstance(piece, str) and _TAG.sub("", piece).strip()) for piece in self.inner
        )


@dataclass(frozen=True, slots=True)
class Image:
    """An image: target, alternative text (None if there is none), width as CSS or empty, and whether it only decorates."""

    target: str
    alt: str
    width: str
    decorative: bool
    line: int
    column: int


Piece = str | Link | Image


@dataclass(frozen=True, slots=True)
class Fragment:
    """A converted text: its pieces, the number of words a reader sees, whether it has footnotes, and where raw HTML stands."""

    pieces: tuple[Piece, ...]
    words: int
    footnotes: bool
    raw_html: tuple[Found, ...]

    def links(self) -> Iterator[Link]:
        """Give every link, also those around images."""
        yield from (piece for piece in self.pieces if isinstance(piece, Link))

    def images(self) -> Iterator[Image]:
        """Give every image, also those inside links."""
        for piece in self.pieces:
            if isinstance(piece, Image):
                yield piece
            elif isinstance(piece, Link):
                yield from (inner for inner in piece.inner if isinstance(inner, Image))


class _Collect(Treeprocessor):
    """Takes links and images out of the tree, cleans attributes, and adds what Moodle's theme and print need."""

    def __init__(self, md: markdown.Markdown) -> None:
        super().__init__(md)
        self.links: list[str] = []
        self.images: list[dict[str, str]] = []

    def run(self, root: ET.Element) -> None:
        self.links, self.images = [], []
        tables = [(parent, child) for parent in root.iter() for child in parent if child.tag == "table"]
        for element in root.iter():
            if element.tag in ("ol", "ul"):
                _even(element)
        for element in root.iter():
            if isinstance(element.tag, str):
                self._element(element)
        for parent, table in tables:
            _wrap(parent, table)

    def _element(self, element: ET.Element) -> None:
        attributes = dict(element.attrib)
        classes = attributes.get("class", "")
        if element.tag == "a" and not classes.startswith("footnote-"):
            self.links.append(attributes.get("href", ""))
            element.attrib = {"href": f"{_OPEN}{len(self.links) - 1}{_CLOSE}"}
            return
        if element.tag == "img":
            self.images.append(attributes)
            element.attrib = {"src": f"{_OPEN}{len(self.images) - 1}{_CLOSE}"}
            return
        if "footnote" in classes or attributes.get("id", "").startswith(("fn:", "fnref")):
            element.attrib = {name: value for name, value in attributes.items() if name in _FOOTNOTE}
            return
        kept = {name: value for name, value in attributes.items() if name in _KEPT}
        if "style" in attributes and (element.tag in ("td", "th") or classes.startswith(("writing-", "field "))):
            kept["style"] = attributes["style"]
        if element.tag == "th":
            kept.setdefault("scope", "col")
        if element.tag == "table":
            kept["class"] = f"table table-bordered {classes}".strip()
        if classes == "admonition speaker-notes":
            kept["class"] = classes
        elif element.tag == "div" and classes.startswith("admonition"):
            kind = classes.split()[-1]
            kept["class"] = f"{classes} alert {_ALERT.get(kind, 'alert-info')}"
        if element.tag == "p" and classes == "admonition-title":
            kept["style"] = "font-weight:bold"
        element.attrib = kept


_BLOCKS = {"p", "ul", "ol", "dl", "div", "table", "pre", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "hr"}


def _even(items: ET.Element) -> None:
    """Give every item of a list paragraphs where one has them, so that the items stand evenly apart."""
    if not any(child.tag == "p" for item in items for child in item):
        return
    for item in items:
        inline = []
        for child in item:
            if child.tag in _BLOCKS:
                break
            inline.append(child)
        if not (item.text or "").strip() and not inline:
            continue
        paragraph = ET.Element("p")
        paragraph.text, item.text = item.text, "\n"
        for child in inline:
            item.remove(child)
            paragraph.append(child)
        if not inline and paragraph.text:
            paragraph.text = paragraph.text.rstrip()
        paragraph.tail = "\n"
        item.insert(0, paragraph)
    for nested in items.iter():
        if nested.tag in ("ol", "ul") and nested is not items:
            nested.set("class", "mb-3")


def _wrap(parent: ET.Element, table: ET.Element) -> None:
    wrapper = ET.Element("div", {"class": "table-responsive"})
    wrapper.tail, table.tail = table.tail, None
    parent[list(parent).index(table)] = wrapper
    wrapper.append(table)


def _extensions() -> list[Extension]:
    """Give the dialect. Objects, since by name Python-Markdown would look through everything that is installed."""
    notes = FootnoteExtension(BACKLINK_TEXT="\u21a9\ufe0e", BACKLINK_TITLE="\u2191 {}")
    return [
        TableExtension(),
        notes,
        DefListExtension(),
        AdmonitionExtension(),
        AttrListExtension(),
        SaneListExtension(),
        FencedCodeExtension(),
        FillExtension(),
    ]


class Converter:
    """Converts Markdown texts; one object serves a whole build and remembers what it converted."""

    def __init__(self) -> None:
        """Set the dialect up once: that costs more than converting a page."""
        self._markdown = markdown.Markdown(
            extensions=_extensions(),
            output_format="xhtml",
        )
        self._markdown.preprocessors.deregister("html_block")
        self._markdown.inlinePatterns.deregister("html")
        self._collect = _Collect(self._markdown)
        self._markdown.treeprocessors.register(self._collect, "collect", 5)
        self._known: dict[tuple[str, int, str], Fragment] = {}

    def convert(self, text: str, shift: int = 0, prefix: str = "") -> Fragment:
        """Convert a text; headings sink by ``shift`` levels (to h6 at most), footnote ids begin with ``prefix``."""
        known = self._known.get((text, shift, prefix))
        if known is None:
            known = self._known[text, shift, prefix] = self._convert(text, shift, prefix)
        return known

    def _convert(self, text: str, shift: int, prefix: str) -> Fragment:
        html = _ENTITY.sub(_character, self._markdown.reset().convert(text))
        html = re.sub(r"<(/?)h([1-6])", lambda m: f"<{m[1]}h{min(6, int(m[2]) + shift)}", html) if shift else html
        found = scan(text)
        places = _Places(found)
        footnotes = 'class="footnote"' in html
        if footnotes:
            html = re.sub(r'(id="|href="#)(fn(?:ref)?\d*):', lambda m: f"{m[1]}{prefix}{m[2]}-", html)
        pieces = tuple(_pieces(html, self._collect, places))
        words = len(_TAG.sub(" ", html).split())
        return Fragment(pieces, words, footnotes, tuple(f for f in found if f.kind == "html"))


def _character(m: re.Match[str]) -> str:
    """Give a character for an entity that XML does not know, and the bare text for what stands for no character that it holds."""
    if m[1] in ("amp", "lt", "gt", "quot", "apos"):
        return m[0]
    plain = unescape(m[0])
    known = plain not in ("", m[0]) and not NO_CHARACTER.search(plain)
    return escape(plain) if known else f"&amp;{m[0][1:]}"


class _Places:
    """Hands out the places of links and images in the order of the text, each target's own queue."""

    def __init__(self, found: tuple[Found, ...]) -> None:
        self._queues: dict[tuple[str, str], deque[Found]] = {}
        for item in found:
            self._queues.setdefault((item.kind, item.target), deque()).append(item)

    def take(self, kind: str, target: str) -> tuple[int, int]:
        queue = self._queues.get((kind, target)) or self._queues.get(("definition", target))
        if not queue:
            return 0, 0
        item = queue[0] if len(queue) == 1 else queue.popleft()
        return item.line, item.column


def _pieces(html: str, collected: _Collect, places: _Places) -> Iterator[Piece]:
    last = 0
    for m in _TOKEN.finditer(html):
        if m.start() > last:
            yield html[last : m.start()]
        last = m.end()
        if m[1] is not None:
            target = _plain(collected.links[int(m[1])])
            line, column = places.take("link", target)
            yield Link(target, tuple(_pieces(m[2], collected, places)), line, column)
        else:
            yield _image(collected.images[int(m[3])], places)
    if last < len(html):
        yield html[last:]


def _plain(target: str) -> str:
    # Python-Markdown writes an e-mail autolink as entities, and placeholders of its own for an ampersand and for a character
    # behind a backslash.
    target = target.replace("\u0002amp\u0003", "&")
    return " ".join(re.sub(r"&#(\d+);|\u0002(\d+)\u0003", lambda m: chr(int(m[1] or m[2])), target).split())


def _alternative(alt: str) -> str:
    """Give an alternative text as plain words: without Python-Markdown's placeholders, references as characters."""
    alt = re.sub(r"\u0002(\d+)\u0003", lambda m: chr(int(m[1])), alt.replace("\u0002amp\u0003", "&"))
    return unescape(_ENTITY.sub(_character, alt)).strip()


def _image(attributes: Mapping[str, str], places: _Places) -> Image:
    target = _plain(attributes.get("src", ""))
    width = attributes.get("width", "")
    line, column = places.take("image", target)
    css = width if width.endswith(("%", "px")) else f"{width}px"
    decorative = attributes.get("role") == "presentation"
    return Image(
        target, _alternative(attributes.get("alt", "")), css if _WIDTH.fullmatch(width) else "", decorative, line, column
    )


def image_html(image: Image, address: str) -> str:
    """Give the XHTML of an image; ``address`` is escaped here."""
    style = f"width:{image.width};" if image.width else ""
    alt = "" if image.decorative else image.alt
    return f'<img src="{escape(address)}" alt="{escape(alt)}" class="img-fluid" style="{style}max-width:100%;height:auto" />'


def plain_text(text: str) -> str:
    """Give a Markdown text without code and link targets, for counting and short names."""
    without = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", mask_code(text))
    return re.sub(r"[*_#>`|]+", "", without)
