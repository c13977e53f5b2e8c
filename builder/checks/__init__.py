"""Checks of a course, one file a concern; each gives diagnostics and changes nothing."""

from builder.checks.activities import check_activities
from builder.checks.annexes import check_annexes
from builder.checks.documents import check_documents
from builder.checks.layout import check_layout
from builder.checks.links import check_texts
from builder.checks.lists import check_lists
from builder.checks.questions import check_questions
from builder.checks.references import check_references
from builder.checks.rules import check_rules
from builder.checks.workload import check_workload
from builder.curriculum.targets import CourseIndex
from builder.diagnostics import Diagnostic
from builder.markup.markdown import Converter


def check_course(index: CourseIndex, converter: Converter) -> list[Diagnostic]:
    """Run every check on a course."""
    return [
        *check_references(index), *check_texts(index, converter), *check_annexes(index, converter), *check_workload(index.course),
        *check_layout(index.course, converter), *check_lists(index.course), *check_documents(index, converter),
        *check_questions(index, converter), *check_activities(index), *check_rules(index),
    ]  # fmt: skip


__all__ = ["check_course"]
