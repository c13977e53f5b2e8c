"""Lines that mean something to a type of question: answers with marks, steps with numbers, rows of a table, gaps in a text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from builder.curriculum.text import NO_TEXT, Text
from builder.diagnostics import Span
from builder.markup.scan import mask_code

_MARKED = re.compile(r"[-*+] \[(?P<mark>[^\]\n]*)\](?P<text>(?:[ \t].*)?)$")
_NUMBERED = re.compile(r"(?P<mark>\d+)[.)] +(?P<text>.+)$")
_FENCE = re.compile(r"(?P<fence>`{3,}(?!.*`)|~{3,})")
_BAR = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r":?-+:?")
_QUOTE = re.compile(r">[ \t]?")
_GAP = re.compile(r"\[\[(?P<inside>[^\[\]\n]*)\]\]")


@dataclass(frozen=True, slots=True)
class Line:
    """An answer or a step as written: its mark (``x``, a blank, ``50%``, a number), its words, and its feedback."""

    mark: str
    text: Text
    feedback: Text
    span: Span


@dataclass(frozen=True, slots=True)
class Answers:
    """What a body has: the words before the answers, the answers, and the place of words behind them that belong to none."""

    text: Text
    lines: tuple[Line, ...]
    stray: Span | None


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: its cells and its place."""

    cells: tuple[Text, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Table:
    """What a body has: the words before a table, its rows without the head, and the place of words behind it.

    ``headless`` is the place of the table where the line under its head is missing.
    """

    text: Text
    rows: tuple[Row, ...]
    stray: Span | None
    headless: Span | None


_Cut = tuple[int, str]
"""A line of the file from some column on: how many characters stand before it, and what is left."""


def marked(body: Text) -> Answers:
    """Give the lines that begin with ``- [x]`` and their like, with what belongs to them."""
    return answers(body, _MARKED)


def numbered(body: Text) -> Answers:
    """Give the lines that begin with a number, with what belongs to them."""
    return answers(body, _NUMBERED)


def answers(body: Text, begins: re.Pattern[str]) -> Answers:
    """Give the lines that a pattern matches, with what belongs to them; its groups are ``mark`` and ``text``."""
    lines = body.markdown.split("\n")
    code = _in_code(lines)
    starts = [(number, m) for number, line in enumerate(lines) if not code[number] and (m := begins.match(line))]
    if not starts:
        return Answers(body, (), None)
    stray = None
    made = []
    for (start, m), end in zip(starts, [*(number for number, _ in starts[1:]), len(lines)], strict=True):
        words = m["text"].lstrip()
        rest = lines[start + 1 : end]
        loose = (body.at(n, 1) for n, line in enumerate(rest, start + 2) if line.strip() and line[:2] != "  ")
        stray = stray or next(loose, None)
        depth = min((len(line) - len(line.lstrip(" ")) for line in rest if line.strip()), default=0)
        own = [(m.end("text") - len(words), words), *((depth, line[depth:]) for line in rest)]
        made.append(Line(m["mark"] or "", *_with_feedback(body, start, own), body.at(start + 1, 1)))
    return Answers(_before(body, lines[: starts[0][0]]), tuple(made), stray)


def _in_code(lines: Sequence[str]) -> list[bool]:
    """Tell of each line whether it belongs to a fenced block of code."""
    fence = ""
    found = []
    for line in lines:
        m = None if fence else _FENCE.match(line)
        found.append(bool(fence or m))
        if m:
            fence = m["fence"]
        elif line.rstrip() == fence:
            fence = ""
    return found


def _before(body: Text, lines: Sequence[str]) -> Text:
    words = "\n".join(lines).rstrip()
    return Text(words + "\n" if words else "", body.span, body.language)


def _with_feedback(body: Text, start: int, cuts: Sequence[_Cut]) -> tuple[Text, Text]:
    """Give the words of an answer and its feedback, which is quoted; ``start`` is the number of its first line, from 0."""
    code = _in_code([line for _, line in cuts])
    quotes = [None if inside else _QUOTE.match(line) for inside, (_, line) in zip(code, cuts, strict=True)]
    quoted = [number for number, m in enumerate(quotes) if m]
    own = [(before, "" if m else line) for (before, line), m in zip(cuts, quotes, strict=True)]
    if not quoted:
        return _text(body, start, own), NO_TEXT
    first, last = quoted[0], quoted[-1]
    said = [
        (before + m.end(), line[m.end() :]) if m else (before, "")
        for (before, line), m in zip(cuts[first : last + 1], quotes[first : last + 1], strict=True)
    ]
    return _text(body, start, own), _text(body, start + first, said) or NO_TEXT


def _text(body: Text, start: int, cuts: Sequence[_Cut]) -> Text:
    """Give lines of a body, from line ``start`` (from 0) on, as a text without empty lines around it."""
    full = [number for number, (_, line) in enumerate(cuts) if line.strip()]
    if not full:
        return Text("", body.at(start + 1, 1), body.language)
    kept = cuts[full[0] : full[-1] + 1]
    markdown = "\n".join(line for _, line in kept).rstrip() + "\n"
    return Text(markdown, body.at(start + full[0] + 1, kept[0][0] + 1), body.language, tuple(before for before, _ in kept))


def rows(body: Text) -> Table:
    """Give the words before a table, its rows without the head and the line under it, and the place of words behind it."""
    lines = body.markdown.split("\n")
    code = _in_code(lines)
    table = [number for number, line in enumerate(lines) if line.startswith("|") and not code[number]]
    if not table:
        return Table(body, (), None, None)
    behind = (number for number in range(table[0], len(lines)) if lines[number].strip() and number not in table)
    stray = next((body.at(number + 1, 1) for number in behind), None)
    ruled = len(table) > 1 and all(_RULE.fullmatch(cell.strip()) for _, cell in _cells(lines[table[1]]))
    made = [Row(tuple(_cell(body, number, cut) for cut in _cells(lines[number])), body.at(number + 1, 1)) for number in table[2:]]
    return Table(_before(body, lines[: table[0]]), tuple(made), stray, None if ruled else body.at(table[0] + 1, 1))


def _cells(line: str) -> list[_Cut]:
    bars = [m.start() for m in _BAR.finditer(mask_code(line))]
    end = len(line.rstrip())
    edges = bars if bars[-1] == end - 1 else [*bars, end]
    return [(left + 1, line[left + 1 : right]) for left, right in pairwise(edges)]


def _cell(body: Text, number: int, cut: _Cut) -> Text:
    before, written = cut
    words = written.lstrip()
    return _text(body, number, [(before + len(written) - len(words), words.replace("\\|", "|"))])


def gaps(body: Text) -> tuple[Text, tuple[tuple[str, Span], ...]]:
    """Give a text in which ``[[1]]`` stands for its first gap, and what stands in each."""
    masked = mask_code(body.markdown)
    found: list[tuple[str, Span]] = []
    pieces: list[str] = []
    last = 0
    for m in _GAP.finditer(masked):
        line = masked.count("\n", 0, m.start())
        column = m.start() - (masked.rfind("\n", 0, m.start()) + 1) + 1
        found.append((body.markdown[m.start("inside") : m.end("inside")], body.at(line + 1, column)))
        pieces += [body.markdown[last : m.start()], f"[[{len(found)}]]"]
        last = m.end()
    return Text("".join(pieces) + body.markdown[last:], body.span, body.language), tuple(found)
