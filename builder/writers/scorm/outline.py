"""A plan as a book: which pages the player shows, in which order, and how its table of contents is built.

Pages of the plan are pages. A topic's label opens a page of its own, which does not count: it holds the topic's introduction, the
introductions of its levels, and links to their exercises. A quiz is a page, inside the topic whose exercises stand around it, or
beside the topics at the end. Annexes stand at the end of the page they follow. Tasks, glossaries, books and folders are pages
that do not count; what a platform takes in (forums, choices, questionnaires, cases ...) and news are left out.
"""

from dataclasses import dataclass, field

from builder.diagnostics import Span
from builder.plan.activities import WorkActivity
from builder.plan.model import CoursePlan, FileActivity, LabelActivity, LinkActivity, NewsActivity, PageActivity, Section
from builder.plan.questions import QuizActivity
from builder.plan.rich import parted
from builder.plan.rich_model import AttachedFile, Rich
from builder.writers.scorm.works import attached, chapters, readable

Attached = FileActivity | LinkActivity


@dataclass(frozen=True, slots=True)
class Part:
    """A text of a page: its own (the first), or that of a level inside a topic; ``pages`` are the keys it leads to."""

    key: str
    title: str
    language: str
    body: Rich
    files: tuple[AttachedFile, ...]
    pages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page of the player. ``lead`` is the summary of the section that begins with it; ``trail`` are the titles above it.

    ``quiz`` is set where the page is one.
    """

    key: str
    title: str
    language: str
    counts: bool
    lead: Rich
    parts: tuple[Part, ...]
    annexes: tuple[Attached, ...]
    trail: tuple[str, ...]
    origin: Span
    quiz: QuizActivity | None = None

    @property
    def remembered(self) -> bool:
        """Tell whether it is kept in the saved state that the page was shown; of a quiz, only where that completes it."""
        return self.counts and (self.quiz is None or self.quiz.completion == "viewed")


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the table of contents: a page, or (with an empty key) a heading over its children."""

    key: str
    title: str
    language: str
    counts: bool
    children: tuple["Entry", ...]


@dataclass(frozen=True, slots=True)
class Book:
    """All pages in order, and the table of contents: one entry a section, without that step where there is one section."""

    sheets: tuple[Sheet, ...]
    contents: tuple[Entry, ...]


@dataclass(slots=True)
class _Part:
    key: str
    title: str
    language: str
    body: Rich = ()
    files: tuple[AttachedFile, ...] = ()
    pages: list["_Sheet"] = field(default_factory=list)

    def frozen(self) -> Part:
        pages = tuple(page.parts[0].key for page in self.pages)
        return Part(self.key, self.title, self.language, self.body, self.files, pages)

    def entry(self) -> Entry:
        return Entry("", self.title, self.language, counts=False, children=self.children())

    def children(self) -> tuple[Entry, ...]:
        return tuple(page.entry() for page in self.pages)


@dataclass(slots=True)
class _Sheet:
    parts: list[_Part]
    counts: bool
    trail: tuple[str, ...]
    origin: Span
    lead: Rich = ()
    quiz: QuizActivity | None = None
    annexes: list[Attached] = field(default_factory=list)

    def frozen(self) -> Sheet:
        first = self.parts[0]
        parts = tuple(part.frozen() for part in self.parts)
        return Sheet(
            key=first.key,
            title=first.title,
            language=first.language,
            counts=self.counts,
            lead=self.lead,
            parts=parts,
            annexes=tuple(self.annexes),
            trail=self.trail,
            origin=self.origin,
            quiz=self.quiz,
        )

    def entry(self) -> Entry:
        first, *levels = self.parts
        return Entry(
            first.key, first.title, first.language, self.counts, (*first.children(), *(level.entry() for level in levels))
        )


