"""What is read of questions of every type: marks, answers of several lines, gaps, places."""

from decimal import Decimal
from pathlib import Path

import pytest

from builder.curriculum.questions import FRACTIONS, Question
from builder.curriculum.text import NO_TEXT, Text
from builder.diagnostics import Span
from tests.courses import quiz_course
from tests.question_sets import read, sets, shown


@pytest.fixture(scope="module")
def all_types(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Question]:
    one = sets(quiz_course(tmp_path_factory.mktemp("course")))["1/check"]
    return {question.name: question for question in one.questions}


def test_single_choice(all_types: dict[str, Question]) -> None:
    one = all_types["one-of-them"]
    assert (one.key, one.type, one.title) == ("1/check/one-of-them", "single-choice", "One of them")
    assert (one.objective.key, one.exercise.key, one.level, one.tags) == ("know", "1.A.1.1", "1", ("choices",))
    assert (float(one.weight), float(one.penalty), one.shuffle, one.case_sensitive) == (1, 0.3333333, True, False)
    assert one.text == Text("Which one?\n", Span("source/1/questions/check.en.md", 38, 1), "en")
    assert shown(one.answers) == [
        ("This one.\n", 1, "Yes.\n"),
        ("That one.\n", 0, "No. Look at ![a ring](../../../annex_assets/ring.svg).\n"),
        ("Nearly this one.\n", 0.5, ""),
    ]
    assert [hint.markdown for hint in one.hints] == ["Not that one.\n"]
    assert one.feedback.markdown == "It is this one.\n"
    assert (one.if_right, one.if_partly_right, one.if_wrong) == (NO_TEXT, NO_TEXT, NO_TEXT)
    assert (one.language, one.span) == ("en", Span("source/1/questions/check.en.md", 28, 1))


def test_multiple_choice(all_types: dict[str, Question]) -> None:
    one = all_types["some-of-them"]
    assert one.text.markdown == "Which ones?\n\n![A ring](../../../annex_assets/ring.svg)\n"
    assert [answer.fraction for answer in one.answers] == [Decimal("0.5"), -1, Decimal("0.5")]


def test_true_false(all_types: dict[str, Question]) -> None:
    assert shown(all_types["true-or-not"].answers) == [("True\n", 0, ""), ("False\n", 1, "It is not.\n")]


def test_description(all_types: dict[str, Question]) -> None:
    one = all_types["story"]
    assert (one.type, float(one.weight), one.text.markdown) == ("description", 0, "Once there was a ring.\n")
    assert (one.objective.key, one.exercise.key, one.level) == ("", "", "")


def test_matching(all_types: dict[str, Question]) -> None:
    one = all_types["pairs"]
    assert [(pair.stem.markdown, pair.match) for pair in one.pairs] == [("A\n", "One"), ("B\n", "Two"), ("", "Three")]
    assert one.text.markdown == "What belongs together?\n"
    assert one.if_wrong.markdown == "Count again.\n"
    assert one.level == "2", "that of its exercise"


def test_short_answer(all_types: dict[str, Question]) -> None:
    one = all_types["word"]
    assert one.case_sensitive
    assert shown(one.answers) == [("ring\n", 1, ""), ("r*g\n", 0.5, ""), ("*\n", 0, "It is a ring.\n")]


def test_numerical(all_types: dict[str, Question]) -> None:
    one = all_types["number"]
    assert (one.weight, one.penalty) == (Decimal("0.5"), Decimal("0.1"))
    assert [(answer.number, float(answer.tolerance), float(answer.fraction)) for answer in one.answers] == [
        (Decimal(90), 5, 1),
        (Decimal(90), 15, 0.5),
        (None, 0, 0),
    ]


@pytest.mark.parametrize(
    ("written", "number", "tolerance"),
    [("-2.50", "-2.5", "0"), ("+3 +- .5", "", ""), ("1e3 ± 1E-2", "1000", "0.01"), ("7±0.5", "7", "0.5"), ("7 ± -2", "7", "2")],
)
def test_numbers(tmp_path: Path, written: str, number: str, tolerance: str) -> None:
    body = f"How many?\n\n- [x] {written}\n"
    if not number:
        with pytest.raises(AssertionError, match="QST411"):
            read(tmp_path, "numerical", body)
        return
    answer = read(tmp_path, "numerical", body).answers[0]
    assert (answer.number, answer.tolerance) == (Decimal(number), Decimal(tolerance))


