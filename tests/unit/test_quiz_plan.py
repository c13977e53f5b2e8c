"""What a plan makes of quizzes: banks, slots, pages and parts, texts with their files, links, and where a quiz stands."""

from decimal import Decimal
from pathlib import Path

import pytest

from builder.plan.model import CoursePlan
from builder.plan.questions import PlannedQuestion, QuizActivity
from builder.plan.releases import for_release
from tests.courses import checked_course, plan_of, quiz_course
from tests.quiz_plans import assert_closed, filed, html, quizzes

RING = '<img src="{ring.svg}" alt="a ring" class="img-fluid" style="max-width:100%;height:auto" />'
FIELDS = "objective: know\nexercise: 1.A.1.1\n"


def keys(plan: CoursePlan) -> list[list[str]]:
    return [[activity.key for activity in section.activities] for section in plan.sections]


def only(plan: CoursePlan) -> QuizActivity:
    (quiz,) = quizzes(plan)
    assert_closed(plan)
    return quiz


def question(quiz: QuizActivity, name: str) -> PlannedQuestion:
    return next(one for one in quiz.questions() if one.key == f"{quiz.key}/{name}")


def words(one: PlannedQuestion) -> dict[str, str]:
    """Give the texts of a question that have words, without the element around them."""
    return {
        name: html(text.body).removeprefix('<div lang="en">').removesuffix("</div>") for name, text in filed(one) if text.body
    }


def quiz_of(root: Path, block: str, *questions: str) -> QuizActivity:
    """Plan a quiz of questions that are written ``type key: body``."""
    parts = []
    for each in questions:
        head, _, body = each.partition(": ")
        kind, name = head.split()
        parts.append(f"## {name}\n\n```yaml\nkey: {name}\ntype: {kind}\n{FIELDS}```\n\n{body}")
    text = f"---\ncode: 1/check\ntitle: Check\nquiz: {block}\n---\n" + "\n\n".join(parts)
    return only(plan_of(quiz_course(root, {"check.en": text})))


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> CoursePlan:
    return plan_of(quiz_course(tmp_path_factory.mktemp("course")))


