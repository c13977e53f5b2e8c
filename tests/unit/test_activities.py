"""What is read of activities: every kind with its fields and defaults, conditions, other languages, and course.yaml's rules."""

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import pytest

from builder.curriculum.activities import (
    ALWAYS,
    ActivityText,
    Assignment,
    Book,
    Case,
    Choice,
    CompletionRule,
    CourseCompletion,
    Folder,
    Forum,
    Glossary,
    Grade,
    GradeRules,
    Interactive,
    Package,
    Questionnaire,
)
from builder.curriculum.model import Course
from builder.curriculum.targets import CourseIndex, Thing
from builder.curriculum.text import NO_KEY
from builder.curriculum.written import written_texts
from builder.diagnostics import Diagnostic
from builder.reader import course_in, read_sources
from builder.reader.activity_fields import DEFAULT_RULES
from builder.reader.activity_shapes import KINDS
from tests.courses import base_course
from tests.sheets import read_sheet, write_course

HERE = Path(__file__).parent
WORKS = HERE.parent / "cases" / "_works.txt"
HOME = "source/1/activities"
MORE = {
    "choice": "- One\n- Two\n",
    "questionnaire": "## Which?\n\n```yaml\nkey: which\ntype: line\n```\n",
    "book": "## One\n\nText.\n",
    "case": "## One {#one}\n\nText.\n\n- [Out](#end)\n",
}
"""The least that a kind wants below its front matter."""
NEEDED = {"scorm": 'module: "1"\n', "h5p": "file: annex_assets/x.h5p\n"}


def course(root: Path, language: str = "en") -> tuple[Course, list[Diagnostic]]:
    sources, wrong = read_sources(root)
    assert sources is not None, wrong
    return course_in(sources, language)


def written(root: Path, files: Mapping[str, str], language: str = "en") -> dict[str, ActivityText]:
    """Read the small course with further files, which have nothing wrong, and give its activities by their names."""
    base_course(root)
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    made, wrong = course(root, language)
    assert [d for d in wrong if d.code != "LNG601"] == []
    return {one.code.rpartition("/")[2]: one for one in (*made.activities, *made.modules[0].activities)}


def one_of(root: Path, kind: str, fields: str = "", body: str | None = None) -> ActivityText:
    text = f"Do it.\n\n{MORE.get(kind, '')}" if body is None else body
    front = f"code: 1/it\nkind: {kind}\ntitle: It\n{NEEDED.get(kind, '')}{fields}"
    return written(root, {f"{HOME}/it.en.md": f"---\n{front}\n---\n{text}"})["it"]


@pytest.fixture(scope="module")
def works(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, ActivityText]:
    made, wrong = course(write_course(read_sheet(WORKS), tmp_path_factory.mktemp("works")))
    assert wrong == []
    return CourseIndex(made).activities


@pytest.mark.parametrize("kind", KINDS)
def test_defaults_of_every_kind(tmp_path: Path, kind: str) -> None:
    one = one_of(tmp_path, kind)
    assert (one.code, one.title, one.owner, one.language) == ("1/it", "It", "1", "en")
    assert (one.after, one.audience, one.required, one.groups, one.available) == (NO_KEY, "everyone", False, "none", ALWAYS)
    assert (one.completion.rule, one.completion.count) == (DEFAULT_RULES[kind], 1)
    assert one.grade == Grade(span=one.grade.span)
    assert one.text.markdown.rstrip() == "Do it."
    assert one.text.span.path == f"{HOME}/it.en.md"
    assert one.span.line == 4


@pytest.mark.parametrize(
    ("kind", "fields", "wanted"),
    [
        ("assignment", "", Assignment()),
        ("assignment", "files: 2", Assignment(text=False, files=2)),
        (
            "assignment",
            "files: 2\ntext: yes\nwords: 300\ntypes: [.pdf]",
            Assignment(text=True, words=300, files=2, types=(".pdf",)),
        ),
        ("assignment", "due: 2 weeks\ncomments: no", Assignment(due=14, comments=False)),
        ("forum", "", Forum()),
        ("forum", "form: questions", Forum("questions")),
        ("glossary", "own: no\nterms: course", None),
        ("folder", "inline: yes", Folder(inline=True)),
    ],
)
def test_fields(tmp_path: Path, kind: str, fields: str, wanted: object) -> None:
    base_course(tmp_path)
    (tmp_path / "source/language.en.yaml").write_text("terms:\n  - {key: ring, term: Ring, means: What is round.}\n")
    one = one_of(tmp_path, kind, fields)
    if wanted is not None:
        assert one.of == wanted
        return
    assert isinstance(one.of, Glossary)
    assert [(term.term, term.text.markdown) for term in one.of.terms] == [("Ring", "What is round.\n")]


