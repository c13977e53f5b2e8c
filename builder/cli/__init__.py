"""The command ``builder``."""

from builder.cli.main import main

__all__ = ["main"]
