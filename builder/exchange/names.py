"""Keys of our own for things that have a name elsewhere."""

import re
import unicodedata
from collections.abc import Collection

_KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_MOST = 39
"""So long may the key of a question be."""
_LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ı": "i"})
"""Letters that Unicode does not take apart into one of ASCII and a mark, or that readers write otherwise."""


def slug(text: str) -> str:
    """Give a text in lower-case letters of ASCII, digits and hyphens; empty where nothing is left."""
    lower = unicodedata.normalize("NFC", text).lower().translate(_LETTERS)
    plain = unicodedata.normalize("NFKD", lower).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def question_key(idnumber: str, name: str, taken: Collection[str]) -> str:
    """Give a key that is not taken: the end of the ID number if it can be one, else made from it or from the name."""
    end = idnumber.strip().rpartition("/")[2]
    key = end if _KEY.fullmatch(end) and len(end) <= _MOST else (slug(idnumber) or slug(name))[:_MOST].strip("-") or "question"
    number = 1
    free = key
    while free.lower() in {each.lower() for each in taken}:
        number += 1
        free = f"{key[: _MOST - len(str(number)) - 1]}-{number}"
    return free


def kept(idnumber: str, key: str) -> bool:
    """Tell whether a key still is the ID number, or its last part."""
    return idnumber.strip().rpartition("/")[2] == key
