"""builder plan."""

from pathlib import Path

import click

from builder.cli import console
from builder.cli.options import end, languages, modules, output, project
from builder.diagnostics import BuildError
from builder.pipeline import plan
from builder.plan.model import Activity, CoursePlan, FileActivity, LabelActivity, LinkActivity, PageActivity
from builder.plan.questions import QuizActivity

_KINDS = {PageActivity: "page", LabelActivity: "label", LinkActivity: "link", FileActivity: "file", QuizActivity: "quiz"}


@click.command("plan")
@project
@modules
@languages
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@output
def command(  # noqa: PLR0913 # Click gives one argument for each option
    *,
    root: Path,
    modules: tuple[str, ...],
    languages: tuple[str, ...],
    as_json: bool,
    form: str,
    strict: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """Show what would be built: sections, activities, files."""
    try:
        plans, found = plan(root, modules, languages)
    except BuildError as error:
        plans, found = (), error.diagnostics
    if as_json or form == "json":
        console.as_json(diagnostics=[console.diagnostic_json(d) for d in found], plans=[_plan(p) for p in plans])
    else:
        console.report(found, quiet=quiet, verbose=verbose)
        for one in plans:
            _show(one)
    end(found, strict=strict)


def _kind(activity: Activity) -> str:
    return _KINDS.get(type(activity), "news")


def _name(activity: Activity) -> str:
    return activity.name if isinstance(activity, LabelActivity) else activity.title


def _plan(one: CoursePlan) -> dict[str, object]:
    sections = [
        {
            "key": section.key,
            "number": section.number,
            "title": section.title,
            "activities": [
                {"key": a.key, "kind": _kind(a), "title": _name(a), "indent": a.indent, "source": str(a.origin)}
                for a in section.activities
            ],
        }
        for section in one.sections
    ]
    return {"course": one.key, "scope": one.scope, "language": one.language, "title": one.title, "sections": sections}


def _show(one: CoursePlan) -> None:
    console.say(f"{one.title} [{one.language}], edition {one.edition}")
    for section in one.sections:
        console.say(f"\n  {section.number}  {section.title}")
        for activity in section.activities:
            pad = "  " * (activity.indent + (activity.level if isinstance(activity, LabelActivity) else 1))
            console.say(f"     {_kind(activity):<5}{pad}{_name(activity)}")
