"""PDFs that are verified: ours are whole, and each rule is broken by a change of one."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

from builder.diagnostics.code_tables import documents
from builder.documents.pdf import pdf
from builder.verify import verify_package
from tests.unit.documents.sample import sample


@pytest.fixture(scope="module")
def ours() -> bytes:
    return pdf(sample())


def changed(data: bytes, change: Callable[[PdfWriter], None]) -> bytes:
    """Give a PDF with its objects copied and one thing changed."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    change(writer)
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def objects(writer: PdfWriter, kind: str, name: str) -> list[Any]:
    """Give the dictionaries whose ``kind`` is ``name``."""
    found = [writer.get_object(number) for number in range(1, len(writer._objects) + 1)]  # noqa: SLF001 - all of them
    return [each for each in found if isinstance(each, dict) and each.get(kind) == name]


def root(writer: PdfWriter) -> Any:  # noqa: ANN401 - whatever a PDF holds
    return writer.root_object


def no_tags(writer: PdfWriter) -> None:
    del root(writer)["/StructTreeRoot"]


def not_marked(writer: PdfWriter) -> None:
    root(writer)[NameObject("/MarkInfo")] = DictionaryObject()


def no_language(writer: PdfWriter) -> None:
    del root(writer)["/Lang"]


def no_title(writer: PdfWriter) -> None:
    writer.metadata = {"/Author": "A partner"}


def title_not_shown(writer: PdfWriter) -> None:
    del root(writer)["/ViewerPreferences"]


def no_metadata(writer: PdfWriter) -> None:
    del root(writer)["/Metadata"]


def no_font(writer: PdfWriter) -> None:
    for descriptor in objects(writer, "/Type", "/FontDescriptor"):
        for key in ("/FontFile", "/FontFile2", "/FontFile3"):
            descriptor.pop(key, None)


def no_alternative(writer: PdfWriter) -> None:
    for figure in objects(writer, "/S", "/Figure"):
        figure.pop("/Alt", None)


def empty_alternative(writer: PdfWriter) -> None:
    objects(writer, "/S", "/Figure")[0][NameObject("/Alt")] = TextStringObject("")


def no_pages(writer: PdfWriter) -> None:
    while len(writer.pages):
        writer.remove_page(0)


BROKEN = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF"
MUTATIONS = {
    "PDF002": [no_pages],
    "PDF003": [no_tags, not_marked],
    "PDF004": [no_language],
    "PDF005": [no_title],
    "PDF009": [title_not_shown],
    "PDF006": [no_metadata],
    "PDF007": [no_font],
    "PDF008": [no_alternative, empty_alternative],
}


def codes(path: Path, data: bytes) -> set[str]:
    path.write_bytes(data)
    return {diagnostic.code for diagnostic in verify_package(path).diagnostics}


def test_ours_is_whole(tmp_path: Path, ours: bytes) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(ours)
    report = verify_package(path)
    assert report.diagnostics == ()
    assert report.kind == "pdf"
    assert report.facts == {"pages": 3, "title": "What helps & what hinders", "language": "en", "figures": 2}
    assert codes(tmp_path / "b.pdf", changed(ours, lambda _: None)) == set(), "a copy by another program, too"


@pytest.mark.parametrize(("code", "change"), [(code, each) for code, changes in MUTATIONS.items() for each in changes])
def test_one_change_breaks_one_rule(tmp_path: Path, ours: bytes, code: str, change: Callable[[PdfWriter], None]) -> None:
    found = codes(tmp_path / "a.pdf", changed(ours, change))
    assert code in found
    assert found <= {code} | ({"PDF008"} if code == "PDF003" else set())


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", BROKEN, b"no PDF", b"%PDF-" + b"\xff" * 999])
def test_what_is_no_pdf(tmp_path: Path, data: bytes) -> None:
    assert codes(tmp_path / "a.pdf", data) == {"PDF001"}


def test_cut_short(tmp_path: Path, ours: bytes) -> None:
    for part in (0.1, 0.5, 0.9):
        assert codes(tmp_path / "a.pdf", ours[: int(len(ours) * part)]), part


def test_every_code_has_a_mutation() -> None:
    shown = {*MUTATIONS, "PDF001"}
    assert shown == {code.code for code in documents.CODES if code.code.startswith("PDF")}
