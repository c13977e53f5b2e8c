"""HTML from elsewhere as Markdown of the dialect: what is carried, what is named as lost, and that no word is."""

import pytest

from builder.exchange.from_html import from_html
from builder.markup.markdown import Converter, Image, Link, Piece

CONVERTER = Converter()


def place(address: str) -> str:
    return f"set/{address.removeprefix('@@PLUGINFILE@@/')}" if address.startswith("@@PLUGINFILE@@/") else ""


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("plain", "plain"),
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ('<p dir="ltr" style="text-align: left;">One<br></p>', "One"),
        ("<p>One<br>two<br />three</p>", "One  \ntwo  \nthree"),
        ("<p>a <b>b</b> <i>c</i> <strong><em>d</em></strong></p>", "a **b** *c* ***d***"),
        ("<p>a<b> b </b>c</p>", "a **b** c"),
        ("<p><b></b>a</p>", "a"),
        ("<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>", "- a\n- b\n    - c"),
        ("<ol start='3'><li><p>a</p></li><li><p>b</p><p>c</p></li></ol>", "3. a\n\n4. b\n\n    c"),
        ("<h1>A</h1><h5>B</h5><h6>C</h6>", "#### A\n\n#### B\n\n##### C"),
        ("<p>a</p><hr><p>b</p>", "a\n\n---\n\nb"),
        ("<blockquote><p>a</p><p>b</p></blockquote>", "> a\n>\n> b"),
        ("<pre><code class='language-python'>x = [1]\n\ny</code></pre>", "```python\nx = [1]\n\ny\n```"),
        ("<pre>a ``` b</pre>", "````\na ``` b\n````"),
        ("<p><code>a*b</code> and <code>a`b</code></p>", "`a*b` and a\\`b"),
        (
            "<table><tr><th>a|b</th><th style='text-align:center'>c</th></tr><tr><td><p>1</p></td><td>2</td></tr></table>",
            "| a\\|b | c |\n| --- | :---: |\n| 1 | 2 |",
        ),
        ("<table><tr><td>1</td><td>2</td></tr></table>", "|  |  |\n| --- | --- |\n| 1 | 2 |"),
        ("<dl><dt>a</dt><dd>b</dd></dl>", "a\n:   b"),
        ("<p><a href='https://example.org/a b'>x</a></p>", "x"),
        ("<p><a href='https://example.org/?a=1&amp;b=(2)'>x [y]</a></p>", "[x \\[y\\]](<https://example.org/?a=1&b=(2)>)"),
        ("<p><a href='mailto:a@example.org'>write</a></p>", "[write](mailto:a@example.org)"),
        ("<p><a href='@@PLUGINFILE@@/a.pdf'>the file</a></p>", "[the file](set/a.pdf)"),
        ("<img src='@@PLUGINFILE@@/a.png' alt='A &lt;b&gt; [c]' width='300'>", "![A &lt;b> \\[c\\]](set/a.png){ width=300 }"),
        ("<img src='@@PLUGINFILE@@/a.png' alt='' role='presentation'>", "![](set/a.png){ role=presentation }"),
        ("<img src='@@PLUGINFILE@@/a.png'>", "![](set/a.png)"),
        ("<div><div>a</div>b<div>c</div></div>", "a\n\nb\n\nc"),
        ("a\n\n\n   b", "a\nb"),
        ("# a", "\\# a"),
        ("<p>#hash and C#</p>", "#hash and C#"),
        ("<p>- a<br>+ b<br>1. c<br>2) d<br>&gt; e<br>!!! f</p>",
         "\\- a  \n\\+ b  \n1\\. c  \n2\\) d  \n\\> e  \n\\!!! f"),
        ("<p>---</p><p>===</p><p>~~~</p><p>: a</p>", "\\---\n\n&#61;==\n\n&#126;~~\n\n&#58; a"),
        ("<p>[x] and [[gap]] and {a} and | and *a* and _b_ c_d</p>",
         "\\[x\\] and \\[\\[gap\\]\\] and \\{a\\} and \\| and \\*a\\* and \\_b\\_ c_d"),
        ("<p>a &lt; b &amp;lt; &lt;b&gt; \\ `x`</p>", "a < b &amp;lt; &lt;b> \\\\ \\`x\\`"),
        ("<p>a<!-- b -->c</p>", "ac"),
        ("<q>a</q>", '"a"'),
        ('<div class="admonition note alert"><p class="admonition-title" style="font-weight:bold">Tip</p><p>a</p></div>',
         '!!! note "Tip"\n    a'),
    ],
)  # fmt: skip
def test_what_is_carried(html: str, markdown: str) -> None:
    assert from_html(html, place, CONVERTER).markdown == markdown


