"""Documents as files, kept by their content: what is known already is found, the rest is made side by side."""

import hashlib
import json
import os
import re
import typing
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from importlib import metadata
from multiprocessing import get_context
from pathlib import Path

from builder.archive import replacing
from builder.curriculum.model import Format
from builder.documents.model import Document

if typing.TYPE_CHECKING:
    from builder.documents.book import Book

_LIBRARIES = ("typst", "font-source-sans-pro", "python-docx", "python-pptx", "odfdo", "lxml")
_FEW = 4
"""So few documents are made at once; more are worth a second process, which takes about half a second to begin."""
_KEPT = re.compile(r"(?P<digest>[0-9a-f]{64})-(?P<pages>\d+)-(?P<sum>[0-9a-f]{16})\.\w+")
"""The name of a kept file: of what it was made, its pages, and the beginning of its own SHA-256, which shows damage."""


@dataclass(frozen=True, slots=True)
class Job:
    """A document, or a book, and one format to make of it; a book is made as PDF."""

    document: "Document | Book"
    form: Format


@dataclass(frozen=True, slots=True)
class Made:
    """A file that was made just now (``fresh``) or kept; ``pages`` is 0 but for PDF. ``error`` says why there is none."""

    path: Path
    pages: int
    fresh: bool = False
    error: str = ""


def render(jobs: Sequence[Job], folder: Path, progress: Callable[[int, int], None]) -> list[Made]:
    """Give the file of every job, in order; new ones are kept in ``folder``. ``progress`` hears how many of how many are made.

    OSError where the folder cannot be written.
    """
    if not jobs:
        return []
    folder.mkdir(parents=True, exist_ok=True)
    digests = [digest_of(job) for job in jobs]
    known = _whole(folder, set(digests))
    missing = {digest: job for digest, job in zip(digests, jobs, strict=True) if digest not in known}
    errors: dict[str, str] = {}
    for number, (digest, made) in enumerate(zip(missing, _make_all(list(missing.values())), strict=True), 1):
        progress(number, len(missing))
        data, pages, error = made
        if error:
            errors[digest] = error
            continue
        known[digest] = folder / f"{digest}-{pages}-{_sum(data)}.{missing[digest].form}"
        with replacing(known[digest]) as stream:
            stream.write(data)
    return [
        Made(Path(), 0, error=errors[digest])
        if digest in errors
        else Made(known[digest], int(known[digest].stem.split("-")[1]), digest in missing)
        for digest in digests
    ]


def _whole(folder: Path, digests: Collection[str]) -> dict[str, Path]:
    """Give the kept files of some digests, but for those that are damaged."""
    named = ((m, entry) for entry in folder.iterdir() if (m := _KEPT.fullmatch(entry.name)))
    return {m["digest"]: entry for m, entry in named if m["digest"] in digests and _sum(entry.read_bytes()) == m["sum"]}


def _sum(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:16]


def forget(folder: Path, keep: Iterable[Path]) -> None:
    """Delete what ``folder`` keeps but for some files."""
    kept = set(keep)
    for entry in folder.iterdir() if folder.is_dir() else ():
        if _KEPT.fullmatch(entry.name) and entry not in kept:
            entry.unlink(missing_ok=True)


def digest_of(job: Job) -> str:
    """Give the SHA-256 of all that a file depends on: the document, its format, our own code and the libraries."""
    digest = hashlib.sha256(f"{job.form}\n{_makers()}\n".encode())
    for piece in _bytes_of(job.document):
        digest.update(len(piece).to_bytes(8))
        digest.update(piece)
    return digest.hexdigest()


@cache
def _makers() -> str:
    """Give a digest of this room's code and of the libraries' versions."""
    digest = hashlib.sha256(json.dumps({name: metadata.version(name) for name in _LIBRARIES}, sort_keys=True).encode())
    for file in sorted(Path(__file__).parent.rglob("*")):
        if file.suffix in (".py", ".typ"):
            digest.update(file.read_bytes())
    return digest.hexdigest()


def _bytes_of(value: object) -> Iterator[bytes]:
    match value:
        case bytes():
            yield value
        case dict():
            for key in sorted(value):
                yield from _bytes_of(key)
                yield from _bytes_of(value[key])
        case _ if is_dataclass(value):
            for field in fields(value):
                yield from _bytes_of(getattr(value, field.name))
        case _:
            yield str(value).encode()


def _make_all(jobs: Sequence[Job]) -> Iterator[tuple[bytes, int, str]]:
    if len(jobs) <= _FEW:
        yield from map(_make, jobs)
        return
    # Not forked: Typst has threads of its own, which a fork would not take along, and would then wait for.
    fresh = get_context("spawn")
    with ProcessPoolExecutor(min(len(jobs) // _FEW, os.cpu_count() or 1), fresh) as pool:
        yield from pool.map(_make, jobs, chunksize=4)


def _make(job: Job) -> tuple[bytes, int, str]:
    """Make one file: its bytes, its pages where it is a PDF, or why it cannot be made."""
    # Each format's library is loaded only where it is needed: a warm build needs none.
    from builder.documents.book import book_pdf  # noqa: PLC0415
    from builder.documents.pdf import TypesettingError, page_count, pdf  # noqa: PLC0415
    from builder.documents.raster import with_rasters  # noqa: PLC0415

    try:
        if not isinstance(job.document, Document):
            data = book_pdf(job.document)
            return data, page_count(data), ""
        match job.form:
            case "pdf":
                data = pdf(job.document)
                return data, page_count(data), ""
            case "docx":
                from builder.documents.word import docx  # noqa: PLC0415

                return docx(with_rasters(job.document)), 0, ""
            case "odt":
                from builder.documents.open_document import odt  # noqa: PLC0415

                return odt(with_rasters(job.document)), 0, ""
            case "pptx":
                from builder.documents.slides.deck import pptx  # noqa: PLC0415

                return pptx(with_rasters(job.document)), 0, ""
            case _:
                typing.assert_never(job.form)
    except TypesettingError as error:
        return b"", 0, str(error)
