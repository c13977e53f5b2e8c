"""The files of a package: each content once, under a safe name in the folder of the page that shows it first."""

from collections.abc import Iterable

from builder.archive import Member
from builder.plan.rich_model import AttachedFile
from builder.writers.scorm.names import file_name, identifier, numbered


class Shelf:
    """Hands out the path of every file and remembers it: the same bytes get the same path."""

    def __init__(self) -> None:
        """Begin empty."""
        self._paths: dict[str, str] = {}
        self._members: dict[str, Member] = {}

    def put(self, key: str, files: Iterable[AttachedFile]) -> None:
        """Take the files of an activity."""
        folder = f"files/{identifier('', key).lower().strip('.')}"
        for attached in files:
            asset = attached.asset
            if asset.sha256 in self._paths:
                continue
            name = file_name(attached.name)
            path, number = f"{folder}/{name}", 2
            while path in self._members:
                path, number = f"{folder}/{numbered(name, number)}", number + 1
            self._paths[asset.sha256] = path
            self._members[path] = asset.member(path)

    def path(self, attached: AttachedFile) -> str:
        """Give the path of a file that was taken."""
        return self._paths[attached.asset.sha256]

    def members(self) -> Iterable[Member]:
        """Give a member for every content."""
        return self._members.values()
