"""mod_folder: files together, on a page of their own or on the course page."""

from dataclasses import dataclass

from builder.plan.activities import PlannedFolder, WorkActivity
from builder.writers.moodle.context import Context
from builder.writers.moodle.views import ActivityView, Body


@dataclass(frozen=True, slots=True)
class _FolderView:
    """What only a folder has."""

    intro: str
    inline: bool


def body(context: Context, activity: WorkActivity, of: PlannedFolder, view: ActivityView, path: str) -> Body:
    """Give folder.xml with the rows of its files and of those in its text."""
    folder = _FolderView(context.html(activity.description), of.inline)
    member = context.rendered("activities/folder/folder.xml.j2", path, activity=view, folder=folder)
    return Body(member, (*context.files(view, "content", of.files), *context.files(view, "intro", activity.files)))
