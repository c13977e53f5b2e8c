"""PPTX: how a text becomes slides, and the structure that PowerPoint and screen readers rely on."""

import io
import posixpath
import re
import zipfile
from datetime import datetime
from itertools import pairwise
from typing import Any

import pptx as library
import pytest
from lxml import etree
from pptx.enum.shapes import PP_PLACEHOLDER

from builder.documents.model import Publisher
from builder.documents.slides import fullness, opening, split
from builder.documents.slides.deck import pptx
from builder.documents.slides.fit import text_size, title_size
from builder.documents.slides.inline import Run
from builder.documents.slides.runs import full_language
from builder.documents.slides.text import Blank, Grid, Panel, Paragraph, Text, blocks
from tests.unit.documents.sample import picture, sample

Thing = Any
"""What python-pptx gives, which has no types."""
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
ORDER = {
    "pPr": """lnSpc spcBef spcAft buClrTx buClr buSzTx buSzPct buSzPts buFontTx buFont buNone buAutoNum buChar buBlip tabLst
        defRPr extLst""",
    "rPr": "ln noFill solidFill effectLst highlight uLnTx uLn uFillTx uFill latin ea cs sym hlinkClick hlinkMouseOver rtl extLst",
    "tcPr": "lnL lnR lnT lnB lnTlToBr lnBlToTr cell3D noFill solidFill headers extLst",
    "spPr": "xfrm custGeom prstGeom noFill solidFill ln effectLst extLst",
    "txBody": "bodyPr lstStyle p",
    "sp": "nvSpPr spPr style txBody extLst",
    "presentation": "sldMasterIdLst notesMasterIdLst handoutMasterIdLst sldIdLst sldSz notesSz defaultTextStyle extLst",
}
DECK = """
!!! speaker-notes
    Welcome everybody.

## Three levels

- **Level 1:** the *woman*
- Level 2
    - family
    - friends
- See [the guide](https://example.org/guide)

!!! speaker-notes
    Say what each level is.

    Ask for an example: [here](https://example.org/notes).

    1. Wait.
    2. Write.

## Text and picture

- Begin in the middle

![Three rings](rings.svg)

## Picture

![Three rings](rings.svg)

## Ornament

![](line.svg){role=presentation}

## Table

[table: 30 70]

| Level | Who |
|---|:-:|
| 1 | She |
| 2 | She<br>and others |

## Quotation

> Nobody asked me.

## Caution

!!! caution "Careful"
    Nobody has to answer.

## Steps

1. Ask

    It is hers.

2. Draw
    1. people
    2. places
3. Choose

### After that

- [ ] The room
- [ ] Paper[^1]

[^1]: Putnam (2000). *Bowling Alone*.

## Your turn

Think.

[lines: 3]

[box: 2]

Then say it. Name: [____]
"""


@pytest.fixture(scope="module")
def data() -> bytes:
    return pptx(sample(DECK, kind="presentation"))


@pytest.fixture(scope="module")
def deck(data: bytes) -> Thing:
    return library.Presentation(io.BytesIO(data))


def named(deck: Thing, title: str) -> Thing:
    return next(slide for slide in deck.slides if slide.shapes.title.text_frame.text == title)


def paragraphs(shape: Thing) -> list[str]:
    return [p.text for p in shape.text_frame.paragraphs]


def in_deck(markdown: str, **changes: object) -> Thing:
    return library.Presentation(io.BytesIO(pptx(sample(markdown, **changes))))


# How a text becomes slides


def test_every_h2_begins_a_slide() -> None:
    titles = "Three levels|Text and picture|Picture|Ornament|Table|Quotation|Caution|Steps|Your turn".split("|")
    assert [slide.title for slide in split(sample(DECK))] == titles


def test_notes_are_plain_paragraphs_and_leave_the_body() -> None:
    slide = split(sample(DECK))[0]
    assert slide.notes == (
        "Say what each level is.",
        "Ask for an example: here (https://example.org/notes).",
        "1. Wait.",
        "2. Write.",
    )
    assert [element.tag for element in slide.body] == ["ul"]


def test_notes_keep_what_a_speaker_needs() -> None:
    text = "## A\n\n!!! speaker-notes\n    - one\n        - two\n\n"
    text += "    | a | b |\n    |---|---|\n    | c | d |\n\n    [ ] done: [____]"
    assert split(sample(text))[0].notes == ("• one", "    • two", "a | b", "c | d", "☐ done: ____")


