"""The two curricula of this repository: the shipped one, and a German one of another shape."""

import re
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from builder.curriculum.model import COURSE_OWNER
from builder.diagnostics import Severity, severity
from builder.pipeline import check
from builder.plan.model import FileActivity, LabelActivity, PageActivity
from builder.plan.questions import QuizActivity
from builder.reader.json_schema import json_schemas
from tests.courses import GARTEN, PROJECT, checked_course, documents_of, moodle_members, plan_of
from tests.yaml_core import load_yaml

CURRICULA = {"shipped": PROJECT, "garten": GARTEN}


@pytest.mark.parametrize("root", CURRICULA.values(), ids=CURRICULA)
def test_nothing_to_say_against_it(root: Path) -> None:
    """``builder check --strict`` is clean, documents of annexes too."""
    found = [d for d in check(root, (), "on", documents_of(root))[1] if severity(d) is not Severity.NOTE]
    assert [f"{d.span}: {d.code} {d.message}" for d in found] == []


def shape_of(path: Path) -> str:
    kind = path.name.split(".")[0]
    if kind in ("course", "annexes", "language") and path.suffix == ".yaml":
        return kind
    if path.parent.name in ("questions", "activities"):
        return path.parent.name.removesuffix("ies") + ("y" if path.parent.name == "activities" else "")
    if path.parent.name == "activities":
        return "activity"
    return {"module": "module", "topic": "topic", "welcome": "page", "welcome-participants": "page"}.get(kind, "exercise")


def files(root: Path) -> list[Path]:
    texts = [path for path in root.glob("source/**/*.md") if not any(part.startswith(("_", ".")) for part in path.parts)]
    return sorted(
        [
            *texts,
            *(
                path
                for path in (*root.glob("source/*.yaml"), *root.glob("annex_assets/*.yaml"))
                if not path.name.startswith("words.")
            ),
        ]
    )


@pytest.mark.parametrize("root", CURRICULA.values(), ids=CURRICULA)
def test_the_schemas_accept_every_file(root: Path) -> None:
    validators = {name: Draft202012Validator(schema) for name, schema in json_schemas().items()}
    found = files(root)
    assert len(found) > 10
    for path in found:
        text = path.read_text(encoding="utf-8")
        yaml = text if path.suffix == ".yaml" else text.split("---\n", 2)[1]
        problems = [
            f"{path}: {error.json_path}: {error.message}" for error in validators[shape_of(path)].iter_errors(load_yaml(yaml))
        ]
        assert problems == []


@pytest.mark.parametrize("name", sorted(json_schemas()))
def test_the_schemas_beside_the_texts_are_those_of_this_builder(name: str) -> None:
    import json  # noqa: PLC0415 - only here

    written = PROJECT / "source" / "schemas" / f"{name}.schema.json"
    assert json.loads(written.read_text(encoding="utf-8")) == json_schemas()[name], "builder schema"


def test_shipped() -> None:
    course = checked_course(PROJECT).course
    by_code = {module.code: module for module in course.modules}
    assert list(by_code)[:2] == ["0", "1"]
    assert [topic.code for topic in by_code["0"].topics] == ["0.A", "0.B", "0.C"]
    assert [topic.code for topic in by_code["1"].topics] == ["1.A", "1.B", "1.C", "1.D", "1.E"]
    assert [len(list(by_code[code].exercises())) for code in ("0", "1")] == [7, 21]
    written = {exercise.code for exercise in course.exercises()}
    planned = {code for module in course.planned for code in module.exercises}
    assert len(written | planned) == 89
    assert [annex.key for annex in course.annexes if annex.owner == COURSE_OWNER] == ["course/attendance", "course/certificate"]
    assert len(course.annexes) == 101 + 2
    plan = plan_of(PROJECT)
    assert [activity.key for activity in plan.sections[0].activities] == [
        "course/welcome", "course/overview", "course/methods", "course/attendance", "course/certificate",
        "course/needs", "course/glossary", "course/templates", "course/evaluation", "course/news",
    ]  # fmt: skip
    labels = [a for a in plan.activities() if isinstance(a, LabelActivity)]
    assert all(len(label.name) <= 50 for label in labels)


