"""Courses for tests, from the sheet to checked courses, plans and the members of a Moodle backup."""

import shutil
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Literal

from builder.diagnostics import has_errors
from builder.pipeline import Checked, check, kept_documents, moodle_templates
from builder.pipeline.embedding import with_packages
from builder.plan.model import CoursePlan
from builder.plan.releases import for_release
from builder.writers.moodle import write as write_moodle
from tests.sheets import read_sheet, write_course

TESTS = Path(__file__).parent
PROJECT = TESTS.parent
GARTEN = TESTS / "curricula" / "garten"
BASE = TESTS / "cases" / "_base.txt"
WRITTEN = TESTS / "cases" / "_written.txt"
QUIZ = TESTS / "cases" / "_quiz.txt"
WORKS = TESTS / "cases" / "_works.txt"
DATE = 1_767_312_000
"""2026-01-02 in Unix seconds, the day of the base course."""


def base_course(root: Path) -> Path:
    """Write the small course of the cases below ``root``."""
    return write_course(read_sheet(BASE), root)


def written_course(root: Path, kept: Path | None = None) -> Path:
    """Write the small course whose annexes are texts below ``root``; ``kept`` are its documents, if they are made already."""
    if kept:
        shutil.copytree(kept, documents_of(root))
    return write_course(read_sheet(WRITTEN), root)


def quiz_course(root: Path, files: Mapping[str, str] | None = None) -> Path:
    """Write the small course with a quiz below ``root``; ``files`` replace or join its sets, by name without suffix."""
    write_course(read_sheet(QUIZ), root)
    for name, text in (files or {}).items():
        path = root / "source/1/questions" / f"{name}.md"
        path.write_text(text, encoding="utf-8", newline="")
    return root


def works_course(root: Path) -> Path:
    """Write the small course with an activity of every kind below ``root``."""
    return write_course(read_sheet(WORKS), root)


def names(folder: Path) -> set[str]:
    """Give the names of what is in a folder."""
    return {path.name for path in folder.iterdir()}


def documents_of(root: Path) -> Path:
    """Give the folder that keeps a course's documents: that of its builds, or of this project's where it is part of it."""
    return kept_documents((PROJECT if root.is_relative_to(PROJECT) else root) / "dist")


def checked_course(root: Path, language: str = "", *, documents: bool = False) -> Checked:
    """Read and check a course that has no errors, and make the documents of its annexes if asked to."""
    checked, found = check(root, [language] if language else [], documents=documents_of(root) if documents else None)
    assert not has_errors(found), [str(d) for d in found]
    return checked[0]


def plan_of(root: Path, scope: str = "", *, front: bool = True) -> CoursePlan:
    """Plan a course that has no errors."""
    return checked_course(root, documents=True).planner().plan(scope, front=front)


def backup_plan_of(root: Path) -> CoursePlan:
    """Plan a backup of a course that has no errors, with the course's layout and the packages of its SCORM activities."""
    planner = checked_course(root, documents=True).planner()
    workshop = root / "workshop"
    workshop.mkdir(exist_ok=True)
    return with_packages(planner.plan(layout="course"), partial(planner.plan, front=False), workshop, planner.assets)


def moodle_members(plan: CoursePlan, release: Literal["shared", "4.5"] = "shared") -> dict[str, bytes]:
    """Give the members of a plan's Moodle backup."""
    made = write_moodle(for_release(plan, release), moodle_templates(), "probe.mbz", DATE)
    return {m.path: b"".join(m.chunks()) for m in made}
