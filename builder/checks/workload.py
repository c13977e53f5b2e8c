"""Step times against the duration of an exercise."""

from collections.abc import Iterator

from builder.curriculum.durations import show_duration
from builder.curriculum.model import Course, Duration, Exercise
from builder.curriculum.steps import exercise_steps
from builder.diagnostics import Diagnostic


def check_workload(course: Course) -> Iterator[Diagnostic]:
    """Give what does not add up.

    MDN308 over the duration, MDN309 every step timed and another sum, MDN310 partly timed, MDN307 two times.
    """
    for exercise in course.exercises():
        yield from _exercise(course, exercise)


def _exercise(course: Course, exercise: Exercise) -> Iterator[Diagnostic]:
    steps = exercise_steps(exercise, course.words)
    for step in steps:
        if len(step.times) > 1:
            yield Diagnostic(
                "MDN307", step.span, f"the step has {len(step.times)} times; the last of them counts", "keep one time a step"
            )
    counted = [step for step in steps if not step.optional]
    timed = [step for step in counted if step.minutes is not None]
    if not timed or not exercise.duration.high:
        return
    total = Duration(sum(s.minutes.low for s in timed if s.minutes), sum(s.minutes.high for s in timed if s.minutes))
    said, wanted = show_duration(total, course.words), show_duration(exercise.duration, course.words)
    place = timed[0].span
    if total.low > exercise.duration.high:
        yield Diagnostic(
            "MDN308", place, f"the steps take {said}, more than the duration of {wanted}", "mend a step's time or the duration"
        )
    elif len(timed) < len(counted):
        yield Diagnostic("MDN310", place, f"{len(timed)} of {len(counted)} steps have a time: {said} of {wanted}")
    elif not total.low <= exercise.duration.high <= total.high and not total.low <= exercise.duration.low <= total.high:
        yield Diagnostic(
            "MDN309", place, f"the steps take {said}; the duration is {wanted}", "mend a step's time or the duration"
        )
