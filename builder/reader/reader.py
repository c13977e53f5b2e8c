"""source/ and annex_assets/ to a Course in one language, with everything that is wrong on the way."""

import posixpath
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from builder.curriculum.activities import ActivityText
from builder.curriculum.model import Annex, Course, Exercise, Module, Page, Topic
from builder.curriculum.text import NO_TEXT
from builder.diagnostics import Diagnostic, Span, has_errors
from builder.reader import yaml_tree as tree
from builder.reader.activities import ActivityReader, activity_shape
from builder.reader.annexes_file import PATH as ANNEXES
from builder.reader.annexes_file import annexes_in, read_annex_tree
from builder.reader.course_file import CourseFile, read_course_file
from builder.reader.diagrams_file import diagrams_in
from builder.reader.files import relative, there, walk
from builder.reader.language_file import language_rules
from builder.reader.question_shapes import QUESTION_SET, QUESTION_SET_TRANSLATION
from builder.reader.questions import QuestionFiles, QuestionReader
from builder.reader.quiz import QuizDefaults
from builder.reader.shape_defs import EXERCISE, EXERCISE_TRANSLATION, MODULE, PAGE, TOPIC
from builder.reader.shapes import Shape
from builder.reader.source_file import ACTIVITIES, QUESTIONS, SourceFile, check_front, guess_code, read_source_file
from builder.reader.texts import Assembler, Pair
from builder.reader.words import words_for

_Group = dict[str, SourceFile]


@dataclass(frozen=True, slots=True)
class Sources:
    """Everything read from the disk once, for every language."""

    root: Path
    course: CourseFile
    files: tuple[SourceFile, ...]
    unusable: Mapping[str, str]
    """The files that could not be used, by path, with the code that each seems to have."""
    annexes: tree.Mapping | None
    diagnostics: tuple[Diagnostic, ...]


def read_sources(root: Path) -> tuple[Sources | None, list[Diagnostic]]:
    """Read all files of a project; None with the reasons where there is no course to speak of."""
    course, wrong = read_course_file(root)
    if course is None:
        return None, wrong
    paths, bad = walk(root, root / "source", ".md")
    wrong += bad
    files, unusable = [], {}
    for path in paths:
        source, bad = read_source_file(root, path)
        wrong += bad
        if source is not None:
            wrong += check_front(source, _shape(source, course.reference))
            files.append(source)
        elif has_errors(bad):
            unusable[relative(root, path)] = guess_code(path)
    annexes, bad = read_annex_tree(root)
    wrong += bad
    if there(root / "annex_assets"):
        wrong += walk(root, root / "annex_assets")[1]
    return Sources(root, course, tuple(files), unusable, annexes, tuple(wrong)), []


def _kind(source: SourceFile) -> str:
    if PurePosixPath(source.path).parent.name == QUESTIONS:
        return "questions"
    if PurePosixPath(source.path).parent.name == ACTIVITIES:
        return "activity"
    if source.stem in ("module", "topic"):
        return source.stem
    return "page" if source.code().startswith("course/") else "exercise"


def _shape(source: SourceFile, reference: str) -> Shape:
    kind = _kind(source)
    if kind == "exercise":
        return EXERCISE if source.language == reference else EXERCISE_TRANSLATION
    if kind == "questions":
        return QUESTION_SET if source.language == reference else QUESTION_SET_TRANSLATION
    if kind == "activity":
        return activity_shape(source, reference)
    return {"module": MODULE, "topic": TOPIC, "page": PAGE}[kind]


def natural(code: str) -> tuple[tuple[int, int, str], ...]:
    """Give a key that sorts codes as people do: ``1.A.1.2`` before ``1.A.1.10``."""
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in re.findall(r"\d+|\D+", code))


def course_in(sources: Sources, language: str) -> tuple[Course, list[Diagnostic]]:
    """Make the course in one language, with what is wrong in the files and in how they fit together."""
    return _Reading(sources, language).course()