@pytest.mark.parametrize(
    ("kind", "fields", "rule"),
    [
        ("scorm", "grade: {pass-mark: 60}", "passed"),
        ("scorm", "grade: {maximum: 50}", "finished"),
        ("forum", "form: news", "none"),
        ("folder", "inline: yes", "none"),
        ("assignment", "text: no", "none"),
        ("assignment", "text: no\ngrade: {maximum: 5}", "graded"),
        ("assignment", "completion: by-hand", "by-hand"),
    ],
)
def test_usual_rules(tmp_path: Path, kind: str, fields: str, rule: CompletionRule) -> None:
    assert one_of(tmp_path, kind, fields).completion.rule == rule


def test_grades(tmp_path: Path) -> None:
    def points(fields: str) -> list[str]:
        grade = one_of(tmp_path, "assignment", fields).grade
        return [str(each) for each in (grade.maximum, grade.pass_mark, grade.weight)]

    assert points("grade: none") == ["0", "0", "None"]
    assert points("grade: {pass-mark: 60}") == ["100", "60", "None"]
    assert points("grade: {maximum: 7.5, pass-mark: 5, weight: 20}") == ["7.5", "5", "20"]
    assert one_of(tmp_path, "case").of == Case(one_of(tmp_path, "case").of.pages, practice=True)  # type: ignore[union-attr]
    graded = one_of(tmp_path, "case", "grade: {maximum: 5}").of
    assert isinstance(graded, Case)
    assert not graded.practice


def test_conditions(tmp_path: Path) -> None:
    block = "available: {after: [1.A.1.1, {passed: 1/check}], group: team-a, opens: 1 day, closes: 6 weeks, hidden: yes}"
    found = one_of(tmp_path, "forum", block + "\nposts: 3\nrequired: yes\naudience: trainer\ngroups: visible\nafter: 1.A.2.1")
    available = found.available
    assert [(after.key, after.passed) for after in available.after] == [("1.A.1.1", False), ("1/check", True)]
    assert [after.span.column for after in available.after] == [21, 39]
    assert (available.group.key, available.opens, available.closes, available.hidden) == ("team-a", 1, 42, True)
    assert (found.completion.rule, found.completion.count, found.required) == ("posted", 3, True)
    assert (found.audience, found.groups, found.after.key) == ("trainer", "visible", "1.A.2.1")
    assert available


def test_choice(works: Mapping[str, ActivityText]) -> None:
    days = works["1.A.1.1/days"]
    assert isinstance(days.of, Choice)
    assert [(option.text, option.most) for option in days.of.options] == [("Monday", 5), ("Tuesday", 1), ("Friday", 0)]
    assert (days.of.several, days.of.change, days.of.names, days.of.results) == (True, False, True, "after-closing")
    assert days.text.markdown.startswith("Which days?")
    assert days.owner == "1.A.1.1"


def test_the_options_are_the_list_that_stands_last(tmp_path: Path) -> None:
    body = "Think of\n\n- this\n- that.\n\n```\n- code\n```\n\nWhich?\n\n- One,\n  and more\n\n- `Two`\n"
    one = one_of(tmp_path, "choice", body=body)
    assert isinstance(one.of, Choice)
    assert [option.text for option in one.of.options] == ["One, and more", "`Two`"]
    assert one.text.markdown.endswith("Which?\n")
    assert [option.span.line for option in one.of.options] == [18, 21]


def test_questionnaire(works: Mapping[str, ActivityText]) -> None:
    of = works["course/needs"].of
    assert isinstance(of, Questionnaire)
    items = {item.key: item for item in of.items}
    assert [item.type for item in of.items] == [
        "label", "info", "info", "single", "several", "menu", "page-break", "number", "rated", "line", "text",
    ]  # fmt: skip
    assert items["hello"].text.markdown.startswith("First page")
    assert (items["which"].shows, items["counsels"].required, items["counsels"].horizontal) == ("course", True, True)
    assert items["counsels"].options == ("Yes & often", "No")
    assert (items["how-many"].low, items["how-many"].high, items["how-many"].name) == (0, 60, "How many in a week?")
    assert (items["how-many"].depends.key, items["how-many"].depends_value) == ("counsels", "Yes & often")
    assert (items["how-well"].options, items["how-well"].values) == (("Not yet", "A little", "Well"), (1, 2, 3))
    assert (items["where"].most, items["more"].most, items["tools"].values) == (60, 8, ())
    assert of.thanks.markdown.startswith("We thank you.")
    assert (of.anonymous, of.once) == (True, True)
    assert len(list(works["course/needs"].texts())) == 3


