"""builder questions: the report, export and import, as people and programs see them."""

from pathlib import Path

import pytest

from tests.cli.commands import builder
from tests.courses import PROJECT, base_course
from tests.sheets import read_sheet, write_course

EVERY = PROJECT / "tests" / "exchange" / "every_type.txt"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_course(read_sheet(EVERY), tmp_path_factory.mktemp("course"))


def test_the_report(root: Path) -> None:
    ran = builder("questions", cwd=root)
    assert (ran.code, ran.err) == (0, "")
    lines = ran.out.splitlines()
    assert lines[0] == "1 First [en]: 1 set, 14 questions, 1 of 1 objective tested"
    assert '    1/every  15 questions: Every type / all that there is: "1"' in lines
    assert "    know               2  1 at 1, 1 at 2  1 single-choice, 1 multiple-choice" in lines
    assert "        1/every/one 1/every/several" in lines
    assert any(line.startswith("    no objective is named by: 1/every/percent, 1/every/true") for line in lines)


def test_the_report_names_what_is_missing(tmp_path: Path) -> None:
    out = builder("questions", "--project", base_course(tmp_path), cwd=tmp_path).out
    assert "1 First [en]: 0 sets, 0 questions, 0 of 1 objective tested" in out
    assert "    no question tests: know\n    no question leads back to: 1.A.1.1, 1.A.2.1\n" in out


def test_the_report_as_json(root: Path) -> None:
    for flag in (["--json"], ["--format", "json"]):
        ran = builder("questions", *flag, cwd=root)
        reports = ran.json()["reports"]
        assert isinstance(reports, list)
        (module,) = reports[0]["modules"]
        assert module["sets"] == [
            {"code": "1/every", "title": 'Every type / all that there is: "1"', "quiz": False, "questions": 15}
        ]
        assert module["objectives"][0]["questions"][0] == {
            "key": "1/every/one",
            "type": "single-choice",
            "level": "1",
            "exercise": "1.A.1.1",
        }
        assert (module["untested"], module["exercises-without-questions"]) == ([], [])
        assert "1/every/number" in module["without-objective"]
        assert "QST417" in ran.codes()


def test_export(root: Path, tmp_path: Path) -> None:
    ran = builder("questions", "export", "1/every", "--format", "xml", "--out", tmp_path, cwd=root)
    assert ran.code == 0
    assert ran.out.startswith(f"{tmp_path}/probe-en-questions-1-every.xml  ")
    assert "QST524" in ran.err
    assert (tmp_path / "probe-en-questions-1-every.xml").read_bytes().startswith(b"<?xml")
    ran = builder("questions", "export", "1/every", "--format", "gift", "--json", cwd=root)
    assert ran.json()["written"] == ["dist/probe-en-questions-1-every.gift.txt"]
    assert {"QST521", "QST522", "QST523"} == set(ran.codes())
    assert builder("questions", "export", "1/every", "--format", "gift", "--strict", cwd=root).code == 1


def test_export_of_what_is_not_there(root: Path) -> None:
    ran = builder("questions", "export", "1/evry", "--format", "gift", "--json", cwd=root)
    assert (ran.code, ran.codes(), ran.json()["written"]) == (1, ["QST533"], [])
    ran = builder("questions", "export", "1/evry", "--format", "gift", cwd=root)
    assert 'did you mean "1/every"?' in ran.err
    assert ran.out == "nothing was written\n"


def test_import(tmp_path: Path) -> None:
    root = base_course(tmp_path / "course")
    file = tmp_path / "foreign.gift"
    file.write_text("::A::Who?{=She ~He}\n\n::B::How many?{#3,5}\n", encoding="utf-8")
    ran = builder("questions", "import", file, "--code", "1/spare", cwd=root)
    assert ran.code == 0
    assert ran.out.splitlines() == [
        "source/1/questions/spare.en.md",
        "1 question. Now: name objective: and exercise: of each, then builder check.",
    ]
    assert f'{file}:3: warning QST511: the question "B" was left out: "3,5" is no number' in ran.err
    again = builder("questions", "import", file, "--code", "1/spare", "--json", cwd=root)
    assert (again.code, again.json()["written"], set(again.codes())) == (1, [], {"OUT905", "QST511"})
    assert builder("questions", "import", file, "--code", "1/other", "--module", "source/1", "--strict", cwd=root).code == 1
    assert builder("check", cwd=root).code == 0


def test_import_of_a_broken_file(tmp_path: Path) -> None:
    root = base_course(tmp_path / "course")
    file = tmp_path / "foreign.xml"
    file.write_text("<quiz><question>", encoding="utf-8")
    ran = builder("questions", "import", file, "--code", "1/spare", cwd=root)
    assert (ran.code, ran.out) == (1, "nothing was written\n")
    assert "error QST502: not well-formed" in ran.err
    assert "hint: the file may have been cut off" in ran.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--json", "export", "1/every", "--format", "gift"], "write the options behind export"),
        (["export", "1/every"], "Missing option '--format'"),
        (["export", "--format", "gift"], "Missing argument 'CODE...'"),
        (["import", "nothing.txt", "--code", "1/x"], "does not exist"),
        (["exprt"], "Did you mean 'export'?"),
    ],
)
def test_wrong_usage(root: Path, arguments: list[str], said: str) -> None:
    ran = builder("questions", *arguments, cwd=root)
    assert ran.code == 2
    assert said in ran.err
