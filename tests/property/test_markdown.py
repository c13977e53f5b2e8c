"""The scan and the conversion of Markdown tell the same; what comes out is well-formed."""

from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree

from builder.markup.markdown import Converter, Image, Link, Piece
from builder.markup.scan import scan
from tests.property.strategies import QUICK, characters, markdown_texts

CONVERTER = Converter()


def in_order(pieces: tuple[Piece, ...]) -> list[tuple[str, str, int, int]]:
    found = []
    for piece in pieces:
        if isinstance(piece, Link):
            found += [("link", piece.target, piece.line, piece.column), *in_order(piece.inner)]
        elif isinstance(piece, Image):
            found.append(("image", piece.target, piece.line, piece.column))
    return found


def joined(pieces: tuple[Piece, ...]) -> str:
    parts = []
    for piece in pieces:
        if isinstance(piece, Link):
            parts.append(f'<a href="x">{joined(piece.inner)}</a>')
        else:
            parts.append('<img src="x" />' if isinstance(piece, Image) else piece)
    return "".join(parts)


@QUICK
@given(markdown_texts())
@example("[a](b) `[a](b)` [a](b)")
@example("\\![a](b) \\[a](b) [a](b)")
@example("[a](b.md 'T')[a](b.md)\n\n* [a](c d.md)")
def test_scan_equals_conversion(text: str) -> None:
    scanned = [(found.kind, found.target, found.line, found.column) for found in scan(text) if found.kind != "html"]
    assert in_order(CONVERTER.convert(text).pieces) == scanned


@QUICK
@given(st.one_of(markdown_texts(), st.text(characters, max_size=200)), st.integers(0, 3), st.sampled_from(["", "1.A-", "\\9-"]))
@example("a[^1]\n\n[^1]: b", 1, "1.A-")
@example("| a |\n|--|\n| &nbsp; |\n\n<b>&copy;</b> &#1; &bogus;", 0, "")
@example("[a](b){: .c title='\">' }", 0, "")
def test_what_comes_out_is_well_formed(text: str, shift: int, prefix: str) -> None:
    html = joined(CONVERTER.convert(text, shift, prefix).pieces)
    root = etree.fromstring(f"<r>{html}</r>")
    inline = {"a", "br", "code", "em", "img", "strong", "sup"}
    tables = {"table", "tbody", "td", "th", "thead", "tr"}
    allowed = (
        inline
        | tables
        | {"r", "p", "div", "pre", "blockquote", "hr", "ol", "ul", "li", "dl", "dt", "dd", *(f"h{n}" for n in range(1, 7))}
    )
    assert {element.tag for element in root.iter()} <= allowed
    assert not any(c in html for c in "\ue000\ue001\x02\x03")


@QUICK
@given(st.text(max_size=300))
def test_the_scan_never_raises(text: str) -> None:
    assert all(found.line >= 1 and found.column >= 1 for found in scan(text))
