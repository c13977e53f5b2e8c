"""What holds for activities whatever their kind: completion, points, availability, groups; and the gradebook of the course."""

from dataclasses import dataclass
from decimal import Decimal

from builder.curriculum.activities import CompletionRule, GroupMode


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


POINTS_ADD_UP = PlannedGrades()
"""The gradebook of a course that says nothing of it."""
