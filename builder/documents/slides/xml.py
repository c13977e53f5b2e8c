"""Small pieces of PresentationML, the only place that makes elements of python-pptx by hand."""

from collections.abc import Mapping
from typing import Any

from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import OxmlElement
from pptx.util import Emu

Node = Any
"""An element of python-pptx's tree: lxml's, of a class of its own for each tag."""

EMU = 360_000
"""English metric units in a centimetre (ECMA-376, 20.1.10.16)."""

_SPACES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
}
_DECORATIVE = (
    '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">'
    '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
    "</a:ext></a:extLst>"
)
"""What marks a shape as decoration in PowerPoint ([MS-ODRAWXML] 2.11)."""


def tag(name: str, attributes: Mapping[str, str | int | float] | None = None, *children: Node, text: str = "") -> Node:
    """Give an element such as ``a:off`` with its attributes, children and text; whole numbers are written as such."""
    node: Node = OxmlElement(name, nsmap=_SPACES)
    for key, value in (attributes or {}).items():
        node.set(qn(key) if ":" in key else key, value if isinstance(value, str) else str(round(value)))
    for child in children:
        node.append(child)
    if text:
        node.text = text
    return node


def emu(centimetres: float) -> Emu:
    """Give a length in English metric units."""
    return Emu(round(centimetres * EMU))


def place(left: float, top: float, width: float, height: float, *, name: str = "a:xfrm") -> Node:
    """Give the transform that puts a shape at its place, in centimetres."""
    return tag(
        name,
        None,
        tag("a:off", {"x": emu(left), "y": emu(top)}),
        tag("a:ext", {"cx": emu(width), "cy": emu(height)}),
    )


def solid(colour: str) -> Node:
    """Give a fill in a colour of the theme such as ``accent1``, or in one of its own such as ``#f6ece4``."""
    kind = "a:srgbClr" if colour.startswith("#") else "a:schemeClr"
    return tag("a:solidFill", None, tag(kind, {"val": colour.removeprefix("#")}))


def line(colour: str, points: float, name: str = "a:ln") -> Node:
    """Give an outline or a border."""
    return tag(name, {"w": points * 12_700}, solid(colour))


def no_line(name: str = "a:ln") -> Node:
    """Give the absence of an outline or a border."""
    return tag(name, {"w": 0}, tag("a:noFill"))


def rectangle() -> Node:
    """Give the geometry of a rectangle."""
    return tag("a:prstGeom", {"prst": "rect"}, tag("a:avLst"))


def shape_name(number: int, name: str, *, description: str = "", decorative: bool = False) -> Node:
    """Give the name of a shape, its number on the slide and its alternative text, or the mark that it only decorates."""
    node = tag("p:cNvPr", {"id": number, "name": name})
    if description:
        node.set("descr", description)
    if decorative:
        mark_decorative(node)
    return node


def mark_decorative(node: Node) -> None:
    """Mark a shape that is already there, by its ``p:cNvPr``, as decoration."""
    node.set("descr", "")
    node.append(parse_xml(_DECORATIVE))


def bar(number: int, name: str, box: tuple[float, float, float, float], colour: str) -> Node:
    """Give a filled rectangle that only decorates: a rule, a band, the edge of a panel."""
    return tag(
        "p:sp",
        None,
        tag("p:nvSpPr", None, shape_name(number, name, decorative=True), tag("p:cNvSpPr"), tag("p:nvPr")),
        tag("p:spPr", None, place(*box), rectangle(), solid(colour), no_line()),
    )
