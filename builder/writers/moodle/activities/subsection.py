"""mod_subsection: a topic as a part of its section, with a section of its own for what is in it (Moodle 4.5 and later)."""

from builder.writers.moodle.context import Context
from builder.writers.moodle.views import ActivityView, Body


def body(context: Context, view: ActivityView, path: str) -> Body:
    """Give subsection.xml; the section that it stands for is written with the others."""
    return Body(context.rendered("activities/subsection/subsection.xml.j2", path, activity=view))
