"""Courses for tests, from the sheet to checked courses, plans and the members of a Moodle backup."""

from pathlib import Path

from builder.diagnostics import has_errors
from builder.pipeline import Checked, check, moodle_templates
from builder.plan.assets import AssetStore
from builder.plan.build import Planner
from builder.plan.model import CoursePlan
from builder.writers.moodle import write as write_moodle
from tests.sheets import read_sheet, write_course

TESTS = Path(__file__).parent
PROJECT = TESTS.parent
GARTEN = TESTS / "curricula" / "garten"
BASE = TESTS / "cases" / "_base.txt"
DATE = 1_767_312_000
"""2026-01-02 in Unix seconds, the day of the base course."""


def base_course(root: Path) -> Path:
    """Write the small course of the cases below ``root``."""
    return write_course(read_sheet(BASE), root)


def names(folder: Path) -> set[str]:
    """Give the names of what is in a folder."""
    return {path.name for path in folder.iterdir()}


def checked_course(root: Path, language: str = "") -> Checked:
    """Read and check a course that has no errors."""
    checked, found = check(root, [language] if language else [])
    assert not has_errors(found), [str(d) for d in found]
    return checked[0]


def plan_of(root: Path, scope: str = "", *, front: bool = True) -> CoursePlan:
    """Plan a course that has no errors."""
    one = checked_course(root)
    return Planner(one.index, one.converter, AssetStore()).plan(scope, front=front)


def moodle_members(plan: CoursePlan) -> dict[str, bytes]:
    """Give the members of a plan's Moodle backup."""
    return {m.path: b"".join(m.chunks()) for m in write_moodle(plan, moodle_templates(), "probe.mbz", DATE)}
