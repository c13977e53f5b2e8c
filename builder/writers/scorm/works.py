"""Activities of the plan as pages to read: what a package can hold of them without a platform that takes something in."""

from builder.plan.activities import PlannedAssignment, PlannedBook, PlannedFolder, PlannedGlossary, WorkActivity
from builder.plan.model import FileActivity
from builder.plan.rich_model import AttachedFile, Rich

Chapter = tuple[str, str, Rich, tuple[AttachedFile, ...]]
"""Key, title, text and files of a part of a page."""


def readable(activity: WorkActivity) -> bool:
    """Tell whether a package shows an activity: a task, a glossary, a book, a folder; what takes answers in is left out."""
    return isinstance(activity.of, PlannedAssignment | PlannedGlossary | PlannedBook | PlannedFolder)


def chapters(activity: WorkActivity) -> list[Chapter]:
    """Give the parts of a page behind its own text."""
    if not isinstance(activity.of, PlannedBook):
        return []
    return [(f"{activity.key}/{each.key}", each.title, each.text.body, each.text.files) for each in activity.of.chapters]


def attached(activity: WorkActivity) -> list[FileActivity]:
    """Give the files of an activity as they stand under a page: templates of a task, what lies in a folder."""
    match activity.of:
        case PlannedAssignment() as of:
            files = of.templates
        case PlannedFolder() as of:
            files = of.files
        case _:
            files = ()
    return [
        FileActivity(
            f"{activity.key}/file-{number}", file.name, activity.language, file, (), (), activity.indent, activity.origin
        )
        for number, file in enumerate(files, 1)
    ]
