"""ODT: the same content and structure as the Word file, with what OpenDocument has."""

import io
import zipfile
from datetime import datetime
from typing import cast

import pytest
from lxml import etree
from odfdo import Document as OdfDocument

from builder.documents.model import Publisher
from builder.documents.open_document import odt
from tests.unit.documents.sample import sample

SPACES = {
    prefix: f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"
    for prefix, name in (
        ("text", "text"),
        ("table", "table"),
        ("style", "style"),
        ("draw", "drawing"),
        ("office", "office"),
        ("fo", "xsl-fo-compatible"),
        ("svg", "svg-compatible"),
        ("manifest", "manifest"),
    )
} | {"xlink": "http://www.w3.org/1999/xlink", "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"}


@pytest.fixture(scope="module")
def made() -> bytes:
    return odt(sample())


@pytest.fixture(scope="module")
def content(made: bytes) -> etree._Element:
    return etree.fromstring(parts(made)["content.xml"])


@pytest.fixture(scope="module")
def styles(made: bytes) -> etree._Element:
    return etree.fromstring(parts(made)["styles.xml"])


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def found(root: etree._Element, path: str) -> list[etree._Element]:
    return [each for each in cast("list[object]", root.xpath(path, namespaces=SPACES)) if isinstance(each, etree._Element)]  # noqa: SLF001 - lxml's own name


def values(root: etree._Element, path: str) -> list[str]:
    return [str(each) for each in cast("list[object]", root.xpath(path, namespaces=SPACES))]


def words(element: etree._Element) -> str:
    """Give the text of an element; OpenDocument writes a blank at an end as an element."""
    pieces = cast("list[object]", element.xpath(".//text() | .//text:s", namespaces=SPACES))
    return "".join(each if isinstance(each, str) else " " for each in pieces)


def attribute(element: etree._Element, name: str) -> str:
    prefix, _, local = name.partition(":")
    return element.get(f"{{{SPACES[prefix]}}}{local}", "")


def look(root: etree._Element, element: etree._Element, family: str) -> etree._Element:
    """Give the properties of the automatic style of an element."""
    name = element.get(f"{{{SPACES[family.partition('-')[0]]}}}style-name") or attribute(element, "table:style-name")
    kind = "table-row" if family == "table-row" else "table" if family == "table" else family
    return found(root, f"//style:style[@style:name='{name}']/style:{kind}-properties")[0]


def test_the_same_document_has_the_same_bytes_and_begins_with_its_type(made: bytes) -> None:
    assert made == odt(sample())
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type, first.extra) == ("mimetype", zipfile.ZIP_STORED, b"")
        assert archive.read("mimetype") == b"application/vnd.oasis.opendocument.text"
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_manifest_lists_what_is_there(made: bytes) -> None:
    every = parts(made)
    listed = set(values(etree.fromstring(every["META-INF/manifest.xml"]), "//@manifest:full-path"))
    assert listed - {"/"} == set(every) - {"mimetype", "META-INF/manifest.xml"}
    assert not [name for name in every if "Thumbnail" in name or "Configurations" in name]


def test_properties_name_title_author_language_and_release(made: bytes) -> None:
    meta = OdfDocument(io.BytesIO(made)).meta
    assert (meta.title, meta.initial_creator, meta.creator, meta.language) == (
        "What helps & what hinders",
        "A partner",
        "A partner",
        "en-GB",
    )
    assert meta.creation_date is not None
    assert meta.creation_date.replace(tzinfo=None) == datetime(2025, 3, 1)  # noqa: DTZ001 - compared without a zone
    assert b"LibreOffice" not in parts(made)["meta.xml"]
    assert b"2026" not in parts(made)["meta.xml"]


@pytest.mark.parametrize(("language", "pair"), [("en", ("en", "GB")), ("nl", ("nl", "NL"))])
def test_the_language_is_set_for_spelling(language: str, pair: tuple[str, str]) -> None:
    root = etree.fromstring(parts(odt(sample("Text.", language=language)))["styles.xml"])
    (text,) = found(root, "//style:default-style[@style:family='paragraph']/style:text-properties")
    assert (attribute(text, "fo:language"), attribute(text, "fo:country")) == pair


def test_headings_begin_at_one_below_a_title(content: etree._Element) -> None:
    assert [(attribute(each, "text:outline-level"), words(each)) for each in found(content, "//text:h")] == [
        ("1", "First"),
        ("2", "Second"),
        ("3", "Third"),
        ("1", "After the page"),
    ]
    first = found(content, "//office:text/text:p")[:3]
    assert [(attribute(each, "text:style-name"), words(each)) for each in first] == [
        ("Annex_20_Label", "0.C.2 annex 1 · Template"),
        ("Title", "What helps & what hinders"),
        ("Annex_20_Note", "Written for this edition"),
    ]


def test_head_foot_and_page(styles: etree._Element) -> None:
    (header,), (footer,) = found(styles, "//style:header"), found(styles, "//style:footer")
    assert "0.C.2 annex 1" in words(header)
    assert values(header, ".//svg:title/text()") == ["The partner's sign"]
    assert "CC BY-SA 4.0" in words(footer)
    assert found(footer, ".//text:page-number")
    assert found(footer, ".//text:page-count")
    assert "Page 1 of 1" in words(footer)
    assert values(styles, "//style:page-layout-properties/@fo:page-width") == ["210.00mm"]


