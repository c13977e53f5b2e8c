"""Annexes written as texts: in the plan, in the Moodle backup and in SCORM packages."""

import hashlib
import re
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from lxml import etree

from builder.curriculum.model import Annex, Part
from builder.diagnostics import Span
from builder.documents.annexes import file_stem
from builder.plan.model import CoursePlan, FileActivity, PageActivity
from builder.writers.scorm import scorm12, scorm2004
from tests.courses import moodle_members, plan_of, written_course

PLAN, SLIDES, WIDE, CITED = (f"1.A.2.1/annex-{number}" for number in (1, 2, 3, 4))


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory, written_documents: Path) -> Path:
    return written_course(tmp_path_factory.mktemp("course"), written_documents)


@pytest.fixture(scope="module")
def plan(course: Path) -> CoursePlan:
    return plan_of(course)


@pytest.fixture(scope="module")
def members(plan: CoursePlan) -> dict[str, bytes]:
    return moodle_members(plan)


def test_names_of_files() -> None:
    """The key, then what the text's own name adds to it."""
    part = Part("main", "en", "", "", None, "", (), "", "", "", Span("a"))
    annex = Annex("1.A.1/annex-1", "1.A.1", "Title", "handout", "", "", "", (part,), Span("a"))
    names = {
        "annex-1-swot": "1.A.1-annex-1-swot",
        "annex-1": "1.A.1-annex-1",
        "plan b": "1.A.1-annex-1-plan-b",
    }
    for text, stem in names.items():
        assert file_stem(annex, replace(part, path=f"annex_assets/x/{text}.en.md")) == stem


def annexes(plan: CoursePlan) -> dict[str, FileActivity]:
    return {activity.key: activity for activity in plan.activities() if isinstance(activity, FileActivity)}


def described(activity: FileActivity) -> str:
    return "".join(piece if isinstance(piece, str) else f"@{getattr(piece, 'name', '')}" for piece in activity.description)


def test_the_pdf_is_the_activity_and_the_rest_lies_in_its_description(plan: CoursePlan) -> None:
    found = annexes(plan)
    assert list(found) == ["course/attendance", "1.A.1.1/sheet", PLAN, SLIDES, WIDE]
    files = {key: [file.name for file in (activity.main, *activity.files)] for key, activity in found.items()}
    assert files == {
        "course/attendance": ["course-attendance.pdf", "course-attendance.docx"],
        "1.A.1.1/sheet": ["sheet.txt"],
        PLAN: [f"1.A.2.1-annex-1-plan.{form}" for form in ("pdf", "docx", "odt")],
        SLIDES: ["1.A.2.1-annex-2-slides.pdf", "1.A.2.1-annex-2-slides.pptx"],
        WIDE: ["1.A.2.1-annex-3-wide.pdf"],
    }
    assert [activity.main.asset.mimetype for key, activity in found.items() if key != "1.A.1.1/sheet"] == ["application/pdf"] * 4
    text = described(found[PLAN])
    assert f"<strong>{plan.words['edit-as']}:</strong>" in text
    assert re.search(r'href="@1\.A\.2\.1-annex-1-plan\.docx">[^<]+</a> \(DOCX, \d+\sKB\)', text)
    assert re.search(r"\(ODT, \d+\sKB\)", text)
    assert f"<strong>{plan.words['show-as']}:</strong>" in described(found[SLIDES])
    assert found[WIDE].description == ()
    assert found[WIDE].main.licence == "cc-by-sa-4.0"


def test_the_first_section_has_the_sheets_of_the_course(plan: CoursePlan) -> None:
    assert "course/attendance" in [activity.key for activity in plan.sections[0].activities]


def test_what_is_only_cited_is_no_activity(plan: CoursePlan) -> None:
    assert CITED not in {activity.key for activity in plan.activities()}
    assert [cited.key for section in plan.sections for cited in section.cited] == [CITED]
    page = next(page for page in plan.pages() if page.key == "1.A.2.1")
    text = "".join(piece for piece in page.body if isinstance(piece, str))
    assert "A book" in text
    assert "not attached" in text
    assert "to follow" not in text


