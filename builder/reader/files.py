"""Reading files: which there are, and their text, with what is wrong with them."""

import os
from pathlib import Path

from builder.diagnostics import Diagnostic, Span
from builder.markup.scan import NO_CHARACTER


def walk(root: Path, folder: Path, suffix: str = "") -> tuple[list[Path], list[Diagnostic]]:
    """Give the files below a folder, sorted, and what is wrong: SRC103 names equal but for case, SRC104 links out of the tree.

    Names that begin with ``_`` or ``.`` are left out. A folder that cannot be read is SRC101.
    """
    found: list[Path] = []
    wrong: list[Diagnostic] = []
    _walk(Path(os.path.realpath(root)), root, folder, suffix, found, wrong)
    by_lower: dict[str, Path] = {}
    for path in found:
        other = by_lower.setdefault(str(path).lower(), path)
        if other is not path:
            hint = "rename one of them: some systems cannot hold both"
            message = f"the file name differs from {relative(root, other)} only in case"
            wrong.append(Diagnostic("SRC103", Span(relative(root, path)), message, hint))
    return found, wrong


def _walk(real_root: Path, root: Path, folder: Path, suffix: str, found: list[Path], wrong: list[Diagnostic]) -> None:
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        wrong.append(Diagnostic("SRC101", Span(relative(root, folder)), f"cannot be read: {error.strerror}"))
        return
    for entry in entries:
        if entry.name.startswith(("_", ".")):
            continue
        if entry.is_symlink() and not Path(os.path.realpath(entry)).is_relative_to(real_root):
            hint = "put the file itself there"
            wrong.append(Diagnostic("SRC104", Span(relative(root, entry)), "a link that leads out of the project", hint))
        elif os.path.isdir(entry):  # noqa: PTH112 # Path.is_dir raises where a link's target may not be seen
            if not entry.is_symlink():
                _walk(real_root, root, entry, suffix, found, wrong)
        elif entry.name.endswith(suffix):
            found.append(entry)


def there(path: Path) -> bool:
    """Tell whether a file is there; one that the system hides counts as there, so that reading it says why it cannot be read."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True
    return True


def relative(root: Path, path: Path) -> str:
    """Give a path relative to the project, with ``/``."""
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()


def read_text(root: Path, path: Path) -> tuple[str | None, list[Diagnostic]]:
    r"""Give a file's text with ``\n`` line ends, or None; SRC101 unreadable, SRC102 characters that no package can hold."""
    name = relative(root, path)
    try:
        data = path.read_bytes()
    except OSError as error:
        return None, [Diagnostic("SRC101", Span(name), f"cannot be read: {error.strerror}")]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - (data.rfind(b"\n", 0, error.start) + 1) + 1
        message, hint = _other_encoding(data, error.start)
        return None, [Diagnostic("SRC101", Span(name, line, column), message, hint)]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    wrong = []
    for m in NO_CHARACTER.finditer(text):
        line = text.count("\n", 0, m.start()) + 1
        column = m.start() - (text.rfind("\n", 0, m.start()) + 1) + 1
        message = f"holds the character U+{ord(m.group()):04X}, which no package can carry"
        wrong.append(Diagnostic("SRC102", Span(name, line, column), message, "delete it"))
    return (None, wrong) if wrong else (text, [])


def _other_encoding(data: bytes, start: int) -> tuple[str, str]:
    """Say what bytes that are not UTF-8 seem to be, and a way out."""
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        return "is a document of a word processor or an archive, and no plain text", "copy its text into a plain text file"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "is UTF-16, not UTF-8", "save the file again with the encoding UTF-8"
    seen = data[start : start + 1].decode("cp1252", "replace")
    shown = (
        f'byte 0x{data[start]:02x}, in Windows-1252 "{seen}"'
        if seen.isprintable() and seen != "\ufffd"
        else f"byte 0x{data[start]:02x}"
    )
    return f"is not UTF-8 ({shown})", "save the file again with the encoding UTF-8"
