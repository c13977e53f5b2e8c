"""The text of an activity cut into its pieces: at its headings, at a block of fields, at the list that stands last.

Nothing here knows what a kind asks for; places are those of the file.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from builder.curriculum.text import Text
from builder.diagnostics import Diagnostic, Span
from builder.markup.scan import headings, mask_code, place
from builder.reader import yaml_tree as tree
from builder.reader.question_lines import Answers, answers
from builder.reader.question_text import BLOCK
from builder.reader.source_file import SourceFile
from builder.reader.yaml_tree import parse_yaml

_KEYED = re.compile(r"(?P<title>.*?)[ \t]*\{#(?P<key>[^\s{}]+)\}")
_UNSPACED = re.compile(r"^#{1,3}(?=[^#\s])[^\n]*", re.MULTILINE)
_BULLET = re.compile(r"[-*+] ")
_OPTION = re.compile(r"[-*+] (?:\[(?P<mark>[0-9]{1,6})\][ \t]+)?(?P<text>.+)$")
_WAY = re.compile(r"[-*+] (?P<mark>)(?P<text>\[[^\n]*\]\(#[^()\s]*\))[ \t]*$")


@dataclass(frozen=True, slots=True)
class Piece:
    """A heading with its text; ``key`` is that in braces, empty where there is none."""

    title: str
    key: str
    level: int
    text: Text
    span: Span


def pieces(source: SourceFile, levels: Collection[int], wrong: list[Diagnostic]) -> tuple[Text, tuple[Piece, ...]]:
    """Give the text before the first heading of some levels, and the pieces behind; ACT002 a heading that begins nothing."""
    found = [heading for heading in headings(source.body) if heading.level in levels]
    wrong += _stray(source, min(levels))
    made = []
    for heading, end in zip(found, [*(h.start for h in found[1:]), len(source.body)], strict=False):
        m = _KEYED.fullmatch(heading.text)
        title, key = (m["title"], m["key"]) if m else (heading.text, "")
        span = Span(source.path, source.body_line + heading.line - 1, 1)
        made.append(Piece(title, key, heading.level, _cut(source, heading.end, end), span))
    return _cut(source, 0, found[0].start if found else len(source.body)), tuple(made)


def _stray(source: SourceFile, level: int) -> Iterator[Diagnostic]:
    """Say which headings would run on in the text above: those of a higher level, those without a blank behind their marks."""
    hint = f"write {'#' * level} and a blank before it"
    high = [(heading.line, heading.text) for heading in headings(source.body) if heading.level < level]
    masked = mask_code(source.body)
    joined = [(place(masked, m.start())[0], m[0]) for m in _UNSPACED.finditer(masked)]
    for line, text in sorted((*high, *joined)):
        yield Diagnostic("ACT002", Span(source.path, source.body_line + line - 1, 1), f'"{text}" begins nothing', hint)


def _cut(source: SourceFile, start: int, end: int) -> Text:
    """Give a stretch of the body without empty lines around it."""
    text = source.body[start:end]
    stripped = text.lstrip("\n")
    line = source.body_line + source.body.count("\n", 0, start + len(text) - len(stripped))
    return Text(stripped.rstrip() + "\n" if stripped.strip() else "", Span(source.path, line, 1), source.language)


def fields_of(text: Text) -> tuple[tree.Mapping | None, Text, list[Diagnostic]]:
    """Give the block of fields at the beginning of a text, the text behind it, and what is wrong with its YAML."""
    m = BLOCK.match(text.markdown)
    if m is None:
        return None, text, []
    first = text.span.line + text.markdown.count("\n", 0, m.start("yaml"))
    node, wrong = parse_yaml(m["yaml"], text.span.path, first)
    rest = text.markdown[m.end() :]
    bare = rest.lstrip("\n")
    line = text.span.line + text.markdown.count("\n", 0, m.end() + len(rest) - len(bare))
    return node if isinstance(node, tree.Mapping) else None, Text(bare, Span(text.span.path, line, 1), text.language), wrong


def split_at_list(text: Text) -> tuple[Text, Text]:
    """Give a text without the list that stands last in it, and that list; empty where none does."""
    lines = text.markdown.rstrip().split("\n")
    masked = mask_code(text.markdown.rstrip()).split("\n")
    start = len(lines)
    for number in range(len(lines) - 1, -1, -1):
        if _BULLET.match(lines[number]) and masked[number].strip():
            start = number
        elif lines[number].strip() and not lines[number].startswith("  "):
            break
    before = "\n".join(lines[:start]).rstrip()
    listed = "\n".join(lines[start:])
    return (
        Text(before + "\n" if before else "", text.span, text.language),
        Text(listed + "\n" if listed else "", text.at(start + 1, 1), text.language),
    )


def options(listed: Text) -> Answers:
    """Give the lines of a list: ``mark`` is the number in brackets before the words, or nothing."""
    return answers(listed, _OPTION)


def ways(listed: Text) -> Answers:
    """Give the lines of a list that are links to pages of a case."""
    return answers(listed, _WAY)
