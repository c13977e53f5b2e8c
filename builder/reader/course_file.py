"""course.yaml: the course as a whole, without its modules."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Literal, cast

from builder.curriculum.activities import CourseCompletion, GradeRules, Group
from builder.curriculum.model import CodePatterns, Level, Logo, Method, PlannedModule, Publisher, Settings
from builder.curriculum.text import NOWHERE, Keyed
from builder.diagnostics import Diagnostic, Span
from builder.reader import yaml_tree as tree
from builder.reader.activity_shapes import PERCENT
from builder.reader.fields import Fields
from builder.reader.files import read_text, there
from builder.reader.shape_defs import COURSE, LANGUAGE
from builder.reader.shapes import check, wrong_braces
from builder.reader.yaml_tree import parse_yaml

PATH = "source/course.yaml"
_YEARS = range(1980, 2108)
"""What a zip can hold (APPNOTE 4.4.6)."""
_LAYOUTS = ("beside", "inside", "folder")
PLAIN_NAME = "{code} {title}"
"""The name of a module's section where course.yaml gives no pattern."""


@dataclass(frozen=True, slots=True)
class CourseFile:
    """What course.yaml says, with the languages still open."""

    node: tree.Mapping
    key: str
    edition: str
    released: date
    licence: str
    languages: tuple[str, ...]
    reference: str
    codes: CodePatterns
    settings: Settings

    def fields(self, language: str) -> Fields:
        """Give the fields in a language."""
        return Fields(self.node, language, self.reference)

    def levels(self, language: str) -> tuple[Level, ...]:
        """Give the levels in a language."""
        return tuple(
            Level(f.text("key"), f.localised("title"), f.localised("text")) for f in self.fields(language).objects("levels")
        )

    def methods(self, language: str) -> tuple[Method, ...]:
        """Give the methods in a language."""
        found = self.fields(language).objects("methods")
        return tuple(Method(f.text("key"), f.localised("title"), f.localised("text"), f.span()) for f in found)

    def planned(self, language: str) -> tuple[PlannedModule, ...]:
        """Give the planned modules in a language."""
        found = self.fields(language).objects("planned")
        return tuple(
            PlannedModule(f.text("module"), f.localised("title"), tuple(code for code, _ in f.texts("exercises"))) for f in found
        )

    def section_pattern(self, language: str) -> str:
        """Give the pattern of a module's section name."""
        pattern = self.fields(language).object("sections").localised("module", PLAIN_NAME)
        return PLAIN_NAME if wrong_braces(pattern, ("code", "title")) else pattern

    def publisher(self, language: str) -> Publisher:
        """Give the publisher as documents in a language print it."""
        fields = self.fields(language).object("publisher")
        return Publisher(
            fields.localised("name"),
            _logo(fields.object("logo")),
            fields.localised("funder"),
            _logo(fields.object("funder-logo")),
        )

    def groups(self, language: str) -> tuple[Group, ...]:
        """Give the groups of people in a language."""
        found = self.fields(language).objects("groups")
        return tuple(Group(f.text("key"), f.localised("title"), f.localised("text"), f.span("key")) for f in found)

    def grades(self) -> GradeRules:
        """Give how grades add up; weights that are no numbers are left out."""
        whole = self.fields("")
        fields = whole.object("grades")
        weights = {
            key: Decimal(node.value)
            for key, node in fields.entries("weights")
            if isinstance(node, tree.Scalar) and not check(node, PERCENT, key)
        }
        mark = fields.node.get("pass-mark")
        return GradeRules(
            by_module=fields.text("categories") == "modules",
            weights=weights,
            pass_mark=Decimal(fields.text("pass-mark")) if mark and not check(mark, PERCENT, "pass-mark") else Decimal(0),
            span=fields.span("weights") if whole.node.get("grades") else NOWHERE,
        )

    def completion(self) -> CourseCompletion:
        """Give when the course is complete."""
        whole = self.fields("")
        fields = whole.object("completion")
        modules = tuple(Keyed(code, span) for code, span in fields.texts("modules"))
        of = fields.text("of", "modules" if modules else "all")
        return CourseCompletion(
            of=cast("Literal['all', 'required', 'modules', 'none']", of if of in ("required", "modules", "none") else "all"),
            modules=modules,
            any_of=fields.text("any") == "yes",
            span=fields.span() if whole.node.get("completion") else NOWHERE,
        )


def _logo(fields: Fields) -> Logo | None:
    file = fields.text("file")
    return Logo(f"annex_assets/{file}", fields.localised("alt"), fields.span("file")) if file else None


def read_course_file(root: Path) -> tuple[CourseFile | None, list[Diagnostic]]:
    """Read course.yaml; None when the rest cannot be read without it: SRC107 not there, or broken in what all others need."""
    file = root / PATH
    if not there(file):
        hint = "run the command in the project's folder, name it with --project, or begin one with: builder new DIR"
        return None, [Diagnostic("SRC107", Span(PATH), "there is no course here", hint)]
    text, wrong = read_text(root, file)
    if text is None:
        return None, wrong
    node, wrong = parse_yaml(text, PATH)
    if not isinstance(node, tree.Mapping):
        return None, wrong or [Diagnostic("YML206", Span(PATH, 1, 1), "course.yaml must be fields with values")]
    wrong += check(node, COURSE, "course.yaml")
    fields = Fields(node, "", "")
    languages = tuple(dict.fromkeys(code for code, _ in fields.texts("languages") if re.fullmatch(LANGUAGE, code))) or ("en",)
    reference = fields.text("reference-language")
    reference = reference if re.fullmatch(LANGUAGE, reference) else languages[0]
    codes, bad = _codes(fields.object("codes"))
    released, late = _released(fields)
    defaults, layout = fields.object("defaults"), fields.object("layout")
    mark = defaults.whole("pass-mark")
    settings = Settings(
        cast("Literal['view', 'none']", defaults.text("completion", "view")),
        70 if mark is None else mark,
        cast("Literal['section-a-page', 'one-page']", layout.text("course-display", "section-a-page")),
        "subsections" if layout.text("topics") == "subsections" else "headings",
        cast("Literal['beside', 'inside', 'folder']", annexes if (annexes := layout.text("annexes")) in _LAYOUTS else "beside"),
    )
    licence = fields.text("licence", "all-rights-reserved")
    course = CourseFile(
        node, fields.text("key", "course"), fields.text("edition", "1"), released, licence, languages, reference, codes, settings
    )
    return course, [*wrong, *bad, *late]


def _codes(fields: Fields) -> tuple[CodePatterns, list[Diagnostic]]:
    wrong = []
    patterns = {}
    for kind in ("module", "topic", "exercise"):
        pattern = fields.text(kind, r"[^\s/]+")
        try:
            re.compile(pattern)
        except re.error as error:
            wrong.append(Diagnostic("YML208", fields.span(kind), f"not a regular expression: {error}"))
            pattern = r"[^\s/]+"
        patterns[kind] = pattern
    return CodePatterns(**patterns), wrong


def _released(fields: Fields) -> tuple[date, list[Diagnostic]]:
    text = fields.text("released", "2000-01-01")
    try:
        day = date.fromisoformat(text)
        if day.year in _YEARS:
            return day, []
        return date(2000, 1, 1), [
            Diagnostic("YML210", fields.span("released"), f"{text!r} is not between {_YEARS[0]} and {_YEARS[-1]}")
        ]
    except ValueError:
        return date(2000, 1, 1), [Diagnostic("YML210", fields.span("released"), f"{text!r} is no day of the calendar")]
