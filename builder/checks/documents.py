"""Texts of annexes before they are set: their marks, pictures and diagrams, and where annexes come from."""

import re
from collections.abc import Iterator
from pathlib import Path

from builder.curriculum.model import Annex, Course, Exercise
from builder.curriculum.targets import CourseIndex, FileTarget, Thing
from builder.curriculum.written import Written, annex_texts, exercise_texts
from builder.diagnostics import Diagnostic, Span, did_you_mean
from builder.markup.diagram import diagram_words, smallest_text
from builder.markup.fill import table_hint, table_hints, unknown_marks
from builder.markup.markdown import Converter, Image
from builder.markup.scan import mask_code, place

_PICTURES = ("svg", "png", "jpg", "jpeg", "gif", "webp")
_SMALLEST = 8
"""Points; smaller print is hard to read on paper."""
_TEXT_WIDTH = 482
"""Points: the 170 mm between the margins of an A4 page."""
_NUMBERED = re.compile(r"\b(?:annex|handout|appendix)\s+(?:no\.?\s*)?\d+\b", re.IGNORECASE)


def check_documents(index: CourseIndex, converter: Converter) -> Iterator[Diagnostic]:
    """Give what is wrong: DOC104, DOC105, DOC106, DOC109, DOC112 to DOC117."""
    course = index.course
    yield from _unnamed(course)
    for annex in course.annexes:
        yield from _rights(annex)
    for written in annex_texts(course):
        yield from _marks(written)
        for image in converter.convert(written.text.markdown, written.shift, written.prefix).images():
            yield from _picture(index, written, image)
    yield from _diagrams(course)
    for exercise in course.exercises():
        yield from _materials(index, converter, exercise)


def _unnamed(course: Course) -> Iterator[Diagnostic]:
    folder = course.root / "annex_assets"
    named = {part.path.rsplit(".", 2)[0] for annex in course.annexes for part in annex.parts if part.sheet}
    files = {part.path for annex in course.annexes for part in annex.parts if part.file}
    if course.annexes_known and folder.is_dir():
        for file in sorted(folder.rglob("*.md")):
            path = file.relative_to(course.root).as_posix()
            hidden = any(piece.startswith(("_", ".")) for piece in path.split("/"))
            if not hidden and path not in files and path.rsplit(".", 2)[0] not in named:
                hint = (
                    did_you_mean(path.rsplit(".", 2)[0], named, 0.9) or "name it under parts with text:, or begin its name with _"
                )
                yield Diagnostic("DOC104", Span(path), "no annex names this text", hint)


def _rights(annex: Annex) -> Iterator[Diagnostic]:
    if not annex.origin:
        yield Diagnostic("DOC113", annex.span, f'annex "{annex.key}" does not say where it comes from', "add origin")
    if not annex.licensed:
        yield Diagnostic("DOC114", annex.span, f'annex "{annex.key}" has no licence', "add one here or in source/course.yaml")


def _at(written: Written, line: int, column: int = 1) -> Span:
    base = written.text.span
    return Span(base.path, base.line + line - 1, column) if line else base


def _marks(written: Written) -> Iterator[Diagnostic]:
    text = written.text.markdown
    hint = "marks are [lines: 5], [box: 8], [page], [table: 30 70, rows 4]"
    for line, mark in unknown_marks(text):
        yield Diagnostic("DOC112", _at(written, line), f'"{mark}" is no mark, or does not stand alone', hint)
    for line, words in table_hints(text):
        known = table_hint(words)
        if known is None or sum(known[0]) not in (0, 100):
            reason = "is not understood" if known is None else f"makes {sum(known[0])} per cent, not 100"
            yield Diagnostic("DOC112", _at(written, line), f'"[table: {words}]" {reason}', hint)
        elif (columns := _columns(text, line)) != len(known[0]) and (known[0] or not columns):
            reason = f"names {len(known[0])} widths for {columns} columns" if columns else "has no table below it"
            yield Diagnostic("DOC112", _at(written, line), f'"[table: {words}]" {reason}', hint)


