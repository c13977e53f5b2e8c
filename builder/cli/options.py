"""Options that several commands share, and how their end is decided."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click

from builder.diagnostics import Diagnostic, Severity, severity

Command = Callable[..., None]


def project(function: Command) -> Command:
    """Add --project."""
    kind = click.Path(exists=True, file_okay=False, path_type=Path)
    return click.option(
        "--project", "root", type=kind, default=".", help="The folder of the course; the current one if left out."
    )(function)


def languages(function: Command) -> Command:
    """Add --language."""
    return click.option(
        "--language", "languages", multiple=True, metavar="LANG", help="A language, such as en; may be repeated; all if left out."
    )(function)


def modules(function: Command) -> Command:
    """Add --module."""
    return click.option(
        "--module", "modules", multiple=True, metavar="CODE", help="A module by its code; may be repeated; all if left out."
    )(function)


def output(function: Command) -> Command:
    """Add --format, --strict, --quiet and --verbose."""
    form = click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How to report.")
    return form(manner(function))


def manner(function: Command) -> Command:
    """Add --strict, --quiet and --verbose."""
    options = (
        click.option("--strict", is_flag=True, help="Warnings are problems too."),
        click.option("-q", "--quiet", is_flag=True, help="No notes and no progress."),
        click.option("-v", "--verbose", is_flag=True, help="Every note, also those that come in crowds."),
    )
    for option in reversed(options):
        function = option(function)
    return function


@contextmanager
def disk() -> Iterator[None]:
    """Turn a refusal of the system while a command writes its own files into a message; exit 1."""
    try:
        yield
    except OSError as error:
        raise click.ClickException(f"{error.filename}: {error.strerror}") from error


def end(diagnostics: Sequence[Diagnostic], *, strict: bool) -> None:
    """Leave with 1 where there is an error, or under --strict a warning."""
    bad = (Severity.ERROR, Severity.WARNING) if strict else (Severity.ERROR,)
    if any(severity(d) in bad for d in diagnostics):
        sys.exit(1)
