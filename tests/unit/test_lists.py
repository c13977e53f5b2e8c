"""Lists that come apart: what the check passes is what the page shows as a list."""

import pytest
from lxml import etree

from builder.checks.lists import wrong_lines
from builder.markup.markdown import Converter


def shown(text: str) -> list[int]:
    """Give the number of items of each list of the page, the outer first."""
    root = etree.fromstring("<r>" + "".join(p for p in Converter().convert(text).pieces if isinstance(p, str)) + "</r>")
    return [len(made.findall("li")) for made in root.iter("ol", "ul")]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("1. a\n2. b", [2]),
        ("1. a\n   more\n2. b", [2]),
        ("1. a\n    - b\n    - c\n2. d", [2, 2]),
        ("1. a\n\n    - b\n    - c\n\n2. d", [2, 2]),
        ("1. a\n\n    b\n\n2. c", [2]),
        ("* a\n    * b\n        * c\n* d", [2, 1, 1]),
        ("1. a\n\n    | x |\n    |---|\n    | y |\n\n2. b", [2]),
        ("1. a\n\n    !!! tip\n        b\n\n2. c", [2]),
        ("1. a\n\ntext\n\n1. b", [1, 1]),
        ("- a\n\n- b", [2]),
    ],
)
def test_passed(text: str, items: list[int]) -> None:
    assert list(wrong_lines(text)) == []
    assert shown(text) == items


@pytest.mark.parametrize(
    ("text", "place", "items"),
    [
        ("1. a\n\n   b\n2. c", (3, 4), [1]),
        ("1. a\n   - b\n2. c", (2, 4), [2]),
        ("1. a\n\n    b\n2. c", (4, 1), [1]),
        ("* a\n\n  b\n* c", (3, 3), [1]),
        ("1. a\n    - b\n      - c", (3, 7), [1, 2]),
    ],
)
def test_told(text: str, place: tuple[int, int], items: list[int]) -> None:
    assert [(line, column) for line, column, _, _ in wrong_lines(text)] == [place]
    assert shown(text) == items, "what is told is really so"
