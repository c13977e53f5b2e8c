"""Activities in which participants do something, as their author means them: frozen values of one language.

How they are written is described in docs/reference/activities.md. Days count from the course's start.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from builder.curriculum.text import NO_KEY, NO_TEXT, NOWHERE, Keyed, Text
from builder.diagnostics import Span

Audience = Literal["everyone", "trainer", "participant"]
CompletionRule = Literal["none", "by-hand", "viewed", "submitted", "posted", "answered", "graded", "passed", "finished"]
GroupMode = Literal["none", "separate", "visible"]
ForumForm = Literal["general", "single", "questions", "news"]
Results = Literal["never", "after-answer", "after-closing", "always"]
ItemType = Literal["single", "several", "menu", "rated", "line", "text", "number", "label", "page-break", "info"]
Shows = Literal["time", "course", "category"]
PageType = Literal["content", "single-choice", "true-false"]

END = "end"
"""What leads out of a branching case."""


@dataclass(frozen=True, slots=True)
class After:
    """Another activity or exercise that must be done first: ``passed`` asks for its pass mark."""

    key: str
    passed: bool
    span: Span


@dataclass(frozen=True, slots=True)
class Availability:
    """When, and for whom, an activity can be used; without anything: always, for everybody.

    ``group`` is the key of a group of the course. ``hidden``: who may not use it does not see it at all.
    """

    after: tuple[After, ...] = ()
    group: Keyed = NO_KEY
    opens: int | None = None
    closes: int | None = None
    hidden: bool = False

    def __bool__(self) -> bool:
        """Tell whether there is any condition."""
        return bool(self.after or self.group.key or self.opens is not None or self.closes is not None)


ALWAYS = Availability()
"""Without any condition."""


@dataclass(frozen=True, slots=True)
class Completion:
    """When an activity is complete; ``count`` is the number of posts that ``posted`` asks for."""

    rule: CompletionRule = "none"
    count: int = 1
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Grade:
    """Points: ``maximum`` 0 for none; ``pass_mark`` 0 for none. ``weight`` in percent of its category; None: by its points."""

    maximum: Decimal = Decimal(0)
    pass_mark: Decimal = Decimal(0)
    weight: Decimal | None = None
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Assignment:
    """Something handed in: ``text`` written on line (``words``: most, 0 for any), ``files`` so many (0: none) of ``types``.

    ``template`` is the key of an annex whose editable file is attached. ``due`` in days. ``comments``: the trainer answers.
    """

    text: bool = True
    words: int = 0
    files: int = 0
    types: tuple[str, ...] = ()
    template: Keyed = NO_KEY
    due: int | None = None
    comments: bool = True


@dataclass(frozen=True, slots=True)
class Forum:
    """A place for an exchange. ``single``: one thread, begun by the text; ``questions``: one's own answer comes first."""

    form: ForumForm = "general"


@dataclass(frozen=True, slots=True)
class Option:
    """Something to choose, in plain words, and how many may choose it (0: any number)."""

    text: str
    most: int
    span: Span


@dataclass(frozen=True, slots=True)
class Choice:
    """A vote."""

    options: tuple[Option, ...]
    several: bool = False
    change: bool = True
    results: Results = "after-answer"
    names: bool = False
    """Whether the results tell who chose what."""


@dataclass(frozen=True, slots=True)
class Item:
    """A question of a questionnaire (``name`` is what is asked), or a text between them (``label``).

    ``options`` of single, several, menu and rated (with ``values``); ``low``, ``high`` of a number; ``most`` characters or lines.
    ``depends`` names an earlier item by its key, with the option that shows this one.
    """

    key: str
    type: ItemType
    name: str
    text: Text
    options: tuple[str, ...]
    values: tuple[int, ...]
    horizontal: bool
    shows: Shows
    required: bool
    low: int | None
    high: int | None
    most: int
    depends: Keyed
    depends_value: str
    span: Span


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """A questionnaire; ``thanks`` is what people read afterwards."""

    items: tuple[Item, ...]
    anonymous: bool = True
    once: bool = True
    thanks: Text = NO_TEXT


@dataclass(frozen=True, slots=True)
class Term:
    """A word and what it means."""

    term: str
    text: Text
    span: Span


