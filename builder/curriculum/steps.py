"""The steps of an exercise: the items of the ordered lists at the left margin of its procedure and feedback."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from builder.curriculum.durations import step_times
from builder.curriculum.model import Duration, Exercise
from builder.curriculum.text import Text
from builder.diagnostics import Span

_STEP = re.compile(r"^\d{1,3}[.)][ \t]+", re.MULTILINE)
_AFTER = re.compile(r"\n[ \t]*\n(?=\S)")
"""A line at the left margin after an empty one ends a list."""


@dataclass(frozen=True, slots=True)
class Step:
    """A step with its times in brackets; ``minutes`` is the last of them. An optional step does not count."""

    text: str
    times: tuple[Duration, ...]
    optional: bool
    span: Span

    @property
    def minutes(self) -> Duration | None:
        """Give the time of the step, None where none is written."""
        return self.times[-1] if self.times else None


def steps_of(text: Text, words: Mapping[str, str]) -> Iterator[Step]:
    """Give the steps of one text in order."""
    starts = [m.start() for m in _STEP.finditer(text.markdown)]
    for start, end in zip(starts, [*starts[1:], len(text.markdown)], strict=False):
        after = _AFTER.search(text.markdown, start, end)
        piece = text.markdown[start : after.start() if after else end]
        bare = re.sub(r"^\d{1,3}[.)][ \t]+[*_]*", "", piece)
        line = text.span.line + text.markdown.count("\n", 0, start)
        times = tuple(duration for _, duration in step_times(piece, words))
        yield Step(piece, times, bare.lower().startswith(words["optional"].lower() + ":"), Span(text.span.path, line, 1))


def exercise_steps(exercise: Exercise, words: Mapping[str, str]) -> tuple[Step, ...]:
    """Give the steps of procedure and feedback."""
    return (*steps_of(exercise.procedure, words), *steps_of(exercise.feedback, words))
