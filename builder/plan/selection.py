"""What of a course goes into one package, and where its annexes are attached."""

from dataclasses import dataclass

from builder.curriculum.model import Annex, Exercise, Module
from builder.curriculum.targets import CourseIndex, Thing
from builder.curriculum.written import exercise_texts
from builder.markup.markdown import Converter


@dataclass(frozen=True, slots=True)
class Selection:
    """The modules kept, and the annexes attached by the key of the module page or exercise they follow."""

    index: CourseIndex
    modules: tuple[Module, ...]
    scope: str
    front: bool
    exercises: dict[str, Exercise]
    annexes_at: dict[str, tuple[Annex, ...]]
    attached: frozenset[str]


def select(index: CourseIndex, converter: Converter, scope: str, *, front: bool) -> Selection:
    """Keep one module (``scope`` is its code) or all; ``front`` keeps the course's own section too.

    An annex stands behind its owner; where the owner is left out, behind the first kept exercise that uses it.
    """
    modules = tuple(m for m in index.course.modules if not scope or m.code == scope)
    exercises = {e.code: e for m in modules for e in m.exercises()}
    placed: set[str] = set()
    at: dict[str, list[Annex]] = {}
    kept_owners = {*exercises, *(m.code for m in modules)}
    for annex in index.course.annexes:
        if annex.parts and annex.owner in kept_owners:
            at.setdefault(annex.owner, []).append(annex)
            placed.add(annex.key)
    for exercise in exercises.values():
        for key in _used(index, converter, exercise):
            annex = index.annexes[key]
            if annex.parts and key not in placed:
                at.setdefault(exercise.code, []).append(annex)
                placed.add(key)
    return Selection(index, modules, scope, front, exercises, {key: tuple(value) for key, value in at.items()}, frozenset(placed))


def _used(index: CourseIndex, converter: Converter, exercise: Exercise) -> list[str]:
    keys = [use.annex for use in exercise.materials if use.annex in index.annexes]
    for written in exercise_texts(exercise):
        if written.text:
            for link in converter.convert(written.text.markdown, written.shift, written.prefix).links():
                target = index.resolve(link.target, written.text.span.path)
                if isinstance(target, Thing) and target.kind == "annex":
                    keys.append(target.key)
    return list(dict.fromkeys(keys))
