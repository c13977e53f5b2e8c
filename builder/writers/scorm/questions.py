"""What the template shows of a question: its words, its fields, what can be said of answers, and what the scripts must know."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from builder.markup.templates import trusted
from builder.plan.questions import FiledText, PlannedAnswer, PlannedGap, PlannedPair, PlannedQuestion
from builder.writers.scorm.names import identifier, shorten, state_code
from builder.writers.scorm.rich import in_line, plain, sunk

_ABOUT = 250
"""Characters of ``cmi.interactions.n.description`` in SCORM 2004."""
_GAP = "\ue000"
"""Stands for a gap while a text is put together; a character for private use, which no text has."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What the questions of one quiz share: how a text becomes HTML, language and words of the document, the level of headings.

    ``prefix`` is what their ids begin with.
    """

    html: Callable[[FiledText, str], str]
    language: str
    words: Mapping[str, str]
    prefix: str
    level: int


@dataclass(frozen=True, slots=True)
class OptionView:
    """A thing to choose, to match or to put in order. ``plain`` is its text without marks, ``said`` what is said of it."""

    key: str
    text: Markup
    plain: str
    said: Markup


@dataclass(frozen=True, slots=True)
class FieldView:
    """A choice from a list, or (without options) a word to type. ``before`` is the text in front of it, or a stem.

    ``name`` is what a gap is called; a stem is a name itself.
    """

    key: str
    name: str
    before: Markup
    options: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class SaidView:
    """Something to be shown when it is called for by its name: an answer's key, ``right``, ``hint-0``, ``general`` ..."""

    name: str
    text: Markup


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question; which of ``options``, ``fields`` and ``lines`` it has depends on its type. ``rest`` follows the last gap.

    ``language`` is set where it is not that of the document.
    """

    anchor: str
    type: str
    language: str
    data: str
    level: int
    name: str
    text: Markup
    options: tuple[OptionView, ...]
    fields: tuple[FieldView, ...]
    rest: Markup
    lines: int
    start: str
    said: tuple[SaidView, ...]


def exact(number: Decimal) -> int | float:
    """Give a number for JSON: whole where it is."""
    return int(number) if number == number.to_integral_value() else float(number)


def question_view(one: PlannedQuestion, number: int, shown: Shown) -> QuestionView:
    """Give the view of a question with its number in the quiz."""
    anchor = f"{shown.prefix}-{state_code(one.key)}"

    def ready(text: FiledText, name: str) -> str:
        return sunk(shown.html(text, f"{anchor}-{name}"), shown.level + 1) if text else ""

    fields, rest = _fields(one, shown, ready)
    return QuestionView(
        anchor=anchor,
        type=one.type,
        language="" if one.language == shown.language else one.language,
        data=json.dumps(_data(one), sort_keys=True, separators=(",", ":"), ensure_ascii=False),
        level=shown.level,
        name=shown.words["scorm-quiz-question"].format(number=number),
        text=trusted("" if one.segments else ready(one.text, "t")),
        options=tuple(_options(one, ready)),
        fields=fields,
        rest=rest,
        lines=one.essay.lines if one.essay else 0,
        start=plain(one.essay.template.body) if one.essay else "",
        said=tuple(SaidView(name, trusted(ready(text, name))) for name, text in _said(one) if text),
    )


def _options(one: PlannedQuestion, ready: Callable[[FiledText, str], str]) -> Iterator[OptionView]:
    for answer in one.answers if one.type in ("single-choice", "multiple-choice", "true-false") else ():
        said = ready(answer.feedback, answer.key) if one.type == "multiple-choice" else ""
        yield _option(answer.key, answer.text, answer.plain, said, ready)
    order = sorted(one.items, key=lambda item: state_code(f"{one.key}/{item.key}"))
    if order == list(one.items):  # on paper and without scripts the right order must not stand there
        order = [*order[1:], *order[:1]]
    for item in order:
        yield _option(item.key, item.text, "", "", ready)


def _option(key: str, text: FiledText, words: str, said: str, ready: Callable[[FiledText, str], str]) -> OptionView:
    html = in_line(ready(text, f"{key}-t")) if text else ""
    return OptionView(key, trusted(html) if html else Markup.escape(words), plain(text.body) or words, trusted(said))


def _fields(one: PlannedQuestion, shown: Shown, ready: Callable[[FiledText, str], str]) -> tuple[tuple[FieldView, ...], Markup]:
    if one.type == "gap-fill":
        joined = tuple(piece for segment in one.segments for piece in (*segment, _GAP))[:-1]
        pieces = [trusted(piece) for piece in ready(FiledText(joined, one.text.files), "t").split(_GAP)]
        gaps = zip(one.gaps, pieces, strict=False)
        name = shown.words["scorm-quiz-gap"]
        return tuple(
            FieldView(gap.key, name.format(number=number), before, _menu(gap)) for number, (gap, before) in enumerate(gaps, 1)
        ), pieces[-1]
    targets = _targets(one.pairs)
    choices = tuple(sorted(((key, match) for match, key in targets.items()), key=lambda choice: choice[1].casefold()))
    return tuple(
        FieldView(pair.key, "", trusted(in_line(ready(pair.stem, f"{pair.key}-t"))), choices) for pair in one.pairs if pair.stem
    ), Markup()


def _menu(gap: PlannedGap) -> tuple[tuple[str, str], ...]:
    words = sorted((*gap.right, *gap.wrong), key=str.casefold) if gap.wrong else []
    return tuple((word, word) for word in words)


def _targets(pairs: Sequence[PlannedPair]) -> dict[str, str]:
    """Give each match with the key of the first pair that has it."""
    targets: dict[str, str] = {}
    for pair in pairs:
        targets.setdefault(pair.match, pair.key)
    return targets


def _said(one: PlannedQuestion) -> Iterator[tuple[str, FiledText]]:
    if one.type != "multiple-choice":
        yield from ((answer.key, answer.feedback) for answer in one.answers)
    yield from (("right", one.if_right), ("partly", one.if_partly_right), ("wrong", one.if_wrong))
    yield from ((f"hint-{number}", hint) for number, hint in enumerate(one.hints))
    yield "general", one.feedback


def _data(one: PlannedQuestion) -> dict[str, object]:
    """Give what marking and reports need; the scripts find everything else in the page."""
    words = plain(one.text.body) or " … ".join(plain(segment) for segment in one.segments)
    data: dict[str, object] = {
        "about": shorten(words, _ABOUT),
        "code": state_code(one.key),
        "id": identifier("", one.key),
        "penalty": exact(one.penalty),
        "shuffle": one.shuffle,
        "tries": len(one.hints) + 1,
        "type": one.type,
    }
    if one.answers:
        data["answers"] = [_answer(one, answer) for answer in one.answers]
    if one.type == "short-answer":
        data["case"] = one.case_sensitive
    if one.type == "matching":
        targets = _targets(one.pairs)
        data["targets"] = list(targets.values())
        data["pairs"] = [[pair.key, targets[pair.match], pair.match] for pair in one.pairs if pair.stem]
    if one.type == "gap-fill":
        data["gaps"] = [gap.right for gap in one.gaps]
    if one.type == "ordering":
        data["items"] = [item.key for item in one.items]
    return data


def _answer(one: PlannedQuestion, answer: PlannedAnswer) -> dict[str, object]:
    data: dict[str, object] = {"fraction": exact(answer.fraction), "key": answer.key}
    if one.type == "short-answer":
        data["text"] = answer.plain
    if one.type == "numerical":
        data["number"] = None if answer.number is None else exact(answer.number)
        data["tolerance"] = exact(answer.tolerance)
    return data
