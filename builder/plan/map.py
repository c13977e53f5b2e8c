"""The curriculum map: one picture drawn from the course, a dot for each exercise, and the same said in words.

It is one column wide, so that it stays legible on a phone, and has its own light background, so that it prints and shows alike
everywhere.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from builder.curriculum.model import Course, Module, Topic

WIDTH = 420
"""Units across; on a phone about a pixel each, so that 15 units of type are 14 pixels high."""
_MARGIN, _PAD = 12, 14
_TITLE, _TEXT, _SMALL = 17, 15, 13
_DOT, _STEP = 5, 16
_PER_CHARACTER = 0.56
"""Widths of common sans serif types stay below this share of their height a character on average."""
_INK, _ACCENT, _SOFT, _PAPER, _QUIET, _GREY = "#1d2a2c", "#0f5a60", "#e3eeee", "#ffffff", "#4a5a5c", "#9db8ba"


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of type at its baseline."""

    x: float
    y: float
    size: int
    text: str
    colour: str
    weight: str = "normal"

    def svg(self) -> str:
        font = f'font-size="{self.size}" font-weight="{self.weight}" fill="{self.colour}"'
        return f'<text x="{self.x:g}" y="{self.y:g}" {font}>{escape(self.text)}</text>'


def curriculum_map(course: Course) -> bytes:
    """Give the map as SVG (UTF-8), drawn from the modules, topics and exercises of the course."""
    parts: list[str] = []
    y = _MARGIN + _TITLE + 2.0
    for line in _wrapped(course.title, WIDTH - 2 * _MARGIN, _TITLE):
        parts.append(_Line(_MARGIN, y, _TITLE, line, _ACCENT, "bold").svg())
        y += _TITLE * 1.3
    for module in course.modules:
        y = _module(course, module, y, parts)
    y = _legend(course, y, parts)
    height = round(y + _MARGIN / 2)
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" role="img" '
        f"font-family=\"system-ui, -apple-system, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif\">"
        f"<title>{escape(_words(course, 'map', title=course.title))}</title><desc>{escape(map_in_words(course))}</desc>"
        f'<rect width="{WIDTH}" height="{height}" fill="{_PAPER}"/>'
    )
    return (head + "".join(parts) + "</svg>\n").encode()


def map_in_words(course: Course) -> str:
    """Give what the map shows, for those who do not see it."""
    said = []
    for module in course.modules:
        topics = "; ".join(f"{topic.code} {topic.title} ({len(topic.exercises)})" for topic in module.topics)
        said.append(f"{course.words['module']} {module.code}, {module.title}: {topics}.")
    return _words(course, "map-words", modules=" ".join(said))


def _words(course: Course, key: str, **values: str) -> str:
    return course.words[key].format(**values)


def _module(course: Course, module: Module, top: float, parts: list[str]) -> float:
    inside: list[str] = []
    x, y = _MARGIN + _PAD, top + _PAD + _TEXT
    for line in _wrapped(f"{module.code}  {module.title}", WIDTH - 2 * (_MARGIN + _PAD), _TEXT):
        inside.append(_Line(x, y, _TEXT, line, _ACCENT, "bold").svg())
        y += _TEXT * 1.3
    y += 4
    for topic in module.topics:
        y = _topic(course, topic, x, y, inside)
    bottom = y - _SMALL + _PAD / 2
    parts.append(
        f'<rect x="{_MARGIN}" y="{top:g}" width="{WIDTH - 2 * _MARGIN}" height="{bottom - top:g}" rx="8" '
        f'fill="{_SOFT}" stroke="{_ACCENT}"/>'
    )
    parts += inside
    return bottom + 10


def _topic(course: Course, topic: Topic, x: float, y: float, parts: list[str]) -> float:
    dots = len(topic.exercises) * _STEP
    room = WIDTH - 2 * (_MARGIN + _PAD) - dots - 10
    lines = list(_wrapped(f"{topic.code}  {topic.title}", room, _SMALL))
    right = WIDTH - _MARGIN - _PAD - dots
    levels = [level.key for level in course.levels]
    for number, exercise in enumerate(topic.exercises):
        fill = _fill(levels, exercise.level)
        parts.append(
            f'<circle cx="{right + number * _STEP + _DOT + 3:g}" cy="{y - _SMALL * 0.35:g}" r="{_DOT}" '
            f'fill="{fill}" stroke="{_ACCENT}" stroke-width="2"/>'
        )
    for line in lines:
        parts.append(_Line(x, y, _SMALL, line, _INK).svg())
        y += _SMALL * 1.3
    return y + 5


def _fill(levels: list[str], level: str) -> str:
    """Give the colour of a dot: full for the first level (or where there are none), empty for others, grey without a level."""
    if not levels:
        return _ACCENT
    if level not in levels:
        return _GREY
    return _ACCENT if level == levels[0] else _PAPER


def _legend(course: Course, y: float, parts: list[str]) -> float:
    y += _SMALL
    said: list[tuple[str, str]] = []
    if course.levels:
        first, rest = course.levels[0], course.levels[1:]
        said.append((_ACCENT, f"{first.title}: {first.text}" if first.text else first.title))
        said += [(_PAPER, f"{level.title}: {level.text}" if level.text else level.title) for level in rest[:1]]
        if any(exercise.level not in [level.key for level in course.levels] for exercise in course.exercises()):
            said.append((_GREY, course.words["map-no-level"]))
    else:
        said.append((_ACCENT, course.words["exercise"]))
    x = _MARGIN + 4.0
    for fill, text in said:
        parts.append(
            f'<circle cx="{x + _DOT:g}" cy="{y - _SMALL * 0.35:g}" r="{_DOT}" fill="{fill}" stroke="{_ACCENT}" stroke-width="2"/>'
        )
        parts.append(_Line(x + 3 * _DOT, y, _SMALL, text, _QUIET).svg())
        x += 3 * _DOT + len(text) * _SMALL * _PER_CHARACTER + 8
    parts.append(_Line(_MARGIN, y + _SMALL * 1.6, _SMALL, course.words["map-legend"], _QUIET).svg())
    return y + _SMALL * 2.2


def _wrapped(text: str, room: float, size: int) -> Iterator[str]:
    most = max(8, int(room / (size * _PER_CHARACTER)))
    line = ""
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if len(longer) > most and line.strip():
            yield line
            line = word
        else:
            line = longer
    if line:
        yield line
