"""Texts of the plan as HTML for a file that leaves the course: what they link to inside it becomes plain text."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote

from builder.plan.rich_model import ActivityRef, FileRef, Rich

PLUGINFILE = "@@PLUGINFILE@@/"
"""What stands in Moodle's texts for the place of the files that belong to them."""

_OPEN, _CLOSE = "\ue000", "\ue001"
_TO_ACTIVITY = re.compile(f'<a href="{_OPEN}A([^{_CLOSE}]*){_CLOSE}">(.*?)</a>', re.DOTALL)
_TO_FILE = re.compile(f'<a href="{_OPEN}F([^{_CLOSE}]*){_CLOSE}">(.*?)</a>', re.DOTALL)
_PICTURE = re.compile(f'<img src="{_OPEN}F([^{_CLOSE}]*){_CLOSE}" alt="([^"]*)"[^>]*>')
_WRAPPED = re.compile(r'<div lang="[^"]*">((?:(?!</?div).)*)</div>', re.DOTALL)
_PARAGRAPH = re.compile(r"<p>(.*)</p>", re.DOTALL)
_FILE = re.compile(f"{_OPEN}F([^{_CLOSE}]*){_CLOSE}")


@dataclass(frozen=True, slots=True)
class Html:
    """A text as HTML, the keys of the activities it no longer links to, and the names of the files it no longer has."""

    text: str
    links: tuple[str, ...] = ()
    files: tuple[str, ...] = ()


def with_files(rich: Rich) -> Html:
    """Give a text whose files lie beside it in the same XML."""
    html, links = _unlinked(rich)
    return Html(_FILE.sub(lambda m: PLUGINFILE + quote(m[1]), html), links)


def without_files(rich: Rich) -> Html:
    """Give a text for a format that holds no files: a picture becomes its alternative text, a link to a file its words."""
    html, links = _unlinked(rich)
    files = tuple(dict.fromkeys(_FILE.findall(html)))
    html = _TO_FILE.sub(r"\2", _PICTURE.sub(lambda m: f"[{m[2]}]" if m[2] else "", html))
    return Html(_unwrapped(_FILE.sub("", html)), links, files)


def _unwrapped(html: str) -> str:
    """Give a text without what stands around all of it: its language, and a paragraph that is the only one."""
    if m := _WRAPPED.fullmatch(html):
        html = m[1]
    m = _PARAGRAPH.fullmatch(html)
    return m[1] if m and "<p" not in m[1] and not m[1].startswith(("%", "[")) else html


def merged(texts: Iterable[Html]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the keys and the file names that several texts lost, each once."""
    texts = tuple(texts)
    return (
        tuple(dict.fromkeys(key for text in texts for key in text.links)),
        tuple(dict.fromkeys(name for text in texts for name in text.files)),
    )


def _unlinked(rich: Rich) -> tuple[str, tuple[str, ...]]:
    """Give the text with marks for its files, and the activities it linked to."""
    html = "".join(_marked(piece) for piece in rich)
    keys = tuple(dict.fromkeys(m[1] for m in _TO_ACTIVITY.finditer(html)))
    return _TO_ACTIVITY.sub(r"\2", html), keys


def _marked(piece: str | ActivityRef | FileRef) -> str:
    match piece:
        case ActivityRef(key):
            return f"{_OPEN}A{key}{_CLOSE}"
        case FileRef(name):
            return f"{_OPEN}F{name}{_CLOSE}"
    return piece
