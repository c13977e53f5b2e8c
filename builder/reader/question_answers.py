"""What follows a question's words, read as its type asks: choices, pairs, accepted answers, gaps, steps."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from builder.curriculum.questions import Answer, Gap, Pair, QuestionType
from builder.curriculum.text import Text
from builder.diagnostics import Diagnostic, Span
from builder.reader.question_lines import Answers, gaps, marked, numbered, rows
from builder.reader.question_marks import gained, is_plain, is_right, make_all, shared, valued

_NUMBER = re.compile(r"[-+]?[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]+)?")
_MOST_SIGNS, _MOST_EXPONENT = 20, 99
"""Longer numbers are rounded by browsers and platforms, which reckon with 15 to 17 digits."""
_HUNDREDTH = Decimal("0.01")
_FEWEST_CHOICES = 2
_FEWEST_STEPS, _MOST_STEPS = 3, 10
_FEWEST_PAIRS, _FEWEST_MATCHES = 2, 3
"""Fewer make Moodle's edit form refuse a matching question."""
_PAIR = 2


@dataclass(frozen=True, slots=True)
class Parts:
    """A question's words and what its type asks for."""

    text: Text
    answers: tuple[Answer, ...] = ()
    pairs: tuple[Pair, ...] = ()
    gaps: tuple[Gap, ...] = ()
    items: tuple[Text, ...] = ()


Found = list[Diagnostic]


def parts_of(kind: QuestionType, body: Text, words: Mapping[str, str], span: Span, wrong: Found) -> Parts:
    """Read the body of a question of a type; QST403 to QST414, QST434, QST435 and QST437 for what does not fit."""
    return _READERS[kind](_Asked(body, (words["answer-true"], words["answer-false"]), span, wrong))


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question's body, the words for true and for false, its place, and where to put what is wrong."""

    body: Text
    truths: tuple[str, str]
    span: Span
    wrong: Found

    def say(self, code: str, span: Span, message: str, hint: str = "") -> None:
        self.wrong.append(Diagnostic(code, span, message, hint))


def _choice(asked: _Asked) -> Parts:
    found = _lines(marked(asked.body), asked)
    said = len(asked.wrong)
    answers = valued(found.lines, asked.wrong)
    _enough(answers, asked)
    right = [answer for answer in answers if answer.fraction == 1]
    if answers and not right and len(asked.wrong) == said:
        asked.say("QST406", asked.span, "no answer is right", "write [x] before the right one")
    for answer in right[1:]:
        hint = "let one be right, or write type: multiple-choice"
        asked.say("QST407", answer.span, "a second right answer in a single choice", hint)
    return Parts(found.text, answers)


def _choices(asked: _Asked) -> Parts:
    found = _lines(marked(asked.body), asked)
    said = len(asked.wrong)
    if all(map(is_plain, found.lines)):
        answers = shared(found.lines)
        if answers is None:
            asked.say("QST405", asked.span, "more than ten answers share the marks", "write percentages")
            return Parts(found.text)
    else:
        answers = valued(found.lines, asked.wrong)
        if len(asked.wrong) == said and gained(answers) and not make_all(answers):
            total = (gained(answers) * 100).quantize(_HUNDREDTH).normalize()
            hint = "those above zero must make 100"
            asked.say("QST435", asked.span, f"the percentages make {total:f}", hint)
    _enough(answers, asked)
    if answers and not gained(answers) and len(asked.wrong) == said:
        asked.say("QST406", asked.span, "no answer is right", "write [x] before each right one")
    return Parts(found.text, answers)


def _true_false(asked: _Asked) -> Parts:
    said = len(asked.wrong)
    found = _lines(marked(asked.body), asked)
    wanted = asked.truths
    if len(asked.wrong) > said:
        return Parts(found.text)
    if [line.text.markdown.strip() for line in found.lines] != list(wanted):
        place = found.lines[0].span if found.lines else asked.span
        hint = f"write - [x] {wanted[0]} and - [ ] {wanted[1]}, in this order"
        asked.say("QST408", place, "true or false wants two lines", hint)
        return Parts(found.text)
    if not all(map(is_plain, found.lines)) or sum(map(is_right, found.lines)) != 1:
        asked.say("QST406", asked.span, "one of the two must be right", "write [x] before one of them, and [ ] before the other")
    return Parts(found.text, valued(found.lines, []))


def _short(asked: _Asked) -> Parts:
    found = _lines(marked(asked.body), asked)
    said = len(asked.wrong)
    answers = valued(found.lines, asked.wrong)
    if not any(answer.fraction == 1 for answer in answers) and len(asked.wrong) == said:
        asked.say("QST406", asked.span, "no answer is right", "write a line - [x] and the answer")
    return Parts(found.text, answers)


def _numerical(asked: _Asked) -> Parts:
    parts = _short(asked)
    return Parts(parts.text, tuple(number for answer in parts.answers if (number := _number(answer, asked)) is not None))


