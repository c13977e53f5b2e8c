"""What was read from a backup, kept small: ids, short values and references, never whole texts."""

import re
from collections import defaultdict
from dataclasses import dataclass, field

NULL = "$@NULL@$"
"""How a backup writes SQL's NULL; an empty element is the empty text."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something was read: member and line."""

    member: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Record:
    """One XML element with its short values: ``values`` holds the texts of its attributes (``@id``) and of its leaf children."""

    place: Place
    values: dict[str, str]

    def __getitem__(self, name: str) -> str:
        """Give a value; the empty text where it is missing or NULL."""
        value = self.values.get(name, "")
        return "" if value == NULL else value

    def number(self, name: str) -> float:
        """Give a value as a number, 0 where it is none."""
        try:
            return float(self[name])
        except ValueError:
            return 0.0


@dataclass(slots=True)
class Activity:
    """One folder of activities/: what its files say."""

    folder: str
    modname: str
    number: str
    module: Record | None = None
    activity: Record | None = None
    instance: Record | None = None
    parts: dict[str, list[Record]] = field(default_factory=lambda: defaultdict(list))
    grade_items: list[Record] = field(default_factory=list)

    @property
    def context(self) -> str:
        """Give the old context id; empty when it is not known."""
        return self.activity["@contextid"] if self.activity else ""

    @property
    def place(self) -> Place:
        """Give the place of the activity itself."""
        if self.instance:
            return self.instance.place
        return self.module.place if self.module else Place(f"activities/{self.folder}/module.xml")

    def ids(self, kind: str) -> set[str]:
        """Give the ids of its parts of one kind (chapters, pages, answers ...)."""
        return {record["@id"] for record in self.parts.get(kind, ())}


@dataclass(frozen=True, slots=True)
class FileUse:
    """A text that shows or links a file: the file area it must lie in, and its path there."""

    place: Place
    context: str  # old context id; empty for the course's own
    component: str
    area: str
    itemid: str
    written: str  # as in the text, behind @@PLUGINFILE@@


@dataclass(frozen=True, slots=True)
class Link:
    """A link token of a text: ``$@NAME*first*second@$``."""

    place: Place
    name: str
    numbers: tuple[str, ...]


@dataclass(slots=True)
class Backup:
    """Everything that was read from one backup."""

    members: dict[str, int] = field(default_factory=dict)
    blobs: dict[str, int] = field(default_factory=dict)
    information: Record | None = None
    detail: Record | None = None
    lists_course: bool = False
    settings: list[Record] = field(default_factory=list)
    listed_activities: list[Record] = field(default_factory=list)
    listed_sections: list[Record] = field(default_factory=list)
    course: Record | None = None
    sections: dict[str, Record] = field(default_factory=dict)
    activities: dict[str, Activity] = field(default_factory=dict)
    blocks: dict[str, Record] = field(default_factory=dict)
    block_folders: set[str] = field(default_factory=set)
    files: list[Record] = field(default_factory=list)
    categories: list[Record] = field(default_factory=list)
    questions: list[Record] = field(default_factory=list)
    question_parts: dict[str, list[Record]] = field(default_factory=lambda: defaultdict(list))
    grade_categories: list[Record] = field(default_factory=list)
    gradebook_items: list[Record] = field(default_factory=list)
    criteria: list[Record] = field(default_factory=list)
    aggregations: list[Record] = field(default_factory=list)
    named: dict[str, dict[str, Record]] = field(default_factory=lambda: defaultdict(dict))
    references: dict[str, dict[str, list[tuple[str, Place]]]] = field(default_factory=dict)
    enrolments: int = 0
    old_questions: bool = False
    new_questions: bool = False
    file_uses: list[FileUse] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    long_names: list[tuple[Place, str, int, int]] = field(default_factory=list)

    def activity(self, folder: str) -> Activity:
        """Give the activity of a folder, made when it is met for the first time."""
        if folder not in self.activities:
            modname, _, number = folder.rpartition("_")
            self.activities[folder] = Activity(folder, modname, number)
        return self.activities[folder]

    def setting(self, name: str) -> str | None:
        """Give the value of a root setting, None when it is not there."""
        for record in self.settings:
            if record["level"] == "root" and record["name"] == name:
                return record["value"]
        return None

    def release(self) -> tuple[int, int]:
        """Give the Moodle release that the backup declares, (0, 0) when it declares none."""
        found = re.match(r"(\d+)\.(\d+)", self.information["backup_release"] if self.information else "")
        return (int(found[1]), int(found[2])) if found else (0, 0)

    def by_number(self) -> dict[str, Activity]:
        """Give the activities by course module id (the number of their folder)."""
        return {activity.number: activity for activity in self.activities.values()}
