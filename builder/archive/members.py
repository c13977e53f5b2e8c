"""Members of an archive, and the rules their paths keep."""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

CHUNK = 1 << 18
"""Bytes read at a time (256 KiB): memory stays flat, and a piece is still in the cache when it is hashed a second time."""

_WINDOWS_DRIVE = re.compile(r"^[A-Za-z]:")


@dataclass(frozen=True, slots=True)
class Member:
    """One file of an archive: its path inside, and either its bytes or the file on disk that holds them.

    A member from disk carries size and SHA-256 as the plan measured them, so that nobody reads it a second time only to hash it.
    """

    path: str
    data: bytes | None = None
    file: Path | None = None
    size: int = 0
    sha256: str = ""
    compress: bool = field(default=True)

    @classmethod
    def of_bytes(cls, path: str, data: bytes, *, compress: bool = True) -> "Member":
        """Make a member of bytes held in memory."""
        return cls(path, data=data, size=len(data), sha256=hashlib.sha256(data).hexdigest(), compress=compress)

    @classmethod
    def of_file(cls, path: str, file: Path, size: int, sha256: str) -> "Member":
        """Make a member of a file on disk, already measured; its bytes are stored, not deflated."""
        return cls(path, file=file, size=size, sha256=sha256, compress=False)

    def chunks(self) -> Iterator[bytes]:
        """Give the bytes in pieces of at most 256 KiB; OSError when the file cannot be read."""
        if self.data is not None:
            yield self.data
            return
        assert self.file is not None
        with self.file.open("rb") as stream:
            yield from _pieces(stream)


def _pieces(stream: BinaryIO) -> Iterator[bytes]:
    while piece := stream.read(CHUNK):
        yield piece


def check_paths(members: Iterable[Member]) -> None:
    """Refuse a path that is empty, absolute, escaping, not normal, or there twice; ValueError names it."""
    seen: set[str] = set()
    for member in members:
        path = member.path
        parts = path.split("/")
        if (
            not path
            or "\\" in path
            or path.startswith("/")
            or _WINDOWS_DRIVE.match(path)
            or any(p in ("", ".", "..") for p in parts)
        ):
            raise ValueError(f"not a path for an archive: {path!r}")
        if path in seen:
            raise ValueError(f"two members named {path!r}")
        seen.add(path)


def content_digest(members: Iterable[Member]) -> str:
    """Give the SHA-256 (hex) over the sorted lines ``sha256  path``: what is inside, whatever packed it."""
    lines = sorted(f"{member.sha256}  {member.path}\n" for member in members)
    return hashlib.sha256("".join(lines).encode()).hexdigest()
