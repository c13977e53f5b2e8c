"""Annexes: that they are known, owned, used, and that their files are there."""

import os
from collections.abc import Iterator

from builder.curriculum.model import Annex, Part
from builder.curriculum.targets import CourseIndex, Thing
from builder.curriculum.written import written_texts
from builder.diagnostics import Diagnostic, did_you_mean
from builder.markup.markdown import Converter

TOO_BIG = 8 * 1024**3 - 1
"""A tar header holds sizes below 8 GiB (POSIX ustar: 11 octal digits); no learning platform takes more either."""
BIG = 100 * 1024**2
"""Above 100 MB common upload limits of platforms refuse a package."""


def check_annexes(index: CourseIndex, converter: Converter) -> Iterator[Diagnostic]:
    """Give what is wrong: REF412 unknown, REF413 unused, REF414 used by planned ones only, REF418 no owner, REF419 to follow, and their files."""
    used = set(_linked(index, converter))
    for exercise in index.course.exercises():
        for use in exercise.materials:
            used.add(use.annex)
            if use.annex not in index.annexes:
                hint = did_you_mean(use.annex, index.annexes) or "list it in annex_assets/annexes.yaml"
                yield Diagnostic("REF412", use.span, f'there is no annex "{use.annex}"', hint)
    used |= {item.annex for module in index.course.modules for item in module.supporting}
    for annex in index.course.annexes:
        yield from _owner_and_use(index, annex, used)
        for part in annex.parts:
            yield from _part(index, annex, part)


def _linked(index: CourseIndex, converter: Converter) -> Iterator[str]:
    for written in written_texts(index.course):
        for link in converter.convert(written.text.markdown, written.shift, written.prefix).links():
            target = index.resolve(link.target, written.text.span.path)
            if isinstance(target, Thing) and target.kind == "annex":
                yield target.key


def _owner_and_use(index: CourseIndex, annex: Annex, used: set[str]) -> Iterator[Diagnostic]:
    owners = {*index.exercises, *index.modules, *index.planned}
    if annex.owner not in owners:
        hint = did_you_mean(annex.owner, owners) or "the part before the slash is the code of an exercise or a module"
        yield Diagnostic("REF418", annex.span, f'annex "{annex.key}" belongs to "{annex.owner}", which does not exist', hint)
    elif annex.key not in used:
        if annex.owner in index.planned:
            yield Diagnostic("REF414", annex.span, f'annex "{annex.key}" is used only by what is not yet written')
        elif annex.owner in index.modules:
            yield Diagnostic("REF414", annex.span, f'annex "{annex.key}" belongs to module {annex.owner} and is used by no exercise')
        else:
            hint = f"add it to materials of {annex.owner}, or take it out of the list"
            yield Diagnostic("REF413", annex.span, f'annex "{annex.key}" is used by no exercise', hint)
    elif not annex.parts and annex.owner not in index.planned:
        yield Diagnostic("REF419", annex.span, f'annex "{annex.key}" is to follow')


def _part(index: CourseIndex, annex: Annex, part: Part) -> Iterator[Diagnostic]:
    if part.file is None:
        return
    if not part.file.resolve().is_relative_to(index.course.root.resolve()):
        yield Diagnostic("SRC104", part.span, f"the file {part.path} of annex {annex.key} lies outside the project", "put the file itself there")
    elif not part.file.is_file():
        there = [p.name for p in part.file.parent.iterdir()] if part.file.parent.is_dir() else []
        hint = did_you_mean(part.file.name, there) or "paths begin in annex_assets/"
        yield Diagnostic("REF415", part.span, f"there is no file {part.path}", hint)
    elif not os.access(part.file, os.R_OK):
        yield Diagnostic("SRC101", part.span, f"the file {part.path} cannot be read", "give yourself the right to read it")
    else:
        size = part.file.stat().st_size
        if size == 0:
            yield Diagnostic("REF416", part.span, f"the file {part.path} is empty", "put the real file there, or write status: to-follow")
        elif size > TOO_BIG:
            yield Diagnostic("REF423", part.span, f"the file {part.path} has {size / 1024**3:.1f} GiB; no package can hold it", "link to it with a url")
        elif size > BIG:
            hint = "put it on a film or file platform and link to it with a url"
            yield Diagnostic("REF424", part.span, f"the file {part.path} has {size / 1024**2:.0f} MiB; many platforms refuse such packages", hint)
