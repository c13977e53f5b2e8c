"""The lists beside the packages: manifest.json and SHA256SUMS, and which old packages go.

It belongs to the pipeline's floor: it knows files in dist/, nothing of what is in them.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from builder.archive import CHUNK, replacing

MANIFEST, SUMS = "manifest.json", "SHA256SUMS"


@dataclass(frozen=True, slots=True)
class Package:
    """A package in dist/: its file, what it is, its size in bytes, SHA-256, and the digest of its content."""

    file: str
    target: str
    language: str
    scope: str
    edition: str
    builder: str
    size: int
    sha256: str
    content_digest: str


def file_sha256(path: Path) -> str:
    """Give the SHA-256 of a file in hex."""
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while piece := stream.read(CHUNK):
            digest.update(piece)
    return digest.hexdigest()


def listed(folder: Path) -> dict[str, Package]:
    """Give what an earlier build's manifest.json lists, by file name; nothing where there is none or it cannot be read."""
    try:
        data = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        packages = [Package(**entry) for entry in data["packages"]]
        return {package.file: package for package in packages if re.fullmatch(r"[^./\\][^/\\]*", package.file)}
    except (OSError, ValueError, TypeError, KeyError):
        return {}


def still_there(folder: Path, old: Mapping[str, Package], made: Iterable[Package], possible: frozenset[str]) -> list[Package]:
    """Give the packages made and those of earlier builds that this source still makes and that lie unchanged in the folder."""
    packages = {package.file: package for package in made}
    for name, package in old.items():
        path = folder / name
        if (
            name not in packages
            and name in possible
            and path.is_file()
            and path.stat().st_size == package.size
            and file_sha256(path) == package.sha256
        ):
            packages[name] = package
    return [packages[name] for name in sorted(packages)]


def write_lists(folder: Path, course: str, packages: list[Package]) -> None:
    """Write both lists, each whole or not at all."""
    manifest = {"course": course, "packages": [asdict(package) for package in packages]}
    _write(folder / MANIFEST, json.dumps(manifest, indent=2, sort_keys=True, ensure_ascii=False) + "\n")
    _write(folder / SUMS, "".join(f"{package.sha256}  {package.file}\n" for package in packages))


def _write(path: Path, text: str) -> None:
    with replacing(path) as stream:
        stream.write(text.encode())
