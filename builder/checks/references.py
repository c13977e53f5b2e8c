"""Keys that one thing names of another: methods, objectives, levels, exercises built upon, supporting documents."""

import re
from collections.abc import Iterator

from builder.curriculum.model import Exercise, Module
from builder.curriculum.targets import CourseIndex
from builder.diagnostics import Diagnostic, did_you_mean


def check_references(index: CourseIndex) -> Iterator[Diagnostic]:
    """Give what is wrong with keys.

    REF405 levels, REF407 methods, REF408 objectives served, REF409 exercises, REF401 doubled keys, REF412 annexes.
    """
    yield from _doubles(index)
    yield from _alike(index)
    for module in index.course.modules:
        yield from _module(index, module)
        for exercise in module.exercises():
            yield from _exercise(index, module, exercise)
        for topic in () if index.nameless or index.unread else module.topics:
            if not topic.exercises:
                yield Diagnostic(
                    "REF425", topic.span, f"topic {topic.code} has no exercises", "add one, or begin the folder's name with _"
                )
            levels = {exercise.level for exercise in topic.exercises}
            for level, text in topic.level_introductions.items():
                if text and topic.exercises and level not in levels:
                    message = f"topic {topic.code} has an introduction and no exercise at level {level}"
                    yield Diagnostic("REF427", text.span, message, "add an exercise, or take the introduction out")


def _doubles(index: CourseIndex) -> Iterator[Diagnostic]:
    for kind, things in (("annex", index.course.annexes), ("method", index.course.methods)):
        seen: set[str] = set()
        for thing in things:
            if thing.key in seen:
                yield Diagnostic("REF401", thing.span, f'the {kind} "{thing.key}" stands twice', "give one of them another key")
            seen.add(thing.key)


def _alike(index: CourseIndex) -> Iterator[Diagnostic]:
    """Keys become file names and identifiers.

    In lower case, with a hyphen for the slash, they must still differ from each other and from our own.
    """
    course = index.course
    own = {
        "course",
        *(f"course/{page}" for page in ("welcome", "welcome-participants", "overview", "methods", "news")),
        *(f"{code}/{page}" for code in index.modules for page in ("module", "materials", "annexes")),
    }
    for topic in index.topics:
        own |= {f"{topic}/topic", *(f"{topic}.{level.key}/level" for level in course.levels)}
    taken = {_folded(key): (key, "") for key in sorted(own)}
    sets = index.question_sets.values()
    keys = [("module", module.code, module.span) for module in course.modules]
    keys += [("topic", topic.code, topic.span) for topic in index.topics.values()]
    keys += [("exercise", exercise.code, exercise.span) for exercise in index.exercises.values()]
    keys += [("annex", annex.key, annex.span) for annex in course.annexes]
    keys += [("set of questions", one.code, one.span) for one in sets]
    keys += [("activity", one.code, one.span) for one in index.activities.values()]
    keys += [("question", question.key, question.span) for one in sets for question in one.questions]
    for kind, key, span in keys:
        other, kind_of_other = taken.setdefault(_folded(key), (key, kind))
        if key in own:
            yield Diagnostic("REF401", span, f'"{key}" is a key that the builder needs itself', "choose another")
        elif kind_of_other != kind and other == key:
            yield Diagnostic("REF401", span, f'"{key}" is the key of the {kind_of_other}, too', "choose another")
        elif other != key:
            yield Diagnostic(
                "REF401",
                span,
                f'"{key}" and "{other}" would be the same in a package',
                "choose one that differs by more than case or / and -",
            )


def _folded(key: str) -> str:
    return key.replace("/", "-").lower()


def _module(index: CourseIndex, module: Module) -> Iterator[Diagnostic]:
    groups = {"general", *(level.key for level in index.course.levels)}
    seen: set[str] = set()
    for objective in module.objectives:
        if objective.group not in groups:
            hint = did_you_mean(objective.group, groups) or "groups: " + ", ".join(sorted(groups))
            yield Diagnostic("REF405", objective.span, f'objectives stand under "{objective.group}", which is no level', hint)
        if objective.key in seen:
            yield Diagnostic("REF401", objective.span, f'the objective "{objective.key}" stands twice in module {module.code}')
        seen.add(objective.key)
    served = {use.key for exercise in module.exercises() for use in exercise.serves}
    for objective in module.objectives if served else ():
        if objective.key not in served:
            yield Diagnostic("REF426", objective.span, f'no exercise serves the objective "{objective.key}"')
    for item in module.supporting:
        if item.annex and item.annex not in index.annexes and index.course.annexes_known:
            hint = did_you_mean(item.annex, index.annexes)
            yield Diagnostic("REF412", item.span, f'there is no annex "{item.annex}" in annex_assets/annexes.yaml', hint)
        if item.exercise and not (
            item.exercise in index.exercises or item.exercise in index.planned_exercises or item.exercise in index.unread
        ):
            yield Diagnostic(
                "REF409", item.span, f'there is no exercise "{item.exercise}"', did_you_mean(item.exercise, index.exercises)
            )


def _exercise(index: CourseIndex, module: Module, exercise: Exercise) -> Iterator[Diagnostic]:
    yield from _level(index, exercise)
    for method in exercise.methods:
        if method.key not in index.methods:
            hint = did_you_mean(method.key, index.methods) or "add it to methods in source/course.yaml"
            yield Diagnostic("REF407", method.span, f'there is no method "{method.key}"', hint)
    objectives = {objective.key for objective in module.objectives}
    for served in exercise.serves:
        if served.key not in objectives:
            hint = did_you_mean(served.key, objectives) or "keys of the module: " + ", ".join(sorted(objectives))
            yield Diagnostic("REF408", served.span, f'module {module.code} has no objective "{served.key}"', hint)
    for before in exercise.builds_on:
        if before.key in index.planned_exercises:
            yield Diagnostic("REF410", before.span, f'"{before.key}" is planned and not yet written')
        elif before.key == exercise.code or (before.key not in index.exercises and before.key not in index.unread):
            hint = did_you_mean(before.key, index.exercises.keys() - {exercise.code})
            yield Diagnostic("REF409", before.span, f'there is no other exercise "{before.key}" to build on', hint)


def _level(index: CourseIndex, exercise: Exercise) -> Iterator[Diagnostic]:
    course = index.course
    levels = [level.key for level in course.levels]
    if exercise.level and exercise.level not in levels:
        hint = "levels: " + ", ".join(levels) if levels else "this course has no levels; leave the field out"
        yield Diagnostic("REF405", exercise.level_span, f'there is no level "{exercise.level}"', hint)
        return
    m = re.fullmatch(course.codes.exercise, exercise.code)
    of_code = (m.groupdict().get("level") or "") if m else ""
    if of_code != exercise.level and (of_code or "(?P<level>" in course.codes.exercise):
        said = f"level {exercise.level}" if exercise.level else "no level"
        want = f"level: {of_code}" if of_code else "no level"
        yield Diagnostic(
            "REF405", exercise.level_span, f'the code "{exercise.code}" and {said} do not fit', f"the code asks for {want}"
        )
