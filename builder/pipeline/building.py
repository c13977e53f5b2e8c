"""Write, pack, verify: packages made in a folder beside the old ones, which take their place only when all are whole."""

import os
import re
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, time
from functools import partial
from pathlib import Path
from typing import Literal

from builder import __version__
from builder.archive import ZIP_EPOCH, Member, content_digest, pack
from builder.curriculum.editions import Edition
from builder.curriculum.model import Course, Settings
from builder.curriculum.written import annex_texts, written_texts
from builder.diagnostics import BuildError, Diagnostic, Severity, Span, has_errors, severity
from builder.documents.book import Book
from builder.documents.model import Document
from builder.documents.places import explained, place_in
from builder.documents.render import Job, Made, forget, render
from builder.outputs import Package, file_sha256, listed, still_there, write_lists
from builder.pipeline.embedding import with_packages
from builder.pipeline.jobs import MOODLE, TARGETS, PackageJob, Request, possible, wanted
from builder.pipeline.reading import Checked, Progress, check, disk, kept_documents, unknown_codes, verify_documents
from builder.plan.build import Planner
from builder.plan.model import CoursePlan
from builder.plan.releases import for_release
from builder.verify import verify_package
from builder.writers.handbook import annex_booklet, exercise_sheet, handbook
from builder.writers.moodle import write as write_moodle
from builder.writers.scorm import scorm12, scorm2004

_ZIP_END = int(datetime(2108, 1, 1, tzinfo=UTC).timestamp())
"""A zip holds years up to 2107 (APPNOTE 4.4.6)."""


@dataclass(frozen=True, slots=True)
class Built:
    """What a build made and everything there was to say."""

    packages: tuple[Package, ...]
    removed: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]


def build(request: Request, progress: Progress = lambda _: None, *, strict: bool = False) -> Built:
    """Build packages into ``request.out``.

    BuildError with every diagnostic where the course has errors (``strict``: or warnings) or the disk refuses. Every package is
    made and verified in a folder beside the old ones and takes its place only when all are whole.
    """
    progress("reading and checking the course")
    kept = kept_documents(request.out)
    checked, found = check(request.root, request.languages, documents=kept, progress=progress)
    when, wrong = _time_asked_for()
    found = (*found, *unknown_codes(checked, request.modules, request.exercises), *wrong)
    if has_errors(found) or (strict and any(severity(d) is Severity.WARNING for d in found)):
        raise BuildError(found)
    made: list[Package] = []
    books: list[Path] = []
    unset: dict[str, Diagnostic] = {}
    try:
        request.out.mkdir(parents=True, exist_ok=True)
        old = listed(request.out)
        with _workshop(request.out) as workshop:
            for one in checked:
                for result, path in _build_language(one, wanted(one.course, request, old), kept, workshop, when, progress):
                    if isinstance(result, Package):
                        made.append(result)
                        books += [path] if path else []
                    else:
                        unset[str(path)] = result
            found = (*found, *unset.values())
            if strict and unset:
                raise BuildError(found)
            all_files = frozenset(job.file for one in checked for job in possible(one.course, every_language=True)) - unset.keys()
            for package in made:
                (workshop / package.file).replace(request.out / package.file)
            removed = tuple(sorted(name for name in old if name not in all_files and (request.out / name).is_file()))
            for name in removed:
                (request.out / name).unlink()
            if set(request.targets) == set(TARGETS) and not (request.modules or request.exercises or request.languages):
                forget(kept, [path for one in checked if one.annexes for path in one.annexes.documents] + books)
            write_lists(request.out, checked[0].course.key, still_there(request.out, old, made, all_files))
    except OSError as error:
        raise BuildError([*found, disk(error, request.out)]) from error
    return Built(tuple(made), removed, found)


