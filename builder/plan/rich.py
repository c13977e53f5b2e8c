"""HTML with references in it: marks while a text is put together, typed values when it is done."""

import re
from html import escape

from builder.plan.rich_model import ActivityRef, FileRef, Rich

_OPEN, _CLOSE = "\ue000", "\ue001"
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
