"""Activities of the source to activities of the plan: texts resolved, files measured, rules worked out."""

import re
from collections.abc import Callable
from html import escape
from pathlib import Path, PurePosixPath

from builder.curriculum.activities import (
    ActivityText,
    Assignment,
    Availability,
    Book,
    Case,
    Chapter,
    Choice,
    Folder,
    Forum,
    Glossary,
    Interactive,
    Package,
    Questionnaire,
)
from builder.curriculum.annexes import own_parts, part_key
from builder.curriculum.targets import CourseIndex
from builder.curriculum.text import Text
from builder.curriculum.written import SHIFT, Written
from builder.plan.activities import (
    PlannedAssignment,
    PlannedBook,
    PlannedCase,
    PlannedChapter,
    PlannedChoice,
    PlannedExit,
    PlannedFolder,
    PlannedForum,
    PlannedGlossary,
    PlannedInteractive,
    PlannedItem,
    PlannedOption,
    PlannedPackage,
    PlannedPage,
    PlannedQuestionnaire,
    PlannedTerm,
    Work,
    WorkActivity,
)
from builder.plan.compose import Composer
from builder.plan.glossary_file import glossary_file
from builder.plan.questions import FiledText
from builder.plan.rich import to_rich
from builder.plan.rich_model import ActivityRef, AttachedFile, FileRef, Rich
from builder.plan.rules import Condition, PlannedAvailability, Rules
from builder.plan.selection import Selection

Compose = Callable[[], Composer]
"""Gives a new composer, for a text that owns its files."""
_EDITABLE = ("docx", "odt", "pptx")


