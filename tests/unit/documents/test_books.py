"""The books of a course, built as people build them and read again."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from builder.diagnostics import BuildError
from builder.pipeline import Request, build
from builder.verify import verify_package
from tests.courses import checked_course, written_course
from tests.unit.documents.pdfs import alternative_texts, annotations, inner_links, opened, squeezed, web_links

EXERCISES = {"1.A.1.1": "One", "1.A.2.1": "Two"}
AFTER = ["Overview of the course", "Index of learning methods", "Module 1: what to print and to bring"]
ANNEXES = {
    "course/attendance": "Attendance sheet",
    "1.A.1.1/sheet": "The sheet",
    "1.A.2.1/annex-1": "1.A.2.1 annex 1 My plan & yours",
    "1.A.2.1/annex-2": "1.A.2.1 annex 2 A ladder",
    "1.A.2.1/annex-3": "1.A.2.1 annex 3 A wide table",
    "1.A.2.1/annex-4": "1.A.2.1 annex 4 A book",
}


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory, written_documents: Path) -> Path:
    root = written_course(tmp_path_factory.mktemp("course"), written_documents)
    built = build(Request(root, root / "dist", ("handbook",)))
    assert [package.target for package in built.packages] == ["handbook"] * 4
    build(Request(root, root / "dist", ("handbook",), exercises=("1.A.2.1",)))
    return root / "dist"


def book(dist: Path, name: str) -> PdfReader:
    return opened((dist / f"probe-en-{name}.pdf").read_bytes())


def headings(reader: PdfReader) -> dict[str, int]:
    """Give the bookmarks with their pages, from 0."""

    def below(outline: Any) -> Iterator[tuple[str, int]]:  # noqa: ANN401 - a tree of lists
        for each in outline:
            if isinstance(each, list):
                yield from below(each)
            else:
                number = reader.get_destination_page_number(each)
                assert number is not None
                yield str(each.title), number

    return dict(below(reader.outline))


def contents(reader: PdfReader) -> dict[str, str]:
    """Give the lines of the contents with the page that each names."""
    pages = [page for page, label in zip(reader.pages, reader.page_labels, strict=True) if re.fullmatch("[ivx]+", label)]
    text = "\n".join(page.extract_text() for page in pages).partition("Contents\n")[2]
    return {m[1]: m[2] for m in re.finditer(r"^(.+?)(?: \.)+ (\d+)$", text, re.MULTILINE)}


def wanted(titles: list[str], found: dict[str, Any]) -> list[str]:
    return [title for title in titles if squeezed(title) not in {squeezed(each) for each in found}]


@pytest.mark.parametrize(
    ("name", "titles"),
    [
        ("handbook", ["Welcome", "1 First", "1.A Topic", *(" ".join(pair) for pair in EXERCISES.items()), *AFTER]),
        ("handbook-module-1", ["1 First", "1.A Topic", *(" ".join(pair) for pair in EXERCISES.items())]),
        ("annexes", ["Annexes of the course", "1 First", *ANNEXES.values()]),
        ("annexes-module-1", ["1 First", *list(ANNEXES.values())[1:]]),
    ],
)  # fmt: skip
def test_contents_and_bookmarks_name_the_right_page(dist: Path, name: str, titles: list[str]) -> None:
    reader = book(dist, name)
    lines, marks, labels = contents(reader), headings(reader), reader.page_labels
    assert wanted(titles, lines) == []
    assert wanted(titles, marks) == []
    pages = {squeezed(title): number for title, number in marks.items()}
    for title, label in lines.items():
        number = pages[squeezed(title)]
        assert labels[number] == label, title
        assert squeezed(title) in squeezed(reader.pages[number].extract_text()), title
        assert label in reader.pages[number].extract_text().split(), "the page shows its number"


def test_pages_are_numbered_like_a_book(dist: Path) -> None:
    labels = book(dist, "handbook").page_labels
    assert labels[:4] == ["", "ii", "iii", "iv"]
    assert labels[4:] == [str(number) for number in range(1, len(labels) - 3)]


@pytest.mark.parametrize("name", ["handbook", "handbook-module-1", "annexes", "annexes-module-1"])
def test_every_link_leads_to_its_page(dist: Path, name: str) -> None:
    reader = book(dist, name)
    links = list(inner_links(reader))
    assert len(links) > len(contents(reader))
    for page in reader.pages:
        text = squeezed(page.extract_text())
        for note in annotations(page):
            target = note.get("/Dest")
            if isinstance(target, str) and not target.startswith("loc-"):
                number = reader.get_destination_page_number(reader.named_destinations[target])
                assert number is not None
                title = EXERCISES.get(target) or ANNEXES.get(target, "")
                assert squeezed(title) in squeezed(reader.pages[number].extract_text()), target
                if title and f"{squeezed(title)}(p." in text:
                    assert f"{squeezed(title)}(p.{reader.page_labels[number]})" in text, "the text names the page"


def test_the_handbook_says_the_pages_of_exercises(dist: Path) -> None:
    reader = book(dist, "handbook")
    pages = {title: reader.page_labels[number] for title, number in headings(reader).items()}
    text = squeezed("\n".join(page.extract_text() for page in reader.pages))
    two = next(label for title, label in pages.items() if squeezed(title) == "1.A.2.1Two")
    one = next(label for title, label in pages.items() if squeezed(title) == "1.A.1.1One")
    assert f"Goonwith1.A.2.1Two(p.{two})." in text
    assert f"Buildson1.A.1.1One(p.{one})" in text


def test_the_booklet_holds_annexes_whole(dist: Path) -> None:
    reader = book(dist, "annexes")
    text = squeezed("\n".join(page.extract_text() for page in reader.pages))
    for words in (
        "Write in pencil.", "Slowly is faster.", "A note at the foot.", "Say it in your own words.", "Rung two", "Signature",
        "CC BY-SA 4.0 · Somebody's.", "Written for this edition; replace", "Ask your library.", "Somebody (2020): A book.",
        "sheet.txt",
    ):  # fmt: skip
        assert squeezed(words) in text, words
    assert "https://example.org/a?b=1&c=2" in web_links(reader)
    assert alternative_texts(reader).count("A ladder with two rungs") == 2
    wide = [page for page in reader.pages if page.mediabox.width > page.mediabox.height]
    assert ["Morning" in page.extract_text() for page in wide] == [True]


def test_a_file_is_no_link(dist: Path) -> None:
    text = "\n".join(page.extract_text() for page in book(dist, "annexes").pages)
    assert re.search(r"•Thesheet\(p\.\d+\)·File•", squeezed(text))


def test_the_sheet_of_an_exercise(dist: Path) -> None:
    reader = book(dist, "exercise-1.a.2.1")
    text = squeezed("\n".join(page.extract_text() for page in reader.pages))
    for words in ("1.A.2.1", "Two", "20 min", "Fill in My plan & yours", "Ask again.", "Page 1 of", "CC BY 4.0"):
        assert squeezed(words) in text, words
    assert "(p." not in text, "a sheet has no other pages"


def test_covers(dist: Path) -> None:
    for name, words in (("handbook", "Trainer's handbook"), ("annexes", "Annexes to the curriculum")):
        reader = book(dist, name)
        text = squeezed(reader.pages[0].extract_text())
        for each in (words, "A probe", "The partner", "Edition 1", "CC BY 4.0", "Paid for by a fund."):
            assert squeezed(each) in text, each
        assert {"Logo of the partner", "Logo of the fund"} <= set(alternative_texts(reader))
        metadata = reader.metadata
        assert metadata is not None
        assert (metadata.title, metadata.author) == (words, "The partner")


def test_books_keep_the_rules(dist: Path) -> None:
    files = sorted(dist.glob("*.pdf"))
    assert len(files) == 5
    for file in files:
        report = verify_package(file)
        assert report.diagnostics == (), [str(d) for d in report.diagnostics]


def test_a_book_that_cannot_be_set(tmp_path: Path, written_documents: Path) -> None:
    """DOC111: a sign in an exercise that the font does not have; everything else is built."""
    root = written_course(tmp_path, written_documents)
    file = root / "source/1/A/two.en.md"
    file.write_text(file.read_text(encoding="utf-8").replace("Ask again.", "Ask 漢 again."), encoding="utf-8")
    built = build(Request(root, root / "dist"))
    line = (
        file.read_text(encoding="utf-8")
        .split("\n")
        .index(next(x for x in file.read_text(encoding="utf-8").split("\n") if "漢" in x))
    )
    wrong = [d for d in built.diagnostics if d.code == "DOC111"]
    assert {(d.span.path, d.span.line) for d in wrong} == {("source/1/A/two.en.md", line + 1)}
    assert [d.message.split()[0] for d in wrong] == ["probe-en-handbook.pdf", "probe-en-handbook-module-1.pdf"]
    assert not list((root / "dist").glob("probe-en-handbook*.pdf"))
    assert {package.target for package in built.packages} == {"moodle", "scorm12", "scorm2004", "handbook"}
    with pytest.raises(BuildError):
        build(Request(root, root / "dist"), strict=True)


def test_every_document_of_the_course_has_its_language(tmp_path: Path, written_documents: Path) -> None:
    one = checked_course(written_course(tmp_path, written_documents), documents=True)
    assert one.annexes is not None
    pdfs = [path for path in one.annexes.documents if path.suffix == ".pdf"]
    assert len(pdfs) == 5, "the slides twice: with and without what the speaker says"
    assert {str(opened(path.read_bytes()).root_object["/Lang"]) for path in pdfs} == {"en"}
