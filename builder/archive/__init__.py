"""Members of archives, and archives that come out the same every time."""

from builder.archive.members import CHUNK, Member, check_paths, content_digest
from builder.archive.pack import ZIP_EPOCH, Method, pack, replacing

__all__ = ["CHUNK", "ZIP_EPOCH", "Member", "Method", "check_paths", "content_digest", "pack", "replacing"]
