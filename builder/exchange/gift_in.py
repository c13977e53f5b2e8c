"""GIFT to neutral values: the format of question/format/gift in Moodle, read as Moodle reads it."""

import re
from dataclasses import replace
from decimal import Decimal

from builder.diagnostics import Diagnostic, Span
from builder.exchange.decode import decoded
from builder.exchange.gift_blocks import Block, Category, Cut, WrongError, blocks, category_title, cut_up, formed, restored
from builder.exchange.html_tree import has_markup, plain_words
from builder.exchange.model import (
    GAP_CLOSE,
    GAP_OPEN,
    NO_TEXT,
    ForeignAnswer,
    ForeignGap,
    ForeignPair,
    ForeignQuestion,
    ForeignSet,
    ForeignText,
    Form,
    Found,
)

_TRUTH = re.compile(r"\s*(?P<said>T|TRUE|F|FALSE)\s*(?:#(?P<rest>.*))?", re.DOTALL | re.IGNORECASE)
_WEIGHT = re.compile(r"\s*%(?P<percent>-?\d{1,3}(?:\.\d*)?)%")
_LIKE_WEIGHT = re.compile(r"\s*%(?P<percent>[-+]?[\d.,]{1,12})%")
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d{1,3})?")
_WILD = re.compile(r"(?<!\\)\*")
"""A star that stands for any letters; one with a backslash stands for itself."""
_ORDER = re.compile(r"\s*>\s*\d+")
_NAME = 60
"""Moodle's forms show about so many characters of a question's name."""
_LINE = "_____"
"""What Moodle shows for the gap of a question whose answers stand inside its text."""


class _SkipError(Exception):
    """The dialect has nothing for a question; the message says why."""


def read_gift(data: bytes, path: str) -> tuple[ForeignSet, tuple[Diagnostic, ...]]:
    """Give the questions of a GIFT file; QST501 what breaks the format, QST503 no questions, QST511 and on what is lost."""
    text, wrong = decoded(data, path)
    title = ""
    made: list[ForeignQuestion] = []
    seen = 0
    for block in blocks(text, path, wrong) if text is not None else ():
        if isinstance(block, Category):
            name = category_title(block.path)
            if made or title:
                wrong.append(Diagnostic("QST516", block.span, f'the category "{name}": all questions stand in one file'))
            title = title or name
            continue
        seen += 1
        try:
            made.append(_question(block, wrong))
        except WrongError as error:
            wrong.append(Diagnostic("QST501", block.span(error.offset), str(error), error.hint))
        except _SkipError as error:
            message = f'the question "{cut_up(block).name or _shown(block.text)}" was left out: {error}'
            wrong.append(Diagnostic("QST511", block.span(0), message))
    if text is not None and not seen:
        hint = "blank lines part questions; answers stand in braces"
        wrong.append(Diagnostic("QST503", Span(path), "there is no question in the file", hint))
    return ForeignSet(title, tuple(made)), tuple(wrong)


def _question(block: Block, wrong: Found) -> ForeignQuestion:
    cut = cut_up(block)
    words, form = formed(cut.before, "moodle")
    inside = cut.inside
    span = block.span(0)
    question = ForeignQuestion(
        type="description" if inside is None else "essay",
        name=cut.name or _named(words, form, cut.behind),
        idnumber=block.idnumber,
        text=ForeignText(words, form),
        span=span,
        feedback=_text(cut.feedback, form),
        tags=tuple(block.tags),
    )
    if inside is None:
        return replace(question, mark=Decimal(0))
    if not inside.strip():
        return _with_line(question, cut, wrong)
    if _ORDER.match(inside):
        raise _SkipError("a question that puts things in order is no part of GIFT; export it as Moodle XML")
    if m := _TRUTH.fullmatch(inside):
        return _with_line(_truth(question, m, form), cut, wrong)
    if inside.lstrip().startswith("#"):
        return _with_line(_numerical(question, inside.lstrip()[1:], form), cut, wrong)
    if "~" not in inside and "=" in inside and "->" in inside:
        return _with_line(_matching(question, inside, form, cut.offset), cut, wrong)
    return _answers(question, cut, form, wrong)


def _truth(question: ForeignQuestion, m: re.Match[str], form: Form) -> ForeignQuestion:
    true = m["said"].upper().startswith("T")
    wrong, _, right = (m["rest"] or "").partition("#")
    said = {True: _text(right, form), False: _text(wrong, form)}
    answers = tuple(
        ForeignAnswer(ForeignText(word, "plain"), Decimal(value is true), said[value is true])
        for word, value in (("true", True), ("false", False))
    )
    return replace(question, type="true-false", answers=answers)


def _answers(question: ForeignQuestion, cut: Cut, form: Form, wrong: Found) -> ForeignQuestion:
    """Read choices and accepted answers; inside a text they are a gap."""
    inside = cut.inside or ""
    pieces = re.split(r"(?=[~=])", inside)
    if pieces[0].strip():
        if len(pieces) > 1:
            raise WrongError("words before the first answer", cut.offset, "an answer begins with = or ~")
        pieces = [f"={inside.strip()}"]  # Moodle takes {answer} for the one right answer
    choice = "~" in inside
    answers = [_answer(piece[0], piece[1:], form, plain=not choice) for piece in pieces if piece.strip()]
    single = any(piece.startswith("=") for piece in pieces)
    several = choice and not single
    if cut.behind.strip() and not several and (gap := _gap(answers, choice=choice)):
        words, form = formed(f"{cut.before}{GAP_OPEN}1{GAP_CLOSE}{cut.behind}", "moodle")
        return replace(question, type="gap-fill", text=ForeignText(words, form), gaps=(gap,))
    made = replace(
        question, type="multiple-choice" if several else "single-choice" if choice else "short-answer", answers=tuple(answers)
    )
    return _with_line(made, cut, wrong)


