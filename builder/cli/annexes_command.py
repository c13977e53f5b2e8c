"""builder annexes."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import click

from builder.cli import console
from builder.cli.options import disk, end, languages, output, project
from builder.curriculum.model import Annex
from builder.diagnostics import BuildError, Diagnostic, Severity, did_you_mean, has_errors, severity
from builder.pipeline import Checked, check, kept_documents


@click.command("annexes")
@project
@click.argument("keys", nargs=-1, metavar="[KEY]...")
@click.option("--placeholders", is_flag=True, help="Only those that stand in for an original or are to follow.")
@click.option(
    "--render",
    "target",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Make the documents of the annexes and put them there.",
)
@languages
@output
def command(  # noqa: PLR0913 # Click gives one argument for each option
    *,
    root: Path,
    keys: tuple[str, ...],
    placeholders: bool,
    target: Path | None,
    languages: tuple[str, ...],
    form: str,
    strict: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """List the annexes of a course with their kinds and what there is of each, or make the documents of those named by KEY."""
    progress = console.Progress(quiet=quiet or form == "json")
    try:
        checked, found = check(root, languages, documents=kept_documents(root / "dist") if target else None, progress=progress)
    except BuildError as error:
        checked, found = (), error.diagnostics
    progress.done()
    if checked:
        _known(checked[0], keys)
    chosen = [(one, annex) for one in checked for annex in one.course.annexes if _wanted(annex, keys, placeholders=placeholders)]
    written = _rendered(chosen, target, found) if target else []
    if form == "json":
        console.as_json(
            annexes=[_json(one, annex) for one, annex in chosen],
            diagnostics=[console.diagnostic_json(d) for d in found],
            written=[str(path) for path in written],
        )
    else:
        _show(chosen, written, found, quiet=quiet, verbose=verbose, target=target)
    end(found, strict=strict)


def _known(one: Checked, keys: tuple[str, ...]) -> None:
    for key in keys:
        if key not in one.index.annexes:
            hint = did_you_mean(key, one.index.annexes) or "builder annexes lists them all"
            raise click.UsageError(f'there is no annex "{key}"; {hint}')


def _wanted(annex: Annex, keys: tuple[str, ...], *, placeholders: bool) -> bool:
    return (not keys or annex.key in keys) and (not placeholders or annex.placeholder or annex.to_follow)


def _rendered(chosen: list[tuple[Checked, Annex]], target: Path, found: tuple[Diagnostic, ...]) -> list[Path]:
    """Copy the documents of annexes; a second language gets a folder of its own."""
    if has_errors(found):
        return []
    languages = {one.course.language for one, _ in chosen}
    written = []
    with disk():
        for one, annex in chosen:
            folder = target / one.course.language if len(languages) > 1 else target
            folder.mkdir(parents=True, exist_ok=True)
            for number in range(len(annex.parts)):
                for made in one.annexes.made.get((annex.key, number), ()) if one.annexes else ():
                    if made.audience == "participant":
                        continue  # slides without the speaker's notes, under the same name
                    shutil.copyfile(made.path, folder / made.name)
                    written.append(folder / made.name)
    return written


def _parts(one: Checked, annex: Annex) -> Iterator[str]:
    """Give a word for each part: formats of a text, the ending of a file, ``link``."""
    for part in annex.parts:
        if part.sheet:
            shown = "+".join(part.sheet.formats)
            yield shown if part.language == one.course.language else f"{shown} ({part.language})"
        else:
            yield "link" if part.url else part.path.rpartition(".")[2]


def _status(annex: Annex) -> str:
    if annex.placeholder:
        return "placeholder"
    if annex.to_follow:
        return "to follow"
    return "" if annex.parts else "cited"


def _json(one: Checked, annex: Annex) -> dict[str, object]:
    return {
        "key": annex.key,
        "language": one.course.language,
        "title": annex.title,
        "kind": annex.kind,
        "licence": annex.licence,
        "status": _status(annex),
        "parts": list(_parts(one, annex)),
        "source": str(annex.span),
    }


def _show(  # one for each thing shown
    chosen: list[tuple[Checked, Annex]],
    written: list[Path],
    found: tuple[Diagnostic, ...],
    *,
    quiet: bool,
    verbose: bool,
    target: Path | None,
) -> None:
    said = found if target else [d for d in found if severity(d) is Severity.ERROR]
    console.report(said, quiet=quiet, verbose=verbose)
    if target:
        for path in written:
            console.say(f"{path}  {console.size(path.stat().st_size)}")
        return
    rows = [(annex.key, annex.kind, ", ".join(_parts(one, annex)), _status(annex), annex.title) for one, annex in chosen]
    widths = [max((len(row[column]) for row in rows), default=0) for column in range(4)]
    for row in rows:
        console.say("  ".join([*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[4]]).rstrip())
    count = {status: sum(_status(annex) == status for _, annex in chosen) for status in ("placeholder", "to follow", "cited")}
    more = [f"{number} {status}" for status, number in count.items() if number]
    console.say(", ".join([console.count(len(chosen), "annex", "annexes"), *more]))
