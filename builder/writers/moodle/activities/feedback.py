"""mod_feedback: a questionnaire."""

from dataclasses import dataclass
from html import escape

from builder.plan.activities import PlannedItem, PlannedQuestionnaire, WorkActivity
from builder.writers.moodle.context import Context
from builder.writers.moodle.ids import numeric_id
from builder.writers.moodle.rules import closing
from builder.writers.moodle.views import ActivityView, Body, FileView

_TYPES = {
    "single": "multichoice", "several": "multichoice", "menu": "multichoice", "rated": "multichoicerated",
    "line": "textfield", "text": "textarea", "number": "numeric", "label": "label", "page-break": "pagebreak", "info": "info",
}  # fmt: skip
_FORMS = {"single": "r", "several": "c", "menu": "d", "rated": "r"}
"""Radio buttons, check boxes, a menu that drops down (mod/feedback/item/multichoice/lib.php), and what marks that they end."""
_FORM_ENDS, _VALUE_ENDS, _BESIDE_EACH_OTHER = ">>>>>", "####", "<<<<<1"
_SHOWS = {"time": "1", "course": "2", "category": "3"}
_STEP, _LONGEST_LINE, _LINE, _WIDTH, _LINES, _MOST_LINES = 5, 255, 30, 40, 5, 40
"""Least and most of the sizes that the edit forms offer, and those that they offer first."""
_BAR = ("|", "\u00a6")
"""What stands between options cannot stand in one; it becomes a broken bar."""


@dataclass(frozen=True, slots=True)
class _ItemView:
    """An item; ``depends`` is the number of another one, 0 for none."""

    id: int
    name: str
    label: str
    presentation: str
    type: str
    has_value: bool
    required: bool
    depends: int
    depends_value: str
    options: str


@dataclass(frozen=True, slots=True)
class _FeedbackView:
    """What only a questionnaire has."""

    intro: str
    anonymous: bool
    once: bool
    thanks: str
    closes: int
    on_submit: bool
    items: tuple[_ItemView, ...]


def body(context: Context, activity: WorkActivity, of: PlannedQuestionnaire, view: ActivityView, path: str) -> Body:
    """Give feedback.xml with the rows of the files of its texts."""
    rows: list[FileView] = context.files(view, "intro", activity.files)
    thanks, files = context.filed(view, "page_after_submit", "", 0, of.thanks)
    rows += files
    feedback = _FeedbackView(
        intro=context.html(activity.description),
        anonymous=of.anonymous,
        once=of.once,
        thanks=thanks,
        closes=closing(activity.rules, context.time),
        on_submit=activity.rules.completion == "submitted",
        items=tuple(_item(context, view, item, rows) for item in of.items),
    )
    member = context.rendered("activities/feedback/feedback.xml.j2", path, activity=view, feedback=feedback)
    return Body(member, tuple(rows))


def _number(view: ActivityView, key: str) -> int:
    return numeric_id("feedbackitem", f"{view.key}|{key}") if key else 0


def _item(context: Context, view: ActivityView, item: PlannedItem, rows: list[FileView]) -> _ItemView:
    number = _number(view, item.key)
    presentation = _presentation(item)
    if item.type == "label":
        presentation, files = context.filed(view, "item", item.key, number, item.text)
        rows += files
    asks = item.type not in ("label", "page-break")
    return _ItemView(
        id=number,
        name=item.name if asks else "",
        label=item.key if asks else "",
        presentation=presentation,
        type=_TYPES[item.type],
        has_value=asks,
        required=asks and item.required,
        depends=_number(view, item.depends),
        depends_value=_plain(item.depends_value) if item.depends else "",
        # Without h a question of one answer offers "Not selected" as one more.
        options="h" if item.required and item.type in ("single", "rated") else "",
    )


def _presentation(item: PlannedItem) -> str:
    """Give what Moodle keeps of an item in one text, by its type."""
    match item.type:
        case "single" | "several" | "menu" | "rated":
            texts = [_plain(option) for option in item.options]
            if item.type == "rated":
                texts = [f"{value}{_VALUE_ENDS}{text}" for value, text in zip(item.values, texts, strict=True)]
            beside = _BESIDE_EACH_OTHER if item.horizontal and item.type != "menu" else ""
            return f"{_FORMS[item.type]}{_FORM_ENDS}{'|'.join(texts)}{beside}"
        case "line":
            most = min(max(item.most or _LONGEST_LINE, _STEP), _LONGEST_LINE)
            return f"{min(most, _LINE)}|{most}"
        case "text":
            return f"{_WIDTH}|{min(max(item.most or _LINES, _STEP), _MOST_LINES)}"
        case "number":
            return "|".join("-" if bound is None else str(bound) for bound in (item.low, item.high))
        case "info":
            return _SHOWS[item.shows]
        case _:
            return ""


def _plain(text: str) -> str:
    """Give an option as HTML, as Moodle shows it."""
    return escape(text, quote=False).replace(*_BAR)
