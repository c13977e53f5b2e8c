"""Questions as GIFT, the plain text format that many systems read; what it has no place for is listed.

The dialect is that of question/format/gift in Moodle 4.1 to 5.1.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from html import escape

from builder.diagnostics import Diagnostic
from builder.exchange.model import HINT_LESS
from builder.exchange.numbers import number_text, percent_text
from builder.exchange.rich_html import Html, merged, without_files
from builder.plan.questions import Bank, FiledText, PlannedAnswer, PlannedQuestion
from builder.plan.rich_model import Rich

_ESCAPES = str.maketrans({**{sign: f"\\{sign}" for sign in "\\#=~{}:"}, "\n": "\\n", "\r": ""})
_WRAPPER = re.compile(r'<div lang\\="[^"]*">')
_ARROW = "->"
_PENALTY = Decimal("0.3333333")
"""What an import of GIFT gives a question that may be tried again."""
_NO_PENALTY = (*HINT_LESS, "true-false")
_NO_MARKS = ("description",)
_LINES = 10
"""The dialect's default for an essay."""
_STAR = "\\*"
"""A star that stands for itself in a typed answer; alone it stands for any letters."""
_TYPED = ("short-answer", "gap-fill")
_SHUFFLED = ("single-choice", "multiple-choice", "matching")


@dataclass(slots=True)
class _Writing:
    """One question being written, and the texts that lost something on the way."""

    question: PlannedQuestion
    texts: list[Html] = field(default_factory=list)

    def html(self, rich: Rich) -> str:
        made = without_files(rich)
        self.texts.append(made)
        return _escaped(made.text.replace(_ARROW, "-&gt;"))

    def feedback(self, text: FiledText, before: str = "#") -> str:
        return before + self.html(text.body) if text else ""


def gift(banks: Iterable[Bank]) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """Give the questions of banks, each a category, as GIFT.

    QST521 names a question that it cannot hold, QST522 what it does not hold of one.
    """
    blocks: list[str] = []
    lost: list[Diagnostic] = []
    for bank in banks:
        blocks.append("$CATEGORY: $course$/top/" + _one_line(bank.title.replace("/", "//")))
        for question in bank.questions:
            if reason := _impossible(question):
                message = f'GIFT cannot hold "{question.key}": {reason}'
                lost.append(Diagnostic("QST521", question.origin, message, "export it as Moodle XML"))
                continue
            writing = _Writing(question)
            blocks.append(_question(writing))
            lost += _lost(writing)
    return ("\n\n".join(blocks) + "\n").encode(), tuple(lost)


def _impossible(question: PlannedQuestion) -> str:
    """Say why a question cannot be written; empty where it can."""
    if question.type == "ordering":
        return "it has no questions of this type"
    if question.type == "gap-fill" and len(question.gaps) > 1:
        return f"it has place for one gap, not for {len(question.gaps)}"
    plain = [answer.plain for answer in question.answers] if question.type == "short-answer" else []
    plain += [word for gap in question.gaps for word in gap.right if not gap.wrong]
    if any(_ARROW in text for text in plain):
        return "an arrow in an answer would make it a matching question"
    words = [*plain, *(pair.match for pair in question.pairs)]
    if any(text.lstrip().startswith(("[html]", "[plain]", "[moodle]", "[markdown]")) for text in words):
        return "an answer begins like the name of a format"
    if question.type == "numerical" and _others(question.answers)[1:]:
        return "it has place for one feedback to all other numbers"
    return ""


def _question(writing: _Writing) -> str:
    question = writing.question
    about = [f"[id:{_bracketed(question.key)}]", *(f"[tag:{_bracketed(tag)}]" for tag in question.tags)]
    begin = f"// {' '.join(about)}\n::{_escaped(_one_line(question.title))}::[html]"
    if question.type == "gap-fill":
        before, after = (writing.html(segment) for segment in question.segments)
        wrapper = _WRAPPER.match(before)
        if wrapper and after.endswith("</div>"):
            before, after = before[wrapper.end() :], after.removesuffix("</div>")
        return f"{begin}{before}{{{_body(writing)}}}{after}"
    text = writing.html(question.text.body)
    return f"{begin}{text}" if question.type == "description" else f"{begin}{text}{{{_body(writing)}}}"


