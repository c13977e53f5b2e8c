"""What the golden file does not show of quizzes in Moodle backups: other settings, the layout of 4.5, signs in gaps, identity."""

import json
from pathlib import Path
from typing import Literal

import pytest
from lxml import etree

from builder.archive import Member, pack
from builder.verify import verify_package
from tests.courses import DATE, TESTS, moodle_members, plan_of
from tests.sheets import read_sheet, write_course

SHEET = TESTS / "golden" / "quiz.txt"
CHECK, SPARE = "source/1/questions/check.en.md", "source/1/questions/spare.en.md"
DAY = 86_400
Members = dict[str, bytes]


def course(root: Path, *changes: tuple[str, str, str]) -> Path:
    """Write the course of the golden file with some texts replaced: file, old, new."""
    write_course(read_sheet(SHEET), root)
    for name, old, new in changes:
        text = (root / name).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} in {name}"
        (root / name).write_text(text.replace(old, new), encoding="utf-8")
    return root


def members_of(root: Path, *changes: tuple[str, str, str], release: Literal["shared", "4.5"] = "shared") -> Members:
    return moodle_members(plan_of(course(root, *changes)), release)


def member(members: Members, ending: str) -> etree._Element:
    """Give the parsed member of the first quiz whose path ends so, or of the root."""
    paths = [path for path in members if path == ending or (path.startswith("activities/quiz_") and path.endswith(f"/{ending}"))]
    return etree.fromstring(members[paths[0]])


def quiz(members: Members) -> etree._Element:
    found = member(members, "quiz.xml").find("quiz")
    assert found is not None
    return found


def question(members: Members, idnumber: str) -> etree._Element:
    """Give a question of the shared layout."""
    return next(q for q in etree.fromstring(members["questions.xml"]).iter("question") if q.findtext("idnumber") == idnumber)


def gaps(members: Members) -> list[etree._Element]:
    number = question(members, "1/check/gaps").get("id")
    return [q for q in etree.fromstring(members["questions.xml"]).iter("question") if q.findtext("parent") == number]


DURING, AFTER, CLOSED = 0x10000, 0x1110, 0x10


@pytest.mark.parametrize(
    ("feedback", "review", "attempt", "marks", "details", "answers", "overall"),
    [
        ("at-once", "all", DURING | AFTER, DURING | AFTER, DURING | AFTER, DURING | AFTER, AFTER),
        ("with-tries", "no-answers", DURING | AFTER, DURING | AFTER, DURING | AFTER, 0, AFTER),
        ("at-the-end", "all", DURING | AFTER, AFTER, AFTER, AFTER, AFTER),
        ("at-the-end", "marks", DURING, AFTER, 0, 0, AFTER),
        ("at-once", "nothing", DURING, DURING, DURING, DURING, 0),
        ("at-the-end", "after-closing", DURING | CLOSED, CLOSED, CLOSED, CLOSED, CLOSED),
    ],
)
def test_what_people_see(  # noqa: PLR0913, PLR0917 - a row of a table
    tmp_path: Path, feedback: str, review: str, attempt: int, marks: int, details: int, answers: int, overall: int
) -> None:
    found = quiz(members_of(tmp_path, (CHECK, "feedback: with-tries", f"feedback: {feedback}\n  review: {review}")))
    assert found.findtext("preferredbehaviour") == {
        "at-once": "immediatefeedback", "with-tries": "interactive", "at-the-end": "deferredfeedback",
    }[feedback]  # fmt: skip
    names = ("attempt", "marks", "rightanswer", "overallfeedback")
    assert [int(str(found.findtext(f"review{name}"))) for name in names] == [attempt, marks, answers, overall]
    for name in ("correctness", "specificfeedback", "generalfeedback"):
        assert int(str(found.findtext(f"review{name}"))) == details
    assert int(str(found.findtext("reviewmaxmarks"))) == DURING | marks


