"""What is written as Moodle XML or GIFT and read again is what it was; what it is not any more has been said."""

import re
from dataclasses import fields, replace
from decimal import Decimal
from pathlib import Path

import pytest

from builder.diagnostics import Diagnostic
from builder.exchange.gift_out import gift
from builder.exchange.moodle_xml_out import moodle_xml
from builder.pipeline import Checked
from builder.pipeline.questions import import_questions
from builder.plan.questions import Bank, FiledText
from tests.courses import checked_course
from tests.exchange.values import Value, value
from tests.sheets import read_sheet, write_course

HERE = Path(__file__).parent
NAMES = re.findall(r"^key: (\S+)$", (HERE / "every_type.txt").read_text(encoding="utf-8"), re.MULTILINE)
NOT_IN_GIFT = {"gaps": "it has place for one gap, not for 3", "steps": "it has no questions of this type"}


def again(data: bytes, ending: str, folder: Path) -> tuple[Bank, tuple[Diagnostic, ...]]:
    """Import a file into a course of its own and plan what was written."""
    root = write_course(read_sheet(HERE / "every_type.txt"), folder)
    (root / "source/1/questions/every.en.md").unlink()
    file = root / f"foreign.{ending}"
    file.write_bytes(data)
    made = import_questions(root, file, "1/again")
    assert made.files
    return checked_course(root).planner().bank("1/again"), made.diagnostics


@pytest.fixture(scope="module")
def from_xml(bank: Bank, tmp_path_factory: pytest.TempPathFactory) -> tuple[Bank, tuple[Diagnostic, ...]]:
    return again(moodle_xml([bank])[0], "xml", tmp_path_factory.mktemp("xml"))


@pytest.fixture(scope="module")
def from_gift(bank: Bank, tmp_path_factory: pytest.TempPathFactory) -> tuple[Bank, tuple[Diagnostic, ...]]:
    return again(gift([bank])[0], "txt", tmp_path_factory.mktemp("gift"))


def by_name(bank: Bank) -> dict[str, Value]:
    return {question.key.rpartition("/")[2]: value(question) for question in bank.questions}


def test_every_type_is_there(checked: Checked) -> None:
    types = {question.type for question in checked.index.question_sets["1/every"].questions}
    assert len(types) == 10
    assert len(NAMES) == 15


@pytest.mark.parametrize("name", NAMES)
def test_moodle_xml_holds_everything(bank: Bank, from_xml: tuple[Bank, tuple[Diagnostic, ...]], name: str) -> None:
    assert by_name(from_xml[0])[name] == by_name(bank)[name]


def test_nothing_is_lost_on_the_way_back(
    from_xml: tuple[Bank, tuple[Diagnostic, ...]], from_gift: tuple[Bank, tuple[Diagnostic, ...]]
) -> None:
    assert [str(diagnostic) for diagnostic in (*from_xml[1], *from_gift[1])] == []


def test_pictures_come_back_byte_for_byte(bank: Bank, from_xml: tuple[Bank, tuple[Diagnostic, ...]]) -> None:
    def sums(one: Bank) -> set[str]:
        return {file.asset.sha1 for question in one.questions for file in question.text.files}

    assert sums(from_xml[0]) == sums(bank) != set()
    assert from_xml[0].title == bank.title


def test_moodle_xml_says_what_it_does_not_hold(bank: Bank) -> None:
    said = {d.message.split('"')[1].rpartition("/")[2]: d for d in moodle_xml([bank])[1] if d.code == "QST522"}
    link = "links into the course, which became plain text"
    assert {name: d.message.partition(": ")[2] for name, d in said.items()} == {
        "one": f"{link} (1.A.1.1)",
        "several": f"{link} (1.A.2.1)",
        "true": f"{link} (1.A.1.1)",
        "story": f"{link} (1.A.2.1)",
    }
    assert [d.message.split('"')[1] for d in moodle_xml([bank])[1] if d.code == "QST524"] == ["1/every/steps"]


def test_moodle_xml_says_that_gaps_have_marks_of_their_own(bank: Bank) -> None:
    questions = tuple(
        replace(q, mark=Decimal(2), if_right=FiledText(("<p>Yes</p>",))) for q in bank.questions if q.type == "gap-fill"
    )
    (first, *_) = moodle_xml([Bank("b", "B", questions[:1])])[1]
    assert "its weight of 2, for Moodle gives one mark for each gap" in first.message
    assert "the feedback for right, partly right and wrong" in first.message


@pytest.mark.parametrize("name", [name for name in NAMES if name not in NOT_IN_GIFT])
def test_gift_holds_what_it_does_not_name_as_lost(bank: Bank, from_gift: tuple[Bank, tuple[Diagnostic, ...]], name: str) -> None:
    """Compare field by field: those that differ are exactly those that were named as lost."""
    was, is_now = by_name(bank)[name], by_name(from_gift[0])[name]
    lost = {d.message.split('"')[1].rpartition("/")[2]: d.message.partition(": ")[2].split("; ") for d in gift([bank])[1]}
    fields_lost = {field for each in lost.get(name, []) for field in lost_fields(each)}
    differ = {field.name for field in fields(Value) if getattr(was, field.name) != getattr(is_now, field.name)}
    assert differ <= fields_lost
    plain = fields_lost - {"links"}
    assert plain <= differ | {"text", "answers", "pairs", "hints", "feedback"}, "something is named as lost that came through"


def lost_fields(said: str) -> set[str]:
    """Give the fields of a value that a line about what is lost is about."""
    if said.startswith("links"):
        return {"links"}  # links are plain text on both sides of the comparison
    if said.startswith("pictures"):
        return {"text", "answers", "pairs", "hints"}
    known = {
        "its weight": "mark",
        "its penalty": "penalty",
        "its hints": "hints",
        "the feedback for right": "combined",
        "its feedback": "feedback",
        "that its answers": "shuffle",
        "that case": "case_sensitive",
        "the lines": "essay",
        "its limits": "essay",
        "its files": "essay",
        "its words": "essay",
        "its answer template": "essay",
    }
    return {next(field for begin, field in known.items() if said.startswith(begin))}


def test_gift_names_the_questions_that_it_cannot_hold(bank: Bank) -> None:
    left = {
        d.message.split('"')[1].rpartition("/")[2]: d.message.partition('": ')[2] for d in gift([bank])[1] if d.code == "QST521"
    }
    assert left == NOT_IN_GIFT


def test_an_arrow_in_an_answer_is_no_pair(bank: Bank) -> None:
    (word,) = (question for question in bank.questions if question.key == "1/every/word")
    arrow = replace(word, answers=(replace(word.answers[0], plain="a -> b"),))
    named = replace(word, answers=(replace(word.answers[0], plain="[html]a"),))
    data, said = gift([Bank("b", "B", (arrow, named))])
    assert b"{" not in data
    assert [d.code for d in said] == ["QST521", "QST521"]


def test_the_same_bank_gives_the_same_bytes(bank: Bank) -> None:
    assert moodle_xml([bank]) == moodle_xml([bank])
    assert gift([bank]) == gift([bank])
