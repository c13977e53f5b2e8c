"""builder verify."""

from collections.abc import Mapping
from pathlib import Path

import click

from builder.cli import console
from builder.cli.options import end, output
from builder.verify import verify_package


@click.command("verify")
@click.argument("packages", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@output
def command(*, packages: tuple[Path, ...], form: str, strict: bool, quiet: bool, verbose: bool) -> None:
    """Reopen packages (.mbz, SCORM .zip), ours or not, and check them by the rules of their format."""
    reports = [(path, verify_package(path)) for path in packages]
    found = [d for _, report in reports for d in report.diagnostics]
    if form == "json":
        console.as_json(
            packages=[
                {
                    "file": str(path),
                    "kind": report.kind,
                    "facts": dict(report.facts),
                    "diagnostics": [console.diagnostic_json(d) for d in report.diagnostics],
                }
                for path, report in reports
            ]
        )
    else:
        for path, report in reports:
            console.say(f"{path}: {report.kind}")
            width = max((len(name) for name in report.facts), default=0)
            for name, value in report.facts.items():
                console.say(f"    {name:<{width}}  {_shown(value)}")
            console.report(report.diagnostics, quiet=quiet, verbose=verbose)
            if not report.diagnostics:
                console.say("    nothing to say against it")
    end(found, strict=strict)


def _shown(value: object) -> str:
    """Write a fact: a map of counts as ``3 page, 2 label``, anything else as it is."""
    if isinstance(value, Mapping):
        return ", ".join(f"{number} {name}" for name, number in value.items())
    return str(value)
