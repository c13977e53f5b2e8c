"""What of a course goes into one package, and where its annexes are attached."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from builder.curriculum.annexes import own_parts
from builder.curriculum.editions import Edition, activity_shown, part_shown, quiz_shown, shown, welcome_of
from builder.curriculum.model import COURSE_OWNER, Annex, Course, Exercise, MadeFiles, Module, Part
from builder.curriculum.targets import CourseIndex, Thing
from builder.curriculum.written import SHIFT, Written, exercise_texts, participant_texts, topic_texts
from builder.markup.markdown import Converter

AnnexLayout = Literal["beside", "inside", "folder"]


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
    edition: Edition
    activities: frozenset[str]
    """The keys of the exercises, quizzes and activities that the package has."""

    annexes: AnnexLayout
    made: MadeFiles

    def meant_for(self, key: str) -> bool:
        """Tell whether an annex, or a part of one, is for those who get this edition."""
        annex = self.index.annex_of(key)
        parts = [self.index.annex_parts[key][1]] if key in self.index.annex_parts else own_parts(annex)
        return any(part_shown(annex, part, self.edition) for part in parts) or (not parts and shown(annex.audience, self.edition))

    def part_shown(self, annex: Annex, part: Part) -> bool:
        """Tell whether a part of an annex is in this edition."""
        return part_shown(annex, part, self.edition)

    def files(self, annex: Annex, part: Part) -> list[tuple[str, Path, str]]:
        """Give the files of a part of an annex, a PDF first: name, place, licence."""
        licence = part.licence or annex.licence
        if part.file is not None:
            return [(part.file.name, part.file, licence)]
        made = documents_for(self.edition, self.made).get((annex.key, annex.parts.index(part)), ())
        return [(each.name, each.path, licence) for each in sorted(made, key=lambda each: each.form != "pdf")]

    def files_of(self, key: str) -> list[tuple[str, Path, str]]:
        """Give the files of a part of an annex by its key, for the first part with the editable and extra files beside it."""
        annex, part = self.index.annex_parts[key]
        own = own_parts(annex)
        beside = [each for each in annex.parts if each not in own] if part is own[0] else []
        return [file for each in (part, *beside) if self.part_shown(annex, each) for file in self.files(annex, each)]

    def shows(self, key: str) -> bool:
        """Tell whether an annex, or a part of one, is attached in this package."""
        annex = self.index.annex_of(key)
        if annex.key not in self.attached:
            return False
        return key == annex.key or part_shown(*self.index.annex_parts[key], self.edition)


def select(
    index: CourseIndex,
    converter: Converter,
    scope: str,
    *,
    front: bool,
    edition: Edition = "trainer",
    made: MadeFiles | None = None,
    annexes: AnnexLayout = "beside",
) -> Selection:
    """Keep one module (``scope`` is its code) or all; ``front`` keeps the course's own section too.

    An annex stands behind its owner; where the owner is left out, behind the first kept module page or exercise that uses it.
    """
    modules = tuple(m for m in index.course.modules if not scope or m.code == scope)
    exercises = {e.code: e for m in modules for e in m.exercises()}
    placed: set[str] = set()
    at: dict[str, list[Annex]] = {}
    kept_owners = {*exercises, *(m.code for m in modules), *((COURSE_OWNER,) if front else ())}
    for annex in index.course.annexes:
        if annex.owner in kept_owners and _any_shown(annex, edition):
            at.setdefault(annex.owner, []).append(annex)
            placed.add(annex.key)
    for code, keys in _users(index, converter, modules, edition):
        for key in keys:
            annex = index.annexes[key]
            if key not in placed and _any_shown(annex, edition):
                at.setdefault(code, []).append(annex)
                placed.add(key)
    pages = {"overview"} if front else set()
    if front and welcome_of(index.course, edition):
        pages.add("welcome")
    if front and edition == "trainer" and any(exercise.methods for exercise in exercises.values()):
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
        edition,
        frozenset((*exercises, *_keys(index.course, modules, edition, front=front))),
        annexes,
        made or {},
    )


def documents_for(edition: Edition, made: MadeFiles) -> MadeFiles:
    """Give the documents of an edition: slides with the speaker's notes are for trainers."""
    return {key: tuple(each for each in files if shown(each.audience, edition)) for key, files in made.items()}


def _any_shown(annex: Annex, edition: Edition) -> bool:
    """Tell whether an annex has a part of its own in an edition."""
    return any(part_shown(annex, part, edition) for part in own_parts(annex))


def _keys(course: Course, modules: Iterable[Module], edition: Edition, *, front: bool) -> Iterator[str]:
    for module in modules:
        yield from (one.code for one in module.question_sets if quiz_shown(one, edition))
        yield from (one.code for one in module.activities if activity_shown(one, edition))
    yield from (one.code for one in course.activities if front and activity_shown(one, edition))


def _users(
    index: CourseIndex, converter: Converter, modules: tuple[Module, ...], edition: Edition
) -> Iterator[tuple[str, list[str]]]:
    """Give who uses annexes, in order, each with their keys: a module's page (with its topics' introductions), its exercises."""
    for module in modules:
        introductions = [text for topic in module.topics for text in topic_texts(topic)]
        texts = [Written(module.introduction, SHIFT, f"{module.code}-"), *introductions] if edition == "trainer" else []
        yield module.code, _used(index, converter, (item.annex for item in module.supporting), texts)
        for exercise in module.exercises():
            written = exercise_texts(exercise) if edition == "trainer" else participant_texts(exercise)
            yield exercise.code, _used(index, converter, (use.annex for use in exercise.materials), written)


def _used(index: CourseIndex, converter: Converter, named: Iterable[str], texts: Iterable[Written]) -> list[str]:
    keys = [key for key in named if key in index.annexes]
    for written in texts:
        if written.text:
            for link in converter.convert(written.text.markdown, written.shift, written.prefix).links():
                target = index.resolve(link.target, written.text.span.path)
                if isinstance(target, Thing) and target.kind == "annex":
                    keys.append(index.annex_of(target.key).key)
    return list(dict.fromkeys(keys))
