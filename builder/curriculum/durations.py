"""Durations as people write them, in the unit words of a language."""

import re
from collections.abc import Mapping
from functools import lru_cache

from builder.curriculum.model import Duration

_NUMBER = r"\d{1,4}(?:[.,]\d{1,2})?"
_DASH = r"\s*(?:–|-|—|to|bis)\s*"


@lru_cache(maxsize=8)
def _patterns(minutes: str, hours: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    minute = "|".join(sorted((re.escape(u) for u in minutes.split()), key=len, reverse=True))
    hour = "|".join(sorted((re.escape(u) for u in hours.split()), key=len, reverse=True))
    ranged = re.compile(rf"({_NUMBER})(?:{_DASH}({_NUMBER}))?\s*(?:({minute})|({hour}))?", re.IGNORECASE)
    mixed = re.compile(rf"({_NUMBER})\s*(?:{hour})\s*(\d{{1,2}})\s*(?:{minute})", re.IGNORECASE)
    step = re.compile(
        rf"\((?:(?P<times>\d{{1,2}})\s*[×x]\s*)?(?P<amount>{_NUMBER}(?:{_DASH}{_NUMBER})?\s*(?:{minute}|{hour})(?:\s*\d{{1,2}}\s*(?:{minute}))?)\)",
        re.IGNORECASE,
    )
    return ranged, mixed, step


def _of(words: Mapping[str, str]) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    return _patterns(words["units-minute"], words["units-hour"])


def parse_duration(text: str, words: Mapping[str, str]) -> Duration | None:
    """Give the minutes of ``90``, ``90 min``, ``1 h 30 min``, ``1.5–2 h``; None where the text is no duration."""
    ranged, mixed, _ = _of(words)
    text = text.strip()
    if m := mixed.fullmatch(text):
        minutes = round(_number(m[1]) * 60) + int(m[2])
        return Duration(minutes, minutes) if minutes else None
    if not (m := ranged.fullmatch(text)):
        return None
    factor = 60 if m[4] else 1
    low = round(_number(m[1]) * factor)
    high = round(_number(m[2]) * factor) if m[2] else low
    return Duration(low, high) if 0 < low <= high else None


def _number(text: str) -> float:
    return float(text.replace(",", "."))


def step_times(text: str, words: Mapping[str, str]) -> list[tuple[int, Duration]]:
    """Give every time in brackets, such as ``(15 min)`` or ``(4 × 10 min)``, with its offset in the text."""
    found = []
    for m in _of(words)[2].finditer(text):
        duration = parse_duration(m["amount"], words)
        if duration is not None:
            times = int(m["times"] or 1)
            found.append((m.start(), Duration(duration.low * times, duration.high * times)))
    return found


def show_minutes(minutes: int, words: Mapping[str, str]) -> str:
    """Write minutes as people read them: ``45 min``, ``2 h``, ``1 h 30 min``."""
    hours, rest = divmod(minutes, 60)
    parts = []
    if hours:
        parts.append(f"{hours}\u00a0{words['unit-hour']}")
    if rest or not hours:
        parts.append(f"{rest}\u00a0{words['unit-minute']}")
    return " ".join(parts)


def show_duration(duration: Duration, words: Mapping[str, str]) -> str:
    """Write a duration; a range in minutes, ``90–120 min``."""
    if duration.low == duration.high:
        return show_minutes(duration.low, words)
    return f"{duration.low}–{duration.high}\u00a0{words['unit-minute']}"
