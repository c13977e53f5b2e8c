"""Quizzes in SCORM packages: their place in the book, their words and fields in the document, the proof that all can be kept."""

import json
import re
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import etree

from builder.diagnostics import Diagnostic
from builder.plan.model import CoursePlan, LabelActivity, PageActivity
from builder.plan.questions import Bank, PlannedQuestion, QuizActivity, Slot
from builder.writers.scorm import scorm12
from builder.writers.scorm.limits import STATE_LIMIT, longest_state
from builder.writers.scorm.names import state_code
from builder.writers.scorm.outline import book
from builder.writers.scorm.rich import in_line, plain
from tests.unit.scorm.plans import SPAN, label, page, plan, section, words
from tests.unit.scorm.quizzes import (
    at_the_end_plan,
    every_type,
    in_module,
    played_plans,
    question,
    quiz,
    short_plan,
    single,
    text,
    tries_plan,
    types_plan,
)
from tests.unit.scorm.test_package import WRITERS, document, problems_of, text_of, written

LARGE = replace(single("large"), hints=())


def box(one: CoursePlan) -> etree._Element:
    return next(e for e in document(one).iter("div") if e.get("class") == "quiz")


def data(one: CoursePlan) -> dict[str, object]:
    made: dict[str, object] = json.loads(box(one).get("data-quiz", ""))
    return made


def questions(one: CoursePlan) -> dict[str, etree._Element]:
    """Give the questions of a package by the names they have in their set."""
    found = [e for e in box(one).iter("fieldset", "div") if "question" in (e.get("class") or "").split()]
    return {str(json.loads(e.get("data-question", ""))["id"]).removeprefix("1-check-"): e for e in found}


def facts(element: etree._Element) -> dict[str, object]:
    made: dict[str, object] = json.loads(element.get("data-question", ""))
    return made


def said(element: etree._Element) -> list[str | None]:
    return [e.get("data-said") for e in element.iter("div") if e.get("data-said")]


def many(count: int, start: int = 0) -> tuple[PlannedQuestion, ...]:
    return tuple(replace(LARGE, key=f"1/check/q{number}") for number in range(start, start + count))


# --- The place of a quiz -----------------------------------------------------------------------------------------------------


def test_a_quiz_stands_inside_the_topic_around_it_or_beside_the_topics_at_the_end() -> None:
    topics = [label(f"1.{letter}/topic", f"1.{letter} Topic", 1, "What it is.") for letter in "AB"]
    pages = {key: page(key, f"{key} Exercise", ("<p>x</p>",)) for key in ("1.A.1.1", "1.A.1.2", "1.B.1.1")}
    inside, last = quiz([single("one")], key="1/a"), quiz([single("two")], key="1/z")
    activities: list[LabelActivity | PageActivity | QuizActivity] = [
        topics[0], pages["1.A.1.1"], inside, pages["1.A.1.2"], topics[1], pages["1.B.1.1"], last,
    ]  # fmt: skip
    made = book(plan([section("1", 1, "Module 1", activities)]))
    assert [sheet.key for sheet in made.sheets] == ["1.A/topic", "1.A.1.1", "1/a", "1.A.1.2", "1.B/topic", "1.B.1.1", "1/z"]
    assert [(entry.key, [child.key for child in entry.children]) for entry in made.contents] == [
        ("1.A/topic", ["1.A.1.1", "1/a", "1.A.1.2"]),
        ("1.B/topic", ["1.B.1.1"]),
        ("1/z", []),
    ]
    trails = {sheet.key: sheet.trail for sheet in made.sheets}
    assert (trails["1/a"], trails["1/z"]) == (("1.A Topic",), ())


def test_only_where_looking_completes_it_a_quiz_is_remembered_as_seen() -> None:
    for completion, counts, kept in (
        ("passed", True, False),
        ("attempted", True, False),
        ("viewed", True, True),
        ("viewed", False, False),
        ("none", True, False),
    ):
        one = short_plan("one", completion=completion, counts=counts)
        found = next(e for e in document(one).iter("section") if e.get("data-key") == "1/check")
        assert (found.get("data-state") is not None) is kept, completion
        assert data(one)["counts"] is (counts and completion != "none")


def test_pages_and_quizzes_are_counted_apart() -> None:
    root = document(short_plan("one"))
    progress = next(root.iter("progress"))
    assert progress.get("max") == "2"
    patterns = [e.get("data-pattern") for e in root.iter("span") if e.get("data-pattern")]
    assert patterns == [words("en")["scorm-progress"], words("en")["scorm-progress-checks"]]
    alone = document(plan([section("1", 1, "M", [quiz([single("one")])])]))
    assert [e.get("id") for e in alone.iter("span") if e.get("data-pattern")] == ["progress-checks"]


