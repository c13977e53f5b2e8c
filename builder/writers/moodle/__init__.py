"""Moodle course backups (.mbz)."""

from builder.writers.moodle.backup import write

__all__ = ["write"]
