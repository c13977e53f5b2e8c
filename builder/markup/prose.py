"""The words that a reader sees in a Markdown text, each character in its old place, and the sentences they make."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from builder.markup.scan import mask_code, place

_HIDDEN = re.compile(
    r"\]\((?:<[^<>]*>|[^()]*|\([^()]*\))*\)"  # the target of a link or image
    r"|\]\[[^\]]*\]"  # a reference
    r"|^ {0,3}\[(?!\^)[^\]\n]+\]:[^\n]*"  # a definition
    r"|<[^<>\s]+>"  # an automatic link
    r"|https?://\S+"
    r"|\{[^{}\n]*\}"  # an attribute list
    r"|^[ \t]*!!![ \t]*[\w-]+"  # the kind of an admonition
    r"|^[ \t]*\[(?:(?:lines|box|table):[^\]\n]*|page)\][ \t]*$",  # a mark for what people fill in
    re.MULTILINE,
)
_MARKS = re.compile(r"(?<![^\W_])_+|_+(?![^\W_])|(?<![\w*])\*+|\*+(?![\w*])|[`#>|\[\]!]")
_WORD = re.compile(r"[^\W\d_]+(?:(?:['\u2019-]|\*+)[^\W\d_]+)*")
_BREAK = re.compile(
    r"\n[ \t]*(?:\d{1,3}[.)]|[-*+])[ \t]+|\n[ \t]*\n|(?<=[.!?…:;])[\"'”’)*_]*\s+(?=[\"'“‘(*_]*[^\W\d_a-z])|\n(?=[#>!])|\|"
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its line and column, from 1."""

    text: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence (or item, or heading): the number of its words, and its line and column, from 1."""

    words: int
    text: str
    line: int
    column: int


def prose(text: str) -> str:
    """Give the text with code, addresses and marks blanked out."""
    masked = _HIDDEN.sub(lambda m: re.sub(r"[^\n]", " ", m.group()), mask_code(text))
    return _MARKS.sub(lambda m: " " * len(m.group()), masked)


def words_of(text: str) -> Iterator[Word]:
    """Give the words of a Markdown text."""
    shown = prose(text)
    for m in _WORD.finditer(shown):
        yield Word(m.group().replace("*", ""), *place(text, m.start()))


def sentences_of(text: str) -> Iterator[Sentence]:
    """Give the sentences of a Markdown text; items of lists and headings are sentences of their own."""
    masked = _HIDDEN.sub(lambda m: re.sub(r"[^\n]", " ", m.group()), mask_code(text))
    start = 0
    for m in [*_BREAK.finditer(masked), None]:
        piece = masked[start : m.start() if m else len(masked)]
        count = sum(1 for _ in _WORD.finditer(_MARKS.sub(" ", piece)))
        if count:
            first = start + len(piece) - len(piece.lstrip())
            yield Sentence(count, " ".join(piece.split()), *place(text, first))
        if m:
            start = m.end()
