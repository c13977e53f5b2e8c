"""The same source gives the same bytes: in another folder, time zone and language, with another umask and hash seed."""

import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.commands import environment
from tests.courses import GARTEN, written_course

SCRIPT = "import os, sys; os.umask(int(sys.argv.pop(1), 8)); from builder.cli import main; main()"


def build(root: Path, umask: str, env: dict[str, str]) -> dict[str, bytes]:
    command = [sys.executable, "-c", SCRIPT, umask, "build", "--project", str(root)]
    done = subprocess.run(command, cwd="/", env=environment(env), check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    dist = root / "dist"
    return {path.relative_to(dist).as_posix(): path.read_bytes() for path in sorted(dist.rglob("*")) if path.is_file()}


def copied(source: Path, target: Path, seed: int) -> Path:
    """Copy a course file by file in an order of its own, with times and rights of its own."""
    dice = random.Random(seed)  # noqa: S311 - no secret
    files = [path for path in sorted(source.rglob("*")) if path.is_file() and "dist" not in path.relative_to(source).parts]
    dice.shuffle(files)
    for path in files:
        to = target / path.relative_to(source)
        to.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, to)
        stamp = dice.randrange(100_000_000, 2_000_000_000)
        os.utime(to, (stamp, stamp))
        to.chmod(dice.choice((0o600, 0o644, 0o755)))
    return target


@pytest.mark.parametrize("course", ["probe", "garten"])
def test_two_builds(tmp_path: Path, course: str) -> None:
    source = written_course(tmp_path / "source") if course == "probe" else GARTEN
    first = build(
        copied(source, tmp_path / "a", 1),
        "022",
        {"TZ": "UTC", "PYTHONHASHSEED": "1", "LANG": "C", "LC_ALL": "C", "HOME": "/nonexistent"},
    )
    second = build(
        copied(source, tmp_path / "another folder ü" / "b", 2), "077",
        {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "2", "LANG": "de_DE.UTF-8", "LC_ALL": "tr_TR.UTF-8", "COLUMNS": "40"},
    )  # fmt: skip
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []
    kinds = {name.rpartition(".")[2] for name in first}
    made = {"docx", "odt", "pptx"} if course == "probe" else set()
    assert kinds == {"mbz", "zip", "json", "SHA256SUMS", "pdf", *made}
    assert build(tmp_path / "a", "022", {"PYTHONHASHSEED": "3"}) == first, "and once more in the same place"
