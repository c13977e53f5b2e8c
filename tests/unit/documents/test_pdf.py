"""Documents as PDF, through Typst itself."""

import re
from dataclasses import replace
from datetime import date
from html import escape
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from builder.documents.model import Document, Publisher
from builder.documents.pdf import TypesettingError, page_count, pdf
from tests.property.strategies import QUICK
from tests.unit.documents.pdfs import (
    Stroke,
    alternative_texts,
    elements,
    kinds,
    opened,
    squeezed,
    strokes,
    text_of,
    web_links,
)
from tests.unit.documents.sample import sample

NOBODY = Publisher("", None, "", "", None, "")
LETTERS = "".join(
    chr(code)
    for first, last in (
        (0x21, 0x7E),
        (0xA1, 0x17E),
        (0x388, 0x38A),
        (0x38E, 0x3A1),
        (0x3A3, 0x3CE),
        (0x400, 0x45F),
        (0x490, 0x491),
    )
    for code in range(first, last + 1)
)
"""Latin, Greek and Cyrillic letters and the signs among them."""
TEXT_WIDTH = 170 / 25.4 * 72
ROW = 8.5 / 25.4 * 72


def plain(markdown: str = "", **changes: object) -> Document:
    """Give a document of a text with nothing around it but its title."""
    return sample(markdown, **{"pictures": {}, "publisher": NOBODY, "note": "", "label": "", **changes})


def drawn(markdown: str) -> list[Stroke]:
    """Give what the text draws: what is drawn on its page and not on that of one without text."""
    without = {(stroke.left, stroke.low) for stroke in strokes(opened(pdf(plain("x"))).pages[0])}
    return [stroke for stroke in strokes(opened(pdf(plain(markdown))).pages[0]) if (stroke.left, stroke.low) not in without]


@pytest.fixture(scope="module")
def whole() -> bytes:
    return pdf(sample())


def test_words(whole: bytes) -> None:
    text = text_of(whole)
    for words in (
        "What helps & what hinders", "0.C.2 annex 1", "TEMPLATE", "Written for this edition", "CC BY-SA 4.0", "Page 1 of 3",
        "Page 3 of 3", "A quotation.", "The first note.", "The second note.", "A good idea", "Mind this", "7. seven", "8. eight",
        "Funded by a fund.", "What it means.", "two  blanks", "After the page", "Last words",
    ):  # fmt: skip
        assert words in text, words
    assert "Not on paper" not in text, "what a speaker says stands in slides only"
    assert "\u21a9" not in text, "nothing leads back from a note on paper"


def test_properties(whole: bytes) -> None:
    reader = opened(whole)
    metadata = reader.metadata
    assert metadata is not None
    assert (metadata.title, metadata.author, metadata.subject) == (
        "What helps & what hinders",
        "A partner",
        "0.C.2 annex 1 · CC BY-SA 4.0 · Written for this edition.",
    )
    assert {str(metadata["/CreationDate"]), str(metadata["/ModDate"])} == {"D:20250301000000Z"}
    assert str(reader.root_object["/Lang"]) == "en"
    assert page_count(whole) == len(reader.pages) == 3
    assert {tuple(round(float(each)) for each in page.mediabox) for page in reader.pages} == {(0, 0, 595, 842)}
    assert web_links(reader) == ["https://example.org/a?b=1&c=2"]


def test_structure(whole: bytes) -> None:
    reader = opened(whole)
    found = kinds(reader)
    assert alternative_texts(reader) == ["Two rings", "A flag"], "an ornament is no figure"
    assert [str(element["/T"]) for element in elements(reader) if element["/S"] == "/H1"] == ["First", "After the page"]
    assert found.count("Note") == 2
    assert found.count("BlockQuote") == 1
    assert [found.count(kind) for kind in ("Table", "THead", "TH", "TD")] == [1, 1, 2, 4], "without a head row it is no table"
    assert {"Title", "H1", "H2", "H3", "L", "LI", "P", "Strong", "Em", "Code", "Link"} <= set(found)


def test_the_same_bytes() -> None:
    assert pdf(sample()) == pdf(sample())
    assert pdf(sample(released=date(2025, 3, 2))) != pdf(sample())


def test_landscape() -> None:
    assert tuple(round(float(each)) for each in opened(pdf(plain("x", landscape=True))).pages[0].mediabox) == (0, 0, 842, 595)


def test_new_pages() -> None:
    assert page_count(pdf(plain("One.\n\n[page]\n\nTwo.\n\n[page]\n\nThree."))) == 3


