"""Test sheets: one small text file that holds a whole course, or its difference from another, and what is expected of it.

A line that begins with ``--- `` opens a part: ``file: PATH`` (its text), ``hex: PATH`` (its bytes), ``sparse: PATH``
(its size in bytes), ``link: PATH`` (where it points), ``remove: PATH``, ``base: NAME`` (another sheet to begin with) or
``expect`` (lines). What stands before the first part says what the sheet is for.
"""

import re
import shutil
from dataclasses import dataclass, field
from pathlib import Path

_PART = re.compile(r"^--- (file|hex|sparse|link|remove|base|expect)(?:: *(.*?))? *$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet read: what it is for, its parts in order (kind, name, text), and the lines expected."""

    about: str
    parts: tuple[tuple[str, str, str], ...]
    expected: tuple[str, ...] = field(default=())


def read_sheet(path: Path) -> Sheet:
    """Read a sheet; the parts of its base come before its own."""
    text = path.read_text(encoding="utf-8")
    found = list(_PART.finditer(text))
    ends = [m.start() for m in found[1:]] + [len(text)]
    parts: list[tuple[str, str, str]] = []
    expected: tuple[str, ...] = ()
    for m, end in zip(found, ends, strict=True):
        kind, name, body = m[1], m[2] or "", text[m.end() + 1 : end]
        if kind == "base":
            parts = [*read_sheet(path.parent / name).parts, *parts]
        elif kind == "expect":
            expected = tuple(line.strip() for line in body.splitlines() if line.strip())
        else:
            parts.append((kind, name, body))
    return Sheet(text[: found[0].start()].strip() if found else text.strip(), tuple(parts), expected)


def write_course(sheet: Sheet, root: Path) -> Path:
    """Write the files of a sheet below ``root``; a later part replaces an earlier one of the same name."""
    for kind, name, body in sheet.parts:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if kind == "remove":
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        elif kind == "file":
            path.write_bytes(body.encode())
        elif kind == "hex":
            path.write_bytes(bytes.fromhex(body))
        elif kind == "link":
            path.unlink(missing_ok=True)
            path.symlink_to(body.strip())
        else:
            with path.open("wb") as stream:
                stream.truncate(int(body))
    return root
