"""builder new."""

from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

import click

from builder.cli import console
from builder.cli.options import disk
from builder.cli.schema_command import write_schemas


@click.command("new")
@click.argument("folder", type=click.Path(path_type=Path))
def command(*, folder: Path) -> None:
    """Begin a curriculum in FOLDER that builds at once; FOLDER must be new or empty."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise click.UsageError(f"{folder} is not empty; nothing was written")
    starter = resources.files("builder.cli") / "starter"
    with disk():
        for path in [*_copy(starter, folder), *write_schemas(folder / "source" / "schemas")]:
            console.say(str(path))
    console.say(f"\nNow: cd {folder} && builder build")


def _copy(source: Traversable, target: Path) -> list[Path]:
    target.mkdir(parents=True, exist_ok=True)
    written = []
    for entry in sorted(source.iterdir(), key=lambda each: each.name):
        if entry.is_dir():
            written += _copy(entry, target / entry.name)
        else:
            name = ".gitignore" if entry.name == "gitignore" else entry.name
            (target / name).write_bytes(entry.read_bytes())
            written.append(target / name)
    return written
