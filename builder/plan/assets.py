"""Files measured once a build: size, SHA-1 and SHA-256 in one pass, and a media type that no machine's settings change."""

import hashlib
from pathlib import Path, PurePosixPath

from builder.archive import CHUNK
from builder.plan.rich_model import Asset

_TYPES = {
    "avif": "image/avif",
    "css": "text/css",
    "csv": "text/csv",
    "doc": "application/msword",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "epub": "application/epub+zip",
    "gif": "image/gif",
    "h5p": "application/zip.h5p",
    "html": "text/html",
    "ics": "text/calendar",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "js": "text/javascript",
    "json": "application/json",
    "m4a": "audio/mp4",
    "md": "text/plain",
    "mp3": "audio/mpeg",
    "mp4": "video/mp4",
    "odp": "application/vnd.oasis.opendocument.presentation",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "odt": "application/vnd.oasis.opendocument.text",
    "ogg": "audio/ogg",
    "pdf": "application/pdf",
    "png": "image/png",
    "ppt": "application/vnd.ms-powerpoint",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "rtf": "text/rtf",
    "svg": "image/svg+xml",
    "txt": "text/plain",
    "vtt": "text/vtt",
    "wav": "audio/wav",
    "webm": "video/webm",
    "webp": "image/webp",
    "xml": "text/xml",
    "xsd": "text/xml",
    "xls": "application/vnd.ms-excel",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
}


class AssetStore:
    """Measures files, each once however many plans name it."""

    def __init__(self) -> None:
        """Begin with nothing measured."""
        self._measured: dict[Path, Asset] = {}

    def asset(self, file: Path) -> Asset:
        """Give the asset of a file; OSError when it cannot be read."""
        known = self._measured.get(file)
        if known is None:
            known = self._measured[file] = _measure(file)
        return known


def _measure(file: Path) -> Asset:
    sha1, sha256, size = hashlib.sha1(usedforsecurity=False), hashlib.sha256(), 0
    with file.open("rb") as stream:
        while piece := stream.read(CHUNK):
            sha1.update(piece)
            sha256.update(piece)
            size += len(piece)
    return Asset(file, size, sha1.hexdigest(), sha256.hexdigest(), media_type(file.name))


def media_type(name: str) -> str:
    """Give the media type of a file by the ending of its name."""
    return _TYPES.get(PurePosixPath(name).suffix.lower().removeprefix("."), "application/octet-stream")


def made_asset(data: bytes, mimetype: str) -> Asset:
    """Give the asset of bytes that the plan made itself."""
    sha1 = hashlib.sha1(data, usedforsecurity=False).hexdigest()
    return Asset(None, len(data), sha1, hashlib.sha256(data).hexdigest(), mimetype, data)
