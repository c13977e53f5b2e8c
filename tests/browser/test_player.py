"""Packages played in headless Chromium: against scorm-again as an independent platform, from files, on a phone, on paper."""

import json
import re
import subprocess
from pathlib import Path

import pytest

from builder.plan.model import CoursePlan
from builder.writers.scorm import scorm12, scorm2004
from tests.unit.scorm.plans import course_plan, module_plan
from tests.unit.scorm.quizzes import played_plans

HERE = Path(__file__).parent
SECONDS = 600

pytestmark = pytest.mark.browser


def scenarios(file: str) -> list[str]:
    """Give the names of the scenarios that a file exports."""
    found = re.search(r"export const \w+ = \{([^}]*)\}", (HERE / file).read_text(encoding="utf-8"))
    assert found
    return re.findall(r"\w+", found[1])


NAMES = [
    f"{name}-{version}" for version in ("1.2", "2004") for file in ("sessions.mjs", "checks.mjs") for name in scenarios(file)
]
NAMES += [
    f"{name}-{version}" for file, version in (("pages.mjs", "1.2"), ("check_pages.mjs", "2004")) for name in scenarios(file)
]


def unpacked(folder: Path, plan: CoursePlan, version: str) -> str:
    """Write the members of a package into a folder, as unzipping would."""
    for member in (scorm12 if version == "1.2" else scorm2004).write(plan):
        path = folder / member.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"".join(member.chunks()))
    return str(folder)


@pytest.fixture(scope="session")
def played(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Play everything once; give the problem of each scenario, empty where there is none."""
    root = tmp_path_factory.mktemp("played")
    plans = {"module": module_plan(root), "inserted": module_plan(root, inserted=True), "course": course_plan(root)}
    plans |= played_plans(root)
    folders = {
        f"{name}-{version}": unpacked(root / f"{name}-{version}", plan, version)
        for name, plan in plans.items()
        for version in ("1.2", "2004")
    }
    command = ["node", str(HERE / "play.mjs"), chromium, json.dumps(folders)]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False)
    assert ended.returncode == 0, ended.stderr
    results: dict[str, str] = json.loads(ended.stdout)
    return results


@pytest.mark.parametrize("name", NAMES)
def test_plays(played: dict[str, str], name: str) -> None:
    assert played[name] == ""


def test_every_scenario_is_played(played: dict[str, str]) -> None:
    assert sorted(played) == sorted(NAMES)
