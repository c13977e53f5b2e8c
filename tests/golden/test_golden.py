"""Members of Moodle backups of tiny courses, pretty-printed, against the files in expected/.

``make golden`` writes those files anew (BUILDER_GOLDEN=write); a person reads the difference.
"""

import os
from fnmatch import fnmatchcase
from pathlib import Path

import pytest
from lxml import etree

from builder.plan.model import CoursePlan
from builder.writers.moodle.ids import numeric_id
from tests.courses import backup_plan_of, moodle_members
from tests.sheets import read_sheet, write_course

HERE = Path(__file__).parent
SHEETS = sorted(HERE.glob("*.txt"))
KINDS = {
    "assign", "book", "choice", "feedback", "folder", "forum", "glossary", "h5pactivity", "label", "lesson", "page", "quiz",
    "resource", "scorm", "url",
}  # fmt: skip


def pretty(data: bytes) -> str:
    """Give XML one element a line; anything else as text."""
    if not data.startswith(b"<?xml"):
        return data.decode("utf-8", "replace")
    root = etree.fromstring(data, etree.XMLParser(remove_blank_text=True))
    return etree.tostring(root, pretty_print=True, encoding="unicode")


def shown(members: dict[str, bytes], plan: CoursePlan, patterns: list[str]) -> str:
    """Give the members that one of the patterns names, in order, the same content once; patterns have keys for numbers."""
    numbers = {str(numeric_id("cm", activity.key)): activity.key for activity in plan.activities()}
    seen: dict[bytes, str] = {}
    parts = []
    for path, data in members.items():
        named = path
        for number, key in numbers.items():
            named = named.replace(f"_{number}/", f"_{key}/")
        if not any(fnmatchcase(named, pattern) for pattern in patterns):
            continue
        same = seen.setdefault(data, path)
        parts.append(f"=== {path}\n{pretty(data).rstrip()}\n" if same == path else f"=== {path}\nthe same as {same}\n")
    assert parts, "nothing to show"
    return "\n".join(parts)


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.stem)
def test_golden(path: Path, tmp_path: Path) -> None:
    sheet = read_sheet(path)
    patterns = sheet.about.partition("show: ")[2].split()
    plan = backup_plan_of(write_course(sheet, tmp_path))
    found = shown(moodle_members(plan), plan, patterns)
    expected = HERE / "expected" / path.name
    if os.environ.get("BUILDER_GOLDEN") == "write":
        expected.parent.mkdir(exist_ok=True)
        expected.write_text(found, encoding="utf-8", newline="\n")
    assert found == expected.read_text(encoding="utf-8"), "read the difference; if it is right: make golden"


def test_every_kind_of_activity_has_one() -> None:
    assert {path.stem for path in SHEETS} == KINDS | {"rules", "whole"}
    assert {path.name for path in (HERE / "expected").iterdir()} == {path.name for path in SHEETS}
