"""Every sheet here is a small course and the diagnostics that it must give: all of them, and nothing else."""

from pathlib import Path

import pytest

from builder.diagnostics import CODES, BuildError, Diagnostic
from builder.diagnostics.code_tables import activities, course, documents, questions
from builder.pipeline import check, kept_documents
from tests.sheets import read_sheet, write_course

HERE = Path(__file__).parent
SHEETS = sorted(HERE.glob("*.txt"))

ELSEWHERE = {
    "LNG605": "needs a dictionary: tests/unit/test_language.py",
    "LNG606": "depends on what is installed: tests/unit/test_language.py",
    "LNG611": "depends on what is installed: tests/unit/test_language.py",
    "LNG604": "asked for on the command line: tests/cli/test_build.py",
    "DOC111": "comes up only while books are made: tests/unit/documents/test_books.py",
    "OUT901": "needs a folder that cannot be written: tests/cli/test_disk.py",
    "OUT902": "needs a full disk: tests/cli/test_disk.py",
    "OUT903": "needs a disk that refuses: tests/cli/test_disk.py",
    "OUT904": "stands in the environment: tests/cli/test_build.py",
    "OUT905": "a file is there already: tests/cli/test_commands.py",
    "PLN704": "asked for on the command line: tests/cli/test_build.py",
    **dict.fromkeys((f"PDF00{number}" for number in range(1, 10)), "about files, not texts: tests/unit/verify/test_pdf.py"),
}
"""Codes of courses and documents that no text alone can bring about, and where they are shown instead."""


def diagnostics_of(root: Path) -> tuple[Diagnostic, ...]:
    try:
        return check(root, (), "on", kept_documents(root / "dist"))[1]
    except BuildError as error:
        return error.diagnostics


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.stem)
def test_sheet(path: Path, tmp_path: Path) -> None:
    sheet = read_sheet(path)
    assert sheet.about, "a sheet says what it is for"
    found = diagnostics_of(write_course(sheet, tmp_path))
    assert [f"{d.code} {d.span}" for d in found] == list(sheet.expected), "\n".join(
        f"{d.span}: {d.code} {d.message} ({d.hint})" for d in found
    )
    for diagnostic in found:
        assert diagnostic.message
        assert "\n" not in diagnostic.message + diagnostic.hint


def test_every_code_of_a_course_has_a_sheet() -> None:
    shown = {line.split()[0] for path in SHEETS for line in read_sheet(path).expected}
    codes = {code.code for code in (*course.CODES, *documents.CODES, *questions.CODES, *activities.CODES)}
    assert shown <= CODES.keys()
    assert codes - shown == set(ELSEWHERE)
