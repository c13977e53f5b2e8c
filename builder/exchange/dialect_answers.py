"""The words and the answers of a foreign question, as the dialect writes those of its type."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from builder.curriculum.questions import FRACTIONS
from builder.exchange.dialect_texts import Texts
from builder.exchange.escapes import clean, indented
from builder.exchange.model import GAP_CLOSE, GAP_OPEN, ForeignAnswer, ForeignQuestion
from builder.exchange.numbers import number_text

_NEAR = Decimal("0.00001")
"""So near Moodle's own import wants a part of a mark to one that it knows (match_grade_options)."""
_ABOUT = Decimal("0.0067")
"""So far off hand-written parts may be: 33, 17 or 66 % for a third, a sixth, two thirds."""
_BLOCK = re.compile(r"```|~~~|\||[-*+] |\d+[.)] |>|#{4,6} |!!! |    |:   |---$")
"""What a text begins with that is more than a paragraph."""
_CHOICE = re.compile(r"[-*+] \[[^\]\n]*\](?=[ \t]|$)")
_STEP = re.compile(r"\d+[.)] +\S")
_GAP = re.compile(f"{GAP_OPEN}(\\d+){GAP_CLOSE}")


class CannotError(Exception):
    """The dialect cannot hold a question; the message says why."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What must be found in a question when its Markdown is read again."""

    type: str
    fractions: tuple[Decimal, ...] = ()
    plain: tuple[str, ...] = ()
    numbers: tuple[tuple[Decimal | None, Decimal], ...] = ()
    pairs: tuple[tuple[bool, str], ...] = ()
    gaps: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = ()
    items: int = 0
    hints: int = 0

    def with_hints(self, number: int) -> "Facts":
        """Give the same with so many hints."""
        return replace(self, hints=number)


def answers_of(question: ForeignQuestion, texts: Texts, words: Mapping[str, str]) -> tuple[list[str], Facts]:
    """Give the words and answers as blocks, and the facts in them; CannotError."""
    text = _guarded(texts.markdown(question.text), question.type)
    match question.type:
        case "single-choice" | "multiple-choice" | "true-false":
            return _choices(question, text, texts, words)
        case "short-answer" | "numerical":
            return _accepted(question, text, texts)
        case "matching":
            return _matching(question, text, texts)
        case "gap-fill":
            return _gaps(question, text, texts)
        case "ordering":
            items = [_item(f"{number}. ", question, number, texts) for number in range(1, len(question.items) + 1)]
            return [text, "\n".join(items)], Facts(question.type, items=len(items))
    return [text], Facts(question.type)


def _guarded(text: str, kind: str) -> str:
    """Give the words in which no line can be taken for an answer: a blank before it changes nothing else."""
    looks = {"ordering": _STEP, "matching": re.compile(r"\|")}.get(kind, _CHOICE)
    return "\n".join(f" {line}" if looks.match(line) else line for line in text.split("\n"))


def _choices(question: ForeignQuestion, text: str, texts: Texts, words: Mapping[str, str]) -> tuple[list[str], Facts]:
    fractions = [_known(answer.fraction, texts) for answer in question.answers]
    marks = _marks(question.type, fractions)
    blocks = []
    for number, (mark, answer) in enumerate(zip(marks, question.answers, strict=True)):
        said = texts.markdown(answer.text, quotes=False)
        if question.type == "true-false":
            said = words["answer-false" if number else "answer-true"]
        blocks.append(_answer(mark, said, texts.markdown(answer.feedback)))
    return [text, "\n\n".join(blocks)], Facts(question.type, tuple(fractions))


def _marks(kind: str, fractions: list[Decimal]) -> list[str]:
    """Give what stands in the brackets: crosses where they say the same as the parts of the marks."""
    if kind != "multiple-choice":
        return [_mark(fraction) for fraction in fractions]
    right = [fraction for fraction in fractions if fraction > 0]
    wrong = [fraction for fraction in fractions if fraction <= 0]
    if right and set(right) <= {_share(len(right))} and set(wrong) <= {-_share(len(wrong))}:
        return ["x" if fraction > 0 else " " for fraction in fractions]
    return [_percent(fraction) for fraction in fractions]


def _share(number: int) -> Decimal:
    return min(FRACTIONS, key=lambda each: abs(each - Decimal(1) / (number or 1)))