def test_book_and_glossary(works: Mapping[str, ActivityText]) -> None:
    book, terms = works["1.A.2.1/reader"], works["course/terms"].of
    assert isinstance(book.of, Book)
    assert isinstance(terms, Glossary)
    assert [(c.key, c.title, c.sub) for c in book.of.chapters] == [
        ("one", "One", False), ("one-point-one", "One point one", True), ("two", "Two", False),
    ]  # fmt: skip
    assert book.of.chapters[2].text.markdown == "#### A heading\n\nThe second.\n"
    assert (book.available.after[0].key, book.available.hidden) == ("1.A.1.1", True)
    assert [term.term for term in terms.terms] == ["Ring", "Sheet & paper"]


def test_chapters_have_keys_of_their_own(tmp_path: Path) -> None:
    one = one_of(tmp_path, "book", body="## Über uns\n\nA.\n\n## Über uns\n\nB.\n\n## 漢字\n\nC.\n\n## Named {#uber-uns}\n\nD.\n")
    assert isinstance(one.of, Book)
    assert [chapter.key for chapter in one.of.chapters] == ["uber-uns-2", "uber-uns-3", "chapter", "uber-uns"]
    assert one.of.chapters[3].title == "Named"


def test_case(works: Mapping[str, ActivityText]) -> None:
    of = works["1.A.2.1/amira"].of
    assert isinstance(of, Case)
    assert [(page.key, page.type) for page in of.pages] == [
        ("first-talk", "content"), ("needs", "single-choice"), ("form", "content"), ("listens", "single-choice"),
        ("last", "content"),
    ]  # fmt: skip
    first, needs = of.pages[:2]
    assert first.text.markdown.startswith("Amira arrives.")
    assert [(way.text.markdown, way.to, way.right) for way in first.exits] == [
        ("Ask what she needs & wait\n", "needs", True), ("Begin with the form\n", "form", True),
    ]  # fmt: skip
    assert [(way.to, way.right, bool(way.feedback)) for way in needs.exits] == [
        ("listens", True, True), ("form", False, False), ("needs", False, True),
    ]  # fmt: skip
    assert needs.exits[0].text.markdown == "What would you *like* to talk about?\n"
    way = needs.exits[0]
    assert (way.text.span.line - way.span.line, way.text.span.column) == (0, 8)
    assert not of.practice


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        ("- [x] [True](#end)\n- [ ] [False](#end)", "true-false"),
        ("- [ ] [True](#end)\n- [x] [False](#end)", "true-false"),
        ("- [x] [False](#end)\n- [ ] [True](#end)", "single-choice"),
        ("- [x] [True](#end)\n- [x] [False](#end)", "single-choice"),
        ("- [True](#end)\n- [False](#end)", "content"),
    ],
)
def test_pages_of_a_case(tmp_path: Path, lines: str, kind: str) -> None:
    one = one_of(tmp_path, "case", body=f"## Is it so? {{#one}}\n\nWell?\n\n{lines}\n")
    assert isinstance(one.of, Case)
    assert one.of.pages[0].type == kind


def test_others(works: Mapping[str, ActivityText]) -> None:
    sheets, package, task = works["1.A.2.1/sheets"].of, works["1/package"].of, works["1/task"].of
    assert isinstance(sheets, Folder)
    assert isinstance(package, Package)
    assert isinstance(task, Interactive)
    assert [key.key for key in (*sheets.annexes, *sheets.files)] == ["1.A.1.1/sheet", "annex_assets/ring.svg"]
    assert (package.module.key, task.file.key) == ("1", "annex_assets/tiny.h5p")


