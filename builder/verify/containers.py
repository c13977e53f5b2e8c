"""Archives opened as a receiver opens them: gzipped tar or zip by the first two bytes, every member once, in small pieces."""

import gzip
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Literal, cast

PIECE = 1 << 18
"""Bytes held at a time (256 KiB): memory stays flat whatever the size of the package."""
_BLOCK = 512
_DIRECTORY = b"5"
_IGNORED = b"123467"
"""Tar types that a Moodle restore passes over: links, devices, FIFOs, contiguous files."""
_EXTENDED = b"xgLKX"
"""Tar types of PAX and GNU headers, which Moodle takes for files of their own."""
DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OverflowError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OSError,
)
"""What the standard library raises over bytes that are no archive (a broken name: ValueError; an impossible offset: OSError)."""

Fault = Literal["damaged", "header", "ignored", "extended", "encrypted", "method", "symlink", "flag"]


class DamagedError(Exception):
    """The archive cannot be read any further; the message says why."""


class HeaderError(DamagedError):
    """A tar header is broken, so that nobody can tell where the next one is."""


@dataclass(frozen=True, slots=True)
class Opened:
    """One member while it is open: path as stored, size in bytes, its pieces (to be read before the next member), and faults."""

    path: str
    size: int
    pieces: Iterator[bytes]
    faults: tuple[tuple[Fault, str], ...] = ()

    def read(self) -> bytes:
        """Give all bytes that are left."""
        return b"".join(self.pieces)


def container_of(path: Path) -> Literal["gzip", "zip", "none"]:
    """Tell what an archive is, by its first two bytes, as Moodle does; OSError when the file cannot be read."""
    with path.open("rb") as stream:
        first = stream.read(4)
    if first[:2] == b"\x1f\x8b":
        return "gzip"
    return "zip" if first[:2] == b"PK" else "none"


def tar_members(path: Path) -> Iterator[Opened]:
    """Give the members of a gzipped tar one after the other; DamagedError where it cannot be read any further."""
    try:
        with gzip.open(path, "rb") as stream:
            yield from _tar_members(cast("BinaryIO", stream))
    except DAMAGE as error:
        raise DamagedError(str(error) or type(error).__name__) from error


def zip_members(archive: zipfile.ZipFile) -> Iterator[Opened]:
    """Give the members of a zip one after the other; reading a damaged one raises DamagedError."""
    return (open_member(archive, info) for info in archive.infolist())


@contextmanager
def opened_zip(path: Path) -> Iterator[zipfile.ZipFile]:
    """Open a zip; DamagedError where it is none."""
    try:
        archive = zipfile.ZipFile(path)
    except DAMAGE as error:
        raise DamagedError(str(error) or type(error).__name__) from error
    with archive:
        yield archive


def open_member(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Opened:
    """Give one member of a zip; one that no receiver can unpack has faults and no pieces."""
    faults = tuple(_zip_faults(info))
    unreadable = any(kind in ("encrypted", "method") for kind, _ in faults)
    return Opened(info.orig_filename, info.file_size, iter(()) if unreadable else _zip_pieces(archive, info), faults)


def _zip_faults(info: zipfile.ZipInfo) -> Iterator[tuple[Fault, str]]:
    if info.flag_bits & 0x1:
        yield "encrypted", "is encrypted"
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        yield "method", f"is packed by method {info.compress_type}"
    if stat.S_ISLNK(info.external_attr >> 16):
        yield "symlink", "is a symbolic link"
    if not info.flag_bits & 0x800 and not info.orig_filename.isascii():
        yield "flag", "has a name that is not ASCII, and no UTF-8 flag"


def _zip_pieces(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[bytes]:
    try:
        with archive.open(info) as stream:
            while piece := stream.read(PIECE):
                yield piece
    except DAMAGE as error:
        raise DamagedError(f"{info.orig_filename}: {error}") from error


def _tar_members(stream: BinaryIO) -> Iterator[Opened]:
    """Read tar blocks as Moodle does: name and prefix of the header only, extended headers as files of their own."""
    position = 0
    while True:
        header = stream.read(_BLOCK)
        position += len(header)
        if not header.strip(b"\0"):
            if position < _BLOCK:
                raise DamagedError("the tar is empty")
            while stream.read(PIECE):  # to the end, so that the gzip checksum is compared
                pass
            return
        if len(header) < _BLOCK:
            raise DamagedError("the tar ends inside a header")
        kind = header[156:157]
        size, faults = _header(header, kind)
        if size is None:
            raise HeaderError(f"the header at byte {position - _BLOCK} is broken: {faults[0][1]}")
        left = _Rest(stream, size)
        if kind != _DIRECTORY:
            yield Opened(_name(header), size, left.pieces(), faults)
        left.skip()
        position += size + (-size % _BLOCK)


class _Rest:
    """The bytes of one tar member that are not read yet."""

    def __init__(self, stream: BinaryIO, size: int) -> None:
        """Start at the member's first byte."""
        self._stream, self._left, self._padding = stream, size, -size % _BLOCK

    def pieces(self) -> Iterator[bytes]:
        """Give what is left in pieces of at most 256 KiB."""
        while self._left:
            try:
                piece = self._stream.read(min(PIECE, self._left))
            except DAMAGE as error:
                raise DamagedError(str(error) or type(error).__name__) from error
            if not piece:
                raise DamagedError("the tar ends inside a member")
            self._left -= len(piece)
            yield piece

    def skip(self) -> None:
        """Pass over the rest of the member and over the filling of its last block."""
        for _ in self.pieces():
            pass
        self._stream.read(self._padding)


def _header(header: bytes, kind: bytes) -> tuple[int | None, tuple[tuple[Fault, str], ...]]:
    """Give the size of a member (None where the header cannot be trusted) and what is odd about its header."""
    if header[257:262] != b"ustar":
        return None, (("header", "no ustar magic"),)
    total = sum(header[:148]) + sum(header[156:]) + 8 * ord(" ")
    written = header[148:156].strip(b" \0")
    try:
        if int(written or b"0", 8) != total:
            return None, (("header", "its checksum is wrong"),)
        size = int(header[124:136].strip(b" \0") or b"0", 8)
    except ValueError:
        return None, (("header", "its size is not an octal number"),)
    if kind in _IGNORED and kind:
        return size, (("ignored", f"is of type {kind.decode('ascii')!r}"),)
    if kind in _EXTENDED and kind:
        return size, (("extended", f"is a header of type {kind.decode('ascii')!r}"),)
    return size, ()


def _name(header: bytes) -> str:
    name, prefix = (part.split(b"\0", 1)[0] for part in (header[:100], header[345:500]))
    full = name if header[257:263] == b"ustar " or not prefix else prefix + b"/" + name
    return full.decode("utf-8", "surrogateescape")
