"""What a plan makes of quizzes: banks, slots, pages and parts, links to a quiz, and where it stands."""

from pathlib import Path

import pytest

from builder.plan.model import CoursePlan
from builder.plan.releases import for_release
from tests.courses import checked_course, plan_of, quiz_course
from tests.quiz_plans import FIELDS, assert_closed, html, only, question, quiz_of, quizzes, words


def keys(plan: CoursePlan) -> list[list[str]]:
    return [[activity.key for activity in section.activities] for section in plan.sections]


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> CoursePlan:
    return plan_of(quiz_course(tmp_path_factory.mktemp("course")))


def test_the_quiz(plan: CoursePlan) -> None:
    quiz = only(plan)
    assert (quiz.key, quiz.title, quiz.language) == ("1/check", "Check: first", "en")
    assert html(quiz.description) == (
        '<div lang="en"><p>What people read before they begin; see <a href="&lt;1.A.1.1&gt;">1.A.1.1 One</a>.</p></div>'
    )
    assert (float(quiz.maximum), float(quiz.pass_mark), quiz.feedback, quiz.review, quiz.grade) == (
        100,
        70,
        "with-tries",
        "all",
        "highest",
    )
    assert (quiz.attempts, quiz.time_limit, quiz.opens, quiz.closes, quiz.shuffle_answers) == (0, 0, None, None, True)
    assert (quiz.completion, quiz.counts) == ("passed", True)
    assert [(float(band.minimum), html(band.text.body)) for band in quiz.bands] == [
        (70, '<div lang="en"><p>Well done. Go on with <a href="&lt;1.A.2.1&gt;">1.A.2.1 Two</a>.</p></div>'),
        (0, '<div lang="en"><p>Look again.</p></div>'),
    ]
    assert quiz.origin.path == "source/1/questions/check.en.md"


def test_banks_slots_pages_and_parts(plan: CoursePlan) -> None:
    quiz = only(plan)
    assert [(bank.key, bank.title, [one.key for one in bank.questions]) for bank in quiz.banks] == [
        (
            "1/check",
            "Check: first",
            [
                f"1/check/{name}"
                for name in "one-of-them some-of-them true-or-not story pairs word number gaps steps own-words".split()
            ],
        ),
        ("1/spare", "More questions", ["1/spare/sum", "1/spare/product", "1/spare/difference"]),
    ]
    assert [(slot.question.removeprefix("1/check/") or slot.drawn_from, slot.page, float(slot.mark)) for slot in quiz.slots] == [
        ("one-of-them", 1, 1),
        ("some-of-them", 2, 2),
        ("true-or-not", 3, 1),
        ("story", 4, 0),
        ("pairs", 4, 1),
        ("word", 5, 1),
        ("number", 6, 0.5),
        ("gaps", 7, 1),
        ("steps", 8, 1),
        ("own-words", 9, 0),
        ("1/spare", 10, 1),
        ("1/spare", 11, 1),
    ]
    assert [(part.first, part.title, part.shuffled) for part in quiz.parts] == [(1, "Choices", False), (4, "Words", False)]
    assert float(quiz.marks) == 10.5


@pytest.mark.parametrize(
    ("block", "pages"),
    [
        ("{}", "1 2 2 3 4 5"),
        ("{per-page: 2}", "1 1 1 2 2 3"),
        ("{per-page: 3}", "1 1 1 1 2 2"),
        ("{per-page: all}", "1 1 1 1 1 1"),
        ("{per-page: 2, questions: [a, story, b, {heading: H}, c, d, e]}", "1 1 1 2 2 3"),
        ("{per-page: 1, questions: [story, a, b, c, d, e]}", "1 1 2 3 4 5"),
        ("{per-page: all, questions: [a, {heading: H}, story, b, c, d, e]}", "1 1 1 1 1 1"),
    ],
)
def test_pages(tmp_path: Path, block: str, pages: str) -> None:
    """A story counts as none, and stands with the question behind it; a heading begins a page where there are several."""
    essays = [f"essay {name}: What?" for name in "abcde"]
    quiz = quiz_of(tmp_path, block, essays[0], "description story: Once.", *essays[1:])
    assert " ".join(str(slot.page) for slot in quiz.slots) == pages


