"""What of a course goes into one package, and where its annexes are attached."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from builder.curriculum.model import COURSE_OWNER, Annex, Exercise, Module
from builder.curriculum.targets import CourseIndex, Thing
from builder.curriculum.written import SHIFT, Written, exercise_texts, topic_texts
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
    pages: frozenset[str]
    """The pages of the course's own section that this package has: welcome, overview, methods."""


def select(index: CourseIndex, converter: Converter, scope: str, *, front: bool) -> Selection:
    """Keep one module (``scope`` is its code) or all; ``front`` keeps the course's own section too.

    An annex stands behind its owner; where the owner is left out, behind the first kept module page or exercise that uses it.
    """
    modules = tuple(m for m in index.course.modules if not scope or m.code == scope)
    exercises = {e.code: e for m in modules for e in m.exercises()}
    placed: set[str] = set()
    at: dict[str, list[Annex]] = {}
    kept_owners = {*exercises, *(m.code for m in modules), *((COURSE_OWNER,) if front else ())}
    for annex in index.course.annexes:
        if annex.parts and annex.owner in kept_owners:
            at.setdefault(annex.owner, []).append(annex)
            placed.add(annex.key)
    for code, keys in _users(index, converter, modules):
        for key in keys:
            annex = index.annexes[key]
            if annex.parts and key not in placed:
                at.setdefault(code, []).append(annex)
                placed.add(key)
    pages = {"overview"} if front else set()
    if front and index.course.welcome.body:
        pages.add("welcome")
    if front and any(exercise.methods for exercise in exercises.values()):
        pages.add("methods")
    return Selection(
        index,
        modules,
        scope,
        front,
        exercises,
        {key: tuple(value) for key, value in at.items()},
        frozenset(placed),
        frozenset(pages),
    )


def _users(index: CourseIndex, converter: Converter, modules: tuple[Module, ...]) -> Iterator[tuple[str, list[str]]]:
    """Give who uses annexes, in order, each with their keys: a module's page (with its topics' introductions), its exercises."""
    for module in modules:
        texts = [
            Written(module.introduction, SHIFT, f"{module.code}-"),
            *(text for topic in module.topics for text in topic_texts(topic)),
        ]
        yield module.code, _used(index, converter, (item.annex for item in module.supporting), texts)
        for exercise in module.exercises():
            yield exercise.code, _used(index, converter, (use.annex for use in exercise.materials), exercise_texts(exercise))


def _used(index: CourseIndex, converter: Converter, named: Iterable[str], texts: Iterable[Written]) -> list[str]:
    keys = [key for key in named if key in index.annexes]
    for written in texts:
        if written.text:
            for link in converter.convert(written.text.markdown, written.shift, written.prefix).links():
                target = index.resolve(link.target, written.text.span.path)
                if isinstance(target, Thing) and target.kind == "annex":
                    keys.append(index.annex_of(target.key).key)
    return list(dict.fromkeys(keys))
