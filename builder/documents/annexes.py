"""Every text of a course's annexes made into files, with what is wrong with them."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from builder.curriculum.activities import Audience
from builder.curriculum.model import Annex, Format, MadeFile, MadeFiles, Part
from builder.diagnostics import Diagnostic
from builder.documents.model import Document
from builder.documents.notes import unspoken
from builder.documents.places import explained, place_in
from builder.documents.prepare import Preparer
from builder.documents.render import Job, Made, render
from builder.documents.slides import fullness, opening, split

_SLIDES = range(8, 16)
"""So many slides a presentation may have, the title slide not counted."""


@dataclass(frozen=True, slots=True)
class AnnexFiles:
    """The files of a course's annexes, and what was found on the way."""

    made: MadeFiles
    documents: Mapping[Path, Document]
    """The document that each file was made of."""
    fresh: tuple[Path, ...]
    """The files that were not kept from an earlier build."""
    diagnostics: tuple[Diagnostic, ...]


def make_annexes(preparer: Preparer, folder: Path, progress: Callable[[int, int], None]) -> AnnexFiles:
    """Make the documents of every annex; kept ones in ``folder`` are used again.

    DOC110 a text that cannot be set, DOC103 a PDF of too many pages, DOC107, DOC108 and DOC118 slides.
    OSError where a picture cannot be read or the folder not be written.
    """
    sheets = list(preparer.documents())
    jobs = [job for _, _, part, document in sheets for job in _jobs(part, document)]
    made = iter(render(jobs, folder, progress))
    files: dict[tuple[str, int], tuple[MadeFile, ...]] = {}
    documents: dict[Path, Document] = {}
    fresh: list[Path] = []
    wrong: list[Diagnostic] = []
    for annex, number, part, document in sheets:
        assert part.sheet is not None
        found = [(form, audience, next(made)) for form, audience in _forms(part)]
        for form, audience, each in found:
            wrong += _judged(part, form, each) if audience != "participant" else []
        wrong += _slides(part, document)
        stem = file_stem(annex, part)
        files[annex.key, number] = tuple(MadeFile(f, f"{stem}.{f}", one.path, who) for f, who, one in found if not one.error)
        documents |= {one.path: document for _, _, one in found if not one.error}
        fresh += [one.path for _, _, one in found if one.fresh]
    return AnnexFiles(files, documents, tuple(fresh), tuple(wrong))


def _forms(part: Part) -> list[tuple[Format, Audience]]:
    """Give the formats of a text, each with whose edition has it: what a speaker says is for trainers."""
    assert part.sheet is not None
    if part.sheet.kind != "presentation":
        return [(form, "everyone") for form in part.sheet.formats]
    forms: list[tuple[Format, Audience]] = [(form, "trainer") for form in part.sheet.formats]
    return [*forms, ("pdf", "participant")] if "pdf" in part.sheet.formats else forms


def _jobs(part: Part, document: Document) -> list[Job]:
    return [Job(unspoken(document) if who == "participant" else document, form) for form, who in _forms(part)]


def file_stem(annex: Annex, part: Part) -> str:
    """Give the name that an annex's files have for the reader, without its ending: key and the short name of its text.

    ``1.A.1.1-annex-1-ia-profile`` for the text ``1.A.1.1/annex-1-ia-profile`` of the annex ``1.A.1.1/annex-1``.
    """
    own, short = annex.key.rpartition("/")[2], part.path.rpartition("/")[2].rsplit(".", 2)[0]
    more = short.removeprefix(own).strip("-._")
    return re.sub(r"[^A-Za-z0-9._-]+", "-", "-".join(piece for piece in (annex.key.replace("/", "-"), more) if piece))


def _judged(part: Part, form: str, made: Made) -> list[Diagnostic]:
    sheet = part.sheet
    assert sheet is not None
    if made.error:
        hint = "use another letter or sign there; documents have Latin, Greek and Cyrillic letters and common signs"
        hint = hint if explained(made.error) != made.error else "change that place of the text; the words are Typst's own"
        span = place_in([sheet.text], made.error, sheet.text.span)
        return [Diagnostic("DOC110", span, f"cannot be made into {form.upper()}: {explained(made.error)}", hint)]
    if form == "pdf" and made.pages > sheet.pages:
        message = f"its PDF has {made.pages} pages; at most {sheet.pages} are meant"
        return [Diagnostic("DOC103", sheet.text.span, message, "shorten it, or raise pages in annex_assets/annexes.yaml")]
    return []


def _slides(part: Part, document: Document) -> list[Diagnostic]:
    if document.kind != "presentation":
        return []
    assert part.sheet is not None
    span, slides, before = part.sheet.text.span, split(document), opening(document)
    wrong = [
        Diagnostic("DOC107", span, f'the slide "{slide.title}" is too full to be read from the back of a room', _FEWER)
        for slide in slides
        if fullness(slide) > 1
    ]
    if len(slides) not in _SLIDES:
        message = f"the presentation has {len(slides)} slides; 8 to 15 are usual"
        wrong.append(Diagnostic("DOC108", span, message, "a slide begins at each ## heading"))
    if before.body or before.pictures:
        hint = "put a ## heading above it; only speaker notes may stand there, for the title slide"
        wrong.append(Diagnostic("DOC118", span, "what stands before the first ## heading is on no slide", hint))
    return wrong


_FEWER = "say less on it, or make two slides of it"
