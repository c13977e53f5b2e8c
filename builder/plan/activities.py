"""What is shipped of activities in which participants do something: every text resolved, every key known."""

from dataclasses import dataclass

from builder.curriculum.activities import ForumForm, ItemType, PageType, Results, Shows
from builder.diagnostics import Span
from builder.plan.questions import FiledText
from builder.plan.rich_model import Asset, AttachedFile, Rich
from builder.plan.rules import Rules


@dataclass(frozen=True, slots=True)
class PlannedAssignment:
    """Something handed in; ``templates`` are attached to the task. ``due`` in days."""

    text: bool
    words: int
    files: int
    types: tuple[str, ...]
    templates: tuple[AttachedFile, ...]
    due: int | None
    comments: bool


@dataclass(frozen=True, slots=True)
class PlannedForum:
    """An exchange."""

    form: ForumForm


@dataclass(frozen=True, slots=True)
class PlannedOption:
    """Something to choose; ``key``: ``o1``."""

    key: str
    text: str
    most: int


@dataclass(frozen=True, slots=True)
class PlannedChoice:
    """A vote."""

    options: tuple[PlannedOption, ...]
    several: bool
    change: bool
    results: Results
    names: bool


@dataclass(frozen=True, slots=True)
class PlannedItem:
    """An item of a questionnaire; ``name`` is what is asked, ``text`` that of a label; ``depends`` the key of an earlier item."""

    key: str
    type: ItemType
    name: str
    text: FiledText
    options: tuple[str, ...]
    values: tuple[int, ...]
    horizontal: bool
    required: bool
    low: int | None
    high: int | None
    most: int
    shows: Shows
    depends: str
    depends_value: str


@dataclass(frozen=True, slots=True)
class PlannedQuestionnaire:
    """A questionnaire."""

    items: tuple[PlannedItem, ...]
    anonymous: bool
    once: bool
    thanks: FiledText


@dataclass(frozen=True, slots=True)
class PlannedTerm:
    """A term; ``key``: made from its words, unique in the glossary."""

    key: str
    term: str
    text: FiledText


@dataclass(frozen=True, slots=True)
class PlannedGlossary:
    """A glossary. ``import_file`` holds its terms in Moodle's own form, for the import page of a glossary."""

    terms: tuple[PlannedTerm, ...]
    own: bool
    import_file: AttachedFile | None


@dataclass(frozen=True, slots=True)
class PlannedChapter:
    """A chapter, or a subchapter of the one before."""

    key: str
    title: str
    text: FiledText
    sub: bool


@dataclass(frozen=True, slots=True)
class PlannedBook:
    """A text in chapters."""

    chapters: tuple[PlannedChapter, ...]
    numbered: bool


@dataclass(frozen=True, slots=True)
class PlannedFolder:
    """Files together, each under its own name."""

    files: tuple[AttachedFile, ...]
    inline: bool


@dataclass(frozen=True, slots=True)
class PlannedExit:
    """A way out of a page: ``to`` is the key of a page, or ``end``. ``plain``: its words on a button. ``key``: ``w1``."""

    key: str
    plain: str
    text: FiledText
    to: str
    feedback: FiledText
    right: bool


@dataclass(frozen=True, slots=True)
class PlannedPage:
    """A page of a branching case."""

    key: str
    type: PageType
    title: str
    text: FiledText
    exits: tuple[PlannedExit, ...]


@dataclass(frozen=True, slots=True)
class PlannedCase:
    """A text that branches."""

    pages: tuple[PlannedPage, ...]
    practice: bool


@dataclass(frozen=True, slots=True)
class PlannedPackage:
    """A SCORM 1.2 package of a module: the zip, its members unpacked, and what its manifest says. Empty until it is built.

    ``identifiers`` are those of manifest, organization and item; ``launch`` the item's document.
    """

    module: str
    title: str
    zip: AttachedFile | None = None
    contents: tuple[tuple[str, Asset], ...] = ()
    identifiers: tuple[str, str, str] = ("", "", "")
    launch: str = "index.html"


@dataclass(frozen=True, slots=True)
class PlannedInteractive:
    """An H5P file."""

    file: AttachedFile


Work = (
    PlannedAssignment
    | PlannedForum
    | PlannedChoice
    | PlannedQuestionnaire
    | PlannedGlossary
    | PlannedBook
    | PlannedFolder
    | PlannedCase
    | PlannedPackage
    | PlannedInteractive
)


@dataclass(frozen=True, slots=True)
class WorkActivity:
    """An activity in which participants do something; ``description`` is its text with ``files``, ``of`` what its kind holds."""

    key: str
    title: str
    language: str
    description: Rich
    files: tuple[AttachedFile, ...]
    of: Work
    rules: Rules
    indent: int
    origin: Span
