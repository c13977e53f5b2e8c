"""mod_forum: the announcements of the course."""

from builder.archive import Member
from builder.writers.moodle.context import Context
from builder.writers.moodle.views import ActivityView, FileView


def body(context: Context, view: ActivityView, path: str) -> tuple[Member, list[FileView]]:
    """Give forum.xml; a news forum has no files."""
    return context.rendered("activities/forum/forum.xml.j2", path, activity=view), []
