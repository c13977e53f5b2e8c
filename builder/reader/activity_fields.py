"""What the front matter of an activity says whatever its kind: completion, points, conditions."""

from decimal import Decimal
from typing import cast

from builder.curriculum.activities import ALWAYS, After, Audience, Availability, Completion, CompletionRule, Grade, GroupMode
from builder.curriculum.text import NO_KEY, Keyed
from builder.diagnostics import Span
from builder.reader import yaml_tree as tree
from builder.reader.fields import Fields
from builder.reader.shapes import Object, check

_WEEK = 7
_MAXIMUM = "100"
"""Points where only a pass mark or a weight is given."""
DEFAULT_RULES: dict[str, CompletionRule] = {
    "assignment": "submitted",
    "forum": "posted",
    "choice": "answered",
    "questionnaire": "submitted",
    "glossary": "viewed",
    "book": "viewed",
    "folder": "viewed",
    "case": "finished",
    "scorm": "finished",
    "h5p": "viewed",
}
"""When an activity of a kind is complete if its file does not say."""


def sound(fields: Fields, shape: Object) -> Fields:
    """Give the fields that have the right form; what is wrong with the others is said where the front matter is checked."""
    kept = tuple(
        (key, value)
        for key, value in fields.node.entries
        if key.value in shape.fields and not check(value, shape.fields[key.value], key.value)
    )
    return Fields(tree.Mapping(kept, fields.node.span), fields.language, fields.reference)


def days(text: str) -> int | None:
    """Give the days of a time such as ``3 days`` or ``2 weeks``; None for no text."""
    number, _, unit = text.partition(" ")
    if not number.isdecimal():
        return None
    return int(number) * (_WEEK if unit.startswith("week") else 1)


def availability(fields: Fields) -> Availability:
    """Give the conditions of a checked block of fields."""
    one = fields.object("available")
    if not one.node.entries:
        return ALWAYS
    group = Keyed(one.text("group"), one.span("group")) if one.text("group") else NO_KEY
    return Availability(
        after=tuple(_after(node, one) for node in one.items("after")),
        group=group,
        opens=days(one.text("opens")),
        closes=days(one.text("closes")),
        hidden=one.text("hidden") == "yes",
    )


def _after(node: tree.Node, fields: Fields) -> After:
    if isinstance(node, tree.Mapping):
        return After(fields.of(node).text("passed"), passed=True, span=fields.of(node).span("passed"))
    return After(node.value.strip() if isinstance(node, tree.Scalar) else "", passed=False, span=node.span)


def audience(fields: Fields) -> Audience:
    """Give whose edition has something; everybody's where the field says nothing, or what it cannot say."""
    text = fields.text("audience")
    return cast("Audience", text) if text in ("trainer", "participant") else "everyone"


def group_mode(fields: Fields) -> GroupMode:
    """Give how groups work in it; not at all where the field says nothing, or what it cannot say."""
    text = fields.text("groups")
    return cast("GroupMode", text) if text in ("separate", "visible") else "none"


def grade(fields: Fields) -> Grade:
    """Give the points of a checked front matter."""
    one = fields.object("grade")
    if not one.node.entries:
        return Grade(span=_place(fields, "grade", "kind"))
    return Grade(
        maximum=Decimal(one.text("maximum", _MAXIMUM)),
        pass_mark=Decimal(one.text("pass-mark", "0")),
        weight=Decimal(one.text("weight")) if one.text("weight") else None,
        span=fields.span("grade"),
    )


def completion(fields: Fields, default: CompletionRule) -> Completion:
    """Give the rule of a checked front matter, or the default."""
    rule = cast("CompletionRule", fields.text("completion", default))
    return Completion(rule, int(fields.text("posts", "1")), _place(fields, "completion", "kind"))


def _place(fields: Fields, name: str, otherwise: str) -> Span:
    return fields.span(name if fields.node.get(name) else otherwise)
