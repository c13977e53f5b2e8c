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
from builder.plan.activities import (
    PlannedAssignment,
    PlannedBook,
    PlannedCase,
    PlannedChoice,
    PlannedFolder,
    PlannedForum,
    PlannedGlossary,
    PlannedInteractive,
    PlannedPackage,
    PlannedQuestionnaire,
    WorkActivity,
)
from builder.plan.model import CoursePlan, FileActivity, LabelActivity, LinkActivity, NewsActivity, PageActivity
from builder.plan.questions import QuizActivity
from builder.plan.releases import for_release
from builder.plan.rich_model import ActivityRef, AttachedFile
from tests.courses import GARTEN, PROJECT, TESTS, base_course, plan_of
from tests.lms.quizzes import answers, expected_attempts, expected_quizzes, quiz_files
from tests.sheets import read_sheet, write_course

MOODLES = [folder for folder in os.environ.get("BUILDER_MOODLE", "").split(":") if folder]
TOOL = os.environ.get("BUILDER_MOODLE_RESTORE", "")
HERE = Path(__file__).parent
NAMES: Mapping[type, str] = {
    PageActivity: "page",
    LabelActivity: "label",
    LinkActivity: "url",
    FileActivity: "resource",
    NewsActivity: "forum",
    QuizActivity: "quiz",
    PlannedAssignment: "assign",
    PlannedBook: "book",
    PlannedCase: "lesson",
    PlannedChoice: "choice",
    PlannedFolder: "folder",
    PlannedForum: "forum",
    PlannedGlossary: "glossary",
    PlannedInteractive: "h5pactivity",
    PlannedPackage: "scorm",
    PlannedQuestionnaire: "feedback",
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


def read_back(moodle: str, course: int, said: Path | None = None) -> dict[str, object]:
    """Read a course back; ``said`` is a file with what the student answers in quizzes."""
    command = ["php", "-d", "display_errors=0", "-d", "log_errors=0", str(HERE / "readback.php"), moodle, str(course)]
    command += [str(said)] if said else []
    done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=600)
    assert done.returncode == 0, done.stdout + done.stderr
    value = json.loads(done.stdout.splitlines()[-1])
    assert isinstance(value, dict)
    return value


def counts(activity: PageActivity | QuizActivity) -> bool:
    """Tell whether the course is complete only with an activity."""
    return activity.counts and (isinstance(activity, QuizActivity) or activity.criterion)


def attached(activity: object) -> list[AttachedFile]:
    if isinstance(activity, FileActivity):
        return [activity.main, *activity.files]
    if isinstance(activity, QuizActivity):
        return quiz_files(activity)
    return list(getattr(activity, "files", ()))


def expected(plan: CoursePlan) -> list[dict[str, object]]:
    """Give what the activities of a plan look like when they are read back; of those that people work in, the frame."""
    rows: list[dict[str, object]] = []
    for section in plan.sections:
        for activity in section.activities:
            if isinstance(activity, WorkActivity):
                rows.append({"modname": NAMES[type(activity.of)], "name": activity.title, "idnumber": activity.key,
                             "section": section.number, "indent": activity.indent})  # fmt: skip
                continue
            viewed = isinstance(activity, PageActivity) and activity.counts
            tracked = viewed
            if isinstance(activity, QuizActivity):
                viewed, tracked = activity.completion == "viewed", activity.completion != "none"
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
                    "indent": activity.indent, "completion": 2 if tracked else 0, "view": int(viewed), "links": links,
                    "elsewhere": 0,
                    "files": sorted(files, key=lambda file: str(file["name"])),
                }
            )  # fmt: skip
    return rows


COURSES = ("probe", "shipped", "garten", "quiz")


def build_course(name: str, folder: Path, target: str) -> tuple[Path, CoursePlan]:
    """Build the backup of a course; give it with the plan that it was made from."""
    root = {"shipped": PROJECT, "garten": GARTEN}.get(name)
    if root is None and name == "quiz":
        root = write_course(read_sheet(TESTS / "golden" / "quiz.txt"), folder / "course")
    root = root or base_course(folder / "course")
    built = build(Request(root, folder / "dist", (target,)))
    return folder / "dist" / built.packages[0].file, for_release(plan_of(root), "4.5" if target == "moodle45" else "shared")


@pytest.fixture(scope="module", params=COURSES)
def backup(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, CoursePlan]:
    return build_course(request.param, tmp_path_factory.mktemp(request.param), "moodle")


@pytest.fixture(scope="module")
def backup45(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, CoursePlan]:
    return build_course("quiz", tmp_path_factory.mktemp("quiz45"), "moodle45")


def release_of(moodle: str) -> tuple[int, ...]:
    """Give the release of an installed Moodle, (4, 5); since 5.1 the file lies in public/."""
    files = [path for path in (Path(moodle) / "version.php", Path(moodle) / "public" / "version.php") if path.is_file()]
    found = re.search(r"\$release\s*=\s*'(\d+)\.(\d+)", files[0].read_text(encoding="utf-8"))
    assert found, files
    return int(found[1]), int(found[2])


@pytest.mark.parametrize("moodle", MOODLES or ["none"])
def test_restored_where_4_5_is_needed(backup45: tuple[Path, CoursePlan], moodle: str, tmp_path: Path) -> None:
    if release_of(moodle) < (4, 5):
        pytest.skip(f"{moodle} is older than the archive is for")
    file, plan = backup45
    assert_quizzes(read(moodle, file, plan, tmp_path), plan)


def read(moodle: str, file: Path, plan: CoursePlan, folder: Path) -> dict[str, object]:
    """Restore a backup and read it back, all questions answered as the plan says."""
    said = folder / "answers.json"
    said.write_text(json.dumps(answers(plan)), encoding="utf-8")
    return read_back(moodle, restore(moodle, file), said)


def assert_quizzes(found: Mapping[str, object], plan: CoursePlan) -> None:
    assert found["quizzes"] == expected_quizzes(plan)
    attempts = found["attempts"]
    for key, expected_attempt in expected_attempts(plan).items():
        assert isinstance(attempts, dict)
        assert attempts[key] == expected_attempt, key


@pytest.mark.parametrize("moodle", MOODLES or ["none"])
def test_restored(backup: tuple[Path, CoursePlan], moodle: str, tmp_path: Path) -> None:
    file, plan = backup
    found = read(moodle, file, plan, tmp_path)
    assert str(found["fullname"]).startswith(plan.title)
    assert found["lang"] == ""
    assert found["tokens"] == [], "a link that Moodle has not resolved"
    assert found["sections"] == [{"number": section.number, "name": section.title} for section in plan.sections]
    activities = found["activities"]
    assert isinstance(activities, list)
    assert [row["words"] > 0 for row in activities if row["modname"] in ("page", "label")] == [
        True for a in plan.activities() if isinstance(a, (PageActivity, LabelActivity))
    ]
    for row in activities:
        row["files"] = sorted(row["files"], key=lambda entry: entry["name"])
    wanted = expected(plan)
    assert len(activities) == len(wanted)
    assert [{name: row[name] for name in want} for row, want in zip(activities, wanted, strict=True)] == wanted
    assert_quizzes(found, plan)
    works = sum(activity.rules.counts for activity in plan.activities() if isinstance(activity, WorkActivity))
    others = [
        activity for activity in plan.activities() if isinstance(activity, (PageActivity, QuizActivity)) and counts(activity)
    ]
    assert found["criteria"] == len(others) + works
    if not works:
        assert found["complete"] is True, "a student who views every page and passes every quiz completes the course"


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