def test_a_link_leads_to_a_quiz() -> None:
    one = short_plan("one")
    assert any(e.get("href") == "#p-1-check" for e in document(one).iter("a"))


# --- What stands in the document -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("version", WRITERS)
def test_both_versions_hold_every_type(tmp_path: Path, version: str) -> None:
    members = written(types_plan(tmp_path), version)
    root = etree.fromstring(members["index.html"])
    types = [facts(e)["type"] for e in root.iter("fieldset", "div") if e.get("data-question")]
    assert types == [one.type for one in every_type(tmp_path)]
    ids = [e.get("id") for e in root.iter() if e.get("id")]
    assert len(ids) == len(set(ids))
    named = [
        key
        for e in root.iter()
        for attribute in ("aria-labelledby", "aria-describedby")
        for key in (e.get(attribute) or "").split()
    ]
    assert named
    assert set(named) <= set(ids)
    scripts = [e.get("src") for e in root.iter("script")]
    assert {f"assets/{path.rpartition('/')[2]}" for path in members if path.endswith(".js")} == set(scripts)
    assert {e.get("href") for e in root.iter("link")} == {path for path in members if path.endswith(".css")}


def test_a_package_without_quizzes_has_no_words_for_them() -> None:
    root = document(plan([section("1", 1, "M", [page("1.A", "One", ("<p>x</p>",))])]))
    assert not [e for e in root.iter() if e.get("id") in ("quiz-notes", "progress-checks") or e.get("class") == "quiz"]


def test_every_field_has_a_name_and_every_question_a_legend(tmp_path: Path) -> None:
    for one in (types_plan(tmp_path), tries_plan()):
        for element in box(one).iter("input", "select", "textarea"):
            inside = any(parent.tag == "label" for parent in element.iterancestors())
            assert inside or element.get("aria-label") or element.get("aria-labelledby"), etree.tostring(element)
        for element in box(one).iter("fieldset"):
            assert element[0].tag == "legend"
            assert element[0].get("id") == (element.get("aria-labelledby") or "").split()[0]


def test_headings_of_questions_stand_below_those_of_parts(tmp_path: Path) -> None:
    def levels(one: CoursePlan) -> list[str]:
        return [str(e.tag) for e in box(one).iter("h2", "h3", "h4") if text_of(e) != words("en")["scorm-quiz-your-result"]]

    assert levels(types_plan(tmp_path)) == ["h2", *["h3"] * 3, "h2", *["h3"] * 6]
    assert levels(short_plan("one", "two")) == ["h2", "h2"]
    headed = question("story", "description", "x", text=replace(text("x"), body=("<div><h3>What happened</h3><p>x</p></div>",)))
    assert levels(in_module(quiz([headed, single("one")]))) == ["h3", "h2"]


def test_what_is_said_later_is_hidden_and_what_is_for_markers_left_out(tmp_path: Path) -> None:
    found = questions(types_plan(tmp_path))
    assert said(found["role"]) == ["a1", "a2", "a3", "hint-0", "hint-1", "general"]
    assert said(found["goals"]) == ["right", "general"]
    beside = [e.get("id") for e in found["goals"].iter("div") if (e.get("id") or "").endswith("-s")]
    assert len(beside) == 2, "of several choices each has its words beside it"
    hidden = [e.get("hidden") for one in found.values() for e in one.iter("div") if e.get("data-said") or e.get("id") in beside]
    assert set(hidden) == {"hidden"}
    assert "For the marker only" not in written(types_plan(tmp_path), "1.2")["index.html"].decode()


def test_pictures_and_links_of_questions_work(tmp_path: Path) -> None:
    members = written(types_plan(tmp_path), "1.2")
    root = etree.fromstring(members["index.html"])
    assert [e.get("src") for e in root.iter("img")] == ["files/1-check/two-rings.svg"]
    assert "files/1-check/two-rings.svg" in members
    assert b'href="files/1-check/two-rings.svg"' in members["imsmanifest.xml"]
    back = [e.get("href") for e in questions(types_plan(tmp_path))["role"].iter("a")]
    assert back == ["#p-1.A.1.1"]


def test_texts_come_escaped_once(tmp_path: Path) -> None:
    found = questions(types_plan(tmp_path))
    assert facts(found["goals"])["about"] == "Choose all that fit: Q & A <b> “quoted” 漢"
    odd = question("odd", "matching", "x", pairs=every_type(tmp_path)[4].pairs)
    odd = replace(odd, pairs=tuple(replace(pair, match=f'<b> & "{n}"') for n, pair in enumerate(odd.pairs)))
    raw = written(in_module(quiz([odd])), "1.2")["index.html"].decode()
    assert "&lt;b&gt; &amp; &#34;0&#34;</option>" in raw
    assert "&amp;amp;" not in raw


