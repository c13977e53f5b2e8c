"""Read, check, make the documents, plan: what every command begins with."""

import errno
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Literal

from builder.checks import check_course
from builder.checks.language import check_language
from builder.curriculum.model import Course
from builder.curriculum.targets import CourseIndex
from builder.diagnostics import BuildError, Diagnostic, Span, did_you_mean, has_errors
from builder.documents.annexes import AnnexFiles, make_annexes
from builder.documents.prepare import Preparer
from builder.markup.markdown import Converter
from builder.pipeline.jobs import file_code
from builder.plan.assets import AssetStore
from builder.plan.build import Planner
from builder.plan.model import CoursePlan
from builder.reader import course_in, read_sources
from builder.verify import verify_package

Progress = Callable[[str], None]
_FEW = 4
"""So few PDFs are verified in this process."""
_KEPT = ".documents"
"""The folder in dist/ that keeps documents by their content."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A course in one language that has been read and checked; ``annexes`` are its annexes' documents, if they were made."""

    index: CourseIndex
    converter: Converter
    preparer: Preparer | None = None
    annexes: AnnexFiles | None = None

    @property
    def course(self) -> Course:
        """Give the course."""
        return self.index.course

    def planner(self) -> Planner:
        """Give a planner of the course."""
        return Planner(self.index, self.converter, AssetStore(), self.annexes.made if self.annexes else {})


def kept_documents(out: Path) -> Path:
    """Give the folder that keeps documents beside the packages in ``out``."""
    return out / _KEPT


def check(
    root: Path,
    languages: Sequence[str] = (),
    language_rules: Literal["off", "on", "demand"] = "off",
    documents: Path | None = None,
    progress: Progress = lambda _: None,
) -> tuple[tuple[Checked, ...], tuple[Diagnostic, ...]]:
    """Read and check a project in the languages asked for; BuildError where there is no course to check.

    ``language_rules`` adds spelling, terms and lengths; ``demand`` makes a missing dictionary an error. ``documents`` is the
    folder in which documents are kept; without it none are made.

    A diagnostic that comes up in several languages is given once; the order is that of files and lines.
    """
    root = root.resolve()
    sources, wrong = read_sources(root)
    if sources is None:
        raise BuildError(wrong)
    unknown = [language for language in languages if language not in sources.course.languages]
    if unknown:
        hint = did_you_mean(unknown[0], sources.course.languages) or "languages: " + ", ".join(sources.course.languages)
        raise BuildError([Diagnostic("LNG604", Span("source/course.yaml"), f'the course has no language "{unknown[0]}"', hint)])
    checked, found = [], []
    for language in dict.fromkeys(languages or sources.course.languages):
        course, wrong = course_in(sources, language)
        one = Checked(CourseIndex(course), Converter())
        found += [*wrong, *check_course(one.index, one.converter), *_clashes(course)]
        if language_rules != "off":
            found += check_language(course, demand_dictionary=language_rules == "demand")
        checked.append(one)
    if documents is not None and not has_errors(found):
        checked = [_with_documents(one, documents, progress) for one in checked]
        found += [diagnostic for one in checked if one.annexes for diagnostic in one.annexes.diagnostics]
    unique = dict.fromkeys(found)
    return tuple(checked), tuple(sorted(unique, key=lambda d: (d.span.path, d.span.line, d.span.column, d.code, d.message)))


def _with_documents(one: Checked, folder: Path, progress: Progress) -> Checked:
    try:
        preparer = Preparer(one.index, one.converter)
        made = make_annexes(preparer, folder, lambda number, of: progress(f"documents: {number} of {of}"))
        verify_documents(made.fresh)
    except OSError as error:
        raise BuildError([disk(error, folder)]) from error
    return Checked(one.index, one.converter, preparer, made)


def verify_documents(paths: Sequence[Path]) -> None:
    """Verify PDFs that were just made, side by side; what breaks the rules is our own bug, and is not kept."""
    wanted = [path for path in paths if path.suffix == ".pdf"]
    if len(wanted) > _FEW:
        with ProcessPoolExecutor(min(os.cpu_count() or 1, len(wanted)), get_context("spawn")) as pool:
            reports = list(pool.map(verify_package, wanted))
    else:
        reports = [verify_package(path) for path in wanted]
    for report in reports:
        if has_errors(report.diagnostics):
            report.path.unlink()
            raise AssertionError("a document of our own broke its rules: " + str(BuildError(report.diagnostics)))


def plan(
    root: Path, modules: Sequence[str] = (), languages: Sequence[str] = ()
) -> tuple[tuple[CoursePlan, ...], tuple[Diagnostic, ...]]:
    """Plan a project as its Moodle backups would be; no plans where there are errors."""
    checked, found = check(root, languages, documents=kept_documents(root / "dist"))
    found = (*found, *unknown_codes(checked, modules, ()))
    if has_errors(found):
        return (), found
    plans = []
    try:
        for one in checked:
            planner = one.planner()
            plans += [planner.plan(scope) for scope in dict.fromkeys(modules or ("",))]
    except OSError as error:
        raise BuildError([*found, disk(error, None)]) from error
    return tuple(plans), found


def unknown_codes(checked: Sequence[Checked], modules: Sequence[str], exercises: Sequence[str]) -> Iterator[Diagnostic]:
    """Give PLN704 for every module or exercise asked for that no language has."""
    known = [module.code for one in checked for module in one.course.modules]
    for code in modules:
        if code not in known:
            hint = did_you_mean(code, known) or "modules: " + ", ".join(dict.fromkeys(known))
            yield Diagnostic("PLN704", Span("source/course.yaml"), f'there is no module "{code}" to build', hint)
    codes = [code for one in checked for code in one.index.exercises]
    for code in exercises:
        if code not in codes:
            hint = did_you_mean(code, codes) or "builder plan lists the exercises"
            yield Diagnostic("PLN704", Span("source/course.yaml"), f'there is no exercise "{code}" to print', hint)


def _clashes(course: Course) -> Iterator[Diagnostic]:
    names: dict[str, str] = {}
    for module in course.modules:
        other = names.setdefault(file_code(module.code), module.code)
        if other != module.code:
            message = f'the modules "{other}" and "{module.code}" would have the same file name'
            yield Diagnostic("PLN703", module.span, message, "give one of them another code")


def disk(error: OSError, out: Path | None) -> Diagnostic:
    """Say what the system refused; ``out`` is where packages were being written."""
    name = str(error.filename or out or "the project")
    writing = out is not None and (Path(name).is_relative_to(out) or out.is_relative_to(name))
    if writing and error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return Diagnostic(
            "OUT901", Span(name), "no permission to write there", "choose another folder with --out, or change its rights"
        )
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return Diagnostic(
            "OUT902",
            Span(name),
            "the disk is full",
            "free some room and build again; the packages of the last build are still there",
        )
    return Diagnostic("OUT903", Span(name), f"cannot be read or written: {error.strerror or error}")
