"""The pages of a branching case, with the ways on from each."""

import re
from dataclasses import replace

from builder.curriculum.activities import END, Case, CasePage, Exit, PageType
from builder.curriculum.text import NO_TEXT, Text
from builder.reader.activity_bodies import Body
from builder.reader.activity_text import Piece, pieces, split_at_list, ways
from builder.reader.question_lines import Line, marked
from builder.reader.question_marks import is_plain, is_right

_TWO = 2
_LINK = re.compile(r"\[(?P<words>.+)\]\(#(?P<to>[^()\s]*)\)", re.DOTALL)
_WAYS = "write - [Words](#page), or - [x] [Words](#page) for an answer; #end leads out"


def read_case(body: Body, *, practice: bool) -> tuple[Text, Case]:
    """Give the text above the pages, and the case; ACT009 no pages, ACT014 a page without its own key, REF401 a key twice."""
    before, found = pieces(body.source, (2,), body.wrong)
    if not found:
        body.say("ACT009", body.start, "a case without pages", "each second-level heading with its key in braces is one")
    made: dict[str, CasePage] = {}
    for number, piece in enumerate(found, 1):
        key = piece.key
        if key in ("", END):
            hint = "write ## Title {#key}" if not key else "#end leads out of the case; choose another key"
            body.say("ACT014", piece.span, f'the page "{piece.title}" has no key of its own', hint)
            key = f" {number}"
        if key in made:
            body.say("REF401", piece.span, f'the key "{key}" stands twice in this file', "give one of the pages another key")
        made.setdefault(key, _page(body, key, piece))
    return before, Case(tuple(made.values()), practice=practice)


def _page(body: Body, key: str, piece: Piece) -> CasePage:
    """Read a page; ACT015 ways that cannot be used, ACT011 none, ACT016 no words."""
    text, last = split_at_list(piece.text)
    said = len(body.wrong)
    question = marked(last)
    found = question if question.lines else ways(last)
    stray = found.stray or (found.text.span if found.text and found.lines else None)
    exits: tuple[Exit, ...] = ()
    kind: PageType = "content"
    if stray is not None:
        body.say("ACT015", stray, "not a way on, among those that are", _WAYS)
    elif question.lines:
        exits = _answers(body, piece, question.lines)
        kind = "true-false" if _is_true_false(body, exits) else "single-choice"
    elif found.lines:
        exits = _buttons(body, found.lines)
    else:
        text = piece.text
    if not exits and len(body.wrong) == said:
        body.say("ACT011", piece.span, f'the page "{piece.title}" leads nowhere', _WAYS)
    if not text and not (kind != "content" and piece.title):
        body.say("ACT016", piece.span, f'the page "{piece.title}" has no words', "write them under its heading")
    return CasePage(key, kind, piece.title, text, exits, piece.span)


def _buttons(body: Body, lines: tuple[Line, ...]) -> tuple[Exit, ...]:
    made = []
    for line in lines:
        one = _exit(line, right=True)
        if one is None:
            body.say("ACT015", line.span, "a way on is one link", _WAYS)
            continue
        if line.feedback:
            hint = "write it on the page that the button leads to, or make answers of the buttons with - [ ]"
            body.say("ACT003", line.feedback.span, "what is quoted under a button is shown to nobody", hint)
        made.append(one)
    return tuple(made)


def _answers(body: Body, piece: Piece, lines: tuple[Line, ...]) -> tuple[Exit, ...]:
    made = []
    said = len(body.wrong)
    for line in lines:
        one = _exit(line, right=is_right(line))
        if one is None or not is_plain(line):
            body.say("ACT015", line.span, "an answer is a box and one link", _WAYS)
        else:
            made.append(one)
    if len(body.wrong) == said and len(made) < _TWO:
        body.say("ACT004", piece.span, f"a question wants two answers at least; here are {len(made)}", _WAYS)
    if len(body.wrong) == said and not any(one.right for one in made):
        body.say("ACT015", piece.span, "no answer is right", "write [x] before each that is; all of them may be")
    return tuple(made)


def _exit(line: Line, *, right: bool) -> Exit | None:
    """Give the way of a line; None where it is not one link to a page."""
    m = _LINK.fullmatch(line.text.markdown.strip())
    if m is None:
        return None
    span = line.text.at(1, 2)
    text = Text(" ".join(m["words"].split()) + "\n", span, line.text.language)
    return Exit(text, m["to"], line.feedback or NO_TEXT, right, line.span)


def _is_true_false(body: Body, exits: tuple[Exit, ...]) -> bool:
    said = [one.text.markdown.strip() for one in exits]
    return said == [body.words["answer-true"], body.words["answer-false"]] and sum(one.right for one in exits) == 1


def case_in(facts: Case, words: Case) -> Case | None:
    """Give a case in other words; None where its pages or ways are others."""
    if _facts(facts) != _facts(words):
        return None
    made = (replace(theirs, type=own.type) for own, theirs in zip(facts.pages, words.pages, strict=True))
    return replace(facts, pages=tuple(made))


def _facts(case: Case) -> list[tuple[str, bool, list[tuple[str, bool]]]]:
    return [
        (page.key, page.type == "content", [(way.to, way.right) for way in page.exits])
        for page in case.pages
    ]  # fmt: skip
