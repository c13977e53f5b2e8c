"""Files that a package would take: that they are there, inside the project, readable, and of a size that a package can hold."""

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from builder.diagnostics import Diagnostic, Span, did_you_mean

TOO_BIG = 8 * 1024**3 - 1
"""A tar header holds sizes below 8 GiB (POSIX ustar: 11 octal digits); no learning platform takes more either."""
BIG = 100 * 1024**2
"""Above 100 MB common upload limits of platforms refuse a package."""


def check_file(root: Path, path: str, span: Span, what: str, hint: str, others: Iterable[str] = ()) -> Iterator[Diagnostic]:
    """Give what is wrong with a file of the project.

    SRC104 outside, REF415 not there, SRC101 unreadable, REF416 empty, REF423 and REF424 big. ``what`` begins the message of a
    file that is not there, ``hint`` helps where no name is near; ``others`` are further names it may mean.
    """
    file = root / path
    try:
        inside = Path(os.path.realpath(file)).is_relative_to(os.path.realpath(root))
        status = file.stat() if inside else None
    except PermissionError:
        yield Diagnostic("SRC101", span, f"the file {path} cannot be read", "give yourself the right to read it")
        return
    except (OSError, ValueError):
        near = did_you_mean(file.name, {*_names(file.parent), *others} - {file.name}, 0.7)
        yield Diagnostic("REF415", span, f"{what}there is no file {path}", near or hint)
        return
    if status is None:
        yield Diagnostic(
            "SRC104",
            span,
            f"the file {path} lies outside the project, or is a link that leads there",
            "put the file itself there",
        )
    elif not stat.S_ISREG(status.st_mode):
        yield Diagnostic("REF415", span, f"{what}{path} is no file", hint)
    elif not os.access(file, os.R_OK):
        yield Diagnostic("SRC101", span, f"the file {path} cannot be read", "give yourself the right to read it")
    else:
        yield from _size(path, status.st_size, span)


def _names(folder: Path) -> list[str]:
    try:
        return sorted(entry.name for entry in folder.iterdir())
    except (OSError, ValueError):
        return []


def _size(path: str, size: int, span: Span) -> Iterator[Diagnostic]:
    if size == 0:
        yield Diagnostic("REF416", span, f"the file {path} is empty", "put the real file there")
    elif size > TOO_BIG:
        yield Diagnostic(
            "REF423", span, f"the file {path} has {size / 1024**3:.1f} GiB; no package can hold it", "link to it on the web"
        )
    elif size > BIG:
        hint = "put it on a film or file platform and link to it there"
        yield Diagnostic(
            "REF424", span, f"the file {path} has {size / 1024**2:.0f} MiB; many platforms refuse such packages", hint
        )
