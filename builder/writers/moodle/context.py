"""What every part of the Moodle writer needs: templates, addresses of activities, rows for files."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time
from html import escape
from pathlib import Path
from urllib.parse import quote

from builder.archive import Member
from builder.curriculum.licences import LICENCES
from builder.markup.templates import Templates, parse_xml
from builder.plan.activities import (
    PlannedAssignment,
    PlannedBook,
    PlannedCase,
    PlannedChoice,
    PlannedFolder,
    PlannedForum,
    PlannedGlossary,
    PlannedInteractive,
    PlannedPackage,
    PlannedQuestionnaire,
    Work,
    WorkActivity,
)
from builder.plan.model import (
    Activity,
    CoursePlan,
    FileActivity,
    LabelActivity,
    LinkActivity,
    NewsActivity,
    PageActivity,
    SubsectionActivity,
)
from builder.plan.questions import FiledText, QuizActivity
from builder.plan.rich_model import ActivityRef, Asset, AttachedFile, FileRef, Rich
from builder.writers.moodle.gradebook import grade_items
from builder.writers.moodle.ids import numeric_id
from builder.writers.moodle.rules import GROUP_MODES, availability, completion_of, rules_of
from builder.writers.moodle.views import ActivityView, FileView


@dataclass(frozen=True, slots=True)
class Release:
    """The Moodle that a backup declares, itself and for each activity; before 4.0 questions have no bank entries."""

    version: int
    name: str
    old_questions: bool


_RELEASES = {"shared": Release(2021051700, "3.11", old_questions=True), "4.5": Release(2024100700, "4.5", old_questions=False)}
"""One archive declares 3.11 and restores on every supported release; another is for 4.5 and later (decisions 2 and 8)."""

_MODNAMES: dict[type[Activity], str] = {
    PageActivity: "page", LabelActivity: "label", LinkActivity: "url", FileActivity: "resource", NewsActivity: "forum",
    QuizActivity: "quiz", SubsectionActivity: "subsection",
}  # fmt: skip
_WORKS: dict[type[Work], str] = {
    PlannedAssignment: "assign", PlannedForum: "forum", PlannedChoice: "choice", PlannedQuestionnaire: "feedback",
    PlannedGlossary: "glossary", PlannedBook: "book", PlannedFolder: "folder", PlannedCase: "lesson", PlannedPackage: "scorm",
    PlannedInteractive: "h5pactivity",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Place:
    """Where files lie in Moodle, and the key that their rows have their numbers from."""

    key: str
    context: int
    component: str
    area: str
    item: int = 0


class Context:
    """One backup in the making; it keeps nothing but files already read."""

    def __init__(self, plan: CoursePlan, templates: Templates, folder: Path) -> None:
        """Work out the numbers of every activity of the plan."""
        self.plan = plan
        self.templates = templates
        self.release = _RELEASES[plan.release]
        self.time = int(datetime.combine(plan.released, time(), UTC).timestamp())
        self._folder = folder
        self._fixed: dict[str, Member] = {}
        self._modnames = {activity.key: _modname(activity) for activity in plan.activities()}
        self._completion = {activity.key: completion_of(activity) for activity in plan.activities()}
        self.grades = grade_items(plan)
        self._titles = {page.key: page.title for page in plan.pages()}
        self.course_id = numeric_id("course", plan.key)
        self.course_context = numeric_id("context", "course")

    def title(self, key: str) -> str:
        """Give the title of a page."""
        return self._titles[key]

    def fixed(self, name: str, path: str) -> Member:
        """Give a file that is the same in every backup."""
        if name not in self._fixed:
            data = (self._folder / name).read_bytes()
            parse_xml(data, name)
            self._fixed[name] = Member.of_bytes(path, data)
        return replace(self._fixed[name], path=path)

    def rendered(self, template: str, path: str, **view: object) -> Member:
        """Render a template to a member."""
        return Member.of_bytes(path, self.templates.xml(template, time=self.time, **view))

    def address(self, key: str) -> str:
        """Give the token that Moodle turns into an activity's address."""
        return f"$@{self._modnames[key].upper()}VIEWBYID*{numeric_id('cm', key)}@$"

    def html(self, rich: Rich) -> str:
        """Join a text with Moodle's tokens for its references."""
        return "".join(self._piece(piece) for piece in rich)

    def _piece(self, piece: str | ActivityRef | FileRef) -> str:
        match piece:
            case ActivityRef():
                return escape(self.address(piece.key))
            case FileRef():
                return "@@PLUGINFILE@@/" + quote(piece.name, safe="")
            case _:
                # An author may write of Moodle's own tokens: as a character reference the at sign stays what it is.
                return piece.replace("$@", "$&#64;").replace("@@PLUGINFILE@@", "&#64;@PLUGINFILE@@")

    def view(self, activity: Activity) -> ActivityView:
        """Give what the common files of an activity show."""
        # A PDF is opened without Moodle's page around it, so that what is said of it must stand on the course page.
        opened = isinstance(activity, FileActivity) and activity.main.asset.mimetype == "application/pdf"
        described = isinstance(activity, FileActivity) and bool(activity.files or (opened and activity.description))
        if isinstance(activity, WorkActivity) and isinstance(activity.of, PlannedFolder):
            described = activity.of.inline and bool(activity.description)
        name = activity.name if isinstance(activity, LabelActivity) else activity.title
        cm, instance, context = (numeric_id(kind, activity.key) for kind in ("cm", "instance", "context"))
        modname = self._modnames[activity.key]
        rules, complete = rules_of(activity), self._completion[activity.key]
        return ActivityView(
            activity.key, modname, name, cm, instance, context, activity.indent, complete, rules.counts, described,
            availability(rules.available, modname, self.time, self._completion, self.grades), GROUP_MODES[rules.groups],
        )  # fmt: skip

    def files(self, activity: ActivityView, area: str, attached: Iterable[AttachedFile], *, main: bool = False) -> list[FileView]:
        """Give the rows for files of one area of an activity; ``main`` marks the file that a resource shows."""
        place = Place(f"{activity.key}:{area}", activity.context, f"mod_{activity.modname}", area)
        return self.rows(place, attached, main=main)

    def filed(self, activity: ActivityView, area: str, part: str, item: int, text: FiledText) -> tuple[str, list[FileView]]:
        """Give a text of a part of an activity, and the rows of its files; ``item`` is the part's number."""
        place = Place(f"{activity.key}:{area}:{part}", activity.context, f"mod_{activity.modname}", area, item)
        return self.html(text.body), self.rows(place, text.files)

    def rows(self, place: Place, attached: Iterable[AttachedFile], *, main: bool = False) -> list[FileView]:
        """Give the rows for files at a place."""
        return [self.row(place, file.name, file.asset, file.licence, main=main) for file in attached]

    def row(self, place: Place, name: str, asset: Asset, licence: str, *, folder: str = "/", main: bool = False) -> FileView:
        """Give the row for a file in a folder of a place; ``folder`` begins and ends with a slash."""
        return FileView(
            numeric_id("file", f"{place.key}:{folder.lstrip('/')}{name}"),
            asset.sha1,
            place.context,
            place.component,
            place.area,
            place.item,
            name,
            asset.size,
            asset.mimetype,
            LICENCES[licence].moodle,
            int(main),
            asset.member(f"files/{asset.sha1[:2]}/{asset.sha1}"),
            folder,
        )


def _modname(activity: Activity) -> str:
    return _WORKS[type(activity.of)] if isinstance(activity, WorkActivity) else _MODNAMES[type(activity)]
