"""Reproducible zip and tar.gz, written beside their target and moved into place when whole.

Rules (DESIGN): zip with explicit ZipInfo, create_system 3, mode 0644, a fixed date not before 1980; tar in USTAR format; gzip
header with an empty name and a fixed time. The same members give the same bytes on the same machine.
"""

import gzip
import io
import os
import tarfile
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO, Literal, cast

from builder.archive.members import Member, check_paths

Method = Literal["zip", "tar.gz"]
ZIP_EPOCH = datetime(1980, 1, 1, tzinfo=UTC)
"""The earliest time a zip can hold (APPNOTE 4.4.6)."""
_UNIX = 3
_FILE_0644 = 0o100644 << 16


def pack(members: Sequence[Member], target: Path, method: Method, when: datetime = ZIP_EPOCH) -> None:
    """Write the members in the order given into ``target``, whole or not at all.

    ``when`` is the outer time of the archive's entries. ValueError for a path that no archive may hold; OSError when the disk
    refuses.
    """
    check_paths(members)
    with replacing(target) as stream:
        if method == "zip":
            _zip(members, stream, max(when, ZIP_EPOCH))
        else:
            _tar_gz(members, stream, when)


@contextmanager
def replacing(target: Path) -> Iterator[BinaryIO]:
    """Open a temporary file beside ``target`` that takes its place when the block ends well, and vanishes when it does not."""
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".part", dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "w+b") as stream:
            yield cast("BinaryIO", stream)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(0o644)
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _zip(members: Sequence[Member], stream: BinaryIO, when: datetime) -> None:
    stamp = (when.year, when.month, when.day, when.hour, when.minute, when.second)
    with zipfile.ZipFile(stream, "w", allowZip64=True) as archive:
        for member in members:
            info = zipfile.ZipInfo(member.path, stamp)
            info.create_system = _UNIX
            info.external_attr = _FILE_0644
            info.compress_type = zipfile.ZIP_DEFLATED if member.compress else zipfile.ZIP_STORED
            if member.data is not None:
                archive.writestr(info, member.data)
                continue
            info.file_size = member.size
            with archive.open(info, "w") as entry:
                for piece in member.chunks():
                    entry.write(piece)


def _tar_gz(members: Sequence[Member], stream: BinaryIO, when: datetime) -> None:
    moment = int(when.timestamp())
    with (
        gzip.GzipFile(filename="", mode="wb", compresslevel=6, fileobj=stream, mtime=moment) as compressed,
        tarfile.open(fileobj=compressed, mode="w", format=tarfile.USTAR_FORMAT) as archive,
    ):
        for member in members:
            info = tarfile.TarInfo(member.path)
            info.size, info.mtime, info.mode, info.uid, info.gid, info.uname, info.gname = (
                member.size,
                moment,
                0o644,
                0,
                0,
                "",
                "",
            )
            if member.data is not None:
                archive.addfile(info, io.BytesIO(member.data))
                continue
            assert member.file is not None
            with member.file.open("rb") as source:
                archive.addfile(info, source)
