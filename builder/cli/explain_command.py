"""builder explain."""

import textwrap

import click

from builder.cli import console
from builder.diagnostics import CODES, did_you_mean


@click.command("explain")
@click.argument("code", required=False)
def command(*, code: str | None) -> None:
    """Say what a diagnostic CODE means and what to do; without one, list them all."""
    if code is None:
        for entry in CODES.values():
            console.say(f"{entry.code}  {entry.severity.value:<8}{entry.title}")
        return
    by_alias = {entry.alias.upper(): entry for entry in CODES.values() if entry.alias}
    found = CODES.get(code.upper()) or by_alias.get(code.upper())
    if found is None:
        raise click.UsageError(f"there is no code {code}. {did_you_mean(code, CODES)}".strip())
    alias = f", also {found.alias}" if found.alias else ""
    console.say(f"{found.code} ({found.severity.value}{alias}): {found.title}\n")
    console.say(textwrap.fill(found.text, 100))
