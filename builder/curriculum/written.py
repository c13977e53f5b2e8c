"""Every text of a course, with how far its headings sink and the prefix of its footnotes."""

from collections.abc import Iterator
from dataclasses import dataclass

from builder.curriculum.activities import ActivityText
from builder.curriculum.model import Course, Exercise, Module, Topic
from builder.curriculum.questions import QuestionSet
from builder.curriculum.text import Text

SHIFT = 1
"""A second-level heading of a body becomes an h3: the page's own title is above it."""


def module_name(course: Course, module: Module) -> str:
    """Give the name of a module's section."""
    return course.section_pattern.format(code=module.code, title=module.title)


@dataclass(frozen=True, slots=True)
class Written:
    """A text and how it is converted; checks and plan convert alike, so that each text is converted once."""

    text: Text
    shift: int
    prefix: str
    label: bool = False


def written_texts(course: Course) -> Iterator[Written]:
    """Give every text that has something in it, in the order of the course."""
    for written in _all(course):
        if written.text:
            yield written


def _all(course: Course) -> Iterator[Written]:
    yield Written(course.welcome.body, SHIFT, "welcome-")
    if course.welcome_participants is not None:
        yield Written(course.welcome_participants.body, SHIFT, "welcome-")
    for activity in course.activities:
        yield from activity_texts(activity)
    for module in course.modules:
        yield from module_texts(module)


def module_texts(module: Module) -> Iterator[Written]:
    """Give the texts of a module and all that is in it."""
    yield Written(module.introduction, SHIFT, f"{module.code}-")
    for topic in module.topics:
        yield from topic_texts(topic)
        for exercise in topic.exercises:
            yield from exercise_texts(exercise)
            yield from participant_texts(exercise)
    for question_set in module.question_sets:
        yield from question_texts(question_set)
    for activity in module.activities:
        yield from activity_texts(activity)


def question_texts(question_set: QuestionSet) -> Iterator[Written]:
    """Give the texts of a set of questions, and of its quiz; each is shown by itself, so that headings stand as in a page."""
    prefix = question_set.code.replace("/", "-")
    yield Written(question_set.introduction, SHIFT, f"{prefix}-")
    for question in question_set.questions:
        for number, text in enumerate(question.texts(), 1):
            yield Written(text, SHIFT, f"{question.key.replace('/', '-')}-{number}-")
    for band in question_set.quiz.bands if question_set.quiz else ():
        yield Written(band.text, SHIFT, f"{prefix}-band-")


def activity_texts(activity: ActivityText) -> Iterator[Written]:
    """Give the texts of an activity; each is shown by itself, so that headings stand as in a page."""
    prefix = activity.code.replace("/", "-")
    for number, text in enumerate(activity.texts(), 1):
        yield Written(text, SHIFT, f"{prefix}-{number}-")


def topic_texts(topic: Topic) -> Iterator[Written]:
    """Give the introductions of a topic."""
    yield Written(topic.introduction, SHIFT, f"{topic.code}-", label=True)
    for level, text in topic.level_introductions.items():
        yield Written(text, SHIFT, f"{topic.code}-{level}-", label=True)


def annex_texts(course: Course) -> Iterator[Written]:
    """Give the texts of annexes that become documents; their headings stand as they are written."""
    for annex in course.annexes:
        for part in annex.parts:
            if part.sheet is not None and part.sheet.text:
                yield Written(part.sheet.text, 0, f"{annex.key.replace('/', '-')}-")


def exercise_texts(exercise: Exercise) -> Iterator[Written]:
    """Give the three texts of an exercise."""
    yield Written(exercise.preparation, SHIFT, f"{exercise.code}-preparation-")
    yield Written(exercise.procedure, SHIFT, f"{exercise.code}-procedure-")
    yield Written(exercise.feedback, SHIFT, f"{exercise.code}-feedback-")


def participant_texts(exercise: Exercise) -> Iterator[Written]:
    """Give the text of an exercise in the participant's edition."""
    yield Written(exercise.for_participants, SHIFT, f"{exercise.code}-for-participants-")
