"""Runs of text: what stands inside a heading or a paragraph, with its manner."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from builder.documents.slides.split import classes, counted

BREAK = "\n"
"""The text of a run that is a line break."""

_SPACE = re.compile(r"[ \t\r\n]+")
_RAISED = {"sup": 1, "sub": -1}


@dataclass(frozen=True, slots=True)
class Run:
    """A run of text in one manner; a line feed is a line break, ``raised`` is 1 for superscript and -1 for subscript."""

    text: str
    bold: bool = False
    italic: bool = False
    mono: bool = False
    raised: int = 0
    link: str = ""
    language: str = ""
    tick: bool = False


def runs(element: ET.Element, language: str = "") -> tuple[Run, ...]:
    """Give the runs of a heading or a paragraph."""
    return tidy(inline(element, Run("", language=language)))


def said(text: str | None, manner: Run) -> Iterator[Run]:
    """Give the run of a text, if there is any."""
    if text:
        yield replace(manner, text=_SPACE.sub(" ", text))


def inline(element: ET.Element, manner: Run) -> list[Run]:
    """Give the runs inside an element."""
    line = [*said(element.text, manner)]
    for child in element:
        line += inline_child(child, manner)
        line += said(child.tail, manner)
    return line


def inline_child(element: ET.Element, manner: Run) -> list[Run]:
    """Give the runs of an inline element, in its own manner."""
    manner = replace(manner, language=element.get("lang", manner.language))
    named = classes(element)
    if element.tag == "br":
        return [replace(manner, text=BREAK)]
    if "tick" in named:
        return [replace(manner, text="\N{BALLOT BOX}", tick=True)]
    if "field" in named:
        return [replace(manner, text="_" * max(1, counted(element, "chars")))]
    address = element.get("href", "") if element.tag == "a" else ""
    if address and not address.startswith("#"):
        manner = replace(manner, link=address)
    manner = replace(
        manner,
        bold=manner.bold or element.tag in ("strong", "b"),
        italic=manner.italic or element.tag in ("em", "i"),
        mono=manner.mono or element.tag == "code",
        raised=_RAISED.get(element.tag, manner.raised),
    )
    return inline(element, manner)


def tidy(line: Iterable[Run]) -> tuple[Run, ...]:
    """Give runs without spaces at the ends of lines, without double spaces and empty runs, neighbours of one manner joined."""
    words: list[Run] = []
    for run in line:
        text = run.text
        before = words[-1].text if words else BREAK
        if text == BREAK:
            _strip_end(words)
        elif before.endswith((BREAK, " ")):
            text = text.lstrip(" ")
        if not text:
            continue
        if words and not run.tick and text != BREAK != before and replace(words[-1], text="") == replace(run, text=""):
            words[-1] = replace(run, text=before + text)
        else:
            words.append(replace(run, text=text))
    while words and not words[-1].text.strip():
        words.pop()
    _strip_end(words)
    return tuple(words)


def _strip_end(line: list[Run]) -> None:
    if line and line[-1].text != BREAK:
        text = line[-1].text.rstrip(" ")
        if text:
            line[-1] = replace(line[-1], text=text)
        else:
            line.pop()
