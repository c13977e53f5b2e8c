"""The group of commands; each is imported only when it is called, so that ``--help`` comes at once."""

import importlib
import sys
import traceback

import click

from builder import __version__

COMMANDS = {
    "check": "Read and check a course.",
    "plan": "Show what would be built.",
    "annexes": "List the annexes, or make their documents.",
    "questions": "Show what questions cover; export and import them.",
    "build": "Build the packages of a course into dist/.",
    "verify": "Reopen packages and check them by the rules of their format.",
    "explain": "Say what a diagnostic code means.",
    "schema": "Write the JSON Schemas of the source files.",
    "new": "Begin a curriculum that builds at once, or a quiz.",
}


class _Lazy(click.Group):
    """A group that knows the names of its commands without importing them."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        if name not in COMMANDS:
            return None
        command = importlib.import_module(f"builder.cli.{name}_command").command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's signature
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            from builder.diagnostics.suggest import did_you_mean  # noqa: PLC0415 - only when a name is wrong

            hint = did_you_mean(args[0], COMMANDS)
            raise click.UsageError(f"{error.message.rstrip('.')}; {hint}" if hint else error.message, ctx) from None


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "-V", "--version", prog_name="builder")
def cli() -> None:
    """Turn a curriculum kept as plain files into Moodle course backups, SCORM packages and books."""


def main() -> None:
    """Run the command; exit 0 fine, 1 problems in the course, 2 wrong usage, 3 our own bug (with its traceback)."""
    try:
        cli()
    except Exception:  # noqa: BLE001 - the one place where a bug ends
        traceback.print_exc()
        sys.stderr.write("\nThis is a bug in builder, not in your course. Please report it with the lines above.\n")
        sys.exit(3)