def test_gap_fill(all_types: dict[str, Question]) -> None:
    one = all_types["gaps"]
    assert one.text.markdown == "The ring is [[1]], and it [[2]]; `[[this]]` is code.\n"
    assert [(gap.right, gap.wrong, gap.span.column) for gap in one.gaps] == [
        (("round", "a circle"), (), 13),
        (("shines",), ("sings", "sinks"), 42),
    ]


def test_gaps_in_tables_lists_and_code(tmp_path: Path) -> None:
    body = "| a | b |\n|---|---|\n| [[ one  two | 2]] | [[x||y]] |\n\n1. An [[`item`]].\n\n```\n[[no gap]]\n```\n"
    one = read(tmp_path, "gap-fill", body)
    assert [(gap.right, gap.wrong) for gap in one.gaps] == [(("one two", "2"), ()), (("x",), ("y",)), (("`item`",), ())]
    assert one.text.markdown == ("| a | b |\n|---|---|\n| [[1]] | [[2]] |\n\n1. An [[3]].\n\n```\n[[no gap]]\n```\n")


def test_ordering(all_types: dict[str, Question]) -> None:
    one = all_types["steps"]
    assert [item.markdown for item in one.items] == ["First\n", "Second\n", "Third\n"]
    assert (len(one.answers), len(one.pairs), len(one.gaps)) == (0, 0, 0)


def test_essay(all_types: dict[str, Question]) -> None:
    essay = all_types["own-words"].essay
    assert (essay.lines, essay.min_words, essay.max_words, essay.attachments) == (5, 10, 100, 1)
    assert (essay.marker.markdown, essay.template.markdown) == ("Anything goes.\n", "I think that ...\n")


@pytest.mark.parametrize(
    ("written", "penalty"), [("33.33", "0.3333333"), ("33.33333", "0.3333333"), ("33", "0.33"), ("0", "0"), ("100", "1")]
)
def test_penalties(tmp_path: Path, written: str, penalty: str) -> None:
    assert read(tmp_path, "numerical", "How many?\n\n- [x] 1\n", f"penalty: {written}\n").penalty == Decimal(penalty)


@pytest.mark.parametrize("right", range(1, 11))
@pytest.mark.parametrize("wrong", [0, 1, 3, 10])
def test_shares_of_a_multiple_choice(tmp_path: Path, right: int, wrong: int) -> None:
    """Each is one that Moodle knows; the right ones make the whole, and ticking everything gives nothing."""
    lines = [f"- [x] right {n}" for n in range(right)] + [f"- [ ] wrong {n}" for n in range(wrong)]
    if len(lines) == 1:
        lines.append("- [ ] wrong")
    fractions = [answer.fraction for answer in read(tmp_path, "multiple-choice", "Which?\n\n" + "\n".join(lines)).answers]
    assert {abs(fraction) for fraction in fractions} <= set(FRACTIONS)
    assert abs(float(sum(fraction for fraction in fractions if fraction > 0)) - 1) < 0.00001
    if len(fractions) > right:
        assert abs(float(sum(fractions))) < 0.00001


@pytest.mark.parametrize(
    ("mark", "fraction"),
    [
        ("x", "1"), ("X", "1"), (" ", "0"), ("", "0"), (" x ", "1"), ("100%", "1"),
        ("50%", "0.5"), ("50 %", "0.5"), ("+50%", "0.5"),
        ("33%", ""), ("33.3%", "0.3333333"), ("33.33%", "0.3333333"), ("33.33333%", "0.3333333"), ("1/3", "0.3333333"),
        ("-2/3", "-0.6666667"), ("1/7", "0.1428571"), ("1/9", "0.1111111"), ("-100%", "-1"), ("0%", "0"), ("-0%", "0"),
        ("2/2", "1"), ("1/11", ""), ("110%", ""), ("83.33%", "0.8333333"), ("5%", "0.05"),
    ],
)  # fmt: skip
def test_marks(tmp_path: Path, mark: str, fraction: str) -> None:
    body = f"What?\n\n- [x] a\n- [{mark}] b\n"
    if not fraction:
        with pytest.raises(AssertionError, match="QST405"):
            read(tmp_path, "short-answer", body)
        return
    assert read(tmp_path, "short-answer", body).answers[1].fraction == Decimal(fraction)


