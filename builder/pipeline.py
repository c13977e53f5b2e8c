"""read -> check -> plan -> write -> pack -> verify: straight-line code, the only place that knows all."""

import errno
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Literal

from builder import __version__
from builder.archive import ZIP_EPOCH, Member, content_digest, pack
from builder.checks import check_course
from builder.checks.language import check_language
from builder.curriculum.model import Course
from builder.curriculum.targets import CourseIndex
from builder.diagnostics import BuildError, Diagnostic, Severity, Span, did_you_mean, has_errors, severity
from builder.markup.markdown import Converter
from builder.outputs import Package, file_sha256, listed, still_there, write_lists
from builder.plan.assets import AssetStore
from builder.plan.build import Planner
from builder.plan.model import CoursePlan
from builder.reader import course_in, read_sources
from builder.verify import verify_package
from builder.writers.moodle import write as write_moodle
from builder.writers.scorm import scorm12, scorm2004

TARGETS = ("moodle", "scorm12", "scorm2004")
_ZIP_END = int(datetime(2108, 1, 1, tzinfo=UTC).timestamp())
"""A zip holds years up to 2107 (APPNOTE 4.4.6)."""
Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Request:
    """What to build: targets, module codes (none: the whole course and, for SCORM, each module) and languages (none: all)."""

    root: Path
    out: Path
    targets: tuple[str, ...] = TARGETS
    modules: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Checked:
    """A course in one language that has been read and checked."""

    index: CourseIndex
    converter: Converter

    @property
    def course(self) -> Course:
        """Give the course."""
        return self.index.course


@dataclass(frozen=True, slots=True)
class Built:
    """What a build made and everything there was to say."""

    packages: tuple[Package, ...]
    removed: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class _Job:
    """One package to be made."""

    target: str
    scope: str
    language: str
    file: str


def check(
    root: Path, languages: Sequence[str] = (), language_rules: Literal["off", "on", "demand"] = "off"
) -> tuple[tuple[Checked, ...], tuple[Diagnostic, ...]]:
    """Read and check a project in the languages asked for; BuildError where there is no course to check.

    ``language_rules`` adds spelling, terms and lengths; ``demand`` makes a missing dictionary an error.

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
    unique = dict.fromkeys(found)
    return tuple(checked), tuple(sorted(unique, key=lambda d: (d.span.path, d.span.line, d.span.column, d.code, d.message)))


def plan(
    root: Path, modules: Sequence[str] = (), languages: Sequence[str] = ()
) -> tuple[tuple[CoursePlan, ...], tuple[Diagnostic, ...]]:
    """Plan a project as its Moodle backups would be; no plans where there are errors."""
    checked, found = check(root, languages)
    found = (*found, *_unknown_modules(checked, modules))
    if has_errors(found):
        return (), found
    plans = []
    try:
        for one in checked:
            planner = Planner(one.index, one.converter, AssetStore())
            plans += [planner.plan(scope) for scope in dict.fromkeys(modules or ("",))]
    except OSError as error:
        raise BuildError([*found, _disk(error, None)]) from error
    return tuple(plans), found


def build(request: Request, progress: Progress = lambda _: None, *, strict: bool = False) -> Built:
    """Build packages into ``request.out``.

    BuildError with every diagnostic where the course has errors (``strict``: or warnings) or the disk refuses. Every package is
    made and verified in a folder beside the old ones and takes its place only when all are whole.
    """
    progress("reading and checking the course")
    checked, found = check(request.root, request.languages)
    when, wrong = _time_asked_for()
    found = (*found, *_unknown_modules(checked, request.modules), *wrong)
    if has_errors(found) or (strict and any(severity(d) is Severity.WARNING for d in found)):
        raise BuildError(found)
    made: list[Package] = []
    try:
        request.out.mkdir(parents=True, exist_ok=True)
        old = listed(request.out)
        with _workshop(request.out) as workshop:
            for one in checked:
                made += _build_language(one, _jobs(one.course, request, old), workshop, when, progress)
            possible = frozenset(job.file for one in checked for job in _possible(one.course, every_language=True))
            for package in made:
                (workshop / package.file).replace(request.out / package.file)
            removed = tuple(sorted(name for name in old if name not in possible and (request.out / name).is_file()))
            for name in removed:
                (request.out / name).unlink()
            write_lists(request.out, checked[0].course.key, still_there(request.out, old, made, possible))
    except OSError as error:
        raise BuildError([*found, _disk(error, request.out)]) from error
    return Built(tuple(made), removed, found)


def _build_language(
    one: Checked, jobs: Sequence[_Job], workshop: Path, when: datetime | None, progress: Progress
) -> Iterator[Package]:
    planner = Planner(one.index, one.converter, AssetStore())
    plans: dict[tuple[str, bool], CoursePlan] = {}
    for job in jobs:
        progress(job.file)
        front = job.target == "moodle" or not job.scope
        key = (job.scope, front)
        if key not in plans:
            plans[key] = planner.plan(job.scope, front=front)
        yield _make(plans[key], job, workshop, when)


def _make(course_plan: CoursePlan, job: _Job, workshop: Path, when: datetime | None) -> Package:
    when = when or datetime.combine(course_plan.released, time(), UTC)
    members: tuple[Member, ...]
    match job.target:
        case "moodle":
            members = write_moodle(course_plan, moodle_templates(), job.file, int(when.timestamp()))
            pack(members, workshop / job.file, "zip", when)
        case "scorm12":
            members = scorm12.write(course_plan)
            pack(members, workshop / job.file, "zip", ZIP_EPOCH)
        case _:
            members = scorm2004.write(course_plan)
            pack(members, workshop / job.file, "zip", ZIP_EPOCH)
    path = workshop / job.file
    report = verify_package(path)
    if has_errors(report.diagnostics):
        raise AssertionError("a package of our own broke its rules: " + str(BuildError(report.diagnostics)))
    return Package(
        job.file, job.target, job.language, job.scope, course_plan.edition, __version__, path.stat().st_size, file_sha256(path),
        content_digest(members),
    )  # fmt: skip


def _time_asked_for() -> tuple[datetime | None, list[Diagnostic]]:
    """Give the time of SOURCE_DATE_EPOCH, None where it is not set; OUT904.

    Its specification: https://reproducible-builds.org/specs/source-date-epoch/.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch:
        return None, []
    if re.fullmatch(r"[0-9]{1,10}", epoch) and int(epoch) < _ZIP_END:
        return datetime.fromtimestamp(int(epoch), UTC), []
    return None, [
        Diagnostic("OUT904", Span("SOURCE_DATE_EPOCH"), f"{epoch!r} is no time", "write seconds since 1970, or unset it")
    ]


