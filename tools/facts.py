"""Compares the course with a table of facts and the original text, exercise by exercise.

usage: python -m tools.facts FACTS.json [SEED.txt]

FACTS.json lists modules, topics, levels and exercises with titles, objectives, durations (minutes), annexes and the lines of the
original text; SEED.txt is that text. Step times are those printed in the original within the lines of an exercise, its duration
left out. The table shows where the two differ; the exit code is 1 where a count, a duration or an annex does and no mend says so.
"""

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from builder.curriculum.model import Course, Exercise
from builder.curriculum.steps import exercise_steps
from builder.reader import course_in, read_sources

_NUMBER = r"(\d+(?:[.,]\d+)?)(?:\s*[-–]\s*(\d+))?"
_TIME = re.compile(rf"{_NUMBER}\s*(?:['‘’′´]|min)|\({_NUMBER}\s*hours?\)|(half an hour)", re.IGNORECASE)
_DURATION = re.compile(r"[\d.,+ &–-]+\s*(?:min|hour)[\w .&,\d-]*")


def key(ref: str) -> str:
    """Give the key of an annex as the facts print it: ``1.A.1.1 annex 2`` is ``1.A.1.1/annex-2``."""
    return ref.replace(" annex ", "/annex-")


def seed_times(lines: list[str], first: int, last: int) -> list[str]:
    """Give the times printed in some lines of the original (from 1), lines that hold nothing but a duration left out."""
    text = "\n".join(line for line in lines[first - 1 : last] if not _DURATION.fullmatch(line.strip()))
    found = []
    for m in _TIME.finditer(text):
        if m[5]:
            found.append("30")
        elif m[3]:
            found.append(str(round(float(m[3].replace(",", ".")) * 60)))
        else:
            found.append(f"{m[1]}–{m[2]}" if m[2] else m[1])
    return found


def our_times(exercise: Exercise, course: Course) -> list[str]:
    """Give the step times of an exercise."""
    times = [time for step in exercise_steps(exercise, course.words) for time in step.times]
    return [str(time.high) if time.low == time.high else f"{time.low}–{time.high}" for time in times]


def rows(course: Course, facts: dict[str, object], lines: list[str]) -> Iterator[tuple[str, ...]]:
    """Give a row for each exercise of the facts; the last cell says what differs."""
    ours = {exercise.code: exercise for exercise in course.exercises()}
    for fact in _exercises(facts):
        code = str(fact["code"])
        exercise = ours.get(code)
        if exercise is None:
            yield (code, "", "", "", "", "", "not written")
            continue
        first, last = fact["lines_en"]
        printed = seed_times(lines, first, last) if lines else []
        times = our_times(exercise, course)
        annexes = list(dict.fromkeys(key(a["resolved_ref"]) for a in fact["annexes"]))
        used = [use.annex for use in exercise.materials]
        wrong = []
        mended = " ".join(mend.text for mend in exercise.mends)
        if exercise.duration.high != fact["duration_minutes_en"]:
            wrong.append("(duration, mended)" if "duration" in mended.lower() else "duration")
        if len(exercise.objectives) != len(fact["objectives_en"]):
            wrong.append("objectives")
        if missing := [a for a in annexes if a not in used]:
            known = "annex" in mended
            wrong.append("(annex, mended)" if known else "annexes: " + ", ".join(missing))
        if lines and sorted(printed) != sorted(times):
            wrong.append("(times)")
        yield (
            code,
            f"{fact['duration_minutes_en']}/{exercise.duration.high}",
            ", ".join(printed),
            ", ".join(times),
            f"{len(fact['objectives_en'])}/{len(exercise.objectives)}",
            f"{len(annexes)}/{len(used)}",
            "; ".join(wrong),
        )


def _exercises(facts: dict) -> Iterator[dict]:  # type: ignore[type-arg] # JSON as it comes
    for module in facts["modules"]:
        for topic in module["topics"]:
            for level in topic["levels"]:
                yield from level["exercises"]


def main() -> int:
    """Print the table and the counts."""
    facts = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    lines = Path(sys.argv[2]).read_text(encoding="utf-8").split("\n") if len(sys.argv) > 2 else []  # noqa: PLR2004
    sources, wrong = read_sources(Path.cwd())
    if sources is None:
        print(*wrong, sep="\n")
        return 1
    course, _ = course_in(sources, sources.course.reference)
    head = ("exercise", "minutes facts/ours", "step times original", "step times ours", "objectives", "annexes", "differs")
    table = [head, *rows(course, facts, lines)]
    widths = [min(34, max(len(row[i]) for row in table)) for i in range(len(head))]
    for row in table:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
    topics = [topic for module in course.modules for topic in module.topics]
    levels = sum(len(topic.level_introductions) or bool(topic.introduction) for topic in topics)
    written = sum(1 for _ in course.exercises())
    counts = f"{len(course.modules)} modules, {len(topics)} topics, {levels} level texts, {written} exercises"
    objectives = sum(len(e.objectives) for e in course.exercises())
    links = sum(1 for annex in course.annexes for part in annex.parts if part.url)
    follow = sum(annex.to_follow for annex in course.annexes)
    cited = sum(not annex.parts and bool(annex.find) for annex in course.annexes)
    print(
        f"\n{counts}, {objectives} objectives, {len(course.annexes)} annexes ({cited} cited, {follow} to follow), {links} links"
    )
    return int(any(re.sub(r"\([^()]*\)", "", row[-1]).strip("; ") for row in table[1:]))


if __name__ == "__main__":
    sys.exit(main())
