"""Where in a text a message of Typst comes from."""

import re
from collections.abc import Iterable

from builder.curriculum.text import Text
from builder.diagnostics import Span
from builder.markup.scan import place

_QUOTED = re.compile(r'the text `"(?P<text>[^`]+)"` could not be displayed')
"""Typst 0.15, when a letter is missing in the font and PDF/UA-1 is asked for."""


def place_in(texts: Iterable[Text], message: str, default: Span) -> Span:
    """Give the first place of the words that a message quotes in some texts, else ``default``."""
    if m := _QUOTED.search(message):
        for text in texts:
            found = text.markdown.find(m["text"])
            if found >= 0:
                line, column = place(text.markdown, found)
                return Span(text.span.path, text.span.line + line - 1, column)
    return default


def explained(message: str) -> str:
    """Give a message of Typst in the words of an author, where it is one of the usual; else as it is."""
    m = _QUOTED.search(message)
    return f'the font of documents has no letter for "{m["text"]}"' if m else message
