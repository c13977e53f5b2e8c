"""Which packages a course can make, which of them are wanted, and what their files are called."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from builder.curriculum.editions import EDITIONS, Edition
from builder.curriculum.model import Course, Module

TARGETS = ("moodle", "scorm12", "scorm2004", "handbook")
"""What a build makes if nothing else is asked for."""
ON_REQUEST = ("moodle45",)
"""Targets that are made on request, and then again with every build."""
MOODLE = ("moodle", "moodle45")


@dataclass(frozen=True, slots=True)
class Request:
    """What to build: targets, module codes (none: the whole course and, but for Moodle, each module) and languages (none: all).

    ``exercises`` are codes of exercises to print as sheets; then nothing else is built, unless targets or modules are named.
    """

    root: Path
    out: Path
    targets: tuple[str, ...] = TARGETS
    modules: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    exercises: tuple[str, ...] = ()
    editions: tuple[Edition, ...] = ("trainer",)


@dataclass(frozen=True, slots=True)
class PackageJob:
    """One package to be made; ``part`` tells the books of the target handbook apart."""

    target: str
    scope: str
    language: str
    file: str
    part: str = ""
    edition: Edition = "trainer"


def wanted(course: Course, request: Request, old: Collection[str]) -> list[PackageJob]:
    """Give the packages to make: those of the modules asked for; without any, the usual ones and those that ``old`` lists.

    A Moodle backup of a single module, the sheet of an exercise and the participant's edition are made on request only, and then
    again with every build, so that they do not grow stale.
    """
    asked = {*request.modules, *request.exercises}
    jobs = []
    for job in possible(course):
        again = job.file in old and not asked
        if job.target not in request.targets and not (job.target in ON_REQUEST and again):
            continue
        if job.edition not in request.editions and not again:
            continue
        usual = not ((job.target in MOODLE and job.scope) or job.part == "exercise") or job.file in old
        of_module = job.scope in request.modules and job.part != "exercise"
        if (of_module or (job.part == "exercise" and job.scope in request.exercises)) if asked else usual:
            jobs.append(job)
    return jobs


def possible(course: Course, *, every_language: bool = False) -> Iterator[PackageJob]:
    """Give every package that a source can make, in its language or in every one; the modules are the same in all."""
    for language in course.languages if every_language else (course.language,):
        for target, edition in product((*MOODLE, "scorm12", "scorm2004"), EDITIONS):
            suffix = "mbz" if target in MOODLE else "zip"
            stem = f"{course.key}-{language}-{target}" + ("" if edition == "trainer" else f"-{edition}")
            whole = f"{stem}.{suffix}" if target in MOODLE else f"{stem}-course.{suffix}"
            yield PackageJob(target, "", language, whole, edition=edition)
            for module in course.modules:
                file = f"{stem}-module-{file_code(module.code)}.{suffix}"
                yield PackageJob(target, module.code, language, file, edition=edition)
        yield from _books(course, language)


def _books(course: Course, language: str) -> Iterator[PackageJob]:
    for part in ("handbook", "annexes"):
        stem = f"{course.key}-{language}-{part}"
        if part == "handbook" or any(not annex.to_follow for annex in course.annexes):
            yield PackageJob("handbook", "", language, f"{stem}.pdf", part)
        for module in course.modules:
            if part == "annexes" and not _has_annexes(course, module):
                continue
            yield PackageJob("handbook", module.code, language, f"{stem}-module-{file_code(module.code)}.pdf", part)
    for exercise in course.exercises():
        name = f"{course.key}-{language}-exercise-{file_code(exercise.code)}.pdf"
        yield PackageJob("handbook", exercise.code, language, name, "exercise")


def _has_annexes(course: Course, module: Module) -> bool:
    """Tell whether a module has an annex of its own or an exercise that uses one."""
    owners = {module.code, *(exercise.code for exercise in module.exercises())}
    used = {use.annex for exercise in module.exercises() for use in exercise.materials}
    return any(not annex.to_follow and (annex.owner in owners or annex.key in used) for annex in course.annexes)


def file_code(code: str) -> str:
    """Give a code as it stands in file names: lower case, other signs than letters, digits, dots and hyphens as hyphens."""
    return re.sub(r"[^a-z0-9.-]+", "-", code.lower())
