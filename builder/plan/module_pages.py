"""The pages at the head of a module's section: introduction and objectives, and what to print, to bring and to watch."""

from collections.abc import Iterator
from html import escape

from builder.curriculum.editions import quiz_shown
from builder.curriculum.model import Annex, Exercise, Module, Part
from builder.curriculum.targets import Planned, Thing
from builder.curriculum.written import SHIFT, Written
from builder.markup.templates import Templates, trusted
from builder.plan.compose import Composer
from builder.plan.exercise_page import dashed, material
from builder.plan.pages import LABEL_WORDS, introductions, level_title
from builder.plan.selection import Selection
from builder.plan.views import LinkView, ObjectiveGroup, ObjectiveLine, PackingRow
from builder.plan.views import Part as PartView


def module_page(templates: Templates, selection: Selection, composer: Composer, module: Module) -> str:
    """Give the body of a module's page: introduction, objectives with the exercises that serve them, supporting documents.

    Level introductions that are too long for the course page stand at its end.
    """
    course = selection.index.course
    long = []
    introduction = trusted(f"<p>{escape(module.summary)}</p>") if module.summary else ""
    if selection.edition == "trainer":  # introductions tell trainers what the exercises are about
        introduction = trusted(composer.html(Written(module.introduction, SHIFT, f"{module.code}-")))
        long = [
            PartView(heading, trusted(composer.html(written)))
            for topic in module.topics
            for heading, written in introductions(course, topic)
            if composer.words_in(written) > LABEL_WORDS
        ]
    return templates.text(
        "module.html.j2",
        words=course.words,
        introduction=introduction,
        groups=list(_objectives(selection, composer, module)),
        supporting=list(_supporting(selection, composer, module)),
        quizzes=list(_quizzes(selection, composer, module)),
        introductions=long,
    )


def _objectives(selection: Selection, composer: Composer, module: Module) -> Iterator[ObjectiveGroup]:
    course = selection.index.course
    words = course.words
    serving = any(exercise.serves for exercise in module.exercises())
    for group in ("general", *(level.key for level in course.levels)):
        lines = []
        for objective in module.objectives:
            if objective.group == group:
                users = [e.code for e in module.exercises() if any(use.key == objective.key for use in e.serves)]
                links = ", ".join(composer.reference(Thing("exercise", code), escape(code)) for code in users)
                served = trusted(links) if links else words["served-by-none"] if serving else ""
                lines.append(ObjectiveLine(objective.text, served))
        if lines:
            title = (
                words["general-objectives"]
                if group == "general"
                else words["objectives-at"].format(level=level_title(course, group))
            )
            yield ObjectiveGroup(title, tuple(lines))


def _quizzes(selection: Selection, composer: Composer, module: Module) -> Iterator[object]:
    for one in module.question_sets:
        if quiz_shown(one, selection.edition):
            yield trusted(composer.reference(Thing("quiz", one.code)))


def _supporting(selection: Selection, composer: Composer, module: Module) -> Iterator[object]:
    for item in module.supporting:
        if item.annex and not selection.meant_for(item.annex):
            continue
        if item.annex:
            yield trusted(composer.reference(Thing("annex", item.annex)))
        elif item.exercise:
            known = item.exercise in selection.index.exercises
            yield trusted(composer.reference((Thing if known else Planned)("exercise", item.exercise)))
        else:
            yield item.text


def has_materials(module: Module) -> bool:
    """Tell whether there is anything to print, to bring or to watch in a module."""
    return any(exercise.materials or exercise.equipment for exercise in module.exercises())


def materials_page(templates: Templates, selection: Selection, composer: Composer, module: Module) -> str:
    """Give the body of the page on what a module needs: a row an exercise, then the films and links with what to know of them."""
    rows = [
        PackingRow(
            trusted(composer.reference(Thing("exercise", exercise.code))),
            tuple(trusted(material(selection, composer, use)) for use in exercise.materials),
            ", ".join(exercise.equipment),
        )
        for exercise in module.exercises()
        if exercise.materials or exercise.equipment
    ]
    links = list(_links(selection, composer, module))
    return templates.text("materials.html.j2", words=selection.index.course.words, rows=rows, links=links)


def _links(selection: Selection, composer: Composer, module: Module) -> Iterator[LinkView]:
    """Give the annexes of a module's exercises that are on the web or only cited, each once, part by part."""
    words = selection.index.course.words
    users: dict[str, list[Exercise]] = {}
    for exercise in module.exercises():
        for use in exercise.materials:
            users.setdefault(use.annex, []).append(exercise)
    for key, exercises in users.items():
        annex = selection.index.annexes[key]
        used = ", ".join(composer.reference(Thing("exercise", e.code), escape(e.code)) for e in exercises)
        if annex.find:
            facts = [(words[name], value) for name, value in (("citation", annex.citation), ("find", annex.find)) if value]
            yield LinkView(trusted(escape(annex.title)), trusted(used), tuple(facts))
        for part in annex.parts:
            if part.url:
                name = f'<a class="nomediaplugin" href="{escape(part.url)}">{escape(part.title or annex.title)}</a>'
                yield LinkView(trusted(name), trusted(used), tuple(_facts(selection, annex, part)))


def _facts(selection: Selection, annex: Annex, part: Part) -> Iterator[tuple[str, str]]:
    words = selection.index.course.words
    if part.ranges:
        yield words["watch"], ", ".join(dashed(each) for each in part.ranges)
    for name, value in (("purpose", part.purpose), ("without", part.without), ("citation", annex.citation)):
        if value:
            yield words[name], value
    yield words["checked"], part.checked or words["not-checked"]