def _gap(answers: list[ForeignAnswer], *, choice: bool) -> ForeignGap | None:
    """Give a gap that says the same as the answers; None where one has feedback, a part of the marks, markup or a star."""
    if any(answer.feedback or answer.fraction not in (0, 1) for answer in answers):
        return None
    if any(answer.text.form != "plain" and has_markup(answer.text.text) for answer in answers):
        return None
    plain = [
        (answer.fraction, answer.text.text if answer.text.form == "plain" else plain_words(answer.text.text))
        for answer in answers
    ]
    if not choice and any(_WILD.search(word) for _, word in plain):
        return None
    plain = plain if choice else [(fraction, word.replace("\\*", "*")) for fraction, word in plain]
    right, others = (tuple(word for fraction, word in plain if bool(fraction) is value) for value in (True, False))
    return ForeignGap(right, others) if right and (not choice or len(right) == 1) else None


def _answer(mark: str, text: str, form: Form, *, plain: bool) -> ForeignAnswer:
    usual = Decimal(mark == "=")
    fraction, text = _weighed(text, usual)
    said, _, feedback = text.partition("#")
    words, own = formed(said, "plain" if plain else form)
    return ForeignAnswer(ForeignText(words, "plain" if plain else own), fraction, _text(feedback, form))


def _weighed(text: str, usual: Decimal) -> tuple[Decimal, str]:
    """Give the part of the mark that stands before an answer, and the rest."""
    if m := _WEIGHT.match(text):
        return Decimal(m["percent"]) / 100, text[m.end() :]
    if m := _LIKE_WEIGHT.match(text):
        raise _SkipError(f"{m[0].strip()} is no part of the marks")
    return usual, text


def _numerical(question: ForeignQuestion, inside: str, form: Form) -> ForeignQuestion:
    numbers, tilde, rest = inside.partition("~")
    answers = []
    for piece in numbers.split("="):
        if not piece.strip():
            continue
        fraction, text = _weighed(piece, Decimal(1))
        said, _, feedback = text.partition("#")
        number, tolerance = _range(restored(said).strip())
        answers.append(ForeignAnswer(NO_TEXT, fraction, _text(feedback, form), number, tolerance))
    if tilde:
        answers.append(ForeignAnswer(NO_TEXT, Decimal(0), _text(rest.partition("#")[2], form)))
    return replace(question, type="numerical", answers=tuple(answers))


def _range(text: str) -> tuple[Decimal | None, Decimal]:
    """Give a number and how far off an answer may be: ``90:5``, ``85..95``, ``90``, or ``*`` for any."""
    if text == "*":
        return None, Decimal(0)
    low, dots, high = (piece.strip() for piece in text.partition(".."))
    number, _, tolerance = (piece.strip() for piece in text.partition(":"))
    for piece in (low, high) if dots else (number, tolerance or "0"):
        if not _NUMBER.fullmatch(piece):
            raise _SkipError(f'"{piece}" is no number' + ("; it wants a point, not a comma" if "," in piece else ""))
    if dots:
        return (Decimal(low) + Decimal(high)) / 2, abs(Decimal(high) - Decimal(low)) / 2
    return Decimal(number), abs(Decimal(tolerance or "0"))


def _matching(question: ForeignQuestion, inside: str, form: Form, offset: int) -> ForeignQuestion:
    pairs = []
    for piece in inside.split("="):
        if not piece.strip():
            continue
        stem, arrow, match = piece.partition("->")
        if not arrow:
            raise WrongError("a pair without an arrow", offset + inside.find(piece), "write =left -> right")
        pairs.append(ForeignPair(_text(stem, form), " ".join(restored(match).split())))
    return replace(question, type="matching", pairs=tuple(pairs))


def _with_line(question: ForeignQuestion, cut: Cut, wrong: Found) -> ForeignQuestion:
    """Put a line where the answers stood, if words follow them, as Moodle does."""
    if not cut.behind.strip():
        return question
    words, form = formed(cut.before + _LINE + cut.behind, "moodle")
    message = f'"{question.name}": its gap became a line, with the answers under the text'
    wrong.append(Diagnostic("QST513", question.span, message))
    return replace(question, text=ForeignText(words, form))


def _text(piece: str, form: Form) -> ForeignText:
    words, own = formed(piece, form)
    return ForeignText(words, own) if words else NO_TEXT


def _named(words: str, form: Form, behind: str) -> str:
    plain = words if form == "plain" else plain_words(words)
    return _shown(plain or restored(behind))


def _shown(text: str) -> str:
    line = " ".join(restored(text).split())
    return line if len(line) <= _NAME else f"{line[: _NAME - 1].rstrip()}…"
