"""What a build leaves in dist/, whatever happens."""

import hashlib
import json
import os
import zipfile
from html import unescape
from pathlib import Path

import pytest

from tests.cli.commands import builder
from tests.courses import base_course, names

ALL = {
    "probe-en-moodle.mbz", "probe-en-scorm12-course.zip", "probe-en-scorm12-module-1.zip", "probe-en-scorm2004-course.zip",
    "probe-en-scorm2004-module-1.zip", "probe-en-handbook.pdf", "probe-en-handbook-module-1.pdf", "probe-en-annexes.pdf",
    "probe-en-annexes-module-1.pdf",
}  # fmt: skip
LISTS = {"manifest.json", "SHA256SUMS"}
KEPT = {".documents"}
"""The folder that keeps documents by their content."""


def listed(root: Path) -> set[str]:
    manifest = json.loads((root / "dist/manifest.json").read_text(encoding="utf-8"))
    names = {package["file"] for package in manifest["packages"]}
    lines = (root / "dist/SHA256SUMS").read_text(encoding="utf-8").splitlines()
    assert {line.split("  ")[1] for line in lines} == names
    for package in manifest["packages"]:
        data = (root / "dist" / package["file"]).read_bytes()
        assert (package["size"], package["sha256"]) == (len(data), hashlib.sha256(data).hexdigest())
        assert f"{package['sha256']}  {package['file']}" in lines
        assert (package["edition"], package["language"]) == ("1", "en")
    return names


@pytest.fixture
def built(tmp_path: Path) -> Path:
    root = base_course(tmp_path)
    ran = builder("build", cwd=root)
    assert (ran.code, ran.err) == (0, "")
    assert len(ran.out.splitlines()) == len(ALL) + 1
    return root


def test_everything(built: Path) -> None:
    assert names(built / "dist") == ALL | LISTS | KEPT
    assert listed(built) == ALL


def test_one_target_keeps_the_others_listed(built: Path) -> None:
    stamps = {name: (built / "dist" / name).stat().st_mtime_ns for name in ALL}
    assert builder("build", "--target", "moodle", cwd=built).code == 0
    assert listed(built) == ALL
    changed = {name for name in ALL if (built / "dist" / name).stat().st_mtime_ns != stamps[name]}
    assert changed == {"probe-en-moodle.mbz"}


def test_one_module(built: Path) -> None:
    ran = builder("build", "--target", "moodle", "--module", "1", "--module", "1", cwd=built)
    assert ran.code == 0
    assert len(ran.out.splitlines()) == 2
    assert listed(built) == ALL | {"probe-en-moodle-module-1.mbz"}


def test_what_the_course_no_longer_makes_goes(built: Path) -> None:
    file = built / "source/course.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("key: probe", "key: other"), encoding="utf-8")
    (built / "dist/mine.zip").write_bytes(b"mine")
    (built / "dist/probe-en-notes.zip").write_bytes(b"mine too")
    ran = builder("build", "--target", "moodle", cwd=built)
    assert ran.code == 0
    for name in ALL:
        assert f"dist/{name}  removed" in ran.out
    assert names(built / "dist") == {"other-en-moodle.mbz", "mine.zip", "probe-en-notes.zip"} | LISTS | KEPT
    assert listed(built) == {"other-en-moodle.mbz"}


def test_a_package_that_somebody_changed_is_not_listed(built: Path) -> None:
    (built / "dist/probe-en-scorm12-course.zip").write_bytes(b"another")
    assert builder("build", "--target", "moodle", cwd=built).code == 0
    assert listed(built) == ALL - {"probe-en-scorm12-course.zip"}
    assert (built / "dist/probe-en-scorm12-course.zip").read_bytes() == b"another"


def test_a_failed_build_leaves_everything_as_it_was(built: Path) -> None:
    before = {name: (built / "dist" / name).read_bytes() for name in ALL | LISTS}
    file = built / "source/1/A/one.en.md"
    file.write_text(file.read_text(encoding="utf-8").replace("1.A.2.1", "1.A.2.9"), encoding="utf-8")
    ran = builder("build", cwd=built)
    assert ran.code == 1
    assert ran.out == "nothing was built; the packages of the last build are as they were\n"
    assert names(built / "dist") == ALL | LISTS | KEPT
    assert {name: (built / "dist" / name).read_bytes() for name in ALL | LISTS} == before


