"""The frame of the project: locks, wheel, Makefile."""

import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKS = ("build", "dev")


def text_of(lock: str) -> str:
    return (ROOT / "requirements" / f"{lock}.txt").read_text(encoding="utf-8")


def versions(lock: str) -> dict[str, str]:
    found = re.findall(r"^([a-z0-9._-]+)==([^ ;\\]+)", text_of(lock), re.MULTILINE)
    return {canonicalize_name(name): version for name, version in found}


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_version_has_hashes(lock: str) -> None:
    entries = re.split(r"^(?=[a-z])", text_of(lock), flags=re.MULTILINE)[1:]
    assert len(entries) == len(versions(lock))
    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_locks_name_no_address(lock: str) -> None:
    assert re.findall(r"://|--index|--extra-index|--find-links|--trusted| @ ", text_of(lock)) == []


@pytest.mark.parametrize(
    ("lock", "wanted"),
    [
        ("build", PROJECT["project"]["dependencies"]),
        ("build", PROJECT["build-system"]["requires"]),
        ("dev", PROJECT["project"]["optional-dependencies"]["dev"]),
    ],
)
def test_locks_fit_the_ranges(lock: str, wanted: list[str]) -> None:
    locked = versions(lock)
    requirements = [Requirement(line) for line in wanted]
    outside = [str(r) for r in requirements if not r.specifier.contains(locked.get(canonicalize_name(r.name), ""))]
    assert outside == []


def test_locks_agree() -> None:
    build, dev = versions("build"), versions("dev")
    assert {name: (build[name], dev[name]) for name in build.keys() & dev.keys() if build[name] != dev[name]} == {}


def test_wheel_holds_every_file_and_the_templates(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        inside = {name for name in archive.namelist() if not name.startswith("builder-")}
    assert inside == files_below("builder") | {f"builder/{name}" for name in files_below("moodle_templates")}


def files_below(folder: str) -> set[str]:
    paths = (path for path in (ROOT / folder).rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {path.relative_to(ROOT).as_posix() for path in paths}


def test_makefile_is_short_and_explains_itself() -> None:
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = re.findall(r"^([a-z]+):.* ## .+\n((?:\t.*\n)*)", text, re.MULTILINE)
    names = [name for name, _ in targets]
    assert 0 < len(names) <= 12
    assert text.splitlines()[0] == ".PHONY: " + " ".join(names)
    assert [name for name, recipe in targets if recipe.count("\n") != 1] == []
