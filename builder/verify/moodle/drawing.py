"""Slots of a quiz that draw a question at random."""

import json
from collections import defaultdict
from typing import Any

from builder.verify.moodle.facts import Activity, Backup, Record
from builder.verify.report import Findings

FILTERS_SINCE = (4, 3)
"""The release from which a condition has filters."""
_NEVER_DRAWN = frozenset({"random", "description"})
"""Types that are not usable by random slots (question_type::is_usable_by_random)."""


def check_drawing(activity: Activity, backup: Backup, findings: Findings) -> None:
    """Check that a quiz draws no more questions from a category than there are besides those that it names."""
    drawing: dict[str, list[Record]] = defaultdict(list)
    named: set[str] = set()
    random = {question["@id"]: question["category"] for question in backup.questions if question["qtype"] == "random"}
    by_question = {question["@id"]: question["entry"] for question in backup.questions}
    for slot in activity.parts["slot"]:
        if slot["random"]:
            drawing[_category(slot, backup, findings)].append(slot)
        elif slot["questionid"] in random:
            plain = slot["includingsubcategories"] in ("", "0")
            drawing[random[slot["questionid"]] if plain else ""].append(slot)
        else:
            named.add(slot["entry"] or by_question.get(slot["questionid"], ""))
    known = {category["@id"] for category in backup.categories}
    for category, slots in drawing.items():
        if category not in known:
            continue
        there = {
            question["entry"]
            for question in backup.questions
            if question["category"] == category and question["qtype"] not in _NEVER_DRAWN and question["parent"] in ("", "0")
        }
        if len(slots) > len(there - named):
            place = slots[0].place
            message = f"{len(slots)} slots draw from category {category}, which has {len(there - named)} questions for them"
            findings.add("MBZ148", place.member, message, place.line)


def _category(slot: Record, backup: Backup, findings: Findings) -> str:
    """Give the category that a slot draws from as it is; empty where tags or categories below it play a part."""
    try:
        condition: Any = json.loads(slot["filter"] or "null")
    except ValueError:
        condition = None
    if not isinstance(condition, dict):
        findings.add("MBZ149", slot.place.member, f"slot {slot['slot']}: the condition is no JSON object", slot.place.line)
        return ""
    if "filter" in condition:
        if (0, 0) < backup.release() < FILTERS_SINCE:
            declared = ".".join(map(str, backup.release()))
            message = f"slot {slot['slot']}: the condition has filters; declared is {declared}"
            findings.add("MBZ149", slot.place.member, message, slot.place.line)
        filters = condition["filter"] if isinstance(condition["filter"], dict) else {}
        category = filters.get("category") if set(filters) == {"category"} else None
        if not isinstance(category, dict) or len(category.get("values") or ()) != 1:
            return ""
        options = category.get("filteroptions")
        below = options.get("includesubcategories") if isinstance(options, dict) else False
        return "" if below not in (False, "0", 0, None) else str(category["values"][0])
    plain = condition.get("includingsubcategories") in (False, "0", 0, None, "") and not condition.get("tags")
    return str(condition.get("questioncategoryid", "")) if plain else ""
