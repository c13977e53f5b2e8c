"""Where blocks of a Word document stand, and the small changes to paragraphs and tables that this asks for."""

from dataclasses import dataclass

from builder.documents.word.xml import Element, children, make, named, properties, spacing, twips, value


@dataclass(frozen=True, slots=True)
class Place:
    """Where blocks stand: the width of their column and how far they are set in (millimetres), how deep in lists, their style."""

    width: float
    inset: float = 0.0
    depth: int = 0
    style: str = ""
    align: str = "left"

    @property
    def room(self) -> float:
        """Give the width that is left for text."""
        return self.width - self.inset


def gap(points: float) -> Element:
    """Give an empty paragraph that is one point high, with some space after it: what Word wants between and after tables."""
    return make("p", None, properties("pPr", value("pStyle", "Gap"), spacing(0, points, 1, points="exact")))


def about_table(style: str, width: float, place: Place, *more: Element | None) -> Element:
    """Give the properties of a table: its style, its width and how far it is set in."""
    return properties(
        "tblPr",
        value("tblStyle", style),
        make("tblW", {"w": twips(width), "type": "dxa"}),
        make("tblInd", {"w": twips(place.inset), "type": "dxa"}),
        make("tblLayout", {"type": "fixed"}),
        *more,
    )


def add_property(paragraph: Element, name: str) -> None:
    """Give a paragraph one more property."""
    known = _taken(paragraph)
    more = None if any(named(each, name) for each in known) else make(name)
    paragraph.insert(0, properties("pPr", *known, more))


def close(paragraph: Element) -> None:
    """Take the space after the last paragraph of a box."""
    known = [each for each in _taken(paragraph) if not named(each, "spacing")]
    paragraph.insert(0, properties("pPr", *known, spacing(0, 0, 1.06)))


def _taken(paragraph: Element) -> list[Element]:
    """Take the properties of a paragraph off it."""
    about = next((each for each in children(paragraph) if named(each, "pPr")), None)
    if about is None:
        return []
    paragraph.remove(about)
    return children(about)
