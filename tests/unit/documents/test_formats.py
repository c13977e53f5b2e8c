"""One text in every format: what people must not lose is in each of them."""

import io
import zipfile
from collections.abc import Callable
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest

from builder.documents.model import Document
from builder.documents.open_document import odt
from builder.documents.pdf import pdf
from builder.documents.raster import with_rasters
from builder.documents.slides.deck import pptx
from builder.documents.word import docx
from tests.unit.documents.pdfs import alternative_texts, opened, squeezed, strokes, text_of
from tests.unit.documents.sample import sample

MAKERS: dict[str, Callable[[Document], bytes]] = {"pdf": pdf, "docx": docx, "odt": odt, "pptx": pptx}
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"

TEXT = """
## The first

Hello [________] and [a page](https://example.org/a?b=1&c=2).

[lines: 3]

!!! tip "A good idea"
    In the box.

![Two rings](rings.svg){width=50%}

## The second

[table: 30 70]

| Question | Answer |
|---|---|
| Who? | You |

- [ ] to tick
"""


def text(**changes: object) -> Document:
    words = {"page-of": "Page {page} of {pages}", "kind-template": "Template", "kind-presentation": "Presentation",
             "speaker-notes": "Speaker notes"}  # fmt: skip
    return with_rasters(sample(TEXT, words=words, **changes))


@pytest.fixture(scope="module")
def made() -> dict[str, bytes]:
    return {name: make(text(kind="presentation" if name == "pptx" else "template")) for name, make in MAKERS.items()}


def parts(data: bytes, name: str) -> ET.Element:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return ET.fromstring(archive.read(name))  # noqa: S314 - made a moment ago


def all_xml(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return "\n".join(archive.read(name).decode() for name in archive.namelist() if name.endswith((".xml", ".rels")))


def words_of(name: str, data: bytes) -> str:
    """Give the words that people see."""
    if name == "pdf":
        return squeezed(text_of(data))
    main = {"docx": ["word/document.xml"], "odt": ["content.xml"]}.get(name)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        main = main or sorted(each for each in archive.namelist() if each.startswith("ppt/slides/slide"))
    return squeezed("".join("".join(parts(data, each).itertext()) for each in main))


@pytest.mark.parametrize("name", MAKERS)
def test_words_titles_of_boxes_and_links(made: dict[str, bytes], name: str) -> None:
    found = words_of(name, made[name])
    for words in (
        "What helps & what hinders",
        "The first",
        "The second",
        "A good idea",
        "In the box.",
        "Question",
        "to tick",
        "a page",
    ):
        assert squeezed(words) in found, words
    if name == "pdf":
        assert b"https://example.org/a?b=1&c=2" in made[name]
    else:
        assert "https://example.org/a?b=1&amp;c=2" in all_xml(made[name])


@pytest.mark.parametrize("name", MAKERS)
def test_alternative_texts(made: dict[str, bytes], name: str) -> None:
    if name == "pdf":
        assert "Two rings" in alternative_texts(opened(made[name]))
    else:
        assert {"docx": 'descr="Two rings"', "pptx": 'descr="Two rings"', "odt": "<svg:title>Two rings</svg:title>"}[
            name
        ] in all_xml(made[name])


@pytest.mark.parametrize("name", MAKERS)
def test_widths_of_tables(made: dict[str, bytes], name: str) -> None:
    data = made[name]
    match name:
        case "pdf":
            drawn = strokes(opened(data).pages[0])
            lefts = sorted({round(s.left, 1) for s in drawn if s.right - s.left < 0.1 and not s.filled})
            widths = [right - left for left, right in pairwise(lefts)]
        case "docx":
            tables = [
                each for each in parts(data, "word/document.xml").iter(f"{W}tbl") if len(list(each.iter(f"{W}gridCol"))) == 2
            ]
            widths = [float(column.get(f"{W}w", 0)) for column in tables[0].iter(f"{W}gridCol")]
        case "odt":
            content = parts(data, "content.xml")
            styles = {str(style.get(f"{STYLE}name")): style for style in content.iter(f"{STYLE}style")}
            table = next(each for each in content.iter(f"{TABLE}table") if len(list(each.iter(f"{TABLE}table-column"))) == 2)
            names = [str(column.get(f"{TABLE}style-name")) for column in table.iter(f"{TABLE}table-column")]
            shown = [str(next(iter(styles[each])).get(f"{STYLE}column-width")) for each in names]
            widths = [float(each.rstrip("cmint%*p")) for each in shown]
        case _:
            xml = ET.fromstring(next(x for x in all_xml(data).split("\n<?xml") if "gridCol" in x).partition("?>")[2])  # noqa: S314
            widths = [float(column.get("w", 0)) for column in xml.iter(f"{A}gridCol")]
    assert len(widths) == 2
    assert widths[0] / sum(widths) == pytest.approx(0.3, abs=0.01)


def test_room_to_write_grows_with_its_lines() -> None:
    """In PDF lines are drawn; in DOCX and ODT a row or paragraph each, where people type. Slides have none of it."""
    two, five = (with_rasters(sample(f"[lines: {number}]", pictures={})) for number in (2, 5))
    assert len(strokes(opened(pdf(five)).pages[0])) - len(strokes(opened(pdf(two)).pages[0])) == 3
    for make, part in ((docx, "word/document.xml"), (odt, "content.xml")):
        counts = [len(list(parts(make(each), part).iter())) for each in (two, five)]
        assert counts[1] > counts[0], part


def test_fields_and_ticks_are_there_to_be_filled_in(made: dict[str, bytes]) -> None:
    document = parts(made["docx"], "word/document.xml")
    assert len(list(document.iter("{http://schemas.microsoft.com/office/word/2010/wordml}checkbox"))) == 1
    assert len(list(document.iter(f"{W}sdt"))) >= 2
    assert "\u2610" in "".join(parts(made["odt"], "content.xml").itertext())


@pytest.mark.parametrize("name", MAKERS)
def test_the_same_bytes_and_nobody_elses_name(made: dict[str, bytes], name: str) -> None:
    again = MAKERS[name](text(kind="presentation" if name == "pptx" else "template"))
    assert again == made[name]
    if name != "pdf":
        with zipfile.ZipFile(io.BytesIO(again)) as archive:
            assert len({info.date_time for info in archive.infolist()}) == 1
            assert not [each for each in archive.namelist() if "thumbnail" in each.lower()]
        assert "2025-03-01T00:00:00" in all_xml(again)
        assert "A partner" in all_xml(again)
        for stranger in ("python-docx", "Steve Canny", "generated by"):
            assert stranger not in all_xml(again)
