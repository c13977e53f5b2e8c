"""What the templates of pages see. A value typed ``object`` is HTML that is ready, or text that the engine escapes."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """A row of an exercise's card: a name and one or more values."""

    name: str
    items: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A heading and the HTML under it."""

    heading: str
    html: object


@dataclass(frozen=True, slots=True)
class Line:
    """An exercise in a list: its link, its duration and its objectives."""

    link: object
    duration: str
    objectives: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """A heading with its workload and rows under it."""

    title: str
    workload: str
    rows: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class ModuleView:
    """A module in the overview."""

    title: str
    workload: str
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class WorkloadRow:
    """A module (or all) in the table of workload: a cell for each level, then the whole."""

    name: object
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MethodView:
    """A method in the index."""

    title: str
    text: str
    rows: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class ObjectiveLine:
    """An objective and the exercises that serve it (links), or a word that none does."""

    text: str
    served: object


@dataclass(frozen=True, slots=True)
class ObjectiveGroup:
    """Objectives under one heading."""

    title: str
    lines: tuple[ObjectiveLine, ...]


@dataclass(frozen=True, slots=True)
class PackingRow:
    """What an exercise needs: what to print and what to bring."""

    link: object
    prints: tuple[object, ...]
    equipment: str


@dataclass(frozen=True, slots=True)
class LinkView:
    """A film or link: its name, where it is used, and what there is to know of it (name and value)."""

    name: object
    used: object
    facts: tuple[tuple[str, str], ...]
