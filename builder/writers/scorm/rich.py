"""Texts of the plan made into HTML for one document: addresses filled in, ids kept apart, headings below the page's own."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import escape, unescape

from builder.plan.rich_model import ActivityRef, FileRef, Rich

NEW_WINDOW = ' target="_blank" rel="noopener noreferrer"'
"""On every link out of the document: leaving the frame would end the session with the learning platform."""

_ANCHOR = re.compile(r"<a\b([^<>]*)>(.*?)</a>", re.DOTALL)
_HREF = re.compile(r'\shref="([^"]*)"')
_WINDOW = re.compile(r'\s(?:target|rel|download)="[^"]*"')
_TAG = re.compile(r"<[a-z][^<>]*>")
_OWN = re.compile(r'(\sid="|\shref="#)([^"]+)"')
_HEADING = re.compile(r"<(/?)h([1-6])\b")
_ANY_TAG = re.compile(r"<[^<>]*>")
_INLINE_TAG = re.compile(r"</?(?:a|abbr|b|code|em|i|kbd|mark|q|s|small|span|strong|sub|sup)\b[^<>]*>")
_ONE_PARAGRAPH = re.compile(r"<div((?: lang=\"[^\"]*\")?)>\s*<p>((?:(?!</?(?:p|div)\b).)*)</p>\s*</div>", re.DOTALL)
_EMPTY = re.compile(r"<(?!(?:area|br|col|embed|hr|img|input|source|track|wbr)\b)([a-z][a-z0-9]*)((?:\s[^<>]*?)?)\s*/>")


@dataclass(frozen=True, slots=True)
class Target:
    """Where a reference leads: an address (empty: nowhere, the link becomes its text), and the name to save a file under."""

    address: str
    download: str = ""


Resolve = Callable[[ActivityRef | FileRef], Target]


def joined(rich: Rich, resolve: Resolve, own: str) -> str:
    """Give the HTML of a text. ``own`` goes before every id in it, so that footnotes of two pages do not meet."""
    names: dict[str, str] = {}
    pieces: list[str] = []
    for piece in rich:
        if isinstance(piece, str):
            pieces.append(piece)
        else:
            target = resolve(piece)
            names[target.address] = target.download
            pieces.append(escape(target.address))
    html = "".join(pieces)
    if ' id="' in html:
        html = _TAG.sub(lambda tag: _OWN.sub(lambda found: _kept_apart(found[1], found[2], own, names), tag[0]), html)
    if "<a" in html:
        html = _ANCHOR.sub(lambda found: _anchor(found[1], found[2], names), html)
    return _EMPTY.sub(r"<\1\2></\1>", html)


def in_line(html: str) -> str:
    """Give the HTML of one paragraph as words for a label, in a ``span`` that keeps the language; anything larger as it is."""
    found = _ONE_PARAGRAPH.fullmatch(html.strip())
    return f"<span{found[1]}>{found[2]}</span>" if found else html


def plain(rich: Rich) -> str:
    """Give the words of a text on one line, without marks."""
    html = "".join(piece for piece in rich if isinstance(piece, str))
    return " ".join(unescape(_ANY_TAG.sub(" ", _INLINE_TAG.sub("", html))).split())


def sunk(html: str, top: int) -> str:
    """Give the HTML with its highest heading at level ``top`` and the others below it as they were."""
    levels = {int(level) for _, level in _HEADING.findall(html)}
    shift = top - min(levels, default=top)
    return _HEADING.sub(lambda found: f"<{found[1]}h{min(6, int(found[2]) + shift)}", html) if shift else html


def _kept_apart(attribute: str, value: str, own: str, names: dict[str, str]) -> str:
    of_the_package = attribute.endswith("#") and f"#{value}" in names
    return f'{attribute}{value}"' if of_the_package else f'{attribute}{own}-{value}"'


def _anchor(attributes: str, inner: str, names: dict[str, str]) -> str:
    href = _HREF.search(attributes)
    address = unescape(href[1]) if href else "#"
    if not address:
        return inner
    if address.startswith(("#", "mailto:", "tel:")):
        return f"<a{attributes}>{inner}</a>"
    download = names.get(address, "")
    saved = f' download="{escape(download)}"' if download else ""
    return f"<a{_WINDOW.sub('', attributes)}{saved}{NEW_WINDOW}>{inner}</a>"
