"""The sections of one package: the course's own, then one a module, with their activities in order."""

from collections import Counter
from collections.abc import Iterator

from builder.curriculum.editions import activity_shown, quiz_shown, welcome_of
from builder.curriculum.model import COURSE_OWNER, Annex, Course, Exercise, MadeFiles, Module, Topic
from builder.curriculum.written import Written, module_name
from builder.markup.markdown import Converter
from builder.markup.templates import Templates
from builder.plan import pages
from builder.plan.activities import PlannedFolder, WorkActivity
from builder.plan.annexes import annex_activities
from builder.plan.assets import AssetStore
from builder.plan.compose import Composer, folder_of
from builder.plan.exercise_page import exercise_page
from builder.plan.model import Activity, CitedAnnex, LabelActivity, NewsActivity, PageActivity, PageKind, Section
from builder.plan.module_pages import has_materials, materials_page, module_page
from builder.plan.overview import methods_page, overview_page
from builder.plan.quizzes import QuestionPlanner
from builder.plan.rich import activity_mark, anchor, to_rich
from builder.plan.rich_model import Rich
from builder.plan.rules import Rules
from builder.plan.selection import Selection
from builder.plan.works import WorkPlanner, named_apart

_NAME = 50
"""Moodle shows at most about so many characters of a label's name in the course index."""
_END = ""
"""Where things stand that follow no exercise: at the end of their module."""


