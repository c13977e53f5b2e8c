"""mod_lesson: a text that branches, or is revealed step by step."""

from dataclasses import dataclass
from html import escape

from builder.curriculum.activities import END
from builder.plan.activities import PlannedCase, PlannedPage, WorkActivity
from builder.writers.moodle.context import Context
from builder.writers.moodle.ids import numeric_id
from builder.writers.moodle.rules import closing
from builder.writers.moodle.views import ActivityView, Body, FileView

_QTYPES = {"content": 20, "end": 20, "single-choice": 3, "true-false": 2}
"""LESSON_PAGE_BRANCHTABLE, _MULTICHOICE and _TRUEFALSE in Moodle's mod/lesson/pagetypes."""
_CONTENT = ("content", "end")
_OUT = -9
"""LESSON_EOL in Moodle's mod/lesson/locallib.php: the end of the lesson."""
_OFFERED = 5
"""How many answers a page's edit form offers if nothing is said of it."""


@dataclass(frozen=True, slots=True)
class _AnswerView:
    """A way on: plain words of a button, or an answer in HTML; ``jump`` is the number of a page, or -9."""

    id: int
    text: str
    response: str
    jump: int
    score: int


@dataclass(frozen=True, slots=True)
class _PageView:
    """A page of the case."""

    id: int
    title: str
    contents: str
    qtype: int
    is_content: bool
    answers: tuple[_AnswerView, ...]


@dataclass(frozen=True, slots=True)
class _LessonView:
    """What only a lesson has. ``straight``: every page has one way on at most, so that a bar tells how far one has come."""

    intro: str
    practice: bool
    points: int
    straight: bool
    most_answers: int
    closes: int
    on_end: bool
    pages: tuple[_PageView, ...]


def body(context: Context, activity: WorkActivity, of: PlannedCase, view: ActivityView, path: str) -> Body:
    """Give lesson.xml with the rows of the files of its texts."""
    rows: list[FileView] = context.files(view, "intro", activity.files)
    lesson = _LessonView(
        intro=context.html(activity.description),
        practice=of.practice,
        points=0 if of.practice else int(activity.rules.maximum),
        straight=all(len(page.exits) <= 1 for page in of.pages),
        most_answers=max(_OFFERED, *(len(page.exits) for page in of.pages)),
        closes=closing(activity.rules, context.time),
        on_end=activity.rules.completion == "finished",
        pages=tuple(_page(context, view, page, rows) for page in of.pages),
    )
    member = context.rendered("activities/lesson/lesson.xml.j2", path, activity=view, lesson=lesson)
    return Body(member, tuple(rows), grade=context.grades.get(view.key))


def _page_id(view: ActivityView, key: str) -> int:
    return _OUT if key == END else numeric_id("lessonpage", f"{view.key}|{key}")


def _page(context: Context, view: ActivityView, page: PlannedPage, rows: list[FileView]) -> _PageView:
    """Give a page. Moodle puts answers in the order of their numbers, so that these are dealt out in order."""
    number = _page_id(view, page.key)
    contents, files = context.filed(view, "page_contents", page.key, number, page.text)
    rows += files
    content = page.type in _CONTENT
    if not content:
        # Moodle shows the title of a page with buttons, but not that of a question, and wants words in each.
        contents = f'<h3 lang="{context.plan.language}">{escape(page.title)}</h3>{contents}'
    # A true/false page takes the first answer for the right one.
    exits = sorted(page.exits, key=lambda way: not way.right) if page.type == "true-false" else page.exits
    numbers = sorted(numeric_id("lessonanswer", f"{view.key}|{page.key}|{way.key}") for way in exits)
    answers = []
    for way, answer in zip(exits, numbers, strict=True):
        text, response = way.plain, ""
        if not content:
            text, files = context.filed(view, "page_answers", f"{page.key}:{way.key}", answer, way.text)
            rows += files
            response, files = context.filed(view, "page_responses", f"{page.key}:{way.key}", answer, way.feedback)
            rows += files
        answers.append(_AnswerView(answer, text, response, _page_id(view, way.to), int(way.right and not content)))
    return _PageView(number, page.title, contents, _QTYPES[page.type], content, tuple(answers))
