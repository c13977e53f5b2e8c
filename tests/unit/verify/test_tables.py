"""The code tables, the pages in docs/formats/ and the tests are about the same codes."""

import re
from pathlib import Path

import pytest

from builder.diagnostics.code_tables import mbz, scorm
from builder.diagnostics.code_tables.entry import Code
from tests.unit.verify import moodle_mutations, scorm_mutations, test_moodle_container, test_scorm_rules

DOCS = Path(__file__).parents[3] / "docs" / "formats"
PAGES = (("moodle-backup-rules.md", mbz.CODES), ("scorm-rules.md", scorm.CODES))
EXCEPTIONS: dict[str, str] = {}
"""Codes that no test can bring up, and why. Empty: may it stay so."""


def rows(page: str) -> dict[str, list[str]]:
    """Give the rows of a page's tables, by code."""
    lines = [line for line in (DOCS / page).read_text(encoding="utf-8").splitlines() if re.match(r"\| [A-Z]{3}\d{3} \|", line)]
    cells = [[cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines]
    assert len({row[0] for row in cells}) == len(cells), "a code stands twice"
    return {row[0]: row for row in cells}


@pytest.mark.parametrize(("page", "codes"), PAGES)
def test_the_page_and_the_table_have_the_same_codes_and_severities(page: str, codes: tuple[Code, ...]) -> None:
    assert {code: row[1] for code, row in rows(page).items()} == {code.code: code.severity.value for code in codes}


@pytest.mark.parametrize(("page", "codes"), PAGES)
def test_the_page_and_the_table_have_the_same_titles_and_rule_names(page: str, codes: tuple[Code, ...]) -> None:
    has_rules = any(code.alias for code in codes)
    written = {
        code: (row[2] if has_rules else "", row[3 if has_rules else 2].replace("\\|", "|")) for code, row in rows(page).items()
    }
    assert written == {code.code: (code.alias, code.title) for code in codes}


def test_every_code_is_brought_up_by_a_test() -> None:
    shown = {
        code for module in (moodle_mutations, scorm_mutations) for mutation in module.MUTATIONS for code in mutation.codes.split()
    }
    shown |= {*test_moodle_container.COVERED, *test_scorm_rules.COVERED}
    codes = {code.code for code in (*mbz.CODES, *scorm.CODES)}
    assert codes - shown == set(EXCEPTIONS)
    assert shown <= codes


def test_every_code_says_what_to_do_or_that_nothing_is_wrong() -> None:
    for code in (*mbz.CODES, *scorm.CODES):
        assert "What to do: " in code.text or code.severity.value == "note", code.code
        assert code.text.startswith("Rule: "), code.code