@pytest.mark.parametrize(
    ("completion", "module", "attempts", "passed"),
    [
        ("passed", ("2", "0", "1", "0"), "0", "1"),
        ("attempted", ("2", "$@NULL@$", "0", "0"), "1", "0"),
        ("viewed", ("2", "$@NULL@$", "0", "1"), "0", "0"),
        ("none", ("0", "$@NULL@$", "0", "0"), "0", "0"),
    ],
)
def test_completion(tmp_path: Path, completion: str, module: tuple[str, ...], attempts: str, passed: str) -> None:
    members = members_of(tmp_path, (CHECK, "attempts: 3", f"completion: {completion}"))
    found = member(members, "module.xml")
    names = ("completion", "completiongradeitemnumber", "completionpassgrade", "completionview")
    assert tuple(found.findtext(name) for name in names) == module
    assert quiz(members).findtext("completionminattempts") == attempts
    assert quiz(members).findtext("completionpass") == passed
    criteria = [c.findtext("module") for c in etree.fromstring(members["completion.xml"]).iter("course_completion_criteria")]
    assert criteria == (["page"] if completion == "none" else ["page", "quiz"])


def test_settings(tmp_path: Path) -> None:
    change = "grade: average\n  maximum: 20\n  pass-mark: 12.5\n  per-page: all\n  shuffle-answers: no\n  order: shuffled"
    old = "overall-feedback:\n    - {from: 60, text:"
    members = members_of(
        tmp_path, (CHECK, "attempts: 3\n  per-page: 2\n", f"{change}\n"), (CHECK, old, old.replace("60", "12.5"))
    )
    found = quiz(members)
    names = ("grademethod", "grade", "questionsperpage", "shuffleanswers", "attempts_number")
    assert [found.findtext(name) for name in names] == ["2", "20.00000", "0", "0", "0"]
    assert [int(str(found.findtext(name))) for name in ("timeopen", "timeclose", "timelimit")] == [
        DATE + 3 * DAY, DATE + 14 * DAY, 1800,
    ]  # fmt: skip
    assert {section.findtext("shufflequestions") for section in found.iterfind("sections/section")} == {"1"}
    assert {slot.findtext("page") for slot in found.iter("question_instance")} == {"1"}
    assert [(b.findtext("mingrade"), b.findtext("maxgrade")) for b in found.iterfind("feedbacks/feedback")] == [
        ("12.50000", "21.00000"), ("0.00000", "12.50000"),
    ]  # fmt: skip
    item = member(members, "grades.xml").find("grade_items/grade_item")
    assert item is not None
    assert (item.findtext("grademax"), item.findtext("gradepass"), item.findtext("sortorder")) == ("20.00000", "12.50000", "2")


def test_without_overall_feedback_there_is_one_empty_band(tmp_path: Path) -> None:
    text = (course(tmp_path / "before") / CHECK).read_text(encoding="utf-8")
    bands = text.partition("  overall-feedback:")[2].partition("---\n")[0]
    found = quiz(members_of(tmp_path / "after", (CHECK, f"  overall-feedback:{bands}", "")))
    assert [[e.text for e in band] for band in found.iterfind("feedbacks/feedback")] == [[None, "1", "0.00000", "101.00000"]]


def test_a_random_slot_before_4_0_has_a_row_of_its_own(tmp_path: Path) -> None:
    members = members_of(tmp_path)
    pool = next(c for c in etree.fromstring(members["questions.xml"]) if c.findtext("name") == "Spare")
    rows = [row.get("id") for row in pool.iterfind("questions/question") if row.findtext("qtype") == "random"]
    drawn = [slot for slot in quiz(members).iter("question_instance") if slot.findtext("questioncategoryid") == pool.get("id")]
    assert len(rows) == 2
    assert [slot.findtext("questionid") for slot in drawn] == rows
    assert {slot.findtext("includingsubcategories") for slot in drawn} == {"0"}


