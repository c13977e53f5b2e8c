"""Exact decimals as Moodle's formats write them."""

from decimal import Decimal

_PLAIN = 20
"""Numbers with more digits than this before or behind the point are written with an exponent."""


def number_text(number: Decimal) -> str:
    """Give a number without an exponent as long as that is readable: ``90``, ``0.25``, ``1E+300``."""
    exponent = number.as_tuple().exponent
    assert isinstance(exponent, int)
    short = abs(number.adjusted()) <= _PLAIN and exponent >= -_PLAIN
    text = f"{number:f}" if short else str(number)
    return text.rstrip("0").rstrip(".") if short and "." in text else text


def percent_text(fraction: Decimal) -> str:
    """Give a part of a mark in percent: ``100``, ``33.33333``, ``-25``."""
    return number_text(fraction * 100)
