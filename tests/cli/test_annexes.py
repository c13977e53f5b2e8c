"""builder annexes, and what builder build prints."""

import hashlib
import json
import zipfile
from pathlib import Path

import pytest

from tests.cli.commands import builder
from tests.courses import base_course, names, written_course

LIST = [
    "course/attendance  template      docx+pdf                  Attendance sheet",
    "1.A.1.1/sheet      handout       txt                       The sheet",
    "1.A.2.1/annex-1    template      pdf+docx+odt              My plan & yours",
    "1.A.2.1/annex-2    presentation  pdf+pptx                  A ladder",
    "1.A.2.1/annex-3    handout       pdf           placeholder  A wide table",
    "1.A.2.1/annex-4    bibliography                cited        A book",
]
FILES = {
    "course-attendance.pdf", "course-attendance.docx", "1.A.2.1-annex-1-plan.pdf",
    "1.A.2.1-annex-1-plan.docx", "1.A.2.1-annex-1-plan.odt", "1.A.2.1-annex-2-slides.pdf",
    "1.A.2.1-annex-2-slides.pptx", "1.A.2.1-annex-3-wide.pdf",
}  # fmt: skip


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory, written_documents: Path) -> Path:
    return written_course(tmp_path_factory.mktemp("course"), written_documents)


def test_list(course: Path) -> None:
    ran = builder("annexes", cwd=course)
    assert (ran.code, ran.err) == (0, "")
    assert [line.split() for line in ran.out.splitlines()] == [
        *(line.split() for line in LIST),
        "6 annexes, 1 placeholder, 1 cited".split(),
    ]


def test_placeholders(course: Path) -> None:
    ran = builder("annexes", "--placeholders", cwd=course)
    assert ran.code == 0
    lines = ran.out.splitlines()
    assert [line.split()[0] for line in lines] == ["1.A.2.1/annex-3", "1"]
    assert lines[1] == "1 annex, 1 placeholder"


def test_json(course: Path) -> None:
    ran = builder("annexes", "--format", "json", "1.A.2.1/annex-3", "1.A.2.1/annex-4", cwd=course)
    assert (ran.code, ran.err) == (0, "")
    assert ran.json() == {
        "annexes": [
            {
                "key": "1.A.2.1/annex-3", "language": "en", "title": "A wide table", "kind": "handout", "licence": "cc-by-4.0",
                "status": "placeholder", "parts": ["pdf"], "source": "annex_assets/annexes.yaml:26:10",
            },
            {
                "key": "1.A.2.1/annex-4", "language": "en", "title": "A book", "kind": "bibliography", "licence": "third-party",
                "status": "cited", "parts": [], "source": "annex_assets/annexes.yaml:33:10",
            },
        ],
        "diagnostics": [],
        "written": [],
    }  # fmt: skip


def test_no_such_annex(course: Path) -> None:
    ran = builder("annexes", "1.A.2.1/anex-1", cwd=course)
    assert ran.code == 2
    assert 'there is no annex "1.A.2.1/anex-1"; did you mean "1.A.2.1/annex-1"?' in ran.err


def test_render(course: Path, tmp_path: Path) -> None:
    ran = builder("annexes", "--render", tmp_path / "out", "--format", "json", cwd=course)
    assert ran.code == 0, ran.err
    assert names(tmp_path / "out") == FILES
    written = ran.json()["written"]
    assert isinstance(written, list)
    assert {Path(str(each)).name for each in written} == FILES
    for name in FILES:
        begin = (tmp_path / "out" / name).read_bytes()[:4]
        assert begin == (b"%PDF" if name.endswith(".pdf") else b"PK\3\4")
    one = builder("annexes", "--render", tmp_path / "one", "1.A.2.1/annex-2", cwd=course)
    assert one.code == 0, one.err
    assert names(tmp_path / "one") == {name for name in FILES if "annex-2" in name}
    assert (tmp_path / "one/1.A.2.1-annex-2-slides.pdf").read_bytes() == (
        tmp_path / "out/1.A.2.1-annex-2-slides.pdf"
    ).read_bytes()
    assert len(one.out.splitlines()) == 2


def test_render_of_what_is_wrong(tmp_path: Path, written_documents: Path) -> None:
    root = written_course(tmp_path, written_documents)
    (root / "annex_assets/1.A.2.1/wide.en.md").write_text("漢", encoding="utf-8")
    ran = builder("annexes", "--render", tmp_path / "out", cwd=root)
    assert ran.code == 1
    assert "annex_assets/1.A.2.1/wide.en.md:1:1: error DOC110" in ran.err
    assert not (tmp_path / "out").exists()


def test_build_of_one_exercise(course: Path, tmp_path: Path) -> None:
    out = tmp_path / "dist"
    ran = builder("build", "--exercise", "1.A.2.1", "--format", "json", "--out", out, cwd=course)
    assert (ran.code, ran.err) == (0, "")
    packages = ran.json()["packages"]
    assert isinstance(packages, list)
    assert [(package["file"], package["target"]) for package in packages] == [("probe-en-exercise-1.a.2.1.pdf", "handbook")]
    data = (out / "probe-en-exercise-1.a.2.1.pdf").read_bytes()
    assert packages[0]["sha256"] == hashlib.sha256(data).hexdigest()
    both = builder("build", "--target", "handbook", "--module", "1", "--exercise", "1.A.1.1", "--out", out, cwd=course)
    assert both.code == 0, both.err
    made = {"probe-en-handbook-module-1.pdf", "probe-en-annexes-module-1.pdf", "probe-en-exercise-1.a.1.1.pdf"}
    assert {path.name for path in out.glob("*.pdf")} == {"probe-en-exercise-1.a.2.1.pdf"} | made
    assert json.loads((out / "manifest.json").read_text(encoding="utf-8"))["packages"]
    again = builder("build", "--target", "handbook", "--out", out, "--format", "json", cwd=course).json()["packages"]
    assert isinstance(again, list)
    assert len(again) == 6, "sheets that lie there are made again with the books, so that they do not grow stale"


def test_no_such_exercise(tmp_path: Path) -> None:
    ran = builder("build", "--exercise", "1.A.2.9", "--format", "json", cwd=base_course(tmp_path))
    assert (ran.code, ran.codes()) == (1, ["PLN704"])


def test_check_verifies_documents_and_makes_them_once(tmp_path: Path) -> None:
    root = written_course(tmp_path)
    for _ in range(2):
        ran = builder("check", "--strict", cwd=root)
        assert (ran.code, ran.err) == (0, "")
    kept = {path.name: path.stat().st_mtime_ns for path in (root / "dist/.documents").iterdir()}
    assert len(kept) == len(FILES) + 1, "the slides once more, without what the speaker says"
    assert builder("build", "--target", "moodle", cwd=root).code == 0
    assert {path.name: path.stat().st_mtime_ns for path in (root / "dist/.documents").iterdir()} == kept
    with zipfile.ZipFile(root / "dist/probe-en-moodle.mbz") as archive:
        assert sum(archive.read(name)[:5] == b"%PDF-" for name in archive.namelist() if name.startswith("files/")) == 4
