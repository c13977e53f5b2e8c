"""A GIFT file cut into blocks: what stands between blank lines, with escaped signs out of the way."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from builder.diagnostics import Diagnostic, Span
from builder.exchange.escapes import bare
from builder.exchange.model import Form, Found

_SHIFT = 0xE100
"""Escaped signs are moved so far up, into characters that nobody uses, until a block is cut."""
_ESCAPE = re.compile(r"\\([\\~=#{}:n])")
_ESCAPED = re.compile("[\ue100-\ue17f]")
_DANGLING = re.compile(r"\\$")
_CATEGORY = "$CATEGORY:"
_ID = re.compile(r"\[id:((?:\\\]|[^\]])+)\]")
_TAG = re.compile(r"\[tag:((?:\\\]|[^\]])+)\]")
_FORM = re.compile(r"\s*\[(html|markdown|plain|moodle)\]")
_FORMS: dict[str, Form] = {"html": "html", "markdown": "markdown", "plain": "plain", "moodle": "moodle"}


@dataclass(slots=True)
class Block:
    """A question as written: its lines, that of the file where they begin (from 1), and what the comments say of it."""

    path: str
    line: int = 0
    lines: list[str] = field(default_factory=list)
    idnumber: str = ""
    tags: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Give the lines as one text."""
        return "\n".join(self.lines)

    def span(self, offset: int) -> Span:
        """Give the place of a character of the text."""
        before = self.text[:offset]
        return Span(self.path, self.line + before.count("\n"), 0)


class WrongError(Exception):
    """The text breaks the rules of the format at an offset of the block."""

    def __init__(self, message: str, offset: int, hint: str = "") -> None:
        """Keep the place and a way out."""
        super().__init__(message)
        self.offset = offset
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Cut:
    """A block cut up: name, words before and behind the braces, what stands in them (None: no braces), general feedback."""

    name: str
    before: str
    inside: str | None
    behind: str
    feedback: str
    offset: int
    """Where the inside begins in the block."""


@dataclass(frozen=True, slots=True)
class Category:
    """A line that begins a category: its path, and its place."""

    path: str
    span: Span


def blocks(text: str, path: str, wrong: Found) -> Iterator[Block | Category]:
    """Give the blocks in order; QST501 a backslash at the end of a line."""
    block = Block(path)
    for number, raw in enumerate(bare(text).split("\n"), 1):
        line = raw.strip()
        if line.startswith(_CATEGORY) and not "".join(block.lines).strip():
            yield Category(restored(_moved(line[len(_CATEGORY) :])).strip(), Span(path, number, 1))
            block = Block(path)
        elif not line:
            if "".join(block.lines).strip():
                yield block
            block = Block(path)
        elif line.startswith("//"):
            if (m := _ID.search(line)) and not block.idnumber:
                block.idnumber = m[1].replace("\\]", "]").strip()
            block.tags += [m[1].replace("\\]", "]").strip() for m in _TAG.finditer(line)]
            if block.lines:
                block.lines.append("")
        else:
            block.line = block.line or number
            moved = _moved(line)
            if _DANGLING.search(moved):
                hint = r"write \\ for a backslash, \n for the end of a line"
                wrong.append(
                    Diagnostic("QST501", Span(path, number, len(raw.rstrip())), "a backslash with nothing behind it", hint)
                )
            block.lines.append(moved)
    if "".join(block.lines).strip():
        yield block


def _moved(text: str) -> str:
    return _ESCAPE.sub(lambda m: chr(_SHIFT + ord("\n" if m[1] == "n" else m[1])), text)


def restored(text: str) -> str:
    """Give a piece of a block with its escaped signs as themselves."""
    return _ESCAPED.sub(lambda m: chr(ord(m[0]) - _SHIFT), text)


def formed(text: str, usual: Form) -> tuple[str, Form]:
    """Give a piece of a block as itself, and how it is written: as the name in brackets before it says, or as usual."""
    if m := _FORM.match(text):
        return restored(text[m.end() :]).strip(), _FORMS[m[1]]
    return restored(text).strip(), usual


def category_title(path: str) -> str:
    """Give the last part of a category's path; a slash in a name is written twice."""
    parts = [part.replace("\ue000", "/").strip() for part in path.replace("//", "\ue000").split("/")]
    return parts[-1] if parts[-1] != "top" and not parts[-1].startswith("$") else ""


def cut_up(block: Block) -> Cut:
    """Cut a block up; WrongError where its braces or its name do not close."""
    text = block.text
    name, start = "", len(text) - len(text.lstrip())
    if text.startswith("::", start):
        end = text.find("::", start + 2)
        if end < 0:
            raise WrongError("the name of the question has no end", start, "write :: behind it, too")
        name, start = " ".join(restored(text[start + 2 : end]).split()), end + 2
    opened, closed = text.find("{", start), text.find("}", start)
    if opened < 0 and closed < 0:
        return Cut(name, text[start:], None, "", "", len(text))
    if opened < 0 or 0 <= closed < opened:
        raise WrongError("a closing brace without an opening one", closed, r"write \} for the sign itself")
    if closed < 0:
        hint = r"close it with }, leave no blank line among the answers, and write \} only for the sign itself"
        raise WrongError("the brace is not closed before the question ends", opened, hint)
    extra = re.search("[{}]", text[closed + 1 :])
    if extra:
        raise WrongError(
            "a second brace in one question", closed + 1 + extra.start(), r"write \{ and \} for the signs themselves"
        )
    inside = text[opened + 1 : closed]
    inside, mark, feedback = inside.rpartition("####")
    if not mark:
        inside, feedback = feedback, ""
    return Cut(name, text[start:opened], inside, text[closed + 1 :], feedback, opened + 1)
