"""Files of activities to activities: words from one language, facts from the reference language."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from builder.curriculum.activities import (
    ActivityText,
    Assignment,
    Book,
    Case,
    Choice,
    CompletionRule,
    Folder,
    Forum,
    ForumForm,
    Glossary,
    Grade,
    Interactive,
    Kind,
    Package,
    Questionnaire,
)
from builder.curriculum.language import LanguageRules
from builder.curriculum.text import NO_KEY, Keyed, Text
from builder.diagnostics import Diagnostic, Span
from builder.reader.activity_bodies import Body, book_in, choice_in, read_book, read_choice, read_glossary
from builder.reader.activity_case import case_in, read_case
from builder.reader.activity_fields import DEFAULT_RULES, audience, availability, completion, days, grade, group_mode, sound
from builder.reader.activity_items import questionnaire_in, read_questionnaire
from builder.reader.activity_shapes import ACTIVITY, ACTIVITY_TRANSLATION, BY_KIND
from builder.reader.fields import Fields
from builder.reader.shapes import Object
from builder.reader.source_file import SourceFile


def activity_shape(source: SourceFile, reference: str) -> Object:
    """Give the shape of a file's front matter: that of its kind, or that of any where the kind is not known."""
    if source.language != reference:
        return ACTIVITY_TRANSLATION
    return BY_KIND.get(source.fields("", "").text("kind"), ACTIVITY)


@dataclass(slots=True)
class ActivityReader:
    """Makes the activities of one language and collects what is wrong on the way; ``rules`` are those of the language."""

    language: str
    words: Mapping[str, Mapping[str, str]]
    rules: LanguageRules | None
    wrong: list[Diagnostic]

    def activity(self, facts: SourceFile, words: SourceFile) -> ActivityText | None:
        """Make an activity; None where its kind is not known, which the check of the front matter says.

        Diagnostics: ACT001 to ACT016, REF401 what stands twice; of another language LNG601 and ACT036.
        """
        kind = facts.fields("", "").text("kind")
        if kind not in BY_KIND:
            return None
        fields = sound(facts.fields("", ""), BY_KIND[kind])
        points = grade(fields)
        own = Body(facts, fields, self.words[facts.language], self.wrong)
        text, of = self._of(kind, own, points)
        if words is not facts:
            text, of = self._in_other_words(of, own, Body(words, fields, self.words[words.language], self.wrong), points)
        if not text and (isinstance(of, Assignment) or (isinstance(of, Forum) and of.form == "single")):
            place = Span(words.path, words.body_line, 1)
            self.wrong.append(Diagnostic("ACT016", place, "nothing says what to do", "write it under the front matter"))
        code, local = facts.code(), words.fields("", "")
        return ActivityText(
            code=code,
            title=local.text("title"),
            owner=code.rpartition("/")[0],
            text=text,
            of=of,
            after=Keyed(fields.text("after"), fields.span("after")) if fields.text("after") else NO_KEY,
            audience=audience(fields),
            required=fields.text("required") == "yes",
            completion=completion(fields, _usual_rule(kind, of, points)),
            grade=points,
            available=availability(fields),
            groups=group_mode(fields),
            language=words.language,
            span=local.span("title"),
        )

    def _of(self, kind: str, body: Body, points: Grade) -> tuple[Text, Kind]:  # noqa: PLR0911 - one return a kind
        fields, text = body.fields, body.source.whole_body()
        match kind:
            case "assignment":
                return text, _assignment(body)
            case "forum":
                return text, Forum(cast("ForumForm", fields.text("form", "general")))
            case "choice":
                return read_choice(body)
            case "questionnaire":
                return read_questionnaire(body)
            case "glossary":
                return read_glossary(body, self.rules, self.language)
            case "book":
                return read_book(body)
            case "case":
                return read_case(body, practice=body.yes("practice", "no" if points.maximum else "yes"))
            case "folder":
                return text, Folder(_keyed(fields, "annexes"), _keyed(fields, "paths"), body.yes("inline", "no"))
            case "scorm":
                return text, Package(Keyed(fields.text("module"), fields.span("module")))
            case _:
                return text, Interactive(Keyed(fields.text("file"), fields.span("file")))

    def _in_other_words(self, of: Kind, own: Body, body: Body, points: Grade) -> tuple[Text, Kind]:
        """Give text and kind in another language; ACT036 where it does not fit, LNG601 items that are not yet there."""
        if isinstance(of, Questionnaire):
            text, made, missing = questionnaire_in(body, of)
            for key in missing or ():
                message = f'the item "{key}" is not yet in {body.source.language}; that in {own.source.language} stands in'
                body.say("LNG601", Span(body.source.path), message, f"write it in {body.source.path}")
            return text, made
        said = len(self.wrong)
        text, words = self._of(own.fields.text("kind"), body, points)
        fits = words
        match of, words:
            case Choice(), Choice():
                fits = choice_in(of, words) or of
            case Book(), Book():
                fits = book_in(of, words) or of
            case Case(), Case():
                fits = case_in(of, words) or of
            case Glossary(), Glossary():
                return text, words
            case _:
                return text, of
        if fits is of and len(self.wrong) == said:
            hint = "as many, in the same order, with the same keys, limits and right answers"
            body.say("ACT036", body.start, f"options, chapters or pages are not those of {own.source.path}", hint)
        return text, fits


def _assignment(body: Body) -> Assignment:
    """Read what is handed in; text on line is asked for where no files are."""
    fields = body.fields
    files = int(fields.text("files", "0"))
    return Assignment(
        text=body.yes("text", "no" if files else "yes"),
        words=int(fields.text("words", "0")),
        files=files,
        types=tuple(text for text, _ in fields.texts("types")),
        template=Keyed(fields.text("template"), fields.span("template")) if fields.text("template") else NO_KEY,
        due=days(fields.text("due")),
        comments=body.yes("comments", "yes"),
    )


def _keyed(fields: Fields, name: str) -> tuple[Keyed, ...]:
    return tuple(Keyed(text, span) for text, span in fields.texts(name))


def _usual_rule(kind: str, of: Kind, points: Grade) -> CompletionRule:
    """Give the rule that an activity has where its file does not say."""
    match of:
        case Assignment() if not of.text and not of.files:
            return "graded" if points.maximum else "none"
        case Forum() if of.form == "news":
            return "none"
        case Folder() if of.inline:
            return "none"
        case Package() if points.pass_mark:
            return "passed"
        case _:
            return DEFAULT_RULES[kind]
