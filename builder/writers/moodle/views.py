"""What the templates of a backup see."""

from dataclasses import dataclass

from builder.archive import Member


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


@dataclass(frozen=True, slots=True)
class ActivityView:
    """An activity: its numbers (course module, instance, context) and what its files share."""

    key: str
    modname: str
    name: str
    cm: int
    instance: int
    context: int
    indent: int
    on_view: bool
    show_description: bool


@dataclass(frozen=True, slots=True)
class SectionView:
    """A section with its activities in order; ``sequence`` lists their course module numbers."""

    id: int
    number: int
    title: str
    summary: str
    sequence: str
    activities: tuple[ActivityView, ...]


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
    """A criterion of course completion: a page that has to be viewed."""

    id: int
    cm: int


@dataclass(frozen=True, slots=True)
class NeighbourView:
    """The exercise before or after."""

    word: str
    address: str
    title: str