def test_the_layout_for_4_5(tmp_path: Path) -> None:
    members = members_of(tmp_path, release="4.5")
    backup = etree.fromstring(members["moodle_backup.xml"])
    assert backup.findtext("information/moodle_version") == "2024100700"
    assert backup.findtext("information/backup_release") == "4.5"
    assert {etree.fromstring(data).get("version") for path, data in members.items() if path.endswith("/module.xml")} == {
        "2024100700"
    }
    bank = etree.fromstring(members["questions.xml"])
    entries = {entry.get("id"): entry for entry in bank.iter("question_bank_entry")}
    assert all(
        len(list(entry.iterfind("question_version/question_versions/questions/question"))) == 1 for entry in entries.values()
    )
    assert [e.findtext("idnumber") for e in entries.values()][:2] == ["1/check/one", "1/check/several"]
    types = [q.findtext("qtype") for q in bank.iter("question") if q.get("id")]
    assert "random" not in types
    assert types.count("ordering") == 1
    places = [
        str(a.findtext("fraction")) for q in bank.iter("question") if q.findtext("qtype") == "ordering" for a in q.iter("answer")
    ]
    assert places == ["1.0000000", "2.0000000", "3.0000000"]
    slots = list(quiz(members).iter("question_instance"))
    named = [str(slot.findtext("question_reference/questionbankentryid")) for slot in slots[:10]]
    assert [entries[number].findtext("idnumber") for number in named][::9] == ["1/check/one", "1/check/essay"]
    condition = json.loads(str(slots[-1].findtext("question_set_reference/filtercondition")))
    pool = next(c for c in bank if c.findtext("name") == "Spare")
    assert condition == {
        "filter": {
            "category": {"jointype": 1, "values": [int(str(pool.get("id")))], "filteroptions": {"includesubcategories": False}}
        }
    }


@pytest.mark.parametrize("release", ["shared", "4.5"])
def test_the_verifier_has_nothing_to_say(tmp_path: Path, release: Literal["shared", "4.5"]) -> None:
    root = course(tmp_path / "course")
    (root / "source/1/questions/again.en.md").write_text(
        "---\ncode: 1/again\ntitle: Again\nquiz:\n"
        "  questions: [1/check/one, 1/check/gaps, {random: 1, from: 1/spare}]\n---\nAgain.\n",
        encoding="utf-8",
    )
    members = moodle_members(plan_of(root), release)
    pack([Member.of_bytes(path, data) for path, data in members.items()], tmp_path / "probe.mbz", "zip")
    assert verify_package(tmp_path / "probe.mbz").diagnostics == ()
    bank = etree.fromstring(members["questions.xml"])
    numbers = [(e.tag, e.get("id")) for e in bank.iter() if e.get("id") and e.tag != "tag"]
    assert len(numbers) == len(set(numbers)), "a question in two quizzes is two rows"
    texts = [e.text for e in bank.iter("stamp")]
    assert len(texts) == len(set(texts))


@pytest.mark.parametrize(
    ("gap", "code", "stored"),
    [
        ("[[goal | aim]]", "{1:SHORTANSWER:=goal~=aim}", ["goal", "aim"]),
        ("[[R&D]]", "{1:SHORTANSWER:=R&amp;D}", ["R&D"]),
        ("[[R&]]", "{1:SHORTANSWER:=R&amp; }", ["R&"]),
        ("[[a}b#c]]", r"{1:SHORTANSWER:=a\}b\#c}", ["a}b#c"]),
        ("[[a*]]", r"{1:SHORTANSWER:=a\*}", [r"a\*"]),
        ("[[=a | %50%b]]", "{1:SHORTANSWER:==a~=%50%b}", ["=a", "%50%b"]),
        ("[[b & c || =x | %50%y]]", "{1:MULTICHOICE_S:=b &amp;amp; c~%0%=x~%0%%50%y}", ["b &amp; c", "=x", "%50%y"]),
        ("[[is || <is not>]]", "{1:MULTICHOICE_S:=is~%0%&amp;lt;is not&amp;gt;}", ["is", "&lt;is not&gt;"]),
    ],
)
def test_a_gap_stands_in_the_code_as_in_its_question(tmp_path: Path, gap: str, code: str, stored: list[str]) -> None:
    members = members_of(tmp_path, (CHECK, "[[ring | {hoop} #1 *]]", gap))
    found = gaps(members)[0]
    assert found.findtext("questiontext") == code
    assert [answer.findtext("answertext") for answer in found.iter("answer")] == stored


def test_a_menu_in_order_and_a_gap_with_case(tmp_path: Path) -> None:
    members = members_of(
        tmp_path, (CHECK, "key: gaps\ntype: gap-fill", "key: gaps\ntype: gap-fill\nshuffle: no\ncase: sensitive")
    )
    typed, menu = gaps(members)
    assert str(typed.findtext("questiontext")).startswith("{1:SHORTANSWER_C:")
    assert typed.findtext(".//usecase") == "1"
    assert str(menu.findtext("questiontext")).startswith("{1:MULTICHOICE:")
    assert menu.findtext(".//shuffleanswers") == "0"


