"""Whatever stands in a file of questions: the reader says what is wrong with it, or the quiz is planned and holds together."""

from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import get_args

from hypothesis import example, given
from hypothesis import strategies as st

from builder.curriculum.questions import FRACTIONS, QuestionType
from builder.curriculum.text import Text
from builder.diagnostics import CODES, BuildError, Diagnostic, Span, has_errors
from builder.pipeline import check
from builder.reader.question_answers import Parts, parts_of
from tests.courses import QUIZ, quiz_course
from tests.property.strategies import FEW, QUICK, characters, markdown_texts, titles
from tests.quiz_plans import assert_closed, quizzes
from tests.sheets import read_sheet

FILES = {Path(name).stem: text for _, name, text in read_sheet(QUIZ).parts if name.startswith("source/1/questions/")}
WORDS = {"answer-true": "True", "answer-false": "False"}
TYPES = get_args(QuestionType)
BITS = [
    "---", "\n", "\n\n", "  ", "    ", "\t", "\r\n", "## ", "### ", "# ", "##", "```", "```yaml\n", "~~~", "`",
    "- [x] ", "- [ ] ", "* [50%] ", "- [`x`] ", "- []", "- [x]`a`", "+ [-1/3] ", "[1/0]", "  > ", "> ", "*",
    "| ", " |", "||", "\\|", "|---|---|", "[[", "]]", "[[a]]", "[[a||b]]", "1. ", "2)", "90 ± 5", "+- 1e9999999",
    "### Hint", "### Feedback", "key: a", "type: essay", "type: matching", "weight: 0", "tags: [a, a]", "random: 2",
    "{tag: a}", "heading: x", "pass-mark: 101", "![](x.svg)", "[a](quiz:1/check)", "[^1]", "[^1]: [[a]]", "\ue002", "\ue0031",
    "\u2028", "²", "٣", "<b>", "&lt;", "$@NULL@$", "{: .x }", "!!! tip", "x" * 300,
]  # fmt: skip
LINES = st.one_of(
    st.sampled_from(BITS), st.sampled_from(BITS), st.text(characters, max_size=12), markdown_texts(),
    st.builds("{}{}".format, st.sampled_from(BITS), st.sampled_from(BITS)),
)  # fmt: skip


def survives(files: dict[str, str]) -> None:
    """Read and check, and where nothing is wrong, plan."""
    with TemporaryDirectory() as folder:
        try:
            checked, found = check(quiz_course(Path(folder), files), (), "on")
        except BuildError as error:
            checked, found = (), error.diagnostics
            assert has_errors(found)
        for diagnostic in found:
            assert "\n" not in f"{diagnostic.span}{diagnostic.message}{diagnostic.hint}"
        if not has_errors(found):
            for one in checked:
                plan = one.planner().plan()
                assert_closed(plan)
                keys = [question.key for each in one.index.question_sets.values() for question in each.questions]
                assert len(keys) == len(set(keys))
                assert len(quizzes(plan)) == len(one.index.quizzes)


def front(text: str) -> str:
    """Give the front matter of a file."""
    return text.partition("\n---\n")[0] + "\n---\n"


@QUICK
@given(st.lists(LINES, max_size=8))
def test_any_text_behind_the_front_matter(lines: list[str]) -> None:
    survives({"spare.en": front(FILES["spare.en"]) + "\n".join(lines)})


@QUICK
@given(
    st.sampled_from(sorted(FILES)),
    st.lists(
        st.tuples(st.floats(0, 1), st.integers(0, 20), st.one_of(st.sampled_from(BITS), st.text(characters, max_size=4))),
        min_size=1,
        max_size=4,
    ),
)
def test_mutated(name: str, edits: list[tuple[float, int, str]]) -> None:
    text = FILES[name]
    for place, length, bit in edits:
        at = int(place * len(text))
        text = text[:at] + bit + text[at + length :]
    survives({name: text})


