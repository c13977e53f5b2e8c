"""Where things stand in a Markdown text."""

import pytest

from builder.markup.scan import headings, mask_code, plain_target, scan

TEXT = """\
See [one](exercise:1) and ![two](a b.png "Title (x)"){ width=50% }.

* A `[not](one)` and ``a ` [nor](this)``, but [this](<c d.md>).
* [![inner](i.png)](outer)

```md
[no](x) <b>
```

[label]: d.md "T"
<https://example.org/?a=1&b=2> and <me@example.org>, \\[not](e) \\![link](f)
Text <b>bold</b> 1 < 2.  [br(ack)et](g_(h).md) [esc](i\\_j.md) [](k)
[over
lines](l)[m](n)
"""


def test_places() -> None:
    assert [(f.kind, f.target, f.line, f.column) for f in scan(TEXT)] == [
        ("link", "exercise:1", 1, 5),
        ("image", "a b.png", 1, 27),
        ("link", "c d.md", 3, 47),
        ("link", "outer", 4, 3),
        ("image", "i.png", 4, 4),
        ("definition", "d.md", 10, 1),
        ("link", "https://example.org/?a=1&b=2", 11, 1),
        ("link", "mailto:me@example.org", 11, 36),
        ("link", "f", 11, 66),
        ("html", "", 12, 6),
        ("html", "", 12, 13),
        ("link", "g_(h).md", 12, 26),
        ("link", "i_j.md", 12, 48),
        ("link", "k", 12, 63),
        ("link", "l", 13, 1),
        ("link", "n", 14, 10),
    ]


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("a `b` c", "a     c"),
        ("``a ` b`` c", "          c"),
        ("a \\`b` c", "a \\`b` c"),
        ("a ` b", "a ` b"),
        ("```\nx\n```\ny", "   \n \n   \ny"),
        ("~~~ py\nx\n~~~\ny", "      \n \n   \ny"),
        ("```\nopen", "   \n    "),
        ("x ```` y ```` z", "x             z"),
    ],
)
def test_code_is_masked(text: str, masked: str) -> None:
    assert mask_code(text) == masked


def test_headings() -> None:
    found = headings("# One\n\n## Two ##\n```\n## Code\n```\n##Three\n### Four\n  ## Five\n## `x` six\n")
    assert [(h.level, h.text, h.line) for h in found] == [(1, "One", 1), (2, "Two", 3), (3, "Four", 8), (2, "`x` six", 10)]
    text = "a\n## B\nc\n"
    heading = headings(text)[0]
    assert (text[: heading.start], text[heading.end :]) == ("a\n", "\nc\n")


@pytest.mark.parametrize(
    ("written", "plain"), [("a\\_b", "a_b"), ("a  b\nc", "a b c"), ("a\\b", "a\\b"), ("\\\\", "\\"), ("", "")]
)
def test_plain_targets(written: str, plain: str) -> None:
    assert plain_target(written) == plain
