"""A file of questions in our own dialect, made of the questions of a foreign file."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from builder.curriculum.questions import Question
from builder.diagnostics import Diagnostic
from builder.exchange.dialect_answers import CannotError, Facts, answers_of
from builder.exchange.dialect_texts import Texts
from builder.exchange.model import HINT_LESS, ForeignQuestion, ForeignSet, ForeignText
from builder.exchange.names import kept, question_key
from builder.exchange.numbers import number_text, percent_text
from builder.exchange.pictures import Pictures
from builder.markup.markdown import Converter

_WEIGHT = Decimal("999.99")
_CENT = Decimal("0.01")
_PENALTY = Decimal("0.3333333")
_NEAR = Decimal("0.00005")
_NO_PENALTY = (*HINT_LESS, "true-false")
_LINES = 10
_MOST_LINES, _MOST_FILES, _MOST_WORDS, _MOST_TAG, _MOST_TITLE = 99, 9, 99999, 50, 200
"""What the fields of the dialect may be."""
_USUAL = {
    "if_right": "Your answer is correct.",
    "if_partly_right": "Your answer is partially correct.",
    "if_wrong": "Your answer is incorrect.",
}
"""What Moodle's forms propose in English: the usual words, which the dialect need not say."""
_PLAIN_TAG = re.compile(r"[A-Za-z][A-Za-z0-9._-]*")


@dataclass(frozen=True, slots=True)
class Translated:
    """A question in our dialect, what a reader of it must find, the files it shows, and what was lost on the way."""

    key: str
    question: ForeignQuestion
    markdown: str
    facts: Facts
    files: Mapping[str, bytes]
    diagnostics: tuple[Diagnostic, ...]


def translated(
    foreign: ForeignSet, folder: str, words: Mapping[str, str]
) -> tuple[tuple[Translated, ...], tuple[Diagnostic, ...]]:
    """Give the questions in our dialect, and QST511 for each that it has no words for.

    ``folder`` is where files go, beside the set's own; ``words`` are the headings of the language.
    """
    pictures, converter = Pictures(folder), Converter()
    made: list[Translated] = []
    left: list[Diagnostic] = []
    for question in foreign.questions:
        key = question_key(question.idnumber, question.name, [each.key for each in made])
        try:
            made.append(_Translation(question, key, pictures, converter, words).made())
        except CannotError as reason:
            left.append(left_out(question, str(reason)))
    return tuple(made), tuple(left)


def left_out(question: ForeignQuestion, reason: str) -> Diagnostic:
    """Say that a question was left out, and why."""
    return Diagnostic("QST511", question.span, f'the question "{question.name}" was left out: {reason}')


def question_file(code: str, title: str, questions: Iterable[Translated]) -> str:
    """Give the whole file of a set of questions."""
    head = f"---\ncode: {code}\ntitle: {json.dumps(_line(title), ensure_ascii=False)}\n---\n"
    return "\n".join([head, *(question.markdown for question in questions)])


def as_read(question: Question) -> Facts:
    """Give what a reader found, to be compared with what was meant."""
    numbers = question.type == "numerical"
    plain = question.type == "short-answer"
    return Facts(
        question.type,
        tuple(answer.fraction for answer in question.answers),
        tuple(" ".join(answer.text.markdown.split()) for answer in question.answers) if plain else (),
        tuple((answer.number, answer.tolerance) for answer in question.answers) if numbers else (),
        tuple((bool(pair.stem), pair.match) for pair in question.pairs),
        tuple((gap.right, gap.wrong) for gap in question.gaps),
        len(question.items),
        len(question.hints),
    )