def _columns(text: str, line: int) -> int:
    """Give the number of columns of the table below a line; 0 where there is none."""
    below = next((each for each in text.split("\n")[line:] if each.strip()), "")
    return len(re.split(r"(?<!\\)\|", below.strip().strip("|"))) if "|" in below else 0


def _picture(index: CourseIndex, written: Written, image: Image) -> Iterator[Diagnostic]:
    target = index.resolve(image.target, written.text.span.path)
    if not isinstance(target, FileTarget):
        return
    span, kind = _at(written, image.line, image.column), target.path.rpartition(".")[2].lower()
    if kind not in _PICTURES:
        yield Diagnostic("DOC116", span, f"documents cannot show a picture of the kind {kind}", "save it as SVG, PNG or JPEG")
    elif kind == "svg":
        yield from _readable(index.course.root / target.path, target.path, image, span)


def _readable(file: Path, path: str, image: Image, span: Span) -> Iterator[Diagnostic]:
    try:
        size, width = smallest_text(file.read_bytes(), path)
    except OSError:
        return  # said by the check of links
    except ValueError as error:
        yield Diagnostic("DOC116", span, f"the picture cannot be read: {error}", "open it in a drawing program and save it again")
        return
    if size and width:
        printed = size * _shown(image.width, width) / width
        if printed < _SMALLEST:
            hint = "draw its words larger, or show it wider"
            yield Diagnostic("DOC109", span, f"the smallest text of {path} has {printed:.1f} points in print", hint)


def _shown(css: str, width: float) -> float:
    """Give the points that a picture is wide: a share of the text's width, pixels of 1/96 inch, or its own size at most."""
    if css.endswith("%"):
        return _TEXT_WIDTH * float(css[:-1]) / 100
    return min(_TEXT_WIDTH, 0.75 * (float(css[:-2]) if css.endswith("px") else width))


def _diagrams(course: Course) -> Iterator[Diagnostic]:
    for path, diagram in course.diagrams.items():
        try:
            shown = diagram_words((course.root / path).read_bytes(), path)
        except (OSError, ValueError) as error:
            yield Diagnostic("DOC116", Span(path), f"the diagram cannot be read: {error}")
            continue
        for word in shown:
            if word not in diagram.words:
                hint = did_you_mean(word, diagram.words) or f"add it to {diagram.path}"
                yield Diagnostic("DOC105", Span(diagram.path), f'there is no word "{word}" for {path}', hint)
        for word in diagram.words:
            if word not in shown:
                yield Diagnostic("DOC106", Span(diagram.path), f'no text of {path} shows "{word}"', did_you_mean(word, shown))


def _materials(index: CourseIndex, converter: Converter, exercise: Exercise) -> Iterator[Diagnostic]:
    """Give DOC115 where list and text of an exercise disagree, DOC117 where the text names an annex by its number."""
    texts = [written for written in exercise_texts(exercise) if written.text]
    linked: dict[str, Span] = {}
    for written in texts:
        for link in converter.convert(written.text.markdown, written.shift, written.prefix).links():
            target = index.resolve(link.target, written.text.span.path)
            if isinstance(target, Thing) and target.kind == "annex":
                linked.setdefault(index.annex_of(target.key).key, _at(written, link.line, link.column))
        masked = re.sub(r"\]\([^)]*\)", lambda m: " " * len(m.group()), mask_code(written.text.markdown))
        for m in _NUMBERED.finditer(masked):
            hint = "write a link: [](annex:KEY)"
            yield Diagnostic(
                "DOC117", _at(written, *place(masked, m.start())), f'"{m.group()}" names an annex by its number', hint
            )
    listed = {use.annex for use in exercise.materials}
    for use in exercise.materials:
        if use.annex in index.annexes and use.annex not in linked:
            message = f'"{use.annex}" is in the list of materials, and no text of the exercise links to it'
            yield Diagnostic("DOC115", use.span, message, "say in a step what to do with it, or take it out of the list")
    for key, span in linked.items():
        if key not in listed and index.annexes[key].owner == exercise.code:
            message = f'"{key}" is handed out here, and the list of materials leaves it out'
            yield Diagnostic("DOC115", span, message, "add it to materials")
