"""DOCX: the structure that Word, screen readers and people who fill in rely on."""

import io
import re
import zipfile
from datetime import datetime
from itertools import pairwise
from typing import cast

import docx as python_docx
import pytest
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm
from lxml import etree

from builder.documents.flow.blocks import Paragraph, Words
from builder.documents.flow.parse import flow
from builder.documents.model import Publisher
from builder.documents.word import docx
from tests.unit.documents.sample import picture, sample, xhtml

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ORDER = {
    "pPr": """pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs
        suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd
        snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment
        textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange""",
    "rPr": """rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid
        vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em
        lang eastAsianLayout""",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    "tblPr": """tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing
        tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription""",
    "sdtPr": "rPr alias tag id lock placeholder temporary showingPlcHdr dataBinding text checkbox",
    "style": """name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat
        locked personal pPr rPr tblPr trPr tcPr tblStylePr""",
    "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
    "pBdr": "top left bottom right between bar",
    "tcBorders": "top left bottom right insideH insideV",
    "tblBorders": "top left bottom right insideH insideV",
    "tblCellMar": "top left bottom right",
    "settings": "zoom defaultTabStop characterSpacingControl compat themeFontLang clrSchemeMapping",
}
"""The sequences of the schema (ECMA-376 part 1, annex A.1), which Word holds a file to."""


@pytest.fixture(scope="module")
def made() -> bytes:
    return docx(sample())


@pytest.fixture(scope="module")
def word(made: bytes) -> WordDocument:
    return python_docx.Document(io.BytesIO(made))


def opened(markdown: str, **changes: object) -> WordDocument:
    return python_docx.Document(io.BytesIO(docx(sample(markdown, **changes))))


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def xpath(word: WordDocument, path: str) -> list[etree._Element]:
    return list(word.element.xpath(path))


def found(root: etree._Element, path: str) -> list[str]:
    """Give the texts or attributes that a path without prefixes finds in elements of any library."""
    return [str(each) for each in cast("list[object]", etree.fromstring(etree.tostring(root)).xpath(path))]


def shown(element: etree._Element) -> str:
    return "".join(found(element, "//*[local-name()='t']/text()"))


def styles_of(word: WordDocument) -> list[str]:
    return [paragraph.style.name or "" for paragraph in word.paragraphs if paragraph.style is not None]


def test_the_same_document_has_the_same_bytes_and_no_time_of_its_making(made: bytes) -> None:
    assert made == docx(sample())
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.namelist()[0] == "[Content_Types].xml"


def test_nothing_of_the_librarys_template_is_left(made: bytes) -> None:
    every = parts(made)
    assert not [name for name in every if "thumbnail" in name or "customXml" in name or name.endswith("app.xml")]
    assert b"python-docx" not in b"".join(every.values())
    assert b"2013" not in every["docProps/core.xml"]


def test_properties_name_title_author_language_and_release(word: WordDocument) -> None:
    core = word.core_properties
    assert (core.title, core.author, core.last_modified_by, core.language) == (
        "What helps & what hinders",
        "A partner",
        "A partner",
        "en-GB",
    )
    assert core.created is not None
    assert core.created.replace(tzinfo=None) == datetime(2025, 3, 1)  # noqa: DTZ001 - python-docx may give it without a zone
    assert core.created == core.modified


def test_without_a_publisher_the_course_is_the_author() -> None:
    bare = opened("Text.", publisher=Publisher("", None, "", "", None, ""))
    assert bare.core_properties.author == "Level by level"
    assert not bare.element.xpath("//w:drawing")
    assert "Funder" not in styles_of(bare)


@pytest.mark.parametrize(("language", "tag"), [("en", "en-GB"), ("nl", "nl-NL"), ("pt-BR", "pt-BR"), ("el", "el-GR")])
def test_the_language_is_set_for_spelling(language: str, tag: str) -> None:
    styles = parts(docx(sample("Text.", language=language)))["word/styles.xml"]
    assert etree.fromstring(styles).find(f".//{W}docDefaults//{W}lang").get(f"{W}val") == tag  # type: ignore[union-attr]


