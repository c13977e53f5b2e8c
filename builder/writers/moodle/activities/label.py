"""mod_label: a text on the course page."""

from builder.plan.model import LabelActivity
from builder.writers.moodle.context import Context
from builder.writers.moodle.views import ActivityView, Body


def body(context: Context, activity: LabelActivity, view: ActivityView, path: str) -> Body:
    """Give label.xml and the rows of the files in its text."""
    member = context.rendered("activities/label/label.xml.j2", path, activity=view, intro=context.html(activity.body))
    return Body(member, tuple(context.files(view, "intro", activity.files)))
