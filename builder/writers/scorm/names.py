"""Names that stay: identifiers and state codes from keys, safe file names from the names people gave."""

import base64
import hashlib
import re
import unicodedata

IDENTIFIER_LIMIT = 60
"""Longest identifier. Moodle's column holds 255; other platforms hold less, and results hang on it."""

_STEM_LIMIT = 60
_EXTENSION_LIMIT = 12
_NOT_IDENTIFIER = re.compile(r"[^A-Za-z0-9._-]+")
_NOT_FILE = re.compile(r"[^a-z0-9._]+")


def identifier(prefix: str, *keys: str) -> str:
    """Give an XML identifier of at most 60 characters, of ``[A-Za-z0-9._-]``: the prefix, then the keys joined by ``-``."""
    text = prefix + "-".join(_NOT_IDENTIFIER.sub("-", key) for key in keys)
    if len(text) <= IDENTIFIER_LIMIT:
        return text
    return f"{text[:48]}-{hashlib.sha256(text.encode()).hexdigest()[:10]}"


def state_code(key: str) -> str:
    """Give the four characters of ``[A-Za-z0-9_-]`` that stand for a page in the saved state: 24 bits of the key's SHA-256."""
    return base64.urlsafe_b64encode(hashlib.sha256(key.encode()).digest()[:3]).decode()


def file_name(original: str) -> str:
    """Give the name of a file inside the zip: ``[a-z0-9._-]``, the extension kept, ``file`` where nothing is left."""
    plain = unicodedata.normalize("NFKD", original).encode("ascii", "ignore").decode().lower()
    stem, dot, extension = plain.rpartition(".")
    if not dot or len(extension) > _EXTENSION_LIMIT:
        stem, extension = plain, ""
    extension = _NOT_FILE.sub("", extension)
    stem = _NOT_FILE.sub("-", stem).strip("-._")[:_STEM_LIMIT] or "file"
    return f"{stem}.{extension}" if extension else stem


def numbered(name: str, number: int) -> str:
    """Give the name with ``-2`` and so on before its extension."""
    stem, dot, extension = name.rpartition(".")
    return f"{stem}-{number}.{extension}" if dot else f"{name}-{number}"


def shorten(title: str, limit: int = 200) -> str:
    """Give a title on one line, cut with an ellipsis where it is over the limit (rule TITLE-200)."""
    line = " ".join(title.split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"
