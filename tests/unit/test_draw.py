"""What a quiz asks: its list worked out to slots, questions named, and pools to draw from."""

from decimal import Decimal
from pathlib import Path

import pytest

from builder.curriculum.draw import Drawn, drawn
from builder.pipeline import check
from tests.courses import quiz_course

TITLES = {"a": "[one]", "b": "[one, two]", "c": "[two]", "story": "[one]", "d": "[]"}


def write_set(code: str, names: str, quiz: str = "") -> str:
    """Write a set whose questions have the tags of their names; a number behind a name is its weight."""
    blocks = []
    for each in names.split():
        name, _, weight = each.partition("=")
        kind = "description" if name.startswith("story") else "essay"
        tags = TITLES.get(name, "[]")
        fields = f"key: {name}\ntype: {kind}\ntags: {tags}\nweight: {weight or 1}\nobjective: know\nexercise: 1.A.1.1\n"
        blocks.append(f"## {name}\n\n```yaml\n{fields}```\n\nWhat?\n")
    return f"---\ncode: {code}\ntitle: Set {code}\n{quiz}---\n" + "\n".join(blocks)


def worked_out(root: Path, picks: str, own: str = "a b c story d", spare: str = "e=2 f=2 story-e") -> Drawn:
    files = {
        "check.en": write_set("1/check", own, f"quiz: {{questions: {picks}, pass-mark: 0}}\n"),
        "spare.en": write_set("1/spare", spare),
    }
    checked, _ = check(quiz_course(root, files))
    module = checked[0].course.modules[0]
    one = checked[0].index.question_sets["1/check"]
    assert one.quiz is not None
    return drawn(module, one, one.quiz)


def slots(result: Drawn) -> list[str]:
    """Give the slots in short: the name of a question, or the key of its pool in brackets; a heading before it."""
    return [
        (f"{slot.heading}: " if slot.heading is not None else "")
        + (slot.question.removeprefix("1/check/") or f"({slot.pool})")
        + ("" if slot.mark == 1 else f" {slot.mark}")
        for slot in result.slots
    ]


def pools(result: Drawn) -> list[tuple[str, str, list[str], int]]:
    return [(pool.key, pool.title, [question.key for question in pool.questions], pool.wanted) for pool in result.pools]


@pytest.mark.parametrize(
    ("picks", "expected"),
    [
        ("[]", ["a", "b", "c", "story 0", "d"]),
        ("[b, 1/check/a, 1/spare/e]", ["b", "a", "1/spare/e 2"]),
        ("[{question: a, weight: 2.5}, {question: story, weight: 2}]", ["a 2.5", "story 0"]),
        ("[{tag: one}]", ["a", "b", "story 0"]),
        ("[{tag: one, weight: 3}]", ["a 3", "b 3", "story 0"]),
        ("[{tag: one}, {tag: two}]", ["a", "b", "story 0", "c"]),
        ("[{tag: one}, d, b]", ["a", "story 0", "d", "b"]),
        ("[b, {tag: one}]", ["b", "a", "story 0"]),
        ("[{heading: Begin}, a, b, {heading: End}, {tag: two}]", ["Begin: a", "b", "End: c"]),
        ("[a, {heading: Luck}, {random: 2, from: 1/spare}]", ["a", "Luck: (1/spare) 2", "(1/spare) 2"]),
        ("[{random: 1, from: 1/spare, weight: 3}, a]", ["(1/spare) 3", "a"]),
        ("[{random: 1, tag: two}, {random: 1, from: 1/spare}]", ["(tag:two)", "(1/spare) 2"]),
    ],
)
def test_slots(tmp_path: Path, picks: str, expected: list[str]) -> None:
    result = worked_out(tmp_path, picks)
    assert slots(result) == expected
    assert (result.unknown, result.doubled, result.empty_headings) == ((), (), ())
    assert result.marks == {slot.question: slot.mark for slot in result.slots if slot.question}
    assert {question.key for question in result.named} == result.marks.keys()


def test_what_the_quiz_names_is_never_drawn(tmp_path: Path) -> None:
    """Wherever it stands in the list, by key or by tag; nor is a story."""
    result = worked_out(tmp_path, "[{random: 1, from: 1/check}, a, {tag: two}]")
    assert slots(result) == ["(1/check)", "a", "b", "c"]
    assert pools(result) == [("1/check", "Set 1/check", ["1/check/d"], 1)]


def test_draws_from_one_pool_are_one_pool(tmp_path: Path) -> None:
    result = worked_out(tmp_path, "[{random: 1, from: 1/spare}, a, {random: 2, from: 1/spare}]")
    assert slots(result) == ["(1/spare) 2", "a", "(1/spare) 2", "(1/spare) 2"]
    assert pools(result) == [("1/spare", "Set 1/spare", ["1/spare/e", "1/spare/f"], 3)]
    tagged = worked_out(tmp_path, "[{random: 2, tag: one}]")
    assert pools(tagged) == [("tag:one", "one", ["1/check/a", "1/check/b"], 2)]


def test_a_mark_for_weights_that_differ(tmp_path: Path) -> None:
    """A slot has one mark, whatever is drawn: that of all, or 1, or what the quiz says."""
    picks = "[{random: 1, from: 1/spare}, {random: 1, from: 1/spare, weight: 0.5}]"
    assert [slot.mark for slot in worked_out(tmp_path, picks, spare="e=2 f=3").slots] == [1, Decimal("0.5")]
    assert [slot.mark for slot in worked_out(tmp_path, picks, spare="e=3 f=3").slots] == [3, Decimal("0.5")]


@pytest.mark.parametrize(
    ("picks", "doubled", "expected"),
    [
        ("[a, b, a]", ["1/check/a"], ["a", "b"]),
        ("[{random: 1, tag: one}, {random: 1, tag: two}]", ["1/check/b"], ["(tag:one)", "(tag:two)"]),
        ("[{random: 1, tag: two}, {random: 1, from: 1/check}]", ["1/check/b"], ["(tag:two)", "(1/check)"]),
        ("[b, {random: 1, tag: one}, {random: 1, tag: two}]", [], ["b", "(tag:one)", "(tag:two)"]),
    ],
)
def test_a_question_stands_in_one_place(tmp_path: Path, picks: str, doubled: list[str], expected: list[str]) -> None:
    result = worked_out(tmp_path, picks)
    assert [key for key, _ in result.doubled] == doubled
    assert slots(result) == expected


@pytest.mark.parametrize(
    ("picks", "unknown", "empty", "expected"),
    [
        ("[{heading: One}, nothing, a]", 1, 0, ["a"]),
        ("[{tag: nothing}, {random: 1, tag: nothing}, {random: 1, from: 1/nothing}, a]", 3, 0, ["a"]),
        ("[{heading: One}, {heading: Two}, a, {heading: Three}]", 0, 2, ["Two: a"]),
        ("[{heading: One}, {tag: one}, {heading: Two}, {tag: one}]", 0, 1, ["One: a", "b", "story 0"]),
    ],
)
def test_what_cannot_be_worked_out(tmp_path: Path, picks: str, unknown: int, empty: int, expected: list[str]) -> None:
    result = worked_out(tmp_path, picks)
    assert (len(result.unknown), len(result.empty_headings), slots(result)) == (unknown, empty, expected)


def test_a_pool_may_be_too_small(tmp_path: Path) -> None:
    result = worked_out(tmp_path, "[{random: 2, from: 1/spare}]", spare="story-e")
    assert pools(result) == [("1/spare", "Set 1/spare", [], 2)]
    assert result.unknown == ()
