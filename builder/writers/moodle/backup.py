"""A CoursePlan to the members of a Moodle course backup."""

import hashlib
from collections.abc import Iterator
from html import escape
from pathlib import Path

from builder.archive import Member
from builder.markup.templates import Templates
from builder.plan.model import CoursePlan, Section
from builder.writers.moodle.activities import body
from builder.writers.moodle.context import Context
from builder.writers.moodle.gradebook import grade_categories
from builder.writers.moodle.ids import numeric_id
from builder.writers.moodle.views import (
    ActivityView,
    BackupView,
    Body,
    CourseView,
    CriterionView,
    FileView,
    GroupView,
    ParentView,
    SectionView,
)

WWWROOT = "https://course.invalid"
"""Nobody's site (RFC 2606), so that no link that Moodle cannot map leads to somebody."""
SITE_HASH = hashlib.md5(b"course-as-code: nobody's site", usedforsecurity=False).hexdigest()
"""A constant that is no site's: equal hashes would make Moodle take the backup for its own."""

SETTINGS = (
    ("imscc11", 0), ("users", 0), ("anonymize", 0), ("role_assignments", 0), ("activities", 1), ("blocks", 0), ("files", 1),
    ("filters", 1), ("comments", 0), ("badges", 0), ("calendarevents", 1), ("userscompletion", 0), ("logs", 0),
    ("grade_histories", 0), ("questionbank", 1), ("groups", 1), ("competencies", 0), ("customfield", 1),
    ("contentbankcontent", 1), ("legacyfiles", 1),
)  # fmt: skip

_FIXED = ("scales.xml", "outcomes.xml", "badges.xml", "grade_history.xml", "roles.xml")
_FIXED_COURSE = ("roles.xml", "filters.xml", "calendar.xml", "contentbank.xml", "competencies.xml", "completiondefaults.xml")
_FIXED_ACTIVITY = ("roles.xml", "filters.xml", "calendar.xml")


def write(plan: CoursePlan, folder: Path, name: str, date: int) -> tuple[Member, ...]:
    """Give the members of the backup, sorted, ``moodle_backup.xml`` first.

    ``folder`` holds the templates, ``name`` is the file name shown by Moodle, ``date`` the backup's time in Unix seconds.
    """
    context = Context(plan, Templates(folder), folder)
    members: list[Member] = []
    bodies: list[Body] = []
    sections = [_section(context, section, members, bodies) for section in plan.sections]
    course = _course_view(context)
    rows = [row for one in bodies for row in one.files]
    members += _course(context, course)
    members += _root(context, course, rows, sections)
    bank = [category for one in bodies for category in one.categories]
    members.append(
        context.rendered("questions.xml.j2", "questions.xml", categories=bank, entries=not context.release.old_questions)
    )
    backup = BackupView(
        name, context.release.version, context.release.name, date, WWWROOT, SITE_HASH,
        hashlib.md5(f"{plan.key}:{plan.scope}:{plan.language}:{plan.edition}".encode(), usedforsecurity=False).hexdigest(),
        (("filename", name), *SETTINGS),
    )  # fmt: skip
    first = context.rendered("moodle_backup.xml.j2", "moodle_backup.xml", backup=backup, course=course, sections=sections)
    blobs = {row.blob.path: row.blob for row in rows}
    return (first, *sorted((*members, *blobs.values()), key=lambda member: member.path))


def _course_view(context: Context) -> CourseView:
    plan = context.plan
    summary = context.templates.text("course/summary.html.j2", plan=plan, words=plan.words) if plan.summary else ""
    idnumber = f"{plan.key}/{plan.scope}" if plan.scope else plan.key
    display = 1 if plan.course_display == "section-a-page" else 0
    return CourseView(
        context.course_id, context.course_context, plan.title, plan.short_name, idnumber, summary, context.time, display
    )


def _course(context: Context, course: CourseView) -> Iterator[Member]:
    yield context.rendered("course/course.xml.j2", "course/course.xml", course=course)
    yield _references(context, "course")
    for name in _FIXED_COURSE:
        yield context.fixed(f"course/{name}", f"course/{name}")


def _root(context: Context, course: CourseView, rows: list[FileView], sections: list[SectionView]) -> Iterator[Member]:
    for name in _FIXED:
        yield context.fixed(name, name)
    yield context.rendered("files.xml.j2", "files.xml", files=sorted(rows, key=lambda row: row.id))
    yield context.rendered("gradebook.xml.j2", "gradebook.xml", categories=grade_categories(context.plan, context.grades))
    groups = [
        GroupView(numeric_id("group", one.key), one.title, one.key, f"<p>{escape(one.text)}</p>" if one.text else "")
        for one in context.plan.groups
    ]
    yield context.rendered("groups.xml.j2", "groups.xml", groups=groups)
    counted = [
        activity for section in sections for activity in section.activities if activity.counts and activity.completion.state
    ]
    criteria = [CriterionView(numeric_id("criterion", one.key), one.modname, one.cm) for one in counted]
    yield context.rendered("completion.xml.j2", "completion.xml", course=course.id, criteria=criteria,
                           any=context.plan.completion_any)  # fmt: skip


def _section(context: Context, section: Section, members: list[Member], bodies: list[Body]) -> SectionView:
    views = tuple(context.view(activity) for activity in section.activities)
    number = numeric_id("section", section.key)
    sequence = ",".join(str(view.cm) for view in views)
    parent = ParentView(numeric_id("cm", section.parent), numeric_id("instance", section.parent)) if section.parent else None
    made = SectionView(number, section.number, section.title, context.html(section.summary), sequence, views, parent)
    folder = f"sections/section_{number}"
    members.append(context.rendered("sections/section.xml.j2", f"{folder}/section.xml", section=made))
    members.append(_references(context, folder))
    for activity, view in zip(section.activities, views, strict=True):
        path = f"activities/{view.modname}_{view.cm}"
        made_body = body(context, activity, view, f"{path}/{view.modname}.xml")
        bodies.append(made_body)
        members += _activity(context, made, view, made_body, path)
    return made


def _activity(context: Context, section: SectionView, view: ActivityView, own: Body, folder: str) -> Iterator[Member]:
    yield own.member
    yield context.rendered("activities/module.xml.j2", f"{folder}/module.xml", activity=view, section=section,
                           version=context.release.version)  # fmt: skip
    yield context.rendered("activities/grades.xml.j2", f"{folder}/grades.xml", activity=view, grade=own.grade)
    yield _references(context, folder, own)
    for name in _FIXED_ACTIVITY:
        yield context.fixed(f"activities/{name}", f"{folder}/{name}")


def _references(context: Context, folder: str, own: Body | None = None) -> Member:
    """Give inforef.xml: files, question categories and grade items that belong to a part of the course."""
    return context.rendered(
        "inforef.xml.j2", f"{folder}/inforef.xml",
        files=sorted(row.id for row in own.files) if own else (),
        categories=own.categories if own else (),
        grade=own.grade if own else None,
    )  # fmt: skip
