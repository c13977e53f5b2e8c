"""Annexes and their parts: keys and names of parts, and what is usual for those that are written as texts."""

import re

from builder.curriculum.model import Annex, Format, Part

_ADAPTED = ("template", "checklist", "questionnaire", "case-study")
_PAGES = {"template": 2, "checklist": 2, "questionnaire": 2, "diagram": 1, "presentation": 16}
_MOST = 4


def usual_formats(kind: str) -> tuple[Format, ...]:
    """Give the formats for a kind: a PDF of everything, DOCX of what people fill in or adapt, PPTX of slides."""
    if kind == "presentation":
        return ("pdf", "pptx")
    return ("pdf", "docx") if kind in _ADAPTED else ("pdf",)


def usual_pages(kind: str) -> int:
    """Give the most pages that a PDF of a kind should have, where the annex does not say."""
    return _PAGES.get(kind, _MOST)


def own_parts(annex: Annex) -> tuple[Part, ...]:
    """Give the parts that are activities of their own: the main ones, and every other that is an address or a text."""
    mains = tuple(part for part in annex.parts if part.role == "main") or annex.parts[:1]
    return mains + tuple(part for part in annex.parts if part not in mains and (part.url or part.sheet))


def part_key(annex: Annex, part: Part) -> str:
    """Give the key of a part: the annex's for the first of its own parts, ``KEY/2`` and so on for the others."""
    place = own_parts(annex).index(part)
    return f"{annex.key}/{place + 1}" if place else annex.key


def annex_label(key: str, word: str) -> str:
    """Give the code of an annex as people say it: ``1.A.1.1 annex 1``, its third part ``1.A.1.1 annex 1.3``; else nothing."""
    m = re.fullmatch(r"(.+)/annex-(\d+)(?:/(\d+))?", key)
    return f"{m[1]} {word} {m[2]}" + (f".{m[3]}" if m[3] else "") if m else ""
