"""Diagrams: SVG files whose words come from a file of the language."""

from collections.abc import Iterator, Mapping

from lxml import etree

from builder.markup.templates import parse_xml

_SVG = "{http://www.w3.org/2000/svg}"
_NEXT_LINE = "1.2em"
WORD = "data-word"


def diagram_words(svg: bytes, name: str) -> tuple[str, ...]:
    """Give the keys of the words that a diagram shows, in order; ValueError names what is no XML."""
    return tuple(dict.fromkeys(element.get(WORD, "") for element in _texts(parse_xml(svg, name))))


def with_words(svg: bytes, words: Mapping[str, str], name: str) -> bytes:
    """Give a diagram with the words of a language; a word it does not have stays as it is drawn. A line end begins a new line."""
    root = parse_xml(svg, name)
    for element in list(_texts(root)):  # a list: what is inside of one may be taken out
        word = words.get(element.get(WORD, ""))
        if word is not None:
            _set(element, word.split("\n"))
        del element.attrib[WORD]
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)


def smallest_text(svg: bytes, name: str) -> tuple[float, float]:
    """Give the smallest size of a text and the width of the drawing, both in its own units; 0 where they are not said."""
    root = parse_xml(svg, name)
    box = (root.get("viewBox") or "").replace(",", " ").split()
    width = float(box[2]) if len(box) == 4 else _number(root.get("width", ""))  # noqa: PLR2004 - min-x min-y width height
    return min((_size(element) for element in root.iter(f"{_SVG}text") if _size(element)), default=0.0), width


def _texts(root: etree._Element) -> Iterator[etree._Element]:
    yield from (element for element in root.iter(f"{_SVG}text", f"{_SVG}tspan") if element.get(WORD))


def _set(element: etree._Element, lines: list[str]) -> None:
    for child in list(element):
        element.remove(child)
    element.text = lines[0]
    for line in lines[1:]:
        span = etree.SubElement(element, f"{_SVG}tspan", {"x": element.get("x", "0"), "dy": _NEXT_LINE})
        span.text = line


def _size(element: etree._Element | None) -> float:
    while element is not None:
        if size := _number(element.get("font-size", "")):
            return size
        element = element.getparent()
    return 0.0


def _number(text: str) -> float:
    try:
        return float(text.removesuffix("px"))
    except ValueError:
        return 0.0
