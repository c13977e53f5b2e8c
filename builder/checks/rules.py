"""Completion, points, conditions and groups: that they can be met, by everybody who sees them, in every edition."""

from collections.abc import Callable, Iterator, Mapping

from builder.checks.activities import unknown_module
from builder.checks.conditions import check_conditions
from builder.checks.grades import check_weights
from builder.checks.ruled import Ruled, all_ruled
from builder.curriculum.activities import (
    ActivityText,
    Assignment,
    Book,
    Case,
    Choice,
    Folder,
    Forum,
    Glossary,
    Interactive,
    Package,
    Questionnaire,
)
from builder.curriculum.editions import EDITIONS, shown
from builder.curriculum.model import Course, Module
from builder.curriculum.targets import CourseIndex
from builder.curriculum.text import NOWHERE, Keyed
from builder.diagnostics import Diagnostic

_EVERYWHERE = ("none", "by-hand", "viewed")
_RULES: Mapping[type, tuple[str, ...]] = {
    Assignment: ("submitted", "graded", "passed"),
    Forum: ("posted", "graded", "passed"),
    Choice: ("answered",),
    Questionnaire: ("submitted",),
    Glossary: ("posted",),
    Case: ("finished", "graded", "passed"),
    Package: ("finished", "graded", "passed"),
    Interactive: ("graded", "passed"),
}
"""The rules of completion that a kind has besides _EVERYWHERE; those not named have none."""
_POINTLESS = (Choice, Questionnaire, Glossary, Book, Folder)
"""Kinds that give no points."""
_MOST_POINTS = 100
"""What the edit forms of a Moodle take whose gradepointmax nobody has changed."""


def check_rules(index: CourseIndex) -> Iterator[Diagnostic]:
    """Give what is wrong with rules: ACT018 to ACT031, ACT033 to ACT035, ACT038, REF401 groups that stand twice."""
    course = index.course
    ruled = all_ruled(course)
    yield from _groups(course)
    for one in (*course.activities, *(one for module in course.modules for one in module.activities)):
        yield from _completion(index, one)
        yield from _dates(one)
    yield from check_conditions(index, ruled)
    yield from check_weights(index, ruled)
    yield from _course_completion(index, ruled)


def _groups(course: Course) -> Iterator[Diagnostic]:
    seen: set[str] = set()
    for group in course.groups:
        if group.key in seen:
            yield Diagnostic("REF401", group.span, f'the group "{group.key}" stands twice', "give one of them another key")
        seen.add(group.key)


def _completion(index: CourseIndex, one: ActivityText) -> Iterator[Diagnostic]:
    """Give ACT018 to ACT022, ACT030 and ACT039 for one activity."""
    rule, span, points = one.completion.rule, one.completion.span, one.grade
    allowed = (*_EVERYWHERE, *_RULES.get(type(one.of), ()))
    if rule not in allowed:
        yield Diagnostic("ACT018", span, f'this kind is never "{rule}"', "rules of this kind: " + ", ".join(allowed))
    elif reason := _never(one):
        yield Diagnostic("ACT019", span, f'"{rule}" can never be met: {reason}', "write another rule for completion")
    elif rule in ("graded", "passed") and not _has(index, one, rule):
        wanted = "there is no pass mark" if rule == "passed" else "it gives no points"
        hint = "write grade: {maximum: 10, pass-mark: 6}" if rule == "passed" else "write grade: {maximum: 10}"
        yield Diagnostic("ACT020", span, f'complete when "{rule}", and {wanted}', hint)
    if points.pass_mark > points.maximum:
        message = f"the pass mark is {points.pass_mark:f}, the maximum {points.maximum:f}"
        yield Diagnostic("ACT021", points.span, message, "the pass mark is in points of the maximum")
    if points.maximum and isinstance(one.of, _POINTLESS):
        yield Diagnostic("ACT022", points.span, "this kind gives no points", "leave grade: out")
    elif points.maximum and isinstance(one.of, Case) and one.of.practice:
        yield Diagnostic("ACT022", points.span, "a case for practice gives no points", "write practice: no, or leave grade: out")
    elif points.maximum > _MOST_POINTS or points.maximum % 1:
        message = f"{points.maximum:f} points; Moodle takes whole ones up to {_MOST_POINTS} here"
        yield Diagnostic("ACT039", points.span, message, "write a whole number; the pass mark may have decimals")
    if one.required and rule == "none":
        yield Diagnostic("ACT030", one.span, "required, and it can never be complete", "write a rule under completion:")


