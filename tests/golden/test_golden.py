"""Members of Moodle backups of tiny courses, pretty-printed, against the files in expected/.

``make golden`` writes those files anew (BUILDER_GOLDEN=write); a person reads the difference.
"""

import os
from dataclasses import replace
from fnmatch import fnmatchcase
from pathlib import Path

import pytest
from lxml import etree

from builder.plan.activities import PlannedPackage, WorkActivity
from builder.plan.assets import made_asset
from builder.plan.model import CoursePlan
from builder.plan.rich_model import AttachedFile
from builder.writers.moodle.ids import numeric_id
from tests.courses import moodle_members, plan_of
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


def with_small_packages(plan: CoursePlan) -> CoursePlan:
    """Give a plan whose SCORM activities hold a package of two files, so that the player's own bytes are in no golden file."""
    page, player = made_asset(b"<p>Page</p>", "text/html"), made_asset(b"play()", "text/javascript")
    package = AttachedFile("package.zip", made_asset(b"zip", "application/zip"), plan.licence)
    sections = []
    for section in plan.sections:
        activities = [
            replace(
                each,
                of=replace(
                    each.of,
                    zip=package,
                    contents=(("index.html", page), ("shared/js/player.js", player)),
                    identifiers=("MANIFEST", "ORGANIZATION", "ITEM"),
                ),
            )
            if isinstance(each, WorkActivity) and isinstance(each.of, PlannedPackage)
            else each
            for each in section.activities
        ]
        sections.append(replace(section, activities=tuple(activities)))
    return replace(plan, sections=tuple(sections))


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.stem)
def test_golden(path: Path, tmp_path: Path) -> None:
    sheet = read_sheet(path)
    patterns = sheet.about.partition("show: ")[2].split()
    plan = with_small_packages(plan_of(write_course(sheet, tmp_path)))
    found = shown(moodle_members(plan), plan, patterns)
    expected = HERE / "expected" / path.name
    if os.environ.get("BUILDER_GOLDEN") == "write":
        expected.parent.mkdir(exist_ok=True)
        expected.write_text(found, encoding="utf-8", newline="\n")
    assert found == expected.read_text(encoding="utf-8"), "read the difference; if it is right: make golden"


def test_every_kind_of_activity_has_one() -> None:
    assert {path.stem for path in SHEETS} == KINDS | {"rules", "whole"}
    assert {path.name for path in (HERE / "expected").iterdir()} == {path.name for path in SHEETS}
