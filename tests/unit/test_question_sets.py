"""What is read of files of questions and of the block of a quiz, in the reference language and in another."""

from dataclasses import replace
from pathlib import Path

import pytest

from builder.curriculum.questions import Quiz
from builder.curriculum.text import NO_TEXT
from tests.courses import checked_course, quiz_course
from tests.question_sets import HEAD, sets, shown


def quiz(root: Path, block: str) -> Quiz:
    one = sets(quiz_course(root, {"check.en": f"---\ncode: 1/check\ntitle: Check\nquiz: {block}\n---\n"}))["1/check"]
    assert one.quiz is not None
    return one.quiz


def test_carriage_returns(tmp_path: Path) -> None:
    root = quiz_course(tmp_path / "a")
    text = (root / "source/1/questions/check.en.md").read_text(encoding="utf-8")
    other = quiz_course(tmp_path / "b", {"check.en": text.replace("\n", "\r\n")})
    assert sets(root) == sets(other)


def test_a_set_without_a_quiz(tmp_path: Path) -> None:
    checked = checked_course(quiz_course(tmp_path))
    spare = checked.index.question_sets["1/spare"]
    assert (spare.quiz, spare.introduction.markdown, spare.module, spare.title) == (None, "", "1", "More questions")
    assert [question.name for question in spare.questions] == ["sum", "product", "difference"]
    assert list(checked.index.quizzes) == ["1/check"]
    assert checked.index.question_sets["1/check"].introduction.markdown.startswith("What people read before")


def test_everything_a_quiz_may_say(tmp_path: Path) -> None:
    one = quiz(
        tmp_path,
        "{questions: [1/spare/sum], after: 1.A.2.1, order: shuffled, shuffle-answers: no, attempts: 3, grade: average, "
        "maximum: 7.5, pass-mark: 5, feedback: at-the-end, review: after-closing, per-page: all, "
        "time-limit: 1 h 30 min, opens: 3 days, "
        "closes: 2 weeks, overall-feedback: [{from: 0, text: Low.}, {from: 5.5, text: 'High.'}], completion: viewed}",
    )
    assert (one.after.key, one.shuffled, one.shuffle_answers, one.attempts, one.grade) == ("1.A.2.1", True, False, 3, "average")
    assert (float(one.maximum), float(one.pass_mark), one.feedback, one.review) == (7.5, 5, "at-the-end", "after-closing")
    assert (one.per_page, one.time_limit, one.opens, one.closes, one.completion) == (0, 90, 3, 14, "viewed")
    assert [(float(band.minimum), band.text.markdown) for band in one.bands] == [(5.5, "High.\n"), (0, "Low.\n")]


def test_defaults_of_a_quiz(tmp_path: Path) -> None:
    course = quiz_course(tmp_path) / "source/course.yaml"
    course.write_text(course.read_text(encoding="utf-8") + "defaults: {pass-mark: 60}\n", encoding="utf-8")
    spare = tmp_path / "source/1/questions/spare.en.md"
    spare.write_text(
        spare.read_text(encoding="utf-8").replace("questions\n", "questions\nquiz: {maximum: 20}\n"), encoding="utf-8"
    )
    (tmp_path / "source/1/questions/check.en.md").unlink()
    one = sets(tmp_path)["1/spare"].quiz
    assert one is not None
    assert [pick.question for pick in one.picks] == ["1/spare/sum", "1/spare/product", "1/spare/difference"]
    assert (one.after.key, one.shuffled, one.shuffle_answers, one.attempts, one.grade) == ("", False, True, 0, "highest")
    assert (float(one.maximum), float(one.pass_mark), one.feedback, one.review) == (20, 12, "at-once", "all")
    assert (one.per_page, one.time_limit, one.opens, one.closes, one.completion) == (1, 0, None, None, "passed")
    assert one.bands == ()


@pytest.mark.parametrize(
    ("block", "completion"), [("pass-mark: 0", "attempted"), ("pass-mark: 1", "passed"), ("completion: none", "none")]
)
def test_what_completes_a_quiz(tmp_path: Path, block: str, completion: str) -> None:
    assert quiz(tmp_path, f"{{questions: [1/spare/sum], {block}}}").completion == completion


GERMAN = """---
code: 1/check
title: Prüfen
quiz:
  questions: [{heading: Auswahl}]
  overall-feedback: [{from: 0, text: Gut.}]
---
Zum Anfang.

## Eine davon

```yaml
key: one-of-them
```

Welche?

- [x] Diese.

  > Ja.

- [ ] Jene.
- [1/2] Fast diese.

### Tipp

Nicht jene.

### Wenn teilweise richtig

Fast.

## Zahl

```yaml
key: number
type: numerical
```

Wie viele?

- [x] 91 ± 5
- [50%] 90 ± 15
- [ ] *

### Rückmeldung

Es sind neunzig.
"""


def test_another_language(tmp_path: Path) -> None:
    """Words are those of the language; facts, and what is not translated, those of the reference language."""
    root = quiz_course(tmp_path, {"check.de": GERMAN})
    course = root / "source/course.yaml"
    course.write_text(course.read_text(encoding="utf-8").replace("languages: [en]", "languages: [en, de]"), encoding="utf-8")
    english, german = sets(root, "en")["1/check"], sets(root, "de")["1/check"]
    assert (german.title, german.language, german.introduction.markdown) == ("Prüfen", "de", "Zum Anfang.\n")
    first, old = german.questions[0], english.questions[0]
    assert shown(first.answers) == [("Diese.\n", 1, "Ja.\n"), ("Jene.\n", 0, ""), ("Fast diese.\n", 0.5, "")]
    assert (first.title, first.language, first.if_partly_right.markdown) == ("Eine davon", "de", "Fast.\n")
    assert [hint.markdown for hint in first.hints] == ["Nicht jene.\n"]
    assert first.feedback == NO_TEXT, "no words in a language that nobody wrote in it"
    for name in ("key", "type", "objective", "exercise", "level", "weight", "penalty", "tags", "shuffle", "case_sensitive"):
        assert getattr(first, name) == getattr(old, name)
    assert [question.key for question in german.questions] == [question.key for question in english.questions]
    assert {question.name: question.language for question in german.questions if question.language == "de"} == {
        "one-of-them": "de",
        "number": "de",
    }
    assert german.questions[1] == english.questions[1]
    assert german.quiz is not None
    assert english.quiz is not None
    assert [pick.heading for pick in german.quiz.picks if pick.heading] == ["Auswahl", "Words"]
    assert [(float(band.minimum), band.text.markdown, band.text.language) for band in german.quiz.bands] == [(0, "Gut.\n", "de")]
    assert replace(german.quiz, picks=(), bands=()) == replace(english.quiz, picks=(), bands=())


def test_an_exercise_of_another_module_gives_the_level(tmp_path: Path) -> None:
    root = quiz_course(
        tmp_path, {"check.en": HEAD + "\n## Q\n\n```yaml\nkey: q\ntype: description\nexercise: 2.A.2.1\n```\n\nOnce.\n"}
    )
    for name, front in (("module", 'code: "2"\ntitle: Second'), ("A/topic", "code: 2.A\ntitle: Other")):
        path = root / f"source/2/{name}.en.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"---\n{front}\n---\n", encoding="utf-8")
    exercise = (root / "source/1/A/two.en.md").read_text(encoding="utf-8").replace("code: 1.A.2.1", "code: 2.A.2.1")
    (root / "source/2/A/two.en.md").write_text(exercise, encoding="utf-8")
    assert sets(root)["1/check"].questions[0].level == "2"
