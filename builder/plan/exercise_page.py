"""The page of an exercise: a card with its facts, then preparation, procedure and feedback."""

from collections.abc import Iterator
from html import escape

from builder.curriculum.annexes import own_parts, part_key
from builder.curriculum.durations import show_duration
from builder.curriculum.model import Annex, Exercise, MaterialUse
from builder.curriculum.targets import Planned, Thing
from builder.curriculum.written import exercise_texts, participant_texts
from builder.markup.templates import Templates, trusted
from builder.plan.compose import Composer
from builder.plan.pages import level_title
from builder.plan.selection import Selection
from builder.plan.views import Part, Row


def exercise_page(templates: Templates, selection: Selection, composer: Composer, exercise: Exercise) -> str:
    """Give the body of an exercise's page."""
    course = selection.index.course
    words = course.words
    if selection.edition == "trainer":
        texts = list(zip(("preparation", "procedure", "feedback"), exercise_texts(exercise), strict=True))
    else:
        texts = [("what-you-do", written) for written in participant_texts(exercise)]
    parts = [Part(words[key], trusted(composer.html(written))) for key, written in texts if written.text]
    return templates.text("exercise.html.j2", rows=list(_card(selection, composer, exercise)), parts=parts)


def _card(selection: Selection, composer: Composer, exercise: Exercise) -> Iterator[Row]:
    index, words = selection.index, selection.index.course.words
    if exercise.level:
        yield Row(words["level"], (level_title(index.course, exercise.level),))
    yield Row(words["duration"], (show_duration(exercise.duration, words),))
    yield Row(words["objectives"], tuple(objective.text for objective in exercise.objectives))
    if exercise.methods and selection.edition == "trainer":
        links = [composer.reference(Thing("method", method.key)) for method in exercise.methods]
        yield Row(words["methods"], (trusted(", ".join(links)),))
    materials = [use for use in exercise.materials if selection.meant_for(use.annex)]
    if materials:
        yield Row(words["materials"], tuple(trusted(material(selection, composer, use)) for use in materials))
    if exercise.equipment and selection.edition == "trainer":
        yield Row(words["equipment"], (", ".join(exercise.equipment),))
    if exercise.builds_on:
        links = [
            composer.reference(Thing("exercise", k.key) if k.key in index.exercises else Planned("exercise", k.key))
            for k in exercise.builds_on
        ]
        yield Row(words["builds-on"], tuple(trusted(link) for link in links))


def material(selection: Selection, composer: Composer, use: MaterialUse) -> str:
    """Give an annex as an exercise names it: its link or title, whether it is to follow, the copies, the range to watch."""
    index, words = selection.index, selection.index.course.words
    annex = index.annexes[use.annex]
    attached = composer.address(Thing("annex", use.annex))
    notes = (
        [] if attached else [words["to-follow"]] if annex.to_follow else [f"{words['find']}: {annex.find}"] if annex.find else []
    )
    notes += [words[f"copies-{use.copies}"]] if use.copies and selection.edition == "trainer" else []
    ranges = [dashed(span) for part in annex.parts for span in part.ranges]
    notes += [f"{words['watch']} {', '.join(ranges)}"] if ranges else []
    note = f" ({escape('; '.join(notes))})" if notes else ""
    name = _named(annex, composer) if attached else escape(annex.title)
    return f"{name}{note}"


def _named(annex: Annex, composer: Composer) -> str:
    """Give the link to an annex; one of several parts gives a link for each."""
    parts = [part for part in own_parts(annex) if composer.address(Thing("annex", part_key(annex, part)))]
    if len(parts) == 1:
        return composer.reference(Thing("annex", annex.key))
    links = [composer.reference(Thing("annex", part_key(annex, part)), escape(part.title)) for part in parts]
    return f"{escape(annex.title)} ({'; '.join(links)})"


def dashed(span: str) -> str:
    """Give a range of times with a dash as books print it."""
    return span.replace("-", "–")
