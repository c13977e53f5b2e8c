"""Files that are shipped, and texts in which references stand instead of addresses."""

from dataclasses import dataclass
from pathlib import Path

from builder.archive import Member


@dataclass(frozen=True, slots=True)
class Asset:
    """A file on disk, or bytes that the plan made, measured once: size in bytes, SHA-1 and SHA-256 in lower-case hex."""

    file: Path | None
    size: int
    sha1: str
    sha256: str
    mimetype: str
    data: bytes = b""

    def member(self, path: str) -> Member:
        """Give the member of an archive that holds the bytes: streamed from the disk, or those made."""
        if self.file is None:
            return Member.of_bytes(path, self.data)
        return Member.of_file(path, self.file, self.size, self.sha256)


@dataclass(frozen=True, slots=True)
class AttachedFile:
    """An asset under the name it has for the reader.

    ``name`` is unique in its activity and has no slash. ``licence`` is a key of LICENCES.
    """

    name: str
    asset: Asset
    licence: str


@dataclass(frozen=True, slots=True)
class ActivityRef:
    """Stands in a text for the address of another activity of the same plan, as a whole attribute value."""

    key: str


@dataclass(frozen=True, slots=True)
class FileRef:
    """Stands in a text for the address of a file attached to the activity (or section) that holds the text."""

    name: str


Rich = tuple[str | ActivityRef | FileRef, ...]
"""Well-formed XHTML in pieces: joined with the address that a writer gives for each reference it is the text of a page.

A reference stands inside a quoted attribute value; the address must be escaped for an attribute by the writer. The text uses
only elements that survive Moodle's cleaning, carries no id but footnotes' in pages, and is wrapped with its language.
"""
