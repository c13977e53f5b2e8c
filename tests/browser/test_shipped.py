"""Every SCORM package that this project ships, played from the first page to the last in headless Chromium.

Page by page with the link to the next one: nothing in the console, no request that fails, nothing that scrolls sideways on a
phone, every link leads somewhere, every quiz answered with all answers right, finished with the last page that counts and not
before, resumed in the middle. Then axe on a page of each kind.
"""

import json
import subprocess
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipFile

import pytest

from builder.pipeline import Request, build, kept_documents
from tests.courses import documents_of

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
VERSIONS = {"scorm12": "1.2", "scorm2004": "2004"}
SECONDS = 600

pytestmark = pytest.mark.browser


@dataclass(frozen=True, slots=True)
class Played:
    """How playing ended: a problem for each package (empty: none).

    The numbers are the pages, those that count, the length of the state, and for each quiz its places for questions.
    """

    problems: dict[str, str]
    numbers: dict[str, tuple[int, int, int, list[int]]]


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, str]]:
    """Build and unpack the packages of the project itself; give version and folder by target and scope."""
    out = tmp_path_factory.mktemp("shipped")
    documents_of(ROOT).mkdir(parents=True, exist_ok=True)
    kept_documents(out).symlink_to(documents_of(ROOT))
    packages = {}
    for package in build(Request(ROOT, out, targets=tuple(VERSIONS))).packages:
        folder = out / Path(package.file).stem
        with ZipFile(out / package.file) as archive:
            archive.extractall(folder)
        packages[folder.name] = {"version": VERSIONS[package.target], "folder": str(folder)}
    return packages


@pytest.fixture(scope="session")
def played(chromium: str, shipped: dict[str, dict[str, str]]) -> Played:
    """Play them all once."""
    command = ["node", str(HERE / "shipped.mjs"), chromium, json.dumps(shipped)]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False)
    assert ended.returncode == 0, ended.stderr
    results = json.loads(ended.stdout)
    numbers = {
        name: (one["pages"], one["counting"], one["state"], one["slots"]) for name, one in results.items() if "pages" in one
    }
    return Played({name: one["problem"] for name, one in results.items()}, numbers)


def test_every_package_plays(played: Played, shipped: dict[str, dict[str, str]]) -> None:
    assert played.problems == dict.fromkeys([*shipped, "kinds"], "")


def test_both_versions_are_the_same_book(played: Played) -> None:
    old, new = ({name.replace(target, ""): one for name, one in played.numbers.items() if target in name} for target in VERSIONS)
    assert old == new
    assert len(old) > 1, "the course and its modules"


def test_the_course_holds_every_module(played: Played) -> None:
    counting = {name: counted for name, (_, counted, *_) in played.numbers.items() if "scorm12" in name}
    course = [name for name in counting if name.endswith("course")]
    assert sum(counting.pop(name) for name in course) == sum(counting.values())


def test_the_state_is_as_long_as_the_page_on_formats_says(played: Played) -> None:
    for name, (_, counting, state, slots) in played.numbers.items():
        quizzes = (
            len(',"q":{}') + sum(len('"code":[1,100000,1,""]') + 8 * count for count in slots) + len(slots) - 1 if slots else 0
        )
        assert state == 14 + 4 * (counting - len(slots)) + quizzes, name
