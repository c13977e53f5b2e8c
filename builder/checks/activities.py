"""Activities by themselves: what they name, and whether their pages, items and files make sense."""

import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from builder.checks.files import check_file
from builder.curriculum.activities import (
    END,
    ActivityText,
    Assignment,
    Book,
    Case,
    CasePage,
    Folder,
    Glossary,
    Interactive,
    Item,
    Package,
    Questionnaire,
)
from builder.curriculum.annexes import own_parts
from builder.curriculum.editions import EDITIONS, activity_shown, part_shown
from builder.curriculum.model import COURSE_OWNER, Annex, Module
from builder.curriculum.targets import CourseIndex
from builder.curriculum.text import Keyed
from builder.diagnostics import Diagnostic, Span, did_you_mean

_EDITABLE = ("docx", "odt", "pptx", "odp", "xlsx", "ods", "rtf", "txt", "doc")
"""The endings of files that people can write into."""
_NAME = 255
"""What Moodle's tables take for the name of an item, a chapter, a page of a lesson, a term."""


def check_activities(index: CourseIndex) -> Iterator[Diagnostic]:
    """Give what is wrong with activities, each by itself.

    REF409 and REF412 what they name, ACT007 conditions of items, ACT010, ACT012 and ACT013 pages of a case, ACT017 and ACT037
    annexes, ACT032 H5P files, ACT033 modules, PLN701 names.
    """
    for one in index.course.activities:
        yield from _activity(index, None, one)
    for module in index.course.modules:
        for one in module.activities:
            yield from _activity(index, module, one)


def _activity(index: CourseIndex, module: Module | None, one: ActivityText) -> Iterator[Diagnostic]:
    yield from _place(index, module, one)
    yield from _names(one)
    match one.of:
        case Assignment(template=template) if template.key:
            yield from _annex(index, one, template)
            annex = index.annexes.get(template.key)
            if annex and not _is_editable(annex):
                hint = "give it a part with role: editable, or a text with formats: [pdf, docx]"
                yield Diagnostic("ACT017", template.span, f'annex "{annex.key}" has no file that can be filled in', hint)
        case Folder(annexes=annexes, files=files):
            for key in annexes:
                yield from _annex(index, one, key)
            for file in files:
                yield from check_file(index.course.root, file.key, file.span, "", "paths begin in annex_assets/")
        case Package(module=wanted):
            yield from unknown_module(index, wanted)
        case Interactive(file=file) if file.key:
            yield from _h5p(index, file)
        case Questionnaire(items=items):
            yield from _conditions(items)
        case Case(pages=pages):
            yield from _pages(pages)
        case _:
            pass


def unknown_module(index: CourseIndex, wanted: Keyed) -> Iterator[Diagnostic]:
    """Give ACT033 where there is no such module, or it is not yet written."""
    if wanted.key and wanted.key not in index.modules and wanted.key not in index.unread:
        planned = wanted.key in index.planned_modules
        hint = "it is planned and not yet written" if planned else did_you_mean(wanted.key, index.modules)
        yield Diagnostic("ACT033", wanted.span, f'there is no module "{wanted.key}"', hint)


def _place(index: CourseIndex, module: Module | None, one: ActivityText) -> Iterator[Diagnostic]:
    """Give REF409 where the exercise to which it belongs, or behind which it stands, is not one of the module."""
    codes = [exercise.code for exercise in module.exercises()] if module else []
    owners = (*codes, module.code, *index.unread) if module else (COURSE_OWNER,)
    if one.owner not in owners:
        hint = did_you_mean(one.owner, codes) or "a code begins with that of an exercise or of the module"
        yield Diagnostic("REF409", one.span, f'"{one.code}" belongs to "{one.owner}", which does not exist', hint)
    if one.after.key and module is None:
        hint = "leave after: out, or put the file into a module"
        yield Diagnostic("REF409", one.after.span, "an activity of the course stands in its first section", hint)
    elif one.after.key and one.after.key not in (*codes, *index.unread):
        message = f'module {module.code if module else ""} has no exercise "{one.after.key}"'
        yield Diagnostic("REF409", one.after.span, message, did_you_mean(one.after.key, codes))


def _annex(index: CourseIndex, one: ActivityText, key: Keyed) -> Iterator[Diagnostic]:
    """Give REF412 where there is no such annex, ACT037 where it is not in every edition that the activity is in."""
    annex = index.annexes.get(key.key)
    if annex is None:
        if index.course.annexes_known:
            hint = did_you_mean(key.key, index.annexes) or "list it in annex_assets/annexes.yaml"
            yield Diagnostic("REF412", key.span, f'there is no annex "{key.key}"', hint)
        return
    own = own_parts(annex)
    for edition in EDITIONS:
        if own and activity_shown(one, edition) and not any(part_shown(annex, part, edition) for part in own):
            message = f'the {edition}\'s edition has "{one.code}" and not the annex "{annex.key}"'
            yield Diagnostic("ACT037", key.span, message, "give both the same audience")


