"""The quiz block of a file of questions."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import cast

from builder.curriculum.durations import parse_duration
from builder.curriculum.questions import Band, FeedbackTime, GradeMethod, Pick, Question, Quiz, QuizCompletion, Review
from builder.curriculum.text import Keyed, Text
from builder.diagnostics import Diagnostic, Span
from builder.reader import yaml_tree as tree
from builder.reader.activity_fields import audience, availability, days, group_mode, sound
from builder.reader.fields import Fields
from builder.reader.question_shapes import QUIZ, QUIZ_ITEM
from builder.reader.shapes import check

_MAXIMUM = Decimal(100)


@dataclass(frozen=True, slots=True)
class QuizDefaults:
    """What the course says where a quiz says nothing: its pass mark in percent, and words of durations."""

    pass_mark: int
    words: Mapping[str, str]


def quiz_of(
    fields: Fields,
    words: Fields,
    code: str,
    questions: Collection[Question],
    defaults: QuizDefaults,
    languages: tuple[str, str],
    wrong: list[Diagnostic],
) -> Quiz:
    """Read the quiz of a front matter.

    ``words`` is that of the language, whose headings and overall feedback are taken; ``languages`` are those of both.
    What has a wrong form is left out, as that is said by the check of the front matter. QST426 an item of its list that is two
    things or none, YML209 a time limit that is no duration.
    """
    quiz, local = fields.object("quiz"), words.object("quiz")
    rules = sound(quiz, QUIZ)
    maximum = _decimal(quiz, "maximum") or _MAXIMUM
    own = _decimal(quiz, "pass-mark")
    mark = maximum * defaults.pass_mark / 100 if own is None else own
    completion = quiz.text("completion") or ("passed" if mark else "attempted")
    return Quiz(
        picks=_picks(quiz, local, code, questions, wrong),
        after=Keyed(quiz.text("after"), quiz.span("after")),
        shuffled=quiz.text("order") == "shuffled",
        shuffle_answers=quiz.text("shuffle-answers", "yes") == "yes",
        attempts=_whole(quiz.text("attempts")),
        grade=cast("GradeMethod", quiz.text("grade", "highest")),
        maximum=maximum,
        pass_mark=mark,
        feedback=cast("FeedbackTime", quiz.text("feedback", "at-once")),
        review=cast("Review", quiz.text("review", "all")),
        per_page=0 if quiz.text("per-page") == "all" else _whole(quiz.text("per-page")) or 1,
        time_limit=_minutes(quiz, defaults, wrong),
        opens=days(quiz.text("opens")),
        closes=days(quiz.text("closes")),
        bands=_bands(local, languages[1]) if local.items("overall-feedback") else _bands(quiz, languages[0]),
        completion=cast("QuizCompletion", completion),
        span=quiz.span(),
        pass_mark_span=quiz.span("pass-mark"),
        closes_span=quiz.span("closes"),
        review_span=quiz.span("review"),
        audience=audience(rules),
        required=rules.text("required", "yes") == "yes",
        available=availability(rules),
        groups=group_mode(rules),
        weight=Decimal(rules.text("weight")) if rules.text("weight") else None,
    )


def _decimal(quiz: Fields, name: str) -> Decimal | None:
    """Give a number of the block; None where it is left out or has a wrong form."""
    node = quiz.node.get(name)
    return None if node is None or check(node, QUIZ.fields[name], name) else Decimal(quiz.text(name))


def _whole(text: str) -> int:
    return int(text) if text.isdecimal() else 0


def _minutes(quiz: Fields, defaults: QuizDefaults, wrong: list[Diagnostic]) -> int:
    text = quiz.text("time-limit")
    duration = parse_duration(text, defaults.words) if text else None
    if text and duration is None:
        hint = "write 30 min or 1 h 30 min"
        wrong.append(Diagnostic("YML209", quiz.span("time-limit"), f"{text!r} is no duration", hint))
    return duration.high if duration else 0


def _bands(quiz: Fields, language: str) -> tuple[Band, ...]:
    node = quiz.node.get("overall-feedback")
    if node is None or check(node, QUIZ.fields["overall-feedback"], ""):
        return ()
    made = [
        Band(Decimal(one.text("from")), Text(one.text("text") + "\n", _words_of(one), language))
        for one in quiz.objects("overall-feedback")
    ]
    return tuple(sorted(made, key=lambda band: band.minimum, reverse=True))


def _words_of(band: Fields) -> Span:
    """Give the place of the first letter of a band's text, behind the quotation mark where there is one."""
    node, span = band.node.get("text"), band.span("text")
    return span if isinstance(node, tree.Scalar) and node.plain else Span(span.path, span.line, span.column + 1)


def _picks(quiz: Fields, local: Fields, code: str, questions: Collection[Question], wrong: list[Diagnostic]) -> tuple[Pick, ...]:
    nodes = quiz.items("questions")
    if not nodes:
        return tuple(Pick(question.span, question=question.key) for question in questions)
    headings = [one.text("heading") for one in local.objects("questions") if one.text("heading")]
    made: list[Pick] = []
    for node in nodes:
        pick = _pick(node, quiz, code, wrong)
        if pick is None and made and made[-1].heading:
            made.pop()  # what would stand under the heading is wrong, not the heading
        elif pick is not None and pick.heading and headings:
            made.append(Pick(pick.span, heading=headings.pop(0)))
        elif pick is not None:
            made.append(pick)
    return tuple(made)


def _pick(node: tree.Node, quiz: Fields, code: str, wrong: list[Diagnostic]) -> Pick | None:
    if check(node, QUIZ_ITEM, "questions"):
        return None
    if isinstance(node, tree.Scalar):
        return Pick(node.span, question=_whole_key(node.value.strip(), code))
    assert isinstance(node, tree.Mapping)
    one = quiz.of(node)
    names = {name for name in ("question", "tag", "random", "from", "heading") if one.text(name)}
    allowed = ({"question"}, {"tag"}, {"random", "from"}, {"random", "tag"}, {"heading"})
    if names not in allowed:
        hint = "write {question: KEY}, {tag: WORD}, {random: 3, from: SET}, {random: 3, tag: WORD} or {heading: TEXT}"
        wrong.append(Diagnostic("QST426", node.span, "an item of a quiz is exactly one thing", hint))
        return None
    return Pick(
        node.span,
        question=_whole_key(one.text("question"), code) if one.text("question") else "",
        tag=one.text("tag"),
        random=_whole(one.text("random")),
        source=one.text("from"),
        heading=one.text("heading"),
        weight=Decimal(one.text("weight")) if one.text("weight") else None,
    )


def _whole_key(name: str, code: str) -> str:
    """Give the whole key of a question that is named by its own name or by the whole key."""
    return name if "/" in name else f"{code}/{name}"
