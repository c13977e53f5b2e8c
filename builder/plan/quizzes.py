"""A quiz of the source to an activity of the plan: questions resolved, sorted into banks, and slots in order."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from html import escape

from builder.curriculum.draw import Drawing, Drawn, drawn
from builder.curriculum.gaps import between_marks, with_marks
from builder.curriculum.model import Module
from builder.curriculum.questions import Answer, Question, QuestionSet, Quiz
from builder.curriculum.targets import CourseIndex, Thing
from builder.curriculum.text import Text
from builder.curriculum.written import SHIFT, Written
from builder.plan.compose import Composer
from builder.plan.questions import (
    Bank,
    FiledText,
    GradeBand,
    PlannedAnswer,
    PlannedEssay,
    PlannedGap,
    PlannedItem,
    PlannedPair,
    PlannedQuestion,
    QuizActivity,
    QuizPart,
    Slot,
)
from builder.plan.rich import to_rich
from builder.plan.rich_model import Rich
from builder.plan.works import WorkPlanner

Compose = Callable[[], Composer]
"""Gives a new composer, for a text that owns its files."""


class QuestionPlanner:
    """Resolves the questions of one package."""

    def __init__(self, index: CourseIndex, compose: Compose, works: WorkPlanner) -> None:
        """Keep the course, how a composer is made, and who knows the rules of activities."""
        self._index = index
        self._compose = compose
        self._works = works

    def question(self, question: Question) -> PlannedQuestion:
        """Resolve one question."""
        choices = question.type in ("single-choice", "multiple-choice")
        essay = question.essay
        prefix = question.key.replace("/", "-")
        text, segments = self._words(question, prefix)
        return PlannedQuestion(
            key=question.key,
            type=question.type,
            title=question.title,
            language=question.language,
            text=text,
            segments=segments,
            answers=tuple(
                self._answer(answer, f"a{number}", prefix, choice=choices) for number, answer in enumerate(question.answers, 1)
            ),
            pairs=tuple(
                PlannedPair(f"p{number}", self._text(pair.stem, f"{prefix}-p{number}"), pair.match)
                for number, pair in enumerate(question.pairs, 1)
            ),
            gaps=tuple(PlannedGap(f"g{number}", gap.right, gap.wrong) for number, gap in enumerate(question.gaps, 1)),
            items=tuple(
                PlannedItem(f"i{number}", self._text(item, f"{prefix}-i{number}"))
                for number, item in enumerate(question.items, 1)
            ),
            essay=PlannedEssay(
                essay.lines, essay.min_words, essay.max_words, essay.attachments,
                self._text(essay.marker, f"{prefix}-marker"), self._text(essay.template, f"{prefix}-template"),
            )
            if question.type == "essay"
            else None,
            feedback=self._feedback(question, prefix),
            if_right=self._text(question.if_right, f"{prefix}-right"),
            if_partly_right=self._text(question.if_partly_right, f"{prefix}-partly"),
            if_wrong=self._text(question.if_wrong, f"{prefix}-wrong"),
            hints=tuple(self._text(hint, f"{prefix}-hint{number}") for number, hint in enumerate(question.hints, 1)),
            tags=question.tags,
            mark=question.weight,
            penalty=question.penalty,
            shuffle=question.shuffle,
            case_sensitive=question.case_sensitive,
            origin=question.span,
        )  # fmt: skip

    def _words(self, question: Question, prefix: str) -> tuple[FiledText, tuple[Rich, ...]]:
        """Give what is asked: a text, or for a text with gaps its files and its pieces around them."""
        if question.type != "gap-fill":
            return self._text(question.text, prefix), ()
        html, composer = self._html(with_marks(question), prefix)
        return FiledText((), composer.files), tuple(to_rich(piece) for piece in between_marks(html))

    def _answer(self, answer: Answer, key: str, prefix: str, *, choice: bool) -> PlannedAnswer:
        plain = " ".join(answer.text.markdown.split())
        return PlannedAnswer(
            key,
            self._text(answer.text, f"{prefix}-{key}") if choice else FiledText(),
            "" if choice else plain,
            answer.fraction,
            self._text(answer.feedback, f"{prefix}-{key}-feedback"),
            answer.number,
            answer.tolerance,
        )

    def _text(self, text: Text, prefix: str) -> FiledText:
        if not text:
            return FiledText()
        html, composer = self._html(text, prefix)
        return FiledText(to_rich(html), composer.files)

    def _html(self, text: Text, prefix: str) -> tuple[str, Composer]:
        composer = self._compose()
        return self._wrapped(composer.html(Written(text, SHIFT, f"{prefix}-"))), composer

    def _wrapped(self, html: str) -> str:
        return f'<div lang="{self._index.course.language}">{html}</div>'

    def _feedback(self, question: Question, prefix: str) -> FiledText:
        """Give what everybody reads afterwards, with the way back to the exercise."""
        composer = self._compose()
        html = composer.html(Written(question.feedback, SHIFT, f"{prefix}-feedback-"))
        if question.exercise.key in self._index.exercises:
            way = composer.reference(Thing("exercise", question.exercise.key))
            before, _, after = self._index.course.words["look-again"].partition("{exercise}")
            html += f"<p>{escape(before)}{way}{escape(after)}</p>"
        return FiledText(to_rich(self._wrapped(html)) if html else (), composer.files)

    def _tracked(self) -> bool:
        return self._index.course.settings.completion == "view"

    def bank(self, key: str, title: str, questions: Iterable[Question]) -> Bank:
        """Resolve questions that stand together."""
        return Bank(key, title, tuple(self.question(question) for question in questions))

    def quiz(self, module: Module, one: QuestionSet, quiz: Quiz, category: str = "") -> QuizActivity:
        """Plan a quiz; ``category`` is the key of its grade category, empty for the course's own."""
        asked = drawn(module, one, quiz)
        banks = [self.bank(one.code, one.title, asked.named)] if asked.named else []
        banks += [self.bank(_pool_key(one.code, pool.key), pool.title, pool.questions) for pool in asked.pools]
        composer = self._compose()
        html = composer.html(Written(one.introduction, SHIFT, f"{one.code.replace('/', '-')}-"))
        return QuizActivity(
            key=one.code,
            title=one.title,
            language=one.language,
            description=to_rich(self._wrapped(html)) if html else (),
            files=composer.files,
            banks=tuple(banks),
            slots=_slots(one.code, asked, quiz.per_page),
            parts=_parts(asked.slots, shuffled=quiz.shuffled),
            bands=tuple(
                GradeBand(band.minimum, self._text(band.text, f"{one.code.replace('/', '-')}-band{number}"))
                for number, band in enumerate(quiz.bands, 1)
            ),
            shuffle_answers=quiz.shuffle_answers,
            attempts=quiz.attempts,
            grade=quiz.grade,
            maximum=quiz.maximum,
            pass_mark=quiz.pass_mark,
            feedback=quiz.feedback,
            review=quiz.review,
            time_limit=quiz.time_limit,
            opens=quiz.opens,
            closes=quiz.closes,
            completion=quiz.completion,
            counts=quiz.completion != "none" and quiz.required and self._tracked() and self._works.in_completion(one.code),
            indent=1 if quiz.after.key else 0,
            origin=one.span,
            available=self._works.available(quiz.available),
            groups=quiz.groups,
            category=category,
            weight=quiz.weight,
        )


