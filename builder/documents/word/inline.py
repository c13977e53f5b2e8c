"""Runs of a Word document: text, links, pictures, and content controls for blanks and boxes to tick."""

from collections.abc import Mapping
from io import BytesIO
from typing import TYPE_CHECKING, cast

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.parts.story import StoryPart

from builder.documents.flow.blocks import Anchor, Break, Field, Image, Inline, Tick, Words
from builder.documents.flow.measure import LINE, START, field_width, lines_of, picture_size, share_of_rest
from builder.documents.model import Picture
from builder.documents.word.styles import language_tag
from builder.documents.word.xml import Element, emus, make, named, properties, text_run, value

if TYPE_CHECKING:
    from collections.abc import Iterator

_SYMBOLS = "MS Gothic"
"""The font that Word itself takes for boxes to tick: it comes with Windows and with Office for Mac."""
_DECORATIVE = (
    '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">'
    '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
    "</a:ext></a:extLst>"
)


class Pen:
    """Makes runs; it counts what must be unique in a document: controls, bookmarks, pictures."""

    def __init__(self, part: StoryPart, pictures: Mapping[str, Picture], height: float) -> None:
        """Write into a part; pictures are at most ``height`` millimetres high."""
        self.part = part
        self._pictures = pictures
        self._height = height
        self._controls = 0
        self._drawings = 0
        self._bookmarks: dict[str, str] = {}

    def inlines(self, inlines: tuple[Inline, ...], width: float) -> "Iterator[Element]":
        """Give the elements of a paragraph's runs; ``width`` is the room of a line in millimetres."""
        for number, line in enumerate(lines_of(inlines)):
            if number:
                yield make("r", None, make("br"))
            several = sum(1 for each in line if isinstance(each, Field) and each.long) > 1
            for each in line:
                if isinstance(each, Field):
                    yield from self._field(each, share_of_rest(line, width) if several and each.long else 0.0, width)
                else:
                    yield from self._inline(each, width)

    def _inline(self, inline: Inline, width: float) -> "Iterator[Element]":
        match inline:
            case Words():
                yield self._words(inline)
            case Tick():
                yield self.tick()
            case Image():
                picture = self._pictures[inline.source]
                yield self.picture(picture, inline.alt, picture_size(picture, inline.width, width, self._height))
            case Anchor():
                yield from self.bookmark(inline.name)
            case Break() | Field():
                raise AssertionError(inline)

    def _words(self, words: Words) -> Element:
        style = "FootnoteReference" if words.raised else "Hyperlink" if words.href else "CodeText" if words.code else ""
        look = [
            value("rStyle", style) if style else None,
            make("b") if words.bold else None,
            make("i") if words.italic else None,
            value("lang", language_tag(words.language)) if words.language else None,
        ]
        run = text_run(words.text, properties("rPr", *look) if any(each is not None for each in look) else None)
        if words.href.startswith("#"):
            return make("hyperlink", {"anchor": self._name(words.href[1:]), "history": 1}, run)
        if words.href:
            target = self.part.relate_to(words.href, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
            return make("hyperlink", {"r:id": target, "history": 1}, run)
        return run

    def bookmark(self, name: str) -> "Iterator[Element]":
        """Give a place that a link can lead to."""
        known = self._name(name)
        number = known.removeprefix("_place")
        yield make("bookmarkStart", {"id": number, "name": known})
        yield make("bookmarkEnd", {"id": number})

    def _name(self, name: str) -> str:
        return self._bookmarks.setdefault(name, f"_place{len(self._bookmarks) + 1}")

    def _control(self, name: str, look: Element, *kind: Element) -> Element:
        self._controls += 1
        title = [value("alias", name[-64:])] if name else []
        return make("sdtPr", None, look, *title, value("id", self._controls), *kind)

    def _field(self, field: Field, share: float, width: float) -> "Iterator[Element]":
        rest = field.long and not share
        count = START if rest else max(START, round(min(share or field_width(field), width) / LINE))
        typed = properties("rPr", value("rStyle", "Blank"))
        about = self._control(field.name, typed, make("showingPlcHdr"), make("text"))
        yield make("sdt", None, about, make("sdtContent", None, text_run("_" * count)))
        if rest:
            yield make("r", None, make("tab"))

    def tick(self) -> Element:
        """Give a box to tick."""
        fonts = {"ascii": _SYMBOLS, "eastAsia": _SYMBOLS, "hAnsi": _SYMBOLS}
        box = make(
            "w14:checkbox",
            None,
            make("w14:checked", {"w14:val": 0}),
            make("w14:checkedState", {"w14:val": "2612", "w14:font": _SYMBOLS}),
            make("w14:uncheckedState", {"w14:val": "2610", "w14:font": _SYMBOLS}),
        )
        about = self._control("", properties("rPr", make("rFonts", fonts)), box)
        sign = text_run("\N{BALLOT BOX}", properties("rPr", make("rFonts", {"hint": "eastAsia", **fonts})))
        return make("sdt", None, about, make("sdtContent", None, sign))

    def picture(self, picture: Picture, alt: str, size: tuple[float, float]) -> Element:
        """Give a run with a picture in a size in millimetres; without alternative text it is marked as decoration."""
        inline = self.part.new_pic_inline(BytesIO(picture.raster), emus(size[0]), emus(size[1]))
        self._drawings += 1
        for side in ("distT", "distB", "distL", "distR"):
            cast("Element", inline).set(side, "0")
        for about in (cast("Element", each) for each in inline.xpath("./wp:docPr | .//pic:cNvPr")):
            about.set("id", str(self._drawings))
            about.set("name", f"Picture {self._drawings}")
            about.set("descr", alt)
            if not alt and named(about, "docPr"):
                about.append(parse_xml(_DECORATIVE))
        return make("r", None, make("drawing", None, inline))
