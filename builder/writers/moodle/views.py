"""What the templates of a backup see."""

from dataclasses import dataclass
from decimal import Decimal

from builder.archive import Member
from builder.writers.moodle.bank_views import CategoryView


@dataclass(frozen=True, slots=True)
class FileView:
    """A row of files.xml, and the member that holds its bytes."""

    id: int
    sha1: str
    context: int
    component: str
    area: str
    item: int
    name: str
    size: int
    mimetype: str
    licence: str
    sortorder: int
    blob: Member
    folder: str = "/"


@dataclass(frozen=True, slots=True)
class CompletionView:
    """When an activity is complete; none of them: it is not tracked.

    ``passed`` goes with the pass mark of its grade item, whose place among those of the activity is ``item``; ``attempted`` and
    ``own`` are kept by the activity itself.
    """

    by_hand: bool = False
    viewed: bool = False
    graded: bool = False
    passed: bool = False
    attempted: bool = False
    own: bool = False
    item: int = 0

    @property
    def state(self) -> int:
        """Give Moodle's COMPLETION_TRACKING_NONE, _MANUAL or _AUTOMATIC."""
        if self.by_hand:
            return 1
        return 2 if self.viewed or self.graded or self.passed or self.attempted or self.own else 0


@dataclass(frozen=True, slots=True)
class ActivityView:
    """An activity: its numbers (course module, instance, context) and what its files share.

    ``counts``: the course is complete only with it. ``availability`` is Moodle's JSON,
    ``group_mode`` 0 for none, 1 for separate and 2 for visible groups.
    """

    key: str
    modname: str
    name: str
    cm: int
    instance: int
    context: int
    indent: int
    completion: CompletionView
    counts: bool
    show_description: bool
    availability: str | None = None
    group_mode: int = 0


@dataclass(frozen=True, slots=True)
class GradeItemView:
    """What an activity puts into the gradebook: points at most, points to pass, its place behind the course's own item.

    ``category`` is the number of its category (1: the course's own). ``coefficient`` is its weight in a weighted mean, ``share``
    its part (1 is the whole) of a category whose points add up; it is ``fixed`` or worked out by Moodle. ``words``: it holds
    no points, but what the trainer writes. ``place`` is 0 for the first grade item of an activity.
    """

    id: int
    maximum: Decimal
    pass_mark: Decimal
    sortorder: int
    category: int = 1
    coefficient: Decimal = Decimal(0)
    share: Decimal = Decimal(0)
    fixed: bool = False
    words: bool = False
    place: int = 0


@dataclass(frozen=True, slots=True)
class GradeCategoryView:
    """A grade category with the grade item of its total; the first, without a ``parent``, is the course's own."""

    id: int
    item: int
    name: str
    parent: int | None
    path: str
    aggregation: int
    pass_mark: Decimal
    coefficient: Decimal
    sortorder: int


@dataclass(frozen=True, slots=True)
class GroupView:
    """A group of people; its description is HTML."""

    id: int
    name: str
    idnumber: str
    description: str


@dataclass(frozen=True, slots=True)
class Body:
    """An activity's own XML, and what hangs on it: files, questions, a grade item."""

    member: Member
    files: tuple[FileView, ...] = ()
    categories: tuple[CategoryView, ...] = ()
    grade: GradeItemView | None = None


@dataclass(frozen=True, slots=True)
class SectionView:
    """A section with its activities in order; ``sequence`` lists their course module numbers.

    ``parent`` is the activity that stands for it inside another section, where there is one.
    """

    id: int
    number: int
    title: str
    summary: str
    sequence: str
    activities: tuple[ActivityView, ...]
    parent: "ParentView | None" = None


@dataclass(frozen=True, slots=True)
class ParentView:
    """The subsection that stands for a section: its course module and its instance."""

    cm: int
    instance: int


@dataclass(frozen=True, slots=True)
class CourseView:
    """The course; ``time`` is the day of the edition in Unix seconds, ``display`` 1 for one section a page."""

    id: int
    context: int
    title: str
    short_name: str
    idnumber: str
    summary: str
    time: int
    display: int


@dataclass(frozen=True, slots=True)
class BackupView:
    """The backup itself; ``date`` is the only time that follows the build."""

    name: str
    version: int
    release: str
    date: int
    wwwroot: str
    site_hash: str
    id: str
    settings: tuple[tuple[str, int | str], ...]


@dataclass(frozen=True, slots=True)
class CriterionView:
    """A criterion of course completion: an activity that has to be complete."""

    id: int
    modname: str
    cm: int


@dataclass(frozen=True, slots=True)
class NeighbourView:
    """The exercise before or after."""

    word: str
    address: str
    title: str
