"""mod_h5pactivity: an H5P file."""

from dataclasses import dataclass

from builder.plan.activities import PlannedInteractive, WorkActivity
from builder.writers.moodle.context import Context
from builder.writers.moodle.views import ActivityView, Body


@dataclass(frozen=True, slots=True)
class _H5pView:
    """What only an H5P activity has."""

    intro: str
    points: int


def body(context: Context, activity: WorkActivity, of: PlannedInteractive, view: ActivityView, path: str) -> Body:
    """Give h5pactivity.xml with the rows of its one file and of those in its text."""
    h5p = _H5pView(context.html(activity.description), int(activity.rules.maximum))
    member = context.rendered("activities/h5pactivity/h5pactivity.xml.j2", path, activity=view, h5p=h5p)
    rows = (*context.files(view, "package", [of.file]), *context.files(view, "intro", activity.files))
    return Body(member, rows, grade=context.grades.get(view.key))
