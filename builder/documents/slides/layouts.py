"""The master of our slides and its six layouts: where titles, texts, pictures, tables and footers stand, and how they look."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from pptx.oxml.ns import qn
from pptx.presentation import Presentation

from builder.documents.slides.fit import (
    GUTTER,
    HEIGHT,
    LEFT,
    PAGE_HEIGHT,
    PANEL_END,
    PANEL_SIDE,
    RULE_TOP,
    TEXT_SHARE,
    TITLE_HEIGHT,
    TITLE_TOP,
    TOP,
    WIDTH,
)
from builder.documents.slides.styles import body_style, fonts, title_style
from builder.documents.slides.xml import Node, bar, emu, place, rectangle, shape_name, solid, tag

TITLE_SLIDE, TEXT, TEXT_AND_PICTURE, PICTURE, TABLE, PANEL = range(6)
"""The layouts, in their order."""

BODY, PICTURE_HOLDER, TABLE_HOLDER, NOTE, FOOTER, NUMBER = 1, 13, 14, 15, 11, 12
"""The placeholders' indices, the same in every layout; a title has 0."""

TITLE_LEFT, TITLE_WIDTH = 3.0, 28.967
FOOT_TOP, FOOT_HEIGHT, FOOT_SIZE = 17.55, 1.1, 12.0
FOOT_WIDTH = 27.0
"""The title slide's left edge and width, and the line at the foot of every slide."""

_BAND = 0.8
_TITLE_RULE = 9.95
_SLIDE_NUMBER = "{C1FF6DA9-008F-8B48-92A6-B652298478BF}"
"""The identity of the field; PowerPoint copies it from the master to every slide, too."""

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Holder:
    """A placeholder of a layout; without a box (left, top, width, height) it stands where the master's does."""

    kind: str
    index: int
    name: str
    box: Box | None = None
    anchor: str = ""
    size: float = 0
    plain: bool = False
    fill: str = ""


@dataclass(frozen=True, slots=True)
class _Layout:
    name: str
    kind: str
    holders: tuple[Holder, ...]


_WHOLE: Box = (LEFT, TOP, WIDTH, HEIGHT)
_LEFT_SIDE: Box = (LEFT, TOP, WIDTH * TEXT_SHARE, HEIGHT)
_RIGHT_SIDE: Box = (LEFT + WIDTH * TEXT_SHARE + GUTTER, TOP, WIDTH * (1 - TEXT_SHARE) - GUTTER, HEIGHT)
_TITLE = Holder("title", 0, "Title")
_TEXT = Holder("body", BODY, "Text")
_LAYOUTS = (
    _Layout(
        "Title slide",
        "title",
        (
            Holder("ctrTitle", 0, "Title", (TITLE_LEFT, 4.6, TITLE_WIDTH, 4.95), "b", 44),
            Holder("subTitle", BODY, "Subtitle", (TITLE_LEFT, 10.4, TITLE_WIDTH, 3.3), "t", 24, plain=True),
            Holder("body", NOTE, "Note", (TITLE_LEFT, 13.85, TITLE_WIDTH, 1.45), "ctr", 20, plain=True, fill="bg2"),
        ),
    ),
    _Layout("Text", "tx", (_TITLE, _TEXT)),
    _Layout(
        "Text and picture",
        "",
        (_TITLE, replace(_TEXT, box=_LEFT_SIDE), Holder("pic", PICTURE_HOLDER, "Picture", _RIGHT_SIDE, plain=True)),
    ),
    _Layout("Picture", "", (_TITLE, Holder("pic", PICTURE_HOLDER, "Picture", _WHOLE, plain=True))),
    _Layout("Table", "tbl", (_TITLE, Holder("tbl", TABLE_HOLDER, "Table", _WHOLE, plain=True))),
    _Layout("Panel", "", (_TITLE, replace(_TEXT, box=_WHOLE, anchor="ctr", fill="bg2"))),
)


def lay_out(show: Presentation) -> None:
    """Give the presentation's master and first six layouts our look, and remove the other layouts."""
    _master(show.slide_master.element)
    kept, others = list(show.slide_layouts)[: len(_LAYOUTS)], list(show.slide_layouts)[len(_LAYOUTS) :]
    for layout, ours in zip(kept, _LAYOUTS, strict=True):
        _layout(layout.element, ours)
    for layout in others:
        show.slide_layouts.remove(layout)


def footers(first: int, text: str, language: str, left: float = LEFT) -> Iterator[Node]:
    """Give the placeholders of the footer and of the slide's number.

    They say their place even on slides: LibreOffice forgets the look of a footer that only inherits it.
    """
    words = tag("a:r", None, tag("a:rPr", {"lang": language}), tag("a:t", text=text)) if text else None
    paragraph = tag("a:p", None, *([] if words is None else [words]), tag("a:endParaRPr", {"lang": language}))
    box = (left, FOOT_TOP, LEFT + FOOT_WIDTH - left, FOOT_HEIGHT)
    yield _shape(first, Holder("ftr", FOOTER, "Footer", box), paragraph)
    box = (LEFT + WIDTH - 2.5, FOOT_TOP, 2.5, FOOT_HEIGHT)
    yield _shape(first + 1, Holder("sldNum", NUMBER, "Slide number", box), slide_number(language))


