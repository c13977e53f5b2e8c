"""Moodle XML to neutral values: the format of question/format/xml in Moodle 4.1 to 5.1, also as other tools write it."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from urllib.parse import quote

from builder.diagnostics import Diagnostic, Span
from builder.exchange.gift_blocks import category_title
from builder.exchange.html_tree import has_markup, plain_words
from builder.exchange.model import (
    NO_TEXT,
    ForeignAnswer,
    ForeignEssay,
    ForeignFile,
    ForeignPair,
    ForeignQuestion,
    ForeignSet,
    ForeignText,
)
from builder.exchange.moodle_xml_gaps import SkipError, with_gaps
from builder.exchange.moodle_xml_tree import Node, children, file_bytes, parsed
from builder.exchange.rich_html import PLUGINFILE

_ONE = Decimal(1)
_STRANGE = {
    "calculated": "numbers that are worked out anew for everybody",
    "calculatedsimple": "numbers that are worked out anew for everybody",
    "calculatedmulti": "numbers that are worked out anew for everybody",
    "ddwtos": "words to drag into a text",
    "ddimageortext": "things to drag onto a picture",
    "ddmarker": "markers to drag onto a picture",
    "gapselect": "words to choose from groups",
    "randomsamatch": "pairs drawn from other questions",
    "random": "a question drawn from a category",
}
"""Types of Moodle that the dialect does not have, and what they are."""


def read_moodle_xml(data: bytes, path: str) -> tuple[ForeignSet, tuple[Diagnostic, ...]]:
    """Give the questions of a Moodle XML file; QST502 to QST505 for what is wrong with it, QST511 and on for what is lost."""
    root, wrong = parsed(data, path)
    title = ""
    made: list[ForeignQuestion] = []
    seen = 0
    for element in children(root, "question") if root is not None else ():
        node = Node(element, path, [])
        if element.get("type") == "category":
            name = category_title((node.first("category") or node).words())
            if made or title:
                node.note("QST516", f'the category "{name}": all questions stand in one file')
            title = title or name
            wrong += node.wrong
            continue
        seen += 1
        node.name = " ".join(node.text("name").text.split()) or f"question {seen}"
        try:
            made.append(_question(node, element.get("type", "")))
            wrong += node.wrong
        except SkipError as reason:
            wrong.append(Diagnostic("QST511", node.span, f'the question "{node.name}" was left out: {reason}'))
    if root is not None and not seen:
        wrong.append(
            Diagnostic("QST503", Span(path), "there is no question in the file", "export the category with its questions")
        )
    return ForeignSet(title, tuple(made)), tuple(wrong)


def _question(node: Node, kind: str) -> ForeignQuestion:
    if kind not in _READERS:
        raise SkipError(_STRANGE.get(kind) or f'the type "{kind}" is not known')
    text = _with_old_picture(node, node.text("questiontext"))
    node.form = text.form
    if node.said("hidden", "0") == "1":
        node.note("QST513", "it was hidden; here it is like any other")
    tags = [
        tag.text().text or tag.words() for group in ("coursetags", "tags") for each in node.all(group) for tag in each.all("tag")
    ]
    question = ForeignQuestion(
        type="description",
        name=node.name,
        idnumber=node.said("idnumber"),
        text=text,
        span=node.span,
        feedback=node.text("generalfeedback"),
        hints=tuple(_hint(hint) for hint in node.all("hint")),
        tags=tuple(tag for tag in tags if tag),
        mark=node.number("defaultgrade", _ONE),
        penalty=node.number("penalty", _ONE) if node.first("penalty") is not None else None,
    )
    return _READERS[kind](question, node)


def _with_old_picture(node: Node, text: ForeignText) -> ForeignText:
    """Add the one picture that a question had in Moodle 1."""
    name, data = node.said("image"), node.said("image_base64")
    if not name or not data:
        return text
    decoded = file_bytes(data)
    if decoded is None:
        node.note("QST514", f"the file {name} is damaged")
        return text
    name = name.replace("/", "_")
    picture = f'<p><img src="{PLUGINFILE}{quote(name)}"></p>'
    return ForeignText(text.text + picture, "html", (*text.files, ForeignFile(name, decoded)))


def _hint(node: Node) -> ForeignText:
    if node.first("clearwrong") is not None:
        node.note("QST513", "a hint that takes wrong answers away: here they stay")
    return node.text("hintcontent") or node.text()


def _fraction(node: Node, answer: Node) -> Decimal:
    return node.decimal(answer.element.get("fraction", "0"), Decimal(0), "fraction") / 100


def _choices(question: ForeignQuestion, node: Node) -> ForeignQuestion:
    if node.said("answernumbering", "none") not in ("none", "abc"):
        node.note("QST513", f"its answers were numbered {node.said('answernumbering')}")
    single = _true(node.said("single", "true"))
    answers = tuple(ForeignAnswer(each.text(), _fraction(node, each), each.text("feedback")) for each in node.all("answer"))
    return _combined(
        replace(
            question,
            type="single-choice" if single else "multiple-choice",
            answers=answers,
            shuffle=_true(node.said("shuffleanswers", "false")),
        ),
        node,
    )


def _true_false(question: ForeignQuestion, node: Node) -> ForeignQuestion:
    by_word: dict[str, ForeignAnswer] = {}
    for usual, each in zip(("true", "false"), node.all("answer"), strict=False):
        word = each.text().text.lower()
        said = word if word in ("true", "false") else usual  # old files have the words of their site, true first
        by_word[said] = ForeignAnswer(ForeignText(said, "plain"), _fraction(node, each), each.text("feedback"))
    if len(by_word) != len(("true", "false")):
        raise SkipError("it has not the two answers true and false")
    return replace(question, type="true-false", answers=(by_word["true"], by_word["false"]))


def _short(question: ForeignQuestion, node: Node) -> ForeignQuestion:
    answers = tuple(
        ForeignAnswer(replace(each.text(), form="plain"), _fraction(node, each), each.text("feedback"))
        for each in node.all("answer")
    )
    return replace(question, type="short-answer", answers=answers, case_sensitive=node.said("usecase", "0") == "1")


def _numerical(question: ForeignQuestion, node: Node) -> ForeignQuestion:
    units = [unit.said("unit_name") for group in node.all("units") for unit in group.all("unit")]
    if units:
        node.note("QST512", f"lost its units: {', '.join(units)}", "write in the text which unit is meant")
    if node.text("instructions"):
        node.note("QST512", "lost its instructions about units")
    answers = []
    for each in node.all("answer"):
        said = each.text().text
        tolerance = abs(node.decimal(each.said("tolerance", "0"), Decimal(0), "tolerance"))
        number = None if said in ("*", "") else node.decimal(said, Decimal("NaN"), "answer")
        if number is not None and number.is_nan():
            raise SkipError(f'"{said}" is no number')
        answers.append(
            ForeignAnswer(
                NO_TEXT, _fraction(node, each), each.text("feedback"), number, tolerance if number is not None else Decimal(0)
            )
        )
    return replace(question, type="numerical", answers=tuple(answers))


def _matching(question: ForeignQuestion, node: Node) -> ForeignQuestion:
    pairs = []
    for each in node.all("subquestion"):
        match = each.first("answer")
        said = match.text().text if match else ""
        if has_markup(said):
            node.note("QST515", f'the match "{plain_words(said)}" has lost its form')
        pairs.append(ForeignPair(each.text(), plain_words(said) if "<" in said else said))
    return _combined(
        replace(question, type="matching", pairs=tuple(pairs), shuffle=_true(node.said("shuffleanswers", "true"))), node
    )


def _ordering(question: ForeignQuestion, node: Node) -> ForeignQuestion:
    shown = node.number("selectcount", Decimal(6))
    if node.said("selecttype", "RANDOM") not in ("ALL", "EXACT", "0") and shown < len(node.all("answer")):
        node.note("QST512", "it showed only some of its things; here it shows all")
    if node.said("layouttype", "VERTICAL") not in ("VERTICAL", "VERT", "V", "0"):
        node.note("QST513", "it stood side by side; here it stands one below the other")
    if node.said("gradingtype", "ABSOLUTE_POSITION") != "ABSOLUTE_POSITION":
        node.note("QST513", f"its marks were given by {node.said('gradingtype')}; here each thing in its place gives its part")
    if any(each.text("feedback") for each in node.all("answer")):
        node.note("QST512", "lost the feedback to single things")
    return _combined(replace(question, type="ordering", items=tuple(each.text() for each in node.all("answer"))), node)


def _essay(question: ForeignQuestion, node: Node) -> ForeignQuestion:
    usual = {
        "responseformat": ("editor", "plain", "monospaced"),
        "responserequired": ("1",) if question.mark else ("0", "1"),
        "attachmentsrequired": ("0",),
        "filetypeslist": ("",),
    }
    for tag, values in usual.items():
        if node.first(tag) is not None and node.said(tag) not in values:
            node.note("QST513", f"lost the setting {tag}: {node.said(tag) or 'nothing'}")
    essay = ForeignEssay(
        int(node.number("responsefieldlines", Decimal(10))),
        int(node.number("minwordlimit", Decimal(0))),
        int(node.number("maxwordlimit", Decimal(0))),
        int(node.number("attachments", Decimal(0))),
        node.text("graderinfo"),
        node.text("responsetemplate"),
    )
    return replace(question, type="essay", essay=essay)


def _description(question: ForeignQuestion, _: Node) -> ForeignQuestion:
    return replace(question, mark=Decimal(0))


def _combined(question: ForeignQuestion, node: Node) -> ForeignQuestion:
    return replace(
        question,
        if_right=node.text("correctfeedback"),
        if_partly_right=node.text("partiallycorrectfeedback"),
        if_wrong=node.text("incorrectfeedback"),
    )


def _true(text: str) -> bool:
    return text.lower() not in ("", "0", "false")


_READERS: Mapping[str, Callable[[ForeignQuestion, Node], ForeignQuestion]] = {
    "multichoice": _choices,
    "truefalse": _true_false,
    "shortanswer": _short,
    "numerical": _numerical,
    "matching": _matching,
    "match": _matching,
    "cloze": with_gaps,
    "multianswer": with_gaps,
    "ordering": _ordering,
    "essay": _essay,
    "description": _description,
}
