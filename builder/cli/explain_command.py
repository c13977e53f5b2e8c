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
    wanted = code.upper()
    found = [entry for entry in CODES.values() if wanted in (entry.code, entry.alias.upper())]
    if not found:
        names = {*CODES, *(entry.alias for entry in CODES.values() if entry.alias)}
        hint = did_you_mean(code.upper(), names) or "builder explain lists them all"
        raise click.UsageError(f"there is no code {code}; {hint}")
    for number, entry in enumerate(found):
        alias = f", also {entry.alias}" if entry.alias else ""
        console.say(("\n" if number else "") + f"{entry.code} ({entry.severity.value}{alias}): {entry.title}\n")
        console.say(textwrap.fill(entry.text, 100))
