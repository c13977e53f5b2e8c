"""A file of questions cut into its pieces: the introduction, and of each question its fields, its body and its sections.

Nothing here knows what a type asks for; places are those of the file.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from builder.curriculum.text import Text
from builder.diagnostics import Diagnostic, Span
from builder.markup.scan import headings, mask_code
from builder.reader import yaml_tree as tree
from builder.reader.source_file import SourceFile
from builder.reader.yaml_tree import parse_yaml

BLOCK = re.compile(
    r"\A(?:[ \t]*\n)*(?P<fence>```+|~~~+)[ \t]*ya?ml[ \t]*\n(?P<yaml>.*?)\n?^(?P=fence)[ \t]*$\n?", re.DOTALL | re.MULTILINE
)
"""A block of fields at the beginning of a text."""
_KEY = re.compile(r"^key:[ \t]*[\"']?([^\s\"'#]+)", re.MULTILINE)
_UNSPACED = re.compile(r"^#{1,3}(?=[^#\s])[^\n]*", re.MULTILINE)
_QUESTION, _SECTION = 2, 3
"""The levels of headings that mean something."""


@dataclass(frozen=True, slots=True)
class Section:
    """A third-level heading with its text."""

    heading: str
    text: Text
    span: Span


@dataclass(frozen=True, slots=True)
class RawQuestion:
    """A question as written: its heading, its fields, everything up to its sections, and the sections."""

    title: str
    span: Span
    fields: tree.Mapping
    body: Text
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class RawSet:
    """A file as written; ``broken`` are the names of questions without fields that can be read, empty where none is seen."""

    introduction: Text
    questions: tuple[RawQuestion, ...]
    broken: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]


def questions_of(source: SourceFile) -> RawSet:
    """Split a file at its headings; QST401 no fields, those of YAML, QST402 headings that begin nothing."""
    found = [heading for heading in headings(source.body) if heading.level in (_QUESTION, _SECTION)]
    starts = [heading for heading in found if heading.level == _QUESTION]
    before = source.body[: starts[0].start] if starts else source.body
    wrong = list(_stray_headings(source))
    made, broken = [], []
    for heading, end in zip(starts, [*(h.start for h in starts[1:]), len(source.body)], strict=False):
        span = Span(source.path, source.body_line + heading.line - 1, 1)
        inner = [h for h in found if heading.end <= h.start < end]
        text = source.body[heading.end : inner[0].start if inner else end]
        fields, rest, bad = _fields(source, text, heading.line)
        wrong += bad
        sections = []
        for one, stop in zip(inner, [*(h.start for h in inner[1:]), end], strict=False):
            place = Span(source.path, source.body_line + one.line - 1, 1)
            sections.append(Section(one.text, _piece(source, source.body[one.end : stop], one.end), place))
        if fields is not None:
            body = _piece(source, rest, heading.end + len(text) - len(rest))
            made.append(RawQuestion(heading.text, span, fields, body, tuple(sections)))
            continue
        key = _KEY.search(text)
        broken.append(key[1] if key else "")
        if not bad:
            hint = "write ```yaml, key: and type:, and ``` under it"
            wrong.append(Diagnostic("QST401", span, f'the question "{heading.text}" has no block of fields', hint))
    return RawSet(_piece(source, before, 0), tuple(made), tuple(broken), tuple(wrong))


def _stray_headings(source: SourceFile) -> Iterator[Diagnostic]:
    """Say which headings would run on in the text above: those of the first level, those without a blank behind their marks."""
    hint = "a question begins with ## and a blank, its sections with ###"
    first = [(heading.line, heading.text) for heading in headings(source.body) if heading.level < _QUESTION]
    masked = mask_code(source.body)
    joined = [(masked.count("\n", 0, m.start()) + 1, m[0]) for m in _UNSPACED.finditer(masked)]
    for line, text in (*first, *joined):
        yield Diagnostic("QST402", Span(source.path, source.body_line + line - 1, 1), f'"{text}" begins no question', hint)


def _fields(source: SourceFile, text: str, line: int) -> tuple[tree.Mapping | None, str, list[Diagnostic]]:
    """Give the block of fields and the text behind it; ``line`` is that of the heading in the body, from 1."""
    m = BLOCK.match(text)
    if m is None:
        return None, text, []
    first = source.body_line + line - 1 + text.count("\n", 0, m.start("yaml"))
    node, wrong = parse_yaml(m["yaml"], source.path, first)
    return node if isinstance(node, tree.Mapping) else None, text[m.end() :], wrong


def _piece(source: SourceFile, text: str, offset: int) -> Text:
    """Give a stretch of the body, which begins at an offset of it, without empty lines around it."""
    stripped = text.lstrip("\n")
    line = source.body_line + source.body.count("\n", 0, offset + len(text) - len(stripped))
    return Text(stripped.rstrip() + "\n" if stripped.strip() else "", Span(source.path, line, 1), source.language)
