"""The activities of a backup, one file a kind: each gives the activity's own XML and its files."""

from builder.archive import Member
from builder.plan.model import Activity, FileActivity, LabelActivity, LinkActivity, NewsActivity, PageActivity
from builder.writers.moodle.activities import forum, label, page, resource, url
from builder.writers.moodle.context import Context
from builder.writers.moodle.views import ActivityView, FileView


def body(context: Context, activity: Activity, view: ActivityView, path: str) -> tuple[Member, list[FileView]]:
    """Give the member at ``path`` that holds the activity itself, and the rows of its files."""
    match activity:
        case PageActivity():
            return page.body(context, activity, view, path)
        case LabelActivity():
            return label.body(context, activity, view, path)
        case LinkActivity():
            return url.body(context, activity, view, path)
        case FileActivity():
            return resource.body(context, activity, view, path)
        case NewsActivity():
            return forum.body(context, view, path)