def test_links_to_activities(tmp_path: Path) -> None:
    index = CourseIndex(course(write_course(read_sheet(WORKS), tmp_path))[0])
    target = Thing("activity", "1.A.1.1/plan")
    assert index.resolve("activity:1.A.1.1/plan", "source/welcome.en.md") == target
    assert index.resolve("1/activities/plan.en.md", "source/welcome.en.md") == target
    assert index.title_of(target) == 'Plan "one" & more'
    assert index.module_of["1.A.1.1/plan"] == "1"
    assert "course/needs" not in index.module_of
    texts = [each.text.markdown for each in written_texts(index.course)]
    assert len([text for text in texts if text.startswith(("We thank you", "Yes, she decides", "The first chapter"))]) == 3


TWO = """key: probe
title: A
short-name: A
edition: "1"
released: 2026-01-02
languages: [en, de]
reference-language: en
codes: {module: '[1-9]', topic: '[1-9]\\.[A-Z]', exercise: '[1-9]\\.[A-Z]\\.(?P<level>[12])\\.[0-9]+'}
levels: [{key: "1", title: Level 1}, {key: "2", title: Level 2}]
"""
ITEMS = """## First

```yaml
key: first
type: single
```

- Yes
- No

## Next

```yaml
key: next
type: page-break
```

## More

```yaml
key: more
type: line
required: yes
when: {item: first, is: "No"}
```

## Thank you

Thanks.
"""
GERMAN_ITEMS = """Vorher.

## Mehr

```yaml
key: more
```

## Zuerst

```yaml
key: first
```

- Ja
- Nein

## Danke

Danke!
"""


def test_another_language(tmp_path: Path) -> None:
    case = "## One {#one}\n\nText.\n\n- [x] [True](#end)\n- [ ] [False](#end)\n"
    found = written(
        tmp_path,
        {
            "source/course.yaml": TWO,
            f"{HOME}/items.en.md": "---\ncode: 1/items\nkind: questionnaire\ntitle: Items\nrequired: yes\n---\nBefore.\n\n"
            + ITEMS,
            f"{HOME}/items.de.md": f"---\ncode: 1/items\ntitle: Fragen\n---\n{GERMAN_ITEMS}",
            f"{HOME}/vote.en.md": "---\ncode: 1/vote\nkind: choice\ntitle: Vote\nseveral: yes\n---\n- [5] One\n- Two\n",
            f"{HOME}/vote.de.md": "---\ncode: 1/vote\ntitle: Wahl\n---\n- Eins\n- Zwei\n",
            f"{HOME}/book.en.md": "---\ncode: 1/book\nkind: book\ntitle: Book\n---\n## One\n\nText.\n",
            f"{HOME}/book.de.md": "---\ncode: 1/book\ntitle: Buch\n---\n## Eins\n\nWorte.\n",
            f"{HOME}/case.en.md": f"---\ncode: 1/case\nkind: case\ntitle: Case\n---\n{case}",
            f"{HOME}/case.de.md": f"---\ncode: 1/case\ntitle: Fall\n---\n{case.replace('True', 'Wahr').replace('One', 'Eins')}",
            f"{HOME}/task.en.md": "---\ncode: 1/task\nkind: assignment\ntitle: Task\nfiles: 2\n---\nDo it.\n",
            f"{HOME}/task.de.md": "---\ncode: 1/task\ntitle: Aufgabe\n---\nTu es.\n",
            f"{HOME}/forum.en.md": "---\ncode: 1/forum\nkind: forum\ntitle: Forum\n---\nSay it.\n",
            f"{HOME}/terms.en.md": "---\ncode: 1/terms\nkind: glossary\ntitle: Terms\nown: no\n---\n## Ring\n\nRound.\n",
            f"{HOME}/terms.de.md": "---\ncode: 1/terms\ntitle: Wörter\n---\n## Ring\n\nRund.\n\n## Blatt\n\nPapier.\n",
        },
        "de",
    )
    assert {name: (one.title, one.language) for name, one in found.items()} == {
        "items": ("Fragen", "de"), "vote": ("Wahl", "de"), "book": ("Buch", "de"), "case": ("Fall", "de"),
        "task": ("Aufgabe", "de"), "forum": ("Forum", "en"), "terms": ("Wörter", "de"),
    }  # fmt: skip
    asked, vote, book, case_of, terms = (found[name].of for name in ("items", "vote", "book", "case", "terms"))
    assert isinstance(asked, Questionnaire)
    first, pause, more = asked.items
    assert (first.name, first.options, pause.name) == ("Zuerst", ("Ja", "Nein"), "Next")
    assert (more.name, more.required, more.depends.key, more.depends_value) == ("Mehr", True, "first", "Nein")
    assert (asked.thanks.markdown, found["items"].text.markdown, found["items"].required) == ("Danke!\n", "Vorher.\n", True)
    assert isinstance(vote, Choice)
    assert [(option.text, option.most) for option in vote.options] == [("Eins", 5), ("Zwei", 0)]
    assert vote.several
    assert isinstance(book, Book)
    assert [(chapter.key, chapter.title) for chapter in book.chapters] == [("one", "Eins")]
    assert isinstance(case_of, Case)
    assert [(page.title, page.type) for page in case_of.pages] == [("Eins", "true-false")]
    assert found["task"].of == Assignment(text=False, files=2)
    assert isinstance(terms, Glossary)
    assert ([term.term for term in terms.terms], terms.own) == (["Ring", "Blatt"], False)


