"""The bodies of pages: views of the course for the templates beside this file, as HTML with marks."""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from itertools import groupby
from pathlib import Path

from builder.curriculum.durations import show_duration, show_minutes
from builder.curriculum.licences import LICENCES
from builder.curriculum.model import Course, Exercise, MaterialUse, Module, Topic
from builder.curriculum.targets import Planned, Thing
from builder.curriculum.written import SHIFT, Written, exercise_texts, module_name
from builder.markup.templates import Templates, trusted
from builder.plan.compose import Composer
from builder.plan.selection import Selection

TEMPLATES = Path(__file__).parent / "templates"
LABEL_WORDS = 80
"""The longest level introduction that the course page shows whole; a longer one stands on the module's page."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of an exercise's card: a name and one or more values (HTML)."""

    name: str
    items: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A heading and the HTML under it."""

    heading: str
    html: object


@dataclass(frozen=True, slots=True)
class Line:
    """An exercise in a list: its link (HTML), its duration and its objectives."""

    link: object
    duration: str
    objectives: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """A heading with rows under it."""

    title: str
    rows: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class ModuleView:
    """A module in the overview."""

    title: str
    line: str
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class MethodView:
    """A method in the index."""

    title: str
    text: str
    rows: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class ObjectiveGroup:
    """Objectives under one heading."""

    title: str
    texts: tuple[str, ...]


def level_title(course: Course, key: str) -> str:
    """Give ``Level 1: knowing`` for the key of a level."""
    level = next(level for level in course.levels if level.key == key)
    return f"{level.title}: {level.text}" if level.text else level.title


def level_groups(topic: Topic) -> Iterator[tuple[str, tuple[Exercise, ...]]]:
    """Give the exercises of a topic by level, in order."""
    for level, exercises in groupby(topic.exercises, key=lambda exercise: exercise.level):
        yield level, tuple(exercises)


def exercise_page(templates: Templates, selection: Selection, composer: Composer, exercise: Exercise) -> str:
    """Give the body of an exercise's page."""
    course = selection.index.course
    words = course.words
    texts = zip(("preparation", "procedure", "feedback"), exercise_texts(exercise), strict=True)
    parts = [Part(words[key], trusted(composer.html(written))) for key, written in texts if written.text]
    return templates.text("exercise.html.j2", rows=list(_card(selection, composer, exercise)), parts=parts)


def _card(selection: Selection, composer: Composer, exercise: Exercise) -> Iterator[Row]:
    index, words = selection.index, selection.index.course.words
    if exercise.level:
        yield Row(words["level"], (level_title(index.course, exercise.level),))
    yield Row(words["duration"], (show_duration(exercise.duration, words),))
    yield Row(words["objectives"], tuple(objective.text for objective in exercise.objectives))
    if exercise.methods:
        links = [composer.reference(Thing("method", method.key)) for method in exercise.methods]
        yield Row(words["methods"], (trusted(", ".join(links)),))
    if exercise.materials:
        yield Row(words["materials"], tuple(trusted(_material(selection, composer, use)) for use in exercise.materials))
    if exercise.equipment:
        yield Row(words["equipment"], (", ".join(exercise.equipment),))
    if exercise.builds_on:
        links = [
            composer.reference(Thing("exercise", k.key) if k.key in index.exercises else Planned("exercise", k.key)) for k in exercise.builds_on
        ]
        yield Row(words["builds-on"], tuple(trusted(link) for link in links))


def _material(selection: Selection, composer: Composer, use: MaterialUse) -> str:
    index, words = selection.index, selection.index.course.words
    annex = index.annexes[use.annex]
    attached = composer.address(Thing("annex", use.annex))
    notes = [] if attached else [words["to-follow"]]
    notes += [words[f"copies-{use.copies}"]] if use.copies else []
    notes += [f"{words['watch']} {part.replace('-', '–')}" for each in annex.parts for part in each.ranges]  # noqa: RUF001
    note = f" ({escape('; '.join(notes))})" if notes else ""
    name = composer.reference(Thing("annex", use.annex)) if attached else escape(annex.title)
    return f"{name}{note}"


