"""builder questions: what they cover, and their way into other tools and from there."""

from collections.abc import Mapping
from pathlib import Path
from textwrap import fill

import click
from click.core import ParameterSource

from builder.cli import console
from builder.cli.options import disk, end, languages, manner, output, project
from builder.curriculum.coverage import Coverage, Tested
from builder.curriculum.questions import Question
from builder.diagnostics import BuildError, Diagnostic, Severity, severity
from builder.pipeline.questions import FORMATS, Report, export_questions, import_questions, question_report

_WIDTH = 100


@click.group("questions", invoke_without_command=True)
@project
@languages
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@output
@click.pass_context
def command(  # noqa: PLR0913 # Click gives one argument for each option
    context: click.Context,
    *,
    root: Path,
    languages: tuple[str, ...],
    as_json: bool,
    form: str,
    strict: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """Show which objectives the questions of a course test, which none tests, and which exercises none leads back to."""
    if context.invoked_subcommand:
        given = [name for name in context.params if context.get_parameter_source(name) is ParameterSource.COMMANDLINE]
        if given:
            raise click.UsageError(f"write the options behind {context.invoked_subcommand}")
        return
    try:
        reports, found = question_report(root, languages)
    except BuildError as error:
        reports, found = (), error.diagnostics
    if as_json or form == "json":
        console.as_json(diagnostics=_json(found), reports=[_report_json(report) for report in reports])
    else:
        errors = [diagnostic for diagnostic in found if severity(diagnostic) is Severity.ERROR]
        console.report(found if verbose else errors, quiet=quiet, verbose=verbose)
        for report in reports:
            _show(report)
    end(found, strict=strict)


@command.command("export")
@project
@click.argument("codes", nargs=-1, required=True, metavar="CODE...")
@click.option("--format", "form", type=click.Choice(FORMATS), required=True, help="GIFT, or Moodle XML, which holds more.")
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), help="Where the files go; dist/ of the project if left out."
)
@languages
@click.option("--json", "as_json", is_flag=True, help="Report as JSON.")
@manner
def export_command(  # noqa: PLR0913 # Click gives one argument for each option
    *,
    root: Path,
    codes: tuple[str, ...],
    form: str,
    out: Path | None,
    languages: tuple[str, ...],
    as_json: bool,
    strict: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """Write sets of questions, each by its CODE, as files that other tools read, and say what the format does not hold."""
    try:
        written, found = export_questions(root, codes, form, out or root / "dist", languages)
    except BuildError as error:
        written, found = (), error.diagnostics
    if as_json:
        console.as_json(diagnostics=_json(found), written=[str(path) for path in written])
    else:
        console.report(found, quiet=quiet, verbose=verbose)
        for path in written:
            console.say(f"{path}  {console.size(path.stat().st_size)}")
        if not written:
            console.say("nothing was written")
    end(found, strict=strict)


@command.command("import")
@project
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--code", required=True, metavar="CODE", help="The code of the new set: that of a module, a slash, a name.")
@click.option(
    "--module",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder of the module, if you like to name it.",
)
@click.option("--json", "as_json", is_flag=True, help="Report as JSON.")
@manner
def import_command(  # noqa: PLR0913 # Click gives one argument for each option
    *, root: Path, file: Path, code: str, folder: Path | None, as_json: bool, strict: bool, quiet: bool, verbose: bool
) -> None:
    """Make a set of questions of FILE (GIFT or Moodle XML) and say what could not be taken over; nothing is written over."""
    try:
        with disk():
            made = import_questions(root, file, code, folder)
        files, questions, found = made.files, made.questions, made.diagnostics
    except BuildError as error:
        files, questions, found = (), 0, error.diagnostics
    if as_json:
        console.as_json(diagnostics=_json(found), questions=questions, written=[str(path) for path in files])
    else:
        console.report(found, quiet=quiet, verbose=verbose)
        for path in files:
            console.say(str(path))
        if files:
            console.say(
                f"{console.count(questions, 'question')}. Now: name objective: and exercise: of each, then builder check."
            )
        else:
            console.say("nothing was written")
    end(found, strict=strict)


def _json(found: tuple[Diagnostic, ...]) -> list[dict[str, object]]:
    return [console.diagnostic_json(diagnostic) for diagnostic in found]


def _report_json(report: Report) -> dict[str, object]:
    return {"language": report.language, "modules": [_module_json(module) for module in report.modules]}


def _module_json(one: Coverage) -> dict[str, object]:
    return {
        "code": one.module.code,
        "title": one.module.title,
        "sets": [
            {"code": each.code, "title": each.title, "quiz": each.quiz is not None, "questions": len(each.questions)}
            for each in one.sets
        ],
        "objectives": [
            {
                "key": each.objective.key,
                "text": each.objective.text,
                "questions": [_question_json(question) for question in each.questions],
            }
            for each in one.tested
        ],
        "untested": [objective.key for objective in one.untested],
        "without-objective": [question.key for question in one.loose],
        "exercises-without-questions": [exercise.code for exercise in one.unvisited],
    }


def _question_json(question: Question) -> dict[str, str]:
    return {"key": question.key, "type": question.type, "level": question.level, "exercise": question.exercise.key}


def _show(report: Report) -> None:
    for one in report.modules:
        tested = len(one.tested) - len(one.untested)
        counts = (
            console.count(len(one.sets), "set"),
            console.count(len(one.questions), "question"),
            f"{tested} of {console.count(len(one.tested), 'objective')} tested",
        )
        console.say(f"{one.module.code} {one.module.title} [{report.language}]: {', '.join(counts)}")
        for each in one.sets:
            kind = ", a quiz" if each.quiz else ""
            console.say(f"    {each.code}  {console.count(len(each.questions), 'question')}{kind}: {each.title}")
        _table(one)
        _list("no question tests", [objective.key for objective in one.untested])
        _list("no objective is named by", [question.key for question in one.loose])
        _list("no question leads back to", [exercise.code for exercise in one.unvisited])
        console.say()


def _table(one: Coverage) -> None:
    if not one.questions:
        return
    rows = [("objective", "questions", "by level", "by type")]
    rows += [(each.objective.key, str(len(each.questions)), _levels(each), _counted(each.types)) for each in one.tested]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    console.say()
    for row, each in zip(rows, [None, *one.tested], strict=True):
        cells = (row[0].ljust(widths[0]), row[1].rjust(widths[1]), row[2].ljust(widths[2]), row[3])
        console.say("    " + "  ".join(cells).rstrip())
        if each and each.questions:
            _wrapped("        ", " ".join(question.key for question in each.questions))
    console.say()


def _levels(each: Tested) -> str:
    return _counted({f"at {level}": number for level, number in each.levels.items() if level})


def _counted(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{number} {name}" for name, number in counts.items())


def _list(what: str, keys: list[str]) -> None:
    if keys:
        _wrapped("    ", f"{what}: {', '.join(keys)}")


def _wrapped(indent: str, text: str) -> None:
    console.say(
        fill(
            text, _WIDTH, initial_indent=indent, subsequent_indent=indent + "    ", break_long_words=False, break_on_hyphens=False
        )
    )