def test_shipped_checks() -> None:
    """Each module ends with a check of 12 to 20 questions; each tests an objective and leads back to an exercise."""
    checked = checked_course(PROJECT)
    for module in checked.course.modules:
        section = next(section for section in plan_of(PROJECT).sections if section.key == module.code)
        quiz = section.activities[-1]
        assert isinstance(quiz, QuizActivity)
        stories = {question.key for question in quiz.questions() if question.type == "description"}
        assert 12 <= len([slot for slot in quiz.slots if slot.question not in stories]) <= 20, quiz.key
        asked = [question for one in module.question_sets for question in one.questions if question.type != "description"]
        groups = {objective.key: objective.group for objective in module.objectives}
        assert [question.key for question in asked if groups.get(question.objective.key) not in ("general", "1")] == []
        assert [question.key for question in asked if question.exercise.key not in checked.index.exercises] == []
        tested = {question.objective.key for question in asked}
        assert [key for key, group in groups.items() if group in ("general", "1") and key not in tested] == []
        assert len({question.type for question in asked}) >= 5


def test_shipped_annexes() -> None:
    """Each is there or, where it is somebody's book or film, cited with how to find it; nothing is to follow."""
    annexes = checked_course(PROJECT).course.annexes
    assert [annex.key for annex in annexes if annex.to_follow] == []
    assert [annex.key for annex in annexes if not annex.parts and not (annex.citation and annex.find)] == []
    assert [annex.key for annex in annexes if not annex.origin or not annex.licensed] == []
    sheets = [(annex, part.sheet) for annex in annexes for part in annex.parts if part.sheet]
    assert len(sheets) >= 80
    wanted = {"presentation": {"pdf", "pptx"}}
    wanted |= {kind: {"pdf", "docx"} for kind in ("template", "checklist", "questionnaire", "case-study")}
    assert [annex.key for annex, sheet in sheets if not wanted.get(sheet.kind, {"pdf"}) <= set(sheet.formats)] == []
    assert [annex.key for annex in annexes if annex.placeholder and not any(part.sheet for part in annex.parts)] == []


def test_garten() -> None:
    plan = plan_of(GARTEN)
    assert (plan.language, plan.course_display, plan.pass_mark) == ("de", "one-page", 60)
    assert [section.title for section in plan.sections[1:]] == [
        f"Teil {module.code}: {module.title}" for module in checked_course(GARTEN).course.modules
    ]
    exercises = [p for p in plan.pages() if p.kind == "exercise"]
    assert [p.key for p in exercises] == [
        "M1-T1-U1", "M1-T1-U2", "M1-T2-U1", "M1-T2-U2", "M2-T1-U1", "M2-T1-U2", "M2-T1-U3", "M3-T1-U1", "M3-T1-U2", "M3-T1-U3",
    ]  # fmt: skip
    assert [p.previous for p in exercises] == ["", *(p.key for p in exercises[:-1])]
    assert {label.level for label in plan.activities() if isinstance(label, LabelActivity)} == {1}, (
        "no levels, no labels for levels"
    )
    words = ("Dauer", "Lernziele", "Lernmethoden", "Durchführung", "Rückmeldung")
    for page in exercises:
        html = "".join(piece for piece in page.body if isinstance(piece, str))
        assert html.startswith('<div lang="de"')
        assert all(f">{word}<" in html for word in words if word != "Lernmethoden")
    english = {
        "Duration",
        "Learning objectives",
        "Procedure",
        "Feedback",
        "Previous",
        "Next",
        "Overview of the course",
        "Announcements",
        "to follow",
    }
    for path, data in moodle_members(plan).items():
        if path.endswith(".xml"):
            text = data.decode()
            assert not [word for word in english if re.search(rf"[>;]{word}[<&]", text)], path


def test_garten_files() -> None:
    plan = plan_of(GARTEN)
    names = [activity.main.name for activity in plan.activities() if isinstance(activity, FileActivity)]
    assert "gießplan-frühling.csv" in names
    pictures = {attached.name for page in plan.activities() if isinstance(page, PageActivity) for attached in page.files}
    assert {"hochbeet.svg", "feuchte.png"} <= pictures
