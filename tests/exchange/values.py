"""Planned questions as values that can be compared, wherever they were written."""

import re
from dataclasses import dataclass

from builder.exchange.rich_html import with_files
from builder.plan.questions import FiledText, PlannedQuestion
from builder.plan.rich_model import FileRef, Rich


@dataclass(frozen=True, slots=True)
class Value:
    """Everything of a question that two systems can agree on; texts as HTML in which files stand by their content."""

    type: str
    title: str
    text: str
    answers: tuple[tuple[object, ...], ...]
    pairs: tuple[tuple[str, str], ...]
    gaps: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]
    items: tuple[str, ...]
    essay: tuple[object, ...]
    feedback: str
    combined: tuple[str, str, str]
    hints: tuple[str, ...]
    tags: tuple[str, ...]
    mark: object
    penalty: object
    shuffle: bool
    case_sensitive: bool


def value(question: PlannedQuestion) -> Value:
    """Give a question as a value."""
    essay = question.essay
    text = html(question.text)
    if question.segments:
        pieces = [_html(segment, question.text) for segment in question.segments]
        text = "[gap]".join(pieces)
    return Value(
        question.type,
        question.title,
        text,
        tuple(
            (
                html(a.text),
                a.plain if question.type == "short-answer" else "",
                a.fraction,
                html(a.feedback),
                a.number,
                a.tolerance,
            )
            for a in question.answers
        ),
        tuple((html(pair.stem), pair.match) for pair in question.pairs),
        tuple((gap.right, gap.wrong) for gap in question.gaps),
        tuple(html(item.text) for item in question.items),
        (essay.lines, essay.min_words, essay.max_words, essay.attachments, html(essay.marker), html(essay.template))
        if essay
        else (),
        html(question.feedback),
        (html(question.if_right), html(question.if_partly_right), html(question.if_wrong)),
        tuple(html(hint) for hint in question.hints),
        question.tags,
        question.mark,
        question.penalty,
        question.shuffle,
        question.case_sensitive,
    )


def html(text: FiledText) -> str:
    """Give a text as HTML: links into the course as plain text, files by their content, blanks between words as one."""
    return _html(text.body, text)


def _html(rich: Rich, text: FiledText) -> str:
    sums = {file.name: file.asset.sha1 for file in text.files}
    body = tuple(FileRef(sums[piece.name]) if isinstance(piece, FileRef) else piece for piece in rich)
    return re.sub(r"\s*(<[^>]*>)\s*", r"\1", " ".join(with_files(body).text.split()))
