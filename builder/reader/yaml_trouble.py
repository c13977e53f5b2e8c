"""What is wrong with broken YAML, in an author's words and at the place where it can be mended."""

import re
from collections.abc import Sequence
from typing import NamedTuple

import yaml

_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
"""What the parser counts as the end of a line."""


class Quoted(NamedTuple):
    """Where a value in quotes begins and its last line, all from 0."""

    line: int
    column: int
    last_line: int


class Trouble(NamedTuple):
    """A place, line and column from 0, what is wrong there and a way out."""

    line: int
    column: int
    message: str
    hint: str = ""


def trouble(error: yaml.MarkedYAMLError, text: str, quoted: Quoted | None, first_line: int) -> Trouble:
    """Explain a parser's complaint; ``quoted`` is the last value in quotes, ``first_line`` the number of the first line."""
    mark = error.problem_mark or error.context_mark
    problem, context = error.problem or error.context or "not YAML", error.context or ""
    if mark is None:
        return Trouble(0, 0, problem)
    lines = [*_BREAK.split(text), *[""] * (mark.line + 1)]  # the end may be counted as a line of its own
    line = lines[mark.line]
    indent = line[: len(line) - len(line.lstrip())]
    if "\t" in indent:
        return Trouble(mark.line, indent.index("\t"), "the line is indented by a tab", "indent by blanks, never by tabs")
    if "token" in problem and line[mark.column :].strip():
        sign = line[mark.column].replace("\t", "a tab")
        return Trouble(mark.line, mark.column, f"a value cannot begin with {sign}", "put it between quotes")
    if "mapping values" in problem:
        return _colon(mark.line, mark.column, lines)
    if found := _open(error, mark.line, quoted, first_line):
        return found
    if "block" in context:
        return _block(mark.line, mark.column, quoted)
    return Trouble(mark.line, mark.column, problem, "put the value between single quotes" if "escape" in problem else "")


def _colon(line: int, column: int, lines: Sequence[str]) -> Trouble:
    """Explain a colon that has no place: the second one of a value, or one in a line that the line above has spoilt."""
    before = lines[line][:column]
    if re.search(r":\s", before):
        return Trouble(line, column, "a second colon in one value", 'a value that holds ": " needs quotes around it')
    above = next((n for n in range(line - 1, -1, -1) if lines[n].strip()), line)
    if m := re.match(r"[\s-]*[A-Za-z-]+:(?=\S)", lines[above]):
        return Trouble(above, m.end(), "there is no blank after the colon", "write a blank between the colon and the value")
    return _block(line, len(before) - len(before.lstrip()), None)


def _block(line: int, column: int, quoted: Quoted | None) -> Trouble:
    if quoted is not None and quoted.last_line == line:
        hint = "put the whole value between quotes of the other kind"
        return Trouble(line, column, "there is text after the closing quotation mark", hint)
    hint = "fields of one thing, and dashes of one list, begin in the same column"
    return Trouble(line, column, "the line does not begin where those above it do", hint)


def _open(error: yaml.MarkedYAMLError, line: int, quoted: Quoted | None, first_line: int) -> Trouble | None:
    """Explain what began wrongly or was not ended: quotes, brackets, a field; the place is where it begins."""
    if quoted is not None and quoted.line < line == quoted.last_line:
        hint = f"they end only in line {line + first_line}; is a quotation mark missing?"
        return Trouble(quoted.line, quoted.column, "the quotes that begin here are not closed", hint)
    begin, context = error.context_mark, error.context or ""
    if begin is None:
        return None
    if m := re.search("alias|anchor|tag", context):
        sign = {"alias": "*", "anchor": "&", "tag": "!"}[m[0]]
        return Trouble(begin.line, begin.column, f"a value cannot begin with {sign}", "put it between quotes")
    if "quoted" in context and line > begin.line:
        return Trouble(begin.line, begin.column, "the quotes that begin here are not closed", "add the closing quotation mark")
    if "flow" in context:
        close = "]" if "sequence" in context else "}"
        hint = f"values stand between commas, and {close} follows the last"
        return Trouble(begin.line, begin.column, f"the brackets that begin here lack a comma or their {close}", hint)
    if "simple key" in context:
        return Trouble(begin.line, begin.column, "the line is no field", "a field is a name, a colon, a blank and a value")
    return None
