"""The activities of a backup, one file a kind: each gives the activity's own XML, its files and what else hangs on it."""

from builder.plan.activities import (
    PlannedAssignment,
    PlannedBook,
    PlannedCase,
    PlannedChoice,
    PlannedFolder,
    PlannedForum,
    PlannedGlossary,
    PlannedInteractive,
    PlannedPackage,
    PlannedQuestionnaire,
    WorkActivity,
)
from builder.plan.model import (
    Activity,
    FileActivity,
    LabelActivity,
    LinkActivity,
    NewsActivity,
    PageActivity,
    SubsectionActivity,
)
from builder.plan.questions import QuizActivity
from builder.writers.moodle.activities import (
    assign,
    book,
    choice,
    feedback,
    folder,
    forum,
    glossary,
    h5pactivity,
    label,
    lesson,
    page,
    quiz,
    resource,
    scorm,
    subsection,
    url,
)
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
            return forum.news(context, view, path)
        case QuizActivity():
            return quiz.body(context, activity, view, path)
        case WorkActivity():
            return _work(context, activity, view, path)
        case SubsectionActivity():
            return subsection.body(context, view, path)


def _work(context: Context, activity: WorkActivity, view: ActivityView, path: str) -> Body:  # noqa: PLR0911 - one a kind
    match activity.of:
        case PlannedAssignment() as of:
            return assign.body(context, activity, of, view, path)
        case PlannedForum() as of:
            return forum.body(context, activity, of, view, path)
        case PlannedChoice() as of:
            return choice.body(context, activity, of, view, path)
        case PlannedQuestionnaire() as of:
            return feedback.body(context, activity, of, view, path)
        case PlannedGlossary() as of:
            return glossary.body(context, activity, of, view, path)
        case PlannedBook() as of:
            return book.body(context, activity, of, view, path)
        case PlannedFolder() as of:
            return folder.body(context, activity, of, view, path)
        case PlannedCase() as of:
            return lesson.body(context, activity, of, view, path)
        case PlannedPackage() as of:
            return scorm.body(context, activity, of, view, path)
        case PlannedInteractive() as of:
            return h5pactivity.body(context, activity, of, view, path)
