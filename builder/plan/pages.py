"""What several pages need, and the welcome page: bodies as HTML with marks, from the templates beside this file."""

from collections.abc import Iterator
from html import escape
from itertools import groupby
from pathlib import Path

from builder.curriculum.editions import welcome_of
from builder.curriculum.licences import LICENCES
from builder.curriculum.model import Course, Exercise, Topic
from builder.curriculum.written import SHIFT, Written
from builder.markup.templates import Templates, trusted
from builder.plan.compose import Composer
from builder.plan.map import WIDTH, curriculum_map, map_in_words
from builder.plan.rich import file_mark
from builder.plan.selection import Selection

TEMPLATES = Path(__file__).parent / "templates"
LABEL_WORDS = 80
"""The longest level introduction that the course page shows whole; a longer one stands on the module's page."""


def level_title(course: Course, key: str) -> str:
    """Give ``Level 1: knowing`` for the key of a level."""
    level = next(level for level in course.levels if level.key == key)
    return f"{level.title}: {level.text}" if level.text else level.title


def level_groups(topic: Topic) -> Iterator[tuple[str, tuple[Exercise, ...]]]:
    """Give the exercises of a topic by level, in order."""
    for level, exercises in groupby(topic.exercises, key=lambda exercise: exercise.level):
        yield level, tuple(exercises)


def introductions(course: Course, topic: Topic) -> Iterator[tuple[str, Written]]:
    """Give the introductions of a topic that have words, each with its heading."""
    if topic.introduction:
        yield f"{topic.code} {topic.title}", Written(topic.introduction, SHIFT, f"{topic.code}-")
    for level, text in topic.level_introductions.items():
        if text:
            yield f"{topic.code} {topic.title} – {level_title(course, level)}", Written(text, SHIFT, f"{topic.code}-{level}-")


def welcome_page(templates: Templates, selection: Selection, composer: Composer) -> str:
    """Give the body of the welcome page, with edition, day, licence and how to cite at its end."""
    course = selection.index.course
    words = course.words
    licence = LICENCES[course.licence]
    page = welcome_of(course, selection.edition)
    picture = composer.attach_made("curriculum-map.svg", curriculum_map(course), "image/svg+xml")
    alt = escape(f"{words['map'].format(title=course.title)}. {map_in_words(course)}")
    style = f"width:{WIDTH}px;max-width:100%;height:auto"
    drawn = f'<img src="{file_mark(picture.name)}" alt="{alt}" class="img-fluid" style="{style}" />'
    shown = f'<a href="{licence.url}">{escape(licence.name)}</a>' if licence.url else escape(licence.name)
    return templates.text(
        "welcome.html.j2",
        words=words,
        body=trusted(composer.html(Written(page.body, SHIFT, "welcome-"))) if page else "",
        title=course.title,
        edition=words["edition"].format(edition=course.edition, date=course.released.isoformat()),
        licence=trusted(escape(words["licence"]).replace("{licence}", shown)),
        cite=course.cite,
        map=trusted(drawn),
    )