def test_headings_begin_at_one_below_a_title(word: WordDocument) -> None:
    front = [(p.style.name, p.text) for p in word.paragraphs if p.style is not None and p.style.name in ("Title", "Annex Label")]
    assert front == [("Annex Label", "0.C.2 annex 1 · Template"), ("Title", "What helps & what hinders")]
    headings = [
        (p.style.name, p.text) for p in word.paragraphs if p.style is not None and (p.style.name or "").startswith("Heading")
    ]
    assert headings == [("Heading 1", "First"), ("Heading 2", "Second"), ("Heading 3", "Third"), ("Heading 1", "After the page")]
    assert word.styles["Heading 1"].paragraph_format.keep_with_next


def test_the_note_stands_in_a_frame(word: WordDocument) -> None:
    note = next(p for p in word.paragraphs if p.text == "Written for this edition")
    assert note.style is not None
    assert len(note.style.element.xpath("./w:pPr/w:pBdr/*")) == 4
    assert "Annex Note" not in styles_of(opened("Text.", note=""))


def test_pages_are_a4_either_way(word: WordDocument) -> None:
    assert [round(side.mm) for side in (word.sections[0].page_width, word.sections[0].page_height) if side] == [210, 297]
    wide = opened("Text.", landscape=True).sections[0]
    assert [round(side.mm) for side in (wide.page_width, wide.page_height) if side] == [297, 210]
    assert wide.left_margin is not None
    assert round(wide.left_margin.mm) == 20


def test_head_and_foot_say_what_and_where(word: WordDocument) -> None:
    header, footer = word.sections[0].header, word.sections[0].footer
    assert header.tables[0].cell(0, 0).text == "0.C.2 annex 1   What helps & what hinders"
    assert [each.get("descr") for each in header._element.xpath(".//wp:docPr")] == ["The partner's sign"]  # noqa: SLF001
    assert footer.tables[0].cell(0, 0).text == "CC BY-SA 4.0 · Written for this edition."
    assert [each.get(qn("w:instr")) for each in footer._element.xpath(".//w:fldSimple")] == [" PAGE ", " NUMPAGES "]  # noqa: SLF001
    assert "".join(footer._element.xpath("./w:tbl[1]//w:tc[2]//w:t/text()")) == "Page 1 of 1"  # noqa: SLF001


def test_the_funder_stands_in_the_foot(word: WordDocument) -> None:
    last = word.sections[0].footer.tables[-1]
    assert last.cell(0, 1).text == "Funded by a fund."
    assert last._element.xpath(".//wp:docPr/@descr") == ["A flag"]  # noqa: SLF001


def test_numbered_lists_restart_and_begin_where_they_say(word: WordDocument) -> None:
    numbers = {p.text: p._p.xpath("./w:pPr/w:numPr/w:numId/@w:val") for p in word.paragraphs}  # noqa: SLF001
    assert numbers["one"] == numbers["two"] != numbers["seven"] == numbers["eight"]
    starts = {
        num.get(qn("w:numId")): num.xpath("./w:lvlOverride/w:startOverride/@w:val")
        for num in word.part.numbering_part.element.xpath("./w:num")
    }
    assert starts[str(numbers["seven"][0])] == ["7"]
    assert starts[str(numbers["one"][0])] == ["1"]


def test_inner_lists_are_set_in(word: WordDocument) -> None:
    levels = {p.text: (p._p.xpath("./w:pPr/w:numPr/w:ilvl/@w:val"), p.paragraph_format.left_indent) for p in word.paragraphs}  # noqa: SLF001
    assert levels["inner"][0] == ["1"]
    assert levels["innermost"][0] == ["2"]
    assert Mm(12) < (levels["inner"][1] or 0) < (levels["innermost"][1] or 0)


