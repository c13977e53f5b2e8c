"""What the tests of the exchange share: a set with every type, read and planned once, and an independent parser of GIFT."""

import json
import os
import shutil
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from builder.pipeline import Checked
from builder.plan.questions import Bank
from tests.courses import checked_course
from tests.sheets import read_sheet, write_course

HERE = Path(__file__).parent
TOOLS = HERE.parent / "browser" / "node_modules"

SecondOpinion = Callable[[Sequence[str]], list[dict[str, object]]]


@pytest.fixture(scope="session")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder of a course whose set 1/every has every type."""
    return write_course(read_sheet(HERE / "every_type.txt"), tmp_path_factory.mktemp("every"))


@pytest.fixture(scope="session")
def checked(course: Path) -> Checked:
    """Give that course, read and checked."""
    return checked_course(course)


@pytest.fixture(scope="session")
def bank(checked: Checked) -> Bank:
    """Give its set with every type."""
    return checked.planner().bank("1/every")


@pytest.fixture(scope="session")
def second_opinion() -> SecondOpinion:
    """Give what gift-pegjs finds in GIFT texts; without it the test is left out (where CI is true: fails)."""
    if not shutil.which("node") or not (TOOLS / "gift-pegjs").is_dir():
        line = "the second opinion on GIFT needs Node.js; type: npm ci --prefix tests/browser --ignore-scripts"
        if os.environ.get("CI") == "true":
            pytest.fail(line)
        pytest.skip(line)

    def ask(texts: Sequence[str]) -> list[dict[str, object]]:
        command = ["node", str(HERE / "second_opinion.mjs")]
        done = subprocess.run(command, input=json.dumps(texts), capture_output=True, encoding="utf-8", check=True, timeout=60)
        found = json.loads(done.stdout)
        assert isinstance(found, list)
        return found

    return ask