def test_writing_lines() -> None:
    lines = drawn("[lines: 4]")
    assert len(lines) == 4
    assert all(line.right - line.left == pytest.approx(TEXT_WIDTH, abs=0.1) for line in lines)
    heights = [line.low for line in lines]
    assert [upper - lower for upper, lower in pairwise(heights)] == pytest.approx([ROW] * 3, abs=0.01)


def test_writing_box() -> None:
    (box,) = drawn("[box: 6]")
    assert [box.right - box.left, box.high - box.low] == pytest.approx([TEXT_WIDTH, 6 * ROW], abs=0.1)


def test_ticks() -> None:
    boxes = drawn("- [ ] one\n- [ ] two\n\n| a | b |\n|---|---|\n| [ ] | [ ] |")
    assert len([box for box in boxes if box.right - box.left == pytest.approx(0.82 * 11, abs=0.6) and not box.filled]) == 4
    text = text_of(pdf(plain("- [ ] one\n- [ ] two")))
    assert "\u2022" not in text, "a box to tick takes the place of the bullet"


def test_fields() -> None:
    short, long = drawn(f"Name: [{'_' * 8}] Date: [{'_' * 30}]")
    assert short.right - short.left == pytest.approx(8 * 0.5 * 11)
    assert long.right == pytest.approx(short.left + TEXT_WIDTH, abs=40), "a long one takes the rest of its line"
    assert long.right - long.left > 300


def test_widths_and_rows_of_tables() -> None:
    table = "| a | b |\n|---|---|\n| x | |"
    narrow = drawn(f"[table: 30 70, rows 4]\n\n{table}")
    upright = sorted({round(s.left, 1) for s in narrow if s.right - s.left < 0.1 and not s.filled})
    left, middle, right = upright
    assert (middle - left) / (right - left) == pytest.approx(0.3, abs=0.001)
    level = sorted({s.low for s in narrow if s.high - s.low < 0.1 and not s.filled})
    assert level[1] - level[0] == pytest.approx(4 * ROW, abs=10)
    plain_rows = sorted({s.low for s in drawn(table) if s.high - s.low < 0.1 and not s.filled})
    assert plain_rows[1] - plain_rows[0] < 25


def test_boxes_look_different_without_colour() -> None:
    """A caution has a broader bar than a tip, and both have their titles."""
    tip, caution = (pdf(plain(f'!!! {kind} "The title"\n    Text.')) for kind in ("tip", "caution"))
    assert "The title" in text_of(tip)

    def bar(data: bytes) -> float:
        found = strokes(opened(data).pages[0])
        return max(s.right - s.left for s in found if s.right - s.left < 10 and s.high - s.low > 20)

    assert bar(caution) > bar(tip)


def test_every_letter() -> None:
    found = text_of(pdf(plain(html=f"<p>{escape(LETTERS)}</p>")))
    assert set(squeezed(LETTERS)) <= set(squeezed(found))


@pytest.mark.parametrize("sign", ["漢", "\u0634", "\U0001f600", "\ue000", "\x7f"])
@pytest.mark.parametrize("place", ["html", "title", "note"])
def test_a_sign_that_the_font_does_not_have(sign: str, place: str) -> None:
    with pytest.raises(TypesettingError, match="could not be displayed"):
        pdf(plain(**{place: f"<p>{sign}</p>" if place == "html" else f"A {sign}"}))


@settings(QUICK, max_examples=40)
@given(
    st.text(st.sampled_from(LETTERS + " \t\n" + "#$*_\\\"<>&@[]{}()/=~`^%+-'" * 9), min_size=1, max_size=80).filter(str.strip),
    st.text(st.sampled_from(LETTERS + " "), min_size=1, max_size=20).filter(str.strip),
)
@example('#panic() $x$ *b* _i_ `r` \\ "q" <a> @b // c /* d */ [e] {f} ~ -- --- ... https://a.b', '#"\\')
@example("\\u{41} \\#", "= a")
@example("a\tb\nc\r\nd", "// a")
def test_any_text_is_in_its_pdf(text: str, title: str) -> None:
    inside = escape(text)
    html = f"<p>{inside}</p><h2>{inside}</h2><ul><li><strong>{inside}</strong></li></ul><pre><code>{inside}</code></pre>"
    data = pdf(plain(html=html, title=title))
    found = squeezed(text_of(data))
    assert found.count(squeezed(text)) >= 4
    assert squeezed(title) in found
    metadata = opened(data).metadata
    assert metadata is not None
    assert metadata.title == title


def test_wrong_words_are_those_of_typst() -> None:
    with pytest.raises(TypesettingError, match=re.compile("alt", re.IGNORECASE)):
        pdf(replace(sample(), publisher=replace(sample().publisher, logo_alt="", funder_logo_alt="")))
