"""mod_glossary: words and what they mean."""

from dataclasses import dataclass

from builder.plan.activities import PlannedGlossary, WorkActivity
from builder.writers.moodle.context import Context
from builder.writers.moodle.views import ActivityView, Body


@dataclass(frozen=True, slots=True)
class _GlossaryView:
    """What only a glossary has; ``entries`` is how many one has to add, 0 for none."""

    intro: str
    own: bool
    entries: int


def body(context: Context, activity: WorkActivity, of: PlannedGlossary, view: ActivityView, path: str) -> Body:
    """Give glossary.xml and the rows of the files in its text.

    It has no entries: they belong to users, and a backup with users is restored by administrators alone. The file to be imported
    lies with the text.
    """
    wanted = activity.rules.posts if activity.rules.completion == "posted" else 0
    glossary = _GlossaryView(context.html(activity.description), of.own, wanted)
    member = context.rendered("activities/glossary/glossary.xml.j2", path, activity=view, glossary=glossary)
    files = {file.name: file for file in (*activity.files, *((of.import_file,) if of.import_file else ()))}
    return Body(member, tuple(context.files(view, "intro", files.values())))
