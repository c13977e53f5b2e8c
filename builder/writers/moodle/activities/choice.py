"""mod_choice: a vote."""

from dataclasses import dataclass
from html import escape

from builder.plan.activities import PlannedChoice, WorkActivity
from builder.writers.moodle.context import Context
from builder.writers.moodle.ids import numeric_id
from builder.writers.moodle.rules import closing
from builder.writers.moodle.views import ActivityView, Body

_RESULTS = {"never": 0, "after-answer": 1, "after-closing": 2, "always": 3}
"""CHOICE_SHOWRESULTS_NOT and its like in Moodle's mod/choice/lib.php."""
_ANY_NUMBER = 999_999
"""Stands for no limit beside options with one: with limits on, Moodle takes 0 for a choice that nobody can take."""


@dataclass(frozen=True, slots=True)
class _OptionView:
    """Something to choose."""

    id: int
    text: str
    limit: int


@dataclass(frozen=True, slots=True)
class _ChoiceView:
    """What only a choice has."""

    intro: str
    names: bool
    results: int
    change: bool
    several: bool
    limited: bool
    shows_limits: bool
    closes: int
    on_answer: bool
    options: tuple[_OptionView, ...]


def body(context: Context, activity: WorkActivity, of: PlannedChoice, view: ActivityView, path: str) -> Body:
    """Give choice.xml and the rows of the files in its text."""
    limited = any(option.most for option in of.options)
    choice = _ChoiceView(
        intro=context.html(activity.description),
        names=of.names,
        results=_RESULTS[of.results],
        change=of.change,
        several=of.several,
        limited=limited,
        shows_limits=all(option.most for option in of.options),
        closes=closing(activity.rules, context.time),
        on_answer=activity.rules.completion == "answered",
        options=tuple(
            _OptionView(
                numeric_id("option", f"{view.key}|{option.key}"),
                escape(option.text, quote=False),
                (option.most or _ANY_NUMBER) if limited else 0,
            )
            for option in of.options
        ),
    )
    member = context.rendered("activities/choice/choice.xml.j2", path, activity=view, choice=choice)
    return Body(member, tuple(context.files(view, "intro", activity.files)))