@pytest.mark.parametrize(
    ("written", "number", "tolerance"),
    [("2.50 ± 0.5", "2.5", "0.5"), ("100", "100", "0"), ("1e-7 ± 1e-8", "0.0000001", "0.00000001"), ("-1e3 ± 10", "-1000", "10")],
)
def test_numbers_have_no_exponent(tmp_path: Path, written: str, number: str, tolerance: str) -> None:
    found = question(members_of(tmp_path, (CHECK, "2.50 ± 0.5", written)), "1/check/number")
    assert found.findtext(".//answertext") == number
    assert found.findtext(".//tolerance") == tolerance


@pytest.mark.parametrize(
    ("fields", "lines", "attachments", "least", "required"),
    [
        ("weight: 0\nlines: 7\nmax-words: 200\nfiles: 5", "10", "-1", "$@NULL@$", "1"),
        ("weight: 0\nlines: 15", "15", "0", "$@NULL@$", "0"),
        ("weight: 2\nlines: 3\nmin-words: 20\nfiles: 3", "5", "3", "20", "1"),
        ("lines: 90", "40", "0", "$@NULL@$", "1"),
    ],
)
def test_an_essay_has_what_the_form_offers(
    tmp_path: Path, fields: str, lines: str, attachments: str, least: str, required: str
) -> None:
    found = question(members_of(tmp_path, (CHECK, "weight: 0\nlines: 7\nmax-words: 200\nfiles: 5", fields)), "1/check/essay")
    assert found.findtext(".//responsefieldlines") == lines
    assert found.findtext(".//attachments") == attachments
    assert found.findtext(".//minwordlimit") == least
    assert found.findtext(".//responserequired") == required


def test_what_a_form_would_lose_is_not_written(tmp_path: Path) -> None:
    hint = ("- [ ] True\n\n  > Look again.\n\n- [x] False\n", "- [ ] True\n- [x] False\n\n### Hint\n\nThink.\n")
    found = question(members_of(tmp_path, (CHECK, *hint)), "1/check/true")
    assert found.find("question_hints/question_hint") is None
    assert found.findtext("penalty") == "1.0000000"


def test_an_empty_list_holds_a_line_feed(tmp_path: Path) -> None:
    """Moodle 4.5 and later take one without for a text, and stop."""
    data = members_of(tmp_path)["questions.xml"]
    lists = [
        e for e in etree.fromstring(data).iter("question_hints", "tags", "answers", "questions", "numerical_units") if not len(e)
    ]
    assert lists
    assert all((e.text or "").startswith("\n") for e in lists)


def test_a_long_idnumber_of_a_category_is_left_out(tmp_path: Path) -> None:
    check, spare = "1/" + "q" * 50, "1/" + "s" * 50
    changes = (
        (CHECK, "from: 1/spare", f"from: {spare}"),
        (SPARE, "code: 1/spare", f"code: {spare}"),
        (CHECK, "code: 1/check", f"code: {check}"),
    )
    bank = etree.fromstring(members_of(tmp_path, *changes)["questions.xml"])
    assert [c.findtext("idnumber") for c in bank] == ["$@NULL@$", check, "$@NULL@$"]


def test_a_change_of_words_changes_no_number(tmp_path: Path) -> None:
    before = members_of(tmp_path / "a")
    after = members_of(tmp_path / "b", (CHECK, "What is round?", "What has no corners?"), (CHECK, "- [ ] A book", "- [ ] A box"))
    assert [path for path in before if before[path] != after[path]] == ["questions.xml"]
    assert list(before) == list(after)
    numbers = [[e.get("id") for e in etree.fromstring(m["questions.xml"]).iter() if e.get("id")] for m in (before, after)]
    assert numbers[0] == numbers[1]


def test_an_answer_behind_the_others_changes_no_number(tmp_path: Path) -> None:
    before = members_of(tmp_path / "a")
    after = members_of(tmp_path / "b", (CHECK, "- [ ] A book\n", "- [ ] A book\n- [ ] A brick\n"))
    ids = [{e.get("id") for e in etree.fromstring(m["questions.xml"]).iter() if e.get("id")} for m in (before, after)]
    assert ids[0] < ids[1]
    assert len(ids[1] - ids[0]) == 1
