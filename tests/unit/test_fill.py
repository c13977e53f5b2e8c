"""Marks for what people fill in."""

import re
import xml.etree.ElementTree as ET

import pytest

from builder.markup.fill import table_hint, table_hints, unknown_marks
from builder.markup.markdown import Converter
from tests.unit.test_markdown import html


def bare(text: str) -> str:
    """Give the XHTML without styles and the classes of Moodle's theme."""
    found = re.sub(r' style="[^"]*"', "", html(text)).replace("\u00a0", "~")
    return re.sub(r' class="table table-bordered ?([^"]*)"', r' class="\1"', found).replace(' class=""', "")


LINE = '<p class="writing-line">~</p>'
FIELD = '<span class="field chars-4">~</span>'
TICK = '<span class="tick">\u2610</span>'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[lines: 2]", f'<div class="writing-lines rows-2">{LINE}{LINE}</div>'),
        ("  [lines:1] ", f'<div class="writing-lines rows-1">{LINE}</div>'),
        ("[box: 12]", '<div class="writing-box rows-12"><p>~</p></div>'),
        ("a\n[page]\nb", '<p>a</p><hr class="page-break" /><p>b</p>'),
        ("a [____] b", f"<p>a {FIELD} b</p>"),
        ("**[ ]** *[____]*", f"<p><strong>{TICK}</strong> <em>{FIELD}</em></p>"),
        ("- [ ] a\n- [ ] b", f'<ul class="ticks list-unstyled"><li>{TICK} a</li><li>{TICK} b</li></ul>'),
        ("- [ ] a\n\n- [ ] b", f'<ul class="ticks list-unstyled"><li><p>{TICK} a</p></li><li><p>{TICK} b</p></li></ul>'),
        ("- [ ] a\n- b [ ]", f"<ul><li>{TICK} a</li><li>b {TICK}</li></ul>"),
        ("- a\n\n    [lines: 1]\n", f'<ul><li><p>a</p><div class="writing-lines rows-1">{LINE}</div></li></ul>'),
        ("> [box: 1]", '<blockquote><div class="writing-box rows-1"><p>~</p></div></blockquote>'),
        ("!!! speaker-notes\n    Say [____].", f'<div class="admonition speaker-notes"><p>Say {FIELD}.</p></div>'),
    ],
)
def test_marks(text: str, expected: str) -> None:
    assert bare(text) == expected


def test_marks_inside_a_box_and_a_note() -> None:
    assert f'<div class="writing-lines rows-1">{LINE}</div>' in bare('!!! tip "T"\n    Do it.\n\n    [lines: 1]')
    assert f"n {FIELD}" in bare("x[^1]\n\n[^1]: n [____]")


@pytest.mark.parametrize(
    "text",
    [
        "[lines: 0]", "[lines: 100]", "[lines]", "[box: x]", "[Page]", "[lines: 2] and more", "\\[lines: 2\\]", "[_]", "\\[ \\]",
        "[]", "a [lines: 2]",
    ],
)  # fmt: skip
def test_what_is_no_mark_stays_as_it_is_written(text: str) -> None:
    assert html(text) == f"<p>{text.replace(chr(92), '')}</p>"


@pytest.mark.parametrize("text", ["```\n{}\n```", "    {}", "`{}`"])
@pytest.mark.parametrize("mark", ["[lines: 2]", "[box: 3]", "[page]", "[table: 30 70]", "[ ]", "[____]"])
def test_code_is_left_alone(text: str, mark: str) -> None:
    found = html(text.format(mark))
    assert mark in found
    assert "class" not in found


def test_links_and_images_without_words_are_no_marks() -> None:
    fragment = Converter().convert("[ ](a) ![ ](b.svg) [__](c)")
    assert [link.target for link in fragment.links()] == ["a", "c"]
    assert [image.target for image in fragment.images()] == ["b.svg"]


def table(hint: str, row: str = "| x | |") -> ET.Element:
    text = f"{hint}\n\n| A | B |\n|---|:-:|\n{row}"
    root = ET.fromstring(f"<body>{html(text)}</body>")  # noqa: S314 - our own
    return next(root.iter("table"))


def test_tables_with_widths_and_rows() -> None:
    shaped = table("[table: 30 70, rows 4]")
    assert shaped.get("class") == "table table-bordered widths-30-70 rows-4"
    assert [head.get("style") for head in shaped.iter("th")] == ["width:30%;", "width:70%;text-align: center;"]
    assert [cell.get("style") for cell in shaped.iter("td")] == [None, "height:8em;text-align: center;"], (
        "only an empty cell grows"
    )


def test_tables_with_one_of_both_or_none() -> None:
    assert table("[table: 25 75]").get("class") == "table table-bordered widths-25-75"
    assert table("[table: rows 2]").get("class") == "table table-bordered rows-2"
    assert table("[table: wide]").get("class") == "table table-bordered"
    assert table("Text.").get("class") == "table table-bordered"


def test_marks_in_cells() -> None:
    cells = list(table("[table: rows 2]", "| [ ] yes | [____] |").iter("td"))
    assert [span.get("class") for cell in cells for span in cell.iter("span")] == ["tick", "field chars-4"]
    assert [cell.get("style") for cell in cells] == [None, "text-align: center;"], "a cell with a blank is not empty"


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        ("30 70", ((30, 70), 0)),
        ("30 70, rows 4", ((30, 70), 4)),
        ("rows 12", ((), 12)),
        ("5  15   80,rows  1", ((5, 15, 80), 1)),
        ("30, 70", None),
        ("rows 0", None),
        ("rows 100", None),
        ("30% 70%", None),
        ("wide", None),
    ],
)
def test_hints(words: str, hint: tuple[tuple[int, ...], int] | None) -> None:
    assert table_hint(words) == hint


def test_places_of_hints_and_of_what_is_no_mark() -> None:
    text = "[table: 30 70]\n\na\n[lines 5]\n\n- [ ] a\n\n    [Box: 2]\n\n[table: x y]\n[page 2]\n[page](x)\n"
    assert table_hints(text) == [(1, "30 70"), (10, "x y")]
    assert unknown_marks(text) == [(4, "[lines 5]"), (8, "[Box: 2]"), (11, "[page 2]")]
    cells = "| a | b |\n|---|---|\n| [lines: 2] | x |\n\nWrite [box: 3] here, see [page](page:overview), `[lines: 2]`.\n"
    assert unknown_marks(cells) == [(3, "[lines: 2]"), (5, "[box: 3]")], "a mark stands alone"
    assert unknown_marks("[lines: 5]\n\n[box: 8]\n\n[page]\n\n```\n[frame]\n```\n\n`[frame]`\n") == []
