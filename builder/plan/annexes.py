"""Annexes as activities: each main part one, with what belongs to it in its description."""

from collections.abc import Iterator
from html import escape

from builder.curriculum.annexes import annex_label, own_parts, part_key
from builder.curriculum.editions import Edition, part_shown
from builder.curriculum.model import COURSE_OWNER, Annex, Course, MadeFiles, Part
from builder.plan.compose import Composer, file_name
from builder.plan.model import FileActivity, LinkActivity
from builder.plan.rich import anchor, file_mark, to_rich
from builder.plan.rich_model import AttachedFile
from builder.plan.selection import documents_for
from builder.plan.sizes import size_text


def annex_activities(
    course: Course, annex: Annex, composer: Composer, made: MadeFiles, edition: Edition = "trainer"
) -> Iterator[FileActivity | LinkActivity]:
    """Give the activities of an annex: one for each main part, and for each other part that is an address or a text.

    The first has the annex's key and the editable and extra files in its description; further ones have ``key/2`` and so on.
    """
    own = own_parts(annex)
    beside = [part for part in annex.parts if part not in own and part_shown(annex, part, edition)]
    for number, part in enumerate(own):
        if part_shown(annex, part, edition):
            yield _activity(course, annex, part, beside if not number else [], composer, documents_for(edition, made), edition)


def _activity(
    course: Course, annex: Annex, part: Part, beside: list[Part], composer: Composer, made: MadeFiles, edition: Edition
) -> FileActivity | LinkActivity:
    key, title = part_key(annex, part), part.title or annex.title
    indent = 0 if annex.owner == COURSE_OWNER else 1
    attached = [
        (course.words["file"], composer.attach(other.path, other.licence or annex.licence), other.title) for other in beside
    ]
    if part.sheet:
        # The PDF is the activity; what people adapt or show lies in its description, where Moodle lets a second file be seen.
        files = sorted(made[annex.key, annex.parts.index(part)], key=lambda each: each.form != "pdf")
        word = course.words["show-as" if part.sheet.kind == "presentation" else "edit-as"]
        main, *others = (composer.attach_file(each.name, each.path, part.licence or annex.licence) for each in files)
        name = annex_label(key, course.words["annex-in-code"])
        attached = [(word, other, _format(course, other, name)) for other in others] + attached
        description = to_rich(_wrapped(course, _file_lines(course, attached)))
        return FileActivity(key, title, part.language, main, description, tuple(f for _, f, _ in attached), indent, part.span)
    description = to_rich(_wrapped(course, [*_described(course, annex, part, edition), *_file_lines(course, attached)]))
    files_beside = tuple(file for _, file, _ in attached)
    if part.url:
        return LinkActivity(key, title, part.language, part.url, description, files_beside, indent, part.span)
    main = AttachedFile(file_name(part.path), composer.attach(part.path).asset, part.licence or annex.licence)
    return FileActivity(key, title, part.language, main, description, files_beside, indent, part.span)


def _described(course: Course, annex: Annex, part: Part, edition: Edition) -> Iterator[tuple[str, str]]:
    words = course.words
    if part.ranges:
        yield words["watch"], escape(", ".join(r.replace("-", "–") for r in part.ranges))
    for name, value in (("purpose", part.purpose), ("without", part.without)):
        if value and edition == "trainer":
            yield words[name], escape(value)
    if part.language != course.language:
        yield words["language"], escape(part.language)
    for name, value in (("citation", annex.citation), ("origin", part.origin or annex.origin)):
        if value:
            yield words[name], escape(value)


def _file_lines(course: Course, attached: list[tuple[str, AttachedFile, str]]) -> Iterator[tuple[str, str]]:
    for word, file, title in attached:
        about = f"{file.name.rpartition('.')[2].upper()}, {size_text(file.asset.size, course.words['scorm-decimal'])}"
        yield word, f"{anchor(file_mark(file.name), escape(title or file.name))} ({escape(about)})"


def _format(course: Course, file: AttachedFile, name: str) -> str:
    """Give the words of a link to a document: ``Word file of 1.A.1.1 annex 1``; ``name`` may be empty."""
    form = course.words[f"format-{file.name.rpartition('.')[2]}"]
    return course.words["format-of"].format(format=form, annex=name) if name else form


def _wrapped(course: Course, lines: Iterator[tuple[str, str]] | list[tuple[str, str]]) -> str:
    paragraphs = "".join(f"<p><strong>{escape(name)}:</strong> {value}</p>" for name, value in lines)
    return f'<div lang="{course.language}">{paragraphs}</div>' if paragraphs else ""
