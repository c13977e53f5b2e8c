"""A course (or one module of it) to a CoursePlan: sections, activities, order, names, links."""

from collections import Counter

from builder.curriculum.model import COURSE_OWNER, Course, Exercise, MadeFiles, Module, Topic
from builder.curriculum.targets import CourseIndex
from builder.curriculum.written import Written, module_name
from builder.markup.markdown import Converter
from builder.markup.templates import Templates
from builder.plan import pages
from builder.plan.annexes import annex_activities
from builder.plan.assets import AssetStore
from builder.plan.compose import Composer
from builder.plan.exercise_page import exercise_page
from builder.plan.model import Activity, CitedAnnex, CoursePlan, LabelActivity, NewsActivity, PageActivity, PageKind, Section
from builder.plan.module_pages import has_materials, materials_page, module_page
from builder.plan.overview import methods_page, overview_page
from builder.plan.questions import Bank, QuizActivity
from builder.plan.quizzes import QuestionPlanner
from builder.plan.rich import activity_mark, anchor, to_rich
from builder.plan.rich_model import Rich
from builder.plan.selection import Selection, select

_NAME = 50
"""Moodle shows at most about so many characters of a label's name in the course index."""


class Planner:
    """Makes the plans of one course; what is the same in several plans is worked out once."""

    def __init__(self, index: CourseIndex, converter: Converter, assets: AssetStore, made: MadeFiles | None = None) -> None:
        """Keep the course, the converted texts, the measured files and the documents made of annexes."""
        self._made = made or {}
        self._index = index
        self._course = index.course
        self._converter = converter
        self._assets = assets
        self._templates = Templates(pages.TEMPLATES)

    def plan(self, scope: str = "", *, front: bool = True) -> CoursePlan:
        """Plan the whole course, or the module whose code is ``scope``; ``front`` puts the course's own section first."""
        course = self._course
        selection = select(self._index, self._converter, scope, front=front)
        sections = [self._front(selection)] if front else []
        exercises = list(selection.exercises)
        neighbours = {
            code: (exercises[i - 1] if i else "", exercises[i + 1] if i + 1 < len(exercises) else "")
            for i, code in enumerate(exercises)
        }
        for number, module in enumerate(selection.modules, 1):
            sections.append(self._module(selection, module, number, neighbours))
        title = f"{course.title} – {module_name(course, selection.modules[0])}" if scope else course.title
        return CoursePlan(
            key=course.key,
            scope=scope,
            title=title[:254],
            short_name=f"{course.short_name}-{scope}"[:100] if scope else course.short_name,
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
        )

    def _composer(self, selection: Selection, language: str, own: str = "") -> Composer:
        return Composer(selection, self._converter, self._assets, language, own)

    def _wrapped(self, html: str, language: str) -> Rich:
        return to_rich(f'<div lang="{language}" class="course-text">\n{html}</div>')

    def _page(
        self,
        key: str,
        title: str,
        kind: PageKind,
        composer: Composer,
        html: str,
        exercise: Exercise | None = None,
        around: tuple[str, str] = ("", ""),
    ) -> PageActivity:
        course = self._course
        language = exercise.language if exercise else course.language
        counts = exercise is not None and course.settings.completion == "view"
        origin = exercise.span if exercise else course.span
        return PageActivity(
            key, title, kind, language, self._wrapped(html, course.language), composer.files, *around, counts, 0, origin
        )

    def _front(self, selection: Selection) -> Section:
        course, words = self._course, self._course.words
        activities: list[Activity] = []
        if "welcome" in selection.pages:
            composer = self._composer(selection, course.language)
            html = pages.welcome_page(self._templates, selection, composer)
            activities.append(self._page("course/welcome", course.welcome.title, "welcome", composer, html))
        composer = self._composer(selection, course.language)
        html = overview_page(self._templates, selection, composer)
        activities.append(self._page("course/overview", words["overview"], "overview", composer, html))
        if "methods" in selection.pages:
            composer = self._composer(selection, course.language)
            html = methods_page(self._templates, selection, composer)
            activities.append(self._page("course/methods", words["methods-page"], "methods", composer, html))
        activities += self._annexes(selection, COURSE_OWNER)
        activities.append(NewsActivity("course/news", words["news"], course.language, 0, course.span))
        return Section("course", 0, words["about"], course.language, (), tuple(activities), course.span)

    def _module(self, selection: Selection, module: Module, number: int, neighbours: dict[str, tuple[str, str]]) -> Section:
        course = self._course
        composer = self._composer(selection, course.language, f"{module.code}/module")
        title = module_name(course, module)
        html = module_page(self._templates, selection, composer, module)
        name = course.words["introduction-and-objectives"].format(module=f"{course.words['module']} {module.code}")
        activities: list[Activity] = [self._page(f"{module.code}/module", name, "module", composer, html)]
        if has_materials(module):
            composer = self._composer(selection, course.language)
            html = materials_page(self._templates, selection, composer, module)
            name = course.words["materials-page"].format(module=f"{course.words['module']} {module.code}")
            activities.append(self._page(f"{module.code}/materials", name, "materials", composer, html))
        activities += self._annexes(selection, module.code)
        quizzes = self._quizzes(selection, module)
        for topic in module.topics:
            activities += self._topic(selection, module, topic, neighbours, quizzes)
        activities += quizzes.get("", ())
        summary = to_rich(f'<p lang="{module.language}">{_escaped(module.summary)}</p>') if module.summary else ()
        owners = {module.code, *(exercise.code for exercise in module.exercises())}
        cited = tuple(
            CitedAnnex(annex.key, annex.title, annex.citation, annex.find)
            for annex in course.annexes
            if annex.find and not annex.parts and annex.owner in owners
        )
        return Section(module.code, number, title, module.language, summary, tuple(activities), module.span, cited)

    def _quizzes(self, selection: Selection, module: Module) -> dict[str, list[QuizActivity]]:
        """Give the module's quizzes by the code of the exercise that they follow; empty for those at its end."""
        found: dict[str, list[QuizActivity]] = {}
        questions = self.questions(selection)
        counts = self._course.settings.completion == "view"
        for one in module.question_sets:
            if one.quiz is not None:
                found.setdefault(one.quiz.after.key, []).append(questions.quiz(module, one, one.quiz, counts=counts))
        return found

    def questions(self, selection: Selection) -> QuestionPlanner:
        """Give what resolves the questions of a package."""
        return QuestionPlanner(self._index, lambda: self._composer(selection, self._course.language))

    def bank(self, code: str) -> Bank:
        """Resolve every question of a set, as in a package of its whole course."""
        one = self._index.question_sets[code]
        return self.questions(select(self._index, self._converter, "", front=True)).bank(code, one.title, one.questions)

    def _annexes(self, selection: Selection, key: str) -> list[Activity]:
        found: list[Activity] = []
        for annex in selection.annexes_at.get(key, ()):
            composer = self._composer(selection, self._course.language)
            found += annex_activities(self._course, annex, composer, self._made)
        return found

    def _topic(
        self,
        selection: Selection,
        module: Module,
        topic: Topic,
        neighbours: dict[str, tuple[str, str]],
        quizzes: dict[str, list[QuizActivity]],
    ) -> list[Activity]:
        course = self._course
        heads = dict(pages.introductions(course, topic))
        title = f"{topic.code} {topic.title}"
        found: list[Activity] = [self._label(selection, module, topic, f"{topic.code}/topic", title, 1, heads.get(title))]
        times: Counter[str] = Counter()
        for level, exercises in pages.level_groups(topic):
            if level:
                times[level] += 1
                first = times[level] == 1
                key = f"{topic.code}.{level}/level" if first else f"{topic.code}.{level}/level/{times[level]}"
                name = f"{topic.code} {pages.level_title(course, level)}"
                written = heads.get(f"{title} – {pages.level_title(course, level)}") if first else None
                found.append(self._label(selection, module, topic, key, name, 2, written))
            for exercise in exercises:
                composer = self._composer(selection, course.language)
                html = exercise_page(self._templates, selection, composer, exercise)
                page = self._page(
                    exercise.code,
                    f"{exercise.code} {exercise.title}",
                    "exercise",
                    composer,
                    html,
                    exercise,
                    neighbours[exercise.code],
                )
                found += [page, *self._annexes(selection, exercise.code), *quizzes.get(exercise.code, ())]
        return found

    def _label(
        self, selection: Selection, module: Module, topic: Topic, key: str, name: str, level: int, written: Written | None
    ) -> LabelActivity:
        course = self._course
        composer = self._composer(selection, course.language)
        tag = "h4" if level == 1 else "h5"
        html = f"<{tag}>{_escaped(name)}</{tag}>"
        if written and composer.words_in(written) <= pages.LABEL_WORDS:
            html += composer.html(written)
        elif written:
            html += composer.html(written, written.text.markdown.strip().split("\n\n", 1)[0])
            html += f"<p>{anchor(activity_mark(f'{module.code}/module'), _escaped(course.words['more-in-module']))}</p>"
        short = name if len(name) <= _NAME else f"{name[: _NAME - 1].rstrip()}…"
        body = to_rich(f'<div lang="{topic.language}">{html}</div>')
        return LabelActivity(key, short, topic.language, body, composer.files, 1 if level == 1 else 2, 0, topic.span)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def make_plan(course: Course, scope: str = "", *, front: bool = True, made: MadeFiles | None = None) -> CoursePlan:
    """Plan a course without keeping anything for further plans; for tests and tools."""
    return Planner(CourseIndex(course), Converter(), AssetStore(), made).plan(scope, front=front)