def test_what_stands_before_the_first_h2_is_apart() -> None:
    before = opening(sample("Stray.\n\n!!! speaker-notes\n    Hello.\n\n## A\n\nText."))
    assert before.notes == ("Hello.",)
    assert ["".join(element.itertext()) for element in before.body] == ["Stray."]
    assert opening(sample("## A")).body == ()


def test_pictures_leave_the_text_around_them() -> None:
    slide = split(sample("## A\n\nBefore ![Rings](rings.svg) after.\n\n![Line](line.svg)"))[0]
    assert [image.get("alt") for image in slide.pictures] == ["Rings", "Line"]
    assert blocks(slide.body) == (Text((Paragraph((Run("Before after."),)),)),)


def test_a_picture_in_a_link_keeps_the_address() -> None:
    slide = split(sample("## A\n\n[![Rings](rings.svg)](https://example.org/)"))[0]
    assert slide.pictures[0].get("data-link") == "https://example.org/"
    assert not slide.body
    page = in_deck("## A\n\n[![Rings](rings.svg)](https://example.org/)").slides[1]
    (picture_shape,) = (s for s in page.shapes if s.element.tag == f"{P}pic")
    assert picture_shape.click_action.hyperlink.address == "https://example.org/"


def test_a_footnote_goes_to_the_slide_that_refers_to_it() -> None:
    text = "## A\n\nOne[^1].\n\n## B\n\nTwo[^2].\n\n!!! speaker-notes\n    Three[^3].\n\n## C\n\n"
    text += "[^1]: Note *one*.\n[^2]: Note two.\n[^3]: Note 3."
    a, b, c = split(sample(text))
    assert ["".join(e.itertext()) for e in a.body] == ["One1.", "1 Note one."]
    assert ["".join(e.itertext()) for e in b.body] == ["Two2.", "2 Note two."]
    assert b.notes == ("Three3.", "3 Note 3.")
    assert c.body == ()


def test_rulers_and_new_pages_mean_nothing() -> None:
    assert [e.tag for e in split(sample("## A\n\none\n\n[page]\n\ntwo\n\n---\n\nthree"))[0].body] == ["p", "p", "p"]


# What a body holds


def body(markdown: str) -> Thing:
    return blocks(split(sample(f"## A\n\n{markdown}"))[0].body)


def test_lists_have_depth_and_marks() -> None:
    (text,) = body("- a\n    1. b\n- c")
    assert [(p.text, p.depth, p.mark) for p in text.paragraphs] == [("a", 1, "bullet"), ("b", 2, "number"), ("c", 1, "bullet")]


def test_paragraphs_of_an_item_are_its_lines_so_that_numbers_go_on() -> None:
    (text,) = body("1. a\n\n    more\n\n2. b")
    assert [(p.text, p.mark, p.first) for p in text.paragraphs] == [("a\nmore", "number", 1), ("b", "number", 1)]


def test_counting_goes_on_with_the_right_number_after_something_else() -> None:
    (text,) = body("1. a\n    - x\n\n    after\n\n2. b\n3. c")
    found = [(p.text, p.mark, p.first) for p in text.paragraphs]
    assert found == [("a", "number", 1), ("x", "bullet", 1), ("after", "", 1), ("b", "number", 2), ("c", "number", 2)]


def test_a_list_may_begin_later() -> None:
    assert [p.first for p in body("7. a\n8. b")[0].paragraphs] == [7, 7]


def test_an_item_to_tick_has_the_box_for_its_mark() -> None:
    (text,) = body("- [ ] one\n- [ ]")
    assert [(p.text, p.mark) for p in text.paragraphs] == [("one", "tick"), ("", "tick")]


def test_blanks_and_boxes_in_a_sentence_are_text() -> None:
    assert body("[ ] yes, name: [____]")[0].paragraphs[0].text == "☐ yes, name: ____"


