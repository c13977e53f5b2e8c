"""builder new."""

from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

import click

from builder.archive import replacing
from builder.cli import console
from builder.cli.options import disk, end
from builder.cli.schema_command import write_schemas
from builder.diagnostics import BuildError
from builder.pipeline import quiz_to_start_from


@click.command("new", options_metavar="")
@click.argument("words", nargs=-1, required=True, metavar="[quiz] FOLDER")
def command(*, words: tuple[str, ...]) -> None:
    """Begin a curriculum in FOLDER that builds at once; FOLDER must be new or empty.

    With quiz, begin a file of questions for the module whose folder is FOLDER.
    """
    match words:
        case ("quiz", folder):
            _quiz(Path(folder))
        case ("quiz",):
            raise click.UsageError("name the folder of a module: builder new quiz source/1-first-module")
        case (folder,):
            _curriculum(Path(folder))
        case _:
            raise click.UsageError("one folder is wanted: builder new FOLDER, or builder new quiz FOLDER")


def _quiz(folder: Path) -> None:
    try:
        path, text = quiz_to_start_from(folder)
    except BuildError as error:
        console.report(error.diagnostics, quiet=False, verbose=False)
        end(error.diagnostics, strict=False)
        return
    with disk():
        path.parent.mkdir(exist_ok=True)
        with replacing(path) as stream:
            stream.write(text.encode())
    console.say(f"{path}\n\nNow: write the questions, then builder check. docs/reference/questions.md has every type.")


def _curriculum(folder: Path) -> None:
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
