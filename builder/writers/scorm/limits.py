"""What must hold before a package is written, so that the player can remember where a reader is: proven from the plan."""

from collections import Counter
from collections.abc import Iterable, Iterator

from builder.diagnostics import Diagnostic, Span
from builder.plan.model import CoursePlan
from builder.plan.questions import QuizActivity
from builder.writers.scorm.names import identifier, state_code
from builder.writers.scorm.outline import Book, Sheet

STATE_LIMIT = 4096
"""Characters of ``cmi.suspend_data`` in SCORM 1.2."""
LOCATION_LIMIT = 255
"""Characters of ``cmi.core.lesson_location`` in SCORM 1.2, which holds the key of a page."""

_STATE = '{"v":1,"s":""}'
"""The state of a package in which nothing was read; every page that counts adds four characters."""
_QUIZZES = ',"q":{}'
_QUIZ = '"code":[999,100000,3,""]'
"""The longest record of a quiz: attempts, grade, flags; every place for a question adds eight characters."""
_PAGE, _QUESTION = 4, 8


def longest_state(pages: int, quizzes: Iterable[int] = ()) -> int:
    """Give the length of the longest state there can be; for each quiz its number of places for questions."""
    records = [len(_QUIZ) + _QUESTION * slots for slots in quizzes]
    return len(_STATE) + _PAGE * pages + (len(_QUIZZES) + sum(records) + len(records) - 1 if records else 0)


def problems(plan: CoursePlan, book: Book) -> Iterator[Diagnostic]:
    """Give what stands against playing the plan: too much to remember, or two things that would be mistaken for each other."""
    if not book.sheets:
        yield Diagnostic("SCO901", plan.origin, "there is no page to show in this package")
    yield from _too_long(plan, book)
    for sheet in book.sheets:
        if len(sheet.key) > LOCATION_LIMIT or not sheet.key.isascii():
            message = f'the key "{sheet.key}" cannot be a bookmark: at most {LOCATION_LIMIT} ASCII characters'
            yield Diagnostic("SCO905", sheet.origin, message)
    kept = [sheet for sheet in book.sheets if sheet.remembered or sheet.quiz]
    yield from _clashes("SCO903", [(state_code(sheet.key), sheet.key, sheet.origin) for sheet in kept])
    for quiz in _quizzes(book.sheets):
        yield from _clashes("SCO903", [(state_code(one.key), one.key, one.origin) for one in quiz.questions()])
        yield from _clashes("SCO904", [(identifier("", one.key).lower(), one.key, one.origin) for one in quiz.questions()])
    places = [(part.key, sheet.origin) for sheet in book.sheets for part in sheet.parts]
    yield from _clashes("SCO904", [(identifier("", key).lower(), key, origin) for key, origin in places])


def _too_long(plan: CoursePlan, book: Book) -> Iterator[Diagnostic]:
    needed = _needed(book.sheets)
    if needed <= STATE_LIMIT:
        return
    sections = {activity.key: section for section in plan.sections for activity in section.activities}
    shares: Counter[str] = Counter()
    for sheet in book.sheets:
        if section := sections.get(sheet.key):
            shares[section.key] += _needed([sheet]) - len(_STATE)
    pages = sum(1 for sheet in book.sheets if sheet.remembered)
    slots = sum(len(quiz.slots) for quiz in _quizzes(book.sheets))
    what = " and ".join(
        f"{number} {word}{'s' * (number != 1)}" for number, word in ((pages, "page"), (slots, "question")) if number
    )
    whose = f" of module {plan.scope}" if plan.scope else ""
    message = f"{what}{whose} need {needed} characters of saved state; SCORM 1.2 allows {STATE_LIMIT}"
    largest, most = max(shares.items(), key=lambda share: share[1], default=("", 0))
    if plan.scope or not largest:
        yield Diagnostic("SCO902", plan.origin, message, "take questions out, or make two modules of it")
        return
    message += f"; module {largest} alone needs {most}"
    origin = next(section.origin for section in plan.sections if section.key == largest)
    yield Diagnostic("SCO902", origin, message, "make one package per module")


def _needed(sheets: Iterable[Sheet]) -> int:
    sheets = tuple(sheets)
    return longest_state(sum(1 for sheet in sheets if sheet.remembered), [len(quiz.slots) for quiz in _quizzes(sheets)])


def _quizzes(sheets: Iterable[Sheet]) -> Iterator[QuizActivity]:
    return (sheet.quiz for sheet in sheets if sheet.quiz)


def _clashes(code: str, named: list[tuple[str, str, Span]]) -> Iterator[Diagnostic]:
    first: dict[str, str] = {}
    for name, key, origin in named:
        if name in first:
            yield Diagnostic(code, origin, f'"{key}" and "{first[name]}" both become "{name}"', "change one of the two keys")
        else:
            first[name] = key
