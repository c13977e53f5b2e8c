"""builder verify."""

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
            facts = ", ".join(f"{name} {value}" for name, value in report.facts.items())
            console.say(f"{path}: {report.kind}" + (f" ({facts})" if facts else ""))
            console.report(report.diagnostics, quiet=quiet, verbose=verbose)
    end(found, strict=strict)