def _is_editable(annex: Annex) -> bool:
    return any(
        part.role == "editable"
        or part.path.rpartition(".")[2].lower() in _EDITABLE
        or (part.sheet is not None and not set(_EDITABLE).isdisjoint(part.sheet.formats))
        for part in annex.parts
    )


def _h5p(index: CourseIndex, file: Keyed) -> Iterator[Diagnostic]:
    found = list(check_file(index.course.root, file.key, file.span, "", "paths begin in annex_assets/"))
    yield from found
    if not found and not _is_h5p(index.course.root / file.key):
        message = f"{file.key} is no H5P file: no zip with an h5p.json in it"
        yield Diagnostic("ACT032", file.span, message, "download it as H5P once more")


def _is_h5p(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as archive:
            return "h5p.json" in archive.namelist()
    except (OSError, ValueError, NotImplementedError, zipfile.BadZipFile):
        return False


def _conditions(items: tuple[Item, ...]) -> Iterator[Diagnostic]:
    """Give ACT007 for items that are shown only after an answer which nobody can have given."""
    pages: dict[str, int] = {}
    page = 0
    by_key = {item.key: item for item in items}
    for item in items:
        page += item.type == "page-break"
        other = by_key.get(item.depends.key)
        if item.depends.key and other is None:
            hint = did_you_mean(item.depends.key, by_key)
            yield Diagnostic("ACT007", item.depends.span, f'there is no item "{item.depends.key}"', hint)
        elif other is not None and other.key not in pages:
            yield Diagnostic("ACT007", item.depends.span, f'"{other.key}" does not stand before "{item.key}"', "move one of them")
        elif other is not None and pages[other.key] == page:
            message = f'"{other.key}" stands on the same page as "{item.key}"'
            yield Diagnostic("ACT007", item.depends.span, message, "put an item of the type page-break between them")
        elif other is not None and item.depends_value not in other.options:
            hint = did_you_mean(item.depends_value, other.options) or "its options: " + "; ".join(other.options)
            message = f'"{other.key}" has no option "{item.depends_value}"'
            yield Diagnostic("ACT007", item.depends.span, message, hint)
        pages[item.key] = page


def _pages(pages: tuple[CasePage, ...]) -> Iterator[Diagnostic]:
    """Give ACT010 ways to pages that are not there; else ACT012 pages that nobody reaches, ACT013 those that never end."""
    by_key = {page.key: page for page in pages}
    unknown = [way for page in pages for way in page.exits if way.to not in by_key and way.to != END]
    for way in unknown:
        hint = did_you_mean(way.to, (*by_key, END)) or "#end leads out of the case"
        yield Diagnostic("ACT010", way.span, f'there is no page "{way.to}"', hint)
    if unknown or not pages or not all(page.exits and page.key.strip() == page.key for page in pages):
        return  # what is wrong with ways and keys has been said
    reached = _closure({pages[0].key}, {page.key: [way.to for way in page.exits] for page in pages})
    for page in pages:
        if page.key not in reached:
            yield Diagnostic("ACT012", page.span, f'no way leads to the page "{page.key}"', "lead to it, or take it out")
    back: dict[str, list[str]] = {}
    for page in pages:
        for way in page.exits:
            back.setdefault(way.to, []).append(page.key)
    endless = [page for page in pages if page.key not in _closure({END}, back)]
    if endless:
        named = ", ".join(f'"{page.key}"' for page in endless)
        yield Diagnostic("ACT013", endless[0].span, f"from {named} nobody gets to the end", "let one way lead to #end")


def _closure(start: set[str], ways: dict[str, list[str]]) -> set[str]:
    found, open_ones = set(start), list(start)
    while open_ones:
        for key in ways.get(open_ones.pop(), ()):
            if key not in found:
                found.add(key)
                open_ones.append(key)
    return found


def _names(one: ActivityText) -> Iterator[Diagnostic]:
    """Give PLN701 for names that Moodle cannot keep."""
    named: Iterable[tuple[str, Span]] = ()
    match one.of:
        case Questionnaire(items=items):
            named = ((item.name, item.span) for item in items)
        case Book(chapters=chapters):
            named = ((chapter.title, chapter.span) for chapter in chapters)
        case Case(pages=pages):
            named = ((page.title, page.span) for page in pages)
        case Glossary(terms=terms):
            named = ((term.term, term.span) for term in terms)
        case _:
            pass
    for name, span in named:
        if len(name) > _NAME:
            yield Diagnostic("PLN701", span, f"the heading has {len(name)} characters; Moodle takes {_NAME}", "shorten it")
