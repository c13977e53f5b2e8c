"""Runs of an OpenDocument text: text, links, pictures, blanks and boxes to tick."""

from collections.abc import Iterator, Mapping
from hashlib import sha256

from odfdo import Document as OdfDocument
from odfdo import Element

from builder.documents.flow.blocks import Anchor, Field, Image, Inline, Tick, Words
from builder.documents.flow.measure import LINE, START, field_width, lines_of, picture_size, share_of_rest
from builder.documents.model import Picture
from builder.documents.open_document.xml import Automatic, code, make, millimetres
from builder.documents.word.styles import language_tag


class Gallery:
    """The pictures of a document: each file once, each frame with a name of its own."""

    def __init__(self, odf: OdfDocument) -> None:
        """Put the files into ``odf``."""
        self._odf = odf
        self._count = 0

    def frame(self, picture: Picture, alt: str, size: tuple[float, float], styles: Automatic) -> Element:
        """Give a frame that stands in a line, in a size in millimetres."""
        data = picture.raster
        kind, ending = ("image/png", "png") if data.startswith(b"\x89PNG") else ("image/jpeg", "jpg")
        path = f"Pictures/{sha256(data).hexdigest()[:32]}.{ending}"
        self._odf.set_part(path, data)
        self._odf.manifest.add_full_path(path, kind)
        self._count += 1
        look = {"style:vertical-pos": "top", "style:vertical-rel": "baseline", "fo:margin": "0mm"}
        attributes = {
            "draw:style-name": styles.name("graphic", {"graphic": look if alt else {**look, "loext:decorative": "true"}}),
            "draw:name": f"Picture {self._count}",
            "text:anchor-type": "as-char",
            "svg:width": millimetres(size[0]),
            "svg:height": millimetres(size[1]),
        }
        link = {"xlink:href": path, "xlink:type": "simple", "xlink:show": "embed", "xlink:actuate": "onLoad"}
        return make("draw:frame", attributes, make("draw:image", link), make("svg:title", None, alt) if alt else None)


class Pen:
    """Makes runs; it knows the anchors of a document."""

    def __init__(self, styles: Automatic, gallery: Gallery, pictures: Mapping[str, Picture], height: float) -> None:
        """Write with these automatic styles; pictures are at most ``height`` millimetres high."""
        self._styles = styles
        self._gallery = gallery
        self._pictures = pictures
        self._height = height
        self._anchors: dict[str, str] = {}

    def inlines(self, inlines: tuple[Inline, ...], width: float) -> Iterator[Element | str]:
        """Give what a paragraph holds; ``width`` is the room of a line in millimetres."""
        for number, line in enumerate(lines_of(inlines)):
            if number:
                yield make("text:line-break")
            several = sum(1 for each in line if isinstance(each, Field) and each.long) > 1
            for each in line:
                match each:
                    case Words():
                        yield self._words(each)
                    case Tick():
                        yield "\N{BALLOT BOX}"
                    case Image():
                        picture = self._pictures[each.source]
                        size = picture_size(picture, each.width, width, self._height)
                        yield self._gallery.frame(picture, each.alt, size, self._styles)
                    case Anchor():
                        yield make("text:bookmark", {"text:name": self._anchor(each.name)})
                    case Field():
                        rest = each.long and not several
                        length = share_of_rest(line, width) if several and each.long else min(field_width(each), width)
                        count = START if rest else max(START, round(length / LINE))
                        yield make("text:text-input", {"text:description": each.name}, "_" * count)
                        if rest:
                            yield make("text:tab")

    def _words(self, words: Words) -> Element | str:
        look = "Source Text" if words.code else ""
        if words.bold or words.italic:
            look = "Strong and Emphasis" if words.bold and words.italic else "Strong Emphasis" if words.bold else "Emphasis"
        if words.raised:
            look = "Footnote Anchor"
        name = code(look)
        if words.language:
            tag, _, region = language_tag(words.language).partition("-")
            name = self._styles.name("text", {"text": {"fo:language": tag, "fo:country": region}}, look)
        shown: Element | str = make("text:span", {"text:style-name": name}, words.text) if name else words.text
        if words.text == "\t":
            return make("text:tab")
        if not words.href:
            return shown
        inner = shown if words.raised else make("text:span", {"text:style-name": "Internet_20_Link"}, shown)
        target = f"#{self._anchor(words.href[1:])}" if words.href.startswith("#") else words.href
        return make("text:a", {"xlink:type": "simple", "xlink:href": target}, inner)

    def _anchor(self, name: str) -> str:
        return self._anchors.setdefault(name, f"place{len(self._anchors) + 1}")
