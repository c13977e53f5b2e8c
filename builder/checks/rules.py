"""Completion, points, conditions and groups: that they can be met, by everybody who sees them, in every edition."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from builder.checks.activities import unknown_module
from builder.curriculum.activities import (
    ActivityText,
    After,
    Assignment,
    Audience,
    Availability,
    Book,
    Case,
    Choice,
    Folder,
    Forum,
    Glossary,
    Package,
    Questionnaire,
)
from builder.curriculum.editions import EDITIONS, Edition, shown
from builder.curriculum.model import Course, Module
from builder.curriculum.questions import QuestionSet, Quiz
from builder.curriculum.targets import CourseIndex
from builder.curriculum.text import NOWHERE, Keyed
from builder.diagnostics import Diagnostic, Span, did_you_mean

_EVERYWHERE = ("none", "by-hand", "viewed")
_RULES: Mapping[type, tuple[str, ...]] = {
    Assignment: ("submitted", "graded", "passed"),
    Forum: ("posted", "graded", "passed"),
    Choice: ("answered",),
    Questionnaire: ("submitted",),
    Glossary: ("posted",),
    Case: ("finished", "graded", "passed"),
    Package: ("finished", "graded", "passed"),
}
"""The rules of completion that a kind has besides _EVERYWHERE; those not named have none, but see _of_points."""
_POINTLESS = (Choice, Questionnaire, Glossary, Book, Folder)
"""Kinds that give no points."""
_WHOLE = Decimal(100)


@dataclass(frozen=True, slots=True)
class _Ruled:
    """What quizzes and activities have in common; ``module`` is empty for the course's own."""

    key: str
    module: str
    audience: Audience
    complete: bool
    required: bool
    maximum: Decimal
    pass_mark: Decimal
    weight: Decimal | None
    available: Availability
    opens: int | None
    closes: int | None
    span: Span
    weight_span: Span


def check_rules(index: CourseIndex) -> Iterator[Diagnostic]:
    """Give what is wrong with rules: ACT018 to ACT031, ACT033 to ACT035, ACT038, REF401 groups that stand twice."""
    course = index.course
    ruled = _all(course)
    yield from _groups(course)
    for one in (*course.activities, *(one for module in course.modules for one in module.activities)):
        yield from _completion(index, one)
        yield from _dates(one)
    for each in ruled.values():
        yield from _conditions(index, ruled, each)
    yield from _circles(ruled)
    yield from _weights(index, ruled)
    yield from _course_completion(index, ruled)


def _all(course: Course) -> dict[str, _Ruled]:
    found = [_of_activity(one, "") for one in course.activities]
    for module in course.modules:
        found += [_of_quiz(one, one.quiz) for one in module.question_sets if one.quiz]
        found += [_of_activity(one, module.code) for one in module.activities]
    return {each.key: each for each in found}


def _of_activity(one: ActivityText, module: str) -> _Ruled:
    return _Ruled(
        one.code, module, one.audience, one.completion.rule != "none", one.required, one.grade.maximum, one.grade.pass_mark,
        one.grade.weight, one.available, one.available.opens, one.available.closes, one.span, one.grade.span,
    )  # fmt: skip


def _of_quiz(one: QuestionSet, quiz: Quiz) -> _Ruled:
    return _Ruled(
        one.code, one.module, quiz.audience, quiz.completion != "none", quiz.required, quiz.maximum, quiz.pass_mark,
        quiz.weight, quiz.available, quiz.opens, quiz.closes, one.span, quiz.span,
    )  # fmt: skip


def _groups(course: Course) -> Iterator[Diagnostic]:
    seen: set[str] = set()
    for group in course.groups:
        if group.key in seen:
            yield Diagnostic("REF401", group.span, f'the group "{group.key}" stands twice', "give one of them another key")
        seen.add(group.key)