class _Reading:
    """One reading of the sources in one language."""

    def __init__(self, sources: Sources, language: str) -> None:
        self.sources = sources
        self.file = sources.course
        self.language = language
        self.wrong: list[Diagnostic] = list(sources.diagnostics)
        self.groups = self._grouped()
        languages = {language, self.file.reference, *(f.language for f in sources.files)}
        words: dict[str, Mapping[str, str]] = {}
        for each in sorted(languages):
            words[each], bad = words_for(sources.root, each)
            self.wrong += [d for d in bad if each in (language, self.file.reference)]
        levels = {each: self.file.levels(each) for each in languages}
        self.make = Assembler(language, self.file.reference, words, levels, self.wrong)
        defaults = QuizDefaults(self.file.settings.pass_mark, words[self.file.reference])
        self.questions = QuestionReader(words, defaults, self.wrong)
        self.rules, bad = language_rules(sources.root, language)
        self.wrong += bad
        self.activities = ActivityReader(language, words, self.rules, self.wrong)

    def _grouped(self) -> dict[tuple[str, str], _Group]:
        """Group the files by kind and code; REF401 doubles, REF402 codes that break their pattern, SRC110 languages not named."""
        groups: dict[tuple[str, str], _Group] = {}
        self.meant: dict[str, str] = {}
        patterns = {"module": self.file.codes.module, "topic": self.file.codes.topic, "exercise": self.file.codes.exercise}
        kinds: dict[str, SourceFile] = {}
        for source in self.sources.files:
            kind, code = _kind(source), source.code()
            span = source.fields("", "").span("code")
            if not code:
                continue
            if source.language not in (*self.file.languages, self.file.reference):
                hint = f"add {source.language} to languages in source/course.yaml, or begin the file's name with _"
                self.wrong.append(Diagnostic("SRC110", Span(source.path), f"the course has no language {source.language}", hint))
                continue
            if kind in patterns and not re.fullmatch(patterns[kind], code):
                hint = f"the pattern in source/course.yaml is {patterns[kind]}"
                if like := self._example(kind, patterns[kind], source):
                    hint = f"codes here are like {like}; {hint}"
                self.wrong.append(Diagnostic("REF402", span, f'"{code}" is no code for {_article(kind)}', hint))
                self._meant(source, patterns[kind])
                continue
            group = groups.setdefault((kind, code), {})
            other = group.get(source.language) or (kinds[code] if code in kinds and _kind(kinds[code]) != kind else None)
            if other is not None:
                self._meant(other, patterns.get(kind, ""))
                self._meant(source, patterns.get(kind, ""))
                self.wrong.append(
                    Diagnostic("REF401", span, f'the code "{code}" is already in {other.path}', "give one of them another code")
                )
                continue
            kinds[code] = source
            group[source.language] = source
        return groups

    def _example(self, kind: str, pattern: str, source: SourceFile) -> str:
        """Give a code of the kind that is right, of a file as near as can be; empty where there is none."""
        right = [f for f in self.sources.files if _kind(f) == kind and re.fullmatch(pattern, f.code())]
        return max(right, key=lambda f: len(posixpath.commonpath((f.path, source.path))), default=source).code() if right else ""

    def _meant(self, source: SourceFile, pattern: str) -> None:
        """Remember the code with which a file's name begins, where its text has another: what uses it is not to blame."""
        m = re.match(pattern, source.stem)
        if m and m[0] and m[0] != source.code():
            self.meant[source.path] = m[0]

    def _pair(self, group: _Group) -> Pair | None:
        facts = group.get(self.file.reference)
        if facts is None:
            other = next(iter(group.values()))
            message = f"there is no text in the reference language ({self.file.reference})"
            self.wrong.append(Diagnostic("LNG603", Span(other.path), message, f"add {other.stem}.{self.file.reference}.md"))
            return None
        words = group.get(self.language)
        if words is None:
            message = f"not yet in {self.language}; the text in {self.file.reference} stands in"
            self.wrong.append(Diagnostic("LNG601", Span(facts.path), message, f"add {facts.stem}.{self.language}.md"))
        return Pair(facts, words or facts)

    def _pairs(self, kind: str) -> list[Pair]:
        groups = [group for (each, _), group in self.groups.items() if each == kind and group]
        pairs = [pair for group in groups if (pair := self._pair(group)) is not None]
        return sorted(pairs, key=_sort_key)

    def course(self) -> tuple[Course, list[Diagnostic]]:
        modules_by_folder = {_folder(pair): pair for pair in self._pairs("module")}
        topics_by_folder = {_folder(pair): pair for pair in self._pairs("topic")}
        topics_of = self._children(topics_by_folder.values(), modules_by_folder, "module")
        exercises_of = self._children(self._pairs("exercise"), topics_by_folder, "topic")
        sets_of = self._children(self._pairs("questions"), modules_by_folder, "module")
        of_course, of_modules = self._activity_pairs()
        activities_of = self._children(of_modules, modules_by_folder, "module")
        self.exercise_levels = {
            one.facts.code(): one.facts.fields("", "").text("level") for pairs in exercises_of.values() for one in pairs
        }
        modules = tuple(
            self._module(pair, topics_of[folder], exercises_of, sets_of[folder], self._activities(activities_of[folder]))
            for folder, pair in modules_by_folder.items()
        )
        licensed = bool(self.file.fields("").text("licence"))
        annexes, bad = annexes_in(
            self.sources.annexes, self.sources.root, self.language, self.file.reference, self.file.licence, licensed=licensed
        )
        self.wrong += bad
        if not any(True for module in modules for _ in module.exercises()) and not has_errors(self.wrong):
            hint = "a module needs module.en.md, a topic topic.en.md, and an exercise a file of its own"
            self.wrong.append(Diagnostic("SRC108", Span("source"), "the course has no exercises", hint))
        return self._course(modules, annexes, self._activities(of_course)), self.wrong

    def _activity_pairs(self) -> tuple[list[Pair], list[Pair]]:
        """Give the activities of the course, which lie in source/activities, and those of modules."""
        pairs = self._pairs("activity")
        home = f"source/{ACTIVITIES}"
        own = [pair for pair in pairs if _folder(pair) == home and pair.facts.code().startswith("course/")]
        return own, [pair for pair in pairs if pair not in own]

    def _activities(self, pairs: Iterable[Pair]) -> tuple[ActivityText, ...]:
        made = (self.activities.activity(pair.facts, pair.words) for pair in pairs)
        return tuple(one for one in made if one is not None)

    def _children(self, pairs: Iterable[Pair], parents: Mapping[str, Pair], what: str) -> dict[str, list[Pair]]:
        """Sort children under the nearest parent upwards; REF404 no parent, REF403 a code that does not begin with its code."""
        found: dict[str, list[Pair]] = {folder: [] for folder in parents}
        paths = (*self.sources.unusable, *(source.path for source in self.sources.files))
        unusable = {posixpath.dirname(path) for path in paths if posixpath.basename(path).startswith(f"{what}.")} - found.keys()
        for pair in pairs:
            upwards = _upwards(_folder(pair))
            folder = next((f for f in upwards if f in parents), None)
            span = pair.facts.fields("", "").span("code")
            if folder is None and not unusable.isdisjoint(upwards):
                continue  # the parent is there, and what is wrong with it has been said
            if folder is None:
                hint = f"add {what}.{self.file.reference}.md in its folder or one above" + self._home(
                    pair, parents, "; or move it to "
                )
                self.wrong.append(Diagnostic("REF404", Span(pair.facts.path), f"there is no {what} for this file", hint))
                continue
            code, parent = pair.facts.code(), parents[folder].facts.code()
            if not _begins(code, parent):
                home = self._home(pair, parents, " to ")
                hint = f"the code must begin with {parent} and a sign such as a dot; or move the file{home}"
                self._meant(pair.facts, self.file.codes.exercise if what == "topic" else self.file.codes.topic)
                self.wrong.append(Diagnostic("REF403", span, f'"{code}" does not belong to {what} "{parent}"', hint))
                continue
            found[folder].append(pair)
        return found

    @staticmethod
    def _home(pair: Pair, parents: Mapping[str, Pair], before: str) -> str:
        """Give the folder where the code of a child belongs, after some words; empty where there is none."""
        folder = next((f for f, parent in parents.items() if _begins(pair.facts.code(), parent.facts.code())), "")
        return before + folder if folder else ""

    def _module(
        self,
        pair: Pair,
        topic_pairs: list[Pair],
        exercises_of: Mapping[str, list[Pair]],
        set_pairs: list[Pair],
        activities: tuple[ActivityText, ...],
    ) -> Module:
        objectives = self.make.objectives(pair)
        topics: list[Topic] = []
        for topic in topic_pairs:
            exercises: tuple[Exercise, ...] = tuple(self.make.exercise(e, objectives) for e in exercises_of[_folder(topic)])
            topics.append(self.make.topic(topic, exercises))
        files = (QuestionFiles(one.facts, one.words) for one in set_pairs)
        sets = tuple(self.questions.question_set(each, pair.facts.code(), self.exercise_levels) for each in files)
        return replace(self.make.module(pair, tuple(topics), sets), activities=activities)

    def _course(self, modules: tuple[Module, ...], annexes: tuple[Annex, ...], activities: tuple[ActivityText, ...]) -> Course:
        file, fields = self.file, self.file.fields(self.language)
        pages = {pair.facts.code(): self.make.page(pair) for pair in self._pairs("page")}
        title = fields.localised("title")
        span = Span("source/course.yaml", 1, 1)
        diagrams, bad = diagrams_in(self.sources.root, self.language, file.reference)
        self.wrong += bad
        return Course(
            key=file.key,
            title=title,
            short_name=fields.localised("short-name"),
            summary=fields.localised("summary"),
            edition=file.edition,
            released=file.released,
            cite=fields.localised("cite"),
            licence=file.licence,
            language=self.language,
            reference_language=file.reference,
            languages=file.languages,
            codes=file.codes,
            levels=file.levels(self.language),
            methods=file.methods(self.language),
            planned=file.planned(self.language),
            section_pattern=file.section_pattern(self.language),
            settings=file.settings,
            welcome=pages.get("course/welcome") or Page("course/welcome", title, NO_TEXT, self.language, span),
            welcome_participants=pages.get("course/welcome-participants"),
            modules=modules,
            annexes=annexes,
            words=self.make.words[self.language],
            root=self.sources.root,
            span=span,
            sources={source.path: source.code() for source in self.sources.files} | dict(self.sources.unusable) | self.meant,
            rules=self.rules,
            publisher=file.publisher(self.language),
            diagrams=diagrams,
            activities=activities,
            groups=file.groups(self.language),
            grades=file.grades(),
            course_completion=file.completion(),
            annexes_known=self.sources.annexes is not None or not any(d.span.path == ANNEXES for d in self.sources.diagnostics),
        )


def _begins(code: str, parent: str) -> bool:
    return re.match(re.escape(parent) + r"[^A-Za-z0-9]", code) is not None


def _article(kind: str) -> str:
    return f"an {kind}" if kind[0] in "aeiou" else f"a {kind}"


def _sort_key(pair: Pair) -> tuple[int, int, tuple[tuple[int, int, str], ...]]:
    order = pair.facts.fields("", "").whole("order")
    return (1, 0, natural(pair.facts.code())) if order is None else (0, order, natural(pair.facts.code()))


def _folder(pair: Pair) -> str:
    return str(PurePosixPath(pair.facts.path).parent)


def _upwards(folder: str) -> list[str]:
    path = PurePosixPath(folder)
    return [str(path), *(str(parent) for parent in path.parents)]
