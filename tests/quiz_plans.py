"""What tests look at in planned quizzes: every text with its files, and that what they refer to is there."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from lxml import etree

from builder.plan.model import CoursePlan
from builder.plan.questions import FiledText, PlannedQuestion, QuizActivity
from builder.plan.rich_model import ActivityRef, FileRef, Rich
from tests.courses import plan_of, quiz_course

FIELDS = "objective: know\nexercise: 1.A.1.1\n"
"""What every question of a test leads to."""


def quizzes(plan: CoursePlan) -> list[QuizActivity]:
    """Give the quizzes of a plan in their order."""
    return [activity for activity in plan.activities() if isinstance(activity, QuizActivity)]


def filed(question: PlannedQuestion) -> Iterator[tuple[str, FiledText]]:
    """Give every text of a question, with words or without, under a name; that of a gap-fill question is put together."""
    joined: Rich = tuple(piece for segment in question.segments for piece in segment)
    yield "text", FiledText(joined or question.text.body, question.text.files)
    for answer in question.answers:
        yield answer.key, answer.text
        yield f"{answer.key} feedback", answer.feedback
    yield from ((pair.key, pair.stem) for pair in question.pairs)
    yield from ((item.key, item.text) for item in question.items)
    yield from (("feedback", question.feedback), ("right", question.if_right), ("partly", question.if_partly_right))
    yield "wrong", question.if_wrong
    yield from ((f"hint {number}", hint) for number, hint in enumerate(question.hints, 1))
    if question.essay:
        yield from (("marker", question.essay.marker), ("template", question.essay.template))


def html(rich: Rich) -> str:
    """Give a text with ``<key>`` for activities and ``{name}`` for files."""
    return "".join(
        f"&lt;{piece.key}&gt;" if isinstance(piece, ActivityRef) else f"{{{piece.name}}}" if isinstance(piece, FileRef) else piece
        for piece in rich
    ).replace("\n", " ")


def assert_closed(plan: CoursePlan) -> None:
    """Every quiz of a plan holds together: keys, banks, slots, parts, and what its texts refer to."""
    known = {activity.key for activity in plan.activities()}
    for quiz in quizzes(plan):
        keys = [question.key for question in quiz.questions()]
        assert len(keys) == len(set(keys)), "a question stands in one bank"
        banks = {bank.key: {question.key for question in bank.questions} for bank in quiz.banks}
        assert len(banks) == len(quiz.banks)
        assert all(banks.values())
        for slot in quiz.slots:
            assert bool(slot.question) != bool(slot.drawn_from)
            assert slot.question in banks.get(quiz.key, ()) if slot.question else slot.drawn_from in banks
        named = [slot.question for slot in quiz.slots if slot.question]
        assert set(named) == banks.get(quiz.key, set())
        assert len(named) == len(set(named))
        pages = [slot.page for slot in quiz.slots]
        assert pages[0] == 1
        assert all(0 <= after - before <= 1 for before, after in pairwise(pages))
        first = [part.first for part in quiz.parts]
        assert first[0] == 1
        assert first == sorted(set(first))
        assert first[-1] <= len(quiz.slots)
        minima = [band.minimum for band in quiz.bands]
        assert minima == sorted(set(minima), reverse=True)
        assert minima[-1:] in ([], [0])
        texts = [FiledText(quiz.description, quiz.files), *(band.text for band in quiz.bands)]
        for question in quiz.questions():
            texts += [text for _, text in filed(question)]
            assert len(question.segments) == (len(question.gaps) + 1 if question.type == "gap-fill" else 0)
            inner = [answer.key for answer in question.answers] + [pair.key for pair in question.pairs]
            inner += [gap.key for gap in question.gaps] + [item.key for item in question.items]
            assert len(inner) == len(set(inner))
        for text in texts:
            names = [file.name for file in text.files]
            assert len(names) == len({name.lower() for name in names})
            assert {piece.key for piece in text.body if isinstance(piece, ActivityRef)} <= known
            assert {piece.name for piece in text.body if isinstance(piece, FileRef)} == set(names)
            etree.fromstring(f"<r>{html(text.body)}</r>")


def only(plan: CoursePlan) -> QuizActivity:
    """Give the one quiz of a plan, which holds together."""
    (quiz,) = quizzes(plan)
    assert_closed(plan)
    return quiz


def question(quiz: QuizActivity, name: str) -> PlannedQuestion:
    """Give a question of a quiz by its own name."""
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