@pytest.mark.parametrize(
    ("html", "content", "form"),
    [
        ("<script>alert(1)</script>a", ["scripts"], []),
        ("<p onclick='x()'>a</p>", ["scripts"], []),
        ("<iframe src='https://example.org/'></iframe>a", ["embedded pages (https://example.org/)"], []),
        ("<video><source src='a.mp4'></video>a", ["videos (a.mp4)"], []),
        ("<audio src='a.mp3'></audio>a", ["sounds (a.mp3)"], []),
        ("<object></object><svg></svg><math></math><input><style>p{}</style>a",
         ["embedded objects", "drawings", "formulas", "form fields", "style sheets"], []),
        ("<a href='/mod/page/view.php?id=1'>a</a>", ["the link to /mod/page/view.php?id=1"], []),
        ("<a href='javascript:x()'>a</a>", ["the link to javascript:x()"], []),
        ("<img src='https://example.org/a.png' alt='A'>a", ["the picture https://example.org/a.png (A)"], []),
        ("<a href='https://example.org/'><p>a</p></a>", ["the link to https://example.org/"], []),
        ("<p style='color:red'>a</p>", [], ["colours, fonts and alignment"]),
        ("<p>H<sub>2</sub>O <u>u</u></p>", [], ["<sub>", "<u>"]),
        ("<p dir='rtl'>a</p>", [], ["writing direction"]),
        ("<p><span lang='fr'>a</span></p>", [], ["the language fr of some words"]),
        ("<h2>a</h2>", [], ["levels of headings"]),
        ("<table><tr><td colspan='2'>a</td></tr></table>", [], ["joined cells of tables"]),
        ("<table><tr><td><p>a</p><p>b</p></td></tr></table>", [], ["paragraphs in a cell"]),
        ("<b><p>a</p></b>", [], ["emphasis"]),
    ],
)  # fmt: skip
def test_what_is_lost_is_named(html: str, content: list[str], form: list[str]) -> None:
    made = from_html(html, place, CONVERTER)
    assert (list(made.content), list(made.form)) == (content, form)
    assert "a" in made.markdown or "H2O u" in made.markdown


def test_a_cell_is_one_line() -> None:
    made = from_html("<p>a<br>b</p><ul><li>c</li></ul><pre>d\ne</pre>", place, CONVERTER, inline=True)
    assert made.markdown == "a b c d e"
    assert made.form == ("lists, tables and the like in a cell",)


def test_an_answer_has_no_quotations() -> None:
    made = from_html("<blockquote><p>a</p></blockquote>", place, CONVERTER, quotes=False)
    assert (made.markdown, made.form) == ("a", ("quotations",))


def test_very_deep_html_keeps_its_words() -> None:
    for tag in ("div", "b", "ul><li"):
        made = from_html(f"<{tag}>" * 200 + "word", place, CONVERTER)
        assert "word" in made.markdown


def shown(pieces: tuple[Piece, ...]) -> str:
    return "".join(
        piece if isinstance(piece, str) else shown(piece.inner) if isinstance(piece, Link) else piece.alt for piece in pieces
    )


def test_an_alternative_text_is_what_it_was() -> None:
    alt = 'A * [b] `c` <d> \\e &amp; "f" {g}'
    escaped = alt.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
    made = from_html(f'<img src="@@PLUGINFILE@@/a.png" alt="{escaped}">', place, CONVERTER)
    (image,) = (piece for piece in CONVERTER.convert(made.markdown).pieces if isinstance(piece, Image))
    assert image.alt == alt
