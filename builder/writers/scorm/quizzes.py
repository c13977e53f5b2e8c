"""What the template shows of a quiz: its facts, its questions in the order of their places, and what the scripts must know."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from builder.markup.templates import trusted
from builder.plan.questions import FiledText, PlannedQuestion, QuizActivity
from builder.writers.scorm.names import identifier, state_code
from builder.writers.scorm.questions import QuestionView, Shown, exact, question_view
from builder.writers.scorm.rich import sunk

Html = Callable[[FiledText, str], str]
"""Gives the HTML of a text; the second value keeps its ids apart from those of other texts."""


@dataclass(frozen=True, slots=True)
class PartView:
    """A part of a quiz; ``first`` is the number of its first place, and the title may be empty."""

    first: int
    title: str
    questions: tuple[QuestionView, ...]


@dataclass(frozen=True, slots=True)
class BandView:
    """Overall feedback from ``minimum`` points upwards."""

    minimum: str
    text: Markup


@dataclass(frozen=True, slots=True)
class QuizView:
    """A quiz. ``data`` is JSON for the scripts: settings, places, and the codes of the questions in each pool."""

    data: str
    facts: tuple[str, ...]
    parts: tuple[PartView, ...]
    bands: tuple[BandView, ...]


def quiz_view(quiz: QuizActivity, html: Html, language: str, words: Mapping[str, str]) -> QuizView:
    """Give the view of a quiz in a document with a language and its words."""
    code = state_code(quiz.key)
    banks = {bank.key: bank.questions for bank in quiz.banks}
    drawn = list(dict.fromkeys(slot.drawn_from for slot in quiz.slots if slot.drawn_from))
    data = {
        "answers": quiz.shuffle_answers,
        "attempts": quiz.attempts,
        "banks": [[state_code(one.key) for one in banks[key]] for key in drawn],
        "code": code,
        "completion": quiz.completion,
        "counts": quiz.counts and quiz.completion != "none",
        "feedback": quiz.feedback,
        "grade": quiz.grade,
        "maximum": exact(quiz.maximum),
        "parts": [[part.first, part.shuffled] for part in quiz.parts],
        "pass": exact(quiz.pass_mark),
        "review": quiz.review,
        "slots": [
            [state_code(slot.question) if slot.question else drawn.index(slot.drawn_from), slot.page, exact(slot.mark)]
            for slot in quiz.slots
        ],
    }
    titled = any(part.title for part in quiz.parts)
    shown = Shown(html, language, words, f"q-{identifier('', quiz.key)}", 3 if titled else 2)
    return QuizView(
        data=json.dumps(data, sort_keys=True, separators=(",", ":")),
        facts=tuple(_facts(quiz, words)),
        parts=tuple(_parts(quiz, shown)),
        bands=tuple(
            BandView(str(exact(band.minimum)), trusted(sunk(html(band.text, f"{quiz.key}-band-{number}"), 3)))
            for number, band in enumerate(quiz.bands)
        ),
    )


def texts_shown(quiz: QuizActivity) -> Iterator[FiledText]:
    """Give every text of a quiz that the player shows; what is meant for a marker is left out, for nobody marks here."""
    for one in quiz.questions():
        yield from (one.text, one.feedback, one.if_right, one.if_partly_right, one.if_wrong, *one.hints)
        yield from (text for answer in one.answers for text in (answer.text, answer.feedback))
        yield from (pair.stem for pair in one.pairs)
        yield from (item.text for item in one.items)
    yield from (band.text for band in quiz.bands)


def points(number: Decimal, words: Mapping[str, str]) -> str:
    """Give a number of points as people write it, with two decimals at most."""
    return f"{number:.2f}".rstrip("0").rstrip(".").replace(".", words["scorm-decimal"])


def _facts(quiz: QuizActivity, words: Mapping[str, str]) -> Iterator[str]:
    types = {one.key: one.type for one in quiz.questions()}
    count = sum(1 for slot in quiz.slots if types.get(slot.question) != "description")
    yield words["scorm-quiz-count"].format(count=count)
    if quiz.pass_mark:
        maximum = points(quiz.maximum, words)
        yield words["scorm-quiz-needed"].format(points=points(quiz.pass_mark, words), most=maximum)
    yield words["scorm-quiz-attempts"].format(count=quiz.attempts) if quiz.attempts else words["scorm-quiz-unlimited"]
    yield words[f"scorm-quiz-{quiz.feedback}"]


def _parts(quiz: QuizActivity, shown: Shown) -> Iterator[PartView]:
    """Give the parts with every question once; those of a pool stand at the first place that is drawn from it."""
    banks = {bank.key: bank.questions for bank in quiz.banks}
    by_key = {one.key: one for one in quiz.questions()}
    number, poured = 0, set[str]()
    ends = [*(part.first for part in quiz.parts[1:]), len(quiz.slots) + 1]
    for part, end in zip(quiz.parts, ends, strict=True):
        views = []
        for slot in quiz.slots[part.first - 1 : end - 1]:
            found: tuple[PlannedQuestion, ...] = (by_key[slot.question],) if slot.question else ()
            if slot.drawn_from not in poured:
                poured.add(slot.drawn_from)
                found += banks.get(slot.drawn_from, ())
            for one in found:
                number += one.type != "description"
                views.append(question_view(one, number, shown))
        yield PartView(part.first, part.title, tuple(views))
