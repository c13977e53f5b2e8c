"""HTML from elsewhere to Markdown of our dialect, with a list of what the dialect has no words for.

A general converter would not do: lists here want four blanks, tags are text, ``[x]``, ``[[`` and braces mean something, and each
thing that is left behind must be named.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from builder.exchange.html_blocks import Blocks
from builder.exchange.html_spans import Place
from builder.exchange.html_tree import parsed, visible
from builder.markup.markdown import Converter, Image, Link, Piece


@dataclass(frozen=True, slots=True)
class Converted:
    """A text as Markdown; ``content`` names what people would miss, ``form`` what only looked different."""

    markdown: str
    content: tuple[str, ...] = ()
    form: tuple[str, ...] = ()


def from_html(html: str, place: Place, converter: Converter, *, inline: bool = False, quotes: bool = True) -> Converted:
    """Give HTML as Markdown; ``inline``: in one line, ``quotes``: quotations may stand in it.

    What the dialect would show must have the words of the HTML: else emphasis is given up, and that is said.
    """
    root = parsed(html)
    words = visible(root)
    made = Blocks(place, inline=inline, quotes=quotes)
    markdown = made.text(root)
    if not _same(markdown, words, converter):
        made = Blocks(place, inline=inline, quotes=quotes, plain=True)
        markdown = made.text(root)
        made.form["emphasis"] = None
        if not _same(markdown, words, converter):
            made.content["perhaps some words: compare it with the original"] = None
    return Converted(markdown, tuple(made.content), tuple(made.form))


def _same(markdown: str, words: str, converter: Converter) -> bool:
    """Tell whether the dialect shows the words."""
    shown = "".join(_shown(converter.convert(markdown).pieces))
    return "".join(unescape(re.sub(r"<[^>]*>", "", shown)).split()) == words


def _shown(pieces: tuple[Piece, ...]) -> Iterator[str]:
    for piece in pieces:
        if isinstance(piece, Link):
            yield from _shown(piece.inner)
        elif not isinstance(piece, Image):
            yield piece