def test_a_table_repeats_its_head_and_keeps_widths_alignment_and_room(word: WordDocument) -> None:
    table = next(each for each in word.tables if each.cell(0, 0).text == "Question")
    rows = table._element.xpath("./w:tr")  # noqa: SLF001
    assert [bool(row.xpath("./w:trPr/w:tblHeader")) for row in rows] == [True, False, False]
    assert all(row.xpath("./w:trPr/w:cantSplit") for row in rows)
    widths = [int(each) for each in table._element.xpath("./w:tblGrid/w:gridCol/@w:w")]  # noqa: SLF001
    assert widths[0] / sum(widths) == pytest.approx(0.3, abs=0.01)
    assert sum(widths) == pytest.approx(170 * 56.7, abs=20)
    assert table.cell(1, 1).paragraphs[0].alignment == WD_ALIGN_PARAGRAPH.CENTER
    heights = [row.xpath("./w:trPr/w:trHeight/@w:val") for row in rows]
    assert heights[0] == heights[2] == []
    assert int(heights[1][0]) == pytest.approx(34 * 56.7, abs=2)
    assert table._element.xpath("./w:tr[1]//w:pStyle/@w:val") == ["TableHeading", "TableHeading"]  # noqa: SLF001


def test_a_table_without_words_in_its_head_has_none(word: WordDocument) -> None:
    table = next(each for each in word.tables if each.cell(0, 0).text == "bare")
    assert not table._element.xpath(".//w:tblHeader")  # noqa: SLF001


def test_boxes_are_told_apart_without_colour(word: WordDocument) -> None:
    boxes = xpath(word, "//w:tbl[w:tblPr/w:tblStyle/@w:val='AnnexBox']")
    assert [found(box, "//*[local-name()='tblCaption']/@*") for box in boxes] == [
        ["A good idea"],
        ["Mind this"],
    ]
    rules = [int(box.find(f".//{W}tcBorders/{W}left").get(f"{W}sz", "0")) for box in boxes]  # type: ignore[union-attr]
    assert rules[0] < rules[1]
    assert [box.find(f".//{W}pStyle").get(f"{W}val") for box in boxes] == ["BoxTitle", "BoxTitle"]  # type: ignore[union-attr]


def test_what_a_speaker_says_is_not_on_paper(made: bytes) -> None:
    assert b"Not on paper" not in parts(made)["word/document.xml"]


def test_blanks_are_controls_with_a_name(word: WordDocument) -> None:
    controls = xpath(word, "//w:sdt[w:sdtPr/w:text]")
    names = [each.find(f"{W}sdtPr/{W}alias").get(f"{W}val") for each in controls]  # type: ignore[union-attr]
    assert names == ["Name", "Signed", "Date", "From", "to"]
    blanks = [shown(each) for each in controls]
    assert set("".join(blanks)) == {"_"}
    assert len(blanks[0]) == 5
    assert all(each.find(f"{W}sdtPr/{W}showingPlcHdr") is not None for each in controls)


def test_a_long_blank_takes_the_rest_of_its_line_and_two_share_it(word: WordDocument) -> None:
    signed = next(p for p in word.paragraphs if p.text.startswith("Signed"))
    assert signed._p.xpath("./w:pPr/w:tabs/w:tab/@w:leader") == ["underscore"]  # noqa: SLF001
    assert len(signed._p.xpath("./w:r/w:tab")) == 1  # noqa: SLF001
    both = next(p for p in word.paragraphs if p.text.startswith("From"))
    assert not both._p.xpath("./w:r/w:tab")  # noqa: SLF001
    assert all(len(shown(each)) > 30 for each in both._p.xpath("./w:sdt"))  # noqa: SLF001


