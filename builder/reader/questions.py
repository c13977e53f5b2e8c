"""Files of questions to question sets: words from one language, facts from the reference language."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import cast

from builder.curriculum.questions import Essay, Question, QuestionSet, QuestionType
from builder.curriculum.text import NO_TEXT, Keyed, Text
from builder.diagnostics import Diagnostic, Span, did_you_mean
from builder.reader.fields import Fields
from builder.reader.question_answers import Parts, parts_of
from builder.reader.question_shapes import QUESTION, QUESTION_TRANSLATION
from builder.reader.question_text import RawQuestion, RawSet, Section, questions_of
from builder.reader.quiz import QuizDefaults, quiz_of
from builder.reader.shapes import check
from builder.reader.source_file import SourceFile

_SECTIONS = ("feedback", "if-right", "if-partly-right", "if-wrong", "hint", "for-the-marker", "answer-template")
_ESSAY_ONLY = ("for-the-marker", "answer-template")
_PENALTY = "33.33333"
_THIRD, _NEAR = Decimal("0.3333333"), Decimal("0.0001")
"""Moodle's usual penalty (question_bank, seven decimals), and how near to it a percentage must lie to mean it."""


@dataclass(frozen=True, slots=True)
class QuestionFiles:
    """The file with the facts and the one with the words; the same where the language is the reference language."""

    facts: SourceFile
    words: SourceFile


