"""Suggestions from real candidates."""

from collections.abc import Iterable
from difflib import get_close_matches


def did_you_mean(word: str, candidates: Iterable[str]) -> str:
    """Give ``did you mean "x"?`` for the nearest candidate, or an empty text when none is near."""
    by_lower = {candidate.lower(): candidate for candidate in sorted(candidates)}
    near = get_close_matches(word.lower(), by_lower, n=1, cutoff=0.6)
    return f'did you mean "{by_lower[near[0]]}"?' if near else ""
