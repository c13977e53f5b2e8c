"""Weights of grades: that they make 100, and that what gives points has one."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from builder.checks.activities import unknown_module
from builder.checks.ruled import Ruled
from builder.curriculum.editions import EDITIONS, Edition, shown
from builder.curriculum.targets import CourseIndex
from builder.curriculum.text import Keyed
from builder.diagnostics import Diagnostic, Span

_WHOLE = Decimal(100)


def check_weights(index: CourseIndex, ruled: Mapping[str, Ruled]) -> Iterator[Diagnostic]:
    """Give ACT023 where weights do not make 100, ACT024 where they and what gives points do not fit, ACT033 modules."""
    grades = index.course.grades
    for key in grades.weights:
        yield from unknown_module(index, Keyed(key, grades.span))
    if grades.weights:
        total = sum(grades.weights.values(), Decimal(0))
        if total != _WHOLE:
            yield Diagnostic("ACT023", grades.span, f"the weights of the modules make {total:f}, not 100")
        if not grades.by_module:
            hint = "write categories: modules beside the weights"
            yield Diagnostic("ACT024", grades.span, "weights of modules, and no categories for them", hint)
        yield from _with_points(index, ruled)
    told: set[tuple[Span, str]] = set()
    for edition in EDITIONS:
        for span, message in _in_categories(ruled, edition, by_module=grades.by_module):
            if (span, message) not in told:
                told.add((span, message))
                yield Diagnostic("ACT023", span, message, "the weights of a category make 100, or less where some have none")


def _with_points(index: CourseIndex, ruled: Mapping[str, Ruled]) -> Iterator[Diagnostic]:
    """Say which modules have a weight and nothing that gives points, in some edition, and the other way round."""
    grades = index.course.grades
    for edition in EDITIONS:
        scored = {one.module for one in ruled.values() if one.maximum and shown(one.audience, edition)}
        for key in grades.weights:
            if key in index.modules and key not in scored and not index.unread:
                message = f"module {key} has a weight, and nothing in the {edition}'s edition gives points in it"
                yield Diagnostic("ACT024", grades.span, message, "take the weight out, or give points for something")
    for one in ruled.values():
        if one.maximum and one.module not in grades.weights:
            where = f"module {one.module} has no weight" if one.module else "it belongs to no module"
            yield Diagnostic("ACT024", one.weight_span, f'the points of "{one.key}" count nothing: {where}')


def _in_categories(ruled: Mapping[str, Ruled], edition: Edition, *, by_module: bool) -> Iterator[tuple[Span, str]]:
    """Give categories whose weights do not make 100: the place of the first weight, and what to say."""
    categories: dict[str, list[Ruled]] = {}
    for one in ruled.values():
        if one.maximum and shown(one.audience, edition):
            categories.setdefault(one.module if by_module else "", []).append(one)
    for key, ones in categories.items():
        weighted = [one for one in ones if one.weight is not None]
        total = sum((one.weight for one in weighted if one.weight is not None), Decimal(0))
        if weighted and (total > _WHOLE or (total == _WHOLE) is (len(weighted) < len(ones))):
            rest = "" if len(weighted) == len(ones) else f", and {len(ones) - len(weighted)} more have none"
            name = f"module {key}" if key else "the course"
            yield weighted[0].weight_span, f"the weights in {name} make {total:f}{rest}"