def _build_language(
    one: Checked, jobs: Sequence[PackageJob], kept: Path, workshop: Path, when: datetime | None, progress: Progress
) -> Iterator[tuple[Package | Diagnostic, Path | None]]:
    """Give each package, and the kept file of it where it is a book; for a book that cannot be set why, and its name."""
    plans = _Plans(one.planner(), one.course.settings)
    books = [job for job in jobs if job.target == "handbook"]
    for job in jobs:
        if job.target != "handbook":
            progress(job.file)
            course_plan = plans.of_job(job, workshop)
            members = _packed(course_plan, job, workshop, when)
            report = verify_package(workshop / job.file)
            if has_errors(report.diagnostics):
                raise AssertionError("a package of our own broke its rules: " + str(BuildError(report.diagnostics)))
            yield _listed(job, course_plan, members, workshop), None
    sources = [Job(_book(one, job, plans), "pdf") for job in books]
    made = render(sources, kept, lambda number, of: progress(f"books: {number} of {of}"))
    if any(each.fresh for each in made):
        progress("books: verifying")
    verify_documents([each.path for each in made if each.fresh])
    for job, each in zip(books, made, strict=True):
        if each.error:
            yield (
                Diagnostic("DOC111", _place(one.course, each.error), f"{job.file} cannot be set: {explained(each.error)}"),
                Path(job.file),
            )
            continue
        yield _listed(job, plans.of(""), _printed(job, each, workshop), workshop), each.path


def _place(course: Course, message: str) -> Span:
    texts = (written.text for written in (*written_texts(course), *annex_texts(course)))
    return place_in(texts, message, Span("source/course.yaml"))


class _Plans:
    """The plans of one language, each made once."""

    def __init__(self, planner: Planner, settings: Settings) -> None:
        self._planner = planner
        self._plain = settings.annexes == "beside" and settings.topics == "headings"
        self._made: dict[tuple[str, bool, Edition, bool], CoursePlan] = {}

    def of(self, scope: str, *, front: bool = True, edition: Edition = "trainer", plain: bool = True) -> CoursePlan:
        key = (scope, front, edition, plain or self._plain)
        if key not in self._made:
            layout: Literal["course", "plain"] = "plain" if plain else "course"
            self._made[key] = self._planner.plan(scope, front=front, edition=edition, layout=layout)
        return self._made[key]

    def of_job(self, job: PackageJob, workshop: Path) -> CoursePlan:
        """Give the plan of a package; a Moodle backup has the course's layout, and the SCORM packages of its activities."""
        if job.target not in MOODLE:
            return self.of(job.scope, front=not job.scope, edition=job.edition)
        found = self.of(job.scope, edition=job.edition, plain=False)
        inner = partial(self.of, front=False, edition=job.edition)
        return with_packages(found, inner, workshop, self._planner.assets)


def _book(one: Checked, job: PackageJob, plans: _Plans) -> Book | Document:
    assert one.preparer is not None
    assert one.annexes is not None
    publisher = one.preparer.publisher
    if job.part == "exercise":
        return exercise_sheet(plans.of(""), publisher, job.scope)
    course_plan = plans.of(job.scope, front=not job.scope)
    return (
        handbook(course_plan, publisher)
        if job.part == "handbook"
        else annex_booklet(course_plan, publisher, one.annexes.documents)
    )


def _packed(course_plan: CoursePlan, job: PackageJob, workshop: Path, when: datetime | None) -> tuple[Member, ...]:
    when = when or datetime.combine(course_plan.released, time(), UTC)
    match job.target:
        case "moodle" | "moodle45":
            suited = for_release(course_plan, "shared" if job.target == "moodle" else "4.5")
            members = write_moodle(suited, moodle_templates(), job.file, int(when.timestamp()))
            pack(members, workshop / job.file, "zip", when)
        case "scorm12":
            members = scorm12.write(course_plan)
            pack(members, workshop / job.file, "zip", ZIP_EPOCH)
        case _:
            members = scorm2004.write(course_plan)
            pack(members, workshop / job.file, "zip", ZIP_EPOCH)
    return tuple(members)


def _printed(job: PackageJob, made: Made, workshop: Path) -> tuple[Member, ...]:
    data = made.path.read_bytes()
    (workshop / job.file).write_bytes(data)
    return (Member.of_bytes(job.file, data),)


def _listed(job: PackageJob, course_plan: CoursePlan, members: Sequence[Member], workshop: Path) -> Package:
    path = workshop / job.file
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


def moodle_templates() -> Path:
    """Give the folder of the Moodle templates: in an installed builder, or at the top of its repository."""
    installed = Path(__file__).parent.parent / "moodle_templates"
    return installed if installed.is_dir() else Path(__file__).parent.parent.parent / "moodle_templates"