class WorkPlanner:
    """Resolves the activities of one package."""

    def __init__(self, index: CourseIndex, selection: Selection, compose: Compose) -> None:
        """Keep the course, what of it is in the package, and how a composer is made."""
        self._index = index
        self._selection = selection
        self._compose = compose

    def work(self, one: ActivityText, category: str) -> WorkActivity:
        """Plan an activity; ``category`` is the key of its grade category, empty for the course's own."""
        composer = self._compose()
        html = composer.html(Written(one.text, SHIFT, f"{one.code.replace('/', '-')}-"))
        of = self._of(one, composer)
        description = to_rich(self._wrapped(html)) if html else ()
        files = composer.files
        if isinstance(of, PlannedGlossary) and of.terms:
            description = (*description, *_terms(of))
            files = (*files, *(file for term in of.terms for file in term.text.files))
        return WorkActivity(
            key=one.code,
            title=one.title,
            language=one.language,
            description=description,
            files=files,
            of=of,
            rules=self._rules(one, category),
            indent=1 if one.owner in self._index.exercises else 0,
            origin=one.span,
        )

    def in_completion(self, key: str) -> bool:
        """Tell whether what has a completion rule can be a criterion of the course's completion at all."""
        completion = self._index.course.course_completion
        if completion.of == "modules":
            return self._index.module_of.get(key, "") in {each.key for each in completion.modules}
        return completion.of != "none"

    def page_is_criterion(self, key: str) -> bool:
        """Tell whether the page of an exercise is a criterion, where pages are tracked."""
        return self._index.course.course_completion.of != "required" and self.in_completion(key)

    def _rules(self, one: ActivityText, category: str) -> Rules:
        counts = one.completion.rule != "none" and one.required and self.in_completion(one.code)
        return Rules(
            completion=one.completion.rule,
            posts=one.completion.count,
            counts=counts,
            maximum=one.grade.maximum,
            pass_mark=one.grade.pass_mark,
            weight=one.grade.weight,
            category=category if one.grade.maximum else "",
            available=self.available(one.available),
            groups=one.groups,
        )

    def available(self, one: Availability) -> PlannedAvailability:
        """Give the conditions of an activity as far as they are about what the package holds."""
        after = tuple(Condition(each.key, each.passed) for each in one.after if each.key in self._selection.activities)
        return PlannedAvailability(after, one.group.key, one.opens, one.closes, one.hidden)

    def _of(self, one: ActivityText, composer: Composer) -> Work:  # noqa: PLR0911 - one return a kind
        match one.of:
            case Assignment() as of:
                templates = self._templates(of, composer)
                return PlannedAssignment(of.text, of.words, of.files, of.types, templates, of.due, of.comments)
            case Forum() as of:
                return PlannedForum(of.form)
            case Choice() as of:
                options = tuple(PlannedOption(f"o{n}", each.text, each.most) for n, each in enumerate(of.options, 1))
                return PlannedChoice(options, of.several, of.change, of.results, of.names)
            case Questionnaire() as of:
                return PlannedQuestionnaire(self._items(of), of.anonymous, of.once, self._text(of.thanks, "thanks"))
            case Glossary() as of:
                return self._glossary(one, of, composer)
            case Book() as of:
                chapters = (
                    PlannedChapter(each.key, each.title, self._text(each.text, each.key), each.sub) for each in of.chapters
                )
                return PlannedBook(tuple(chapters), of.numbered)
            case Folder() as of:
                return PlannedFolder(self._files(of), of.inline)
            case Case() as of:
                return self._case(of)
            case Package() as of:
                return PlannedPackage(of.module.key, self._index.modules[of.module.key].title)
            case Interactive() as of:
                return PlannedInteractive(self._compose().attach(of.file.key))

    def _text(self, text: Text, prefix: str) -> FiledText:
        if not text:
            return FiledText()
        composer = self._compose()
        return FiledText(to_rich(self._wrapped(composer.html(Written(text, SHIFT, f"{prefix}-")))), composer.files)

    def _wrapped(self, html: str) -> str:
        return f'<div lang="{self._index.course.language}">{html}</div>'

    def _templates(self, of: Assignment, composer: Composer) -> tuple[AttachedFile, ...]:
        if not of.template.key:
            return ()
        found = self._selection.files_of(of.template.key)
        editable = [each for each in found if each[0].rpartition(".")[2].lower() in _EDITABLE]
        return named_apart(composer, editable or found)

    def _files(self, of: Folder) -> tuple[AttachedFile, ...]:
        composer = self._compose()
        found = [file for each in of.annexes for key in self._keys_of(each.key) for file in self._selection.files_of(key)]
        for each in of.files:
            file = self._index.course.root / each.key
            found.append((file.name, file, self._index.course.licence))
        return named_apart(composer, found)

    def _keys_of(self, key: str) -> list[str]:
        """Give the keys of the parts that the key of an annex stands for in a folder: all of them."""
        if key not in self._index.annexes:
            return [key]
        annex = self._index.annexes[key]
        return [part_key(annex, part) for part in own_parts(annex)]

    def _items(self, of: Questionnaire) -> tuple[PlannedItem, ...]:
        return tuple(
            PlannedItem(
                item.key, item.type, item.name, self._text(item.text, item.key), item.options, item.values, item.horizontal,
                item.required, item.low, item.high, item.most, item.shows, item.depends.key, item.depends_value,
            )
            for item in of.items
        )  # fmt: skip

    def _glossary(self, one: ActivityText, of: Glossary, composer: Composer) -> PlannedGlossary:
        terms: list[PlannedTerm] = []
        for each in of.terms:
            key = re.sub(r"[^a-z0-9]+", "-", each.term.lower()).strip("-") or f"t{len(terms) + 1}"
            terms.append(PlannedTerm(key, each.term, self._text(each.text, key)))
        data = glossary_file(one.title, terms, self._index.course.released)
        name = f"{one.code.replace('/', '-')}.xml"
        return PlannedGlossary(tuple(terms), of.own, composer.attach_made(name, data, "text/xml") if terms else None)

    def _chapter(self, one: Chapter) -> PlannedChapter:
        return PlannedChapter(one.key, one.title, self._text(one.text, one.key), one.sub)

    def _case(self, of: Case) -> PlannedCase:
        pages = []
        for page in of.pages:
            exits = tuple(
                PlannedExit(
                    f"w{number}",
                    " ".join(way.text.markdown.split()),
                    self._text(way.text, f"{page.key}-w{number}"),
                    way.to,
                    self._text(way.feedback, f"{page.key}-w{number}-said"),
                    way.right,
                )
                for number, way in enumerate(page.exits, 1)
            )
            pages.append(PlannedPage(page.key, page.type, page.title, self._text(page.text, page.key), exits))
        return PlannedCase(tuple(pages), of.practice)


def _terms(of: PlannedGlossary) -> Rich:
    """Give the terms as they stand above the glossary, for Moodle restores entries of a glossary only with users."""
    pieces: list[str | ActivityRef | FileRef] = ["<dl>"]
    for term in of.terms:
        pieces += [f"<dt>{escape(term.term)}</dt><dd>", *term.text.body, "</dd>"]
    return (*pieces, "</dl>")


def named_apart(composer: Composer, found: list[tuple[str, Path, str]]) -> tuple[AttachedFile, ...]:
    """Give files under their names; a name that is taken gets a number."""
    taken: set[str] = set()
    made = []
    for name, path, licence in found:
        pure, other, number = PurePosixPath(name), name, 1
        while other.lower() in taken:
            number += 1
            other = f"{pure.stem}-{number}{pure.suffix}"
        taken.add(other.lower())
        made.append(composer.measured(other, path, licence))
    return tuple(made)
