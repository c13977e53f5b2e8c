"""The pages of the course's own section that list exercises: the overview with the workload, and the index of methods."""

from collections.abc import Iterable, Iterator

from builder.curriculum.durations import show_duration, show_minutes
from builder.curriculum.model import Course, Exercise, Module
from builder.curriculum.targets import Thing
from builder.curriculum.written import module_name
from builder.markup.templates import Templates, trusted
from builder.plan.compose import Composer
from builder.plan.pages import level_groups, level_title
from builder.plan.selection import Selection
from builder.plan.views import Group, Line, MethodView, ModuleView, WorkloadRow


def overview_page(templates: Templates, selection: Selection, composer: Composer) -> str:
    """Give the body of the overview: the workload, every exercise with objectives and duration, and what builds on what."""
    course = selection.index.course
    modules = [
        ModuleView(module_name(course, module), _workload(course, module.exercises()), tuple(_groups(course, composer, module)))
        for module in selection.modules
    ]
    written = {module.code for module in course.modules}
    planned = [
        f"{course.section_pattern.format(code=p.code, title=p.title)} ({course.words['to-follow']})"
        for p in course.planned
        if p.code not in written
    ]
    return templates.text(
        "overview.html.j2", words=course.words, modules=modules, planned=[] if selection.scope else planned,
        levels=[level_title(course, level.key) for level in course.levels], workload=list(_workload_rows(selection, composer)),
        chains=list(_chains(selection, composer)),
    )  # fmt: skip


def _workload(course: Course, exercises: Iterable[Exercise]) -> str:
    """Give ``4 exercises, 5 h in all``; nothing for none."""
    found = tuple(exercises)
    total = show_minutes(sum(e.duration.high for e in found), course.words)
    key = "exercise-count" if len(found) == 1 else "exercises-count"
    return course.words[key].format(count=len(found), duration=total) if found else "–"


def _workload_rows(selection: Selection, composer: Composer) -> Iterator[WorkloadRow]:
    course = selection.index.course
    for module in selection.modules:
        name = trusted(composer.reference(Thing("module", module.code)))
        yield WorkloadRow(name, _cells(course, tuple(module.exercises())))
    if len(selection.modules) > 1:
        yield WorkloadRow(course.words["all"], _cells(course, tuple(selection.exercises.values())))


def _cells(course: Course, exercises: tuple[Exercise, ...]) -> tuple[str, ...]:
    by_level = [_workload(course, (e for e in exercises if e.level == level.key)) for level in course.levels]
    return (*by_level, _workload(course, exercises))


def _groups(course: Course, composer: Composer, module: Module) -> Iterator[Group]:
    for topic in module.topics:
        for level, exercises in level_groups(topic):
            title = f"{topic.code} {topic.title}" + (f" – {level_title(course, level)}" if level else "")
            yield Group(title, _workload(course, exercises), tuple(_line(course, composer, exercise) for exercise in exercises))


def _line(course: Course, composer: Composer, exercise: Exercise) -> Line:
    link = trusted(composer.reference(Thing("exercise", exercise.code)))
    return Line(link, show_duration(exercise.duration, course.words), tuple(o.text for o in exercise.objectives))


def _chains(selection: Selection, composer: Composer) -> Iterator[tuple[object, object]]:
    """Give each kept exercise that builds on others, with links to those."""
    for exercise in selection.exercises.values():
        before = [k.key for k in exercise.builds_on if k.key in selection.index.exercises]
        if before:
            links = ", ".join(
                composer.reference(Thing("exercise", code), code if code in selection.exercises else "") for code in before
            )
            yield trusted(composer.reference(Thing("exercise", exercise.code))), trusted(links)


def methods_page(templates: Templates, selection: Selection, composer: Composer) -> str:
    """Give the body of the index of methods: each that a kept exercise uses, with those exercises."""
    course = selection.index.course
    views = []
    for method in course.methods:
        users = [e for e in selection.exercises.values() if any(m.key == method.key for m in e.methods)]
        if users:
            views.append(MethodView(method.title, method.text, tuple(_line(course, composer, e) for e in users)))
    return templates.text("methods.html.j2", words=course.words, methods=views)