def test_rules_of_the_course(tmp_path: Path) -> None:
    root = base_course(tmp_path)
    made = course(root)[0]
    assert (made.groups, made.grades, made.course_completion) == ((), GradeRules(), CourseCompletion())
    assert (made.settings.topics, made.settings.annexes, made.welcome_participants) == ("headings", "beside", None)
    file = root / "source/course.yaml"
    more = (
        "groups:\n  - {key: team-a, title: {en: Team A, de: Gruppe A}, text: The first.}\n"
        'completion: {modules: ["1"], any: yes}\n'
        'grades: {categories: modules, weights: {"1": 100}, pass-mark: 60}\nlayout: {topics: subsections, annexes: folder}\n'
    )
    file.write_text(file.read_text(encoding="utf-8") + more, encoding="utf-8")
    (root / "source/welcome-participants.en.md").write_text(
        "---\ncode: course/welcome-participants\ntitle: Hello\n---\nWelcome.\n"
    )
    made, wrong = course(root)
    assert wrong == []
    assert [(group.key, group.title, group.text) for group in made.groups] == [("team-a", "Team A", "The first.")]
    assert (made.grades.by_module, made.grades.weights, made.grades.pass_mark) == (True, {"1": Decimal(100)}, Decimal(60))
    completion = made.course_completion
    assert (completion.of, [key.key for key in completion.modules], completion.any_of) == ("modules", ["1"], True)
    assert (made.settings.topics, made.settings.annexes) == ("subsections", "folder")
    assert made.welcome_participants is not None
    assert made.welcome_participants.body.markdown == "Welcome.\n"


def test_audiences_and_the_section_for_participants(tmp_path: Path) -> None:
    root = base_course(tmp_path)
    annexes = root / "annex_assets/annexes.yaml"
    text = annexes.read_text(encoding="utf-8").replace("{file: sheet.txt}", "{file: sheet.txt, audience: trainer}")
    annexes.write_text(text.replace("    kind:", "    audience: participant\n    kind:"), encoding="utf-8")
    exercise = root / "source/1/A/one.en.md"
    exercise.write_text(exercise.read_text(encoding="utf-8") + "\n## For participants\n\nYou begin.\n", encoding="utf-8")
    made, wrong = course(root)
    assert wrong == []
    (annex,) = made.annexes
    assert (annex.audience, annex.parts[0].audience) == ("participant", "trainer")
    assert [one.for_participants.markdown for one in made.exercises()] == ["You begin.\n", ""]


def test_a_quiz_has_rules_too(tmp_path: Path) -> None:
    root = write_course(read_sheet(HERE.parent / "cases" / "_quiz.txt"), tmp_path)
    file = root / "source/1/questions/check.en.md"
    (one,) = (each.quiz for each in course(root)[0].modules[0].question_sets if each.quiz)
    assert (one.required, one.audience, one.groups, one.weight, one.available) == (True, "everyone", "none", None, ALWAYS)
    own = (
        "required: no",
        "audience: participant",
        "groups: separate",
        "weight: 40",
        "available: {after: [1.A.1.1], hidden: yes}",
    )
    block = "quiz:\n" + "".join(f"  {line}\n" for line in own)
    file.write_text(file.read_text(encoding="utf-8").replace("quiz:\n", block, 1), encoding="utf-8")
    made, wrong = course(root)
    assert wrong == []
    (one,) = (each.quiz for each in made.modules[0].question_sets if each.quiz)
    assert (one.required, one.audience, one.groups, one.weight) == (False, "participant", "separate", Decimal(40))
    assert ([after.key for after in one.available.after], one.available.hidden) == (["1.A.1.1"], True)