def _completion(index: CourseIndex, one: ActivityText) -> Iterator[Diagnostic]:
    """Give ACT018 to ACT022 and ACT030 for one activity."""
    rule, span, points = one.completion.rule, one.completion.span, one.grade
    allowed = (*_EVERYWHERE, *_RULES.get(type(one.of), () if isinstance(one.of, _POINTLESS) else ("graded", "passed")))
    if rule not in allowed:
        yield Diagnostic("ACT018", span, f'this kind is never "{rule}"', "rules of this kind: " + ", ".join(allowed))
    elif reason := _never(one):
        yield Diagnostic("ACT019", span, f'"{rule}" can never be met: {reason}', "write another rule for completion")
    elif rule in ("graded", "passed") and not _has(index, one, rule):
        wanted = "a pass mark" if rule == "passed" else "points"
        hint = "write grade: {maximum: 10, pass-mark: 6}" if rule == "passed" else "write grade: {maximum: 10}"
        yield Diagnostic("ACT020", span, f'complete when "{rule}", and there is no {wanted.removeprefix("a ")}', hint)
    if points.pass_mark > points.maximum:
        message = f"the pass mark is {points.pass_mark:f}, the maximum {points.maximum:f}"
        yield Diagnostic("ACT021", points.span, message, "the pass mark is in points of the maximum")
    if points.maximum and isinstance(one.of, _POINTLESS):
        yield Diagnostic("ACT022", points.span, "this kind gives no points", "leave grade: out")
    elif points.maximum and isinstance(one.of, Case) and one.of.practice:
        yield Diagnostic("ACT022", points.span, "a case for practice gives no points", "write practice: no, or leave grade: out")
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


def _conditions(index: CourseIndex, ruled: Mapping[str, _Ruled], one: _Ruled) -> Iterator[Diagnostic]:
    """Give ACT026 to ACT029 for the conditions of one, and ACT035 where not everybody can meet it."""
    group = one.available.group
    groups = [each.key for each in index.course.groups]
    if group.key and group.key not in groups:
        hint = did_you_mean(group.key, groups) or "list it under groups in source/course.yaml"
        yield Diagnostic("ACT029", group.span, f'there is no group "{group.key}"', hint)
    for after in one.available.after:
        yield from _condition(index, ruled, one, after)
    is_activity = one.key in index.activities
    if one.required and one.complete and group.key:
        yield Diagnostic("ACT035", one.span, f'"{one.key}" is required, and only one group may do it', "write required: no")
    elif one.required and is_activity and one.audience == "trainer":
        yield Diagnostic("ACT035", one.span, f'"{one.key}" is required, and participants do not have it', "write required: no")


def _condition(index: CourseIndex, ruled: Mapping[str, _Ruled], one: _Ruled, after: After) -> Iterator[Diagnostic]:
    key, other = after.key, ruled.get(after.key)
    if key in index.planned_exercises:
        yield Diagnostic("REF410", after.span, f'"{key}" is planned and not yet written')
        return
    if other is None and key not in index.exercises:
        if key not in index.unread and not index.nameless:
            known = {*index.exercises, *ruled}
            yield Diagnostic("ACT026", after.span, f'there is no exercise, quiz or activity "{key}"', did_you_mean(key, known))
        return
    complete = other.complete if other else index.course.settings.completion != "none"
    if not complete:
        yield Diagnostic("ACT027", after.span, f'"{key}" can never be complete: it has no rule', "give it one, or take it out")
    elif after.passed and not (other and other.pass_mark):
        yield Diagnostic(
            "ACT027", after.span, f'"{key}" can never be passed: it has no pass mark', "give it one, or name it alone"
        )
    elif other and other.opens is not None and one.closes is not None and one.closes <= other.opens:
        message = f'"{key}" opens on day {other.opens}, and "{one.key}" closes on day {one.closes}'
        yield Diagnostic("ACT027", after.span, message, "let it open earlier, or this one close later")
    if other is None:
        return
    for edition in EDITIONS:
        if shown(one.audience, edition) and not shown(other.audience, edition):
            message = f'the {edition}\'s edition has "{one.key}" and not "{key}"'
            yield Diagnostic("ACT028", after.span, message, "give both the same audience, or take the condition out")
    if other.available.group.key and other.available.group.key != one.available.group.key:
        message = f'only the group "{other.available.group.key}" may do "{key}"'
        yield Diagnostic("ACT028", after.span, message, "give both the same group, or take the condition out")


