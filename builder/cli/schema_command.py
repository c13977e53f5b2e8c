"""builder schema."""

import json
from pathlib import Path

import click

from builder.cli import console
from builder.cli.options import disk
from builder.reader import json_schemas


@click.command("schema")
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default="source/schemas",
    help="The folder to write them into; source/schemas if left out.",
)
def command(*, out: Path) -> None:
    """Write the JSON Schemas of the source files, for editors that complete and check as one types."""
    with disk():
        for path in write_schemas(out):
            console.say(str(path))


def write_schemas(folder: Path) -> list[Path]:
    """Write every schema into a folder, and give their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, schema in json_schemas().items():
        path = folder / f"{name}.schema.json"
        path.write_text(json.dumps(schema, indent=2, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8", newline="\n")
        written.append(path)
    return written