def test_matches_are_offered_once_in_an_order_that_tells_nothing(tmp_path: Path) -> None:
    steps = every_type(tmp_path)[4]
    pairs = tuple(replace(pair, match=match) for pair, match in zip(steps.pairs, ("b", "a", "b"), strict=True))
    one = questions(in_module(quiz([replace(steps, pairs=pairs)])))["steps"]
    options = [[(e.get("value"), e.text) for e in select] for select in one.iter("select")]
    assert options == [[("", "Choose …"), ("p2", "a"), ("p1", "b")]] * 2
    assert facts(one)["pairs"] == [["p1", "p1", "b"], ["p2", "p2", "a"]]


def test_gaps_stand_in_the_text(tmp_path: Path) -> None:
    one = questions(types_plan(tmp_path))["words"]
    sentence = next(one.iter("p"))
    assert [str(e.tag) for e in sentence] == ["input", "select", "span"]
    assert (sentence.text, sentence[0].tail, sentence[2].tail) == ("She sets her own ", ". The coach ", " her.")
    assert [e.get("aria-label") for e in (sentence[0], sentence[1])] == ["Gap 1", "Gap 2"]
    assert [e.get("value") for e in sentence[1]] == ["", "decides for", "supports", "waits for"]
    assert facts(one)["about"] == "She sets her own … . The coach … her."


def test_the_right_order_does_not_stand_in_the_document(tmp_path: Path) -> None:
    for seed in range(20):
        order = replace(every_type(tmp_path)[8], key=f"1/check/order-{seed}")
        one = next(iter(questions(in_module(quiz([order]))).values()))
        keys = [e.get("data-key") for e in one.iter("li") if e.get("data-key")]
        assert sorted(str(key) for key in keys) == ["i1", "i2", "i3"]
        assert keys != ["i1", "i2", "i3"]


def test_places_name_their_question_or_their_pool() -> None:
    made = data(tries_plan())
    pool = [state_code(f"1/check/spare-{number}") for number in (1, 2, 3)]
    assert made["banks"] == [pool]
    assert made["slots"] == [[state_code("1/check/one"), 1, 1], [0, 2, 1], [state_code("1/check/two"), 3, 1], [0, 4, 1]]
    assert made["parts"] == [[1, True]]
    assert list(questions(tries_plan())) == ["one", "spare-1", "spare-2", "spare-3", "two"], (
        "a pool stands at its first place, once"
    )


def test_marks_of_places_and_numbers_are_exact() -> None:
    made = quiz([single("one"), single("two")], maximum=Decimal("7.5"), pass_mark=Decimal("5.25"))
    slots = (replace(made.slots[0], mark=Decimal("0.5")), replace(made.slots[1], mark=Decimal("2.00")))
    found = data(in_module(replace(made, slots=slots)))
    assert [slot[2] for slot in found["slots"]] == [0.5, 2]  # type: ignore[attr-defined]
    assert (found["maximum"], found["pass"]) == (7.5, 5.25)


def test_the_facts_say_what_to_expect(tmp_path: Path) -> None:
    def told(one: CoursePlan) -> list[str | None]:
        return [e.text for e in box(one).iter("li") if e.getparent() is not None and e.getparent().get("class") == "facts"]  # type: ignore[union-attr]

    assert told(types_plan(tmp_path))[:3] == ["Questions: 9", "Needed to pass: 70 of 100 points", "Attempts: as many as you like"]
    assert told(at_the_end_plan(tmp_path))[2:] == ["Attempts: 2", words("en")["scorm-quiz-at-the-end"]]
    assert told(tries_plan(pass_mark=Decimal(0)))[0] == "Questions: 4"
    german = replace(short_plan("one", maximum=Decimal(10), pass_mark=Decimal("6.5")), words=words("de"), language="de")
    assert told(german)[1] == "Zum Bestehen nötig: 6,5 von 10 Punkten"


def test_a_question_in_another_language_says_so(tmp_path: Path) -> None:
    german = replace(types_plan(tmp_path), language="de", words=words("de"))
    found = questions(german)
    assert {e.get("lang") for e in found["trial"].iter("ul")} == {"en"}
    assert {e.get("lang") for e in found["steps"].iter("select")} == {"en"}
    assert {e.get("lang") for e in questions(types_plan(tmp_path))["steps"].iter("select")} == {None}


