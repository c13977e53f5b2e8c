"""Whatever stands in a foreign file: nothing breaks, no word is lost in silence, and what is written can be read."""

import re
from decimal import Decimal
from html import unescape
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from builder.curriculum.questions import FRACTIONS
from builder.exchange.cloze import gap_text, gaps_in
from builder.exchange.dialect_out import question_file, translated
from builder.exchange.from_html import from_html
from builder.exchange.gift_in import read_gift
from builder.exchange.html_tree import plain_words
from builder.exchange.model import ForeignSet
from builder.exchange.moodle_xml_in import read_moodle_xml
from builder.markup.markdown import Converter, Image, Link, Piece
from builder.pipeline.proof import Proof
from builder.reader.words import words_for
from tests.property.strategies import FEW, QUICK, characters

CONVERTER = Converter()
WORDS = words_for(Path("nowhere"), "en")[0]
PROOF = Proof("1/spare", "1", "en", WORDS)

_SIGNS = """:: { } = ~ # #### -> %50% %-33.3% % \\ \\{ \\n // [html] [markdown] T TRUE FALSE : .. 1 2.5 , a b <b>d</b> ` [x] [[ |
* _ &amp; > - 1. ``` [id:x]"""
_GIFT = st.sampled_from([*_SIGNS.split(), "\n", "\n\n", " ", "$CATEGORY: x", "\u00e4"])
_TAGS = "p b i em strong u ul ol li table tr td th pre code blockquote h2 h5 a img br hr div span sub script video dl dt dd q"
_WORDS = """a b * _ ` [ ] { } | \\ # - 1. > : === --- ~~~ ! &amp; &lt;b&gt; &copy; < & !!! [[ ]] [x] $ ^ [^1] http://x.y
<!-- --> ![ ]("""
_HTML = st.one_of(
    st.sampled_from(_TAGS.split()).flatmap(
        lambda tag: st.sampled_from([f"<{tag}>", f"</{tag}>", f"<{tag} style='color:red' href='x' src='y'>"])
    ),
    st.sampled_from([*_WORDS.split(), " ", "\n", "\u00a0", "\u6f22"]),
    st.text(characters, max_size=5),
)


def shown(pieces: tuple[Piece, ...]) -> str:
    """Give the words that people see."""
    html = "".join(shown(piece.inner) if isinstance(piece, Link) else piece for piece in pieces if not isinstance(piece, Image))
    return unescape(re.sub(r"<[^>]*>", "", html))


@QUICK
@given(st.lists(_GIFT, max_size=40).map("".join))
def test_any_gift_is_read_or_refused(text: str) -> None:
    foreign, said = read_gift(text.encode(), "x.txt")
    assert foreign.questions or said or not text.strip() or "CATEGORY" in text
    assert all("\n" not in diagnostic.message + diagnostic.hint for diagnostic in said)
    readable(foreign)


@QUICK
@given(st.binary(max_size=80))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    for read in (read_gift, read_moodle_xml):
        foreign, said = read(data, "x")
        assert foreign.questions or said


@QUICK
@given(st.text(characters, max_size=60), st.integers(0, 400))
def test_any_change_of_moodle_xml_is_read_or_refused(text: str, place: int) -> None:
    whole = (
        "<quiz><question type='multichoice'><name><text>N</text></name><questiontext format='html'><text>T</text></questiontext>"
        "<single>true</single><answer fraction='100'><text>a</text></answer><answer fraction='0'><text>b</text></answer>"
        "</question></quiz>"
    )
    foreign, said = read_moodle_xml((whole[:place] + text + whole[place:]).encode(), "x")
    assert foreign.questions or said
    readable(foreign)


@QUICK
@given(st.lists(_HTML, max_size=25).map("".join))
def test_html_keeps_its_words_or_says_that_it_does_not(html: str) -> None:
    made = from_html(html, lambda _: "", CONVERTER)
    words = "".join(plain_words(re.sub(r"<(?:script|video)\b.*", "", html, flags=re.DOTALL)).split())
    kept = "".join(shown(CONVERTER.convert(made.markdown).pieces).split())
    assert words == kept or made.content or "<q" in html


@FEW
@given(st.lists(_HTML, max_size=12).map("".join), st.lists(_HTML, min_size=1, max_size=6).map("".join))
def test_what_comes_from_html_can_be_read(text: str, answer: str) -> None:
    def cell(inner: str) -> str:
        return "<text><![CDATA[" + inner.replace("]]>", "") + "]]></text>"

    data = (
        f"<quiz><question type='multichoice'><name><text>N</text></name><questiontext format='html'>{cell(text)}</questiontext>"
        f"<answer fraction='100'>{cell(answer)}<feedback>{cell(answer)}</feedback></answer>"
        f"<answer fraction='0'>{cell('x' + answer)}</answer>"
        f"<generalfeedback>{cell(answer)}</generalfeedback></question></quiz>"
    )
    foreign, _ = read_moodle_xml(data.encode("utf-8", "replace"), "x")
    readable(foreign)


def readable(foreign: ForeignSet) -> None:
    """Every question is left out with its reason, or reads in the whole file as it was meant."""
    made, left = translated(foreign, "spare", WORDS)
    good, refused = PROOF.passed(made)
    assert len(good) + len(left) + len(refused) == len(foreign.questions)
    assert all("\n" not in diagnostic.message for diagnostic in (*left, *refused))
    text = question_file("1/spare", foreign.title, good)
    assert len(re.findall(r"^## ", text, re.MULTILINE)) >= len(good)


@QUICK
@given(
    st.lists(
        st.text(characters, min_size=1, max_size=8).map(lambda text: " ".join(text.split())).filter(bool), min_size=1, max_size=3
    )
)
def test_any_answer_fits_in_a_gap(answers: list[str]) -> None:
    plain = [answer.replace("\\*", "*") for answer in answers]  # a star with a backslash before it is a star
    (gap,) = gaps_in(gap_text(tuple(plain), (), shuffle=True, case=False))
    assert [each.text.replace("\\*", "*") for each in gap.answers] == plain


def test_every_part_of_the_marks_comes_back() -> None:
    for fraction in FRACTIONS:
        for one in {fraction, -fraction}:
            percent = f"{float(one) * 100:.5f}"
            (question,) = read_gift(f"::N::a{{=x ~%{percent}%y}}".encode(), "x")[0].questions
            made, left = translated(ForeignSet("", (question,)), "spare", WORDS)
            if one == 1:
                continue  # two right answers in a single choice
            assert left == ()
            assert made[0].facts.fractions == (Decimal(1), one)
