"""Lists whose parts are indented so that the page would not show them as a list, and boxes without a title."""

import re
from collections.abc import Iterator

from builder.curriculum.model import Course
from builder.curriculum.written import annex_texts, written_texts
from builder.diagnostics import Diagnostic
from builder.markup.scan import mask_code, place

_ITEM = re.compile(r"(?:\d{1,3}\.|[*+-])[ \t]+\S")
_UNTITLED = re.compile(r"^[ \t]*(!!!)[ \t]*\w+[ \t]*$", re.MULTILINE)
_INDENT = re.compile(r" *")
_STEP = 4
"""Blanks that a level of a list is indented by (Python-Markdown, tab_length)."""


def check_lists(course: Course) -> Iterator[Diagnostic]:
    """Give MDN315 where a list comes apart (a part indented too little, an item straight after it), MDN316 for untitled boxes."""
    for written in (*written_texts(course), *annex_texts(course)):
        for line, column, message, hint in wrong_lines(written.text.markdown):
            yield Diagnostic("MDN315", written.text.at(line, column), message, hint)
        for line, column in untitled_boxes(written.text.markdown):
            hint = 'write its title behind it: !!! tip "Trainer\'s tip"'
            yield Diagnostic("MDN316", written.text.at(line, column), "a box without a title", hint)


def untitled_boxes(text: str) -> Iterator[tuple[int, int]]:
    """Give line and column, from 1, of boxes without a title: Markdown would give them an English one."""
    masked = mask_code(text)
    for m in _UNTITLED.finditer(masked):
        yield place(masked, m.start(1))


def wrong_lines(text: str) -> Iterator[tuple[int, int, str, str]]:
    """Give line and column, from 1, with a message and a hint, of what would come apart."""
    in_list = after_empty = part = False
    for number, line in enumerate(mask_code(text).split("\n"), 1):
        indent = _INDENT.match(line).end() if not line.startswith("\t") else _STEP  # type: ignore[union-attr] # it always matches
        if not line.strip():
            after_empty = True
            continue
        item = _ITEM.match(line.lstrip()) is not None
        if not indent:
            if item and part and not after_empty:
                yield number, 1, "this item becomes text of the paragraph above", "put an empty line before it"
            in_list, part = item or (in_list and not after_empty), False
        elif in_list and indent % _STEP and (item or after_empty):
            yield (
                number,
                indent + 1,
                "this part of a list is not indented by four blanks and leaves its item",
                f"indent it by {_STEP * -(-indent // _STEP)}",
            )
        elif in_list and after_empty:
            part = True
        after_empty = False
