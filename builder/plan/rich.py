"""HTML with references in it: marks while a text is put together, typed values when it is done."""

import re
from html import escape, unescape

from builder.plan.rich_model import ActivityRef, FileRef, Rich

_OPEN, _CLOSE = "\ue000", "\ue001"
_FIRST_HEADING = re.compile(r"((?:\s*<(?:div|section|header)\b[^<>]*>)*)\s*<h([1-6])\b[^<>]*>(.*?)</h\2>", re.DOTALL)
_ANY_TAG = re.compile(r"<[^<>]*>")
_MARK = re.compile(f"{_OPEN}([AF])([^{_CLOSE}]*){_CLOSE}")


def activity_mark(key: str) -> str:
    """Give the mark for the address of an activity, to stand as a whole attribute value."""
    return f"{_OPEN}A{key}{_CLOSE}"


def file_mark(name: str) -> str:
    """Give the mark for the address of an attached file, to stand as a whole attribute value."""
    return f"{_OPEN}F{name}{_CLOSE}"


def to_rich(html: str) -> Rich:
    """Split a finished text at its marks; neighbouring strings stay one."""
    pieces: list[str | ActivityRef | FileRef] = []
    last = 0
    for m in _MARK.finditer(html):
        if m.start() > last:
            pieces.append(html[last : m.start()])
        pieces.append(ActivityRef(m[2]) if m[1] == "A" else FileRef(m[2]))
        last = m.end()
    if last < len(html):
        pieces.append(html[last:])
    return tuple(pieces)


def anchor(address: str, inner: str) -> str:
    """Give a link; the address is a mark or is escaped here, ``inner`` is HTML."""
    return f'<a href="{address if address.startswith(_OPEN) else escape(address)}">{inner}</a>'


def parted(rich: Rich) -> tuple[str, Rich]:
    """Give the heading that a text begins with, as plain text (empty if there is none), and the rest: the page shows its own."""
    first = rich[0] if rich else ""
    found = _FIRST_HEADING.match(first) if isinstance(first, str) else None
    if not found or not isinstance(first, str):
        return "", rich
    return unescape(_ANY_TAG.sub("", found[3])).strip(), (found[1] + first[found.end() :], *rich[1:])
