"""What must hold before a package is written, so that the player can remember where a reader is: proven from the plan."""

from collections.abc import Iterator

from builder.diagnostics import Diagnostic, Span
from builder.plan.model import CoursePlan
from builder.writers.scorm.names import identifier, state_code
from builder.writers.scorm.outline import Book

STATE_LIMIT = 4096
"""Characters of ``cmi.suspend_data`` in SCORM 1.2."""
LOCATION_LIMIT = 255
"""Characters of ``cmi.core.lesson_location`` in SCORM 1.2, which holds the key of a page."""

_STATE = '{"v":1,"s":""}'
"""The state of a package in which nothing was read; every page that counts adds four characters."""


def longest_state(counting: int) -> int:
    """Give the length of the state when all pages that count were read."""
    return len(_STATE) + 4 * counting


def problems(plan: CoursePlan, book: Book) -> Iterator[Diagnostic]:
    """Give what stands against playing the plan: too many pages, or two that would be mistaken for each other."""
    counting = [sheet for sheet in book.sheets if sheet.counts]
    if not book.sheets:
        yield Diagnostic("SCO901", plan.origin, "there is no page to show in this package")
    if longest_state(len(counting)) > STATE_LIMIT:
        message = (
            f"{len(counting)} pages need {longest_state(len(counting))} characters of saved state; SCORM 1.2 allows {STATE_LIMIT}"
        )
        yield Diagnostic("SCO902", plan.origin, message, "make one package per module")
    for sheet in book.sheets:
        if len(sheet.key) > LOCATION_LIMIT or not sheet.key.isascii():
            message = f'the key "{sheet.key}" cannot be a bookmark: at most {LOCATION_LIMIT} ASCII characters'
            yield Diagnostic("SCO905", sheet.origin, message)
    yield from _clashes("SCO903", [(state_code(sheet.key), sheet.key, sheet.origin) for sheet in counting])
    places = [(part.key, sheet.origin) for sheet in book.sheets for part in sheet.parts]
    yield from _clashes("SCO904", [(identifier("", key).lower(), key, origin) for key, origin in places])


def _clashes(code: str, named: list[tuple[str, str, Span]]) -> Iterator[Diagnostic]:
    first: dict[str, str] = {}
    for name, key, origin in named:
        if name in first:
            yield Diagnostic(code, origin, f'"{key}" and "{first[name]}" both become "{name}"', "change one of the two keys")
        else:
            first[name] = key
