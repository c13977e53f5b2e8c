"""The slides of a presentation: its XHTML cut at every h2, with pictures, speaker notes and footnotes sorted out.

The rules: an h2 begins a slide. Pictures and speaker notes are taken out of the body, wherever they stand. A footnote goes to the
foot of the first slide that refers to it, or into the notes that refer to it. What stands before the first h2 is on no slide;
``opening`` gives it: its notes belong to the title slide, and anything else there is the author's mistake. Rulers and page breaks
mean nothing on slides.
"""

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from builder.documents.model import Document
from builder.markup.fill import class_number

_SPACE = re.compile(r"[ \t\r\n]+")
_BREAK = "\v"
_KEPT_EMPTY = {"td", "th"}
_BLOCKS = {"p", "ul", "ol", "li", "dl", "dt", "dd", "div", "table", "pre", "blockquote", "h2", "h3", "h4", "h5", "h6"}


@dataclass(frozen=True, slots=True)
class Slide:
    """A slide: its h2, the XHTML elements of its body, its ``img`` elements, and what the speaker says in plain paragraphs.

    A picture inside a link carries the address as ``data-link``. Elements compare by identity, and so do slides.
    """

    heading: ET.Element
    body: tuple[ET.Element, ...]
    pictures: tuple[ET.Element, ...]
    notes: tuple[str, ...]

    @property
    def title(self) -> str:
        """Give the heading as plain text."""
        return plain(self.heading)


def split(document: Document) -> tuple[Slide, ...]:
    """Give the slides of a presentation, one for each h2; the title slide is not among them."""
    return _cut(document)[1]


def opening(document: Document) -> Slide:
    """Give what stands before the first h2 as a slide without a title: notes of the title slide, and what is out of place."""
    return _cut(document)[0]


def plain(element: ET.Element) -> str:
    """Give the text inside an element in one line."""
    return _SPACE.sub(" ", "".join(element.itertext())).strip()


def classes(element: ET.Element) -> list[str]:
    """Give the classes of an element."""
    return element.get("class", "").split()


def counted(element: ET.Element, name: str) -> int:
    """Give the number N of a class such as ``rows-N``; 0 if there is none."""
    return class_number(element.get("class", ""), name)


def _cut(document: Document) -> tuple[Slide, tuple[Slide, ...]]:
    root = ET.fromstring(f"<body>{document.html}</body>")  # noqa: S314 - our own XHTML, without entities
    footnotes = dict(_footnotes(root))
    parts: list[tuple[ET.Element, list[ET.Element]]] = [(ET.Element("h2"), [])]
    for element in root:
        if element.tag == "h2":
            parts.append((element, []))
        elif element.tag != "hr":
            parts[-1][1].append(element)
    own_names = {"speaker-notes", "speaker notes", document.words.get("speaker-notes", "").lower()}
    slides = [_slide(heading, body, footnotes, own_names, last=i == len(parts) - 1) for i, (heading, body) in enumerate(parts)]
    return slides[0], tuple(slides[1:])


def _slide(
    heading: ET.Element, body: Sequence[ET.Element], footnotes: dict[str, list[ET.Element]], own_names: set[str], *, last: bool
) -> Slide:
    """Give one slide; the footnotes that it uses are taken out of ``footnotes``, on the last slide all that are left."""
    holder = ET.Element("div")
    holder.extend(body)
    spoken = tuple(_taken(holder, _is_notes))
    pictures = (*_taken(heading, _is_picture), *_taken(holder, _is_picture))
    notes = [*_paragraphs(spoken, own_names)]
    for box in spoken:
        for reference in _references(box, footnotes):
            notes += [plain(p) for p in footnotes.pop(reference)]
    for reference in [*_references(heading, footnotes), *_references(holder, footnotes), *(footnotes if last else ())]:
        holder.extend(footnotes.pop(reference, []))
    return Slide(heading, tuple(holder), pictures, tuple(notes))


def _is_notes(element: ET.Element) -> bool:
    return element.tag == "div" and "speaker-notes" in classes(element)


def _is_picture(element: ET.Element) -> bool:
    return element.tag == "img"


def _footnotes(root: ET.Element) -> Iterator[tuple[str, list[ET.Element]]]:
    """Take the footnotes out of the text; give each by its id, as paragraphs of the class ``footnote``, its number in front."""
    for division in [e for e in root if e.tag == "div" and "footnote" in classes(e)]:
        root.remove(division)
        for number, item in enumerate(division.iter("li"), start=1):
            list(_taken(item, lambda e: e.tag == "a" and "footnote-backref" in classes(e)))
            paragraphs = [p for p in item if plain(p)] or [item]
            for i, paragraph in enumerate(paragraphs):
                paragraph.tag = "p"
                _trim(paragraph)
                paragraph.set("class", "footnote")
                if i == 0:
                    mark = ET.Element("sup")
                    mark.text, mark.tail = str(number), f" {paragraph.text or ''}"
                    paragraph.text = None
                    paragraph.insert(0, mark)
            yield item.get("id", ""), paragraphs


