"""Durations and step times as people write them."""

from pathlib import Path

import pytest

from builder.curriculum.durations import parse_duration, show_duration, show_minutes, step_times
from builder.curriculum.model import Duration
from builder.curriculum.steps import steps_of
from builder.curriculum.text import Text
from builder.diagnostics import Span
from builder.reader.words import words_for

EN = words_for(Path("nowhere"), "en")[0]
DE = words_for(Path("nowhere"), "de")[0]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("90", 90, 90),
        ("90 min", 90, 90),
        ("90min.", 90, 90),
        ("1 h", 60, 60),
        ("1 h 30 min", 90, 90),
        ("1h30min", 90, 90),
        ("1.5 h", 90, 90),
        ("1,5 hours", 90, 90),
        ("90–120 min", 90, 120),
        ("90-120 minutes", 90, 120),
        ("90 to 120", 90, 120),
        ("1.5–2 h", 90, 120),
        (" 45 MIN ", 45, 45),
        ("0.25 h", 15, 15),
    ],
)
def test_durations(text: str, low: int, high: int) -> None:
    assert parse_duration(text, EN) == Duration(low, high)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "min",
        "90 minuets",
        "120–90 min",
        "0",
        "0 h 0 min",
        "-5 min",
        "1 h 30 s",
        "12345",
        "90 min or so",
        "1 h 120 min x",
    ],
)
def test_no_durations(text: str) -> None:
    assert parse_duration(text, EN) is None


@pytest.mark.parametrize(
    ("text", "minutes"), [("90 Min.", 90), ("1,5 Std.", 90), ("2 Stunden", 120), ("90 bis 120 Minuten", 120)]
)
def test_german_units(text: str, minutes: int) -> None:
    duration = parse_duration(text, DE)
    assert duration is not None
    assert duration.high == minutes


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("Draw. (15 min)", [(15, 15)]),
        ("Draw. (1 h)", [(60, 60)]),
        ("Draw. (1 h 10 min)", [(70, 70)]),
        ("Draw. (10–15 min)", [(10, 15)]),
        ("Draw. (4 × 10 min)", [(40, 40)]),
        ("Draw. (2 x 10-15 min)", [(20, 30)]),
        ("One (5 min) and two (10 min)", [(5, 5), (10, 10)]),
        ("No time (15), (min), (15 people), 15 min", []),
    ],
)
def test_step_times(text: str, times: list[tuple[int, int]]) -> None:
    assert [(d.low, d.high) for _, d in step_times(text, EN)] == times


@pytest.mark.parametrize(("minutes", "shown"), [(5, "5 min"), (60, "1 h"), (90, "1 h 30 min"), (0, "0 min"), (1500, "25 h")])
def test_shown(minutes: int, shown: str) -> None:
    assert show_minutes(minutes, EN).replace("\u00a0", " ") == shown
    assert parse_duration(show_minutes(minutes, EN), EN) == (Duration(minutes, minutes) if minutes else None)


def test_shown_ranges() -> None:
    assert show_duration(Duration(90, 120), EN) == "90–120\u00a0min"
    assert show_duration(Duration(90, 90), DE) == "1\u00a0Std. 30\u00a0Min."


STEPS = """Before the list (99 min).

1. Open. (5 min)
   More of the first step.

    1. A step inside a step. (3 min)

2) **Optional:** walk. (1 h)
3. Close.

After the list. (30 min)

1. A second list. (7 min)
"""


def test_steps() -> None:
    found = list(steps_of(Text(STEPS, Span("a.md", 10, 1), "en"), EN))
    assert [(step.span.line, step.minutes and step.minutes.high, step.optional) for step in found] == [
        (12, 3, False),
        (17, 60, True),
        (18, None, False),
        (22, 7, False),
    ]
    assert [len(step.times) for step in found] == [2, 1, 0, 1]
