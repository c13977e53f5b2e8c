"""Invented courses of any size: so many exercises, so many bytes of assets, always the same for the same numbers."""

import random
from dataclasses import dataclass
from pathlib import Path

_PIECE = 1 << 20
_WORDS = (
    "trainer group women work question answer paper story talk listen write board pair plan step path next "
    "choose point draw name own week goal place help visit time report idea strength skill home city care"
).split()


@dataclass(frozen=True, slots=True)
class Size:
    """How big a course is; the assets are spread over the first exercises, one annex each."""

    exercises: int
    annexes: int = 0
    annex_bytes: int = 0
    exercises_a_topic: int = 10
    topics_a_module: int = 9


def write_course(folder: Path, size: Size) -> None:
    """Write a course of that size: source/ and annex_assets/ in an existing folder."""
    rng = random.Random(size.exercises)  # noqa: S311 - no secret: the same course every time
    source, assets = folder / "source", folder / "annex_assets"
    source.mkdir()
    assets.mkdir()
    _write(source / "course.yaml", _course())
    _write(source / "welcome.en.md", f"---\ncode: course/welcome\ntitle: Welcome\n---\n\n{_text(rng, 60)}\n")
    annexes = ["annexes:"]
    for number in range(size.exercises):
        topic_number, place = divmod(number, size.exercises_a_topic)
        module_number, topic_place = divmod(topic_number, size.topics_a_module)
        module = str(module_number + 1)
        topic = f"{module}.{chr(ord('A') + topic_place)}"
        code = f"{topic}.{place + 1}"
        home = source / f"{module}-module" / f"{topic_place + 1}-topic"
        if place == 0:
            home.mkdir(parents=True)
            if topic_place == 0:
                _write(home.parent / "module.en.md", _module(module, rng))
            _write(home / "topic.en.md", f"---\ncode: {topic}\ntitle: Topic {topic}\n---\n\n{_text(rng, 40)}\n")
        with_annex = number < size.annexes
        _write(home / f"{code}.en.md", _exercise(code, rng, with_annex=with_annex))
        if with_annex:
            annexes.append(_annex(code))
            _random_file(assets / f"{code.lower()}.mp4", size.annex_bytes, rng)
    _write(assets / "annexes.yaml", "\n".join(annexes) + "\n" if size.annexes else "annexes: []\n")


def _course() -> str:
    return """\
key: synthetic
title: Synthetic course
short-name: SYNTHETIC
edition: "1.0"
released: 2026-01-01
cite: Nobody. Synthetic course.
licence: cc-by-4.0
languages: [en]
reference-language: en
summary: A course to measure with.
codes:
  module: '[0-9]+'
  topic: '[0-9]+\\.[A-Z]'
  exercise: '[0-9]+\\.[A-Z]\\.[0-9]+'
sections:
  module: "Module {code}: {title}"
methods:
  - {key: talk, title: Talk, text: People talk with each other.}
  - {key: drawing, title: Drawing, text: People draw what they mean.}
"""


def _module(code: str, rng: random.Random) -> str:
    return f"""\
---
code: "{code}"
title: Module of number {code}
summary: {_text(rng, 15)}
objectives:
  general:
    - {{key: first, text: Understand the first thing}}
    - {{key: second, text: Be able to do the second thing}}
---
{_text(rng, 120)}
"""


def _exercise(code: str, rng: random.Random, *, with_annex: bool) -> str:
    materials = f"materials:\n  - {code}/annex-1\n" if with_annex else ""
    steps = "\n\n".join(
        f"{n}. **Step {n}.** {_text(rng, 35)} (15 min)\n\n    - {_text(rng, 9)}\n    - {_text(rng, 9)}" for n in range(1, 7)
    )
    return f"""\
---
code: {code}
title: Exercise {code} about {" ".join(rng.choices(_WORDS, k=4))}
duration: 90 min
objectives: [first]
methods: [talk, drawing]
{materials}equipment: [flip chart]
---

## Procedure

{steps}

## Feedback

{_text(rng, 40)}
"""


def _annex(code: str) -> str:
    return f"""\
  - key: {code}/annex-1
    title: Film of {code}
    kind: video
    origin: Made of random bytes.
    parts:
      - {{file: {code.lower()}.mp4, role: main, language: en}}"""


def _text(rng: random.Random, words: int) -> str:
    return " ".join(rng.choices(_WORDS, k=words)).capitalize() + "."


def _random_file(path: Path, size: int, rng: random.Random) -> None:
    with path.open("wb") as out:
        for start in range(0, size, _PIECE):
            out.write(rng.randbytes(min(_PIECE, size - start)))


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
