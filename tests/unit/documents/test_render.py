"""Documents are kept by their content: the same is found again, anything else is made anew."""

import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from builder.documents.model import Document, Publisher
from builder.documents.render import Job, Made, digest_of, forget, render
from tests.cli.commands import environment
from tests.unit.documents.pdfs import text_of
from tests.unit.documents.sample import picture, sample


def document(markdown: str = "![A ring](rings.svg)", **changes: object) -> Document:
    return sample(markdown, **{"publisher": Publisher("", None, "", "", None, ""), **changes})


def rendered(jobs: list[Job], folder: Path) -> tuple[list[Made], list[tuple[int, int]]]:
    heard: list[tuple[int, int]] = []
    return render(jobs, folder, lambda number, of: heard.append((number, of))), heard


def test_a_second_run_makes_nothing(tmp_path: Path) -> None:
    jobs = [Job(document(), "pdf"), Job(document(), "docx"), Job(document(), "odt"), Job(document("Other."), "pdf")]
    made, heard = rendered(jobs, tmp_path / "kept")
    assert [each.fresh for each in made] == [True] * 4
    assert [each.pages for each in made] == [1, 0, 0, 1]
    assert [each.path.suffix for each in made] == [".pdf", ".docx", ".odt", ".pdf"]
    assert heard == [(1, 4), (2, 4), (3, 4), (4, 4)]
    stamps = {path: path.stat().st_mtime_ns for path in (tmp_path / "kept").iterdir()}
    assert set(stamps) == {each.path for each in made}, "nothing else lies there"
    again, heard = rendered(jobs, tmp_path / "kept")
    assert again == [replace(each, fresh=False) for each in made]
    assert heard == []
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "kept").iterdir()} == stamps


def test_the_same_job_twice_is_made_once(tmp_path: Path) -> None:
    made, heard = rendered([Job(document(), "pdf"), Job(document(), "pdf")], tmp_path)
    assert made[0].path == made[1].path
    assert heard == [(1, 1)]


@pytest.mark.parametrize(
    "change",
    [
        {"html": "<p>Another word.</p>"},
        {"title": "Another"},
        {"released": date(2025, 3, 2)},
        {"pictures": {"rings.svg": picture(401, 200), "line.svg": picture(96, 12)}},
        {"note": ""},
        {"rights": "CC0"},
        {"landscape": True},
        {"language": "nl"},
        {"words": {"page-of": "Seite {page} von {pages}", "kind-template": "Template"}},
        {"publisher": Publisher("Somebody", None, "", "", None, "")},
        {"publisher": Publisher("", picture(9, 9), "Logo", "", None, "")},
    ],
    ids=lambda change: next(iter(change)),
)
def test_any_change_is_another_document(change: dict[str, Any]) -> None:
    digests = {digest_of(Job(each, form)) for each in (document(), replace(document(), **change)) for form in ("pdf", "docx")}
    assert len(digests) == 4


def test_what_stands_beside_each_other_is_not_mixed_up() -> None:
    assert digest_of(Job(document(title="ab", label="c"), "pdf")) != digest_of(Job(document(title="a", label="bc"), "pdf"))


def test_a_change_makes_only_what_it_touches(tmp_path: Path) -> None:
    rendered([Job(document("One."), "pdf"), Job(document("Two."), "pdf")], tmp_path)
    made, heard = rendered([Job(document("One."), "pdf"), Job(document("Too."), "pdf")], tmp_path)
    assert [each.fresh for each in made] == [False, True]
    assert heard == [(1, 1)]
    assert "Too." in text_of(made[1].path.read_bytes())


def test_what_cannot_be_made_is_said_and_not_kept(tmp_path: Path) -> None:
    made, _ = rendered([Job(document("漢"), "pdf"), Job(document("One."), "pdf")], tmp_path)
    assert "漢" in made[0].error
    assert made[1].error == ""
    assert list(tmp_path.iterdir()) == [made[1].path]


def test_forget_leaves_what_is_not_ours(tmp_path: Path) -> None:
    made, _ = rendered([Job(document("One."), "pdf"), Job(document("Two."), "pdf")], tmp_path)
    (tmp_path / "notes.pdf").write_bytes(b"mine")
    forget(tmp_path, [made[0].path])
    assert {path.name for path in tmp_path.iterdir()} == {made[0].path.name, "notes.pdf"}
    forget(tmp_path / "not there", [])


def test_nothing_to_do_touches_no_disk(tmp_path: Path) -> None:
    assert rendered([], tmp_path / "kept") == ([], [])
    assert not (tmp_path / "kept").exists()


def test_many_at_once_are_the_same_as_one_by_one(tmp_path: Path) -> None:
    """Also after Typst was used in this process: its threads do not go along into a forked one."""
    jobs = [Job(document(f"Text {number}."), "pdf") for number in range(14)]
    single = [render([job], tmp_path / "single", lambda _, __: None)[0] for job in jobs]
    made, heard = rendered(jobs, tmp_path / "many")
    assert [each.path.name for each in made] == [each.path.name for each in single]
    assert [each.path.read_bytes() for each in made] == [each.path.read_bytes() for each in single]
    assert heard == [(number, 14) for number in range(1, 15)]


BOTH = """
import sys
from pathlib import Path
from builder.documents.render import Job, render
from tests.unit.documents.test_render import document
made = render([Job(document(f"Text {n}."), "pdf") for n in range(4)], Path(sys.argv[1]), lambda _, __: None)
print(*(each.path.name for each in made))
"""


def test_two_processes_at_once(tmp_path: Path) -> None:
    command = [sys.executable, "-c", BOTH, str(tmp_path / "kept")]
    running = [subprocess.Popen(command, env=environment(), stdout=subprocess.PIPE, text=True) for _ in range(2)]
    said = [process.communicate(timeout=60)[0].split() for process in running]
    assert [process.returncode for process in running] == [0, 0]
    assert said[0] == said[1]
    assert sorted(said[0]) == sorted(path.name for path in (tmp_path / "kept").iterdir()), "nothing half-written is left"
    made = render([Job(document(f"Text {number}."), "pdf") for number in range(4)], tmp_path / "kept", lambda _, __: None)
    assert not any(each.fresh for each in made)
    assert [f"Text {number}." in text_of(each.path.read_bytes()) for number, each in enumerate(made)] == [True] * 4


@pytest.mark.parametrize("damage", [b"", b"%PDF-1.7 broken"], ids=["empty", "cut"])
def test_a_damaged_file_is_made_anew(tmp_path: Path, damage: bytes) -> None:
    job = Job(document("One."), "pdf")
    (first,) = render([job], tmp_path, lambda _, __: None)
    good = first.path.read_bytes()
    first.path.write_bytes(damage)
    (second,) = render([job], tmp_path, lambda _, __: None)
    assert second.path.read_bytes() == good
    assert second.fresh
