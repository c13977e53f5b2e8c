"""The part of the marks that an answer gives, as it is written in front of it."""

import re
from collections.abc import Sequence
from decimal import Decimal

from builder.curriculum.questions import FRACTIONS, Answer
from builder.diagnostics import Diagnostic
from builder.reader.question_lines import Line

_NEAR = Decimal("0.0006")
"""So far may a part of a mark lie from one that Moodle knows: 33.3 % and 33.33 % are a third."""
_MARK = re.compile(r"(?P<sign>[-+]?)(?:(?P<percent>\d{1,3}(?:\.\d+)?) ?%|(?P<top>\d{1,2})/(?P<bottom>[1-9]\d?))")
_MOST_SHARES = 10
"""Moodle knows the share of each number of answers up to ten, and none of eleven."""


def is_right(line: Line) -> bool:
    """Tell whether a line is marked with a cross."""
    return line.mark.strip().lower() == "x"


def is_plain(line: Line) -> bool:
    """Tell whether a line is marked with a cross or with nothing."""
    return line.mark.strip().lower() in ("", "x")


def valued(lines: Sequence[Line], wrong: list[Diagnostic]) -> tuple[Answer, ...]:
    """Give answers with the marks written; QST404 one that cannot be read, QST405 one that Moodle does not know."""
    return tuple(Answer(line.text, _fraction(line, wrong), line.feedback, line.span) for line in lines)


def shared(lines: Sequence[Line]) -> tuple[Answer, ...] | None:
    """Give right answers their share of the marks, and take as much away for wrong ones, so that ticking all gives nothing.

    None where there are more right or wrong ones than can share.
    """
    right = sum(map(is_right, lines))
    if max(right, len(lines) - right) > _MOST_SHARES:
        return None
    share, loss = _share(right), _share(len(lines) - right)
    return tuple(Answer(line.text, share if is_right(line) else -loss or Decimal(0), line.feedback, line.span) for line in lines)


def _share(number: int) -> Decimal:
    return _nearest(1 / Decimal(number)) or Decimal(0) if number else Decimal(0)


def make_all(answers: Sequence[Answer]) -> bool:
    """Tell whether what the answers give makes the whole marks, as near as their parts can be written."""
    return abs(gained(answers) - 1) <= _NEAR * len(answers)


def gained(answers: Sequence[Answer]) -> Decimal:
    """Give the sum of the parts above zero."""
    return sum((answer.fraction for answer in answers if answer.fraction > 0), Decimal(0))


def _fraction(line: Line, wrong: list[Diagnostic]) -> Decimal:
    if is_plain(line):
        return Decimal(is_right(line))
    m = _MARK.fullmatch(line.mark.strip())
    if m is None:
        hint = "write [x], [ ], [50%] or [1/3]"
        if "," in line.mark:
            hint += ", with a point for decimals"
        wrong.append(Diagnostic("QST404", line.span, f"[{line.mark}] says nothing about an answer", hint))
        return Decimal(0)
    wanted = Decimal(m["percent"]) / 100 if m["percent"] else Decimal(m["top"]) / Decimal(m["bottom"])
    known = _nearest(wanted)
    if known is None:
        near = min(FRACTIONS, key=lambda each: abs(each - wanted)) * 100
        hint = f"the nearest that it knows is {near.quantize(Decimal('0.01')).normalize():f}%"
        wrong.append(Diagnostic("QST405", line.span, f"Moodle knows no answer that gives {m[0]} of the marks", hint))
        return Decimal(0)
    return -known if m["sign"] == "-" and known else known


def _nearest(wanted: Decimal) -> Decimal | None:
    near = min(FRACTIONS, key=lambda each: abs(each - wanted))
    return near if abs(near - wanted) < _NEAR else None
