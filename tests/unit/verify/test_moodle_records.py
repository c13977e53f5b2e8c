"""The table of records: each of its lines finds its elements, and leaving one out is seen, as the measurements say."""

import re
from pathlib import Path

import pytest

from builder.verify import verify_package
from builder.verify.moodle.record_table import TABLE, records_of
from tests.unit.verify.good_backup import Files, good_backup, pack_zip
from tests.unit.verify.moodle_mutations import swap, with_subsection, without, xml

KINDS = re.findall(r"^\[([\w./]+)\]$", TABLE, re.MULTILINE)
NOT_IN_THE_GOOD_BACKUP = {"subsection": "needs 4.5, see below", "qbank": "Moodle 5 only"}
NO_ELEMENT = {"//gapselect", "//ddwtos"}
# From the measurements (what happened when it was left out), one of each kind: file, element or @attribute, code.
MEASURED = (
    ("moodle_backup.xml", "moodle_version", "MBZ021"),
    ("moodle_backup.xml", "backup_version", "MBZ020"),
    ("moodle_backup.xml", "original_wwwroot", "MBZ020"),
    ("moodle_backup.xml", "original_site_identifier_hash", "MBZ021"),
    ("files.xml", "contenthash", "MBZ021"),
    ("files.xml", "itemid", "MBZ020"),
    ("files.xml", "author", "MBZ021"),
    ("questions.xml", "info", "MBZ020"),
    ("questions.xml", "stamp", "MBZ021"),
    ("questions.xml", "penalty", "MBZ021"),
    ("questions.xml", "rawname", "MBZ020"),
    ("questions.xml", "incorrectfeedback", "MBZ020"),
    ("course/course.xml", "startdate", "MBZ020"),
    ("course/course.xml", "theme", "MBZ021"),
    ("sections/section_101/section.xml", "summaryformat", "MBZ020"),
    ("sections/section_101/section.xml", "name", "MBZ021"),
    ("completion.xml", "role", "MBZ021"),
    ("completion.xml", "criteriatype", "MBZ020"),
    ("gradebook.xml", "locktime", "MBZ020"),
    ("activities/page_1/module.xml", "completionexpected", "MBZ020"),
    ("activities/page_1/module.xml", "@version", "MBZ020"),
    ("activities/quiz_11/grades.xml", "scaleid", "MBZ021"),
    (xml("page", 1), "name", "MBZ021"),
    (xml("label", 2), "intro", "MBZ020"),
    (xml("book", 3), "content", "MBZ020"),
    (xml("url", 4), "externalurl", "MBZ020"),
    (xml("assign", 7), "duedate", "MBZ020"),
    (xml("assign", 7), "blindmarking", "MBZ021"),
    (xml("forum", 8), "forcesubscribe", "MBZ021"),
    (xml("feedback", 9), "presentation", "MBZ020"),
    (xml("choice", 10), "timeopen", "MBZ020"),
    (xml("quiz", 11), "page", "MBZ020"),
    (xml("quiz", 11), "feedbacktext", "MBZ020"),
    (xml("glossary", 12), "displayformat", "MBZ021"),
    (xml("scorm", 13), "value", "MBZ020"),
    (xml("lesson", 14), "conditions", "MBZ020"),
    (xml("lesson", 14), "answer_text", "MBZ021"),
)


def found_codes(files: Files, tmp_path: Path) -> set[str]:
    """Give the codes that come up."""
    return {found.code for found in verify_package(pack_zip(files, tmp_path / "x.mbz")).diagnostics}


@pytest.mark.parametrize(("path", "element", "code"), MEASURED)
def test_what_was_measured_is_seen(tmp_path: Path, path: str, element: str, code: str) -> None:
    files = good_backup()
    without(path, element)(files)
    assert code in found_codes(files, tmp_path)


def test_what_was_measured_as_harmless_is_not_seen(tmp_path: Path) -> None:
    files = good_backup()
    without("moodle_backup.xml", "include_files")(files)
    without(xml("folder", 6), "intro")(files)
    without("questions.xml", "length")(files)
    assert found_codes(files, tmp_path) == set()


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in NOT_IN_THE_GOOD_BACKUP])
def test_every_record_of_the_table_finds_its_elements(tmp_path: Path, kind: str) -> None:
    """Each needed field of each record is left out of the good backup, which must be seen."""
    fields = [
        (path, field) for path, fields in records_of(kind) for field in fields if field.need != ":" and path not in NO_ELEMENT
    ]
    assert fields or kind in ("scales.xml", "outcomes.xml", "groups.xml", "activity")
    for _, field in fields:
        files = good_backup()
        for path in [path for path in files if _kind(path) == kind or (kind == "activity" and path == xml("page", 1))]:
            tag = field.name.lstrip("@")
            pattern = rf'(?<!xml) {tag}="[^"]*"' if field.name[0] == "@" else rf"(?s)<{tag}(?: [^>]*)?>.*?</{tag}>\n?"
            files[path] = re.sub(pattern.encode(), b"", files[path])
        code = "MBZ020" if field.need == "!" else "MBZ021"
        assert code in found_codes(files, tmp_path), f"{kind}: {field.name}"


def _kind(path: str) -> str:
    found = re.fullmatch(r"activities/([a-z0-9]+)_\d+/\1\.xml", path)
    if found:
        return found[1]
    return path if path.startswith("course/course") or "/" not in path else path.rpartition("/")[2]


def test_the_subsections_record(tmp_path: Path) -> None:
    files = good_backup("4.5")
    with_subsection(files)
    without(xml("subsection", 16), "name")(files)
    assert found_codes(files, tmp_path) == {"MBZ021", "MBZ058"}


def test_names_may_be_longer_from_5_1_on(tmp_path: Path) -> None:
    files = good_backup("4.5")
    swap(xml("page", 1), "<name>Page", "<name>" + "x" * 300)(files)
    assert found_codes(files, tmp_path) == {"MBZ019"}
    swap("moodle_backup.xml", "<backup_release>4.5", "<backup_release>5.1")(files)
    assert found_codes(files, tmp_path) == set()


def test_null_is_fine_where_the_column_allows_it_and_empty_numbers_are_0(tmp_path: Path) -> None:
    files = good_backup()
    swap("activities/page_1/module.xml", "<groupingid>0", "<groupingid>")(files)
    swap("activities/page_1/module.xml", "<idnumber>mini:1", "<idnumber>$@NULL@$")(files)
    assert found_codes(files, tmp_path) == set()
