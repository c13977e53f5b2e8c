"""Diagnostics: a place, a code, a message and a hint; the table of codes; reports as text and JSON."""

from builder.diagnostics.codes import CODES, has_errors, severity
from builder.diagnostics.model import BuildError, Diagnostic, Severity, Span
from builder.diagnostics.suggest import did_you_mean, nearest

__all__ = ["CODES", "BuildError", "Diagnostic", "Severity", "Span", "did_you_mean", "has_errors", "nearest", "severity"]
