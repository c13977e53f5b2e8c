"""The least that any packer must do, with the standard library alone: a program of its own, which knows nothing of the builder.

baseline.py unpack PACKAGE... FOLDER    not measured: lays the members out as files, with a list of each package's method
baseline.py pack FOLDER                 reads those files, hashes them (sha1, sha256), packs them so again, hashes the package
baseline.py read PACKAGE...             opens packages, reads every member, hashes it (sha1, sha256)
"""

import gzip
import hashlib
import json
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

_CHUNK = 1 << 20
_GZIP_LEVEL = 6
"""The level that the builder's own tar.gz has."""


def members(package: Path) -> Iterator[tuple[str, int, IO[bytes]]]:
    """Give path, zip method (deflated for a tar) and a stream of every member."""
    if zipfile.is_zipfile(package):
        with zipfile.ZipFile(package) as archive:
            for info in archive.infolist():
                with archive.open(info) as stream:
                    yield info.filename, info.compress_type, stream
        return
    with tarfile.open(package, "r|gz") as tar:
        for entry in tar:
            content = tar.extractfile(entry)
            if content is not None:
                yield entry.name, zipfile.ZIP_DEFLATED, content


def chunks(stream: IO[bytes]) -> Iterator[bytes]:
    """Give the bytes in pieces of 1 MiB."""
    while piece := stream.read(_CHUNK):
        yield piece


def unpack(packages: list[Path], folder: Path) -> None:
    """Lay the members of packages out as files in a folder, with a list for ``pack``."""
    listing: list[tuple[str, bool, list[tuple[str, int]]]] = []
    for number, package in enumerate(packages):
        entries: list[tuple[str, int]] = []
        for path, method, stream in members(package):
            target = folder / str(number) / path
            target.parent.mkdir(parents=True, exist_ok=True)
            with target.open("wb") as out:
                for piece in chunks(stream):
                    out.write(piece)
            entries.append((path, method))
        listing.append((str(number), zipfile.is_zipfile(package), entries))
    (folder / "listing.json").write_text(json.dumps(listing), encoding="utf-8")


def pack(folder: Path) -> None:
    """Read, hash and pack what ``unpack`` laid out."""
    for name, is_zip, entries in json.loads((folder / "listing.json").read_text(encoding="utf-8")):
        root, target = folder / name, folder / f"{name}.packed"
        for path, _ in entries:
            with (root / path).open("rb") as stream:
                _hash(stream)
        if is_zip:
            with zipfile.ZipFile(target, "w") as archive:
                for path, method in entries:
                    archive.write(root / path, path, method)
        else:
            with (
                gzip.GzipFile(target, "wb", _GZIP_LEVEL, mtime=0) as compressed,
                tarfile.open(fileobj=compressed, mode="w", format=tarfile.USTAR_FORMAT) as tar,
            ):
                for path, _ in entries:
                    tar.add(root / path, path)
        with target.open("rb") as stream:
            _hash(stream)


def read(packages: list[Path]) -> None:
    """Read and hash every member of packages."""
    for package in packages:
        for _, _, stream in members(package):
            _hash(stream)


def _hash(stream: IO[bytes]) -> None:
    sha1, sha256 = hashlib.sha1(usedforsecurity=False), hashlib.sha256()
    for piece in chunks(stream):
        sha1.update(piece)
        sha256.update(piece)


if __name__ == "__main__":
    what, paths = sys.argv[1], [Path(name) for name in sys.argv[2:]]
    if what == "unpack":
        unpack(paths[:-1], paths[-1])
    elif what == "pack":
        pack(paths[0])
    else:
        read(paths)