def _number(answer: Answer, asked: _Asked) -> Answer | None:
    said = " ".join(answer.text.markdown.split())
    if said in ("", "*"):
        return answer
    number, _, tolerance = (piece.strip() for piece in said.replace("+-", "±").partition("±"))
    for piece in (number, tolerance or "0"):
        if not _NUMBER.fullmatch(piece):
            hint = "write a point, not a comma" if "," in piece else "write a number such as 90 or 2.5, and ± 5 for how far off"
            asked.say("QST411", answer.span, f'"{piece}" is no number', hint)
            return None
        if len(piece) > _MOST_SIGNS or abs(int(piece.lower().partition("e")[2] or "0")) > _MOST_EXPONENT:
            asked.say("QST411", answer.span, f'"{piece[:_MOST_SIGNS]}" is too long, too large or too small to reckon with')
            return None
    return replace(answer, number=Decimal(number), tolerance=abs(Decimal(tolerance or "0")))


def _matching(asked: _Asked) -> Parts:
    table = rows(asked.body)
    _stray(table.stray, asked)
    if table.headless is not None:
        hint = "write | stem | match |, and |---|---| under it"
        asked.say("QST410", table.headless, "a table begins with a head and a line under it", hint)
        return Parts(table.text)
    said = len(asked.wrong)
    pairs: list[Pair] = []
    for row in table.rows:
        match = row.cells[1].markdown.strip() if len(row.cells) == _PAIR else ""
        if match:
            pairs.append(Pair(row.cells[0], match, row.span))
        else:
            asked.say("QST410", row.span, "a row wants two cells", "write | stem | match |, or |  | match |")
    stems = [pair.stem.markdown for pair in pairs if pair.stem]
    matches = {pair.match for pair in pairs}
    _alike([pair.stem for pair in pairs if pair.stem], asked, "stem")
    if len(asked.wrong) == said and (len(stems) < _FEWEST_PAIRS or len(matches) < _FEWEST_MATCHES):
        message = f"a matching question wants two pairs and three matches; here are {len(stems)} and {len(matches)}"
        asked.say("QST410", asked.span, message, "add a pair, or a row with an empty first cell")
    return Parts(table.text, pairs=tuple(pairs))


def _gap_fill(asked: _Asked) -> Parts:
    text, found = gaps(asked.body)
    made = []
    for inside, place in found:
        right, bar, others = inside.partition("||")
        accepted, menu = _words(right), _words(others)
        if not accepted or (bar and not menu):
            hint = "write [[answer]], [[answer | another]] or [[right || wrong | wrong]]"
            asked.say("QST412", place, "a menu of one" if accepted else "a gap without an answer", hint)
        elif menu and len(accepted) > 1:
            asked.say("QST412", place, "a menu with two right answers", "one stands before the double bar")
        elif len({*accepted, *menu}) < len(accepted) + len(menu):
            asked.say("QST434", place, "the same answer stands twice in a gap", "make them different")
        else:
            made.append(Gap(accepted, menu, place))
    if text and not found:
        asked.say("QST413", asked.span, "a text without a gap", "write [[answer]] where a gap is to be")
    return Parts(text, gaps=tuple(made))


def _words(text: str) -> tuple[str, ...]:
    return tuple(word for piece in text.split("|") if (word := " ".join(piece.split())))


def _ordering(asked: _Asked) -> Parts:
    found = _lines(numbered(asked.body), asked)
    for line in found.lines:
        if line.feedback:
            asked.say("QST403", line.feedback.span, "a thing to put in order has no feedback", "put it under ### Feedback")
    items = tuple(line.text for line in found.lines)
    if not _FEWEST_STEPS <= len(items) <= _MOST_STEPS:
        message = f"{_FEWEST_STEPS} to {_MOST_STEPS} things can be put in order; here are {len(items)}"
        asked.say("QST409", asked.span, message, "write them as a numbered list, in the right order")
    return Parts(found.text, items=items)


def _plain(asked: _Asked) -> Parts:
    for line in marked(asked.body).lines[:1]:
        hint = "take it out, or choose another type"
        asked.say("QST414", line.span, "a question of this type has no answers", hint)
    return Parts(asked.body)


_READERS: Mapping[QuestionType, Callable[[_Asked], Parts]] = {
    "single-choice": _choice,
    "multiple-choice": _choices,
    "true-false": _true_false,
    "short-answer": _short,
    "numerical": _numerical,
    "matching": _matching,
    "gap-fill": _gap_fill,
    "ordering": _ordering,
    "essay": _plain,
    "description": _plain,
}


def _lines(found: Answers, asked: _Asked) -> Answers:
    """Pass on what was found; QST403 words that belong to none, QST437 no words, QST434 the same twice."""
    _stray(found.stray, asked)
    for line in found.lines:
        if not line.text:
            asked.say("QST437", line.span, "an answer without words", "write it, or take the line out")
    _alike([replace(line.text, span=line.span) for line in found.lines if line.text], asked, "answer")
    return found


def _alike(texts: Sequence[Text], asked: _Asked, what: str) -> None:
    seen: set[str] = set()
    for text in texts:
        if text.markdown in seen:
            asked.say("QST434", text.span, f"the same {what} stands twice", "make them different, or take one out")
        seen.add(text.markdown)


def _stray(span: Span | None, asked: _Asked) -> None:
    if span is not None:
        hint = "indent it by two blanks if it belongs to the answer above, or move it before the answers"
        asked.say("QST403", span, "text behind the answers belongs to none of them", hint)


def _enough(answers: Sequence[Answer], asked: _Asked) -> None:
    if len(answers) < _FEWEST_CHOICES:
        message = f"a choice wants two answers at least; here are {len(answers)}"
        asked.say("QST409", asked.span, message, "- [x] right, - [ ] wrong")
