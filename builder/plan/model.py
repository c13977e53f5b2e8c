"""What is shipped: sections, activities and files, each with its key, every link resolved.

A writer turns a CoursePlan into archive members and needs nothing else: no source, no clock, no disk walk.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from builder.diagnostics import Span
from builder.plan.activities import WorkActivity
from builder.plan.questions import QuizActivity
from builder.plan.rich_model import AttachedFile, Rich
from builder.plan.rules import POINTS_ADD_UP, PlannedGrades, PlannedGroup

PageKind = Literal["welcome", "overview", "methods", "module", "materials", "exercise"]


@dataclass(frozen=True, slots=True)
class PageActivity:
    """A page to read. ``heading`` is its h1 in targets that show no title of their own.

    ``previous`` and ``next`` are keys of exercises in this plan (empty at the ends and for other kinds). ``counts``: the page is
    complete when viewed, and the course (or the SCORM package) when all such pages are.
    """

    key: str
    title: str
    kind: PageKind
    language: str
    body: Rich
    files: tuple[AttachedFile, ...]
    previous: str
    next: str
    counts: bool
    indent: int
    origin: Span
    criterion: bool = True
    """False: a page that counts is no criterion of the course's completion all the same."""


@dataclass(frozen=True, slots=True)
class LabelActivity:
    """A text on the course page; ``name`` is its short name in an index. ``level`` 1 for a topic, 2 for a level inside it."""

    key: str
    name: str
    language: str
    body: Rich
    files: tuple[AttachedFile, ...]
    level: Literal[1, 2]
    indent: int
    origin: Span
    title: str = ""
    """The name in full."""


@dataclass(frozen=True, slots=True)
class LinkActivity:
    """A link to the web that is an activity of its own: an annex elsewhere. ``description`` may be empty."""

    key: str
    title: str
    language: str
    url: str
    description: Rich
    files: tuple[AttachedFile, ...]
    indent: int
    origin: Span


@dataclass(frozen=True, slots=True)
class FileActivity:
    """A file that is an activity of its own: an annex attached. ``files`` are those its ``description`` refers to."""

    key: str
    title: str
    language: str
    main: AttachedFile
    description: Rich
    files: tuple[AttachedFile, ...]
    indent: int
    origin: Span


@dataclass(frozen=True, slots=True)
class NewsActivity:
    """The announcements of the course; targets without forums leave it out."""

    key: str
    title: str
    language: str
    indent: int
    origin: Span


@dataclass(frozen=True, slots=True)
class SubsectionActivity:
    """A topic that stands inside its section as a section of its own: the section of the plan whose ``parent`` is its key."""

    key: str
    title: str
    language: str
    indent: int
    origin: Span


Activity = (
    PageActivity | LabelActivity | LinkActivity | FileActivity | NewsActivity | QuizActivity | WorkActivity | SubsectionActivity
)


@dataclass(frozen=True, slots=True)
class CitedAnnex:
    """An annex that is only cited: nothing is attached, and ``find`` says how to find it."""

    key: str
    title: str
    citation: str
    find: str


@dataclass(frozen=True, slots=True)
class Section:
    """A section: ``course`` for the first, then one a module (``key`` is the module's code). ``number`` counts from 0.

    ``cited`` are annexes of the section that no activity holds. ``parent`` is the key of the subsection that stands for it.
    """

    key: str
    number: int
    title: str
    language: str
    summary: Rich
    activities: tuple[Activity, ...]
    origin: Span
    cited: tuple[CitedAnnex, ...] = ()
    parent: str = ""


@dataclass(frozen=True, slots=True)
class CoursePlan:
    """One package's worth of a course. ``scope`` is empty for the whole course, else the module's code.

    ``title`` is the course's title (with the module's where the scope is one). ``summary`` is plain text.
    """

    key: str
    scope: str
    title: str
    short_name: str
    summary: str
    edition: str
    released: date
    licence: str
    cite: str
    language: str
    course_display: Literal["section-a-page", "one-page"]
    pass_mark: int
    words: Mapping[str, str]
    sections: tuple[Section, ...]
    origin: Span
    release: Literal["shared", "4.5"] = "shared"
    """Which Moodles a backup of the plan is for: all from 3.11 on, or 4.5 and later."""
    edition_for: Literal["trainer", "participant"] = "trainer"
    groups: tuple[PlannedGroup, ...] = ()
    grades: PlannedGrades = POINTS_ADD_UP
    topics: Literal["headings", "subsections"] = "headings"
    """How topics stand in a backup for Moodle 4.5 and later."""
    completion_any: bool = False
    """Whether any one criterion completes the course, instead of all."""

    def activities(self) -> Iterator[Activity]:
        """Give every activity in the order of the course."""
        for section in self.sections:
            yield from section.activities

    def pages(self) -> Iterator[PageActivity]:
        """Give the pages in the order of the course."""
        for activity in self.activities():
            if isinstance(activity, PageActivity):
                yield activity
