"""Conditions between activities: that what must come first is there, can be done, and by everybody whom it keeps waiting."""

from collections.abc import Iterator, Mapping

from builder.checks.ruled import Ruled
from builder.curriculum.activities import After
from builder.curriculum.editions import EDITIONS, shown
from builder.curriculum.targets import CourseIndex
from builder.diagnostics import Diagnostic, did_you_mean


def check_conditions(index: CourseIndex, ruled: Mapping[str, Ruled]) -> Iterator[Diagnostic]:
    """Give what is wrong: ACT025 circles, ACT026 to ACT029 what is named, ACT035 what not everybody can do, REF410."""
    for one in ruled.values():
        yield from _conditions(index, ruled, one)
    yield from _circles(ruled)


def _conditions(index: CourseIndex, ruled: Mapping[str, Ruled], one: Ruled) -> Iterator[Diagnostic]:
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


def _condition(index: CourseIndex, ruled: Mapping[str, Ruled], one: Ruled, after: After) -> Iterator[Diagnostic]:
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


def _circles(ruled: Mapping[str, Ruled]) -> Iterator[Diagnostic]:
    """Give ACT025 once for every circle of conditions."""
    told: set[str] = set()
    for start in ruled.values():
        path = () if start.key in told else _way_back(ruled, start)
        if path:
            told |= set(path)
            first = next(after for after in start.available.after if after.key == path[1])
            message = "each waits for the next: " + ", ".join(f'"{key}"' for key in path)
            yield Diagnostic("ACT025", first.span, message, "take one of the conditions out")


def _way_back(ruled: Mapping[str, Ruled], start: Ruled) -> tuple[str, ...]:
    """Give the keys on the shortest way from an activity over its conditions back to itself; empty where there is none."""
    paths: list[tuple[str, ...]] = [(start.key,)]
    seen = {start.key}
    while paths:
        path = paths.pop(0)
        for after in ruled[path[-1]].available.after:
            if after.key == start.key:
                return (*path, start.key)
            if after.key in ruled and after.key not in seen:
                seen.add(after.key)
                paths.append((*path, after.key))
    return ()
