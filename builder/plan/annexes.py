"""Annexes as activities: each main part one, with what belongs to it in its description."""

from collections.abc import Iterator
from html import escape

from builder.curriculum.model import Annex, Course, Part
from builder.plan.compose import Composer, file_name
from builder.plan.model import AttachedFile, FileActivity, LinkActivity
from builder.plan.rich import anchor, file_mark, to_rich


def annex_activities(course: Course, annex: Annex, composer: Composer) -> Iterator[FileActivity | LinkActivity]:
    """Give the activities of an annex: one for each main part, and for each other part that is an address.

    The first has the annex's key and the editable and extra files in its description; further ones have ``key/2`` and so on.
    """
    mains = [part for part in annex.parts if part.role == "main"] or [annex.parts[0]]
    own = mains + [part for part in annex.parts if part not in mains and part.url]
    beside = [part for part in annex.parts if part not in own]
    for number, part in enumerate(own, 1):
        key = annex.key if number == 1 else f"{annex.key}/{number}"
        yield _activity(course, annex, part, key, beside if number == 1 else [], composer)


def _activity(
    course: Course, annex: Annex, part: Part, key: str, beside: list[Part], composer: Composer
) -> FileActivity | LinkActivity:
    attached = [(other, composer.attach(other.path, annex.licence)) for other in beside]
    description = to_rich(_described(course, annex, part, attached))
    title = part.title or annex.title
    files = tuple(file for _, file in attached)
    if part.url:
        return LinkActivity(key, title, part.language, part.url, description, files, 1, part.span)
    main = AttachedFile(file_name(part.path), composer.attach(part.path).asset, annex.licence)
    return FileActivity(key, title, part.language, main, description, files, 1, part.span)


def _described(course: Course, annex: Annex, part: Part, beside: list[tuple[Part, AttachedFile]]) -> str:
    words = course.words
    lines = []
    if part.ranges:
        lines.append((words["watch"], escape(", ".join(r.replace("-", "–") for r in part.ranges))))
    lines += [(words[name], escape(value)) for name, value in (("purpose", part.purpose), ("without", part.without)) if value]
    if part.language != course.language:
        lines.append((words["language"], escape(part.language)))
    lines += [(words[name], escape(value)) for name, value in (("citation", annex.citation), ("origin", annex.origin)) if value]
    lines += [(words["file"], anchor(file_mark(file.name), escape(other.title or file.name))) for other, file in beside]
    paragraphs = "".join(f"<p><strong>{escape(name)}:</strong> {value}</p>" for name, value in lines)
    return f'<div lang="{course.language}">{paragraphs}</div>' if paragraphs else ""
