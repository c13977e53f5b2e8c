"""mod_book: a longer text in chapters."""

from dataclasses import dataclass

from builder.plan.activities import PlannedBook, WorkActivity
from builder.writers.moodle.context import Context
from builder.writers.moodle.ids import numeric_id
from builder.writers.moodle.views import ActivityView, Body, FileView


@dataclass(frozen=True, slots=True)
class _ChapterView:
    """A chapter, or a subchapter of the one before."""

    id: int
    title: str
    content: str
    sub: bool


@dataclass(frozen=True, slots=True)
class _BookView:
    """What only a book has."""

    intro: str
    numbered: bool
    chapters: tuple[_ChapterView, ...]


def body(context: Context, activity: WorkActivity, of: PlannedBook, view: ActivityView, path: str) -> Body:
    """Give book.xml with the rows of the files of its text and of each chapter."""
    rows: list[FileView] = context.files(view, "intro", activity.files)
    chapters = []
    for chapter in of.chapters:
        number = numeric_id("chapter", f"{view.key}|{chapter.key}")
        content, files = context.filed(view, "chapter", chapter.key, number, chapter.text)
        rows += files
        chapters.append(_ChapterView(number, chapter.title, content, chapter.sub))
    book = _BookView(context.html(activity.description), of.numbered, tuple(chapters))
    member = context.rendered("activities/book/book.xml.j2", path, activity=view, book=book)
    return Body(member, tuple(rows))