@dataclass(frozen=True, slots=True)
class Glossary:
    """A glossary: ``terms`` are the course's; ``own``: participants may add theirs."""

    terms: tuple[Term, ...]
    own: bool = True


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter of a book, or a subchapter of the one before; ``key`` is unique in the book."""

    key: str
    title: str
    text: Text
    sub: bool
    span: Span


@dataclass(frozen=True, slots=True)
class Book:
    """A longer text in chapters."""

    chapters: tuple[Chapter, ...]
    numbered: bool = True


@dataclass(frozen=True, slots=True)
class Folder:
    """Files together: ``annexes`` by key, and files of annex_assets/ by path. ``inline``: shown on the course page."""

    annexes: tuple[Keyed, ...] = ()
    files: tuple[Keyed, ...] = ()
    inline: bool = False


@dataclass(frozen=True, slots=True)
class Exit:
    """A way out of a page: words (of a button, or an answer), the page it leads to (END: out), and what is said on the way."""

    text: Text
    to: str
    feedback: Text
    right: bool
    span: Span


@dataclass(frozen=True, slots=True)
class CasePage:
    """A page of a branching case: a text with ways on, or a question whose answers lead on."""

    key: str
    type: PageType
    title: str
    text: Text
    exits: tuple[Exit, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Case:
    """A text that branches, or is revealed step by step: Moodle's lesson. ``practice``: nothing goes into the gradebook."""

    pages: tuple[CasePage, ...]
    practice: bool = True


@dataclass(frozen=True, slots=True)
class Package:
    """A SCORM 1.2 package of this course inside the Moodle course; ``module`` is the code of its module."""

    module: Keyed


@dataclass(frozen=True, slots=True)
class Interactive:
    """An H5P file; ``file`` is its path relative to the project."""

    file: Keyed


Kind = Assignment | Forum | Choice | Questionnaire | Glossary | Book | Folder | Case | Package | Interactive
KINDS: dict[str, type[Kind]] = {
    "assignment": Assignment,
    "forum": Forum,
    "choice": Choice,
    "questionnaire": Questionnaire,
    "glossary": Glossary,
    "book": Book,
    "folder": Folder,
    "case": Case,
    "scorm": Package,
    "h5p": Interactive,
}
"""The words for the kinds in the source, and what each holds."""


@dataclass(frozen=True, slots=True)
class ActivityText:
    """An activity of the source: what is common to all, and what its kind holds in ``of``.

    ``owner`` is the exercise, the module or COURSE_OWNER that the code begins with; ``after`` (an exercise's code) moves it.
    ``required``: the course is complete only with it.
    """

    code: str
    title: str
    owner: str
    text: Text
    of: Kind
    after: Keyed
    audience: Audience
    required: bool
    completion: Completion
    grade: Grade
    available: Availability
    groups: GroupMode
    language: str
    span: Span

    def texts(self) -> Iterator[Text]:
        """Give every text in Markdown that has words."""
        yield from (text for text in (self.text, *_texts(self.of)) if text)


def _texts(of: Kind) -> Iterator[Text]:
    match of:
        case Questionnaire():
            yield from (item.text for item in of.items if item.type == "label")
            yield of.thanks
        case Glossary():
            yield from (term.text for term in of.terms)
        case Book():
            yield from (chapter.text for chapter in of.chapters)
        case Case():
            for page in of.pages:
                yield page.text
                for way in page.exits:
                    yield way.text
                    yield way.feedback
        case _:
            pass


@dataclass(frozen=True, slots=True)
class Group:
    """A group of people in the course."""

    key: str
    title: str
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class GradeRules:
    """How grades add up.

    ``weights`` are percent by module code, empty where points simply add up; ``pass_mark`` is that of the whole, in percent.
    """

    by_module: bool = False
    weights: dict[str, Decimal] = field(default_factory=dict)
    pass_mark: Decimal = Decimal(0)
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class CourseCompletion:
    """When the course is complete: with ``all`` that have a rule, those marked ``required``, or those of ``modules``."""

    of: Literal["all", "required", "modules", "none"] = "all"
    modules: tuple[Keyed, ...] = ()
    any_of: bool = False
    span: Span = NOWHERE


POINTS_ADD_UP = GradeRules()
"""How grades add up where the course says nothing of it."""
WITH_ALL = CourseCompletion()
"""When a course is complete that says nothing of it."""