def test_questions_and_words_change_no_other_code() -> None:
    def codes(one: CoursePlan) -> dict[str, object]:
        return {name: facts(element)["code"] for name, element in questions(one).items()}

    before, after = codes(short_plan("one", "two")), codes(short_plan("zero", "two", "one"))
    assert before.items() < after.items()


def test_plain_words_and_labels() -> None:
    assert in_line('<div lang="en"><p>A <em>b</em></p></div>') == '<span lang="en">A <em>b</em></span>'
    for large in ('<div lang="en"><p>A</p><p>B</p></div>', "<div><ul><li>A</li></ul></div>", "<p>A</p>"):
        assert in_line(large) == large
    assert plain(('<div><p>A&amp;<em>b</em>c</p><p>d <a href="', "x", '">e</a></p></div>')) == "A&bc d e"


def test_headings_go_down_without_a_gap_where_questions_are(tmp_path: Path) -> None:
    for one in played_plans(tmp_path).values():
        for sheet in document(one).iter("section"):
            levels = [int(str(e.tag)[1]) for e in sheet.iter("h1", "h2", "h3", "h4")]
            assert all(after - before <= 1 for before, after in pairwise(levels)), levels


# --- What can be kept --------------------------------------------------------------------------------------------------------


def test_the_longest_state_is_counted_to_the_letter() -> None:
    record = [999, 100000, 3, "x" * 16]
    state = {"v": 1, "s": "abcd" * 3, "q": {"abcd": record, "efgh": [999, 100000, 3, "x" * 8]}}
    assert longest_state(3, [2, 1]) == len(json.dumps(state, separators=(",", ":")))
    assert longest_state(3) == len(json.dumps({"v": 1, "s": "abcd" * 3}, separators=(",", ":")))


def test_too_many_questions_are_refused_with_the_name_of_the_module() -> None:
    most = (STATE_LIMIT - longest_state(1, [0])) // 8
    scorm12.write(in_module(quiz(many(most))))
    found = problems_of(in_module(quiz(many(most + 1))))
    assert [d.code for d in found] == ["SCO902"]
    assert found[0].message.startswith(f"1 page and {most + 1} questions of module 1 need 4097 characters")
    pool = replace(quiz(()), banks=(Bank("1/pool", "Pool", many(600)),), slots=(Slot("", "1/pool", 1, Decimal(1)),))
    assert not problems(in_module(pool)), "what counts is how many are asked, not how many there are"


def test_of_a_course_the_largest_module_is_named() -> None:
    small = section("1", 1, "Module 1", [quiz(many(10), key="1/check")])
    large = replace(section("2", 2, "Module 2", [quiz(many(510, 100), key="2/check")]), origin=replace(SPAN, line=7))
    found = problems_of(plan([small, large], scope=""))
    assert [d.code for d in found] == ["SCO902"]
    assert "module 2 alone needs 4111" in found[0].message
    assert found[0].span.line == 7
    assert "one package per module" in found[0].hint


def problems(one: CoursePlan) -> tuple[Diagnostic, ...]:
    scorm12.write(one)
    return ()


def test_questions_that_would_be_mistaken_for_each_other_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    twin = in_module(quiz([single("a.b"), single("a-b")]))
    assert not problems(twin)
    keys = [f"1/check/{name}" for name in ("a_b", "a b")]
    clash = in_module(
        quiz([replace(single("x"), key=keys[0]), replace(single("x"), key="1/check/A-b"), replace(single("x"), key=keys[1])])
    )
    assert [d.code for d in problems_of(clash)] == ["SCO904"]
    monkeypatch.setattr("builder.writers.scorm.limits.state_code", lambda key: key[:9])
    found = problems_of(short_plan("one", "other"))
    assert [d.code for d in found] == ["SCO903"]
    assert '"1/check/other" and "1/check/one"' in found[0].message


def test_a_quiz_and_a_page_never_share_a_code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("builder.writers.scorm.limits.state_code", lambda key: "same" if key in ("1.A.1.1", "1/check") else key)
    assert [d.code for d in problems_of(short_plan("one"))] == ["SCO903"]


def test_scripts_ask_nobody_and_write_no_html(tmp_path: Path) -> None:
    members = written(types_plan(tmp_path), "2004")
    scripts = b"".join(data for path, data in members.items() if path.endswith(".js")).decode()
    for forbidden in (
        "unload'",
        "XMLHttpRequest",
        "fetch(",
        "alert(",
        "confirm(",
        "sendBeacon",
        "eval(",
        "innerHTML",
        "document.write",
    ):
        assert forbidden not in scripts, forbidden
    assert not re.search(r"setInterval|new Function|\(\?<[=!]", scripts), (
        "no clock alone; no look-behind, which older browsers lack"
    )
