"""A course (or one module of it) to a CoursePlan: sections, activities, order, names, links."""

from typing import Literal

from builder.curriculum.editions import Edition
from builder.curriculum.model import Course, MadeFiles
from builder.curriculum.targets import CourseIndex
from builder.curriculum.written import module_name
from builder.markup.markdown import Converter
from builder.markup.templates import Templates
from builder.plan import pages
from builder.plan.activities import WorkActivity
from builder.plan.assets import AssetStore
from builder.plan.model import CoursePlan, Section
from builder.plan.questions import Bank, QuizActivity
from builder.plan.rules import PlannedCategory, PlannedGrades, PlannedGroup
from builder.plan.sections import SectionPlanner
from builder.plan.selection import select


class Planner:
    """Makes the plans of one course; what is the same in several plans is worked out once."""

    def __init__(self, index: CourseIndex, converter: Converter, assets: AssetStore, made: MadeFiles | None = None) -> None:
        """Keep the course, the converted texts, the measured files and the documents made of annexes."""
        self._made = made or {}
        self._index = index
        self._course = index.course
        self._converter = converter
        self.assets = assets
        self._templates = Templates(pages.TEMPLATES)

    def plan(
        self, scope: str = "", *, front: bool = True, edition: Edition = "trainer", layout: Literal["course", "plain"] = "plain"
    ) -> CoursePlan:
        """Plan the whole course, or the module whose code is ``scope``.

        ``front`` puts the course's own section first. ``layout``: as course.yaml says, for Moodle, or plain: every annex beside
        its exercise.
        """
        course = self._course
        annexes = course.settings.annexes if layout == "course" else "beside"
        selection = select(self._index, self._converter, scope, front=front, edition=edition, made=self._made, annexes=annexes)
        planner = SectionPlanner(selection, self._converter, self.assets, self._made, self._templates)
        sections = [planner.front()] if front else []
        sections += [planner.module(module, number) for number, module in enumerate(selection.modules, 1)]
        title = f"{course.title} – {module_name(course, selection.modules[0])}" if scope else course.title
        short_name = f"{course.short_name}-{scope}" if scope else course.short_name
        key = course.key
        if edition == "participant":
            key, short_name = f"{key}-{edition}", f"{short_name}-P"
            title = f"{title} ({course.words['for-participants']})"
        return CoursePlan(
            key=key,
            scope=scope,
            title=title[:254],
            short_name=short_name[:100],
            summary=course.summary,
            edition=course.edition,
            released=course.released,
            licence=course.licence,
            cite=course.cite,
            language=course.language,
            course_display=course.settings.course_display,
            pass_mark=course.settings.pass_mark,
            words=course.words,
            sections=tuple(sections),
            origin=course.span,
            edition_for=edition,
            groups=tuple(PlannedGroup(group.key, group.title, group.text) for group in course.groups),
            grades=_grades(course, sections),
            completion_any=course.course_completion.any_of,
            topics=course.settings.topics if layout == "course" else "headings",
        )

    def bank(self, code: str) -> Bank:
        """Resolve every question of a set, as in a package of its whole course."""
        one = self._index.question_sets[code]
        selection = select(self._index, self._converter, "", front=True, made=self._made)
        planner = SectionPlanner(selection, self._converter, self.assets, self._made, self._templates)
        return planner.questions.bank(code, one.title, one.questions)


def _grades(course: Course, sections: list[Section]) -> PlannedGrades:
    """Give a category for each module in which something gives points."""
    if not course.grades.by_module:
        return PlannedGrades((), course.grades.pass_mark)
    categories = tuple(
        PlannedCategory(section.key, section.title, course.grades.weights.get(section.key))
        for section in sections
        if any(_gives_points(activity) for activity in section.activities)
    )
    return PlannedGrades(categories, course.grades.pass_mark)


def _gives_points(activity: object) -> bool:
    if isinstance(activity, QuizActivity):
        return activity.maximum > 0
    return isinstance(activity, WorkActivity) and activity.rules.maximum > 0 and activity.rules.category != ""


def make_plan(course: Course, scope: str = "", *, front: bool = True, made: MadeFiles | None = None) -> CoursePlan:
    """Plan a course without keeping anything for further plans; for tests and tools."""
    return Planner(CourseIndex(course), Converter(), AssetStore(), made).plan(scope, front=front)
