"""What the page about questions says is what the reader reads: its examples, its fields, its words, its parts of marks."""

import re
from decimal import Decimal
from pathlib import Path

import pytest

from builder.curriculum.questions import FRACTIONS, Question, QuestionSet
from builder.diagnostics import Diagnostic
from builder.pipeline import check
from builder.reader.question_shapes import QUESTION, QUIZ, QUIZ_ITEM, TYPES
from builder.reader.shapes import Choice, Object
from builder.reader.words import words_for
from tests.courses import PROJECT, base_course

PAGE = (PROJECT / "docs/reference/questions.md").read_text(encoding="utf-8")
TYPES_PART = PAGE.partition("\n## Types\n")[2].partition("\n## ")[0]
WHOLE = re.findall(r"^````markdown\n(.*?)^````$", PAGE, re.MULTILINE | re.DOTALL)
EXAMPLES = [
    (part.partition("\n")[0].strip(), example)
    for part in TYPES_PART.split("\n### ")[1:]
    for example in re.findall(r"^```markdown\n(.*?)^```$", part, re.MULTILINE | re.DOTALL)
]
ESSAY = """## An essay

```yaml
key: {}
type: essay
objective: know
exercise: 1.A.1.1
tags: [roles]
```

What?

"""


def table(heading: str) -> dict[str, list[str]]:
    """Give the rows of the table under a heading by what stands in code in their first cell."""
    part = PAGE.partition(f"# {heading}\n")[2].partition("\n#")[0]
    rows = re.findall(r"^\| (`.*?) \|(.*)\|$", part, re.MULTILINE)
    return {name: re.split(r"(?<!\\)\|", rest) for names, rest in rows for name in re.findall(r"`([^`]+)`", names)}


def read(root: Path, files: dict[str, str]) -> tuple[dict[str, QuestionSet], list[Diagnostic]]:
    """Read sets of questions in the small course, whose module has the page's objective too; notes are no mistakes."""
    base_course(root)
    module = root / "source/1/module.en.md"
    objective = "    - {key: professional-roles, text: Know the roles}\n"
    module.write_text(module.read_text(encoding="utf-8").replace("  general:\n", f"  general:\n{objective}"), encoding="utf-8")
    for name, text in files.items():
        path = root / f"source/1/questions/{name}.en.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    checked, found = check(root)
    return checked[0].index.question_sets, [d for d in found if d.code not in ("QST427", "QST428")]


def one_question(root: Path, kind: str, body: str) -> Question:
    """Read an example of a type, in the place where it stands in a question."""
    fields = f"key: q\ntype: {kind}\nobjective: know\nexercise: 1.A.1.1"
    asked = body if kind == "gap-fill" else f"What?\n\n{body}"
    sets, found = read(root, {"check": f"---\ncode: 1/check\ntitle: Check\n---\n## Q\n\n```yaml\n{fields}\n```\n\n{asked}"})
    assert found == []
    return sets["1/check"].questions[0]


def test_a_whole_file(tmp_path: Path) -> None:
    (text,) = WHOLE
    sets, found = read(tmp_path, {"check": text})
    assert found == []
    one = sets["1/check"]
    assert one.quiz is not None
    assert one.quiz.pass_mark == 70
    (question,) = one.questions
    assert (question.key, len(question.answers), len(question.hints)) == ("1/check/role-of-coach", 3, 1)
    assert all(answer.feedback for answer in question.answers)
    assert question.feedback.markdown == "The first step of the path is a goal in her own words.\n"


@pytest.mark.parametrize(("kind", "example"), EXAMPLES, ids=[kind for kind, _ in EXAMPLES])
def test_examples_of_types(tmp_path: Path, kind: str, example: str) -> None:
    one = one_question(tmp_path, kind, example)
    wanted = {
        "multiple-choice": (3, 0, 0, 0), "true-false": (2, 0, 0, 0), "matching": (0, 3, 0, 0), "short-answer": (3, 0, 0, 0),
        "numerical": (2, 0, 0, 0), "gap-fill": (0, 0, 2, 0), "ordering": (0, 0, 0, 3),
    }  # fmt: skip
    assert (len(one.answers), len(one.pairs), len(one.gaps), len(one.items)) == wanted[kind]
    assert sum(bool(answer.feedback) for answer in one.answers) == example.count("  > ")


def test_every_type_has_its_part() -> None:
    assert tuple(re.findall(r"^### (.*)$", TYPES_PART, re.MULTILINE)) == TYPES
    assert {kind for kind, _ in EXAMPLES} == set(TYPES) - {"single-choice", "essay", "description"}