def slide_number(language: str) -> Node:
    """Give the paragraph that shows the slide's number."""
    language_of = {"lang": language}
    field = tag("a:fld", {"id": _SLIDE_NUMBER, "type": "slidenum"}, tag("a:rPr", language_of), tag("a:t", text="‹#›"))
    return tag("a:p", None, field, tag("a:endParaRPr", language_of))


def forget(root: Node) -> None:
    """Take out the identity that some program gave to a page when it made it."""
    for extension in root.cSld.findall(qn("p:extLst")):
        root.cSld.remove(extension)


def _master(root: Node) -> None:
    forget(root)
    tree = root.cSld.spTree
    _empty(tree)
    tree.append(bar(2, "Rule", (LEFT, RULE_TOP, 3.2, 0.09), "accent1"))
    title = replace(_TITLE, box=(LEFT, TITLE_TOP, WIDTH, TITLE_HEIGHT), anchor="b")
    for number, holder in enumerate((title, replace(_TEXT, box=_WHOLE, anchor="t")), start=3):
        tree.append(_shape(number, holder))
    for shape in footers(5, "", "en-GB"):
        tree.append(shape)
    styles = root.find(qn("p:txStyles"))
    styles.replace(styles.find(qn("p:titleStyle")), tag("p:titleStyle", None, title_style()))
    styles.replace(styles.find(qn("p:bodyStyle")), tag("p:bodyStyle", None, *map(body_style, range(1, 10))))


def _layout(root: Node, layout: _Layout) -> None:
    forget(root)
    for name in ("type", "showMasterSp"):
        root.attrib.pop(name, None)
    root.set("preserve", "1")
    root.cSld.set("name", layout.name)
    tree = root.cSld.spTree
    _empty(tree)
    first = 2
    if layout.kind:
        root.set("type", layout.kind)
    if layout.kind == "title":
        root.set("showMasterSp", "0")
        tree.append(bar(2, "Band", (0, 0, _BAND, PAGE_HEIGHT), "accent1"))
        tree.append(bar(3, "Rule", (TITLE_LEFT, _TITLE_RULE, 3.2, 0.09), "accent1"))
        first = 4
    for number, holder in enumerate(layout.holders, start=first):
        tree.append(_shape(number, holder))
    left = TITLE_LEFT if layout.kind == "title" else LEFT
    for shape in footers(first + len(layout.holders), "", "en-GB", left):
        tree.append(shape)


def _empty(tree: Node) -> None:
    """Take all shapes off a page; the first two children are the page's own properties."""
    for child in list(tree)[2:]:
        tree.remove(child)


def _shape(number: int, holder: Holder, paragraph: Node = None) -> Node:
    """Give a placeholder of a master, a layout or, as far as footers go, a slide."""
    attributes: dict[str, str | int | float] = {"type": holder.kind}
    if holder.kind in ("ftr", "sldNum"):
        attributes["sz"] = "quarter"
    if holder.index:
        attributes["idx"] = holder.index
    properties = tag("p:spPr")
    if holder.box:
        properties.append(place(*holder.box))
        properties.append(rectangle())
    if holder.fill:
        properties.append(solid(holder.fill))
    prompt = (
        "Click to edit Master title style" if "itle" in holder.kind and holder.index == 0 else "Click to edit Master text styles"
    )
    text = tag("a:r", None, tag("a:rPr", {"lang": "en-GB"}), tag("a:t", text=prompt))
    return tag(
        "p:sp",
        None,
        tag(
            "p:nvSpPr",
            None,
            shape_name(number, f"{holder.name} {number}"),
            tag("p:cNvSpPr", None, tag("a:spLocks", {"noGrp": "1"})),
            tag("p:nvPr", None, tag("p:ph", attributes)),
        ),
        properties,
        tag("p:txBody", None, _frame(holder), _list_style(holder), tag("a:p", None, text) if paragraph is None else paragraph),
    )


def _frame(holder: Holder) -> Node:
    """Give how text sits in a placeholder: from its very edge, so that everything lines up, but for panels."""
    if not holder.box:
        return tag("a:bodyPr")
    side, end = (PANEL_SIDE, PANEL_END) if holder.fill else (0, 0)
    if holder.index == NOTE:
        side, end = 0.5, 0.15
    attributes: dict[str, str | int | float] = {"vert": "horz", "wrap": "square"}
    attributes |= {"lIns": emu(side), "tIns": emu(end), "rIns": emu(side), "bIns": emu(end), "rtlCol": "0"}
    attributes["anchor"] = "ctr" if holder.kind in ("ftr", "sldNum") else holder.anchor or "t"
    return tag("a:bodyPr", attributes, tag("a:normAutofit"))


def _list_style(holder: Holder) -> Node:
    if holder.kind in ("ftr", "sldNum"):
        level = {"algn": "r" if holder.kind == "sldNum" else "l"}
        look = tag("a:defRPr", {"sz": FOOT_SIZE * 100}, solid("accent3"), *fonts("+mn"))
        return tag("a:lstStyle", None, tag("a:lvl1pPr", level, look))
    size = {"sz": holder.size * 100} if holder.size else {}
    if holder.plain:
        level = {"marL": "0", "indent": "0"}
        return tag("a:lstStyle", None, tag("a:lvl1pPr", level, tag("a:buNone"), tag("a:defRPr", size)))
    return tag("a:lstStyle", None, *([tag("a:lvl1pPr", None, tag("a:defRPr", size))] if size else []))
