"""Numbering of a Word document: one look of bullets, one of numbers, and a list of its own for every numbered list."""

from docx.document import Document as WordDocument

from builder.documents.flow.measure import STEP
from builder.documents.word.xml import TEAL, Element, indent, make, properties, twips, value

BULLETS = 1
"""The number of the list that all bullets share."""
_LEVELS = 9
_SIGNS = "•–"


class Numbers:
    """Counts the numbered lists of one document; each begins where it says."""

    def __init__(self, word: WordDocument) -> None:
        """Put our numbering in the place of the template's."""
        self._root: Element = word.part.numbering_part.element
        for child in list(self._root):
            self._root.remove(child)
        self._root.append(_abstract(0, "bullet", [_SIGNS[level % len(_SIGNS)] for level in range(_LEVELS)]))
        self._root.append(_abstract(1, "decimal", [f"%{level + 1}." for level in range(_LEVELS)]))
        self._root.append(make("num", {"numId": BULLETS}, value("abstractNumId", 0)))
        self._last = BULLETS

    def start(self, level: int, first: int) -> int:
        """Begin a list at a level with a number; give the list's number."""
        self._last += 1
        override = make("lvlOverride", {"ilvl": level}, value("startOverride", first))
        self._root.append(make("num", {"numId": self._last}, value("abstractNumId", 1), override))
        return self._last


def _abstract(number: int, kind: str, signs: list[str]) -> Element:
    levels = (
        make(
            "lvl",
            {"ilvl": level},
            value("start", 1),
            value("numFmt", kind),
            value("lvlText", sign),
            value("lvlJc", "left"),
            properties("pPr", indent(twips(STEP * (level + 1)), twips(STEP))),
            properties("rPr", make("b") if kind == "decimal" else None, value("color", TEAL)),
        )
        for level, sign in enumerate(signs)
    )
    return make("abstractNum", {"abstractNumId": number}, value("multiLevelType", "hybridMultilevel"), *levels)
