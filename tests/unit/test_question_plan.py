"""What a plan makes of questions: texts with their files, gaps, the way back, and what only some releases know."""

from decimal import Decimal
from pathlib import Path

import pytest

from builder.plan.model import CoursePlan
from builder.plan.releases import for_release
from tests.courses import checked_course, plan_of, quiz_course
from tests.quiz_plans import assert_closed, filed, html, only, question, quiz_of, words

RING = '<img src="{ring.svg}" alt="a ring" class="img-fluid" style="max-width:100%;height:auto" />'


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> CoursePlan:
    return plan_of(quiz_course(tmp_path_factory.mktemp("course")))


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
    assert (float(one.mark), float(one.penalty), one.tags) == (1, 0.3333333, ("choices",))
    assert (one.title, one.language) == ("One of them", "en")
    word = question(quiz, "word")
    assert [(a.key, a.plain, a.number, bool(a.text)) for a in word.answers] == [
        ("a1", "ring", None, False),
        ("a2", "r*g", None, False),
        ("a3", "*", None, False),
    ]
    assert word.case_sensitive
    number = question(quiz, "number")
    assert [(a.plain, a.number, float(a.tolerance)) for a in number.answers] == [
        ("90 ± 5", Decimal(90), 5),
        ("90 ± 15", Decimal(90), 15),
        ("*", None, 0),
    ]
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
    assert words(story) == {"text": "<p>Once there was a ring.</p>"}, "nowhere to look again"
    assert story.mark == 0


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


def test_a_matching_question_is_shuffled_where_the_ordering_one_was_not(tmp_path: Path) -> None:
    root = quiz_course(tmp_path)
    file = root / "source/1/questions/check.en.md"
    text = file.read_text(encoding="utf-8").replace("type: ordering\n", "type: ordering\nshuffle: no\n")
    file.write_text(text, encoding="utf-8")
    plan = plan_of(root)
    assert not question(only(plan), "steps").shuffle
    assert question(only(for_release(plan, "shared")), "steps").shuffle


def test_a_set_by_itself(tmp_path: Path) -> None:
    """Every question of it, with or without a quiz, for those who export it."""
    planner = checked_course(quiz_course(tmp_path)).planner()
    bank = planner.bank("1/spare")
    assert (bank.key, bank.title) == ("1/spare", "More questions")
    assert [one.key for one in bank.questions] == ["1/spare/sum", "1/spare/product", "1/spare/difference"]
    assert "1.A.2.1 Two" in words(bank.questions[0])["feedback"]
