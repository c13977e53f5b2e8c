"""Moodle's notation for gaps inside a text: ``{1:SHORTANSWER:=goal~=aim}``, ``{1:MULTICHOICE_S:=supports~waits}``."""

import re
from dataclasses import dataclass
from decimal import Decimal
from html import escape, unescape

_STAR = "\\*"
"""A star that stands for itself; alone it stands for any letters."""
_ENDS_BADLY = ("&", "&amp;", "\\")
"""Ends of an answer after which Moodle does not see the sign that ends it (ANSWER_ALTERNATIVE_ANSWER_REGEX)."""
_TAKEN_FOR_A_GAP = re.compile(r"\{(?=#|[0-9]*:)")
"""What Moodle would take for a gap (ANSWER_START_REGEX of qtype_multianswer), or for the place of one."""
_JOINER = "\u2060"
_START = re.compile(r"\{(?P<marks>\d*):(?P<kind>[A-Z_]+):")
_END = re.compile(r"(?<!\\)\}")
_PART = re.compile(r"(?<!\\)(?<!&)(?<!&amp;)~")
_HASH = re.compile(r"(?<!\\)(?<!&)(?<!&amp;)#")
_VALUE = re.compile(r"(?P<right>=)|%(?P<percent>-?\d{1,3}(?:[.,]\d*)?)%")
KINDS = {
    **dict.fromkeys(("NUMERICAL", "NM"), "numerical"),
    **dict.fromkeys(("SHORTANSWER", "SA", "MW"), "typed"),
    **dict.fromkeys(("SHORTANSWER_C", "SAC", "MWC"), "typed with case"),
    **dict.fromkeys(("MULTICHOICE", "MC"), "menu"),
    **dict.fromkeys(("MULTICHOICE_S", "MCS"), "shuffled menu"),
    **dict.fromkeys(("MULTICHOICE_V", "MCV", "MULTICHOICE_H", "MCH"), "buttons"),
    **dict.fromkeys(("MULTICHOICE_VS", "MCVS", "MULTICHOICE_HS", "MCHS"), "shuffled buttons"),
    **dict.fromkeys(("MULTIRESPONSE", "MR", "MULTIRESPONSE_H", "MRH"), "boxes"),
    **dict.fromkeys(("MULTIRESPONSE_S", "MRS", "MULTIRESPONSE_HS", "MRHS"), "boxes"),
}
"""The kinds of gaps, by their names in a text."""


@dataclass(frozen=True, slots=True)
class Alternative:
    """An answer of a gap: HTML's references undone, the part of the mark, and feedback as HTML."""

    text: str
    fraction: Decimal
    feedback: str


@dataclass(frozen=True, slots=True)
class Cloze:
    """A gap as Moodle writes it: where it stands in the text, its kind, its marks, its answers."""

    start: int
    end: int
    kind: str
    marks: Decimal
    answers: tuple[Alternative, ...]


def gap_text(right: tuple[str, ...], wrong: tuple[str, ...], *, shuffle: bool, case: bool) -> str:
    """Give a gap: typed, or a menu where there are wrong answers.

    Moodle cuts at ``~ # }`` without a backslash before them, takes the backslash away again from ``#`` and ``}`` alone, and
    undoes HTML's references.
    """
    if wrong:
        kind = "MULTICHOICE_S" if shuffle else "MULTICHOICE"
        said = [f"={_kept(escape(answer, quote=False))}" for answer in right] + [
            f"%0%{_kept(escape(answer, quote=False))}" for answer in wrong
        ]
    else:
        kind = "SHORTANSWER_C" if case else "SHORTANSWER"
        said = [f"={_kept(answer.replace('*', _STAR))}" for answer in right]
    return f"{{1:{kind}:{'~'.join(said)}}}"


def _kept(answer: str) -> str:
    text = re.sub(r"([#}])", r"\\\1", escape(answer, quote=False)).replace("~", "&#126;")
    return f"{text} " if text.endswith(_ENDS_BADLY) else text


def guarded(text: str) -> str:
    """Give words in which nothing is taken for a gap: a brace that is gets a sign behind it that nobody sees."""
    return _TAKEN_FOR_A_GAP.sub(f"{{{_JOINER}", text)


def unguarded(text: str) -> str:
    """Give words as they were before they were guarded."""
    return text.replace(f"{{{_JOINER}", "{")


def gaps_in(text: str) -> list[Cloze]:
    """Give the gaps of a text in order; what only looks like one stays a text, as in Moodle."""
    found: list[Cloze] = []
    position = 0
    while m := _START.search(text, position):
        end = _END.search(text, m.end())
        if m["kind"] not in KINDS or end is None or end.start() == m.end():
            position = m.end()
            continue
        answers = tuple(_alternative(part) for part in _PART.split(text[m.end() : end.start()]) if part)
        found.append(Cloze(m.start(), end.end(), KINDS[m["kind"]], Decimal(m["marks"] or 1), answers))
        position = end.end()
    return found


def _alternative(part: str) -> Alternative:
    value = _VALUE.match(part)
    fraction = Decimal(0)
    if value:
        part = part[value.end() :]
        fraction = Decimal(1) if value["right"] else Decimal(value["percent"].replace(",", ".")) / 100
    cut = _HASH.search(part)
    said, feedback = (part[: cut.start()], part[cut.end() :]) if cut else (part, "")
    return Alternative(_undone(said), fraction, _undone(feedback))


def _undone(text: str) -> str:
    return re.sub(r"\\([~#}])", r"\1", unescape(text)).strip()
