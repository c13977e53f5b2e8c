"""builder build."""

from pathlib import Path
from time import perf_counter

import click

from builder.cli import console
from builder.cli.options import end, languages, modules, output, project
from builder.curriculum.editions import EDITIONS, Edition
from builder.diagnostics import BuildError
from builder.pipeline import ON_REQUEST, TARGETS, Request, build


@click.command("build")
@project
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), help="Where the packages go; dist/ of the project if left out."
)
@click.option(
    "--target",
    "targets",
    type=click.Choice((*TARGETS, *ON_REQUEST)),
    multiple=True,
    help="A target; may be repeated; all but moodle45 (Moodle 4.5 and later) if left out.",
)
@modules
@click.option(
    "--exercise",
    "exercises",
    multiple=True,
    metavar="CODE",
    help="An exercise by its code, as a sheet to print; may be repeated.",
)
@click.option(
    "--edition",
    "editions",
    type=click.Choice(EDITIONS),
    multiple=True,
    help="For whom Moodle backups and SCORM packages are; may be repeated; the trainer's if left out.",
)
@languages
@output
def command(  # noqa: PLR0913 # Click gives one argument for each option
    *,
    root: Path,
    out: Path | None,
    targets: tuple[str, ...],
    modules: tuple[str, ...],
    exercises: tuple[str, ...],
    editions: tuple[Edition, ...],
    languages: tuple[str, ...],
    form: str,
    strict: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """Build the packages of a course into dist/ and verify them."""
    began = perf_counter()
    request = Request(root, out or root / "dist", targets or TARGETS, modules, languages, exercises, editions or ("trainer",))
    progress = console.Progress(quiet=quiet or form == "json")
    try:
        built = build(request, progress, strict=strict)
        packages, removed, found = built.packages, built.removed, built.diagnostics
    except BuildError as error:
        packages, removed, found = (), (), error.diagnostics
    progress.done()
    if form == "json":
        console.as_json(
            diagnostics=[console.diagnostic_json(d) for d in found],
            packages=[{"file": p.file, "target": p.target, "size": p.size, "sha256": p.sha256} for p in packages],
            removed=list(removed),
        )
    else:
        console.report(found, quiet=quiet, verbose=verbose)
        for package in packages:
            console.say(f"{request.out / package.file}  {console.size(package.size)}")
        for name in removed:
            console.say(f"{request.out / name}  removed: it is not made any more")
        if packages:
            console.say(f"{console.count(len(packages), 'package')} in {perf_counter() - began:.1f} s, each verified")
        else:
            console.say("nothing was built; the packages of the last build are as they were")
    end(found, strict=strict)
