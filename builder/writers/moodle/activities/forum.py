"""mod_forum: the announcements of the course, and exchanges."""

from dataclasses import dataclass

from builder.plan.activities import PlannedForum, WorkActivity
from builder.writers.moodle.context import Context
from builder.writers.moodle.rules import closing
from builder.writers.moodle.views import ActivityView, Body

_TYPES = {"general": "general", "single": "single", "questions": "qanda", "news": "news"}
_BY_CHOICE, _FORCED = 0, 1
"""FORUM_CHOOSESUBSCRIBE and FORUM_FORCESUBSCRIBE in Moodle's mod/forum/lib.php."""
_FILES_IN_A_POST, _FILES_IN_NEWS = 3, 1


@dataclass(frozen=True, slots=True)
class _ForumView:
    """What only a forum has; ``posts`` is how many complete it, 0 for none; ``points`` are for all that one posts."""

    type: str
    intro: str
    closes: int
    attachments: int
    subscription: int
    posts: int
    points: int


_NEWS = _ForumView("news", "", 0, _FILES_IN_NEWS, _FORCED, 0, 0)


def news(context: Context, view: ActivityView, path: str) -> Body:
    """Give forum.xml of the announcements; they have no files."""
    return Body(context.rendered("activities/forum/forum.xml.j2", path, activity=view, forum=_NEWS))


def body(context: Context, activity: WorkActivity, of: PlannedForum, view: ActivityView, path: str) -> Body:
    """Give forum.xml and the rows of the files in its text; that of a single thread becomes the thread's first post."""
    own = of.form == "news"
    forum = _ForumView(
        _TYPES[of.form],
        context.html(activity.description),
        closing(activity.rules, context.time),
        _FILES_IN_NEWS if own else _FILES_IN_A_POST,
        _FORCED if own else _BY_CHOICE,
        activity.rules.posts if activity.rules.completion == "posted" and not own else 0,
        int(activity.rules.maximum),
    )
    member = context.rendered("activities/forum/forum.xml.j2", path, activity=view, forum=forum)
    return Body(member, tuple(context.files(view, "intro", activity.files)), grade=context.grades.get(view.key))
