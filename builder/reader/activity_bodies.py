"""What the body of a choice, a glossary and a book says."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import cast

from builder.curriculum.activities import Book, Chapter, Choice, Glossary, Option, Results, Term
from builder.curriculum.language import LanguageRules
from builder.curriculum.text import Text
from builder.diagnostics import Diagnostic, Span
from builder.reader.activity_text import options, pieces, split_at_list
from builder.reader.fields import Fields, folded
from builder.reader.question_lines import Line
from builder.reader.source_file import SourceFile

_FEWEST = 2
_CHAPTER, _SUBCHAPTER = 2, 3


@dataclass(frozen=True, slots=True)
class Body:
    """A file with its fields that have the right form, the words of its language, and where to put what is wrong."""

    source: SourceFile
    fields: Fields
    words: Mapping[str, str]
    wrong: list[Diagnostic]

    def say(self, code: str, span: Span, message: str, hint: str = "") -> None:
        """Keep a diagnostic."""
        self.wrong.append(Diagnostic(code, span, message, hint))

    def yes(self, name: str, default: str) -> bool:
        """Tell whether a field says yes."""
        return self.fields.text(name, default) == "yes"

    @property
    def start(self) -> Span:
        """Give the place where the body begins."""
        return Span(self.source.path, self.source.body_line, 1)


def plain(line: Line) -> str:
    """Give the words of a line of a list on one line."""
    return folded(line.text.markdown)


def listed(body: Body, text: Text, what: str, place: Span) -> tuple[Text, tuple[Line, ...]]:
    """Give a text without its last list, and the lines of that; ACT003 words that are lost, ACT004 too few, ACT005 twice."""
    before, last = split_at_list(text)
    lines = options(last).lines
    for line in lines:
        if line.feedback:
            body.say("ACT003", line.feedback.span, "what is quoted under an option is shown to nobody", "take it out")
    if len(lines) < _FEWEST:
        message = f"{what} wants two options at least; here are {len(lines)}"
        body.say("ACT004", place, message, "write them as a list at the end, one a line with a dash")
    seen: set[str] = set()
    for line in lines:
        if plain(line) in seen:
            body.say("ACT005", line.span, f'the option "{plain(line)}" stands twice', "make them different, or take one out")
        seen.add(plain(line))
    return before, lines


def read_choice(body: Body) -> tuple[Text, Choice]:
    """Give the text above the options, and the choice."""
    text, lines = listed(body, body.source.whole_body(), "a choice", body.start)
    made = Choice(
        tuple(Option(plain(line), int(line.mark or "0"), line.span) for line in lines),
        several=body.yes("several", "no"),
        change=body.yes("change", "yes"),
        results=cast("Results", body.fields.text("results", "after-answer")),
        names=body.yes("names", "no"),
    )
    return text, made


def choice_in(facts: Choice, words: Choice) -> Choice | None:
    """Give a choice in other words; None where they do not fit."""
    limits = zip(facts.options, words.options, strict=False)
    if len(facts.options) != len(words.options) or any(theirs.most not in (0, own.most) for own, theirs in limits):
        return None
    made = (replace(theirs, most=own.most) for own, theirs in zip(facts.options, words.options, strict=True))
    return replace(facts, options=tuple(made))


def read_glossary(body: Body, rules: LanguageRules | None, language: str) -> tuple[Text, Glossary]:
    """Give the text above the terms, and the glossary; the terms of the course, by its rules of a language, stand behind."""
    before, found = pieces(body.source, (_CHAPTER,), body.wrong)
    terms = [Term(one.title, one.text, one.span) for one in found]
    for one in found:
        if not one.text:
            body.say("ACT016", one.span, f'the term "{one.title}" is not explained', "write what it means under its heading")
    if body.fields.text("terms") == "course" and rules is not None:
        own = {term.term.lower() for term in terms}
        terms += [
            Term(one.term, Text(f"{one.means}\n", one.span, language), one.span)
            for one in rules.terms
            if one.means and one.term.lower() not in own
        ]
    _alike(body, [(term.term, term.span) for term in terms], "term")
    made = Glossary(tuple(terms), own=body.yes("own", "yes"))
    if not terms and not made.own:
        hint = "write terms as second-level headings, terms: course, or own: yes"
        body.say("ACT009", body.start, "a glossary without terms, and nobody may add any", hint)
    return before, made


def read_book(body: Body) -> tuple[Text, Book]:
    """Give the text above the chapters, and the book; ACT009 no chapters, ACT002 a subchapter that stands first."""
    before, found = pieces(body.source, (_CHAPTER, _SUBCHAPTER), body.wrong)
    if not found:
        body.say("ACT009", body.start, "a book without chapters", "each second-level heading begins one")
    elif found[0].level != _CHAPTER:
        body.say(
            "ACT002", found[0].span, f'the subchapter "{found[0].title}" belongs to no chapter', "begin with ## and a chapter"
        )
    named = [(one.key, one.span) for one in found if one.key]
    _alike(body, named, "key")
    taken = {key for key, _ in named}
    chapters = [
        Chapter(one.key or _key(one.title, taken), one.title, one.text, one.level == _SUBCHAPTER, one.span) for one in found
    ]
    return before, Book(tuple(chapters), numbered=body.yes("numbered", "yes"))


def book_in(facts: Book, words: Book) -> Book | None:
    """Give a book in other words; None where its chapters are others."""
    if [one.sub for one in facts.chapters] != [one.sub for one in words.chapters]:
        return None
    made = (replace(theirs, key=own.key) for own, theirs in zip(facts.chapters, words.chapters, strict=True))
    return replace(facts, chapters=tuple(made))


def _alike(body: Body, keys: Sequence[tuple[str, Span]], what: str) -> None:
    seen: set[str] = set()
    for key, span in keys:
        if key.lower() in seen:
            body.say("REF401", span, f'the {what} "{key}" stands twice', "make them different, or take one out")
        seen.add(key.lower())


def _key(title: str, taken: set[str]) -> str:
    """Give a key made from a title that is not taken yet, and take it."""
    letters = unicodedata.normalize("NFKD", title.lower()).encode("ascii", "ignore").decode("ascii")
    stem = re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:40].strip("-") or "chapter"
    number, free = 1, stem
    while free in taken:
        number += 1
        free = f"{stem}-{number}"
    taken.add(free)
    return free
