"""What every part of the Moodle writer needs: templates, addresses of activities, rows for files."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, time
from html import escape
from pathlib import Path
from urllib.parse import quote

from builder.archive import Member
from builder.curriculum.licences import LICENCES
from builder.markup.templates import Templates, parse_xml
from builder.plan.model import (
    Activity,
    ActivityRef,
    AttachedFile,
    CoursePlan,
    FileActivity,
    FileRef,
    LabelActivity,
    LinkActivity,
    NewsActivity,
    PageActivity,
    Rich,
)  # fmt: skip
from builder.writers.moodle.ids import numeric_id
from builder.writers.moodle.views import ActivityView, FileView

MODULE_VERSION = 2021051700
"""Every activity declares Moodle 3.11: one archive restores on every supported release (docs/decisions/0002-one-archive.md)."""

_MODNAMES: dict[type[Activity], str] = {
    PageActivity: "page", LabelActivity: "label", LinkActivity: "url", FileActivity: "resource", NewsActivity: "forum"
}  # fmt: skip


class Context:
    """One backup in the making; it keeps nothing but files already read."""

    def __init__(self, plan: CoursePlan, templates: Templates, folder: Path) -> None:
        """Work out the numbers of every activity of the plan."""
        self.plan = plan
        self.templates = templates
        self.time = int(datetime.combine(plan.released, time(), UTC).timestamp())
        self._folder = folder
        self._fixed: dict[str, Member] = {}
        self._modnames = {activity.key: _MODNAMES[type(activity)] for activity in plan.activities()}
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
        on_view = isinstance(activity, PageActivity) and activity.counts
        # A PDF is opened without Moodle's page around it, so that what is said of it must stand on the course page.
        opened = isinstance(activity, FileActivity) and activity.main.asset.mimetype == "application/pdf"
        described = isinstance(activity, FileActivity) and bool(activity.files or (opened and activity.description))
        name = activity.name if isinstance(activity, LabelActivity) else activity.title
        cm, instance, context = (numeric_id(kind, activity.key) for kind in ("cm", "instance", "context"))
        modname = self._modnames[activity.key]
        return ActivityView(activity.key, modname, name, cm, instance, context, activity.indent, on_view, described)

    def files(self, activity: ActivityView, area: str, attached: Iterable[AttachedFile], *, main: bool = False) -> list[FileView]:
        """Give the rows for files of one area of an activity; ``main`` marks the file that a resource shows."""
        made = []
        for file in attached:
            asset = file.asset
            blob = asset.member(f"files/{asset.sha1[:2]}/{asset.sha1}")
            made.append(
                FileView(
                    numeric_id("file", f"{activity.key}:{area}:{file.name}"),
                    asset.sha1,
                    activity.context,
                    f"mod_{activity.modname}",
                    area,
                    0,
                    file.name,
                    asset.size,
                    asset.mimetype,
                    LICENCES[file.licence].moodle,
                    int(main),
                    blob,
                )
            )
        return made
