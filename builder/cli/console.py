"""What people see: diagnostics, progress, results; as text with colour where there is a terminal, or as JSON."""

import json
import os
import sys
from collections import Counter
from collections.abc import Sequence

import click

from builder.diagnostics import Diagnostic, Severity, severity

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}
_MANY = 5
"""More notes of one code than this are counted, not listed, unless --verbose asks for them."""


def colour() -> bool:
    """Tell whether standard error may have colour (https://no-color.org)."""
    return sys.stderr.isatty() and not os.environ.get("NO_COLOR")


def say(text: str = "") -> None:
    """Write a result to standard output."""
    click.echo(text)


def report(diagnostics: Sequence[Diagnostic], *, quiet: bool, verbose: bool) -> None:
    """Write diagnostics to standard error, and how many there are; notes that come in crowds are counted by code."""
    shown = [d for d in diagnostics if not (quiet and severity(d) is Severity.NOTE)]
    crowds = Counter(d.code for d in shown if severity(d) is Severity.NOTE)
    for diagnostic in shown:
        if severity(diagnostic) is not Severity.NOTE or verbose or crowds[diagnostic.code] <= _MANY:
            _one(diagnostic)
    if not verbose:
        for code, number in sorted(crowds.items()):
            if number > _MANY:
                first = next(d for d in shown if d.code == code)
                line = f"{code}: {number} times, the first: {first.span}: {first.message} (--verbose lists them)"
                click.echo(f"{_styled('note', Severity.NOTE)} {line}", err=True, color=colour())
    counted = Counter(severity(d) for d in shown)
    parts = [count(counted[s], s.value) for s in Severity if counted[s]]
    if parts:
        click.echo(", ".join(parts), err=True)


def _styled(text: str, level: Severity) -> str:
    return click.style(text, fg=_COLOURS[level], bold=level is not Severity.NOTE)


def _one(diagnostic: Diagnostic) -> None:
    level = severity(diagnostic)
    click.echo(
        f"{diagnostic.span}: {_styled(level.value, level)} {diagnostic.code}: {diagnostic.message}", err=True, color=colour()
    )
    if diagnostic.hint:
        click.echo(f"    hint: {diagnostic.hint}", err=True, color=colour())


def as_json(**parts: object) -> None:
    """Write one JSON object to standard output."""
    click.echo(json.dumps(parts, indent=2, sort_keys=True, ensure_ascii=False, default=str))


def diagnostic_json(diagnostic: Diagnostic) -> dict[str, object]:
    """Give a diagnostic as JSON has it: code, severity, path, line and column (0: unknown), message, hint."""
    return {
        "code": diagnostic.code,
        "severity": severity(diagnostic).value,
        "path": diagnostic.span.path,
        "line": diagnostic.span.line,
        "column": diagnostic.span.column,
        "message": diagnostic.message,
        "hint": diagnostic.hint,
    }


class Progress:
    """A line on the terminal that says what is being done, gone when it is done; silent when piped."""

    def __init__(self, *, quiet: bool) -> None:
        """Be silent when asked or when nobody looks."""
        self._shown = sys.stderr.isatty() and not quiet
        self._said = False

    def __call__(self, what: str) -> None:
        """Say what is being done now."""
        if self._shown:
            click.echo(f"\r\x1b[K{what} ...", nl=False, err=True)
            self._said = True

    def done(self) -> None:
        """Clear the line, if there is one."""
        if self._said:
            click.echo("\r\x1b[K", nl=False, err=True)


def count(number: int, one: str, many: str = "") -> str:
    """Write a number of things: ``1 package``, ``2 packages``."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def size(number: int) -> str:
    """Write a number of bytes as people read it."""
    if number < 1000:  # noqa: PLR2004 - SI units
        return f"{number} B"
    if number < 1_000_000:  # noqa: PLR2004
        return f"{number / 1000:.0f} kB"
    return f"{number / 1_000_000:.1f} MB"