def overview_page(templates: Templates, selection: Selection, composer: Composer) -> str:
    """Give the body of the overview: every exercise by module and topic, with objectives and duration."""
    course = selection.index.course
    modules = [
        ModuleView(module_name(course, module), _module_line(course, module), tuple(_groups(course, composer, module)))
        for module in selection.modules
    ]
    written = {module.code for module in course.modules}
    planned = [
        f"{course.section_pattern.format(code=p.code, title=p.title)} ({course.words['to-follow']})" for p in course.planned if p.code not in written
    ]
    return templates.text("overview.html.j2", words=course.words, modules=modules, planned=[] if selection.scope else planned)


def _module_line(course: Course, module: Module) -> str:
    exercises = tuple(module.exercises())
    total = show_minutes(sum(e.duration.high for e in exercises), course.words)
    return course.words["exercises-count"].format(count=len(exercises), duration=total)


def _groups(course: Course, composer: Composer, module: Module) -> Iterator[Group]:
    for topic in module.topics:
        for level, exercises in level_groups(topic):
            title = f"{topic.code} {topic.title}" + (f" – {level_title(course, level)}" if level else "")  # noqa: RUF001
            yield Group(title, tuple(_line(course, composer, exercise) for exercise in exercises))


def _line(course: Course, composer: Composer, exercise: Exercise) -> Line:
    link = trusted(composer.reference(Thing("exercise", exercise.code)))
    return Line(link, show_duration(exercise.duration, course.words), tuple(o.text for o in exercise.objectives))


def methods_page(templates: Templates, selection: Selection, composer: Composer) -> str:
    """Give the body of the index of methods: each that a kept exercise uses, with those exercises."""
    course = selection.index.course
    views = []
    for method in course.methods:
        users = [e for e in selection.exercises.values() if any(m.key == method.key for m in e.methods)]
        if users:
            views.append(MethodView(method.title, method.text, tuple(_line(course, composer, e) for e in users)))
    return templates.text("methods.html.j2", words=course.words, methods=views)


def module_page(templates: Templates, selection: Selection, composer: Composer, module: Module) -> str:
    """Give the body of a module's page: introduction, objectives, supporting documents, and level introductions too long for the course page."""
    course = selection.index.course
    words = course.words
    groups = []
    for key in ("general", *(level.key for level in course.levels)):
        texts = tuple(o.text for o in module.objectives if o.group == key)
        if texts:
            title = words["general-objectives"] if key == "general" else words["objectives-at"].format(level=level_title(course, key))
            groups.append(ObjectiveGroup(title, texts))
    supporting = []
    for item in module.supporting:
        if item.annex:
            supporting.append(trusted(composer.reference(Thing("annex", item.annex))))
        elif item.exercise:
            known = item.exercise in selection.index.exercises
            supporting.append(trusted(composer.reference((Thing if known else Planned)("exercise", item.exercise))))
        else:
            supporting.append(trusted(escape(item.text)))
    long = [
        Part(heading, trusted(composer.html(written)))
        for topic in module.topics
        for heading, written in introductions(course, topic)
        if composer.words_in(written) > LABEL_WORDS
    ]
    introduction = trusted(composer.html(Written(module.introduction, SHIFT, f"{module.code}-")))
    return templates.text(
        "module.html.j2", words=words, introduction=introduction, groups=groups, supporting=supporting, introductions=long
    )


def introductions(course: Course, topic: Topic) -> Iterator[tuple[str, Written]]:
    """Give the introductions of a topic that have words, each with its heading."""
    if topic.introduction:
        yield f"{topic.code} {topic.title}", Written(topic.introduction, SHIFT, f"{topic.code}-")
    for level, text in topic.level_introductions.items():
        if text:
            yield f"{topic.code} {topic.title} – {level_title(course, level)}", Written(text, SHIFT, f"{topic.code}-{level}-")  # noqa: RUF001


def welcome_page(templates: Templates, selection: Selection, composer: Composer) -> str:
    """Give the body of the welcome page, with edition, day, licence and how to cite at its end."""
    course = selection.index.course
    words = course.words
    licence = LICENCES[course.licence]
    shown = f'<a href="{licence.url}">{escape(licence.name)}</a>' if licence.url else escape(licence.name)
    return templates.text(
        "welcome.html.j2", words=words, body=trusted(composer.html(Written(course.welcome.body, SHIFT, "welcome-"))), title=course.title,
        edition=words["edition"].format(edition=course.edition, date=course.released.isoformat()),
        licence=trusted(escape(words["licence"]).replace("{licence}", shown)), cite=course.cite,
    )  # fmt: skip
