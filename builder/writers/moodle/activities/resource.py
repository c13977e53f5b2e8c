"""mod_resource: a file."""

from builder.plan.model import FileActivity
from builder.writers.moodle.context import Context
from builder.writers.moodle.views import ActivityView, Body

_AUTOMATIC, _OPEN = 0, 5
"""How a file is shown (RESOURCELIB_DISPLAY_AUTO and _OPEN in Moodle's lib/resourcelib.php): a PDF in the browser's own reader."""


def body(context: Context, activity: FileActivity, view: ActivityView, path: str) -> Body:
    """Give resource.xml, and the rows of the file itself and of those in its description."""
    member = context.rendered(
        "activities/resource/resource.xml.j2", path, activity=view, intro=context.html(activity.description),
        display=_OPEN if activity.main.asset.mimetype == "application/pdf" else _AUTOMATIC,
    )  # fmt: skip
    rows = context.files(view, "content", [activity.main], main=True)
    return Body(member, (*rows, *context.files(view, "intro", activity.files)))
