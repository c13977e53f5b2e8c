"""qtype_multianswer (Cloze): a text with gaps, each gap a question of its own, and once more as code that the edit form reads."""

import re
from decimal import Decimal
from html import escape

from builder.plan.questions import PlannedGap, PlannedQuestion
from builder.plan.rich_model import Rich
from builder.writers.moodle.bank_views import AnswerView, ChoiceView, ClozeView, Outcomes, QuestionView, ShortAnswerView
from builder.writers.moodle.qtypes.writing import Typed, Writing

_TAKEN_FOR_A_GAP = re.compile(r"\{(?=#|[0-9]*:)")
"""What Moodle would take for a gap (ANSWER_START_REGEX of qtype_multianswer), or for the place of one."""
_ENDS_BADLY = ("&", "&amp;", "\\")
"""Ends of an answer after which Moodle does not see the sign that ends it (ANSWER_ALTERNATIVE_ANSWER_REGEX)."""


def multianswer(writing: Writing, question: PlannedQuestion) -> Typed:
    """Give the text with a place for each gap, and the gaps."""
    children = tuple(_child(writing, question, gap) for gap in question.gaps)
    text = _literal(writing, question.segments[0])
    for number, segment in enumerate(question.segments[1:], 1):
        text += f"{{#{number}}}" + _literal(writing, segment)
    writing.html(question.text, "questiontext")
    options = ClozeView(writing.number("options"), tuple(child.id for child in children))
    return Typed("multianswer", text, options=options, children=children)


def _literal(writing: Writing, rich: Rich) -> str:
    """Give a piece of the text; a brace that Moodle would read gets a word joiner behind it, which nobody sees.

    A character reference would not do: Moodle's forms write those with numbers as characters (s() in lib/weblib.php).
    """
    return _TAKEN_FOR_A_GAP.sub("{\u2060", writing.context.html(rich))


def _child(writing: Writing, question: PlannedQuestion, gap: PlannedGap) -> QuestionView:
    menu = bool(gap.wrong)
    said = [(answer, True) for answer in gap.right] + [(answer, False) for answer in gap.wrong]
    answers = tuple(
        AnswerView(writing.number("answer", f"{gap.key}-{number}"), escape(answer, quote=False) if menu else _no_wildcard(answer),
                   plain=not menu, fraction=Decimal(right), feedback="")
        for number, (answer, right) in enumerate(said, 1)
    )  # fmt: skip
    options_id = writing.number("options", gap.key)
    return QuestionView(
        id=writing.number("question", gap.key),
        entry=writing.number("entry", gap.key),
        version=writing.number("version", gap.key),
        parent=writing.number("question"),
        qtype="multichoice" if menu else "shortanswer",
        name=question.title,
        text=_code(gap, shuffle=question.shuffle, case_sensitive=question.case_sensitive),
        feedback="",
        mark=Decimal(1),
        penalty=Decimal(0),
        length=1,
        stamp=f"{writing.stamp}+{gap.key}",
        idnumber=None,
        answers=answers,
        options=ChoiceView(options_id, single=True, shuffle=question.shuffle, outcomes=Outcomes("", "", ""), numbering="0")
        if menu
        else ShortAnswerView(options_id, question.case_sensitive),
    )


def _code(gap: PlannedGap, *, shuffle: bool, case_sensitive: bool) -> str:
    """Write a gap as the edit form shows it: ``{1:SHORTANSWER:=aim~=goal}``, ``{1:MULTICHOICE_S:=supports~%0%waits}``."""
    if gap.wrong:
        kind = "MULTICHOICE_S" if shuffle else "MULTICHOICE"
        said = [f"={_kept(escape(answer, quote=False))}" for answer in gap.right]
        said += [f"%0%{_kept(escape(answer, quote=False))}" for answer in gap.wrong]
    else:
        kind = "SHORTANSWER_C" if case_sensitive else "SHORTANSWER"
        said = [f"={_kept(_no_wildcard(answer))}" for answer in gap.right]
    return f"{{1:{kind}:{'~'.join(said)}}}"


def _kept(answer: str) -> str:
    """Write an answer so that saving the form unchanged keeps it.

    Moodle cuts at ``~ # }`` without a backslash before them, takes the backslash away again from ``}`` and ``#`` alone, and
    undoes HTML's references, but none that has a ``#``.
    """
    text = re.sub(r"([~#}])", r"\\\1", escape(answer, quote=False))
    return f"{text} " if text.endswith(_ENDS_BADLY) else text


def _no_wildcard(answer: str) -> str:
    """Give an answer in which a star is a star; in qtype_shortanswer it would stand for any letters."""
    return answer.replace("*", "\\*")
