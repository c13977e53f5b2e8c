"""Suggestions, places and the table of codes."""

import re

import pytest

from builder.diagnostics import CODES, BuildError, Diagnostic, Severity, Span, did_you_mean, has_errors, severity
from builder.diagnostics.code_tables import activities, course, documents, exchange, mbz, questions, scorm, scorm_writer


@pytest.mark.parametrize(
    ("word", "candidates", "hint"),
    [
        ("duraton", ["duration", "level"], 'did you mean "duration"?'),
        ("Sheet.TXT", ["sheet.txt", "sheet2.txt"], 'did you mean "sheet.txt"?'),
        ("xyz", ["duration", "level"], ""),
        ("", ["duration"], ""),
        ("duration", [], ""),
        ("1.A.1.l", ["1.A.1.1", "1.A.2.1"], 'did you mean "1.A.1.1"?'),
        ("1.a.1.1", ["1.A.1.1", "1.A.2.1"], 'did you mean "1.A.1.1"?'),
        ("1.A.11", ["1.A.1.1", "4.A.1.2"], 'did you mean "1.A.1.1"?'),
        ("1.A.1.9", ["1.A.1.10", "1.A.1.2", "4.A.1.9"], "near it: 1.A.1.2, 1.A.1.10"),
        ("5", ["1", "2"], ""),
    ],
)
def test_suggestions(word: str, candidates: list[str], hint: str) -> None:
    assert did_you_mean(word, candidates) == hint
    assert did_you_mean(word, set(candidates)) == hint, "the order of a set must not matter"


def test_the_nearest_does_not_depend_on_order() -> None:
    names = [f"1.A.{level}.{number}" for level in "12" for number in range(1, 9)]
    assert len({did_you_mean("1.A.1.9", each) for each in (names, names[::-1], set(names))}) == 1


def test_places() -> None:
    assert [str(Span("a.md", *place)) for place in ((), (3,), (3, 4))] == ["a.md", "a.md:3", "a.md:3:4"]
    assert Span("a.md", 2, 10) < Span("a.md", 10, 1) < Span("b.md")


def test_codes() -> None:
    files = (activities, course, documents, exchange, mbz, questions, scorm, scorm_writer)
    tables = [code for file in files for code in file.CODES]
    assert len(CODES) == len(tables), "a code stands once"
    for code in tables:
        assert re.fullmatch(r"(SRC|YML|MDN|REF|A11Y|LNG|QST|ACT|DOC|PLN|OUT|MBZ|SCO|PDF)\d{3}", code.code)
        assert code.title
        assert code.title[0].islower() or code.title[0].isupper() or code.title[0] == "$"
        assert code.title.strip(" .") == code.title
        assert code.text.endswith((".", "!")), code.code


def test_severity_comes_from_the_table() -> None:
    error, note = Diagnostic("SRC105", Span("a"), "m"), Diagnostic("REF419", Span("a"), "m")
    assert (severity(error), severity(note)) == (Severity.ERROR, Severity.NOTE)
    assert has_errors([note, error])
    assert not has_errors((note,))
    assert "SRC105 m" in str(BuildError([error, note]))
