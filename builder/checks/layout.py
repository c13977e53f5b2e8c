"""Lengths that a platform or a reader's screen sets: titles, level introductions, footnotes in labels."""

from collections.abc import Iterator

from builder.curriculum.model import Course
from builder.curriculum.text import Text
from builder.curriculum.written import module_name, topic_texts
from builder.diagnostics import Diagnostic, Span
from builder.markup.markdown import Converter

MOODLE_TITLE = 255
"""A longer activity name stops a restore with a database error on 3.11 to 4.5 (docs/formats/moodle-backup-rules.md)."""
SCORM_TITLE = 200
"""The SCORM 1.2 schema refuses longer titles (imscp, titleType)."""
LABEL_WORDS = 80
"""What a level introduction may take on the course page before the exercises get out of sight."""


def check_layout(course: Course, converter: Converter) -> Iterator[Diagnostic]:
    """Give what is too long: PLN701 and PLN702 titles, MDN311 introductions; MDN306 footnotes where a page has no room."""
    yield from _title(course.welcome.title, course.welcome.span)
    for module in course.modules:
        yield from _title(module_name(course, module), module.span)
        for one in module.question_sets:
            if one.quiz:
                yield from _title(one.title, one.span)
        for topic in module.topics:
            yield from _title(f"{topic.code} {topic.title}", topic.span)
            for exercise in topic.exercises:
                yield from _title(f"{exercise.code} {exercise.title}", exercise.span)
            for written in topic_texts(topic):
                if written.text:
                    yield from _introduction(written.text, written.shift, written.prefix, converter)
    for annex in course.annexes:
        yield from _title(annex.title, annex.span)
        for part in annex.parts:
            yield from _title(part.title, part.span)


def _title(title: str, span: Span) -> Iterator[Diagnostic]:
    if len(title) > MOODLE_TITLE:
        message = f"the title has {len(title)} characters with its code and words around it; Moodle takes {MOODLE_TITLE}"
        yield Diagnostic("PLN701", span, message, "shorten it")
    elif len(title) > SCORM_TITLE:
        message = f"the title has {len(title)} characters with its code and words around it; SCORM takes {SCORM_TITLE}"
        yield Diagnostic("PLN702", span, message, "shorten it; in SCORM packages it is cut")


def _introduction(text: Text, shift: int, prefix: str, converter: Converter) -> Iterator[Diagnostic]:
    fragment = converter.convert(text.markdown, shift, prefix)
    if fragment.footnotes:
        yield Diagnostic(
            "MDN306", text.span, "a footnote in an introduction that stands on the course page", "say it in the text"
        )
    if fragment.words > LABEL_WORDS:
        first = converter.convert(first_paragraph(text.markdown), shift, prefix).words
        if first > LABEL_WORDS:
            message = f"the first paragraph has {first} words; the course page shows at most {LABEL_WORDS}"
            yield Diagnostic("MDN311", text.span, message, "break it into paragraphs")


def first_paragraph(markdown: str) -> str:
    """Give a text up to its first empty line."""
    return markdown.strip().split("\n\n", 1)[0]
