"""mod_forum: the announcements of the course."""

from builder.writers.moodle.context import Context
from builder.writers.moodle.views import ActivityView, Body


def body(context: Context, view: ActivityView, path: str) -> Body:
    """Give forum.xml; a news forum has no files."""
    return Body(context.rendered("activities/forum/forum.xml.j2", path, activity=view))
