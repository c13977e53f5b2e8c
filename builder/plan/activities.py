"""What is shipped of activities in which participants do something: every text resolved, every key known, the rules worked out."""

from dataclasses import dataclass
from decimal import Decimal

from builder.curriculum.activities import CompletionRule, ForumForm, GroupMode, ItemType, PageType, Results, Shows
from builder.diagnostics import Span
from builder.plan.questions import FiledText
from builder.plan.rich_model import Asset, AttachedFile, Rich


@dataclass(frozen=True, slots=True)
class Condition:
    """Another activity of the plan that must be complete, or passed."""

    key: str
    passed: bool


@dataclass(frozen=True, slots=True)
class PlannedAvailability:
    """When and for whom; ``group`` is the key of a group of the plan, days count from the course's start."""

    after: tuple[Condition, ...] = ()
    group: str = ""
    opens: int | None = None
    closes: int | None = None
    hidden: bool = False

    def __bool__(self) -> bool:
        """Tell whether there is any condition."""
        return bool(self.after or self.group or self.opens is not None or self.closes is not None)


ALWAYS = PlannedAvailability()


@dataclass(frozen=True, slots=True)
class Rules:
    """What holds for an activity whatever its kind: completion, points, availability, groups.

    ``counts``: it is a criterion of the course's completion. ``maximum`` 0: no points. ``category`` is the key of a grade
    category of the plan, empty for the course's own; ``weight`` is percent of it, None: by its points.
    """

    completion: CompletionRule = "none"
    posts: int = 1
    counts: bool = False
    maximum: Decimal = Decimal(0)
    pass_mark: Decimal = Decimal(0)
    weight: Decimal | None = None
    category: str = ""
    available: PlannedAvailability = ALWAYS
    groups: GroupMode = "none"


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


@dataclass(frozen=True, slots=True)
class PlannedGroup:
    """A group of people."""

    key: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class PlannedCategory:
    """A grade category: ``weight`` in percent of the whole, None: by its points."""

    key: str
    title: str
    weight: Decimal | None


@dataclass(frozen=True, slots=True)
class PlannedGrades:
    """The gradebook: categories in order, and the pass mark of the whole in percent (0: none)."""

    categories: tuple[PlannedCategory, ...] = ()
    pass_mark: Decimal = Decimal(0)