def _circles(ruled: Mapping[str, _Ruled]) -> Iterator[Diagnostic]:
    """Give ACT025 once for every circle of conditions."""
    told: set[str] = set()
    for start in ruled.values():
        path = () if start.key in told else _way_back(ruled, start)
        if path:
            told |= set(path)
            first = next(after for after in start.available.after if after.key == path[1])
            message = "each waits for the next: " + ", ".join(f'"{key}"' for key in path)
            yield Diagnostic("ACT025", first.span, message, "take one of the conditions out")


def _way_back(ruled: Mapping[str, _Ruled], start: _Ruled) -> tuple[str, ...]:
    """Give the keys on the shortest way from an activity over its conditions back to itself; empty where there is none."""
    paths, seen = [(start.key,)], {start.key}
    while paths:
        path = paths.pop(0)
        for after in ruled[path[-1]].available.after:
            if after.key == start.key:
                return (*path, start.key)
            if after.key in ruled and after.key not in seen:
                seen.add(after.key)
                paths.append((*path, after.key))
    return ()


def _weights(index: CourseIndex, ruled: Mapping[str, _Ruled]) -> Iterator[Diagnostic]:
    """Give ACT023 where weights do not make 100, ACT024 where they and what gives points do not fit, ACT033 modules."""
    grades = index.course.grades
    for key in grades.weights:
        yield from unknown_module(index, Keyed(key, grades.span))
    if grades.weights:
        total = sum(grades.weights.values(), Decimal(0))
        if total != _WHOLE:
            yield Diagnostic("ACT023", grades.span, f"the weights of the modules make {total:f}, not 100")
        if not grades.by_module:
            hint = "write categories: modules beside the weights"
            yield Diagnostic("ACT024", grades.span, "weights of modules, and no categories for them", hint)
        yield from _with_points(index, ruled)
    told: set[tuple[Span, str]] = set()
    for edition in EDITIONS:
        for span, message in _in_categories(ruled, edition, by_module=grades.by_module):
            if (span, message) not in told:
                told.add((span, message))
                yield Diagnostic("ACT023", span, message, "the weights of a category make 100, or less where some have none")


def _with_points(index: CourseIndex, ruled: Mapping[str, _Ruled]) -> Iterator[Diagnostic]:
    """Say which modules have a weight and nothing that gives points, in some edition, and the other way round."""
    grades = index.course.grades
    for edition in EDITIONS:
        scored = {one.module for one in ruled.values() if one.maximum and shown(one.audience, edition)}
        for key in grades.weights:
            if key in index.modules and key not in scored and not index.unread:
                message = f"module {key} has a weight, and nothing in the {edition}'s edition gives points in it"
                yield Diagnostic("ACT024", grades.span, message, "take the weight out, or give points for something")
    for one in ruled.values():
        if one.maximum and one.module not in grades.weights:
            where = f"module {one.module} has no weight" if one.module else "it belongs to no module"
            yield Diagnostic("ACT024", one.weight_span, f'the points of "{one.key}" count nothing: {where}')


def _in_categories(ruled: Mapping[str, _Ruled], edition: Edition, *, by_module: bool) -> Iterator[tuple[Span, str]]:
    """Give categories whose weights do not make 100: the place of the first weight, and what to say."""
    categories: dict[str, list[_Ruled]] = {}
    for one in ruled.values():
        if one.maximum and shown(one.audience, edition):
            categories.setdefault(one.module if by_module else "", []).append(one)
    for key, ones in categories.items():
        weighted = [one for one in ones if one.weight is not None]
        total = sum((one.weight for one in weighted if one.weight is not None), Decimal(0))
        if weighted and (total > _WHOLE or (total == _WHOLE) is (len(weighted) < len(ones))):
            rest = "" if len(weighted) == len(ones) else f", and {len(ones) - len(weighted)} more have none"
            name = f"module {key}" if key else "the course"
            yield weighted[0].weight_span, f"the weights in {name} make {total:f}{rest}"


def _course_completion(index: CourseIndex, ruled: Mapping[str, _Ruled]) -> Iterator[Diagnostic]:
    """Give ACT033 modules that are not there, ACT034 where nothing counts in an edition."""
    course = index.course
    completion = course.course_completion
    for key in completion.modules:
        yield from unknown_module(index, key)
    if completion.span == NOWHERE or completion.of == "none" or index.unread:
        return
    counts: Callable[[_Ruled], bool] = lambda one: one.required  # noqa: E731
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