def test_percentages_of_a_multiple_choice(tmp_path: Path) -> None:
    """Thirds make the whole, whatever they are rounded to; a cross is the whole by itself."""
    thirds = read(tmp_path, "multiple-choice", "Which?\n\n- [33.3%] a\n- [1/3] b\n- [33.33%] c\n- [-50%] d\n- [0%] e\n")
    assert [answer.fraction for answer in thirds.answers] == [Decimal("0.3333333")] * 3 + [Decimal("-0.5"), 0]
    one = read(tmp_path, "multiple-choice", "Which?\n\n- [x] a\n- [-50%] b\n- [ ] c\n")
    assert [answer.fraction for answer in one.answers] == [1, Decimal("-0.5"), 0]


LONG_ANSWER = """Which program prints a line that begins with `>`?

- [x] This one,
  on two lines:

  ```
  > print("a")

  - [ ] not an answer
  ```

  > Right.
  >
  > * It prints.
  > * It ends.

  > And one more paragraph.

* [ ]
      indented by more
  than two blanks
+ [ ] | a | b |
  |---|---|
  | c \\| d | e |

  >No blank.
  >     code
"""


def test_answers_and_feedback_of_several_lines(tmp_path: Path) -> None:
    one = read(tmp_path, "single-choice", LONG_ANSWER)
    assert one.text.markdown == "Which program prints a line that begins with `>`?\n"
    assert shown(one.answers) == [
        (
            'This one,\non two lines:\n\n```\n> print("a")\n\n- [ ] not an answer\n```\n',
            1,
            "Right.\n\n* It prints.\n* It ends.\n\nAnd one more paragraph.\n",
        ),
        ("    indented by more\nthan two blanks\n", 0, ""),
        ("| a | b |\n|---|---|\n| c \\| d | e |\n", 0, "No blank.\n    code\n"),
    ]


def test_places_in_answers_and_feedback(tmp_path: Path) -> None:
    """A letter of what was cut out of a list or a quotation is found again in the file."""
    one = read(tmp_path, "single-choice", LONG_ANSWER)
    file = (tmp_path / "source/1/questions/check.en.md").read_text(encoding="utf-8").split("\n")
    for text in one.texts():
        for number, line in enumerate(text.markdown.split("\n")[:-1], 1):
            place = text.at(number, 1)
            assert file[place.line - 1][place.column - 1 :].rstrip() == line.rstrip()


def test_a_question_may_hold_code_lists_and_tables(tmp_path: Path) -> None:
    before = "Read:\n\n```\n- [x] not an answer\n## not a question\n### not a section\n| not | a | pair |\n```\n\n* [a link](https://example.org)"
    one = read(tmp_path, "single-choice", f"{before}\n\n- [x] `- [ ]`\n- [ ] It`s\n- [ ] Don`t\n")
    assert one.text.markdown == before + "\n"
    assert [answer.text.markdown for answer in one.answers] == ["`- [ ]`\n", "It`s\n", "Don`t\n"]
    table = "| stem | match |\n|:--|--:|\n| `a|b` | c \\| d |\n| \\| | e\n|| f |\n|  g  |  h  |   \n"
    pairs = read(tmp_path, "matching", f"{before}\n\n{table}").pairs
    assert [(pair.stem.markdown, pair.match) for pair in pairs] == [("`a|b`\n", "c | d"), ("|\n", "e"), ("", "f"), ("g\n", "h")]
    steps = read(tmp_path, "ordering", "```\n1. no step\n```\n\n1. One\n   goes on\n2) Two\n\n   more\n10. Three\n")
    assert [item.markdown for item in steps.items] == ["One\ngoes on\n", "Two\n\nmore\n", "Three\n"]


def test_texts_that_people_read(all_types: dict[str, Question]) -> None:
    """Answers that are typed are no Markdown; an essay's words for the marker are."""
    assert [text.markdown for text in all_types["word"].texts()] == ["What is it called?\n", "It is a ring.\n"]
    assert [text.markdown for text in all_types["number"].texts()] == ["How many?\n"]
    assert [text.markdown for text in all_types["pairs"].texts()] == ["What belongs together?\n", "A\n", "B\n", "Count again.\n"]
    assert [text.markdown for text in all_types["own-words"].texts()] == [
        "What do you think?\n",
        "Anything goes.\n",
        "I think that ...\n",
    ]