def _mark(fraction: Decimal) -> str:
    return {Decimal(1): "x", Decimal(0): " "}.get(fraction) or _percent(fraction)


def _percent(fraction: Decimal) -> str:
    return f"{number_text((fraction * 100).quantize(Decimal('0.01')))}%"


def _known(fraction: Decimal, texts: Texts) -> Decimal:
    """Give the part of a mark that Moodle knows; hand-written ones may be a little off."""
    near = min(FRACTIONS, key=lambda each: abs(each - abs(fraction)))
    if abs(near - abs(fraction)) > _ABOUT or (fraction and not near):
        raise CannotError(f"Moodle knows no answer that gives {number_text(fraction * 100)}% of the marks")
    if abs(near - abs(fraction)) > _NEAR:
        texts.changed[f"{number_text(fraction * 100)}% became {_percent(-near if fraction < 0 else near)}"] = None
    return -near if fraction < 0 and near else near


def _answer(mark: str, text: str, feedback: str) -> str:
    """Give an answer with its feedback under it."""
    body = indented(text, "" if _BLOCK.match(text) else f"- [{mark}] ", "  ")
    if _BLOCK.match(text):
        body = f"- [{mark}]\n" + indented(text, "  ", "  ")
    quoted = "\n".join(f"  > {line}".rstrip() for line in feedback.split("\n")) if feedback else ""
    return f"{body.rstrip()}\n\n{quoted}" if quoted else body.rstrip()


def _item(mark: str, question: ForeignQuestion, number: int, texts: Texts) -> str:
    text = texts.markdown(question.items[number - 1], quotes=False)
    if _BLOCK.match(text):
        text = texts.markdown(question.items[number - 1], inline=True, quotes=False)
    return indented(text, mark, "    ")


def _accepted(question: ForeignQuestion, text: str, texts: Texts) -> tuple[list[str], Facts]:
    blocks, plain, numbers = [], [], []
    fractions = [_known(answer.fraction, texts) for answer in question.answers]
    for fraction, answer in zip(fractions, question.answers, strict=True):
        said = _number(answer) if question.type == "numerical" else _word(answer.text.text, texts)
        plain.append(said)
        numbers.append((answer.number, answer.tolerance))
        blocks.append(_answer(_mark(fraction), said, texts.markdown(answer.feedback)))
    if question.type == "numerical":
        return [text, "\n\n".join(blocks)], Facts(question.type, tuple(fractions), (), tuple(numbers))
    return [text, "\n\n".join(blocks)], Facts(question.type, tuple(fractions), tuple(plain))


def _number(answer: ForeignAnswer) -> str:
    if answer.number is None:
        return "*"
    return f"{number_text(answer.number)} ± {number_text(answer.tolerance)}" if answer.tolerance else number_text(answer.number)


def _word(text: str, texts: Texts) -> str:
    """Give plain words in one line, in which nothing means code."""
    word = " ".join(clean(text).split())
    if "`" in word:
        texts.changed["grave accents in plain answers became apostrophes"] = None
    return word.replace("`", "'")


def _matching(question: ForeignQuestion, text: str, texts: Texts) -> tuple[list[str], Facts]:
    rows, pairs = [], []
    for pair in question.pairs:
        stem = re.sub(r"(?<!\\)\|", r"\|", texts.markdown(pair.stem, inline=True))
        match = _word(pair.match, texts)
        rows.append(f"| {stem} | {match.replace('|', chr(92) + '|')} |")
        pairs.append((bool(stem), match))
    return [text, "\n".join(["|  |  |", "|---|---|", *rows])], Facts(question.type, pairs=tuple(pairs))


def _gaps(question: ForeignQuestion, text: str, texts: Texts) -> tuple[list[str], Facts]:
    made = []
    for gap in question.gaps:
        right, wrong = (tuple(_word(word, texts) for word in words) for words in (gap.right, gap.wrong))
        if any(set(word) & set("[]|") for word in (*right, *wrong)):
            raise CannotError("an answer of a gap has brackets or a bar in it")
        made.append((right, wrong))
    if "[[" in text:
        raise CannotError("its words have double brackets that are no gap")

    def gap_text(m: re.Match[str]) -> str:
        right, wrong = made[int(m[1]) - 1]
        return f"[[{' | '.join(right)}{' || ' if wrong else ''}{' | '.join(wrong)}]]"

    return [_GAP.sub(gap_text, text)], Facts(question.type, gaps=tuple(made))