@dataclass(slots=True)
class QuestionReader:
    """Makes the question sets of one language and collects what is wrong on the way."""

    words: Mapping[str, Mapping[str, str]]
    defaults: QuizDefaults
    wrong: list[Diagnostic]

    def question_set(self, files: QuestionFiles, module: str, levels: Mapping[str, str]) -> QuestionSet:
        """Make a set; ``levels`` are those of the course's exercises.

        Diagnostics: QST401 and QST402, those of the fields, of parts_of and of quiz_of, MDN314 a doubled heading, QST439 no
        words, QST440 a range of words, REF401 a doubled key, QST431 an empty file; of another language LNG601, QST430 and QST438.
        """
        fields, words = files.facts.fields("", ""), files.words.fields("", "")
        code = fields.text("code")
        found = questions_of(files.facts)
        self.wrong += found.diagnostics
        introduction = found.introduction
        made, broken = self._own(files.facts, code, found, levels)
        if files.words is not files.facts:
            introduction, made = self._translated(files.words, made, broken)
        quiz = None
        if fields.node.get("quiz") is not None:
            languages = (files.facts.language, files.words.language)
            quiz = quiz_of(fields, words, code, made, self.defaults, languages, self.wrong)
        if not made and not broken and not found.diagnostics and quiz is None:
            hint = "write ## and a name, and the block of fields under it; or begin the file's name with _"
            self.wrong.append(Diagnostic("QST431", Span(files.facts.path), "a file without questions and without a quiz", hint))
        title, span = words.text("title"), words.span("title")
        return QuestionSet(code, title, module, introduction, made, quiz, files.words.language, span, broken)

    def _own(
        self, source: SourceFile, code: str, found: RawSet, levels: Mapping[str, str]
    ) -> tuple[tuple[Question, ...], tuple[str, ...]]:
        """Give the questions, and the names of those that cannot be used."""
        made: dict[str, Question] = {}
        broken = list(found.broken)
        for one in found.questions:
            fields = Fields(one.fields, "", "")
            bad = check(one.fields, QUESTION, "fields of the question")
            self.wrong += bad
            if bad:
                broken.append(fields.text("key"))
                continue
            if self._is_new(fields, made):
                made[fields.text("key")] = self._question(source, code, one, fields, levels)
        return tuple(made.values()), tuple(broken)

    def _is_new(self, fields: Fields, taken: Collection[str]) -> bool:
        """Tell whether a key stands here for the first time; REF401 where it does not."""
        name = fields.text("key")
        if name in taken:
            message = f'the key "{name}" stands twice in this file'
            self.wrong.append(Diagnostic("REF401", fields.span("key"), message, "give one of the questions another key"))
        return name not in taken

    def _question(self, source: SourceFile, code: str, raw: RawQuestion, fields: Fields, levels: Mapping[str, str]) -> Question:
        kind = cast("QuestionType", fields.text("type"))
        words = self.words[source.language]
        parts = parts_of(kind, raw.body, words, raw.span, self.wrong)
        sections = self._sections(raw.sections, kind, words)
        exercise = Keyed(fields.text("exercise"), fields.span("exercise"))
        penalty = Decimal(fields.text("penalty", _PENALTY)) / 100
        if not parts.text:
            self.wrong.append(Diagnostic("QST439", raw.span, "a question without words", "write them under the block of fields"))
        fewest, most = int(fields.text("min-words", "0")), int(fields.text("max-words", "0"))
        if most and fewest > most:
            self.wrong.append(Diagnostic("QST440", fields.span("min-words"), f"at least {fewest} and at most {most} words"))
        return Question(
            key=f"{code}/{fields.text('key')}",
            type=kind,
            title=raw.title or fields.text("key"),
            text=parts.text,
            level=fields.text("level", levels.get(exercise.key, "")),
            objective=Keyed(fields.text("objective"), fields.span("objective")),
            exercise=exercise,
            weight=Decimal(0) if kind == "description" else Decimal(fields.text("weight", "1")),
            penalty=_THIRD if abs(penalty - _THIRD) < _NEAR else penalty,
            tags=tuple(dict.fromkeys(text for text, _ in fields.texts("tags"))),
            answers=parts.answers,
            pairs=parts.pairs,
            gaps=parts.gaps,
            items=parts.items,
            essay=Essay(
                int(fields.text("lines", "10")),
                fewest,
                most,
                int(fields.text("files", "0")),
                _first(sections, "for-the-marker"),
                _first(sections, "answer-template"),
            ),
            feedback=_first(sections, "feedback"),
            if_right=_first(sections, "if-right"),
            if_partly_right=_first(sections, "if-partly-right"),
            if_wrong=_first(sections, "if-wrong"),
            hints=tuple(sections.get("hint", ())),
            shuffle=fields.text("shuffle", "yes") == "yes",
            case_sensitive=fields.text("case", "ignore") == "sensitive",
            language=source.language,
            span=raw.span,
            level_span=fields.span("level"),
        )

    def _sections(self, found: Iterable[Section], kind: QuestionType, words: Mapping[str, str]) -> dict[str, list[Text]]:
        """Sort the sections by what they are; QST402 a heading that nothing knows, MDN314 one that stands twice."""
        wanted = {words[key]: key for key in _SECTIONS if kind == "essay" or key not in _ESSAY_ONLY}
        made: dict[str, list[Text]] = {}
        for section in found:
            key = wanted.get(section.heading)
            if key is None:
                hint = did_you_mean(section.heading, wanted) or "headings here: " + ", ".join(wanted)
                self.wrong.append(Diagnostic("QST402", section.span, f'a question has no heading "{section.heading}"', hint))
            elif key in made and key != "hint":
                message = f'the heading "{section.heading}" stands twice; the second text is left out'
                self.wrong.append(Diagnostic("MDN314", section.span, message))
            elif section.text:
                made.setdefault(key, []).append(section.text)
        return made

    def _translated(
        self, source: SourceFile, facts: tuple[Question, ...], unread: Collection[str]
    ) -> tuple[Text, tuple[Question, ...]]:
        """Give the introduction and the questions in another language; the facts are those of the reference language.

        ``unread`` are the names of questions that cannot be used in the reference language.
        """
        found = questions_of(source)
        self.wrong += found.diagnostics
        by_key: dict[str, tuple[RawQuestion, Fields]] = {}
        known = {question.name for question in facts}
        broken = set(found.broken)
        for one in found.questions:
            wrong = check(one.fields, QUESTION_TRANSLATION, "fields of the question")
            self.wrong += wrong
            fields = Fields(one.fields, "", "")
            name = fields.text("key")
            if wrong:
                broken.add(name)
            elif name not in known and not {name, ""}.intersection(unread):
                hint = did_you_mean(name, known) or "the file in the reference language has it first"
                message = f'the reference language has no question "{name}"'
                self.wrong.append(Diagnostic("QST438", fields.span("key"), message, hint))
            elif self._is_new(fields, by_key):
                by_key[name] = (one, fields)
        made = []
        for fact in facts:
            if fact.name in by_key:
                made.append(self._words_of(source, fact, *by_key[fact.name]))
                continue
            made.append(fact)
            if not broken & {fact.name, ""}:
                message = f'the question "{fact.name}" is not yet in {source.language}; the text in {fact.language} stands in'
                self.wrong.append(Diagnostic("LNG601", Span(source.path), message, f"write it in {source.path}"))
        return found.introduction, tuple(made)

    def _words_of(self, source: SourceFile, fact: Question, raw: RawQuestion, fields: Fields) -> Question:
        said = len(self.wrong)
        kind = fields.text("type", fact.type)
        if kind != fact.type:
            message = f"the type is {kind}, in the reference language {fact.type}"
            self.wrong.append(Diagnostic("QST430", fields.span("type"), message, "leave it out here"))
        words = self.words[source.language]
        parts = parts_of(fact.type, raw.body, words, raw.span, self.wrong if kind == fact.type else [])
        if not parts.text:
            self.wrong.append(Diagnostic("QST439", raw.span, "a question without words", "write them under the block of fields"))
        if len(self.wrong) == said and _facts(parts) != _facts(fact):
            hint = "as many answers, with the same marks, in the same order"
            self.wrong.append(Diagnostic("QST430", raw.span, "the answers do not fit those of the reference language", hint))
        sections = self._sections(raw.sections, fact.type, words)
        essay = replace(fact.essay, marker=_first(sections, "for-the-marker"), template=_first(sections, "answer-template"))
        return replace(
            fact,
            title=raw.title or fact.title,
            text=parts.text,
            answers=parts.answers,
            pairs=parts.pairs,
            gaps=parts.gaps,
            items=parts.items,
            essay=essay,
            feedback=_first(sections, "feedback"),
            if_right=_first(sections, "if-right"),
            if_partly_right=_first(sections, "if-partly-right"),
            if_wrong=_first(sections, "if-wrong"),
            hints=tuple(sections.get("hint", ())),
            language=source.language,
            span=raw.span,
        )


def _facts(parts: Parts | Question) -> tuple[object, ...]:
    """Give what is the same in every language: marks, which pairs have a stem, how many gaps and how many things in order."""
    marks = tuple(answer.fraction for answer in parts.answers)
    return marks, tuple(bool(pair.stem) for pair in parts.pairs), len(parts.gaps), len(parts.items)


def _first(sections: Mapping[str, list[Text]], key: str) -> Text:
    return next(iter(sections.get(key, ())), NO_TEXT)
