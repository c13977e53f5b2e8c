"""A cloze question of Moodle as a gap-fill question of ours."""

import re
from dataclasses import replace
from decimal import Decimal

from builder.exchange.cloze import Alternative, Cloze, gaps_in, unguarded
from builder.exchange.html_tree import has_markup, plain_words
from builder.exchange.model import GAP_CLOSE, GAP_OPEN, ForeignGap, ForeignQuestion
from builder.exchange.moodle_xml_tree import Node

_WILD = re.compile(r"(?<!\\)\*")


class SkipError(Exception):
    """The dialect has nothing for a question; the message says why."""


def with_gaps(question: ForeignQuestion, node: Node) -> ForeignQuestion:
    """Give the question with its gaps; QST512 and QST513 for what they lose, SkipError where one is of another kind."""
    found = gaps_in(question.text.text)
    if not found:
        raise SkipError("it has no gaps")
    pieces: list[str] = []
    last = 0
    gaps = []
    for number, cloze in enumerate(found, 1):
        gaps.append(_gap(cloze, node))
        pieces += [unguarded(question.text.text[last : cloze.start]), f"{GAP_OPEN}{number}{GAP_CLOSE}"]
        last = cloze.end
    text = replace(question.text, text="".join(pieces) + unguarded(question.text.text[last:]))
    marks = [cloze.marks for cloze in found]
    if len(set(marks)) > 1:
        node.note("QST512", "its gaps gave different marks; here each gives the same part")
    said = node.first("defaultgrade") is not None
    typed = [cloze.kind for cloze in found if cloze.kind.startswith("typed")]
    if len(set(typed)) > 1:
        node.note("QST512", "that case matters in some of its gaps: here it matters in all")
    menus = [cloze.kind for cloze in found if "menu" in cloze.kind or "buttons" in cloze.kind]
    if any("buttons" in kind for kind in menus):
        node.note("QST513", "its buttons became menus")
    return replace(
        question,
        type="gap-fill",
        text=text,
        gaps=tuple(gaps),
        mark=question.mark if said else sum(marks, Decimal(0)),
        shuffle=not menus or any("shuffled" in kind for kind in menus),
        case_sensitive="typed with case" in typed,
    )


def _gap(cloze: Cloze, node: Node) -> ForeignGap:
    if cloze.kind == "numerical":
        raise SkipError("it has a gap for a number")
    if cloze.kind == "boxes":
        raise SkipError("it has a gap with several boxes to tick")
    if any(answer.feedback for answer in cloze.answers):
        node.note("QST512", "lost the feedback in a gap")
    if any(0 < answer.fraction < 1 or answer.fraction < 0 for answer in cloze.answers):
        node.note("QST512", "an answer of a gap that gave a part of the marks; here it is wrong")
    menu = not cloze.kind.startswith("typed")
    if not menu and any(_WILD.search(answer.text) for answer in cloze.answers if answer.fraction == 1):
        node.note("QST512", "a star in a gap stood for any letters; here it stands for itself")
    words = [
        (answer.fraction == 1, _plain(answer, node) if menu else answer.text.replace("\\*", "*")) for answer in cloze.answers
    ]
    right = tuple(dict.fromkeys(word for is_right, word in words if is_right))
    wrong = tuple(dict.fromkeys(word for is_right, word in words if not is_right))
    if not right:
        raise SkipError("a gap has no right answer")
    if menu and len(right) > 1:
        raise SkipError("a menu has two right answers")
    if menu and not wrong:
        raise SkipError("a menu has nothing to choose")
    return ForeignGap(right, wrong if menu else ())


def _plain(answer: Alternative, node: Node) -> str:
    if has_markup(answer.text):
        node.note("QST515", f'the choice "{plain_words(answer.text)}" of a gap has lost its form')
    return plain_words(answer.text)
