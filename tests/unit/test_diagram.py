"""Diagrams with words."""

import xml.etree.ElementTree as ET

import pytest

from builder.markup.diagram import diagram_words, smallest_text, with_words

SVG = "{http://www.w3.org/2000/svg}"
DRAWING = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0,0,400,200" font-size="30">'
    b'<text x="7" font-size="20" data-word="one">Drawn <tspan>so</tspan></text><text data-word="two">2</text>'
    b'<text>fixed</text><text><tspan data-word="one">again</tspan></text><g font-size="12px"><text>small</text></g></svg>'
)


def texts(svg: bytes) -> list[str]:
    return ["|".join(element.itertext()) for element in ET.fromstring(svg).iter(f"{SVG}text")]  # noqa: S314 - our own


def test_words_in_order_each_once() -> None:
    assert diagram_words(DRAWING, "a.svg") == ("one", "two")


def test_with_words() -> None:
    made = with_words(DRAWING, {"one": "Eins & <zwei>\nDrei", "three": "nowhere"}, "a.svg")
    assert texts(made) == ["Eins & <zwei>|Drei", "2", "fixed", "Eins & <zwei>|Drei", "small"]
    assert b"data-word" not in made
    lines = list(ET.fromstring(made).iter(f"{SVG}tspan"))  # noqa: S314 - our own
    assert (lines[0].get("x"), lines[0].get("dy")) == ("7", "1.2em"), "a second line stands below the first"
    assert with_words(DRAWING, {"one": "Eins & <zwei>\nDrei", "three": "nowhere"}, "a.svg") == made


def test_smallest_text() -> None:
    assert smallest_text(DRAWING, "a.svg") == (12, 400)
    assert smallest_text(b'<svg xmlns="http://www.w3.org/2000/svg" width="90px"><text>a</text></svg>', "a.svg") == (0, 90)
    assert smallest_text(b'<svg xmlns="http://www.w3.org/2000/svg" width="10em"/>', "a.svg") == (0, 0)


@pytest.mark.parametrize("data", [b"<svg", b"", b"\x89PNG"])
def test_what_is_no_drawing(data: bytes) -> None:
    for function in (diagram_words, smallest_text):
        with pytest.raises(ValueError, match=r"."):
            function(data, "a.svg")
    with pytest.raises(ValueError, match=r"."):
        with_words(data, {}, "a.svg")
