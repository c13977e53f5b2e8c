"""What a link in a text points to: a thing of the course by key or by file, a planned thing, a file to attach, or the web."""

import posixpath
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Literal
from urllib.parse import unquote

from builder.curriculum.annexes import own_parts, part_key
from builder.curriculum.model import Annex, Course, Exercise, Method, Module, Topic

Kind = Literal["exercise", "topic", "module", "annex", "method", "page", "quiz", "activity"]
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(.*)", re.DOTALL)
_KINDS: Mapping[str, Kind] = {
    "exercise": "exercise",
    "topic": "topic",
    "module": "module",
    "annex": "annex",
    "method": "method",
    "page": "page",
    "quiz": "quiz",
    "activity": "activity",
}
_WEB = re.compile(r"https?://[^\s/]+\S*|mailto:[^\s@]+@\S+")


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing of the course by its key."""

    kind: Kind
    key: str


@dataclass(frozen=True, slots=True)
class Planned:
    """A thing that will exist: a module or exercise of a planned module."""

    kind: Kind
    key: str


@dataclass(frozen=True, slots=True)
class FileTarget:
    """A file of the project, by its path relative to the project."""

    path: str


@dataclass(frozen=True, slots=True)
class Web:
    """An address that leaves the course."""

    url: str


@dataclass(frozen=True, slots=True)
class Broken:
    """A link that points to nothing, why, and what could have been meant."""

    reason: str
    wanted: str
    candidates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unread:
    """A thing that is there and cannot be used; what is wrong with it is said elsewhere."""


Target = Thing | Planned | FileTarget | Web | Broken | Unread


class CourseIndex:
    """The things of a course by key; made once for a course."""

    def __init__(self, course: Course) -> None:
        """Sort the course's things into maps."""
        self.course = course
        self.modules: dict[str, Module] = {module.code: module for module in course.modules}
        self.topics: dict[str, Topic] = {topic.code: topic for module in course.modules for topic in module.topics}
        self.exercises: dict[str, Exercise] = {exercise.code: exercise for exercise in course.exercises()}
        self.annexes: dict[str, Annex] = {annex.key: annex for annex in course.annexes}
        self.annex_parts = {part_key(a, part): (a, part) for a in course.annexes for part in own_parts(a)}
        """Parts of annexes by their keys: ``KEY`` is the first, ``KEY/2`` the second."""
        self.methods: dict[str, Method] = {method.key: method for method in course.methods}
        self.planned_modules = {module.code for module in course.planned} - self.modules.keys()
        self.planned_exercises = {code for module in course.planned for code in module.exercises} - self.exercises.keys()
        self.planned = self.planned_modules | self.planned_exercises
        self.question_sets = {one.code: one for module in course.modules for one in module.question_sets}
        self.quizzes = {code: one for code, one in self.question_sets.items() if one.quiz is not None}
        own = [(one, module.code) for module in course.modules for one in module.activities]
        self.activities = {one.code: one for one in (*(one for one, _ in own), *course.activities)}
        known = {"", *self.activities, course.welcome.key, *self.exercises, *self.topics, *self.modules, *self.question_sets}
        known |= {course.welcome_participants.key} if course.welcome_participants else set()
        self.unread = set(course.sources.values()) - known
        """Codes of texts that are there and cannot be used."""
        self.nameless = "" in course.sources.values()
        """Whether there is a text that cannot even tell its code."""
        self.module_of = {e.code: m.code for m in course.modules for e in m.exercises()} | {
            t.code: m.code for m in course.modules for t in m.topics
        }
        self.module_of |= {code: one.module for code, one in self.question_sets.items()}
        self.module_of |= {one.code: module for one, module in own}

    def keys(self, kind: Kind) -> Collection[str]:
        """Give the keys of a kind."""
        by_kind: Mapping[Kind, Collection[str]] = {
            "exercise": self.exercises,
            "topic": self.topics,
            "module": self.modules,
            "annex": self.annexes,
            "method": self.methods,
            "page": ("welcome", "overview", "methods"),
            "quiz": self.quizzes,
            "activity": self.activities,
        }
        return by_kind[kind]

    def annex_of(self, key: str) -> Annex:
        """Give the annex of a key, or of the key of one of its parts."""
        return self.annexes.get(key) or self.annex_parts[key][0]

    def annex_title(self, key: str) -> str:
        """Give the title of an annex, or of a part of it where the key is a part's."""
        if key in self.annexes:
            return self.annexes[key].title
        annex, part = self.annex_parts[key]
        return part.title or annex.title

    def title_of(self, target: Thing | Planned) -> str:  # noqa: PLR0911 - one return a kind
        """Give a thing's name for a reader: exercises and topics with their code, modules with their word and code."""
        key, words = target.key, self.course.words
        if isinstance(target, Planned):
            return f"{words[target.kind]} {key}"
        match target.kind:
            case "exercise":
                return f"{key} {self.exercises[key].title}"
            case "annex":
                return self.annex_title(key)
            case "module":
                return f"{words['module']} {key}: {self.modules[key].title}"
            case "topic":
                return f"{key} {self.topics[key].title}"
            case "method":
                return self.methods[key].title
            case "quiz":
                return self.quizzes[key].title
            case "activity":
                return self.activities[key].title
            case "page":
                named = {"overview": words["overview"], "methods": words["methods-page"]}
                return named.get(key, self.course.welcome.title)

    def resolve(self, written: str, path: str) -> Target:
        """Resolve a link as written in the file ``path`` (relative to the project)."""
        if not written:
            return Broken("is empty", "", ())
        m = _SCHEME.fullmatch(written)
        if m and m[1] in _KINDS:
            return self._thing(_KINDS[m[1]], m[2])
        if m:
            if _WEB.fullmatch(written):
                return Web(written)
            return Broken("is no address that a browser opens", m[1], (*_KINDS, "https", "mailto"))
        return self._file(written, path)

    def _thing(self, kind: Kind, key: str) -> Target:
        if key in self.keys(kind) or (kind == "annex" and key in self.annex_parts):
            return Thing(kind, key)
        if key in self.unread or (kind == "annex" and not self.course.annexes_known):
            return Unread()
        if self._is_planned(kind, key):
            return Planned(kind, key)
        return Broken(f"there is no {kind}", key, tuple(self.keys(kind)))

    def _is_planned(self, kind: Kind, key: str) -> bool:
        match kind:
            case "module":
                return key in self.planned_modules
            case "exercise":
                return key in self.planned_exercises
            case "topic":
                return key not in self.planned_modules and any(
                    re.match(re.escape(key) + "[^A-Za-z0-9]", code) for code in self.planned_exercises
                )
            case _:
                return False

    def _file(self, written: str, path: str) -> Target:
        name = unquote(written.partition("#")[0])
        if name.startswith("/") or "\\" in name or any(c < " " for c in name):
            return Broken("a path must be relative, with / between its parts", "", ())
        full = posixpath.normpath(posixpath.join(posixpath.dirname(path), name))
        if full.startswith(".."):
            return Broken("leads out of the project", full, ())
        if full in self.course.sources:
            code = self.course.sources[full]
            for kind in ("exercise", "topic", "module", "quiz", "activity"):
                if code in self.keys(kind):
                    return Thing(kind, code)
            if code in ("course/welcome", "course/welcome-participants"):
                return Thing("page", "welcome")
            if code in self.question_sets:
                return Broken("is a set of questions and no quiz", "", ())
            return Unread()
        return FileTarget(full)
