"""Suggestions from real candidates."""

import re
from collections.abc import Iterable
from difflib import SequenceMatcher, get_close_matches
from itertools import takewhile


def nearest(word: str, candidates: Iterable[str], cutoff: float = 0.6) -> str:
    """Give the candidate most like a word, of equals the one that begins most like it; empty when none is near."""
    lower = word.lower()
    by_lower = {candidate.lower(): candidate for candidate in sorted(candidates)}
    near = get_close_matches(lower, by_lower, n=10, cutoff=cutoff)
    return by_lower[max(near, key=lambda each: _likeness(lower, each))] if near else ""


def did_you_mean(word: str, candidates: Iterable[str], cutoff: float = 0.6) -> str:
    """Give ``did you mean "x"?`` for the nearest candidate, or an empty text when none is near.

    Codes that differ by a sign only are not misspelt but others: those that begin alike are named instead.
    """
    candidates = sorted(candidates)
    best = nearest(word, candidates, cutoff)
    if not best:
        return ""
    if best.lower() == word.lower() or not re.search(r"\d", word) or _form(best) != _form(word):
        return f'did you mean "{best}"?'
    begin = _beginning(word, best)
    alike = sorted((each for each in candidates if each.startswith(begin) and _form(each) == _form(word)), key=_natural)
    return "near it: " + ", ".join(alike[:5]) if begin else ""


def _form(code: str) -> str:
    """Give a code with its numbers and single letters made alike."""
    return re.sub(r"\d+", "0", re.sub(r"\b[A-Za-z]\b", "A", code))


def _beginning(one: str, other: str) -> str:
    """Give the signs with which both begin."""
    return "".join(a for a, _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _natural(code: str) -> list[tuple[int, str]]:
    return [(int(part), "") if part.isdecimal() else (0, part) for part in re.findall(r"\d+|\D+", code)]


def _likeness(word: str, candidate: str) -> tuple[float, int]:
    return SequenceMatcher(None, candidate, word).ratio(), len(_beginning(word, candidate))
