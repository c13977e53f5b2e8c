"""An empty presentation in our look, with nothing left of the library's template but its skeleton."""

import pptx
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.oxml import serialize_part_xml
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.presentation import Presentation
from pptx.util import Emu

from builder.documents.slides.layouts import forget, lay_out
from builder.documents.slides.styles import FONT
from builder.documents.slides.xml import Node, tag

_NAME = "Curriculum"
_COLOURS = {
    "dk1": "1D2B36",
    "lt1": "FFFFFF",
    "dk2": "1F5C66",
    "lt2": "E6F0F0",
    "accent1": "1F5C66",
    "accent2": "9A5B2C",
    "accent3": "5B6A73",
    "accent4": "3F7F8A",
    "accent5": "7A6A2F",
    "accent6": "6B4E71",
    "hlink": "1F5C66",
    "folHlink": "6B4E71",
}
_WIDE, _HIGH = "12192000", "6858000"
"""16:9 as PowerPoint has it, 33.867 by 19.05 cm, in English metric units."""
_PAGE_KEPT = (PP_PLACEHOLDER.SLIDE_IMAGE, PP_PLACEHOLDER.BODY, PP_PLACEHOLDER.SLIDE_NUMBER)
_PAGE_IMAGE = (685_800, 800_100, 5_486_400, 3_086_100)
"""Where the picture of a slide stands on a page of notes: left, top, width and height, 16:9."""


def blank(language: str) -> Presentation:
    """Give a presentation without slides; ``language`` is that of its texts."""
    show = pptx.Presentation()
    size = show.element.find(qn("p:sldSz"))
    size.attrib.clear()
    size.set("cx", _WIDE)
    size.set("cy", _HIGH)
    _strip(show)
    _theme(show)
    lay_out(show)
    for root in (show.element, show.slide_master.element, *(layout.element for layout in show.slide_layouts)):
        _speak(root, language)
    return show


def make_notes_master(show: Presentation, language: str) -> None:
    """Give the presentation a master of notes: our theme, the slide in its true shape, no header, date or footer."""
    master = show.notes_master
    part = master.part
    part.drop_rel(part.relate_to(part.part_related_by(RELATIONSHIP_TYPE.THEME), RELATIONSHIP_TYPE.THEME))
    ours = show.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME).blob
    theme = Part(PackURI("/ppt/theme/theme2.xml"), CONTENT_TYPE.OFC_THEME, show.part.package, ours)
    part.relate_to(theme, RELATIONSHIP_TYPE.THEME)
    for shape in list(master.placeholders):
        if shape.element.ph_type not in _PAGE_KEPT:
            master.element.cSld.spTree.remove(shape.element)
        elif shape.element.ph_type == PP_PLACEHOLDER.SLIDE_IMAGE:
            shape.left, shape.top, shape.width, shape.height = (Emu(length) for length in _PAGE_IMAGE)
    forget(master.element)
    _speak(master.element, language)


def _strip(show: Presentation) -> None:
    """Take out what the library's template brings along: a thumbnail, a printer's settings, properties of some program."""
    package = show.part.package
    for kind in (RELATIONSHIP_TYPE.THUMBNAIL, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES):
        package.drop_rel(package.relate_to(package.part_related_by(kind), kind))
    for kind in (RELATIONSHIP_TYPE.PRINTER_SETTINGS, RELATIONSHIP_TYPE.VIEW_PROPS):
        show.part.drop_rel(show.part.relate_to(show.part.part_related_by(kind), kind))


def _theme(show: Presentation) -> None:
    part = show.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    root: Node = parse_xml(part.blob)
    root.set("name", _NAME)
    colours = root.find(f".//{qn('a:clrScheme')}")
    colours.set("name", _NAME)
    for colour in list(colours):
        name = colour.tag.rpartition("}")[2]
        colours.replace(colour, tag(f"a:{name}", None, tag("a:srgbClr", {"val": _COLOURS[name]})))
    fonts = root.find(f".//{qn('a:fontScheme')}")
    fonts.set("name", _NAME)
    for latin in fonts.iter(qn("a:latin")):
        latin.set("typeface", FONT)
    part.blob = serialize_part_xml(root)


def _speak(root: Node, language: str) -> None:
    """Set the language wherever a text says one."""
    for node in root.iter(qn("a:rPr"), qn("a:endParaRPr"), qn("a:defRPr")):
        if node.get("lang"):
            node.set("lang", language)
        node.attrib.pop("smtClean", None)
