"""Backups that real Moodles wrote verify without an error; each warning is known and deserved."""

import os
from pathlib import Path

import pytest

from builder.diagnostics import Severity, severity
from builder.verify import verify_package

VARIABLE = "BUILDER_REFERENCE_BACKUPS"
FOLDER = os.environ.get(VARIABLE, "")
pytestmark = pytest.mark.skipif(not FOLDER, reason=f"{VARIABLE} does not name a folder with backups that Moodle wrote")
DESERVED = {
    "MBZ145": "the quiz has one feedback band from 5 to 11: who gets less sees none",
    "MBZ148": "the quiz names every question of the category and draws one more: an attempt ends with notenoughrandomquestions",
    "MBZ152": "4.1 writes attemptreopenmethod none, and the form of 5.1 prints warnings over it",
}


def backups() -> list[Path]:
    """Give the backups of the folder."""
    return sorted(Path(FOLDER).glob("*.mbz")) if FOLDER else []


@pytest.mark.parametrize("path", backups(), ids=lambda path: path.name)
def test_a_backup_of_moodle_verifies_without_an_error(path: Path) -> None:
    report = verify_package(path)
    assert [d for d in report.diagnostics if severity(d) is Severity.ERROR] == []
    assert {d.code for d in report.diagnostics if severity(d) is Severity.WARNING} <= set(DESERVED)
    assert report.kind == "moodle"
    assert report.facts["sections"]


def test_there_are_backups() -> None:
    assert backups()
