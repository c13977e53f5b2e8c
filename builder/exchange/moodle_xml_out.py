"""Questions as Moodle XML: everything that Moodle's own import understands.

The format is that of question/format/xml in Moodle 4.1 to 5.1.
"""

import base64
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from lxml import etree

from builder.diagnostics import Diagnostic
from builder.exchange.cloze import gap_text, guarded
from builder.exchange.model import HINT_LESS
from builder.exchange.numbers import number_text, percent_text
from builder.exchange.rich_html import Html, merged, with_files
from builder.plan.questions import Bank, FiledText, PlannedAnswer, PlannedQuestion
from builder.plan.rich_model import Rich

_TYPES = {
    "single-choice": "multichoice",
    "multiple-choice": "multichoice",
    "true-false": "truefalse",
    "matching": "matching",
    "short-answer": "shortanswer",
    "numerical": "numerical",
    "gap-fill": "cloze",
    "ordering": "ordering",
    "essay": "essay",
    "description": "description",
}
_COMBINED = {"multichoice", "matching", "ordering"}
"""Types whose edit forms have feedback for right, partly right and wrong."""
_PARTS = {"multichoice", "matching", "ordering", "cloze"}
"""Types whose hints can say how many parts are right."""
_PENALTY = {"truefalse": Decimal(1), "essay": Decimal(0), "description": Decimal(0)}
"""What Moodle stores for types whose forms have no penalty."""

Element = etree._Element  # noqa: SLF001  (the library gives its element type no public name)


@dataclass(slots=True)
class _Writing:
    """One question being written, and what of it is lost on the way."""

    question: PlannedQuestion
    element: Element
    texts: list[Html] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)

    def text(self, parent: Element, tag: str, filed: FiledText, **attributes: str) -> Element:
        """Add an element with a text and its files."""
        return self.html(_child(parent, tag, format="html", **attributes), filed.body, filed)

    def html(self, element: Element, rich: Rich, filed: FiledText) -> Element:
        made = with_files(rich)
        self.texts.append(made)
        _words(element, made.text)
        for file in filed.files:
            data = b"".join(file.asset.member("file").chunks())
            _child(element, "file", base64.b64encode(data).decode("ascii"), name=file.name, path="/", encoding="base64")
        return element


def moodle_xml(banks: Iterable[Bank]) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """Give the questions of banks, each a category, as Moodle XML, QST522 for what of a question it does not hold, and QST524."""
    root = etree.Element("quiz")
    lost: list[Diagnostic] = []
    for bank in banks:
        category = _child(root, "question", type="category")
        _words(_child(category, "category"), "$course$/top/" + bank.title.replace("/", "//"))
        _words(_child(category, "info", format="html"), "")
        _child(category, "idnumber", bank.key)
        for question in bank.questions:
            lost += _question(root, question)
    etree.indent(root)
    data: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    return data + b"\n", tuple(lost)


def _question(root: Element, question: PlannedQuestion) -> list[Diagnostic]:
    kind = _TYPES[question.type]
    writing = _Writing(question, _child(root, "question", type=kind))
    element = writing.element
    _words(_child(element, "name"), question.title)
    body = _with_gaps(question) if question.type == "gap-fill" else question.text.body
    writing.html(_child(element, "questiontext", format="html"), body, question.text)
    writing.text(element, "generalfeedback", question.feedback)
    _child(element, "defaultgrade", number_text(question.mark))
    _child(element, "penalty", number_text(_PENALTY.get(kind, question.penalty)))
    _child(element, "hidden", "0")
    _child(element, "idnumber", question.key)
    _settings(writing, kind)
    for hint in question.hints if question.type not in HINT_LESS else ():
        _hint(writing, kind, hint)
    if question.tags:
        tags = _child(element, "tags")
        for tag in question.tags:
            _words(_child(tags, "tag"), tag)
    return _lost(writing, kind)


def _with_gaps(question: PlannedQuestion) -> Rich:
    pieces: list[Rich] = [_guarded(question.segments[0])]
    for gap, segment in zip(question.gaps, question.segments[1:], strict=True):
        code = gap_text(gap.right, gap.wrong, shuffle=question.shuffle, case=question.case_sensitive)
        pieces += [(code,), _guarded(segment)]
    return tuple(piece for rich in pieces for piece in rich)


def _guarded(rich: Rich) -> Rich:
    return tuple(guarded(piece) if isinstance(piece, str) else piece for piece in rich)


