"""Plans made by hand for the tests of the SCORM writers: small, odd, large."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from builder.diagnostics import Span
from builder.plan.model import (
    Activity,
    CoursePlan,
    FileActivity,
    LabelActivity,
    LinkActivity,
    NewsActivity,
    PageActivity,
    Section,
)
from builder.plan.rich_model import ActivityRef, Asset, AttachedFile, FileRef, Rich
from builder.reader.words import words_for

HERE = Path(__file__).parent
SPAN = Span("source/module.en.md", 1, 1)
ODD = 'Q & A <b> "quoted" é 漢 😀'

CARD = (
    '<dl class="card row"><dt class="col-sm-3">Level</dt><dd class="col-sm-9">Level 1: knowing</dd>'
    '<dt class="col-sm-3">Duration</dt><dd class="col-sm-9">90 minutes</dd>'
    '<dt class="col-sm-3">Objectives</dt><dd class="col-sm-9"><ul><li>Know the roles of a professional</li>'
    "<li>Understand how the three levels work together</li></ul></dd>"
    '<dt class="col-sm-3">Methods</dt><dd class="col-sm-9">Drawing, presentation, plenary discussion</dd></dl>'
)
PROCEDURE = (
    "<h3>Procedure</h3><ol><li><p><strong>Open.</strong> Invite participants to introduce their job and what their "
    "organisation does. They do this with a picture. (15 min)</p></li><li><p><strong>Draw.</strong> Everyone draws their own:</p>"
    "<ul><li>its name;</li><li>one star for themselves;</li><li>further stars for colleagues.</li></ul></li></ol>"
    '<div class="admonition tip alert alert-info"><p class="admonition-title" style="font-weight:bold">Trainer&#8217;s tip</p>'
    "<p>Keep the drawings on the wall until the end.</p></div>"
    '<div class="admonition caution alert alert-warning"><p class="admonition-title" style="font-weight:bold">Take care</p>'
    "<p>Some stories are heavy. Say at the start that nobody has to tell theirs.</p></div>"
)
TABLE = (
    '<h4>Who does what</h4><div class="table-responsive"><table class="table table-bordered"><thead><tr>'
    '<th scope="col">Organisation</th><th scope="col">Responsibility</th><th scope="col">Contact</th></tr></thead><tbody>'
    "<tr><td>Employment service</td><td>Advice and placement</td><td></td></tr>"
    "<tr><td>Municipality</td><td>Childcare, language courses</td><td>Front desk</td></tr></tbody></table></div>"
)
FOOTNOTE = (
    '<p>Three levels.<sup id="fnref-1"><a class="footnote-ref" href="#fn-1">1</a></sup></p>'
    '<div class="footnote"><hr /><ol><li id="fn-1"><p>Knowing, doing, being. '
    '<a class="footnote-backref" href="#fnref-1" title="back">\u21a9\ufe0e</a></p></li></ol></div>'
)
PIXEL = (
    b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 400 160'><circle cx='150' cy='80' r='60' fill='none' stroke='#14595f' "
    b"stroke-width='6'/><circle cx='250' cy='80' r='60' fill='none' stroke='#a8660b' stroke-width='6'/></svg>"
)


@cache
def words(language: str) -> Mapping[str, str]:
    """Give the builder's own words of a language."""
    return words_for(HERE, language)[0]


def asset(folder: Path, name: str, data: bytes, mimetype: str) -> Asset:
    """Write a file and measure it."""
    file = folder / name
    file.write_bytes(data)
    return Asset(
        file, len(data), hashlib.sha1(data, usedforsecurity=False).hexdigest(), hashlib.sha256(data).hexdigest(), mimetype
    )


def page(key: str, title: str, body: Rich, **other: object) -> PageActivity:
    """Make a page; the kind is an exercise's."""
    made = PageActivity(key, title, "exercise", "en", body, (), "", "", counts=True, indent=0, origin=SPAN)
    return replace(made, **other)  # type: ignore[arg-type]


def label(key: str, name: str, level: int, text: str) -> LabelActivity:
    """Make a label that begins with a heading, as the plan's labels do."""
    body = (f'<div lang="en"><h{2 + level}>{name}</h{2 + level}><p>{text}</p></div>',)
    return LabelActivity(key, name, "en", body, (), 2 if level == 2 else 1, 0, SPAN)


def section(key: str, number: int, title: str, activities: Iterable[Activity], summary: Rich = ()) -> Section:
    """Make a section."""
    return Section(key, number, title, "en", summary, tuple(activities), SPAN)


def plan(sections: Iterable[Section], **other: object) -> CoursePlan:
    """Make a plan of one module."""
    made = CoursePlan(
        key="tiny",
        scope="1",
        title="Module 1: The methodology",
        short_name="TINY",
        summary="A tiny course.",
        edition="1.0",
        released=date(2026, 11, 22),
        licence="cc-by-4.0",
        cite="",
        language="en",
        course_display="section-a-page",
        pass_mark=70,
        words=words("en"),
        sections=tuple(sections),
        origin=SPAN,
    )
    return replace(made, **other)  # type: ignore[arg-type]


