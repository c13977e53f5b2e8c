"""Markdown to XHTML in pieces."""

import pytest
from lxml import etree

from builder.markup.markdown import Converter, Fragment, Image, Link, Piece, image_html, plain_text


def convert(text: str, shift: int = 0, prefix: str = "") -> Fragment:
    return Converter().convert(text, shift, prefix)


def shown(pieces: tuple[Piece, ...]) -> str:
    parts = []
    for piece in pieces:
        if isinstance(piece, Link):
            parts.append(f"[{shown(piece.inner)}->{piece.target}]")
        else:
            parts.append(f"[{piece.alt}=>{piece.target}]" if isinstance(piece, Image) else piece)
    return "".join(parts)


def html(text: str, shift: int = 0, prefix: str = "") -> str:
    return shown(convert(text, shift, prefix).pieces).replace("\n", "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a *b* **c** `d`", "<p>a <em>b</em> <strong>c</strong> <code>d</code></p>"),
        ("[a](b) ![c](d)", "<p>[a->b] [c=>d]</p>"),
        ("[![c](d)](b)", "<p>[[c=>d]->b]</p>"),
        ("[*a* `b`](c)", "<p>[<em>a</em> <code>b</code>->c]</p>"),
        ("[a][r]\n\n[r]: b", "<p>[a->b]</p>"),
        ("![a][r]\n\n[r]: b", "<p>[a=>b]</p>"),
        ("[a](b){: .c title=t #i target=_blank }", "<p>[a->b]</p>"),
        ('[a](b "T > <")', "<p>[a->b]</p>"),
        ("[a [b](c) d](e)", "<p>[a [b](c) d->e]</p>"),
        ("<me@example.org>", "<p>[me@example.org->mailto:me@example.org]</p>"),
        ("[a](b\\_c) [a](my form.pdf) [a](b?c=1&d=2)", "<p>[a->b_c] [a->my form.pdf] [a->b?c=1&d=2]</p>"),
        ("a <b>c</b> <!-- d --> <script>", "<p>a &lt;b&gt;c&lt;/b&gt; &lt;!-- d --&gt; &lt;script&gt;</p>"),
        ("<div>\n*a*\n</div>", "<p>&lt;div&gt;<em>a</em>&lt;/div&gt;</p>"),
        ("&nbsp;&copy;&lt;&amp;&#65;&bogus;&#1;&#xE000;", "<p>\xa0\xa9&lt;&amp;A&amp;bogus;&amp;#1;&amp;#xE000;</p>"),
        ("Term\n: Meaning", "<dl><dt>Term</dt><dd>Meaning</dd></dl>"),
        ("1. a\n\n    b\n\n2. c", "<ol><li><p>a</p><p>b</p></li><li><p>c</p></li></ol>"),
        ("a\n{: .x #i style=color:red lang=de onclick=f }", '<p class="x" lang="de">a</p>'),
        ("a\n{: .footnote style=color:red onclick=f }", '<p class="footnote">a</p>'),
    ],
)
def test_conversion(text: str, expected: str) -> None:
    assert (
        html(text).replace("&#109;&#101;&#64;&#101;&#120;&#97;&#109;&#112;&#108;&#101;&#46;&#111;&#114;&#103;", "me@example.org")
        == expected
    )


def test_tables_admonitions() -> None:
    assert html("| a | b |\n|---|--:|\n| c | d |") == (
        '<div class="table-responsive"><table class="table table-bordered"><thead><tr><th scope="col">a</th>'
        '<th scope="col" style="text-align: right;">b</th></tr></thead><tbody><tr><td>c</td>'
        '<td style="text-align: right;">d</td></tr></tbody></table></div>'
    )
    assert html('!!! caution "Care"\n    a') == (
        '<div class="admonition caution alert alert-warning">'
        '<p class="admonition-title" style="font-weight:bold">Care</p><p>a</p></div>'
    )


def test_headings_sink() -> None:
    assert html("## a\n###### b\n`<h2>`", shift=1) == "<h3>a</h3><h6>b</h6><p><code>&lt;h2&gt;</code></p>"


@pytest.mark.parametrize("prefix", ["", "1-", "0.A.1-procedure-", "\\1-", "ä-"])
def test_footnotes_have_ids_of_their_own(prefix: str) -> None:
    fragment = convert("a[^1] b[^1] c[^x]\n\n[^1]: one [l](m)\n[^x]: two\n", 1, prefix)
    assert fragment.footnotes
    text = "".join(piece for piece in fragment.pieces if isinstance(piece, str))
    for name in ("fnref-1", "fnref2-1", "fnref-x", "fn-1", "fn-x"):
        assert f'id="{prefix}{name}"' in text
        assert f'href="#{prefix}{name}"' in text
    assert [link.target for link in fragment.links()] == ["m"]


def test_links_and_images_know_their_place() -> None:
    fragment = convert("[a](x) `[a](x)`\n\n* [a](x) ![b](y)\n\n[c][r]\n\n[r]: z\n")
    assert [(link.target, link.line, link.column) for link in fragment.links()] == [("x", 1, 1), ("x", 3, 3), ("z", 7, 1)]
    assert [(image.target, image.line, image.column) for image in fragment.images()] == [("y", 3, 10)]


def test_images() -> None:
    plain, narrow, percent, wrong, ornament = convert(
        "![a](a) ![b](b){ width=50 } ![c](c){ width=50% } ![d](d){ width=50em } ![](e){ role=presentation }"
    ).images()
    assert [image.width for image in (plain, narrow, percent, wrong)] == ["", "50px", "50%", ""]
    assert (ornament.decorative, ornament.alt) == (True, "")
    made = image_html(Image('x"y', '<a> "b"', "50%", decorative=False, line=1, column=1), 'p?a=1&b="2"')
    element = etree.fromstring(made)
    assert element.get("src") == 'p?a=1&b="2"'
    assert element.get("alt") == '<a> "b"'
    assert element.get("style") == "width:50%;max-width:100%;height:auto"


def test_an_alternative_text_is_plain_words() -> None:
    (image,) = convert(r'![a \* b \[c\] &amp; &lt; &copy; \\ d &#1; "e"](x)').images()
    assert image.alt == r'a * b [c] & < © \ d &#1; "e"'
    assert etree.fromstring(image_html(image, "x")).get("alt") == image.alt


def test_an_empty_link_gets_its_words_from_its_target() -> None:
    assert [link.empty for link in convert("[](a) [ ](b) [**x**](c) [![i](j)](d)").links()] == [True, True, False, False]


def test_words_are_those_a_reader_sees() -> None:
    assert convert("One **two** [three](four) ![five](six).\n\n* seven").words == 5
    assert convert("").words == 0


def test_nothing_is_kept_from_one_text_to_the_next() -> None:
    converter = Converter()
    first = converter.convert("a[^1]\n\n[^1]: b\n\n[r]: c\n")
    assert first.footnotes
    second = converter.convert("a [x][r] [^1]")
    assert not second.footnotes
    assert list(second.links()) == []
    assert converter.convert("a[^1]\n\n[^1]: b\n\n[r]: c\n") is first


def test_raw_html_is_told() -> None:
    assert [(f.line, f.column) for f in convert("a `<b>`\n\nb <i>x</i> <https://example.org>").raw_html] == [(3, 3), (3, 7)]


def test_plain_text() -> None:
    assert plain_text("## A *b* [c](d) ![e](f) `g`").split() == ["A", "b", "c", "e"]