class _Translation:
    """One question on its way into the dialect."""

    def __init__(
        self, question: ForeignQuestion, key: str, pictures: Pictures, converter: Converter, words: Mapping[str, str]
    ) -> None:
        self.question = question
        self.key = key
        self.words = words
        self.pictures = Pictures(pictures.folder, pictures.files)
        self.texts = Texts(question.name, question.span, self.pictures, converter)
        self.said: list[Diagnostic] = []

    def made(self) -> Translated:
        question = self.question
        body, facts = answers_of(question, self.texts, self.words)
        if question.type not in HINT_LESS:
            facts = facts.with_hints(len([hint for hint in question.hints if hint]))
        blocks = [f"## {self.title()}", "```yaml\n" + "\n".join(self.fields()) + "\n```", *body, *self.sections()]
        markdown = "\n\n".join(block for block in blocks if block) + "\n"
        files = {path: self.pictures.files[path] for path in self.pictures.shown}
        return Translated(self.key, question, markdown, facts, files, (*self.said, *self.texts.said()))

    def note(self, code: str, message: str, hint: str = "") -> None:
        self.said.append(Diagnostic(code, self.question.span, f'"{self.question.name}": {message}', hint))

    def title(self) -> str:
        """Give the heading: one line without what would mean code or the end of a heading."""
        name = _line(self.question.name)
        title = name.replace("`", "'")[:_MOST_TITLE].rstrip("# ") or self.key
        if title != name:
            self.note("QST516", f'it is called "{title}" here')
        return title

    def fields(self) -> list[str]:
        question = self.question
        if question.idnumber.strip() and not kept(question.idnumber, self.key):
            self.note("QST516", f'its ID number "{question.idnumber}" became the key {self.key}')
        lines = [f"key: {self.key}", f"type: {question.type}"]
        if question.type != "description" and (weight := self.weight()) != 1:
            lines.append(f"weight: {number_text(weight)}")
        if question.penalty is not None and question.type not in _NO_PENALTY:
            penalty = min(max(question.penalty, Decimal(0)), Decimal(1))
            if penalty != question.penalty:
                self.note("QST512", f"a penalty of {percent_text(question.penalty)}% became {percent_text(penalty)}%")
            if abs(penalty - _PENALTY) > _NEAR:
                lines.append(f"penalty: {percent_text(penalty)}")
        if tags := self.tags():
            lines.append(f"tags: [{', '.join(tags)}]")
        if not question.shuffle:
            lines.append("shuffle: no")
        if question.case_sensitive and question.type in ("short-answer", "gap-fill"):
            lines.append("case: sensitive")
        return [*lines, *(self.essay() if question.type == "essay" else ())]

    def weight(self) -> Decimal:
        mark = self.question.mark
        weight = min(max(mark, Decimal(0)), _WEIGHT).quantize(_CENT)
        if weight != mark:
            self.note("QST512", f"its {number_text(mark)} marks became {number_text(weight)}")
        return weight

    def tags(self) -> list[str]:
        made: dict[str, None] = {}
        for tag in self.question.tags:
            word = re.sub(r"[\s,]+", "-", tag.strip())[:_MOST_TAG]
            if word != tag:
                self.note("QST516", f'its tag "{tag}" became {word}')
            if word:
                made[word if _PLAIN_TAG.fullmatch(word) else json.dumps(word, ensure_ascii=False)] = None
        return list(made)

    def essay(self) -> list[str]:
        essay = self.question.essay
        wanted = {
            "lines": (_LINES if essay.lines is None else essay.lines, 1, _MOST_LINES, _LINES),
            "min-words": (essay.min_words, 0, _MOST_WORDS, 0),
            "max-words": (essay.max_words, 0, _MOST_WORDS, 0),
            "files": (essay.attachments, 0, _MOST_FILES, 0),
        }
        lines = []
        for name, (number, least, most, usual) in wanted.items():
            unlimited = name == "files" and number < 0
            value = most if unlimited else min(max(number, least), most)
            if value != number:
                self.note("QST512", f"{name}: {'without a limit' if unlimited else number} became {value}")
            lines += [f"{name}: {value}"] if value != usual else []
        return lines

    def sections(self) -> list[str]:
        question = self.question
        hints = question.hints if question.type not in HINT_LESS else ()
        if question.hints and not hints:
            self.note("QST512", "lost its hints: there are no further tries")
        made = [("hint", hint) for hint in hints]
        made.append(("feedback", question.feedback))
        for name, text in (
            ("if_right", question.if_right),
            ("if_partly_right", question.if_partly_right),
            ("if_wrong", question.if_wrong),
        ):
            made += [(name.replace("_", "-"), text)] if re.sub(r"<[^>]*>", "", text.text).strip() != _USUAL[name] else []
        if question.type == "essay":
            made += [("for-the-marker", question.essay.marker), ("answer-template", question.essay.template)]
        return [self.section(key, text) for key, text in made if text]

    def section(self, key: str, text: ForeignText) -> str:
        markdown = self.texts.markdown(text)
        return f"### {self.words[key]}\n\n{markdown}" if markdown else ""


def _line(text: str) -> str:
    return " ".join(text.split())