class SectionPlanner:
    """Plans the sections of one selection."""

    def __init__(
        self, selection: Selection, converter: Converter, assets: AssetStore, made: MadeFiles, templates: Templates
    ) -> None:
        """Keep what goes into the package, and what its texts are made with."""
        self._selection = selection
        self._course: Course = selection.index.course
        self._converter = converter
        self._assets = assets
        self._made = made
        self._templates = templates
        self._works = WorkPlanner(selection.index, selection, self.composer)
        self.questions = QuestionPlanner(selection.index, self.composer, self._works)
        codes = list(selection.exercises)
        around = zip(codes, ["", *codes[:-1]], [*codes[1:], ""], strict=True)
        self._neighbours = {code: (before, after) for code, before, after in around}

    def composer(self, own: str = "") -> Composer:
        """Give a new composer for a text of the course's language."""
        return Composer(self._selection, self._converter, self._assets, self._course.language, own)

    def front(self) -> Section:
        """Plan the course's own section."""
        course, words, selection = self._course, self._course.words, self._selection
        activities: list[Activity] = []
        welcome = welcome_of(course, selection.edition)
        if welcome is not None and "welcome" in selection.pages:
            composer = self.composer()
            html = pages.welcome_page(self._templates, selection, composer)
            activities.append(self._page("course/welcome", welcome.title, "welcome", composer, html))
        composer = self.composer()
        html = overview_page(self._templates, selection, composer)
        activities.append(self._page("course/overview", words["overview"], "overview", composer, html))
        if "methods" in selection.pages:
            composer = self.composer()
            html = methods_page(self._templates, selection, composer)
            activities.append(self._page("course/methods", words["methods-page"], "methods", composer, html))
        activities += self._folder(COURSE_OWNER, words["about"])
        activities += self._annexes(COURSE_OWNER)
        activities += [self._works.work(one, _END) for one in course.activities if activity_shown(one, selection.edition)]
        activities.append(NewsActivity("course/news", words["news"], course.language, 0, course.span))
        return Section("course", 0, words["about"], course.language, (), tuple(activities), course.span)

    def module(self, module: Module, number: int) -> Section:
        """Plan the section of a module."""
        course, selection = self._course, self._selection
        composer = self.composer(f"{module.code}/module")
        title = module_name(course, module)
        html = module_page(self._templates, selection, composer, module)
        name = course.words["introduction-and-objectives"].format(module=f"{course.words['module']} {module.code}")
        activities: list[Activity] = [self._page(f"{module.code}/module", name, "module", composer, html)]
        if has_materials(module) and selection.edition == "trainer":
            composer = self.composer()
            html = materials_page(self._templates, selection, composer, module)
            name = course.words["materials-page"].format(module=f"{course.words['module']} {module.code}")
            activities.append(self._page(f"{module.code}/materials", name, "materials", composer, html))
        activities += self._folder(module.code, title)
        activities += self._annexes(module.code)
        behind = self._behind(module)
        for topic in module.topics:
            activities += self._topic(module, topic, behind)
        activities += behind.get(_END, ())
        summary = to_rich(f'<p lang="{module.language}">{_escaped(module.summary)}</p>') if module.summary else ()
        cited = tuple(
            CitedAnnex(annex.key, annex.title, annex.citation, annex.find)
            for annex in self._of(module)
            if annex.find and not annex.parts
        )
        return Section(module.code, number, title, module.language, summary, tuple(activities), module.span, cited)

    def _of(self, module: Module) -> Iterator[Annex]:
        owners = {module.code, *(exercise.code for exercise in module.exercises())}
        yield from (annex for annex in self._course.annexes if annex.owner in owners)

    def _behind(self, module: Module) -> dict[str, list[Activity]]:
        """Give activities, then quizzes, by the code of the exercise behind which they stand; _END at the module's end."""
        found: dict[str, list[Activity]] = {}
        edition = self._selection.edition
        category = module.code if self._course.grades.by_module else _END
        for one in module.activities:
            if activity_shown(one, edition):
                place = one.after.key or (one.owner if one.owner in self._selection.exercises else _END)
                found.setdefault(place, []).append(self._works.work(one, category))
        for question_set in module.question_sets:
            if question_set.quiz is not None and quiz_shown(question_set, edition):
                quiz = self.questions.quiz(module, question_set, question_set.quiz, category)
                found.setdefault(question_set.quiz.after.key, []).append(quiz)
        return found

    def _page(
        self,
        key: str,
        title: str,
        kind: PageKind,
        composer: Composer,
        html: str,
        exercise: Exercise | None = None,
    ) -> PageActivity:
        course = self._course
        language = exercise.language if exercise else course.language
        counts = exercise is not None and course.settings.completion == "view"
        origin = exercise.span if exercise else course.span
        around = self._neighbours[exercise.code] if exercise else ("", "")
        body = _wrapped(html, course.language)
        criterion = self._works.page_is_criterion(key)
        return PageActivity(key, title, kind, language, body, composer.files, *around, counts, 0, origin, criterion)

    def _annexes(self, key: str) -> list[Activity]:
        found: list[Activity] = []
        if self._selection.annexes == "beside":
            for annex in self._selection.annexes_at.get(key, ()):
                found += annex_activities(self._course, annex, self.composer(), self._made, self._selection.edition)
        return found

    def _folder(self, owner: str, title: str) -> list[Activity]:
        """Give the folder with the annexes of a module, or of the course, where the layout asks for folders."""
        if self._selection.annexes != "folder":
            return []
        key = f"{owner}/annexes"
        annexes = [a for at in self._selection.annexes_at.values() for a in at if folder_of(self._selection.index, a) == key]
        files = [
            file
            for annex in annexes
            for part in annex.parts
            if not part.url and self._selection.part_shown(annex, part)
            for file in self._selection.files(annex, part)
        ]
        if not files:
            return []
        of = PlannedFolder(named_apart(self.composer(), files), inline=False)
        name = self._course.words["annexes-of-module"].format(module=title)
        return [WorkActivity(key, name[:250], self._course.language, (), (), of, Rules(), 0, self._course.span)]

    def _topic(self, module: Module, topic: Topic, behind: dict[str, list[Activity]]) -> list[Activity]:
        course = self._course
        # Introductions of topics and levels tell trainers what the exercises are about.
        heads = dict(pages.introductions(course, topic)) if self._selection.edition == "trainer" else {}
        title = f"{topic.code} {topic.title}"
        found: list[Activity] = [self._label(module, topic, f"{topic.code}/topic", title, 1, heads.get(title))]
        times: Counter[str] = Counter()
        for level, exercises in pages.level_groups(topic):
            if level:
                times[level] += 1
                first = times[level] == 1
                key = f"{topic.code}.{level}/level" if first else f"{topic.code}.{level}/level/{times[level]}"
                name = f"{topic.code} {pages.level_title(course, level)}"
                written = heads.get(f"{title} – {pages.level_title(course, level)}") if first else None
                found.append(self._label(module, topic, key, name, 2, written))
            for exercise in exercises:
                composer = self.composer()
                html = exercise_page(self._templates, self._selection, composer, exercise)
                name = f"{exercise.code} {exercise.title}"
                found += [self._page(exercise.code, name, "exercise", composer, html, exercise), *self._annexes(exercise.code)]
                found += behind.get(exercise.code, ())
        return found

    def _label(self, module: Module, topic: Topic, key: str, name: str, level: int, written: Written | None) -> LabelActivity:
        composer = self.composer()
        tag = "h4" if level == 1 else "h5"
        html = f"<{tag}>{_escaped(name)}</{tag}>"
        if written and composer.words_in(written) <= pages.LABEL_WORDS:
            html += composer.html(written)
        elif written:
            html += composer.html(written, written.text.markdown.strip().split("\n\n", 1)[0])
            html += f"<p>{anchor(activity_mark(f'{module.code}/module'), _escaped(self._course.words['more-in-module']))}</p>"
        short = name if len(name) <= _NAME else f"{name[: _NAME - 1].rstrip()}…"
        body = to_rich(f'<div lang="{topic.language}">{html}</div>')
        return LabelActivity(key, short, topic.language, body, composer.files, 1 if level == 1 else 2, 0, topic.span, name)


def _wrapped(html: str, language: str) -> Rich:
    return to_rich(f'<div lang="{language}" class="course-text">\n{html}</div>')


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
