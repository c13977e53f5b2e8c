"""mod_url: a link to the web."""

from builder.plan.model import LinkActivity
from builder.writers.moodle.context import Context
from builder.writers.moodle.views import ActivityView, Body


def body(context: Context, activity: LinkActivity, view: ActivityView, path: str) -> Body:
    """Give url.xml and the rows of the files in its description."""
    intro = context.html(activity.description)
    member = context.rendered("activities/url/url.xml.j2", path, activity=view, intro=intro, url=activity.url)
    return Body(member, tuple(context.files(view, "intro", activity.files)))