def test_a_table_has_equal_rows_and_widths_in_per_cent() -> None:
    (grid,) = body("[table: 30 70, rows 4]\n\n| a | b |\n|---|--:|\n| c | |")
    assert isinstance(grid, Grid)
    assert (grid.header, grid.widths, grid.lines, [len(row) for row in grid.rows]) == (True, (30, 70), 4, [2, 2])
    assert grid.rows[0][0].heading
    assert grid.rows[0][1].paragraphs[0].align == "right"
    assert grid.rows[1][1].paragraphs == ()


def test_an_empty_header_row_is_none() -> None:
    (grid,) = body("| | |\n|---|---|\n| a | b |")
    assert (grid.header, len(grid.rows)) == (False, 1)


def test_boxes_and_quotations_are_panels() -> None:
    quotation, tip, caution = body('> Said.\n\n!!! tip "Good"\n    Idea.\n\n!!! caution "Mind"\n    This.')
    assert [p.text for p in quotation.paragraphs] == ["Said."]
    assert [(p.text, p.runs[0].bold) for p in tip.paragraphs] == [("Good", True), ("Idea.", False)]
    assert [panel.caution for panel in (quotation, tip, caution)] == [False, False, True]


def test_nothing_of_an_unusual_text_is_lost() -> None:
    found = body("Term\n:   Meaning.\n\n```\ntwo  blanks\n    in\n```\n\n### Small\n\n> - quoted\n>\n> [lines: 2]\n\nlast")
    assert [type(block) for block in found] == [Text, Panel, Blank, Text]
    assert [p.text.replace("\u00a0", " ") for p in found[0].paragraphs] == ["Term", "Meaning.", "two  blanks\n    in", "Small"]
    assert found[0].paragraphs[3].heading
    assert found[2] == Blank(2, frame=False)


# How much fits


def bullets(count: int, words: int = 9) -> str:
    return "## A\n\n" + "\n".join(f"- {'people ' * words}" for _ in range(count))


def slide_of(markdown: str) -> Thing:
    return split(sample(markdown))[0]


def test_fullness_grows_with_the_text_and_sets_the_size() -> None:
    sizes = [text_size(slide_of(bullets(count))) for count in (4, 8, 9, 12, 30)]
    assert sizes[0] == 28
    assert sizes[-1] == 20
    assert sizes == sorted(sizes, reverse=True)
    assert fullness(slide_of(bullets(4))) < fullness(slide_of(bullets(8))) < 1 < fullness(slide_of(bullets(9)))
    assert fullness(slide_of(bullets(30)), 20) > 1


def test_one_at_24_points_is_what_fills_the_height() -> None:
    # The body is 12.2 cm high; a line of Calibri is 1.22 times its size, and 0.45 times its size stand between two points.
    full = (8 * 1.22 + 7 * 0.45) * 24 / 72 * 2.54 / 12.2
    assert fullness(slide_of(bullets(8))) == pytest.approx(full)


def test_a_picture_takes_room_from_the_text() -> None:
    assert fullness(slide_of(bullets(4) + "\n\n![Rings](rings.svg)")) > fullness(slide_of(bullets(4)))
    assert fullness(slide_of("## A\n\n![Rings](rings.svg)")) == 0


def test_long_titles_are_smaller() -> None:
    assert [title_size(slide_of("## " + "People " * count)) for count in (3, 12, 40)] == [36, 34, 28]


# The file


def test_same_document_same_bytes(data: bytes) -> None:
    assert pptx(sample(DECK, kind="presentation")) == data


