"""Backups restored into real Moodles and read back. Opt-in: an environment variable names the Moodles.

BUILDER_MOODLE: one or more installed Moodles (the folder that holds admin/cli), with ``:`` between them.
BUILDER_MOODLE_RESTORE: a program called with the folder and the backup; it writes one line of JSON with ``courseid`` to
standard output, and exits with 0 only if Moodle said nothing on the way. Without it Moodle's own
admin/cli/restore_backup.php is used, and what that says is looked through.
"""

import json
import os
import re
import subprocess
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from builder.curriculum.licences import LICENCES
from builder.pipeline import Request, build
from builder.plan.model import CoursePlan, FileActivity, LabelActivity, LinkActivity, NewsActivity, PageActivity
from builder.plan.rich_model import ActivityRef, AttachedFile
from tests.courses import GARTEN, PROJECT, base_course, plan_of

MOODLES = [folder for folder in os.environ.get("BUILDER_MOODLE", "").split(":") if folder]
TOOL = os.environ.get("BUILDER_MOODLE_RESTORE", "")
HERE = Path(__file__).parent
NAMES: Mapping[type, str] = {
    PageActivity: "page",
    LabelActivity: "label",
    LinkActivity: "url",
    FileActivity: "resource",
    NewsActivity: "forum",
}

pytestmark = [
    pytest.mark.lms,
    pytest.mark.skipif(not MOODLES, reason="no Moodle: BUILDER_MOODLE names none"),
]


def restore(moodle: str, backup: Path) -> int:
    """Restore silently; give the id of the course."""
    if TOOL:
        done = subprocess.run([TOOL, moodle, str(backup)], check=False, capture_output=True, text=True, timeout=600)
        assert done.returncode == 0, done.stdout + done.stderr
        return int(json.loads(done.stdout.splitlines()[-1])["courseid"])
    command = [
        "php",
        "-d",
        "display_errors=1",
        "admin/cli/restore_backup.php",
        f"--file={backup}",
        "--categoryid=1",
        "--showdebugging",
    ]
    done = subprocess.run(command, cwd=moodle, check=False, capture_output=True, text=True, timeout=600)
    said = done.stdout + done.stderr
    assert done.returncode == 0, said
    assert not re.findall(r"^\s*(?:PHP )?(?:Warning|Notice):.*$|^\s*\+\+ .*$", said, re.MULTILINE)
    found = re.findall(r"course ID:?\s*(\d+)", said, re.IGNORECASE)
    assert found, said
    return int(found[-1])


def read_back(moodle: str, course: int) -> dict[str, object]:
    command = ["php", "-d", "display_errors=0", "-d", "log_errors=0", str(HERE / "readback.php"), moodle, str(course)]
    done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=600)
    assert done.returncode == 0, done.stdout + done.stderr
    value = json.loads(done.stdout.splitlines()[-1])
    assert isinstance(value, dict)
    return value


def attached(activity: object) -> list[AttachedFile]:
    if isinstance(activity, FileActivity):
        return [activity.main, *activity.files]
    return list(getattr(activity, "files", ()))


def expected(plan: CoursePlan) -> list[dict[str, object]]:
    """Give what the activities of a plan look like when they are read back."""
    rows: list[dict[str, object]] = []
    for section in plan.sections:
        for activity in section.activities:
            counts = isinstance(activity, PageActivity) and activity.counts
            name = activity.name if isinstance(activity, LabelActivity) else activity.title
            body = activity.body if isinstance(activity, (PageActivity, LabelActivity)) else getattr(activity, "description", ())
            links = sum(isinstance(piece, ActivityRef) for piece in body)
            if isinstance(activity, PageActivity):
                links += bool(activity.previous) + bool(activity.next)
            files = [
                {"name": file.name, "sha1": file.asset.sha1, "licence": LICENCES[file.licence].moodle}
                for file in attached(activity)
            ]
            rows.append(
                {
                    "modname": NAMES[type(activity)], "name": name, "idnumber": activity.key, "section": section.number,
                    "indent": activity.indent, "completion": 2 if counts else 0, "view": int(counts), "links": links,
                    "elsewhere": 0,
                    "files": sorted(files, key=lambda file: str(file["name"])),
                }
            )  # fmt: skip
    return rows


@pytest.fixture(scope="module", params=["probe", "shipped", "garten"])
def backup(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, CoursePlan]:
    folder = tmp_path_factory.mktemp(request.param)
    root = {"shipped": PROJECT, "garten": GARTEN}.get(request.param) or base_course(folder / "course")
    built = build(Request(root, folder / "dist", ("moodle",)))
    return folder / "dist" / built.packages[0].file, plan_of(root)


@pytest.mark.parametrize("moodle", MOODLES or ["none"])
def test_restored(backup: tuple[Path, CoursePlan], moodle: str) -> None:
    file, plan = backup
    found = read_back(moodle, restore(moodle, file))
    assert str(found["fullname"]).startswith(plan.title)
    assert found["lang"] == ""
    assert found["tokens"] == [], "a link that Moodle has not resolved"
    assert found["sections"] == [{"number": section.number, "name": section.title} for section in plan.sections]
    activities = found["activities"]
    assert isinstance(activities, list)
    assert [row["words"] > 0 for row in activities if row["modname"] in ("page", "label")] == [
        True for a in plan.activities() if isinstance(a, (PageActivity, LabelActivity))
    ]
    shown = [{name: value for name, value in row.items() if name != "words"} for row in activities]
    for row in shown:
        row["files"] = sorted(row["files"], key=lambda entry: entry["name"])
    assert shown == expected(plan)
    assert found["criteria"] == sum(page.counts for page in plan.pages())
    assert found["complete"] is True, "a student who views every page completes the course"


@pytest.mark.parametrize("moodle", MOODLES or ["none"])
def test_odd_names(tmp_path: Path, moodle: str) -> None:
    """Titles, codes and file names with signs that HTML, PHP or Moodle treat in their own ways."""
    root = base_course(tmp_path / "course")
    odd = root / "annex_assets" / 'a & b\'s "c" 漢..pdf'
    odd.write_bytes(b"odd")
    page = root / "source/1/A/one.en.md"
    text = page.read_text().replace("title: One", 'title: "<b>&amp; \\"q\\" $@NULL@ 漢 {x} %s"')
    page.write_text(
        text.replace(
            "Ask.", "[odd](<../../../annex_assets/a%20&%20b's%20%22c%22%20漢..pdf>) $@PAGEVIEWBYID*1@$ @@PLUGINFILE@@/x"
        ),
        encoding="utf-8",
    )
    built = build(Request(root, tmp_path / "dist", ("moodle",)))
    found = read_back(moodle, restore(moodle, tmp_path / "dist" / built.packages[0].file))
    activities = found["activities"]
    assert isinstance(activities, list)
    exercise = next(row for row in activities if row["idnumber"] == "1.A.1.1")
    plan = plan_of(root)
    assert exercise["name"] == '1.A.1.1 <b>&amp; "q" $@NULL@ 漢 {x} %s'
    assert {file["name"] for file in exercise["files"]} == {
        file.name for p in plan.pages() if p.key == "1.A.1.1" for file in p.files
    }


def test_plans_are_what_is_compared() -> None:
    assert replace(plan_of(GARTEN)).sections