@pytest.mark.parametrize(
    ("block", "parts"),
    [
        ("{}", [(1, "", False)]),
        ("{order: shuffled}", [(1, "", True)]),
        ("{questions: [a, {heading: H}, b], order: shuffled}", [(1, "", True), (2, "H", True)]),
        ("{questions: [{heading: G}, a, {heading: H}, b]}", [(1, "G", False), (2, "H", False)]),
    ],
)
def test_parts(tmp_path: Path, block: str, parts: list[tuple[int, str, bool]]) -> None:
    quiz = quiz_of(tmp_path, block, "essay a: What?", "essay b: What?")
    assert [(part.first, part.title, part.shuffled) for part in quiz.parts] == parts


def test_a_pool_of_the_quiz_itself(tmp_path: Path) -> None:
    """The bank of the questions that are named has the quiz's key, so that the pool gets another."""
    quiz = quiz_of(tmp_path, "{questions: [b, {random: 1, from: 1/check}]}", "essay a: What?", "essay b: What?")
    assert [(bank.key, [one.key for one in bank.questions]) for bank in quiz.banks] == [
        ("1/check", ["1/check/b"]),
        ("1/check/pool", ["1/check/a"]),
    ]
    assert [(slot.question, slot.drawn_from) for slot in quiz.slots] == [("1/check/b", ""), ("", "1/check/pool")]


def test_a_quiz_that_only_draws(tmp_path: Path) -> None:
    quiz = quiz_of(tmp_path, "{questions: [{random: 1, tag: sums}, {random: 1, tag: sums, weight: 2}]}")
    assert [(bank.key, bank.title, len(bank.questions)) for bank in quiz.banks] == [("tag:sums", "sums", 2)]
    assert [(slot.drawn_from, slot.page, float(slot.mark)) for slot in quiz.slots] == [("tag:sums", 1, 1), ("tag:sums", 2, 2)]


def test_where_a_quiz_stands(tmp_path: Path) -> None:
    """Behind its exercise and what belongs to that, or at the end of the module; several in the order of their codes."""
    more = {f"z{n}.en": f"---\ncode: 1/z{n}\ntitle: Z\nquiz: {{questions: [1/spare/sum]{after}}}\n---\n" for n, after in (
        (1, ", after: 1.A.1.1"), (10, ""), (2, ""), (3, ", after: 1.A.2.1"),
    )}  # fmt: skip
    plan = plan_of(quiz_course(tmp_path, more))
    assert_closed(plan)
    assert keys(plan)[1] == [
        "1/module", "1/materials", "1.A/topic", "1.A.1/level", "1.A.1.1", "1.A.1.1/sheet", "1/check", "1/z1",
        "1.A.2/level", "1.A.2.1", "1/z3", "1/z2", "1/z10",
    ]  # fmt: skip
    assert [(p.key, p.next) for p in plan.pages() if p.next] == [("1.A.1.1", "1.A.2.1")], "a quiz is no next page"


@pytest.mark.parametrize(
    ("completion", "course", "counts"),
    [("passed", "view", True), ("viewed", "view", True), ("none", "view", False), ("passed", "none", False)],
)
def test_what_counts(tmp_path: Path, completion: str, course: str, counts: bool) -> None:  # noqa: FBT001 - the table's last column
    file = quiz_course(tmp_path) / "source/course.yaml"
    file.write_text(file.read_text(encoding="utf-8") + f"defaults: {{completion: {course}}}\n", encoding="utf-8")
    text = f"---\ncode: 1/check\ntitle: Check\nquiz: {{questions: [1/spare/sum], completion: {completion}}}\n---\n"
    (tmp_path / "source/1/questions/check.en.md").write_text(text, encoding="utf-8")
    quiz = only(plan_of(tmp_path))
    assert (quiz.completion, quiz.counts) == (completion, counts)


def test_links_to_a_quiz(tmp_path: Path) -> None:
    """By key and by file, from an exercise and from a question."""
    root = quiz_course(tmp_path)
    exercise = root / "source/1/A/two.en.md"
    linked = "[](quiz:1/check), [the check](quiz:1/check), [here](../questions/check.en.md)"
    exercise.write_text(exercise.read_text(encoding="utf-8").replace("Ask again.", linked), encoding="utf-8")
    plan = plan_of(root)
    assert_closed(plan)
    shown = html(next(page for page in plan.pages() if page.key == "1.A.2.1").body)
    assert (
        '<a href="&lt;1/check&gt;">Check: first</a>, <a href="&lt;1/check&gt;">the check</a>, <a href="&lt;1/check&gt;">here</a>'
        in shown
    )