def _jobs(course: Course, request: Request, old: Collection[str]) -> list[_Job]:
    """Give the packages to make: those of the modules asked for; without any, the usual ones and those that ``old`` lists.

    A Moodle backup of a single module is made on request only, and then again with every build, so that it does not grow stale.
    """
    wanted = request.modules
    jobs = []
    for job in _possible(course):
        if job.target not in request.targets:
            continue
        usual = not (job.target == "moodle" and job.scope) or job.file in old
        if (job.scope in wanted) if wanted else usual:
            jobs.append(job)
    return jobs


def _possible(course: Course, *, every_language: bool = False) -> Iterator[_Job]:
    """Give every package that a source can make, in its language or in every one; the modules are the same in all."""
    for language in course.languages if every_language else (course.language,):
        for target in TARGETS:
            suffix = "mbz" if target == "moodle" else "zip"
            stem = f"{course.key}-{language}-{target}"
            yield _Job(target, "", language, f"{stem}.{suffix}" if target == "moodle" else f"{stem}-course.{suffix}")
            for module in course.modules:
                yield _Job(target, module.code, language, f"{stem}-module-{file_code(module.code)}.{suffix}")


def file_code(code: str) -> str:
    """Give a code as it stands in file names: lower case, other signs than letters, digits, dots and hyphens as hyphens."""
    return re.sub(r"[^a-z0-9.-]+", "-", code.lower())


def _unknown_modules(checked: Sequence[Checked], modules: Sequence[str]) -> Iterator[Diagnostic]:
    known = [module.code for one in checked for module in one.course.modules]
    for code in modules:
        if code not in known:
            hint = did_you_mean(code, known) or "modules: " + ", ".join(dict.fromkeys(known))
            yield Diagnostic("PLN704", Span("source/course.yaml"), f'there is no module "{code}" to build', hint)


def _clashes(course: Course) -> Iterator[Diagnostic]:
    names: dict[str, str] = {}
    for module in course.modules:
        other = names.setdefault(file_code(module.code), module.code)
        if other != module.code:
            message = f'the modules "{other}" and "{module.code}" would have the same file name'
            yield Diagnostic("PLN703", module.span, message, "give one of them another code")


@contextmanager
def _workshop(out: Path) -> Iterator[Path]:
    """Give a folder beside the packages that vanishes in the end, whatever happens; one left by a killed build goes too."""
    for left in out.glob(".building-*"):
        pid = left.name.split("-")[1]
        if not _alive(pid):
            shutil.rmtree(left, ignore_errors=True)
    folder = Path(tempfile.mkdtemp(prefix=f".building-{os.getpid()}-", dir=out))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _alive(pid: str) -> bool:
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return False
    except (ValueError, OSError):
        return True
    return True


def _disk(error: OSError, out: Path | None) -> Diagnostic:
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


def moodle_templates() -> Path:
    """Give the folder of the Moodle templates: in an installed builder, or at the top of its repository."""
    installed = Path(__file__).parent / "moodle_templates"
    return installed if installed.is_dir() else Path(__file__).parent.parent / "moodle_templates"
