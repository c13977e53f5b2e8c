"""mod_label: a text on the course page."""

from builder.archive import Member
from builder.plan.model import LabelActivity
from builder.writers.moodle.context import Context
from builder.writers.moodle.views import ActivityView, FileView


def body(context: Context, activity: LabelActivity, view: ActivityView, path: str) -> tuple[Member, list[FileView]]:
    """Give label.xml and the rows of the files in its text."""
    member = context.rendered("activities/label/label.xml.j2", path, activity=view, intro=context.html(activity.body))
    return member, context.files(view, "intro", activity.files)