def _pool_key(code: str, key: str) -> str:
    """Give the key of a pool's bank; that of the quiz's own bank is the quiz's code."""
    return key if key != code else f"{code}/pool"


def _slots(code: str, asked: Drawn, per_page: int) -> tuple[Slot, ...]:
    """Put questions on pages; a heading begins one, and a description stands with the question behind it."""
    stories = {question.key for question in asked.named if question.type == "description"}
    made = []
    page, on_page = 1, 0
    for number, one in enumerate(asked.slots):
        if number and per_page and (on_page >= per_page or one.heading is not None):
            page, on_page = page + 1, 0
        made.append(Slot(one.question, _pool_key(code, one.pool) if one.pool else "", page, one.mark))
        on_page += one.question not in stories
    return tuple(made)


def _parts(drawings: Sequence[Drawing], *, shuffled: bool) -> tuple[QuizPart, ...]:
    parts = [QuizPart(number, one.heading, shuffled) for number, one in enumerate(drawings, 1) if one.heading is not None]
    return tuple(parts) if parts and parts[0].first == 1 else (QuizPart(1, "", shuffled), *parts)


def for_every_release(quiz: QuizActivity, words: Mapping[str, str], language: str) -> QuizActivity:
    """Turn ordering questions into matching ones, in which each thing gets its number; ``words`` are in a language.

    Moodle has ordering questions since 4.4 only.
    """
    banks = tuple(
        replace(bank, questions=tuple(_as_matching(each, words, language) for each in bank.questions)) for bank in quiz.banks
    )
    return replace(quiz, banks=banks)


def _as_matching(question: PlannedQuestion, words: Mapping[str, str], language: str) -> PlannedQuestion:
    """Give a matching question for an ordering one; the things stand in another order even where a quiz shuffles nothing."""
    if question.type != "ordering":
        return question
    pairs = [
        PlannedPair(f"p{number}", item.text, words["in-order"].format(number=number))
        for number, item in enumerate(question.items, 1)
    ]
    told = f'<p lang="{language}">{escape(words["put-in-order"])}</p>'
    text = replace(question.text, body=(*question.text.body, told))
    return replace(question, type="matching", text=text, pairs=(*pairs[1::2], *pairs[::2]), items=(), shuffle=True)