def _never(one: ActivityText) -> str:
    """Say why nobody can meet a rule; empty where people can."""
    rule = one.completion.rule
    match one.of:
        case Forum(form="news") if rule == "posted":
            return "only trainers write news"
        case Assignment(text=False, files=0) if rule == "submitted":
            return "nothing is to be handed in"
        case Glossary(own=False) if rule == "posted":
            return "nobody may add a term"
        case Folder(inline=True) if rule == "viewed":
            return "a folder on the course page has no page of its own"
        case _:
            return ""


def _has(index: CourseIndex, one: ActivityText, rule: str) -> bool:
    """Tell whether there are the points, or the pass mark, that a rule asks for; a package may bring its own."""
    if isinstance(one.of, Package) and rule == "passed" and not one.grade.maximum:
        module = index.modules.get(one.of.module.key)
        return module is None or any(each.quiz and each.quiz.pass_mark for each in module.question_sets)
    return bool(one.grade.pass_mark if rule == "passed" else one.grade.maximum)


def _dates(one: ActivityText) -> Iterator[Diagnostic]:
    """Give ACT031 dates the wrong way round, ACT038 results that wait for ever."""
    opens, closes, span = one.available.opens, one.available.closes, one.span
    if opens is not None and closes is not None and closes <= opens:
        yield Diagnostic("ACT031", span, f"it opens on day {opens} and closes on day {closes}", "it must close later")
    due = one.of.due if isinstance(one.of, Assignment) else None
    if due is not None and opens is not None and due < opens:
        yield Diagnostic("ACT031", span, f"it opens on day {opens} and is due on day {due}", "it must be due later")
    if due is not None and closes is not None and closes < due:
        yield Diagnostic("ACT031", span, f"it closes on day {closes} and is due on day {due}", "it must close later")
    if isinstance(one.of, Choice) and one.of.results == "after-closing" and closes is None:
        yield Diagnostic("ACT038", span, "the results wait for the choice to close, and it never does", "add closes:")


def _course_completion(index: CourseIndex, ruled: Mapping[str, Ruled]) -> Iterator[Diagnostic]:
    """Give ACT033 modules that are not there, ACT034 where nothing counts in an edition."""
    course = index.course
    completion = course.course_completion
    for key in completion.modules:
        yield from unknown_module(index, key)
    if completion.span == NOWHERE or completion.of == "none" or index.unread:
        return
    counts: Callable[[Ruled], bool] = lambda one: one.required  # noqa: E731
    if completion.of == "modules":
        keys = {key.key for key in completion.modules}
        counts = lambda one: one.module in keys  # noqa: E731
    if completion.modules and completion.of != "modules":
        yield Diagnostic("ACT034", completion.span, f"of: {completion.of}, and modules: that count", "write one of the two")
    pages = (
        course.settings.completion == "view" and completion.of != "required" and _has_pages(course.modules, completion.modules)
    )
    for edition in EDITIONS:
        if not pages and not any(one.complete and counts(one) and shown(one.audience, edition) for one in ruled.values()):
            message = f"nothing in the {edition}'s edition counts for the completion of the course"
            yield Diagnostic("ACT034", completion.span, message, "mark something as required, or write of: all or of: none")


def _has_pages(modules: tuple[Module, ...], wanted: tuple[Keyed, ...]) -> bool:
    keys = {key.key for key in wanted}
    return any(any(True for _ in module.exercises()) for module in modules if not keys or module.code in keys)
