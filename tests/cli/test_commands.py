"""Every command: exit code, standard output, standard error, JSON."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from builder import __version__
from builder.cli.main import COMMANDS
from tests.cli.commands import builder, environment
from tests.courses import base_course, names


def spoil(root: Path, old: str, new: str, name: str = "source/1/A/one.en.md") -> None:
    file = root / name
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_help_names_every_command(tmp_path: Path) -> None:
    ran = builder("--help", cwd=tmp_path)
    assert (ran.code, ran.err) == (0, "")
    for name, text in COMMANDS.items():
        assert f"  {name} " in ran.out
        assert text in ran.out
    assert builder("-h", cwd=tmp_path).out == ran.out


def test_version(tmp_path: Path) -> None:
    assert builder("--version", cwd=tmp_path).out == f"builder, version {__version__}\n"


def test_help_imports_nothing_heavy(tmp_path: Path) -> None:
    """``--help`` comes at once: near 0.1 s, most of it Python and Click."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "builder", "--help"],
        cwd=tmp_path,
        env=environment(),
        capture_output=True,
        text=True,
        check=True,
    )
    for name in ("lxml", "jinja2", "markdown", "yaml", "builder.pipeline", "builder.reader"):
        assert f" {name}\n" not in done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["biuld"], 'did you mean "build"?'),
        (["xyz"], "No such command 'xyz'"),
        (["build", "--targt", "moodle"], "--target"),
        (["build", "--target", "pdf"], "'pdf' is not one of"),
        (["check", "--project", "nowhere"], "does not exist"),
        (["check", "--format", "xml"], "'xml' is not one of"),
        (["verify"], "Missing argument"),
        (["verify", "gone.mbz"], "does not exist"),
        (["explain", "SRC10S"], 'did you mean "SRC'),
        (["new"], "Missing argument"),
    ],
)
def test_wrong_usage(tmp_path: Path, arguments: list[str], said: str) -> None:
    ran = builder(*arguments, cwd=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert "Traceback" not in ran.err


def test_check_of_a_fine_course(tmp_path: Path) -> None:
    ran = builder("check", cwd=base_course(tmp_path))
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == "A probe [en]: 1 module, 1 topic, 2 exercises, 1 annex\n"
    assert not (tmp_path / "dist").exists()


def test_check_says_where_what_and_what_to_do(tmp_path: Path) -> None:
    spoil(base_course(tmp_path), "duration: 30 min", "duraton: 30 min")
    spoil(tmp_path, "1.A.1.1]", "1.A.1.l]", "source/1/A/two.en.md")
    for arguments in (["check"], ["check", "--strict"], ["build"], ["plan"]):
        ran = builder(*arguments, cwd=tmp_path)
        assert ran.code == 1
        assert ran.err == (
            'source/1/A/one.en.md:5:1: error YML204: unknown field "duraton"\n'
            '    hint: did you mean "duration"?\n'
            'source/1/A/two.en.md:7:13: error REF409: there is no other exercise "1.A.1.l" to build on\n'
            '    hint: did you mean "1.A.1.1"?\n'
            "2 errors\n"
        )
    assert not (tmp_path / "dist").exists()


def test_strict_and_quiet(tmp_path: Path) -> None:
    spoil(base_course(tmp_path), "Ask.", "Ask <b>why</b>, and see [](exercise:2.A.1.1).")
    plain = builder("check", cwd=tmp_path)
    assert plain.code == 0
    assert "warning MDN304" in plain.err
    assert "note REF410" in plain.err
    assert plain.err.endswith("1 warning, 1 note\n")
    assert builder("check", "--strict", cwd=tmp_path).code == 1
    quiet = builder("check", "--quiet", cwd=tmp_path)
    assert quiet.code == 0
    assert "REF410" not in quiet.err
    assert quiet.err.endswith("1 warning\n")
    assert builder("build", "--strict", cwd=tmp_path).code == 1
    assert not list(tmp_path.glob("dist/*"))
    assert builder("build", "--target", "moodle", cwd=tmp_path).code == 0


def test_crowds_of_notes_are_counted(tmp_path: Path) -> None:
    spoil(base_course(tmp_path), "Ask.", "[](exercise:2.A.1.1)\n" * 7)
    ran = builder("check", cwd=tmp_path)
    assert ran.err.count("REF410") == 1
    assert "REF410: 7 times, the first: source/1/A/one.en.md:20:1" in ran.err
    assert builder("check", "--verbose", cwd=tmp_path).err.count("REF410") == 7


def test_json(tmp_path: Path) -> None:
    spoil(base_course(tmp_path), "duration: 30 min", "duration: ü")
    ran = builder("check", "--format", "json", cwd=tmp_path)
    assert (ran.code, ran.err) == (1, "")
    assert ran.json() == {
        "diagnostics": [
            {
                "code": "YML209", "severity": "error", "path": "source/1/A/one.en.md", "line": 5, "column": 11,
                "message": "'ü' is no duration", "hint": "write 90 min, 1 h 30 min or 90–120 min",
            }
        ]
    }  # fmt: skip


@pytest.mark.parametrize("command", ["check", "plan", "build"])
def test_no_course(tmp_path: Path, command: str) -> None:
    ran = builder(command, cwd=tmp_path)
    assert ran.code == 1
    assert "error SRC107" in ran.err
    assert "builder new" in ran.err
    assert builder(command, "--format", "json", cwd=tmp_path).codes() == ["SRC107"]


def test_plan(tmp_path: Path) -> None:
    ran = builder("plan", cwd=base_course(tmp_path))
    assert (ran.code, ran.err) == (0, "")
    lines = ran.out.splitlines()
    assert lines[0] == "A probe [en], edition 1"
    for line in (
        "  0  About this course",
        "  1  1 First",
        "     page   1.A.1.1 One",
        "     file     The sheet",
        "     news   Announcements",
    ):
        assert line in lines
    assert builder("plan", "--json", cwd=tmp_path).json() == builder("plan", "--format", "json", cwd=tmp_path).json()
    one = builder("plan", "--json", "--module", "1", cwd=tmp_path).json()["plans"]
    assert isinstance(one, list)
    assert [section["key"] for section in one[0]["sections"]] == ["course", "1"]
    assert one[0]["sections"][1]["activities"][4] == {
        "key": "1.A.1.1", "kind": "page", "title": "1.A.1.1 One", "indent": 0, "source": "source/1/A/one.en.md:3:8",
    }  # fmt: skip


def test_project_from_elsewhere(tmp_path: Path) -> None:
    base_course(tmp_path / "course")
    (tmp_path / "here").mkdir()
    ran = builder("build", "--project", "../course", "--target", "moodle", cwd=tmp_path / "here")
    assert ran.code == 0
    assert (tmp_path / "course/dist/probe-en-moodle.mbz").is_file()
    assert builder("build", "--project", "../course", "--out", "packages", "--target", "moodle", cwd=tmp_path / "here").code == 0
    assert (tmp_path / "here/packages/probe-en-moodle.mbz").is_file()


def test_explain(tmp_path: Path) -> None:
    ran = builder("explain", "ref412", cwd=tmp_path)
    assert ran.code == 0
    assert ran.out.startswith("REF412 (error): no such annex\n\n")
    everything = builder("explain", cwd=tmp_path)
    assert "REF412  error   no such annex\n" in everything.out
    assert len(everything.out.splitlines()) > 100


def test_schema(tmp_path: Path) -> None:
    ran = builder("schema", "--out", "schemas", cwd=tmp_path)
    assert ran.code == 0
    written = sorted((tmp_path / "schemas").iterdir())
    assert ran.out.splitlines() == [f"schemas/{path.name}" for path in sorted(written, key=lambda p: ran.out.index(p.name))]
    for path in written:
        assert json.loads(path.read_text(encoding="utf-8"))["$schema"].startswith("https://json-schema.org/")


def test_new_then_build(tmp_path: Path) -> None:
    ran = builder("new", "my-course", cwd=tmp_path)
    assert (ran.code, ran.err) == (0, "")
    root = tmp_path / "my-course"
    for line in ran.out.split("\n\n")[0].splitlines():
        assert (tmp_path / line).is_file()
    assert (root / ".gitignore").is_file()
    assert builder("check", "--strict", cwd=root).code == 0
    built = builder("build", "--strict", cwd=root)
    assert built.code == 0
    assert "each verified" in built.out
    assert (root / "dist/my-course-en-moodle.mbz").is_file()


def test_new_writes_only_into_an_empty_folder(tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full/mine.txt").write_text("mine")
    ran = builder("new", "full", cwd=tmp_path)
    assert ran.code == 2
    assert names(tmp_path / "full") == {"mine.txt"}
    (tmp_path / "empty").mkdir()
    assert builder("new", "empty", cwd=tmp_path).code == 0


@pytest.mark.parametrize("arguments", [["new", "file/below"], ["schema", "--out", "file/below"], ["new", "file"]])
def test_a_disk_that_refuses_is_no_bug(tmp_path: Path, arguments: list[str]) -> None:
    (tmp_path / "file").write_text("a file")
    ran = builder(*arguments, cwd=tmp_path)
    assert ran.code in (1, 2)
    assert "Traceback" not in ran.err
    assert "file" in ran.err


def test_verify(tmp_path: Path) -> None:
    builder("build", cwd=base_course(tmp_path))
    packages = sorted((tmp_path / "dist").glob("*.[mz]*"))
    ran = builder("verify", *packages, cwd=tmp_path)
    assert ran.code == 0
    assert [line for line in ran.out.splitlines() if not line.startswith(" ")] == [
        f"{path}: {'moodle' if path.suffix == '.mbz' else path.name.split('-')[2]}" for path in packages
    ]
    (tmp_path / "broken.mbz").write_bytes(packages[0].read_bytes()[:-100])
    broken = builder("verify", "--format", "json", "broken.mbz", packages[0], cwd=tmp_path)
    assert broken.code == 1
    reports = broken.json()["packages"]
    assert isinstance(reports, list)
    assert [bool(report["diagnostics"]) for report in reports] == [True, False]


def test_our_own_bug_shows_its_traceback(tmp_path: Path) -> None:
    """A schema folder that cannot be imported stands for a bug: exit 3, and a request to report it."""
    broken = tmp_path / "broken" / "yaml"
    broken.mkdir(parents=True)
    (broken / "__init__.py").write_text("raise RuntimeError('not the YAML you know')\n")
    root = base_course(tmp_path / "course")
    ran = builder("check", cwd=root, env={"PYTHONPATH": f"{broken.parent}:{environment()['PYTHONPATH']}"})
    assert ran.code == 3
    assert "Traceback" in ran.err
    assert "RuntimeError: not the YAML you know" in ran.err
    assert "This is a bug in builder" in ran.err


def test_a_quiz_to_start_from(tmp_path: Path) -> None:
    assert builder("new", "course", cwd=tmp_path).code == 0
    course = tmp_path / "course"
    made = builder("new", "quiz", "source/1-first-module", cwd=course)
    assert made.code == 0, made.err
    assert (course / "source/1-first-module/questions/check.en.md").is_file()
    ran = builder("build", "--target", "moodle", "--strict", cwd=course)
    assert ran.code == 0, ran.err
    again = builder("new", "quiz", "source/1-first-module", cwd=course)
    assert again.code == 1
    assert "OUT905" in again.err
    assert builder("new", "quiz", "source", cwd=course).code == 1
    assert "source/1-first-module" in builder("new", "quiz", "source", cwd=course).err
    assert builder("new", "quiz", cwd=course).code == 2
    assert builder("new", "one", "two", cwd=course).code == 2