def module_section(folder: Path, *, inserted: bool = False) -> Section:
    """Make module 1: two topics, two levels, four exercises (five with ``inserted``), annexes of every kind, clashing names."""
    ladder = AttachedFile(
        "Leiter der Beteiligung.PDF", asset(folder, "ladder.pdf", b"%PDF-1.4 ladder", "application/pdf"), "cc-by-4.0"
    )
    same = AttachedFile("The ladder again.pdf", ladder.asset, "cc-by-4.0")
    sheet = AttachedFile(
        "Arbeitsblatt Ü 1.docx", asset(folder, "sheet.docx", b"word" * 400_000, "application/vnd.ms-word"), "cc-by-4.0"
    )
    clash = AttachedFile("arbeitsblatt-u-1.docx", asset(folder, "other.docx", b"other", "application/vnd.ms-word"), "cc-by-4.0")
    rings = AttachedFile("Three rings é.svg", asset(folder, "rings.svg", PIXEL, "image/svg+xml"), "cc-by-4.0")
    text = (
        f'<div lang="en">{CARD}<p>Look at <a href="', FileRef("Three rings é.svg"), '">the rings</a> and <img src="',
        FileRef("Three rings é.svg"), '" alt="Two rings that overlap" class="img-fluid" style="width:60%;max-width:100%" /></p>',
        PROCEDURE, TABLE,
        '<p>See <a href="', ActivityRef("1.B.2.1"), '">1.B.2.1</a>, ',
        '<a href="', ActivityRef("1.A.1.1/annex-1"), '">the ladder</a>, ',
        '<a href="', ActivityRef("1.A.1.1/annex-2"), '">the sheet</a>, ',
        '<a href="', ActivityRef("1.A.1.1/annex-3"), '">the film</a>, <a href="', ActivityRef("course/news"), '">the news</a>, ',
        '<a href="', ActivityRef("1.A.2/level"), '">level 2</a> and ',
        '<a href="https://example.org/?a=1&amp;b=2">the web</a>.</p>', FOOTNOTE, "</div>",
    )  # fmt: skip
    more = f'<div lang="en">{CARD}{PROCEDURE}<h3>Feedback</h3>{FOOTNOTE}</div>'
    introduction = page(
        "1/module", "Introduction and objectives", ("<div><p>What the module is for.</p></div>",), kind="module", counts=False
    )
    activities: list[Activity] = [
        introduction,
        label("1.A/topic", "1.A Professional profile", 1, "Who participants are, and what they answer for."),
        label("1.A.1/level", "Level 1", 2, "Participants find out where they stand."),
        page("1.A.1.1", "1.A.1.1 Current status of working with unemployed women", text, files=(rings,)),
        FileActivity(
            "1.A.1.1/annex-1", "The ladder of participation", "en", ladder, ("<p>Print one for each pair.</p>",), (), 1, SPAN
        ),
        FileActivity("1.A.1.1/annex-2", "Work sheet", "de", sheet, (), (clash,), 1, SPAN),
        LinkActivity(
            "1.A.1.1/annex-3",
            "A film",
            "en",
            "https://www.example.org/watch?v=1&t=2",
            ("<p>From 0:20 to 4:58.</p>",),
            (),
            1,
            SPAN,
        ),
        *([page("1.A.1.9", "1.A.1.9 An exercise of a later edition", (more,))] if inserted else []),
        page("1.A.1.2", f"1.A.1.2 {ODD}", (more,)),
        label("1.A.2/level", "Level 2", 2, "Participants try it out."),
        page("1.A.2.1", "1.A.2.1 Trying out the ladder", (more,)),
        FileActivity("1.A.2.1/annex-1", "The ladder once more", "en", same, (), (), 1, SPAN),
        label("1.B/topic", "1.B Working with others", 1, "Nobody does it alone."),
        page("1.B.2.1", "1.B.2.1 Communication in the network", (more,)),
        NewsActivity("course/news", "News", "en", 0, SPAN),
    ]
    return section("1", 1, "Module 1: The methodology", activities, ("<p>The three levels and the people in them.</p>",))


def module_plan(folder: Path, *, inserted: bool = False) -> CoursePlan:
    """Make the plan of one module."""
    return plan([module_section(folder, inserted=inserted)])


def course_plan(folder: Path) -> CoursePlan:
    """Make the plan of a course: an opening section with a page that does not count, then the module."""
    welcome = page("course/welcome", "Welcome", ("<div><h3>For whom</h3><p>For you.</p></div>",), kind="welcome", counts=False)
    opening = section("course", 0, "The training", [welcome, NewsActivity("course/news", "News", "en", 0, SPAN)])
    return plan([opening, module_section(folder)], scope="", title="The training of trainers")


def large_plan(count: int, body: str = CARD + PROCEDURE) -> CoursePlan:
    """Make a module of many exercises."""
    pages = [page(f"1.A.1.{n}", f"1.A.1.{n} Exercise {n}", (body,)) for n in range(1, count + 1)]
    return plan([section("1", 1, "Module 1", pages)])
