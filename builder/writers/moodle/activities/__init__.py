"""The activities of a backup, one file a kind: each gives the activity's own XML, its files and what else hangs on it."""

from builder.plan.model import Activity, FileActivity, LabelActivity, LinkActivity, NewsActivity, PageActivity
from builder.plan.questions import QuizActivity
from builder.writers.moodle.activities import forum, label, page, quiz, resource, url
from builder.writers.moodle.context import Context
from builder.writers.moodle.views import ActivityView, Body


def body(context: Context, activity: Activity, view: ActivityView, path: str) -> Body:
    """Give the activity itself as a member at ``path``, and what hangs on it."""
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
        case QuizActivity():
            return quiz.body(context, activity, view, path)
