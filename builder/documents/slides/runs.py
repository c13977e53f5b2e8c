"""Paragraphs as PowerPoint has them: runs with language, size and links; bullets, numbers and boxes to tick."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from builder.documents.slides.fit import paragraph_size, space_before
from builder.documents.slides.inline import Run
from builder.documents.slides.text import Paragraph
from builder.documents.slides.xml import Node, solid, tag

_MONO = "Courier New"
_SYMBOLS = "Segoe UI Symbol"
"""A font that has the box to tick; others fall back to what they have."""
_RAISED = {1: "30000", -1: "-25000"}
_REGIONS = {
    "am": "ET",
    "ar": "SA",
    "cs": "CZ",
    "da": "DK",
    "el": "GR",
    "en": "GB",
    "et": "EE",
    "fa": "IR",
    "ga": "IE",
    "he": "IL",
    "ps": "AF",
    "sl": "SI",
    "so": "SO",
    "sq": "AL",
    "sr": "RS",
    "sv": "SE",
    "ti": "ER",
    "uk": "UA",
    "ur": "PK",
}
"""The region that a spelling dictionary goes by where it is not called like the language."""
_RIGHT_TO_LEFT = {"ar", "fa", "he", "ps", "ur"}


@dataclass(frozen=True, slots=True)
class Manner:
    """How text is set: language as PowerPoint names it, size, what gives an address its relationship, colour and font.

    An empty colour and an empty font are the placeholder's own.
    """

    language: str
    points: float
    relate: Callable[[str], str]
    colour: str = ""
    font: str = ""


def full_language(language: str) -> str:
    """Give a language with a region, as PowerPoint wants it: ``en`` is ``en-GB``, ``nl`` is ``nl-NL``."""
    if "-" in language or not language:
        return language
    return f"{language}-{_REGIONS.get(language, language.upper())}"


def text_body(paragraphs: Sequence[Paragraph], manner: Manner) -> list[Node]:
    """Give the paragraphs of a shape, at least one."""
    return [_paragraph(paragraph, manner, first=i == 0) for i, paragraph in enumerate(paragraphs)] or [
        tag("a:p", None, _properties("a:endParaRPr", Run(""), manner, manner.points))
    ]


def _paragraph(paragraph: Paragraph, manner: Manner, *, first: bool) -> Node:
    points = paragraph_size(paragraph, manner.points)
    node = tag("a:p", None, _paragraph_properties(paragraph, manner, points, first=first))
    if paragraph.mark == "tick":
        node.append(_run(Run("\N{BALLOT BOX}", tick=True), manner, points))
        node.append(_run(Run("\t"), manner, points))
    for run in paragraph.runs:
        node.append(_run(run, manner, points))
    node.append(_properties("a:endParaRPr", Run(""), manner, points))
    return node


def _paragraph_properties(paragraph: Paragraph, manner: Manner, points: float, *, first: bool) -> Node:
    attributes: dict[str, str | int | float] = {}
    right_to_left = manner.language.partition("-")[0] in _RIGHT_TO_LEFT
    if paragraph.depth > 1:
        attributes["lvl"] = paragraph.depth - 1
    if not paragraph.depth:
        attributes |= {"marL": "0", "indent": "0"}
    elif not paragraph.mark:
        attributes["indent"] = "0"
    if paragraph.align or right_to_left:
        attributes["algn"] = {"center": "ctr", "right": "r"}.get(paragraph.align, "r")
    if right_to_left:
        attributes["rtl"] = "1"
    node = tag("a:pPr", attributes)
    space = 0.0 if first else space_before(paragraph, points)
    node.append(tag("a:spcBef", None, tag("a:spcPts", {"val": space * 100})))
    if paragraph.mark == "number":
        start = {"startAt": paragraph.first} if paragraph.first > 1 else {}
        node.append(tag("a:buFont", {"typeface": "+mj-lt"}))
        node.append(tag("a:buAutoNum", {"type": "arabicPeriod", **start}))
    elif paragraph.mark != "bullet":
        node.append(tag("a:buNone"))
    return node


def _run(run: Run, manner: Manner, points: float) -> Node:
    if run.text == "\n":
        return tag("a:br", None, _properties("a:rPr", run, manner, points))
    return tag("a:r", None, _properties("a:rPr", run, manner, points), tag("a:t", text=run.text))


def _properties(name: str, run: Run, manner: Manner, points: float) -> Node:
    language = full_language(run.language) or manner.language
    attributes: dict[str, str | int | float] = {"lang": language, "sz": points * 100}
    if run.bold:
        attributes["b"] = "1"
    if run.italic:
        attributes["i"] = "1"
    if run.raised:
        attributes["baseline"] = _RAISED[run.raised]
    node = tag(name, attributes)
    if manner.colour:
        node.append(solid(manner.colour))
    font = _SYMBOLS if run.tick else _MONO if run.mono else manner.font
    for kind in ("latin", "ea", "cs", "sym") if run.tick else ("latin", "cs") if font else ():
        node.append(tag(f"a:{kind}", {"typeface": font}))
    if run.link and run.text != "\n":
        node.append(tag("a:hlinkClick", {"r:id": manner.relate(run.link)}))
    return node