SECOND = {
    "source/2/module.en.md": (
        '---\ncode: "2"\ntitle: Second\nobjectives: {general: [{key: know, text: Know}]}\n---\nSee [](quiz:1/check).\n'
    ),
    "source/2/A/topic.en.md": "---\ncode: 2.A\ntitle: Other\n---\n",
    "source/2/A/one.en.md": (
        "---\ncode: 2.A.1.1\ntitle: Third\nlevel: 1\nduration: 20 min\nobjectives: [know]\n---\n"
        "## Procedure\n1. Do it. (20 min)\n## Feedback\nAsk.\n"
    ),
    "source/2/questions/check.en.md": (
        f"---\ncode: 2/check\ntitle: Second\nquiz: {{pass-mark: 0}}\n---\n## A\n\n```yaml\nkey: a\ntype: essay\n{FIELDS}```\n\n"
        "What? [](exercise:1.A.2.1), [](annex:1.A.1.1/sheet)\n"
    ),
}


def two_modules(root: Path) -> Path:
    quiz_course(root)
    course = root / "source/course.yaml"
    course.write_text(course.read_text(encoding="utf-8").partition("planned:")[0], encoding="utf-8")
    for name, text in SECOND.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def test_a_module_alone(tmp_path: Path) -> None:
    """An exercise, an annex and a quiz of another module are words in the package of one module."""
    root = two_modules(tmp_path)
    whole = plan_of(root)
    assert_closed(whole)
    assert [quiz.key for quiz in quizzes(whole)] == ["1/check", "2/check"]
    assert '<a href="&lt;1.A.1.1&gt;">' in words(question(quizzes(whole)[1], "a"))["feedback"]
    alone = plan_of(root, "2", front=False)
    one = question(only(alone), "a")
    assert words(one)["feedback"] == "<p>Look again at Module 1, exercise 1.A.1.1.</p>"
    assert "Module 1, exercise 1.A.2.1" in words(one)["text"]
    module = html(next(page for page in alone.pages() if page.key == "2/module").body)
    assert "See Check: first (Module 1)." in module


def test_questions_of_the_same_name_in_two_modules(tmp_path: Path) -> None:
    plan = plan_of(two_modules(tmp_path))
    found = [one.key for quiz in quizzes(plan) for one in quiz.questions()]
    assert len(found) == len(set(found))


GERMAN = """---
code: 1/check
title: Prüfen
---
Zum Anfang.

## Eine davon

```yaml
key: one-of-them
```

Welche?

- [x] Diese.
- [ ] Jene.
- [1/2] Fast diese.
"""


def test_another_language(tmp_path: Path) -> None:
    """What is not translated is marked with its language; marks and order are those of the reference language."""
    root = quiz_course(tmp_path, {"check.de": GERMAN})
    course = root / "source/course.yaml"
    course.write_text(course.read_text(encoding="utf-8").replace("languages: [en]", "languages: [en, de]"), encoding="utf-8")
    english = only(checked_course(root, "en").planner().plan())
    plan = checked_course(root, "de").planner().plan()
    german = only(plan)
    assert (german.title, german.language) == ("Prüfen", "de")
    assert html(german.description) == '<div lang="de"><p>Zum Anfang.</p></div>'
    one, other = question(german, "one-of-them"), question(german, "word")
    assert (one.language, other.language) == ("de", "en")
    assert html(one.text.body) == '<div lang="de"><p>Welche?</p></div>'
    assert html(other.text.body) == '<div lang="de"><div lang="en"><p>What is it called?</p></div></div>'
    assert html(one.feedback.body).startswith('<div lang="de"><p>Mehr dazu: <a href="&lt;1.A.1.1&gt;">')
    assert (german.slots, german.pass_mark, german.parts) == (english.slots, english.pass_mark, english.parts)
    assert [(q.key, q.type, q.mark, q.tags) for q in german.questions()] == [
        (q.key, q.type, q.mark, q.tags) for q in english.questions()
    ]
    shared = question(only(for_release(plan, "shared")), "steps")
    assert [pair.match for pair in shared.pairs] == ["Nummer 2", "Nummer 1", "Nummer 3"]
    assert '<p lang="de">Wählen Sie zu jedem seine Nummer.</p>' in html(shared.text.body)
