"""builder check."""

import os
from pathlib import Path
from typing import Literal

import click

from builder.cli import console
from builder.cli.options import end, languages, output, project
from builder.diagnostics import BuildError
from builder.pipeline import check, kept_documents


@click.command("check")
@project
@languages
@output
def command(*, root: Path, languages: tuple[str, ...], form: str, strict: bool, quiet: bool, verbose: bool) -> None:
    """Read and check a course: texts, links, annexes and their documents, step times, spelling, terms."""
    progress = console.Progress(quiet=quiet or form == "json")
    rules: Literal["on", "demand"] = "demand" if os.environ.get("CI") == "true" else "on"
    try:
        checked, found = check(root, languages, rules, kept_documents(root / "dist"), progress)
    except BuildError as error:
        checked, found = (), error.diagnostics
    progress.done()
    if form == "json":
        console.as_json(diagnostics=[console.diagnostic_json(d) for d in found])
    else:
        console.report(found, quiet=quiet, verbose=verbose)
        for one in checked:
            course = one.course
            counts = (
                console.count(len(course.modules), "module"),
                console.count(len(one.index.topics), "topic"),
                console.count(len(one.index.exercises), "exercise"),
                console.count(len(course.annexes), "annex", "annexes"),
            )
            console.say(f"{course.title} [{course.language}]: {', '.join(counts)}")
    end(found, strict=strict)
