"""Colour and progress: only where a person looks."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.commands import builder, environment
from tests.courses import base_course


def on_terminal(*arguments: str, cwd: Path, env: dict[str, str] | None = None) -> str:
    """Run with standard error on a terminal; give what came there."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "builder", *arguments],
        cwd=cwd,
        env=environment(env),
        stdout=subprocess.DEVNULL,
        stderr=theirs,
        stdin=subprocess.DEVNULL,
    ) as process:
        os.close(theirs)
        parts = []
        while True:
            try:
                piece = os.read(ours, 65536)
            except OSError:  # Linux says so when the other end is shut
                break
            if not piece:
                break
            parts.append(piece)
        process.wait(timeout=60)
    os.close(ours)
    return b"".join(parts).decode()


@pytest.fixture
def course(tmp_path: Path) -> Path:
    root = base_course(tmp_path)
    file = root / "source/1/A/one.en.md"
    file.write_text(file.read_text().replace("Ask.", "Ask <b>why</b>."))
    return root


def test_colour_and_progress_on_a_terminal(course: Path) -> None:
    said = on_terminal("build", "--target", "moodle", cwd=course)
    assert "\x1b[33m" in said
    assert "probe-en-moodle.mbz ..." in said
    assert said.index("\r\x1b[K") < said.index("warning")


def test_no_color(course: Path) -> None:
    said = on_terminal("check", cwd=course, env={"NO_COLOR": "1"})
    assert "MDN304" in said
    assert "\x1b[" not in said


def test_quiet_shows_no_progress(course: Path) -> None:
    assert "..." not in on_terminal("build", "--target", "moodle", "--quiet", cwd=course)


def test_piped(course: Path) -> None:
    ran = builder("build", "--target", "moodle", cwd=course)
    assert "\x1b" not in ran.out + ran.err
    assert "\r" not in ran.out + ran.err
    assert "..." not in ran.err


def test_a_reader_that_goes_away_is_no_bug(course: Path) -> None:
    """``builder explain | head -1``."""
    with subprocess.Popen(
        [sys.executable, "-m", "builder", "explain"],
        cwd=course,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline().startswith(b"SRC101")
        process.stdout.close()
        assert b"Traceback" not in process.stderr.read()


def test_output_is_utf8_whatever_the_locale(course: Path) -> None:
    file = course / "source/1/A/one.en.md"
    file.write_text(file.read_text().replace("title: One", "title: Übung 漢"), encoding="utf-8")
    ran = builder("plan", cwd=course, env={"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"})
    assert ran.code == 0, ran.err
