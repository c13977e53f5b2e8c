"""HTML with references in it."""

from builder.plan.rich import activity_mark, anchor, file_mark, to_rich
from builder.plan.rich_model import ActivityRef, FileRef


def test_marks_become_references() -> None:
    html = f'<p>{anchor(activity_mark("1.A/x"), "one")} and <img src="{file_mark("a b.png")}" /></p>'
    assert to_rich(html) == ('<p><a href="', ActivityRef("1.A/x"), '">one</a> and <img src="', FileRef("a b.png"), '" /></p>')


def test_without_marks_it_is_one_piece() -> None:
    assert to_rich("<p>a</p>") == ("<p>a</p>",)
    assert to_rich("") == ()


def test_neighbours() -> None:
    assert to_rich(activity_mark("a") + file_mark("b")) == (ActivityRef("a"), FileRef("b"))


def test_addresses_are_escaped() -> None:
    assert (
        anchor('https://example.org/?a=1&b="2"', "<b>x</b>")
        == '<a href="https://example.org/?a=1&amp;b=&quot;2&quot;"><b>x</b></a>'
    )