def test_times_in_the_zip_are_fixed_and_no_leftovers_remain(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        infos = archive.infolist()
        texts = b"".join(archive.read(info) for info in infos if info.filename.endswith((".xml", ".rels")))
    assert {info.date_time for info in infos} == {(1980, 1, 1, 0, 0, 0)}
    assert infos[0].filename == "[Content_Types].xml"
    assert not [i.filename for i in infos if re.search(r"thumbnail|printerSettings|app\.xml|viewProps", i.filename)]
    assert not re.search(rb"Canny|python-pptx|datetimeFigureOut|smtClean|en-US|1/27/13", texts)


def test_properties_come_from_the_document(deck: Thing) -> None:
    found = deck.core_properties
    assert (found.title, found.author, found.last_modified_by) == ("What helps & what hinders", "A partner", "A partner")
    assert (found.language, found.subject, found.revision) == ("en", "Level by level", 1)
    assert found.created == found.modified == datetime(2025, 3, 1)  # noqa: DTZ001 - as the library gives it


def test_the_course_is_the_author_where_nobody_publishes() -> None:
    nobody = Publisher("", None, "", "", None, "")
    assert in_deck("## A", publisher=nobody).core_properties.author == "Level by level"


def test_the_size_is_16_to_9(deck: Thing) -> None:
    assert (deck.slide_width, deck.slide_height) == (12_192_000, 6_858_000)


def test_six_layouts_with_real_placeholders(deck: Thing) -> None:
    names = ["Title slide", "Text", "Text and picture", "Picture", "Table", "Panel"]
    assert [layout.name for layout in deck.slide_layouts] == names
    for layout in deck.slide_layouts:
        kinds = {holder.placeholder_format.type for holder in layout.placeholders}
        assert {PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER} <= kinds


def test_each_slide_has_its_layout(deck: Thing) -> None:
    expected = "Title slide|Text|Text and picture|Picture|Picture|Table|Panel|Panel|Text|Text".split("|")
    assert [slide.slide_layout.name for slide in deck.slides] == expected


def test_every_slide_has_title_footer_and_number_and_no_empty_placeholder(deck: Thing) -> None:
    for slide in deck.slides:
        kinds = [holder.placeholder_format.type for holder in slide.placeholders]
        assert len(kinds) == len(set(kinds) | {0}) - (0 not in kinds)
        texts = {h.placeholder_format.type: h.text_frame.text for h in slide.placeholders if h.has_text_frame}
        assert all(texts.values())
        assert texts[PP_PLACEHOLDER.FOOTER] == "0.C.2 annex 1 · CC BY-SA 4.0 · Written for this edition."
        assert PP_PLACEHOLDER.SLIDE_NUMBER in kinds
        assert slide.shapes.title.text_frame.text


def test_the_title_slide_says_what_it_is(deck: Thing) -> None:
    slide = deck.slides[0]
    texts = [text for shape in slide.shapes if shape.has_text_frame for text in paragraphs(shape)]
    assert texts[:4] == ["What helps & what hinders", "Level by level", "0.C.2 annex 1 · Edition 1", "Written for this edition"]
    assert "Funded by a fund." in texts
    alternatives = [s.element.nvPicPr.cNvPr.get("descr") for s in slide.shapes if s.element.tag == f"{P}pic"]
    assert alternatives == ["The partner's sign", "A flag"]
    assert slide.notes_slide.notes_text_frame.text == "Welcome everybody."


def test_a_publisher_without_a_logo_is_named_and_no_note_leaves_no_box() -> None:
    page = in_deck("## A", publisher=Publisher("Some partner", None, "", "", None, ""), note="").slides[0]
    assert paragraphs(page.placeholders[1])[-1] == "Some partner"
    assert 15 not in [holder.placeholder_format.idx for holder in page.placeholders]


def test_notes_are_real_notes_with_their_paragraphs(deck: Thing) -> None:
    slide = named(deck, "Three levels")
    assert paragraphs(slide.notes_slide.notes_placeholder)[:2] == [
        "Say what each level is.",
        "Ask for an example: here (https://example.org/notes).",
    ]
    assert not named(deck, "Picture").has_notes_slide
    assert deck.element.find(f"{P}notesMasterIdLst") is not None


def test_a_deck_without_notes_has_no_notes_master() -> None:
    assert in_deck("## A").element.find(f"{P}notesMasterIdLst") is None


def test_bullets_emphasis_and_links(deck: Thing) -> None:
    frame = named(deck, "Three levels").placeholders[1].text_frame
    found = [(p.level, p.text) for p in frame.paragraphs]
    assert found == [(0, "Level 1: the woman"), (0, "Level 2"), (1, "family"), (1, "friends"), (0, "See the guide")]
    runs = frame.paragraphs[0].runs
    assert [(r.text, r.font.bold, r.font.italic) for r in runs][0::2] == [("Level 1:", True, None), ("woman", None, True)]
    assert frame.paragraphs[4].runs[1].hyperlink.address == "https://example.org/guide"


def test_numbers_are_automatic_and_boxes_are_characters(deck: Thing) -> None:
    frame = named(deck, "Steps").placeholders[1].text_frame
    numbered = [p.text for p in frame.paragraphs if p._p.find(f"{A}pPr/{A}buAutoNum") is not None]  # noqa: SLF001
    assert numbered == ["Ask\vIt is hers.", "Draw", "people", "places", "Choose"]
    texts = [p.text for p in frame.paragraphs]
    assert texts[5:8] == ["After that", "☐\tThe room", "☐\tPaper1"]
    assert texts[8] == "1 Putnam (2000). Bowling Alone."


def test_pictures_keep_their_proportions_in_their_placeholders(deck: Thing) -> None:
    for title, alternative in (("Text and picture", "Three rings"), ("Picture", "Three rings"), ("Ornament", "")):
        holder = named(deck, title).placeholders[13]
        assert holder.element.nvPicPr.cNvPr.get("descr") == alternative
        assert holder.crop_left == holder.crop_top == 0
        proportion = 400 / 200 if alternative else 96 / 12
        assert holder.width / holder.height == pytest.approx(proportion, rel=1e-3)


def test_a_decorative_picture_is_marked_as_such(deck: Thing) -> None:
    marks = {
        title: named(deck, title).placeholders[13].element.xpath(".//*[local-name()='decorative']")
        for title in ("Picture", "Ornament")
    }
    assert [mark.get("val") for mark in marks["Ornament"]] == ["1"]
    assert marks["Picture"] == []


def test_text_stands_left_of_the_picture(deck: Thing) -> None:
    slide = named(deck, "Text and picture")
    text, image = slide.placeholders[1], slide.placeholders[13]
    assert text.left + text.width < image.left
    assert text.width / (deck.slide_width - 2 * text.left) == pytest.approx(0.52, abs=0.01)


def test_several_pictures_do_not_overlap() -> None:
    page = in_deck("## A\n\ntext\n\n![One](rings.svg)\n\n![Two](rings.svg)\n\n![Three](line.svg)").slides[1]
    images = [s for s in page.shapes if s.element.tag == f"{P}pic"]
    assert [i.element.nvPicPr.cNvPr.get("descr") for i in images] == ["One", "Two", "Three"]
    assert all(a.top + a.height <= b.top for a, b in pairwise(images))
    alone = in_deck("## A\n\n![One](rings.svg) ![Two](rings.svg)").slides[1]
    left, right = (s for s in alone.shapes if s.element.tag == f"{P}pic")
    assert left.left + left.width <= right.left


def test_a_table_is_native_with_a_header_and_widths(deck: Thing) -> None:
    frame = named(deck, "Table").placeholders[14]
    table = frame.table
    assert table.first_row
    assert not table.horz_banding
    assert [table.cell(0, column).text for column in range(2)] == ["Level", "Who"]
    assert table.columns[0].width / frame.width == pytest.approx(0.3, abs=0.001)
    assert table.cell(0, 0).text_frame.paragraphs[0].runs[0].font.bold
    assert frame.element.nvGraphicFramePr.cNvPr.get("descr") == "Table"


def test_panels_differ_by_more_than_colour(deck: Thing) -> None:
    caution = named(deck, "Caution").placeholders[1]
    assert caution.text_frame.text == "Careful\nNobody has to answer."
    assert caution.text_frame.paragraphs[0].runs[0].font.bold
    assert caution.element.spPr.find(f"{A}solidFill/{A}srgbClr").get("val") == "f6ece4"
    quotation = named(deck, "Quotation").placeholders[1]
    assert quotation.element.spPr.find(f"{A}solidFill/{A}schemeClr").get("val") == "bg2"


def test_room_to_write_is_drawn_and_parts_stand_below_each_other(deck: Thing) -> None:
    slide = named(deck, "Your turn")
    names = [shape.name for shape in slide.shapes]
    assert [n for n in names if n.startswith("Writing line")] == ["Writing line 1", "Writing line 2", "Writing line 3"]
    assert any(n.startswith("Writing box") for n in names)
    texts = [s for s in slide.shapes if s.has_text_frame and s.text_frame.text in ("Think.", "Then say it. Name: ____")]
    box = next(s for s in slide.shapes if s.name.startswith("Writing box"))
    assert len(texts) == 2
    assert texts[0].top < box.top < box.top + box.height < texts[1].top


def test_lists_in_a_second_text_have_bullets_too() -> None:
    page = in_deck("## A\n\ntext\n\n[lines: 1]\n\n- a\n    - b").slides[1]
    box = next(
        shape for shape in page.shapes if not shape.is_placeholder and shape.has_text_frame and "a" in shape.text_frame.text
    )
    styles = box.element.txBody.findall(f"{A}lstStyle/*")
    assert [style.find(f"{A}buChar").get("char") for style in styles[:2]] == ["•", "–"]
    assert int(styles[0].get("marL")) < int(styles[1].get("marL"))


def test_no_text_of_a_slide_is_under_20_points_and_all_have_a_language() -> None:
    deck = in_deck(DECK + "\n\n" + bullets(30), language="nl")
    for slide in list(deck.slides)[1:]:
        for shape in slide.shapes:
            if shape.is_placeholder and shape.placeholder_format.type in (PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER):
                continue
            for properties in shape.element.iter(f"{A}rPr", f"{A}endParaRPr"):
                assert int(properties.get("sz")) >= 2000
    for slide in deck.slides:
        for run in slide.element.iter(f"{A}r", f"{A}fld"):
            assert run.find(f"{A}rPr").get("lang") == "nl-NL"


@pytest.mark.parametrize(("language", "full"), [("en", "en-GB"), ("nl", "nl-NL"), ("el", "el-GR"), ("pt-BR", "pt-BR"), ("", "")])
def test_languages_have_a_region(language: str, full: str) -> None:
    assert full_language(language) == full


def test_a_word_in_another_language_says_so() -> None:
    frame = in_deck("## A\n\n*Arbeit*{lang=de} is work").slides[1].placeholders[1].text_frame
    languages = [run._r.find(f"{A}rPr").get("lang") for run in frame.paragraphs[0].runs]  # noqa: SLF001
    assert languages == ["de-DE", "en-GB"]


def test_languages_from_right_to_left_run_so() -> None:
    frame = in_deck("## A\n\n- مرحبا", language="ar").slides[1].placeholders[1].text_frame
    properties = frame.paragraphs[0]._p.find(f"{A}pPr")  # noqa: SLF001
    assert (properties.get("rtl"), properties.get("algn")) == ("1", "r")


def test_an_image_used_twice_is_stored_once(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        media = [name for name in archive.namelist() if name.startswith("ppt/media/")]
    assert len(media) == 4


def test_relationships_close_and_shapes_have_numbers_of_their_own(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert len(parts) > 30
    for name, content in parts.items():
        if name.endswith(".rels"):
            folder = posixpath.dirname(posixpath.dirname(name))
            inner = [r.get("Target", "") for r in etree.fromstring(content) if r.get("TargetMode") != "External"]
            assert not [t for t in inner if posixpath.normpath(posixpath.join(folder, t)).lstrip("/") not in parts], name
        elif name.endswith(".xml"):
            root = etree.fromstring(content)
            known = parts.get(f"{posixpath.dirname(name)}/_rels/{posixpath.basename(name)}.rels", b"<none/>")
            used = {value for node in root.iter() for key, value in node.attrib.items() if str(key).startswith(R)}
            assert used <= {r.get("Id") for r in etree.fromstring(known)}, name
            numbers = [node.get("id") for node in root.iter(f"{P}cNvPr")]
            assert len(numbers) == len(set(numbers)), name


def test_children_stand_in_the_order_of_the_schema(data: bytes) -> None:
    seen = set()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        roots = [etree.fromstring(archive.read(n)) for n in archive.namelist() if n.startswith("ppt/") and n.endswith(".xml")]
    for node in (node for root in roots for node in root.iter()):
        kind = etree.QName(node).localname
        kind = "rPr" if kind in ("endParaRPr", "defRPr") else "pPr" if re.fullmatch(r"lvl\dpPr", kind) else kind
        if kind in ORDER:
            seen.add(kind)
            order = ORDER[kind].split()
            places = [order.index(etree.QName(child).localname) for child in node]
            assert places == sorted(places), etree.tostring(node)
    assert seen == set(ORDER)


def test_a_picture_that_is_a_photograph_is_fine() -> None:
    image = picture(30, 60)
    page = in_deck("## A\n\n![Tall](tall.png)", pictures={"tall.png": image}).slides[1]
    holder = page.placeholders[13]
    assert holder.height / holder.width == pytest.approx(2, rel=1e-3)