def _trim(element: ET.Element) -> None:
    """Take off the space that stood before a link back."""
    if len(element):
        element[-1].tail = (element[-1].tail or "").rstrip()
    else:
        element.text = (element.text or "").rstrip()


def _references(element: ET.Element, footnotes: dict[str, list[ET.Element]]) -> list[str]:
    """Give the ids of the footnotes that an element refers to, each once."""
    found = (a.get("href", "")[1:] for a in element.iter("a") if "footnote-ref" in classes(a))
    return [name for name in dict.fromkeys(found) if name in footnotes]


def _taken(parent: ET.Element, wanted: Callable[[ET.Element], bool], link: str = "") -> Iterator[ET.Element]:
    """Take the elements that are wanted out of an element, and what they leave empty behind; the text around them stays."""
    for child in list(parent):
        address = child.get("href", "") if child.tag == "a" else link
        if wanted(child):
            _remove(parent, child)
            child.tail = None
            if link and child.tag == "img":
                child.set("data-link", link)
            yield child
            continue
        found = tuple(_taken(child, wanted, address))
        yield from found
        if found and child.tag not in _KEPT_EMPTY and not plain(child) and all(e.tag == "br" for e in child):
            _remove(parent, child)


def _remove(parent: ET.Element, child: ET.Element) -> None:
    """Remove a child, but not the text behind it."""
    place = list(parent).index(child)
    if child.tail and place:
        parent[place - 1].tail = (parent[place - 1].tail or "") + child.tail
    elif child.tail:
        parent.text = (parent.text or "") + child.tail
    parent.remove(child)


def _paragraphs(spoken: Iterable[ET.Element], own_names: set[str]) -> Iterator[str]:
    """Give what is said, a paragraph each; the box's title only where the author wrote one."""
    for box in spoken:
        for element in box:
            if "admonition-title" in classes(element) and plain(element).lower() in own_names:
                continue
            yield from _said(element, "")


def _said(element: ET.Element, indent: str) -> Iterator[str]:
    """Give the paragraphs of an element: items with mark or number, rows of a table in one line, links with their address."""
    if element.tag in ("ul", "ol"):
        first = int(element.get("start", "1"))
        for number, item in enumerate(element, start=first):
            mark = f"{number}. " if element.tag == "ol" else "• "
            for i, paragraph in enumerate(_mixed(item, indent + "    ")):
                yield f"{indent}{mark}{paragraph}" if i == 0 else paragraph
    elif element.tag == "tr":
        yield " | ".join(" ".join(_mixed(cell, "")) for cell in element)
    elif element.tag == "pre":
        yield from "".join(element.itertext()).rstrip("\n").split("\n")
    elif element.tag in _BLOCKS or element.tag in ("thead", "tbody"):
        yield from _mixed(element, indent)


def _mixed(element: ET.Element, indent: str) -> Iterator[str]:
    """Give the paragraphs of an element that holds text, blocks, or both."""
    line = element.text or ""
    for child in element:
        if child.tag in _BLOCKS or child.tag in ("thead", "tbody", "tr"):
            yield from _lines(line)
            line = child.tail or ""
            yield from _said(child, indent)
        else:
            line += _spoken(child) + (child.tail or "")
    yield from _lines(line)


def _lines(text: str) -> Iterator[str]:
    lines = (_SPACE.sub(" ", line).strip() for line in text.split(_BREAK))
    yield from (line for line in lines if line)


def _spoken(element: ET.Element) -> str:
    """Give the words of an inline element; a line break is a mark that ``_lines`` knows, a blank is a line to fill."""
    if element.tag == "br":
        return _BREAK
    if element.tag == "img":
        return f"[{element.get('alt')}]" if element.get("alt") else ""
    if "tick" in classes(element):
        return "\N{BALLOT BOX}"
    if "field" in classes(element):
        return "_" * counted(element, "chars")
    inner = (element.text or "") + "".join(_spoken(child) + (child.tail or "") for child in element)
    address = element.get("href", "") if element.tag == "a" else ""
    if address.startswith("#") or not address or address.removeprefix("mailto:") == inner.strip():
        return inner
    return f"{inner} ({address})"
