"""mod_quiz: settings, slots, parts, feedback by grade, and the questions that the quiz owns."""

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from builder.plan.questions import FiledText, GradeBand, QuizActivity
from builder.writers.moodle.context import Context, Place
from builder.writers.moodle.ids import numeric_id
from builder.writers.moodle.questions import categories, category_id, entry_id, question_id, random_key
from builder.writers.moodle.views import ActivityView, Body, FileView

_BEHAVIOURS = {"at-the-end": "deferredfeedback", "at-once": "immediatefeedback", "with-tries": "interactive"}
_GRADE_METHODS = {"highest": 1, "average": 2, "first": 3, "last": 4}
"""QUIZ_GRADEHIGHEST and its like in Moodle's mod/quiz."""
_DURING, _AT_ONCE, _LATER, _CLOSED = 0x10000, 0x1000, 0x100, 0x10
"""When something of an attempt is shown (mod_quiz/question/display_options): during it, just after, later, after closing."""
_AFTERWARDS = _AT_ONCE | _LATER | _CLOSED
_DAY, _MINUTE = 86_400, 60


@dataclass(frozen=True, slots=True)
class _Review:
    """What is shown when, as bits of _DURING and its like; the names are those of Moodle's columns."""

    attempt: int
    correctness: int
    max_marks: int
    marks: int
    specific_feedback: int
    general_feedback: int
    right_answer: int
    overall_feedback: int


@dataclass(frozen=True, slots=True)
class _SlotView:
    """A place in the quiz: ``question`` and ``entry`` of what stands there; ``category`` if it is drawn from one, else 0."""

    id: int
    number: int
    page: int
    mark: Decimal
    question: int
    entry: int
    category: int


@dataclass(frozen=True, slots=True)
class _PartView:
    """A part of the quiz, from a slot on."""

    id: int
    first: int
    heading: str
    shuffled: bool


@dataclass(frozen=True, slots=True)
class _BandView:
    """Overall feedback for grades from ``minimum`` to below ``maximum``."""

    id: int
    text: str
    minimum: Decimal
    maximum: Decimal


@dataclass(frozen=True, slots=True)
class _QuizView:
    """What only a quiz has; times in Unix seconds, 0 for none."""

    intro: str
    opens: int
    closes: int
    time_limit: int
    behaviour: str
    attempts: int
    grade_method: int
    review: _Review
    per_page: int
    shuffle_answers: bool
    sum_of_marks: Decimal
    maximum: Decimal
    slots: tuple[_SlotView, ...]
    parts: tuple[_PartView, ...]
    bands: tuple[_BandView, ...]


def body(context: Context, activity: QuizActivity, view: ActivityView, path: str) -> Body:
    """Give quiz.xml with the rows of its files, its categories and its place in the gradebook."""
    bank, files = categories(context, activity, view)
    bands, band_files = _bands(context, activity, view)
    # A quiz whose questions give no marks is not graded; Moodle says so with a grade of 0.
    maximum = activity.maximum if activity.marks else Decimal(0)
    quiz = _QuizView(
        intro=context.html(activity.description),
        opens=_day(context, activity.opens),
        closes=_day(context, activity.closes),
        time_limit=activity.time_limit * _MINUTE,
        behaviour=_BEHAVIOURS[activity.feedback],
        attempts=activity.attempts,
        grade_method=_GRADE_METHODS[activity.grade],
        review=_review(activity),
        per_page=_per_page(activity),
        shuffle_answers=activity.shuffle_answers,
        sum_of_marks=activity.marks,
        maximum=maximum,
        slots=_slots(activity, view),
        parts=tuple(
            _PartView(numeric_id("quizsection", f"{view.key}|{number}"), part.first, part.title, part.shuffled)
            for number, part in enumerate(activity.parts, 1)
        ),
        bands=bands,
    )
    member = context.rendered(
        "activities/quiz/quiz.xml.j2", path, activity=view, quiz=quiz, entries=not context.release.old_questions
    )
    rows = (*context.files(view, "intro", activity.files), *band_files, *files)
    return Body(member, rows, bank, context.grades.get(view.key))


def _day(context: Context, days: int | None) -> int:
    return 0 if days is None else context.time + days * _DAY


def _per_page(activity: QuizActivity) -> int:
    """Give how many questions most pages have, for whoever adds one in Moodle; 0 is all on one page."""
    pages = Counter(slot.page for slot in activity.slots)
    if len(pages) == 1 and len(activity.slots) > 1:
        return 0
    return Counter(pages.values()).most_common(1)[0][0] if pages else 1


def _review(activity: QuizActivity) -> _Review:
    """Give what is shown during the attempt, which depends on the feedback, and after it, which depends on the review."""
    during = 0 if activity.feedback == "at-the-end" else _DURING
    after = {"nothing": 0, "after-closing": _CLOSED}.get(activity.review, _AFTERWARDS)
    details = 0 if activity.review == "marks" else after
    answers = 0 if activity.review == "no-answers" else during | details
    return _Review(
        attempt=_DURING | details,
        correctness=during | details,
        max_marks=_DURING | after,
        marks=during | after,
        specific_feedback=during | details,
        general_feedback=during | details,
        right_answer=answers,
        overall_feedback=after,
    )


def _slots(activity: QuizActivity, view: ActivityView) -> tuple[_SlotView, ...]:
    """Give the slots; before 4.0 a random one names a question of that type, the first of a bank for its first slot and so on."""
    drawn: Counter[str] = Counter()
    made = []
    for number, slot in enumerate(activity.slots, 1):
        drawn[slot.drawn_from] += 1
        key = slot.question or random_key(slot.drawn_from, drawn[slot.drawn_from])
        category = category_id(view, slot.drawn_from) if slot.drawn_from else 0
        made.append(
            _SlotView(
                numeric_id("slot", f"{view.key}|{key}"), number, slot.page, slot.mark,
                question_id(view, key), entry_id(view, key), category,
            )
        )  # fmt: skip
    return tuple(made)


def _bands(context: Context, activity: QuizActivity, view: ActivityView) -> tuple[tuple[_BandView, ...], list[FileView]]:
    """Give the overall feedback, highest first; the highest ends above the maximum, which it includes.

    Without any there is one empty band, as Moodle writes it when somebody saves the settings.
    """
    files: list[FileView] = []
    bands = activity.bands or (GradeBand(Decimal(0), FiledText()),)
    tops = (activity.maximum + 1, *(band.minimum for band in bands))
    made = []
    for number, (band, (maximum, minimum)) in enumerate(zip(bands, pairwise(tops), strict=True), 1):
        band_id = numeric_id("band", f"{view.key}|{number}")
        place = Place(f"{view.key}:feedback{number}", view.context, "mod_quiz", "feedback", band_id)
        files += context.rows(place, band.text.files)
        made.append(_BandView(band_id, context.html(band.text.body), minimum, maximum))
    return tuple(made), files