def book(plan: CoursePlan) -> Book:
    """Give the pages and the table of contents of a plan."""
    several = sum(1 for section in plan.sections if section.activities) > 1
    sheets: list[Sheet] = []
    contents: list[Entry] = []
    for section in plan.sections:
        made, top = _section(section, (section.title,) if several else ())
        sheets.extend(sheet.frozen() for sheet in made)
        entries = tuple(sheet.entry() for sheet in top)
        if several and entries:
            contents.append(Entry("", section.title, section.language, counts=False, children=entries))
        else:
            contents.extend(entries)
    return Book(tuple(sheets), tuple(contents))


def _section(section: Section, above: tuple[str, ...]) -> tuple[list[_Sheet], list[_Sheet]]:
    """Give the pages of a section in order, and those of them that stand at its top level."""
    made: list[_Sheet] = []
    top: list[_Sheet] = []
    topic: _Sheet | None = None
    for number, activity in enumerate(section.activities):
        if isinstance(activity, LabelActivity) and activity.level > 1 and topic is not None:
            topic.parts.append(_part_of_label(activity, topic))
        elif isinstance(activity, LabelActivity):
            topic = _Sheet([_part_of_label(activity)], counts=False, trail=above, origin=activity.origin)
            made.append(topic)
            top.append(topic)
        elif isinstance(activity, PageActivity):
            topic = topic if activity.kind == "exercise" else None
            sheet = _page(activity, above, topic)
            made.append(sheet)
            (topic.parts[-1].pages if topic else top).append(sheet)
        elif isinstance(activity, QuizActivity):
            at_the_end = all(
                isinstance(later, QuizActivity | NewsActivity | WorkActivity) for later in section.activities[number:]
            )
            topic = None if at_the_end else topic
            sheet = _quiz(activity, above, topic)
            made.append(sheet)
            (topic.parts[-1].pages if topic else top).append(sheet)
        elif isinstance(activity, WorkActivity) and readable(activity):
            sheet = _work(activity, above, topic if activity.indent else None)
            made.append(sheet)
            (topic.parts[-1].pages if topic and activity.indent else top).append(sheet)
        elif isinstance(activity, FileActivity | LinkActivity):
            if not made:
                part = _Part(f"{section.key}/section", section.title, section.language)
                made.append(_Sheet([part], counts=False, trail=(), origin=section.origin))
                top.append(made[0])
            made[-1].annexes.append(activity)
    if made:
        made[0].lead = section.summary
    return made, top


def _part_of_label(label: LabelActivity, topic: _Sheet | None = None) -> _Part:
    """Give the text of a label; its heading is the title, for a label's name is cut. A level does not repeat its topic's code."""
    heading, body = parted(label.body)
    title = heading or label.name
    code = topic.parts[0].key.partition("/")[0] if topic else ""
    return _Part(label.key, title.removeprefix(f"{code} ") if code else title, label.language, body, label.files)


def _page(page: PageActivity, above: tuple[str, ...], topic: _Sheet | None) -> _Sheet:
    part = _Part(page.key, page.title, page.language, page.body, page.files)
    return _Sheet([part], page.counts, (*above, *_inside(topic)), page.origin)


def _quiz(quiz: QuizActivity, above: tuple[str, ...], topic: _Sheet | None) -> _Sheet:
    part = _Part(quiz.key, quiz.title, quiz.language, quiz.description, quiz.files)
    counts = quiz.counts and quiz.completion != "none"
    return _Sheet([part], counts, (*above, *_inside(topic)), quiz.origin, quiz=quiz)


def _work(activity: WorkActivity, above: tuple[str, ...], topic: _Sheet | None) -> _Sheet:
    first = _Part(activity.key, activity.title, activity.language, activity.description, activity.files)
    more = [_Part(key, title, activity.language, body, files) for key, title, body, files in chapters(activity)]
    trail = (*above, *_inside(topic))
    return _Sheet([first, *more], counts=False, trail=trail, origin=activity.origin, annexes=list(attached(activity)))


def _inside(topic: _Sheet | None) -> tuple[str, ...]:
    """Give what a trail names of a topic: its title, and that of the level under which the page stands."""
    return (topic.parts[0].title, *(part.title for part in topic.parts[1:][-1:])) if topic else ()