def test_boxes_to_tick_are_controls(word: WordDocument) -> None:
    space = "{http://schemas.microsoft.com/office/word/2010/wordml}"
    ticks = [each for each in xpath(word, "//w:sdt") if each.find(f".//{space}checkbox") is not None]
    assert [shown(each) for each in ticks] == ["☐"] * 3
    assert all(each.find(f".//{space}checked").get(f"{space}val") == "0" for each in ticks)  # type: ignore[union-attr]
    assert [p.text for p in word.paragraphs if p.text.endswith("tick")] == ["\tfirst tick", "\tsecond tick"]


def test_lines_and_frames_have_room(word: WordDocument) -> None:
    lines = [p for p in word.paragraphs if p.style is not None and p.style.name == "Writing Line"]
    assert len(lines) == 2
    assert lines[0].style is not None
    assert lines[0].style.element.xpath("./w:pPr/w:pBdr/w:between/@w:val") == ["single"]
    assert lines[0]._p.xpath("./w:pPr/w:ind")  # noqa: SLF001 - they stand in an item of a list
    frame = xpath(word, "//w:tbl[w:tblPr/w:tblStyle/@w:val='AnnexFrame']//w:trHeight")[0]
    assert int(frame.get(f"{W}val", "0")) == pytest.approx(34 * 56.7, abs=2)
    assert frame.get(f"{W}hRule") == "atLeast"


def test_a_frame_is_never_higher_than_a_page() -> None:
    height = xpath(opened("[box: 99]"), "//w:trHeight")[0]
    assert int(height.get(f"{W}val", "0")) < 250 * 56.7


def test_pictures_have_size_and_alternative_text_or_are_decoration(word: WordDocument) -> None:
    rings, line = xpath(word, "//w:body/w:p//wp:inline")
    about = rings.find("{*}docPr")
    assert about is not None
    assert about.get("descr") == "Two rings"
    assert not len(about)
    assert int(rings.find("{*}extent").get("cx", "0")) == pytest.approx(85 * 36000, abs=10)  # type: ignore[union-attr]
    assert line.find("{*}docPr").get("descr") == ""  # type: ignore[union-attr]
    assert line.find("{*}docPr//{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative") is not None


def test_a_page_break_leaves_no_empty_paragraph(word: WordDocument) -> None:
    broken = [p.text for p in word.paragraphs if p.paragraph_format.page_break_before]
    assert broken == ["After the page"]


def test_notes_lead_there_and_back(word: WordDocument) -> None:
    marks = set(word.element.xpath("//w:bookmarkStart/@w:name"))
    targets = list(word.element.xpath("//w:hyperlink/@w:anchor"))
    assert len(targets) == 4
    assert set(targets) == marks
    notes = [p.text for p in word.paragraphs if p.style is not None and p.style.name == "endnote text"]
    assert [note.replace("\xa0", "").strip() for note in notes] == ["1.\tThe first note.", "2.\tThe second note."]


@pytest.mark.parametrize("end", ["[box: 3]", "| a | b |\n|---|---|\n| c | |", '!!! note "N"\n    Text.'])
def test_after_a_last_table_stands_a_line_of_one_point(end: str) -> None:
    word = opened(f"Text.\n\n{end}", publisher=Publisher("", None, "", "", None, ""))
    last = word.element.body[-2]
    assert last.xpath("./w:pPr/w:pStyle/@w:val") == ["Gap"]
    assert last.xpath("./w:pPr/w:spacing/@w:line") == ["20"]
    assert last.xpath("./w:pPr/w:spacing/@w:after") == ["0"]


def test_every_cell_ends_with_a_paragraph_and_no_two_tables_touch(word: WordDocument) -> None:
    assert all(cell[-1].tag == f"{W}p" for cell in word.element.iter(f"{W}tc"))
    for parent in (word.element.body, *word.element.iter(f"{W}tc")):
        assert not [one for one, other in pairwise(parent) if one.tag == other.tag == f"{W}tbl"]


