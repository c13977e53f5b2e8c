"""mod_assign: something handed in."""

from collections.abc import Iterator
from dataclasses import dataclass

from builder.plan.activities import PlannedAssignment, WorkActivity
from builder.writers.moodle.context import Context
from builder.writers.moodle.ids import numeric_id
from builder.writers.moodle.rules import DAY, closing
from builder.writers.moodle.views import ActivityView, Body

_SUBMISSION, _FEEDBACK = "assignsubmission", "assignfeedback"


@dataclass(frozen=True, slots=True)
class _PluginView:
    """A setting of a way to hand in or to answer: a row of assign_plugin_config."""

    id: int
    plugin: str
    subtype: str
    name: str
    value: str


@dataclass(frozen=True, slots=True)
class _AssignView:
    """What only an assignment has; times in Unix seconds, 0 for none. ``nothing`` is handed in: people speak."""

    intro: str
    due: int
    closes: int
    points: int
    on_submit: bool
    nothing: bool
    plugins: tuple[_PluginView, ...]


def body(context: Context, activity: WorkActivity, of: PlannedAssignment, view: ActivityView, path: str) -> Body:
    """Give assign.xml with the rows of the files of its text and of its templates."""
    assign = _AssignView(
        intro=context.html(activity.description),
        due=0 if of.due is None else context.time + of.due * DAY,
        closes=closing(activity.rules, context.time),
        points=int(activity.rules.maximum),
        on_submit=activity.rules.completion == "submitted",
        nothing=not (of.text or of.files),
        plugins=tuple(
            _PluginView(numeric_id("pluginconfig", f"{view.key}|{subtype}|{plugin}|{name}"), plugin, subtype, name, value)
            for plugin, subtype, name, value in _plugins(of)
        ),
    )
    member = context.rendered("activities/assign/assign.xml.j2", path, activity=view, assign=assign)
    rows = (*context.files(view, "intro", activity.files), *context.files(view, "introattachment", of.templates))
    return Body(member, rows, grade=context.grades.get(view.key))


def _plugins(of: PlannedAssignment) -> Iterator[tuple[str, str, str, str]]:
    """Give the settings (plugin, subtype, name, value) that Moodle's own form saves for what is on, and that the rest is off."""
    yield "onlinetext", _SUBMISSION, "enabled", str(int(of.text))
    if of.text:
        yield "onlinetext", _SUBMISSION, "wordlimit", str(of.words)
        yield "onlinetext", _SUBMISSION, "wordlimitenabled", str(int(of.words > 0))
    yield "file", _SUBMISSION, "enabled", str(int(of.files > 0))
    if of.files:
        yield "file", _SUBMISSION, "maxfilesubmissions", str(of.files)
        yield "file", _SUBMISSION, "maxsubmissionsizebytes", "0"
        yield "file", _SUBMISSION, "filetypeslist", ",".join(of.types)
    yield "comments", _SUBMISSION, "enabled", "1"
    yield "comments", _FEEDBACK, "enabled", str(int(of.comments))
    if of.comments:
        yield "comments", _FEEDBACK, "commentinline", "0"
    for name in ("editpdf", "file", "offline"):
        yield name, _FEEDBACK, "enabled", "0"