def test_the_quiz(plan: CoursePlan) -> None:
    quiz = only(plan)
    assert (quiz.key, quiz.title, quiz.language, quiz.indent) == ("1/check", "Check: first", "en", 0)
    assert html(quiz.description) == (
        '<div lang="en"><p>What people read before they begin; see <a href="&lt;1.A.1.1&gt;">1.A.1.1 One</a>.</p></div>'
    )
    assert (quiz.maximum, quiz.pass_mark, quiz.feedback, quiz.review, quiz.grade) == (100, 70, "with-tries", "all", "highest")
    assert (quiz.attempts, quiz.time_limit, quiz.opens, quiz.closes, quiz.shuffle_answers) == (0, 0, None, None, True)
    assert (quiz.completion, quiz.counts) == ("passed", True)
    assert [(band.minimum, html(band.text.body)) for band in quiz.bands] == [
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
    assert [(slot.question.removeprefix("1/check/") or slot.drawn_from, slot.page, slot.mark) for slot in quiz.slots] == [
        ("one-of-them", 1, 1),
        ("some-of-them", 2, 2),
        ("true-or-not", 3, 1),
        ("story", 4, 0),
        ("pairs", 4, 1),
        ("word", 5, 1),
        ("number", 6, Decimal("0.5")),
        ("gaps", 7, 1),
        ("steps", 8, 1),
        ("own-words", 9, 0),
        ("1/spare", 10, 1),
        ("1/spare", 11, 1),
    ]
    assert [(part.first, part.title, part.shuffled) for part in quiz.parts] == [(1, "Choices", False), (4, "Words", False)]
    assert quiz.marks == Decimal("10.5")


def test_questions(plan: CoursePlan) -> None:
    quiz = only(plan)
    one = question(quiz, "one-of-them")
    back = '<p>Look again at <a href="&lt;1.A.1.1&gt;">1.A.1.1 One</a>.</p>'
    assert words(one) == {
        "text": "<p>Which one?</p>",
        "a1": "<p>This one.</p>",
        "a1 feedback": "<p>Yes.</p>",
        "a2": "<p>That one.</p>",
        "a2 feedback": f"<p>No. Look at {RING}.</p>",
        "a3": "<p>Nearly this one.</p>",
        "feedback": f"<p>It is this one.</p>{back}",
        "hint 1": "<p>Not that one.</p>",
    }
    assert [answer.fraction for answer in one.answers] == [1, 0, Decimal("0.5")]
    assert (one.mark, one.penalty, one.tags, one.title, one.language) == (
        1,
        Decimal("0.3333333"),
        ("choices",),
        "One of them",
        "en",
    )
    word = question(quiz, "word")
    assert [(a.key, a.plain, a.number, bool(a.text)) for a in word.answers] == [
        ("a1", "ring", None, False),
        ("a2", "r*g", None, False),
        ("a3", "*", None, False),
    ]
    assert word.case_sensitive
    number = question(quiz, "number")
    assert [(a.plain, a.number, a.tolerance) for a in number.answers] == [("90 ± 5", 90, 5), ("90 ± 15", 90, 15), ("*", None, 0)]
    assert (number.mark, number.penalty) == (Decimal("0.5"), Decimal("0.1"))
    assert [a.plain for a in question(quiz, "true-or-not").answers] == ["True", "False"]
    pairs = question(quiz, "pairs")
    assert [(p.key, html(p.stem.body), p.match) for p in pairs.pairs] == [
        ("p1", '<div lang="en"><p>A</p></div>', "One"),
        ("p2", '<div lang="en"><p>B</p></div>', "Two"),
        ("p3", "", "Three"),
    ]
    assert words(pairs)["wrong"] == "<p>Count again.</p>"
    steps = question(quiz, "steps")
    assert [(item.key, html(item.text.body)) for item in steps.items] == [
        ("i1", '<div lang="en"><p>First</p></div>'),
        ("i2", '<div lang="en"><p>Second</p></div>'),
        ("i3", '<div lang="en"><p>Third</p></div>'),
    ]
    story = question(quiz, "story")
    assert (story.mark, words(story)) == (0, {"text": "<p>Once there was a ring.</p>"}), "nowhere to look again"


def test_an_essay(plan: CoursePlan) -> None:
    one = question(only(plan), "own-words")
    assert one.essay is not None
    assert (one.essay.lines, one.essay.min_words, one.essay.max_words, one.essay.attachments) == (5, 10, 100, 1)
    assert words(one)["marker"] == "<p>Anything goes.</p>"
    assert words(one)["template"] == "<p>I think that ...</p>"
    assert all(other.essay is None for other in only(plan).questions() if other.type != "essay")


def test_gaps(plan: CoursePlan) -> None:
    one = question(only(plan), "gaps")
    assert one.text.body == ()
    assert [html(segment) for segment in one.segments] == [
        '<div lang="en"><p>The ring is ',
        ", and it ",
        "; <code>[[this]]</code> is code.</p></div>",
    ]
    assert [(gap.key, gap.right, gap.wrong) for gap in one.gaps] == [
        ("g1", ("round", "a circle"), ()),
        ("g2", ("shines",), ("sings", "sinks")),
    ]


def test_gaps_among_code_pictures_and_tables(tmp_path: Path) -> None:
    """Code that looks like a gap is no gap, whatever its number."""
    body = (
        "`[[2]]` and `[[1]]` ![a ring](../../../annex_assets/ring.svg) [[x]] [](exercise:1.A.2.1)\n\n"
        "| a | b |\n|---|---|\n| [[y | z]] | [[1||2]] |\n\n```\n[[3]]\n```"
    )
    one = question(quiz_of(tmp_path, "{}", f"gap-fill gaps: {body}"), "gaps")
    shown = [html(segment) for segment in one.segments]
    assert len(shown) == 4
    assert shown[0].startswith('<div lang="en"><p><code>[[2]]</code> and <code>[[1]]</code> <img src="{ring.svg}"')
    assert '<a href="&lt;1.A.2.1&gt;">' in shown[1]
    assert shown[1].endswith("<td>")
    assert shown[2].replace(" ", "") == "</td><td>"
    assert "[[3]]" in shown[3]
    assert [file.name for file in one.text.files] == ["ring.svg"]


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
    assert [(slot.drawn_from, slot.page, slot.mark) for slot in quiz.slots] == [("tag:sums", 1, 1), ("tag:sums", 2, 2)]


def test_every_text_has_its_own_files(tmp_path: Path) -> None:
    """Two pictures of one name get two names in one text, and keep theirs in two."""
    root = quiz_course(tmp_path)
    (root / "annex_assets/other").mkdir()
    (root / "annex_assets/other/ring.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', encoding="utf-8")
    ring, other = "![One](../../../annex_assets/ring.svg)", "![Other](../../../annex_assets/other/ring.svg)"
    quiz = quiz_of(
        root,
        "{feedback: with-tries}",
        f"single-choice a: Which? {ring} {other} {ring}\n\n- [x] This {other}\n  > Yes {ring}\n- [ ] That {ring}\n\n"
        f"### Hint\n\n{other}\n\n### Feedback\n\n{ring}",
    )
    found = {name: [file.name for file in text.files] for name, text in filed(question(quiz, "a")) if text.files}
    assert found == {
        "text": ["ring.svg", "ring-2.svg"],
        "a1": ["ring.svg"],
        "a1 feedback": ["ring.svg"],
        "a2": ["ring.svg"],
        "feedback": ["ring.svg"],
        "hint 1": ["ring.svg"],
    }
    texts = dict(filed(question(quiz, "a")))
    assert texts["a1"].files[0].asset.sha1 == texts["text"].files[1].asset.sha1 != texts["a2"].files[0].asset.sha1
    assert quiz.files == ()


def test_a_diagram_with_the_words_of_the_language(tmp_path: Path) -> None:
    root = quiz_course(tmp_path)
    folder = root / "annex_assets/diagrams"
    folder.mkdir()
    (folder / "ladder.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><text data-word="first">1</text></svg>', encoding="utf-8"
    )
    (folder / "ladder.en.yaml").write_text("first: The lowest step\n", encoding="utf-8")
    quiz = quiz_of(root, "{}", "essay a: What is it? ![A ladder](../../../annex_assets/diagrams/ladder.svg)")
    (file,) = question(quiz, "a").text.files
    assert file.name == "ladder.svg"
    assert b"The lowest step" in file.asset.data


def test_a_footnote_has_an_id_of_its_own(tmp_path: Path) -> None:
    """All questions of a quiz may stand on one page."""
    note = "Which?[^1]\n\n[^1]: See here.\n\n- [x] This[^1]\n\n  [^1]: See there.\n\n- [ ] That"
    quiz = quiz_of(tmp_path, "{}", f"single-choice a: {note}", f"single-choice b: {note}")
    ids = [part.split('"')[1] for one in quiz.questions() for _, text in filed(one) for part in html(text.body).split(" id=")[1:]]
    assert len(ids) == 8, "the footnote and the mark that leads to it, in each of four texts"
    assert len(set(ids)) == 8


def test_a_question_that_leads_nowhere(tmp_path: Path) -> None:
    text = "---\ncode: 1/check\ntitle: Check\nquiz: {pass-mark: 0}\n---\n## A\n\n```yaml\nkey: a\ntype: essay\n```\n\nWhat?\n"
    assert words(question(only(plan_of(quiz_course(tmp_path, {"check.en": text}))), "a")) == {"text": "<p>What?</p>"}


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


def test_ordering_becomes_matching_for_every_release(plan: CoursePlan) -> None:
    """Each thing gets its number; as they are written they do not give the order away."""
    shared, later = for_release(plan, "shared"), for_release(plan, "4.5")
    assert (shared.release, later.release) == ("shared", "4.5")
    assert_closed(shared)
    one = question(only(shared), "steps")
    assert (one.type, one.items, one.shuffle) == ("matching", (), True)
    assert [(p.key, html(p.stem.body), p.match) for p in one.pairs] == [
        ("p2", '<div lang="en"><p>Second</p></div>', "Number 2"),
        ("p1", '<div lang="en"><p>First</p></div>', "Number 1"),
        ("p3", '<div lang="en"><p>Third</p></div>', "Number 3"),
    ]
    assert html(one.text.body) == '<div lang="en"><p>In which order?</p></div><p lang="en">Choose the number of each.</p>'
    others = [one for one in only(plan).questions() if one.type != "ordering"]
    assert [one for one in only(shared).questions() if one.key != "1/check/steps"] == others
    assert list(only(later).questions()) == list(only(plan).questions())
    assert question(only(plan), "steps").type == "ordering"


def test_a_set_by_itself(tmp_path: Path) -> None:
    """Every question of it, with or without a quiz, for those who export it."""
    planner = checked_course(quiz_course(tmp_path)).planner()
    bank = planner.bank("1/spare")
    assert (bank.key, bank.title) == ("1/spare", "More questions")
    assert [one.key for one in bank.questions] == ["1/spare/sum", "1/spare/product", "1/spare/difference"]
    assert "1.A.2.1 Two" in words(bank.questions[0])["feedback"]


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
