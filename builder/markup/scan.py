"""Where things stand in a Markdown text: links, images, headings and raw HTML, with code masked.

Python-Markdown keeps no positions, so this one positioned scan gives them; what is a link at all is decided by the conversion.
"""

import re
from dataclasses import dataclass
from typing import Literal

Kind = Literal["link", "image", "definition", "html"]

NO_CHARACTER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff\ue000\ue001]")
"""Characters that XML 1.0 has no place for (section 2.2), DELETE, and two private ones that mark references inside texts."""

_FENCE = re.compile(r"^(?P<fence>`{3,}|~{3,})[^\n]*\n.*?(?:^(?P=fence)[ \t]*$|\Z)", re.MULTILINE | re.DOTALL)
_CODE_SPAN = re.compile(r"(?<![`\\])(?P<ticks>`+)(?!`)(?:.+?)(?<!`)(?P=ticks)(?!`)", re.DOTALL)
_ESCAPED = re.compile(r"\\[!\[\]<`\\]")
_TITLE = r"""(?:(?:"[^"]*"|'[^']*')\s*)?"""
_TARGET = rf"(?:<(?P<angled>[^<>]*)>|(?P<plain>(?:[^()\\]|\\.|\((?:[^()]|\([^()]*\))*\))*?))\s*{_TITLE}\)"
_INLINE = re.compile(
    rf"(?P<bang>!?)\[(?P<text>(?:[^\[\]\\]|\\.|\[[^\[\]]*\]\([^()]*\)|\[[^\[\]]*\])*)\]\(\s*{_TARGET}", re.DOTALL
)
_DEFINITION = re.compile(r"^ {0,3}\[(?!\^)(?P<label>[^\]\n]+)\]:\s*<?(?P<target>[^\s>]+)>?", re.MULTILINE)
_AUTOLINK = re.compile(r"<(?P<target>(?:https?|mailto):[^<>\s]+|[^<>\s@]+@[^<>\s]+)>")
_RAW_HTML = re.compile(r"<(?:/?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?/?|!--.*?--)>", re.DOTALL)
_HEADING = re.compile(r"^(?P<marks>#{1,6})[ \t]+[^\n]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Found:
    """Something at a line and column (from 1) of the text; ``target`` is empty for raw HTML."""

    kind: Kind
    target: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: its level, its text, its line, and the offsets of its first character and of the text after it."""

    level: int
    text: str
    line: int
    start: int
    end: int


def mask_code(text: str) -> str:
    """Give the text with fenced blocks and code spans blanked out, every other character in its old place."""
    masked = _FENCE.sub(lambda m: _blank(m.group()), text)
    return _CODE_SPAN.sub(lambda m: _blank(m.group()), masked)


def plain_target(target: str) -> str:
    """Give a target as the conversion gives it: backslashes gone, blanks and line ends as one blank."""
    return " ".join(re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", target).split())


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)


def place(text: str, offset: int) -> tuple[int, int]:
    """Give line and column, from 1, of an offset in the text."""
    return text.count("\n", 0, offset) + 1, offset - (text.rfind("\n", 0, offset) + 1) + 1


def scan(text: str) -> tuple[Found, ...]:
    """Find links (inline, by definition, automatic), images and raw HTML in the order of the text.

    Links in the text of an image or a link are found, too.
    """
    masked = _ESCAPED.sub("  ", mask_code(text))
    found: list[tuple[int, Kind, str]] = []
    _inline(masked, 0, found)
    found += [(m.start(), "definition", m["target"]) for m in _DEFINITION.finditer(masked)]
    auto = list(_AUTOLINK.finditer(masked))
    found += [(m.start(), "link", m["target"] if ":" in m["target"] else f"mailto:{m['target']}") for m in auto]
    taken = {m.start() for m in auto}
    found += [
        (m.start(), "html", "")
        for m in _RAW_HTML.finditer(masked)
        if m.start() not in taken and not _in_target(masked, m.start())
    ]
    return tuple(Found(kind, target, *place(text, offset)) for offset, kind, target in sorted(found))


def _inline(text: str, base: int, found: list[tuple[int, Kind, str]]) -> None:
    for m in _INLINE.finditer(text):
        target = m["angled"] if m["angled"] is not None else (m["plain"] or "")
        found.append((base + m.start(), "image" if m["bang"] else "link", plain_target(target)))
        if "](" in m["text"]:
            _inline(m["text"], base + m.start("text"), found)


def _in_target(text: str, offset: int) -> bool:
    return text[:offset].rstrip().endswith("](")


def headings(text: str) -> tuple[Heading, ...]:
    """Find the ATX headings of a text, code left out."""
    masked = mask_code(text)
    return tuple(
        Heading(
            len(m["marks"]), text[m.end("marks") : m.end()].rstrip("# \t").strip(), place(text, m.start())[0], m.start(), m.end()
        )
        for m in _HEADING.finditer(masked)
    )
