"""Pictures and other files of foreign texts: a name for each that the source can have, and what is missing."""

import base64
import binascii
import re
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from urllib.parse import unquote

from builder.exchange.model import ForeignText
from builder.exchange.names import slug
from builder.exchange.rich_html import PLUGINFILE

_DATA = re.compile(r"data:image/(?P<kind>[a-z]+)[a-z+.-]*;base64,(?P<data>[A-Za-z0-9+/=\s]+)")
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*(?:\.[A-Za-z0-9]+)+")
"""File names that are good everywhere as they are."""
_ENDINGS = {"jpeg": "jpg"}


@dataclass(slots=True)
class Pictures:
    """The files that a set of questions brings, by their path beside the set's file; ``folder`` is where they go."""

    folder: str
    files: dict[str, bytes] = field(default_factory=dict)
    shown: dict[str, None] = field(default_factory=dict)
    """The paths that texts asked for."""

    def of(self, text: ForeignText) -> "Finder":
        """Give what finds the files of a text."""
        return Finder(self, text)

    def put(self, name: str, data: bytes) -> str:
        """Keep a file and give its path; the same bytes stand once, another file of the same name gets a number."""
        pure = PurePosixPath(PurePosixPath(name).name)
        stem, ending = pure.stem, pure.suffix
        if not _NAME.fullmatch(pure.name):
            stem, ending = slug(stem) or "picture", re.sub(r"[^a-z0-9.]", "", ending.lower())
        taken = {path.lower(): path for path in self.files}
        number = 1
        path = f"{self.folder}/{stem}{ending}"
        while (other := taken.get(path.lower())) is not None:
            if self.files[other] == data:
                path = other
                break
            number += 1
            path = f"{self.folder}/{stem}-{number}{ending}"
        self.files[path] = data
        self.shown[path] = None
        return path


class Finder:
    """Gives the path of a file for an address in a text, empty where there is none; it remembers which were asked for."""

    def __init__(self, pictures: Pictures, text: ForeignText) -> None:
        """Take the files of a text."""
        self._pictures = pictures
        self._files = {file.name: file.data for file in text.files}
        self._used: set[str] = set()

    def __call__(self, address: str) -> str:
        """Give the path for an address."""
        if m := _DATA.fullmatch(address):
            try:
                data = base64.b64decode("".join(m["data"].split()), validate=True)
            except binascii.Error:
                return ""
            return self._pictures.put(f"picture.{_ENDINGS.get(m['kind'], m['kind'])}", data)
        name = unquote(address.removeprefix(PLUGINFILE).partition("?")[0])
        if not address.startswith(PLUGINFILE) or name not in self._files:
            return ""
        self._used.add(name)
        return self._pictures.put(name, self._files[name])

    @property
    def unused(self) -> tuple[str, ...]:
        """Give the names of the files that the text brings and never shows."""
        return tuple(name for name in self._files if name not in self._used)