def body(kind: str, words: list[str]) -> str:
    """Write the words and answers of a question that has what its type asks for."""
    one, two, three, four = words
    match kind:
        case "single-choice" | "multiple-choice" | "short-answer":
            return f"{one}\n\n- [x] 1 {two}\n\n  > {three}\n\n- [ ] 2 {four}\n"
        case "true-false":
            return f"{one}\n\n- [x] True\n- [ ] False\n  > {two}\n"
        case "numerical":
            return f"{one}\n\n- [x] 1 ± 2\n  > {two}\n- [ ] *\n"
        case "matching":
            return f"{one}\n\n| a | b |\n|---|---|\n| 1 {two} | 1 |\n| 2 {three} | 2 |\n| | 3 |\n"
        case "ordering":
            return f"{one}\n\n1. 1 {two}\n2. 2 {three}\n3. 3 {four}\n"
        case "gap-fill":
            return f"{one} [[1 {two.replace('|', '')}]] {three} [[right || wrong {four}]]\n"
        case _:
            return one


@FEW
@given(st.lists(titles(), min_size=4, max_size=4), st.sampled_from(["as-written", "shuffled"]))
@example(["![[[a]]](../../../annex_assets/ring.svg)", "b", "c", "d"], "shuffled")
@example(["a[^1]", "![a](../../../annex_assets/ring.svg)", "[b](quiz:1/check)", "c"], "shuffled")
@example(["a [^1]", "b", "c\n\n[^1]: d", "[]"], "as-written")
def test_any_words_in_a_quiz_of_every_type(words: list[str], order: str) -> None:
    fields = "objective: know\nexercise: 1.A.1.1\nweight: 2"
    questions = [
        f"## {kind} {words[0]}\n```yaml\nkey: {kind}\ntype: {kind}\n{fields}\n```\n\n{body(kind, words)}" for kind in TYPES
    ]
    sections = f"\n### Hint\n\n{words[1]}\n\n### Feedback\n\n{words[2]}\n"
    survives(
        {
            "check.en": f"---\ncode: 1/check\ntitle: C\nquiz: {{order: {order}}}\n---\n"
            + "\n".join(q + sections for q in questions)
        }
    )


def parts(kind: str, body: str) -> tuple[Parts, list[Diagnostic]]:
    wrong: list[Diagnostic] = []
    made = parts_of(kind, Text(body, Span("q.md", 1, 1), "en"), WORDS, Span("q.md", 1, 1), wrong)  # type: ignore[arg-type] # a type
    return made, wrong


@QUICK
@given(st.lists(LINES, max_size=8).map("\n".join))
@example("- [x]`a`\n- [`a`] b\n- [`a]`] c")
@example("1. `a`\n2. ``\n3. `")
@example("|\n||\n|-|-|\n|`|`|\\|")
def test_every_type_reads_any_body(body: str) -> None:
    """Each mistake has a code of the table and a place in the text; each part of an answer is one that Moodle knows."""
    lines = body.split("\n")
    for kind in TYPES:
        made, wrong = parts(kind, body)
        for diagnostic in wrong:
            assert diagnostic.code in CODES
            assert 1 <= diagnostic.span.line <= len(lines)
            assert 1 <= diagnostic.span.column <= len(lines[diagnostic.span.line - 1]) + 1
        assert {abs(answer.fraction) for answer in made.answers} <= set(FRACTIONS)
        if made.text and not wrong and kind not in ("essay", "description"):
            assert made.answers or made.pairs or made.gaps or made.items
        if not wrong and kind == "multiple-choice":
            assert abs(sum((a.fraction for a in made.answers if a.fraction > 0), Decimal(0)) - 1) < Decimal("0.01")


@QUICK
@given(st.lists(LINES, max_size=8).map("\n".join))
@example("- [x]  a\n   b\n\n     > c\n     >  d\n\n- [ ]\n      e\n    f")
@example("| a | b |\n|--|--|\n|  c | d |\n||e|")
def test_words_are_found_where_they_are_said_to_be(body: str) -> None:
    lines = body.split("\n")
    for kind in TYPES:
        made, _ = parts(kind, body)
        texts = [text for answer in made.answers for text in (answer.text, answer.feedback)]
        for text in (*texts, *(pair.stem for pair in made.pairs), *made.items):
            for number, line in enumerate(text.markdown.split("\n")[:-1], 1):
                place = text.at(number, 1)
                found = lines[place.line - 1][place.column - 1 :].replace("\\|", "|")
                assert found.startswith(line.replace("\\|", "|").rstrip()), (kind, text)