def _body(writing: _Writing) -> str:
    """Give what stands in the braces."""
    question = writing.question
    general = writing.feedback(question.feedback, "####")
    match question.type:
        case "essay":
            return general
        case "true-false":
            right, wrong = sorted(question.answers, key=lambda answer: -answer.fraction)
            said = f"#{writing.html(wrong.feedback.body)}" if wrong.feedback or right.feedback else ""
            return f"{'TRUE' if question.answers[0].fraction else 'FALSE'}{said}{writing.feedback(right.feedback)}{general}"
        case "gap-fill":
            (gap,) = question.gaps
            if not gap.wrong:  # with the weight, for T alone would be read as true
                return " ".join(f"=%100%{_escaped(word.replace('*', _STAR))}" for word in gap.right) + general
            words = [*(f"={_escaped(escape(word))}" for word in gap.right), *(f"~{_escaped(escape(word))}" for word in gap.wrong)]
            return " ".join(words) + general
        case "single-choice" | "multiple-choice":
            lines = [
                f"{_mark(question, answer)}{writing.html(answer.text.body)}{writing.feedback(answer.feedback)}"
                for answer in question.answers
            ]
        case "short-answer":
            lines = [
                f"=%{percent_text(answer.fraction)}%{_escaped(_one_line(answer.plain))}{writing.feedback(answer.feedback)}"
                for answer in question.answers
            ]
        case "numerical":
            lines = [
                f"={_number(answer)}{writing.feedback(answer.feedback)}"
                for answer in question.answers
                if answer.number is not None
            ]
            lines += [f"~{writing.feedback(answer.feedback)}" for answer in _others(question.answers) if answer.feedback]
        case _:
            lines = [f"={writing.html(pair.stem.body)} {_ARROW} {_escaped(_one_line(pair.match))}" for pair in question.pairs]
    head = "#" if question.type == "numerical" else ""
    return "".join(f"{line}\n" for line in [head, *(f"\t{line}" for line in [*lines, *([general] if general else [])])])


def _mark(question: PlannedQuestion, answer: PlannedAnswer) -> str:
    if question.type == "single-choice" and answer.fraction == 1:
        return "="
    return f"~%{percent_text(answer.fraction)}%" if answer.fraction else "~"


def _number(answer: PlannedAnswer) -> str:
    assert answer.number is not None
    return f"%{percent_text(answer.fraction)}%{number_text(answer.number)}:{number_text(answer.tolerance)}"


def _others(answers: Iterable[PlannedAnswer]) -> list[PlannedAnswer]:
    return [answer for answer in answers if answer.number is None]


def _lost(writing: _Writing) -> list[Diagnostic]:
    question = writing.question
    links, files = merged(writing.texts)
    combined = (question.if_right, question.if_partly_right, question.if_wrong)
    essay = question.essay
    said = {
        f"its weight of {number_text(question.mark)}": question.mark != 1 and question.type not in _NO_MARKS,
        "its penalty": question.penalty != _PENALTY and question.type not in _NO_PENALTY,
        "its hints": bool(question.hints),
        "the feedback for right, partly right and wrong": any(combined),
        "its feedback": question.type == "description" and bool(question.feedback),
        "that its answers stay in their order": not question.shuffle and _shuffled(question),
        "that case matters": question.case_sensitive and question.type in _TYPED,
        "the marks for all other numbers": any(answer.fraction for answer in _others(question.answers))
        and question.type == "numerical",
        "the lines of its field": essay is not None and essay.lines != _LINES,
        "its limits of words": essay is not None and bool(essay.min_words or essay.max_words),
        "its files to hand in": essay is not None and essay.attachments > 0,
        "its words for the marker": essay is not None and bool(essay.marker),
        "its answer template": essay is not None and bool(essay.template),
        f"pictures and other files, which became words ({', '.join(files)})": bool(files),
        f"links into the course, which became plain text ({', '.join(links)})": bool(links),
    }
    names = [each for each, lost in said.items() if lost]
    return [Diagnostic("QST522", question.origin, f'GIFT does not hold of "{question.key}": {"; ".join(names)}')] if names else []


def _shuffled(question: PlannedQuestion) -> bool:
    return question.type in _SHUFFLED or any(gap.wrong for gap in question.gaps)


def _escaped(text: str) -> str:
    return text.translate(_ESCAPES)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _bracketed(text: str) -> str:
    return text.replace("]", "\\]")
