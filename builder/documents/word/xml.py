"""Elements of WordprocessingML in one call, and the measures it counts in."""

from collections.abc import Iterable, Mapping
from typing import cast

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Emu

Element = BaseOxmlElement
"""An element of WordprocessingML."""
INK = "1D2B36"
TEAL = "1F5C66"
MUTED = "4A5963"
PALE = "E6F0F0"
SAND = "F6ECE4"
BROWN = "9A5B2C"
RULE = "6B7780"
GRID = "8B979E"


def make(tag: str, attributes: Mapping[str, str | int] | None = None, *children: Element | None) -> Element:
    """Give an element; names without a prefix are of ``w:``, children that are None are left out."""
    element = cast("Element", OxmlElement(tag if ":" in tag else f"w:{tag}"))
    for name, value in (attributes or {}).items():
        element.set(qn(name if ":" in name else f"w:{name}"), str(value))
    element.extend(child for child in children if child is not None)
    return element


def value(tag: str, val: str | int) -> Element:
    """Give an element that says one value."""
    return make(tag, {"val": val})


def text_run(text: str, properties: Element | None = None) -> Element:
    """Give a run of text, white space kept."""
    inner = make("t", {"xml:space": "preserve"})
    inner.text = text
    return make("r", None, properties, inner)


def borders(tag: str, sides: Mapping[str, tuple[int, str]], space: int = 0) -> Element:
    """Give borders: for each side its width in eighths of a point and its colour; a width of 0 is no border."""
    inner: Iterable[Element] = (
        make(side, {"val": "single" if width else "nil", "sz": width, "space": space, "color": colour})
        for side, (width, colour) in sides.items()
    )
    return make(tag, None, *inner)


def shading(colour: str) -> Element:
    """Give a fill."""
    return make("shd", {"val": "clear", "color": "auto", "fill": colour})


def twips(millimetres: float) -> int:
    """Give a length in twentieths of a point."""
    return round(millimetres * 1440 / 25.4)


def emus(millimetres: float) -> Emu:
    """Give a length in the units of DrawingML."""
    return Emu(round(millimetres * 36000))


_ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore numPr pBdr shd tabs spacing ind contextualSpacing jc outlineLvl",
    "rPr": "rStyle rFonts b i caps color spacing sz szCs u shd vertAlign lang",
    "tcPr": "tcW gridSpan tcBorders shd tcMar vAlign",
    "trPr": "cantSplit trHeight tblHeader",
    "tblPr": "tblStyle tblW jc tblInd tblBorders tblLayout tblCellMar tblLook tblCaption tblDescription",
}
"""The order in which the schema wants the children (ECMA-376 part 1, 17.3.1.26, 17.3.2.28, 17.4.60, 17.4.70, 17.4.82)."""


def properties(tag: str, *children: Element | None) -> Element:
    """Give properties with their children in the order of the schema."""
    order = [qn(f"w:{name}") for name in _ORDER[tag].split()]
    return make(
        tag, None, *sorted((child for child in children if child is not None), key=lambda child: order.index(str(child.tag)))
    )


def spacing(before: float, after: float, line: float = 1.06, *, points: str = "") -> Element:
    """Give the space before and after in points, and the lines' height: a factor, or points that are ``exact`` or ``atLeast``."""
    height = round(line * 20) if points else round(line * 240)
    return make(
        "spacing", {"before": round(before * 20), "after": round(after * 20), "line": height, "lineRule": points or "auto"}
    )


def indent(left: int, hanging: int = 0, right: int = 0) -> Element:
    """Give how far a paragraph is set in, in twips."""
    return make("ind", {"left": left, "right": right, "hanging": hanging})


def children(element: Element) -> list[Element]:
    """Give the children of an element."""
    return cast("list[Element]", list(element))


def named(element: Element, name: str) -> bool:
    """Tell whether an element has this local name."""
    return str(element.tag).endswith(f"}}{name}")