def test_fields_of_a_question() -> None:
    assert table("Fields").keys() == QUESTION.fields.keys()
    said = table("Fields")
    for name, shape in QUESTION.fields.items():
        if isinstance(shape, Choice) and name != "type":
            assert set(shape.options) <= set(re.findall(r"`([^`]+)`", "".join(said[name]))), name


def test_fields_of_a_quiz() -> None:
    """Those that every activity has are on the page about activities."""
    said = table("The quiz block")
    said = {name: cells for name, cells in said.items() if name in QUIZ.fields}
    activities = (PROJECT / "docs/reference/activities.md").read_text(encoding="utf-8")
    elsewhere = {name for name in QUIZ.fields.keys() - said.keys() if re.search(rf"`[^`]*\b{name}\b[^`]*`", activities)}
    assert said.keys() | elsewhere == QUIZ.fields.keys()
    for name in said:
        shape = QUIZ.fields[name]
        if isinstance(shape, Choice):
            assert set(shape.options) <= set(re.findall(r"`([^`]+)`", "".join(said[name]))), name


def test_defaults(tmp_path: Path) -> None:
    """What stands in the last column is what a field is if it is left out."""
    sets, found = read(tmp_path, {"check": WHOLE[0].replace("quiz:\n  pass-mark: 70\n", "quiz: {}\n")})
    assert found == []
    one = sets["1/check"]
    question, quiz = one.questions[0], one.quiz
    assert quiz is not None
    default = {name: cells[-1].strip().strip("`") for name, cells in {**table("Fields"), **table("The quiz block")}.items()}
    assert (Decimal(default["weight"]), default["shuffle"], default["case"]) == (question.weight, "yes", "ignore")
    assert (question.shuffle, question.case_sensitive) == (True, False)
    assert abs(Decimal(default["penalty"]) / 100 - question.penalty) < Decimal("0.0001")
    assert default["lines"] == f"{question.essay.lines}`, none, none, `{question.essay.attachments}"
    assert (default["order"], quiz.shuffled) == ("as-written", False)
    assert (default["shuffle-answers"], quiz.shuffle_answers) == ("yes", True)
    assert (default["attempts"], quiz.attempts) == ("unlimited", 0)
    assert (default["grade"], default["feedback"], default["review"]) == (quiz.grade, quiz.feedback, quiz.review)
    assert (Decimal(default["maximum"]), int(default["per-page"])) == (quiz.maximum, quiz.per_page)
    assert (quiz.time_limit, quiz.opens, quiz.closes, quiz.bands, quiz.completion) == (0, None, None, (), "passed")


ITEMS = [item for item in table("The quiz block") if item.startswith("{")]


@pytest.mark.parametrize("item", [*ITEMS[:4], ITEMS[4] + ", steps"])
def test_items_of_a_quiz(tmp_path: Path, item: str) -> None:
    own = f"---\ncode: 1/check\ntitle: C\nquiz: {{questions: [{item}], pass-mark: 0}}\n---\n{ESSAY.format('steps')}"
    spare = "---\ncode: 1/spare\ntitle: Spare\n---\n" + "".join(ESSAY.format(name) for name in ("steps", "roles", "stairs"))
    assert read(tmp_path, {"check": own, "spare": spare})[1] == []


def test_fields_of_items() -> None:
    assert isinstance(QUIZ_ITEM.long, Object)
    assert {name for item in ITEMS for name in re.findall(r"([a-z]+):", item)} == QUIZ_ITEM.long.fields.keys()


def test_headings_of_sections() -> None:
    english, german = words_for(PROJECT, "en")[0], words_for(PROJECT, "de")[0]
    sections = ("feedback", "hint", "if-right", "if-partly-right", "if-wrong", "for-the-marker", "answer-template")
    assert set(table("Sections")) == {f"### {english[name]}" for name in sections}
    assert f"in German `### {german['feedback']}`, `### {german['hint']}`" in PAGE
    assert f"`{english['answer-true']}` and `{english['answer-false']}`" in PAGE
    assert f"`{german['answer-true']}` and `{german['answer-false']}`" in PAGE


def test_parts_of_marks() -> None:
    said = PAGE.partition("Only parts that Moodle knows can be used: ")[2].partition(" percent")[0]
    numbers = [Decimal(number) for number in re.findall(r"\d+(?:\.\d+)?", said)]
    assert numbers == [(fraction * 100).quantize(Decimal("0.01")) for fraction in FRACTIONS if fraction]
