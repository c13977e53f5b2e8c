"""Marks for the gaps of a text, which stand in its HTML where fields will be."""

import re
from dataclasses import replace

from builder.curriculum.questions import Question
from builder.curriculum.text import Text
from builder.markup.scan import mask_code

_OPEN, _CLOSE = "\ue002", "\ue003"
"""Two private characters, which no Markdown changes."""
_WRITTEN = re.compile(r"\[\[(\d+)\]\]")
_MARK = re.compile(f"{_OPEN}(\\d+){_CLOSE}")
_TAG = re.compile(r"<[^>]*>")


def with_marks(question: Question) -> Text:
    """Give the text of a gap-fill question with a mark for each ``[[1]]``; those in code are no gaps."""
    markdown = question.text.markdown
    pieces: list[str] = []
    number, last = 0, 0
    for m in _WRITTEN.finditer(mask_code(markdown)):
        if m[1] == str(number + 1):
            number += 1
            pieces += [markdown[last : m.start()], f"{_OPEN}{number}{_CLOSE}"]
            last = m.end()
    return replace(question.text, markdown="".join(pieces) + markdown[last:])


def marks_in(html: str) -> list[int]:
    """Give the numbers of the gaps that stand in the words of an HTML text, in its order; those inside of tags do not count."""
    return [int(m[1]) for m in _MARK.finditer(_TAG.sub("", html))]


def between_marks(html: str) -> list[str]:
    """Give the pieces of an HTML text around its gaps, one more than there are."""
    return re.split(f"{_OPEN}\\d+{_CLOSE}", html)
