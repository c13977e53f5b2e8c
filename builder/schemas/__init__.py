"""The official SCORM schemas, byte for byte as their publishers wrote them. Their origin and licence stand in NOTICE."""

from functools import cache
from importlib import resources
from typing import Literal

SchemaSet = Literal["scorm12", "scorm2004-3rd", "scorm2004-4th"]
"""The sets: SCORM 1.2 (4 files), SCORM 2004 3rd and 4th Edition (17 files each)."""


@cache
def schema_files(name: SchemaSet) -> dict[str, bytes]:
    """Give file name -> bytes of a set, sorted by name; a package carries all of them at its root. Do not change the result."""
    folder = resources.files(__name__) / name
    return {entry.name: entry.read_bytes() for entry in sorted(folder.iterdir(), key=lambda entry: entry.name)}


__all__ = ["SchemaSet", "schema_files"]
