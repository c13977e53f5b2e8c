"""Disks that refuse: no permission, no room, no folder. Nothing half-written is left, and the last build stays."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.commands import Ran, builder
from tests.courses import base_course, names

ROOT = os.geteuid() == 0
BOUND = """
import ctypes, os, sys
CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH, PR_CAPBSET_DROP = 1, 2, 24
for capability in (CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH):
    if os.geteuid() == 0 and ctypes.CDLL(None).prctl(PR_CAPBSET_DROP, capability, 0, 0, 0):
        sys.exit("cannot give up the rights of root")
os.execv(sys.executable, [sys.executable, *sys.argv[1:]])
"""
"""Starts Python so that permissions bind it, also as root."""


def permissions_bind(tmp_path: Path) -> bool:
    shut = tmp_path / "shut"
    shut.write_text("x")
    shut.chmod(0)
    done = subprocess.run(
        [sys.executable, "-c", BOUND, "-c", f"open({str(shut)!r})"], check=False, capture_output=True, text=True
    )
    return "PermissionError" in done.stderr


@pytest.fixture
def bound(tmp_path: Path) -> Path:
    """Give a folder in which permissions bind what ``bound_builder`` runs."""
    if not permissions_bind(tmp_path):
        pytest.skip("permissions bind nobody here (root with every right, or a file system without permissions)")
    return tmp_path / "free"


def bound_builder(*arguments: str | Path, cwd: Path) -> Ran:
    return builder(*arguments, cwd=cwd, start=("-c", BOUND, "-m", "builder"))


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_no_permission_to_write(bound: Path) -> None:
    root = base_course(bound / "course")
    assert builder("build", "--target", "moodle", cwd=root).code == 0
    before = contents(root / "dist")
    (root / "dist").chmod(0o555)
    ran = bound_builder("build", "--target", "moodle", "--format", "json", cwd=root)
    assert (ran.code, ran.codes()) == (1, ["OUT901"])
    assert contents(root / "dist") == before
    (root / "dist").chmod(0o755)
    root.chmod(0o555)
    ran = bound_builder("build", "--out", "new/dist", "--target", "moodle", cwd=root)
    assert ran.code == 1
    assert "error OUT901: no permission to write there" in ran.err
    root.chmod(0o755)
    assert not (root / "new").exists()


def test_files_that_cannot_be_read(bound: Path) -> None:
    root = base_course(bound / "course")
    (root / "source/1/A/two.en.md").chmod(0)
    (root / "annex_assets/sheet.txt").chmod(0)
    (root / "annex_assets/ring.svg").chmod(0)
    (root / "source/2").mkdir(mode=0)
    ran = bound_builder("check", "--format", "json", cwd=root)
    assert ran.code == 1
    found = ran.json()["diagnostics"]
    assert isinstance(found, list)
    assert [(d["code"], d["path"], d["line"]) for d in found] == [
        ("SRC101", "annex_assets/annexes.yaml", 7),
        ("REF411", "source/1/A/one.en.md", 14),
        ("SRC101", "source/1/A/one.en.md", 16),
        ("SRC101", "source/1/A/two.en.md", 0),
        ("SRC101", "source/2", 0),
    ]
    (root / "source/course.yaml").chmod(0)
    assert bound_builder("check", "--format", "json", cwd=root).codes() == ["SRC101"]
    (root / "source").chmod(0)
    shut = bound_builder("check", cwd=root)
    (root / "source").chmod(0o755)
    (root / "source/2").chmod(0o755)
    assert shut.code == 1
    assert "Traceback" not in shut.err


def test_out_below_a_file(tmp_path: Path) -> None:
    root = base_course(tmp_path)
    (root / "file").write_text("a file")
    for out in ("file/dist", "file"):
        ran = builder("build", "--out", out, "--target", "moodle", cwd=root)
        assert ran.code in (1, 2)
        assert "Traceback" not in ran.err
    assert builder("build", "--out", "file/dist", "--format", "json", cwd=root).codes() == ["OUT903"]
    assert (root / "file").read_text() == "a file"


def test_a_folder_where_a_package_should_be(tmp_path: Path) -> None:
    root = base_course(tmp_path)
    (root / "dist/probe-en-moodle.mbz").mkdir(parents=True)
    ran = builder("build", "--target", "moodle", "--format", "json", cwd=root)
    assert (ran.code, ran.codes()) == (1, ["OUT903"])
    assert names(root / "dist") == {"probe-en-moodle.mbz"}


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Give a disk of 256 kB, where one may be mounted."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = ROOT and shutil.which("mount") and subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(disk)], check=False, capture_output=True
    ).returncode == 0  # fmt: skip
    if not mounted:
        pytest.skip("no small disk can be mounted here (needs root and the right to mount)")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_disk_full(tmp_path: Path, small_disk: Path) -> None:
    root = base_course(tmp_path / "course")
    assert builder("build", "--out", small_disk, "--target", "moodle", cwd=root).code == 0
    before = contents(small_disk)
    assert "probe-en-moodle.mbz" in before
    (root / "annex_assets/sheet.txt").write_bytes(os.urandom(300_000))
    ran = builder("build", "--out", small_disk, "--target", "moodle", cwd=root)
    assert ran.code == 1
    assert "error OUT902: the disk is full" in ran.err
    assert contents(small_disk) == before, "the last build is as it was, and nothing half-written is left"


def test_dev_full_shows_what_full_means() -> None:
    """The errno that OUT902 stands for, from the system itself, where no disk may be mounted."""
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("no /dev/full here")
    with pytest.raises(OSError, match="No space left"), full.open("wb", buffering=0) as stream:
        stream.write(b"x")