def test_landscape() -> None:
    root = etree.fromstring(parts(odt(sample("Text.", landscape=True)))["styles.xml"])
    assert values(root, "//style:page-layout-properties/@fo:page-width") == ["297.00mm"]
    assert values(root, "//style:page-layout-properties/@style:print-orientation") == ["landscape"]


def test_lists_nest_and_begin_where_they_say(content: etree._Element) -> None:
    starts = {words(each).strip(): attribute(each, "text:start-value") for each in found(content, "//text:list-item")}
    assert starts["seven"] == "7"
    assert starts["eight"] == starts["one"] == ""
    innermost = next(each for each in found(content, "//text:p") if words(each) == "innermost")
    assert len(found(innermost, "ancestor::text:list")) == 3


def test_a_table_repeats_its_head_and_keeps_widths_and_room(content: etree._Element) -> None:
    table = next(each for each in found(content, "//table:table") if "Question" in words(each))
    assert [words(each) for each in found(table, "./table:table-header-rows/table:table-row/table:table-cell")] == [
        "Question",
        "Answer",
    ]
    widths = [
        float(attribute(look(content, each, "table-column"), "style:column-width").removesuffix("mm"))
        for each in found(table, "./table:table-column")
    ]
    assert widths == [pytest.approx(51), pytest.approx(119)]
    rows = [look(content, each, "table-row") for each in found(table, "./table:table-row")]
    assert [attribute(row, "style:min-row-height") for row in rows] == ["34.00mm", ""]
    assert {attribute(row, "fo:keep-together") for row in rows} == {"always"}
    bare = next(each for each in found(content, "//table:table") if words(each).strip() == "bare")
    assert not found(bare, "./table:table-header-rows")


def test_what_people_fill_in(content: etree._Element) -> None:
    blanks = found(content, "//text:text-input")
    assert [attribute(each, "text:description") for each in blanks] == ["Name", "Signed", "Date", "From", "to"]
    assert set("".join(words(each) for each in blanks)) == {"_"}
    assert words(content).count("☐") == 3
    frames = [
        each
        for each in found(content, "//table:table-row")
        if not words(each).strip() and attribute(look(content, each, "table-row"), "style:min-row-height")
    ]
    assert [attribute(look(content, each, "table-row"), "style:min-row-height") for each in frames] == ["34.00mm"]
    lines = found(content, "//style:style[@style:parent-style-name='Writing_20_Line']")
    used = [
        each
        for each in found(content, "//text:p")
        if attribute(each, "text:style-name") in {attribute(s, "style:name") for s in lines}
    ]
    assert len(used) == 2


def test_pictures_have_size_and_alternative_text_or_are_decoration(content: etree._Element, made: bytes) -> None:
    frames = found(content, "//draw:frame")
    assert [values(each, "./svg:title/text()") for each in frames] == [["Two rings"], []]
    assert b"A flag" in parts(made)["styles.xml"], "the funder's logo stands in the foot"
    assert attribute(frames[0], "svg:width") == "85.00mm"
    name = attribute(frames[1], "draw:style-name")
    assert values(content, f"//style:style[@style:name='{name}']/style:graphic-properties/@loext:decorative") == ["true"]
    assert set(values(content, "//draw:image/@xlink:href")) <= set(parts(made))
    names = values(content, "//draw:frame/@draw:name")
    assert len(names) == len(set(names))


def test_links_and_notes_lead_somewhere(content: etree._Element) -> None:
    targets = values(content, "//text:a/@xlink:href")
    assert "https://example.org/a?b=1&c=2" in targets
    inner = {each.removeprefix("#") for each in targets if each.startswith("#")}
    assert len(inner) == 4
    assert inner == set(values(content, "//text:bookmark/@text:name"))


def test_styles_close(content: etree._Element, styles: etree._Element) -> None:
    known = set(values(content, "//@style:name")) | set(values(styles, "//@style:name"))
    for root in (content, styles):
        for path in ("//@text:style-name", "//@table:style-name", "//@draw:style-name", "//@style:parent-style-name"):
            assert set(values(root, path)) <= known


def test_what_a_speaker_says_is_not_on_paper_and_all_else_is(content: etree._Element) -> None:
    shown = words(content)
    assert "Not on paper" not in shown
    for each in "soft strong code link innermost means quotation blanks yes boxed Careful tick After Last second".split():
        assert each in shown


@pytest.mark.parametrize("end", ["[box: 3]", "| a | b |\n|---|---|\n| c | |"])
def test_after_a_last_table_stands_a_line_of_one_point(end: str) -> None:
    root = etree.fromstring(parts(odt(sample(end, publisher=Publisher("", None, "", "", None, ""))))["content.xml"])
    assert attribute(found(root, "//office:text/*")[-1], "text:style-name") == "Gap"


def test_a_page_break_begins_a_page(content: etree._Element) -> None:
    assert len(found(content, "//style:style[style:paragraph-properties/@fo:break-before='page']")) == 1