def _settings(writing: _Writing, kind: str) -> None:
    """Write what a type has besides what all have."""
    question, element = writing.question, writing.element
    match kind:
        case "multichoice":
            _child(element, "single", "true" if question.type == "single-choice" else "false")
            _child(element, "shuffleanswers", _said(question.shuffle))
            _child(element, "answernumbering", "none")
            _child(element, "showstandardinstruction", str(int(question.type == "multiple-choice")))
            _combined(writing, counts=question.type == "multiple-choice")
            for answer in question.answers:
                _answer(writing, answer)
        case "truefalse":
            for name, answer in zip(("true", "false"), question.answers, strict=True):
                _plain_answer(writing, answer, name)
        case "shortanswer":
            _child(element, "usecase", str(int(question.case_sensitive)))
            for answer in question.answers:
                _plain_answer(writing, answer, answer.plain)
        case "numerical":
            for answer in question.answers:
                number = "*" if answer.number is None else number_text(answer.number)
                _child(_plain_answer(writing, answer, number), "tolerance", number_text(answer.tolerance))
            for tag, value in (("unitgradingtype", "0"), ("unitpenalty", "0.1"), ("showunits", "3"), ("unitsleft", "0")):
                _child(element, tag, value)  # no units
        case "matching":
            _child(element, "shuffleanswers", _said(question.shuffle))
            _combined(writing)
            for pair in question.pairs:
                _words(_child(writing.text(element, "subquestion", pair.stem), "answer"), pair.match)
        case "ordering":
            _ordering(writing)
        case "essay":
            _essay(writing)


def _answer(writing: _Writing, answer: PlannedAnswer) -> None:
    element = writing.text(writing.element, "answer", answer.text, fraction=percent_text(answer.fraction))
    writing.text(element, "feedback", answer.feedback)


def _plain_answer(writing: _Writing, answer: PlannedAnswer, text: str) -> Element:
    element = _child(writing.element, "answer", fraction=percent_text(answer.fraction), format="moodle_auto_format")
    _words(element, text)
    writing.text(element, "feedback", answer.feedback)
    return element


def _combined(writing: _Writing, *, counts: bool = True) -> None:
    """Write the feedback for right, partly right and wrong, and whether people are told how many parts are right."""
    question = writing.question
    writing.text(writing.element, "correctfeedback", question.if_right)
    writing.text(writing.element, "partiallycorrectfeedback", question.if_partly_right)
    writing.text(writing.element, "incorrectfeedback", question.if_wrong)
    if counts:
        _child(writing.element, "shownumcorrect", "1")  # an ordering question without it and without hints breaks Moodle's import


def _ordering(writing: _Writing) -> None:
    settings = {
        "layouttype": "VERTICAL",
        "selecttype": "ALL",
        "selectcount": str(len(writing.question.items)),
        "gradingtype": "ABSOLUTE_POSITION",
        "showgrading": "HIDE",
        "numberingstyle": "none",
    }
    for tag, value in settings.items():
        _child(writing.element, tag, value)
    _combined(writing)
    for item in writing.question.items:
        writing.text(writing.element, "answer", item.text, fraction="1")


def _essay(writing: _Writing) -> None:
    essay = writing.question.essay
    assert essay is not None
    settings = {
        "responseformat": "editor",
        "responserequired": str(int(writing.question.mark > 0)),
        "responsefieldlines": str(essay.lines),
        "minwordlimit": str(essay.min_words or ""),
        "maxwordlimit": str(essay.max_words or ""),
        "attachments": str(essay.attachments),
        "attachmentsrequired": "0",
        "maxbytes": "0",
        "filetypeslist": "",
    }
    for tag, value in settings.items():
        _child(writing.element, tag, value)
    writing.text(writing.element, "graderinfo", essay.marker)
    if essay.template.files:
        writing.lost.append("the pictures of its answer template")
    writing.text(writing.element, "responsetemplate", FiledText(essay.template.body))


def _hint(writing: _Writing, kind: str, hint: FiledText) -> None:
    element = writing.text(writing.element, "hint", hint)
    if kind in _PARTS:
        _child(element, "shownumcorrect")


def _lost(writing: _Writing, kind: str) -> list[Diagnostic]:
    question, lost = writing.question, writing.lost
    combined = (question.if_right, question.if_partly_right, question.if_wrong)
    if kind not in _COMBINED and any(combined):
        lost.append("the feedback for right, partly right and wrong")
    if question.type in HINT_LESS and question.hints:
        lost.append("its hints")
    if kind == "cloze" and question.mark != len(question.gaps):
        lost.append(f"its weight of {number_text(question.mark)}, for Moodle gives one mark for each gap")
    if links := merged(writing.texts)[0]:
        lost.append(f"links into the course, which became plain text ({', '.join(links)})")
    said = (
        [Diagnostic("QST522", question.origin, f'Moodle XML does not hold of "{question.key}": {"; ".join(lost)}')]
        if lost
        else []
    )
    if kind == "ordering":
        message = f'"{question.key}" can be imported into Moodle 4.4 and later only'
        said.append(Diagnostic("QST524", question.origin, message, "for an older Moodle take it out of the file first"))
    return said


def _said(value: bool) -> str:  # noqa: FBT001 - a value, not a switch
    return "true" if value else "false"


def _child(parent: Element, tag: str, text: str = "", **attributes: str) -> Element:
    element = etree.SubElement(parent, tag, attributes)
    element.text = text or None
    return element


def _words(parent: Element, text: str) -> Element:
    """Add the element ``text``; what has signs of XML in it stands as it is, as Moodle itself writes it."""
    element = etree.SubElement(parent, "text")
    if text:
        element.text = etree.CDATA(text) if ("<" in text or "&" in text) and "]]>" not in text else text
    return element
