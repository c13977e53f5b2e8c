"""The members of a package: manifest, control documents, one document with every page, the player, the files."""

from functools import cache
from pathlib import Path

from builder.archive import Member
from builder.diagnostics import BuildError
from builder.markup.templates import Templates
from builder.plan.activities import WorkActivity
from builder.plan.model import CoursePlan, FileActivity, NewsActivity, SubsectionActivity
from builder.plan.questions import QuizActivity
from builder.schemas import schema_files
from builder.writers.scorm.editions import Edition
from builder.writers.scorm.files import Shelf
from builder.writers.scorm.limits import problems
from builder.writers.scorm.manifest import Package, manifest, manifest_identifier
from builder.writers.scorm.outline import Book, book
from builder.writers.scorm.quizzes import texts_shown
from builder.writers.scorm.views import Views
from builder.writers.scorm.works import attached, chapters, readable

_HERE = Path(__file__).parent
_STYLES = ("player.css", "quiz.css")
_SCRIPTS = ("scorm.js", "marking.js", "attempts.js", "question.js", "quiz.js", "checks.js", "player.js")


def members(plan: CoursePlan, edition: Edition) -> tuple[Member, ...]:
    """Give every member of a plan's package in an edition, imsmanifest.xml first, then by path."""
    pages = book(plan)
    if wrong := tuple(problems(plan, pages)):
        raise BuildError(wrong)
    shelf = _shelf(plan)
    content = [
        _document(plan, pages, shelf, edition),
        *(Member.of_bytes(f"assets/{name}", (_HERE / "runtime" / name).read_bytes()) for name in (*_STYLES, *_SCRIPTS)),
        *shelf.members(),
    ]
    schemas = schema_files(edition.schemas)
    package = Package(plan.key, plan.scope, plan.title, tuple(sorted(member.path for member in content)))
    first = Member.of_bytes("imsmanifest.xml", manifest(package, edition, schemas))
    rest = [*content, *(Member.of_bytes(name, data) for name, data in schemas.items())]
    return (first, *sorted(rest, key=lambda member: member.path))


def _shelf(plan: CoursePlan) -> Shelf:
    shelf = Shelf()
    for activity in plan.activities():
        if isinstance(activity, FileActivity):
            shelf.put(activity.key, (activity.main,))
        if not isinstance(activity, NewsActivity | SubsectionActivity):
            shelf.put(activity.key, activity.files)
        if isinstance(activity, WorkActivity) and readable(activity):
            for _, _, _, files in chapters(activity):
                shelf.put(activity.key, files)
            for file in attached(activity):
                shelf.put(file.key, (file.main,))
        if isinstance(activity, QuizActivity):
            for text in texts_shown(activity):
                shelf.put(activity.key, text.files)
    return shelf


def _document(plan: CoursePlan, pages: Book, shelf: Shelf, edition: Edition) -> Member:
    view = Views(plan, pages, shelf).player(edition.number, manifest_identifier(plan.key, plan.scope))
    return Member.of_bytes("index.html", _templates().xml("index.html.j2", player=view))


@cache
def _templates() -> Templates:
    """Give the templates, compiled once a process: they never change."""
    return Templates(_HERE / "templates")
