"""Codes of the package format."""

from builder.diagnostics.code_tables.entry import Code

CODES: tuple[Code, ...] = ()
