"""Annexes: that they are known, owned, used, and that their files are there."""

from collections.abc import Iterator

from builder.checks.files import check_file
from builder.curriculum.activities import Assignment, Folder
from builder.curriculum.model import COURSE_OWNER, Annex, Part
from builder.curriculum.targets import CourseIndex, Thing
from builder.curriculum.written import written_texts
from builder.diagnostics import Diagnostic, did_you_mean
from builder.markup.markdown import Converter


def check_annexes(index: CourseIndex, converter: Converter) -> Iterator[Diagnostic]:
    """Give what is wrong with annexes and their files.

    REF412 unknown, REF413 unused, REF414 used by planned ones only, REF418 no owner, REF419 to follow.
    """
    used = set(_linked(index, converter))
    for exercise in index.course.exercises():
        for use in exercise.materials:
            used.add(use.annex)
            if use.annex not in index.annexes and index.course.annexes_known:
                hint = did_you_mean(use.annex, index.annexes) or "list it in annex_assets/annexes.yaml"
                yield Diagnostic("REF412", use.span, f'there is no annex "{use.annex}"', hint)
    for activity in index.activities.values():
        match activity.of:
            case Assignment(template=template):
                used.add(template.key)
            case Folder(annexes=annexes):
                used |= {key.key for key in annexes}
            case _:
                pass
    used |= {item.annex for module in index.course.modules for item in module.supporting}
    for annex in index.course.annexes:
        yield from _owner_and_use(index, annex, used)
        for part in annex.parts:
            yield from _part(index, part)


def _linked(index: CourseIndex, converter: Converter) -> Iterator[str]:
    for written in written_texts(index.course):
        for link in converter.convert(written.text.markdown, written.shift, written.prefix).links():
            target = index.resolve(link.target, written.text.span.path)
            if isinstance(target, Thing) and target.kind == "annex":
                yield index.annex_of(target.key).key


def _owner_and_use(index: CourseIndex, annex: Annex, used: set[str]) -> Iterator[Diagnostic]:
    """Where a text cannot be used, it may be the owner or the user; what is wrong with it is said already."""
    owners = {COURSE_OWNER, *index.exercises, *index.modules, *index.planned, *index.unread}
    unsure = index.nameless or bool(index.unread)
    if annex.owner not in owners and not index.nameless:
        hint = did_you_mean(annex.owner, owners) or "the part before the slash is the code of an exercise or a module"
        yield Diagnostic("REF418", annex.span, f'annex "{annex.key}" belongs to "{annex.owner}", which does not exist', hint)
    elif annex.key not in used and not unsure and annex.owner != COURSE_OWNER:
        if annex.owner in index.planned:
            yield Diagnostic("REF414", annex.span, f'annex "{annex.key}" is used only by what is not yet written')
        elif annex.owner in index.modules:
            yield Diagnostic(
                "REF414", annex.span, f'annex "{annex.key}" belongs to module {annex.owner} and is used by no exercise'
            )
        else:
            hint = f"add it to materials of {annex.owner}, or take it out of the list"
            yield Diagnostic("REF413", annex.span, f'annex "{annex.key}" is used by no exercise', hint)
    elif annex.to_follow and annex.key in used and annex.owner not in index.planned:
        yield Diagnostic("REF419", annex.span, f'annex "{annex.key}" is to follow')


def _part(index: CourseIndex, part: Part) -> Iterator[Diagnostic]:
    if part.file is not None:
        yield from check_file(index.course.root, part.path, part.span, "", "paths begin in annex_assets/")