def test_attached_once_and_linked_wherever_used(plan: CoursePlan, members: dict[str, bytes]) -> None:
    keys = [activity.key for activity in plan.activities()]
    assert len(keys) == len(set(keys))
    users = [page.key for page in plan.activities() if isinstance(page, PageActivity) and any(
        getattr(piece, "key", "") == PLAN for piece in page.body)]  # fmt: skip
    assert {"1.A.2.1"} <= set(users)
    main = annexes(plan)[PLAN].main.asset
    assert sum(path.endswith(main.sha1) for path in members) == 1


def resource(members: dict[str, bytes], name: str) -> tuple[etree._Element, etree._Element]:
    """Give resource.xml and module.xml of the annex of that name."""
    for path, data in members.items():
        if path.endswith("/resource.xml") and f"<name>{name}</name>" in unescape(data.decode()):
            return etree.fromstring(data), etree.fromstring(members[path.replace("resource.xml", "module.xml")])
    raise AssertionError(name)


@pytest.mark.parametrize(
    ("title", "key", "display"),
    [("My plan & yours", PLAN, "5"), ("A ladder", SLIDES, "5"), ("Attendance sheet", "course/attendance", "5"),
     ("The sheet", "1.A.1.1/sheet", "0")],
)  # fmt: skip
def test_in_moodle(members: dict[str, bytes], title: str, key: str, display: str) -> None:
    """A PDF opens in the browser (display 5), anything else as Moodle decides; no annex is ticked off."""
    tree, module = resource(members, title)
    assert tree.findtext(".//display") == display
    options = str(tree.findtext(".//displayoptions"))
    assert 's:8:"showsize";i:1' in options
    assert 's:8:"showtype";i:1' in options
    assert module.findtext("idnumber") == key
    assert module.findtext("completion") == "0"
    assert module.findtext("showdescription") == ("0" if title == "The sheet" else "1"), "it is shown where a file lies in it"


def test_files_in_moodle(plan: CoursePlan, members: dict[str, bytes]) -> None:
    rows = {str(row.findtext("filename")): row for row in etree.fromstring(members["files.xml"]).iter("file")}
    for activity in annexes(plan).values():
        for file, area in [(activity.main, "content"), *((each, "intro") for each in activity.files)]:
            row = rows[file.name]
            assert (row.findtext("component"), row.findtext("filearea")) == ("mod_resource", area)
            data = members[f"files/{file.asset.sha1[:2]}/{file.asset.sha1}"]
            assert hashlib.sha256(data).hexdigest() == file.asset.sha256
            assert len(data) == int(str(row.findtext("filesize"))) == file.asset.size
            assert row.findtext("mimetype") == file.asset.mimetype
    assert members[f"files/{annexes(plan)[PLAN].main.asset.sha1[:2]}/{annexes(plan)[PLAN].main.asset.sha1}"].startswith(b"%PDF-")


@pytest.mark.parametrize("writer", [scorm12, scorm2004], ids=["scorm12", "scorm2004"])
def test_in_scorm(plan: CoursePlan, course: Path, writer: object) -> None:
    for each in (plan, plan_of(course, "1", front=False)):
        package = {m.path: b"".join(m.chunks()) for m in writer.write(each)}  # type: ignore[attr-defined]
        pages = {path: unescape(data.decode()) for path, data in package.items() if path.endswith(".html")}
        manifest = package["imsmanifest.xml"].decode()
        for key in (PLAN, SLIDES):
            activity = annexes(plan)[key]
            for file in (activity.main, *activity.files):
                (path,) = [p for p, data in package.items() if hashlib.sha256(data).hexdigest() == file.asset.sha256]
                assert f'href="{path}"' in manifest
                assert path.endswith(file.name.lower())
                assert any(f'{path.rpartition("/")[2]}"' in text for text in pages.values()), f"{path} is linked from a page"
