"""What the author means: one course in one language, as frozen values.

The reader makes these from the files; checks and plan read them. Nothing here knows of Moodle, SCORM, Markdown's HTML or the disk
(but for the paths of files that are to be attached).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Literal

from builder.curriculum.activities import POINTS_ADD_UP, WITH_ALL, ActivityText, Audience, CourseCompletion, GradeRules, Group
from builder.curriculum.language import LanguageRules
from builder.curriculum.questions import QuestionSet
from builder.curriculum.text import NO_TEXT, Keyed, Text
from builder.diagnostics import Span

Role = Literal["main", "editable", "extra"]
Format = Literal["pdf", "docx", "odt", "pptx"]
Copies = Literal["", "person", "pair", "group", "one"]


@dataclass(frozen=True, slots=True)
class Duration:
    """Minutes from ``low`` to ``high``; equal where it is no range. Planning counts ``high``."""

    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Objective:
    """A learning objective of a module; ``group`` is ``general`` or the key of a level."""

    key: str
    text: str
    group: str
    span: Span


@dataclass(frozen=True, slots=True)
class ObjectiveUse:
    """An objective of an exercise: by ``key`` (then ``text`` is the module objective's) or only in words (``key`` is empty)."""

    key: str
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class MaterialUse:
    """An annex that an exercise uses, and for whom copies are made."""

    annex: str
    copies: Copies
    span: Span


@dataclass(frozen=True, slots=True)
class Mend:
    """What was put right against an earlier edition."""

    text: str
    anomaly: str = ""


@dataclass(frozen=True, slots=True)
class Exercise:
    """One exercise in the standard layout.

    ``level`` is empty where the curriculum has none; ``level_span`` is its place, or the code's.
    """

    code: str
    title: str
    level: str
    duration: Duration
    objectives: tuple[ObjectiveUse, ...]
    methods: tuple[Keyed, ...]
    materials: tuple[MaterialUse, ...]
    equipment: tuple[str, ...]
    serves: tuple[Keyed, ...]
    builds_on: tuple[Keyed, ...]
    mends: tuple[Mend, ...]
    preparation: Text
    procedure: Text
    feedback: Text
    language: str
    span: Span
    level_span: Span
    order: int | None = None
    for_participants: Text = NO_TEXT
    """What participants read of it in their own edition."""


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic: its introduction, the introduction of each level (by level key), and its exercises in order."""

    code: str
    title: str
    introduction: Text
    level_introductions: Mapping[str, Text]
    exercises: tuple[Exercise, ...]
    language: str
    span: Span


@dataclass(frozen=True, slots=True)
class Supporting:
    """A supporting document of a module: an annex or an exercise by key, or words alone."""

    text: str
    annex: str
    exercise: str
    span: Span


@dataclass(frozen=True, slots=True)
class Module:
    """A module: objectives, introduction and topics in order."""

    code: str
    title: str
    summary: str
    objectives: tuple[Objective, ...]
    supporting: tuple[Supporting, ...]
    introduction: Text
    topics: tuple[Topic, ...]
    language: str
    span: Span
    question_sets: tuple[QuestionSet, ...] = ()
    activities: tuple[ActivityText, ...] = ()

    def exercises(self) -> Iterator[Exercise]:
        """Give the exercises of all topics in order."""
        for topic in self.topics:
            yield from topic.exercises


@dataclass(frozen=True, slots=True)
class Sheet:
    """A text of an annex that becomes documents: of which kind, in which formats, and how many pages the PDF may have."""

    text: Text
    kind: str
    formats: tuple[Format, ...]
    pages: int
    landscape: bool


@dataclass(frozen=True, slots=True)
class Part:
    """One part of an annex: a file in annex_assets/ (``file`` absolute, ``path`` relative to the project), a URL, or a text.

    The ``path`` of a text is that of its Markdown file, and ``sheet`` is not None; ``file`` is None then. ``licence`` and
    ``origin`` are empty where they are the annex's.
    """

    role: Role
    language: str
    title: str
    path: str
    file: Path | None
    url: str
    ranges: tuple[str, ...]
    purpose: str
    without: str
    checked: str
    span: Span
    sheet: Sheet | None = None
    licence: str = ""
    origin: str = ""
    placeholder: bool = False
    audience: Audience = "everyone"


@dataclass(frozen=True, slots=True)
class MadeFile:
    """A document made of a text: its format, the name it has for the reader, where it lies, and whose edition has it."""

    form: Format
    name: str
    path: Path
    audience: Audience = "everyone"


MadeFiles = Mapping[tuple[str, int], tuple[MadeFile, ...]]
"""The documents of every text by the key of its annex and the number of its part, from 0."""

COURSE_OWNER = "course"
"""The owner of annexes that belong to no module, such as an attendance sheet."""


@dataclass(frozen=True, slots=True)
class Annex:
    """An annex; ``owner`` is the exercise or module it belongs to, or COURSE_OWNER.

    Without parts it is still to follow, or only cited: then ``find`` says how to find it. ``placeholder``: it, or a part of
    it, stands in for somebody's original.
    """

    key: str
    owner: str
    title: str
    kind: str
    licence: str
    origin: str
    citation: str
    parts: tuple[Part, ...]
    span: Span
    find: str = ""
    placeholder: bool = False
    licensed: bool = True
    """False where neither the annex nor the course names a licence."""
    audience: Audience = "everyone"

    @property
    def to_follow(self) -> bool:
        """Tell whether there is nothing to attach and nothing to look for."""
        return not self.parts and not self.find


@dataclass(frozen=True, slots=True)
class Diagram:
    """The words that an SVG shows in the course's language, and the file they come from, relative to the project."""

    path: str
    words: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Level:
    """A level of the curriculum, for example ``1``, ``Level 1``, ``knowing``."""

    key: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Method:
    """A learning method with a sentence on it."""

    key: str
    title: str
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class PlannedModule:
    """A module whose exercises are not all written; ``exercises`` are the codes that will exist."""

    code: str
    title: str
    exercises: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CodePatterns:
    """Regular expressions that match the whole code of a module, a topic, an exercise."""

    module: str
    topic: str
    exercise: str


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture with its alternative text; ``path`` is relative to the project."""

    path: str
    alt: str
    span: Span


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who publishes the course, and who funds it, as documents print it."""

    name: str = ""
    logo: Logo | None = None
    funder: str = ""
    funder_logo: Logo | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """Course-wide settings with their defaults."""

    completion: Literal["view", "none"] = "view"
    pass_mark: int = 70
    course_display: Literal["section-a-page", "one-page"] = "section-a-page"
    topics: Literal["headings", "subsections"] = "headings"
    annexes: Literal["beside", "inside", "folder"] = "beside"


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the course outside the modules, such as the welcome page."""

    key: str
    title: str
    body: Text
    language: str
    span: Span


@dataclass(frozen=True, slots=True)
class Course:
    """A whole course in one language."""

    key: str
    title: str
    short_name: str
    summary: str
    edition: str
    released: date
    cite: str
    licence: str
    language: str
    reference_language: str
    languages: tuple[str, ...]
    codes: CodePatterns
    levels: tuple[Level, ...]
    methods: tuple[Method, ...]
    planned: tuple[PlannedModule, ...]
    section_pattern: str
    settings: Settings
    welcome: Page
    modules: tuple[Module, ...]
    annexes: tuple[Annex, ...]
    words: Mapping[str, str]
    root: Path
    span: Span
    sources: Mapping[str, str] = field(default_factory=dict)
    """Code of a thing by the path of each of its source files, relative to the project, for links by file.

    Files that cannot be used are in it, too.
    """
    rules: LanguageRules | None = None
    publisher: Publisher = Publisher()
    diagrams: Mapping[str, Diagram] = field(default_factory=dict)
    """Diagrams by the path of their SVG, relative to the project."""
    annexes_known: bool = True
    """False where the list of annexes is there and cannot be used."""
    activities: tuple[ActivityText, ...] = ()
    """Activities of the whole course."""
    welcome_participants: Page | None = None
    """The first page of the participant's edition; code ``course/welcome-participants``."""
    groups: tuple[Group, ...] = ()
    grades: GradeRules = POINTS_ADD_UP
    course_completion: CourseCompletion = WITH_ALL

    def exercises(self) -> Iterator[Exercise]:
        """Give every exercise in the order of the course."""
        for module in self.modules:
            yield from module.exercises()
