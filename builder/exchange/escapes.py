"""Plain words as Markdown of our dialect that shows them as they are."""

import re

from builder.markup.scan import NO_CHARACTER

_SIGNS = re.compile(r"[\\`*\[\]{}|]|(?<!\w)_|_(?!\w)")
_TAG = re.compile(r"<(?=[A-Za-z/!?])")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_START = re.compile(r"(?P<escaped>#(?=#{0,5}(?:\s|$))|>|[-+](?=[ \t]|$)|!!!|--+[ \t]*$)|(?P<coded>:(?=[ \t])|~~~|=+[ \t]*$)")
_NUMBER = re.compile(r"(\d+)([.)])(?=[ \t]|$)")
_PRIVATE = re.compile("[\ue000-\ue1ff]")
"""Characters that stand for something of ours in texts: references, gaps, escaped signs."""


def bare(text: str) -> str:
    """Give a text from elsewhere without the characters that mean something of our own; nobody else gives them a meaning."""
    return _PRIVATE.sub("", text)


def clean(text: str) -> str:
    """Give a text without characters that no XML holds, and with our ends of lines."""
    return NO_CHARACTER.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def escaped(text: str) -> str:
    """Give a text in which no sign means emphasis, a link, code, a tag or a cell; ``line_starts`` is for the starts of lines."""
    text = _SIGNS.sub(lambda m: f"\\{m[0]}", text)
    return _TAG.sub("&lt;", _ENTITY.sub("&amp;", text))


def line_starts(text: str) -> str:
    """Give a text in which no line begins a heading, a list, a quotation, a definition, code or a note."""
    return "\n".join(_start(line) for line in text.split("\n"))


def _start(line: str) -> str:
    if m := _NUMBER.match(line):
        return f"{m[1]}\\{line[m.start(2) :]}"
    m = _START.match(line)
    if m is None:
        return line
    return f"\\{line}" if m["escaped"] else f"&#{ord(line[0])};{line[1:]}"


def paragraphs(text: str) -> str:
    """Give plain text as Markdown: blank lines part paragraphs, an end of line is one for people, too."""
    blocks = [[line.strip() for line in block.split("\n") if line.strip()] for block in re.split(r"\n[ \t]*\n", text)]
    return "\n\n".join("  \n".join(line_starts(escaped(line)) for line in lines) for lines in blocks if lines)


def indented(text: str, first: str, rest: str) -> str:
    """Give a block behind a mark: the first line behind ``first``, the others behind ``rest``, blank lines blank."""
    lines = text.split("\n")
    return "\n".join([first + lines[0], *(rest + line if line else "" for line in lines[1:])])
