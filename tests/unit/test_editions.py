"""Editions and layouts: what participants get, where annexes stand, topics as subsections, a SCORM package inside the course."""

from dataclasses import replace

import pytest

from builder.curriculum.targets import CourseIndex
from builder.documents.notes import unspoken
from builder.pipeline import Checked, check
from builder.plan.activities import PlannedFolder, WorkActivity
from builder.plan.model import CoursePlan, FileActivity, LabelActivity, PageActivity, SubsectionActivity
from builder.plan.questions import QuizActivity
from builder.plan.releases import for_release
from builder.plan.rich_model import ActivityRef, FileRef
from tests.courses import PROJECT, checked_course


@pytest.fixture(scope="module")
def shipped() -> Checked:
    return checked_course(PROJECT, documents=True)


@pytest.fixture(scope="module")
def participants(shipped: Checked) -> CoursePlan:
    return shipped.planner().plan(edition="participant")


def words(plan: CoursePlan) -> str:
    pages = (page for page in plan.pages() if page.kind == "exercise")
    return "\n".join(piece for page in pages for piece in page.body if isinstance(piece, str))


def files_of(plan: CoursePlan) -> dict[str, str]:
    """Give the SHA-1 of every file of an annex by its name."""
    found = (activity for activity in plan.activities() if isinstance(activity, FileActivity))
    return {each.name: each.asset.sha1 for activity in found for each in (activity.main, *activity.files)}


def test_participants_read_what_they_do_and_no_procedure(shipped: Checked, participants: CoursePlan) -> None:
    said = words(participants)
    assert ">Procedure<" not in said
    assert ">What you do<" in said
    assert said.count(">What you do<") == len(list(shipped.course.exercises()))
    kinds = {page.kind for page in participants.pages()}
    assert kinds == {"welcome", "overview", "module", "exercise"}
    assert participants.key != shipped.planner().plan().key, "else one edition would be taken for a newer one of the other"


def test_no_file_for_trainers_is_with_participants(shipped: Checked, participants: CoursePlan) -> None:
    whole = shipped.planner().plan()
    theirs = {activity.key for activity in participants.activities()}
    assert "course/attendance" in {activity.key for activity in whole.activities()} - theirs
    kept = {part for annex in shipped.course.annexes for part in annex.parts if part.audience == "trainer"}
    assert kept, "some parts are for trainers"
    files = files_of(participants)
    assert [name for name in files if name.endswith(".pptx")] == []
    slides = [name.removesuffix(".pptx") + ".pdf" for name in files_of(whole) if name.endswith(".pptx")]
    assert len(slides) >= 5
    same = [name for name in slides if name in files and files[name] == files_of(whole)[name]]
    assert same == [], "the PDF of slides has the speaker's notes in the trainer's edition only"


@pytest.mark.parametrize("edition", ["trainer", "participant"])
def test_every_link_and_condition_stays_in_its_edition(shipped: Checked, edition: str) -> None:
    plan = shipped.planner().plan(edition="participant" if edition == "participant" else "trainer")
    keys = {activity.key for activity in plan.activities()}
    for activity in plan.activities():
        texts = [activity.body] if isinstance(activity, PageActivity | LabelActivity) else []
        texts += [activity.description] if isinstance(activity, FileActivity | WorkActivity | QuizActivity) else []
        refs = {piece.key for text in texts for piece in text if isinstance(piece, ActivityRef)}
        assert refs <= keys, activity.key
        if isinstance(activity, WorkActivity):
            assert {each.key for each in activity.rules.available.after} <= keys
    assert any(isinstance(a, QuizActivity) and a.counts for a in plan.activities())


def with_layout(one: Checked, **layout: str) -> Checked:
    course = replace(one.course, settings=replace(one.course.settings, **layout))  # type: ignore[arg-type]
    return replace(one, index=CourseIndex(course))


def test_annexes_in_a_folder_a_module(shipped: Checked) -> None:
    plan = with_layout(shipped, annexes="folder").planner().plan("1", layout="course")
    assert not any(isinstance(activity, FileActivity) for activity in plan.activities() if activity.key.startswith("1"))
    folder = next(a for a in plan.activities() if isinstance(a, WorkActivity) and a.key == "1/annexes")
    assert isinstance(folder.of, PlannedFolder)
    names = [file.name.lower() for file in folder.of.files]
    assert len(names) == len(set(names)) > 10
    page = next(page for page in plan.pages() if page.key == "1.A.1.1")
    assert ActivityRef("1/annexes") in page.body


def test_annexes_inside_their_pages(shipped: Checked) -> None:
    plan = with_layout(shipped, annexes="inside").planner().plan("1", layout="course")
    assert not any(isinstance(activity, FileActivity) for activity in plan.activities())
    page = next(page for page in plan.pages() if page.key == "1.A.1.1")
    assert {piece.name for piece in page.body if isinstance(piece, FileRef)} <= {file.name for file in page.files}
    assert any(file.name.endswith(".pdf") for file in page.files)


def test_topics_as_subsections(shipped: Checked) -> None:
    one = with_layout(shipped, topics="subsections")
    plan = for_release(one.planner().plan("1", layout="course"), "4.5")
    parents = [activity.key for activity in plan.sections[1].activities if isinstance(activity, SubsectionActivity)]
    assert parents == [section.parent for section in plan.sections[2:]]
    assert len(parents) == len(one.course.modules[1].topics)
    assert isinstance(plan.sections[1].activities[-1], QuizActivity), "what belongs to the module stays outside its topics"
    whole = [activity.key for activity in shipped.planner().plan("1").activities() if not isinstance(activity, LabelActivity)]
    assert sorted(a.key for a in plan.activities() if not isinstance(a, LabelActivity | SubsectionActivity)) == sorted(whole)
    shared = for_release(one.planner().plan("1", layout="course"), "shared")
    assert not any(isinstance(activity, SubsectionActivity) for activity in shared.activities())


def test_slides_without_what_the_speaker_says(shipped: Checked) -> None:
    assert shipped.annexes is not None
    slides = next(each for each in shipped.annexes.documents.values() if "speaker-notes" in each.html)
    listened = unspoken(slides)
    assert "speaker-notes" not in listened.html
    assert listened.html.count("<h2") == slides.html.count("<h2")


def test_check_reads_both_welcomes() -> None:
    course = check(PROJECT)[0][0].course
    assert course.welcome_participants is not None
    assert course.welcome_participants.body