def test_asked_for_what_is_not_there(tmp_path: Path) -> None:
    root = base_course(tmp_path)
    for command in ("build", "plan"):
        wrong_module = builder(command, "--module", "7", "--format", "json", cwd=root)
        assert (wrong_module.code, wrong_module.codes()) == (1, ["PLN704"])
        wrong_language = builder(command, "--language", "eng", "--format", "json", cwd=root)
        assert (wrong_language.code, wrong_language.codes()) == (1, ["LNG604"])
    assert not (root / "dist").exists()


def test_json(tmp_path: Path) -> None:
    ran = builder("build", "--target", "scorm12", "--module", "1", "--format", "json", cwd=base_course(tmp_path))
    assert (ran.code, ran.err) == (0, "")
    packages = ran.json()["packages"]
    assert isinstance(packages, list)
    assert [(package["file"], package["target"]) for package in packages] == [("probe-en-scorm12-module-1.zip", "scorm12")]
    data = (tmp_path / "dist/probe-en-scorm12-module-1.zip").read_bytes()
    assert packages[0]["sha256"] == hashlib.sha256(data).hexdigest()


def test_languages(tmp_path: Path) -> None:
    root = base_course(tmp_path)
    file = root / "source/course.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("languages: [en]", "languages: [en, de]"), encoding="utf-8")
    (root / "source/1/A/one.de.md").write_text(
        "---\ncode: 1.A.1.1\ntitle: Eins\n---\n## Durchführung\n1. Anfangen. (30 Min.)\n\n## Rückmeldung\nFragen.\n",
        encoding="utf-8",
    )
    ran = builder("build", "--language", "de", "--language", "de", "--target", "moodle", cwd=root)
    assert ran.code == 0, ran.err
    assert "note LNG601" in ran.err
    with zipfile.ZipFile(root / "dist/probe-de-moodle.mbz") as archive:
        pages = [unescape(archive.read(name).decode()) for name in archive.namelist() if name.endswith("/page.xml")]
    mine = next(text for text in pages if "1.A.1.1 Eins" in text and "Anfangen" in text)
    assert "30\u00a0Min." in mine
    other = next(text for text in pages if "<name>1.A.2.1 Two</name>" in text)
    assert '<div lang="en"><ol>' in other, "what is not translated says its own language"
    assert builder("build", "--target", "moodle", cwd=root).code == 0
    assert {"probe-de-moodle.mbz", "probe-en-moodle.mbz"} <= names(root / "dist")


def test_the_date_follows_source_date_epoch(tmp_path: Path) -> None:
    root = base_course(tmp_path)
    builder("build", "--target", "moodle", cwd=root, env={"SOURCE_DATE_EPOCH": "1800000000"})
    with zipfile.ZipFile(root / "dist/probe-en-moodle.mbz") as archive:
        assert b"<backup_date>1800000000</backup_date>" in archive.read("moodle_backup.xml")
        assert archive.infolist()[0].date_time == (2027, 1, 15, 8, 0, 0)
        assert b"1800000000" not in archive.read("course/course.xml")
    with_epoch = json.loads((root / "dist/manifest.json").read_text())["packages"][0]
    builder("build", "--target", "moodle", cwd=root)
    without = json.loads((root / "dist/manifest.json").read_text())["packages"][0]
    assert with_epoch["sha256"] != without["sha256"]


@pytest.mark.parametrize("epoch", ["", "soon", "-1", "99999999999999999999", "²", "1e9"])
def test_a_date_that_is_none(tmp_path: Path, epoch: str) -> None:
    """An empty one counts as none; any other that no archive can hold is wrong usage, not a bug."""
    ran = builder("build", "--target", "moodle", cwd=base_course(tmp_path), env={"SOURCE_DATE_EPOCH": epoch})
    assert ran.code == (0 if not epoch else 1), ran.err
    assert "Traceback" not in ran.err
    if epoch:
        assert "SOURCE_DATE_EPOCH" in ran.err


def test_what_a_killed_build_left_goes(tmp_path: Path) -> None:
    root = base_course(tmp_path)
    left = root / "dist/.building-999999999-x"
    left.mkdir(parents=True)
    (left / "half.mbz").write_bytes(b"half")
    (root / f"dist/.building-{os.getpid()}-y").mkdir()
    assert builder("build", "--target", "moodle", cwd=root).code == 0
    assert not left.exists()
    assert (root / f"dist/.building-{os.getpid()}-y").exists(), "that of a build still running stays"
