"""mod_glossary: words and what they mean."""

from dataclasses import dataclass
from html import escape

from builder.plan.activities import PlannedGlossary, WorkActivity
from builder.plan.rich_model import AttachedFile, FileRef, Rich
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

    It has no entries: they belong to users, and a backup with users is restored by administrators alone. Trainers find a file to
    import below the text.
    """
    wanted = activity.rules.posts if activity.rules.completion == "posted" else 0
    files = {file.name: file for file in activity.files}
    description = activity.description
    if of.import_file:
        files.pop(of.import_file.name, None)
    if of.import_file and context.plan.edition_for == "trainer":
        files[of.import_file.name] = of.import_file
        description = (*description, *_offer(context, of.import_file))
    glossary = _GlossaryView(context.html(description), of.own, wanted)
    member = context.rendered("activities/glossary/glossary.xml.j2", path, activity=view, glossary=glossary)
    return Body(member, tuple(context.files(view, "intro", files.values())))


def _offer(context: Context, file: AttachedFile) -> Rich:
    plan = context.plan
    before = f'<p lang="{plan.language}">{escape(plan.words["import-terms"])}: <a href="'
    return before, FileRef(file.name), f'">{escape(file.name)}</a></p>'