def test_children_stand_in_the_order_of_the_schema(made: bytes) -> None:
    checked = set()
    for name, data in parts(made).items():
        if not name.startswith("word/") or not name.endswith(".xml"):
            continue
        for element in etree.fromstring(data).iter():
            local = etree.QName(element).localname
            if local in ORDER and etree.QName(element).namespace == W[1:-1]:
                order = ORDER[local].split()
                places = [order.index(etree.QName(child).localname) for child in element]
                assert places == sorted(places), (name, etree.tostring(element))
                checked.add(local)
    assert checked == set(ORDER)


def test_styles_numbers_and_ids_close(made: bytes) -> None:
    styles, root, numbering = (etree.fromstring(parts(made)[f"word/{name}.xml"]) for name in ("styles", "document", "numbering"))
    known = set(found(styles, "//@*[local-name()='styleId']"))
    named = " or ".join(f"local-name()='{name}'" for name in ("pStyle", "rStyle", "tblStyle", "basedOn", "next"))
    assert set(found(root, f"//*[{named}]/@*")) <= known
    assert set(found(styles, f"//*[{named}]/@*")) <= known
    lists = set(found(numbering, "//*[local-name()='num']/@*[local-name()='numId']"))
    assert set(found(root, "//*[local-name()='numId']/@*")) <= lists
    for path in ("sdtPr']/*[local-name()='id']/@*", "docPr']/@id", "bookmarkStart']/@*[local-name()='id']"):
        ids = found(root, f"//*[local-name()='{path}")
        assert ids
        assert len(ids) == len(set(ids)), path


def test_relationships_close(made: bytes) -> None:
    every = parts(made)
    for name, data in every.items():
        if not name.endswith(".rels"):
            continue
        known = {}
        for rel in etree.fromstring(data):
            known[rel.get("Id")] = rel.get("Target", "")
            if rel.get("TargetMode") != "External":
                assert f"{name.split('_rels')[0]}{rel.get('Target')}" in every
        if name == "_rels/.rels":
            continue
        part = every[name.replace("_rels/", "").removesuffix(".rels")].decode()
        assert set(re.findall(r'r:(?:id|embed)="([^"]+)"', part)) <= set(known)
    assert b"https://example.org/a?b=1&amp;c=2" in every["word/_rels/document.xml.rels"]


def test_no_text_but_head_and_foot_is_smaller_than_ten_and_a_half_points(made: bytes) -> None:
    styles = etree.fromstring(parts(made)["word/styles.xml"])
    sizes = {
        style.get(f"{W}styleId"): int(size.get(f"{W}val", "0")) / 2
        for style in styles.iter(f"{W}style")
        for size in style.iter(f"{W}sz")
        if size.getparent().tag == f"{W}rPr"  # type: ignore[union-attr]
    }
    assert {name for name, size in sizes.items() if size < 10.5} == {"Gap", "Rule", "Header", "Footer", "Funder"}


def test_every_word_of_the_text_is_there(made: bytes) -> None:
    text = shown(etree.fromstring(parts(made)["word/document.xml"]))
    for words in "soft strong code link innermost means quotation blanks yes boxed Careful tick After Last".split():
        assert words in text
    assert "two  blanks" in text


def test_a_picture_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError):
        docx(sample("![A](missing.png)", pictures={"other.png": picture(4, 4)}))


def test_white_space_is_settled() -> None:
    (paragraph,) = flow(xhtml("one\ntwo  **three**  \nfour"))
    assert isinstance(paragraph, Paragraph)
    assert [each.text if isinstance(each, Words) else "|" for each in paragraph.inlines] == ["one two ", "three", "|", "four"]


def test_a_box_to_tick_stays_with_its_word() -> None:
    (paragraph,) = flow(xhtml("Yes [ ] or [ ] no"))
    assert isinstance(paragraph, Paragraph)
    assert [each.text for each in paragraph.inlines if isinstance(each, Words)] == [
        "Yes ",
        "\N{NO-BREAK SPACE}or ",
        "\N{NO-BREAK SPACE}no",
    ]
