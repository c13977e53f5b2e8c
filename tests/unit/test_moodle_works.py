"""What the golden files do not show of activities in which participants do something, in Moodle backups."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from lxml import etree

from builder.archive import ZIP_EPOCH, pack
from builder.curriculum.activities import CompletionRule
from builder.diagnostics import Span
from builder.pipeline import moodle_templates
from builder.plan.activities import (
    PlannedAssignment,
    PlannedBook,
    PlannedCase,
    PlannedChapter,
    PlannedChoice,
    PlannedExit,
    PlannedFolder,
    PlannedForum,
    PlannedGlossary,
    PlannedInteractive,
    PlannedItem,
    PlannedOption,
    PlannedPackage,
    PlannedPage,
    PlannedQuestionnaire,
    Work,
    WorkActivity,
)
from builder.plan.assets import made_asset
from builder.plan.model import Activity, CoursePlan
from builder.plan.questions import FiledText
from builder.plan.rich_model import AttachedFile
from builder.plan.rules import Condition, PlannedAvailability, PlannedCategory, PlannedGrades, PlannedGroup, Rules
from builder.verify import verify_package
from builder.verify.moodle.completion import AUTOMATIC, MANUAL, NONE
from builder.writers.moodle import write as write_moodle
from builder.writers.moodle.gradebook import grade_items
from builder.writers.moodle.ids import numeric_id
from tests.courses import DATE, backup_plan_of, base_course, moodle_members, plan_of, works_course

DAY = 86_400
ZIP = AttachedFile("package.zip", made_asset(b"zip", "application/zip"), "cc-by-4.0")
WORDS = FiledText(("<p>Words</p>",))
PACKAGE = PlannedPackage("1", "First", ZIP, (("a/index.html", made_asset(b"page", "text/html")),), ("M", "O", "I"))
OUT = PlannedExit("w1", "Out", WORDS, "end", FiledText(), right=True)
STEPS = PlannedCase((PlannedPage("one", "content", "One", WORDS, (OUT,)),), practice=False)
KINDS: Mapping[str, Work] = {
    "assign": PlannedAssignment(text=True, words=0, files=0, types=(), templates=(), due=None, comments=True),
    "forum": PlannedForum("general"),
    "choice": PlannedChoice((PlannedOption("o1", "A", 0), PlannedOption("o2", "B", 0)), False, True, "always", False),  # noqa: FBT003
    "feedback": PlannedQuestionnaire((), anonymous=True, once=True, thanks=FiledText()),
    "glossary": PlannedGlossary((), own=True, import_file=None),
    "book": PlannedBook((PlannedChapter("one", "One", WORDS, sub=False),), numbered=True),
    "folder": PlannedFolder((ZIP,), inline=False),
    "lesson": STEPS,
    "scorm": PACKAGE,
    "h5pactivity": PlannedInteractive(ZIP),
}


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> CoursePlan:
    return plan_of(base_course(tmp_path_factory.mktemp("course")))


def work(of: Work, key: str = "1/thing", rules: Rules | None = None) -> WorkActivity:
    return WorkActivity(key, "Thing", "en", ("<p>Do it.</p>",), (), of, rules or Rules(), 0, Span("thing.en.md"))


def members(plain: CoursePlan, activities: Sequence[Activity], grades: PlannedGrades | None = None) -> dict[str, bytes]:
    return moodle_members(with_works(plain, activities, grades))


def with_works(plain: CoursePlan, activities: Sequence[Activity], grades: PlannedGrades | None = None) -> CoursePlan:
    last = replace(plain.sections[-1], activities=(*plain.sections[-1].activities, *activities))
    groups = (PlannedGroup("team-a", "Team A", "A <team> & more"),)
    return replace(plain, sections=(*plain.sections[:-1], last), groups=groups, grades=grades or plain.grades)


def file_of(made: dict[str, bytes], key: str, name: str = "") -> etree._Element:
    """Give a file of an activity, by its key: its own XML, or the one of a name."""
    folder = next(path.rpartition("/")[0] for path in made if path.endswith(f"_{numeric_id('cm', key)}/module.xml"))
    modname = folder.rpartition("/")[2].rpartition("_")[0]
    return etree.fromstring(made[f"{folder}/{name or f'{modname}.xml'}"])


def text(root: etree._Element, path: str) -> str:
    found = root.findtext(path)
    assert found is not None, path
    return found


def availability(made: dict[str, bytes], key: str) -> dict[str, list[object]]:
    found: dict[str, list[object]] = json.loads(text(file_of(made, key, "module.xml"), "availability"))
    return found


RULES: list[tuple[str, CompletionRule, str, str, str]] = [
    ("assign", "submitted", AUTOMATIC, "assign/completionsubmit", "1"),
    ("assign", "viewed", AUTOMATIC, "completionview", "1"),
    ("assign", "graded", AUTOMATIC, "completiongradeitemnumber", "0"),
    ("assign", "passed", AUTOMATIC, "completionpassgrade", "1"),
    ("assign", "by-hand", MANUAL, "completionview", "0"),
    ("assign", "none", NONE, "completionview", "0"),
    ("forum", "posted", AUTOMATIC, "forum/completionposts", "3"),
    ("choice", "answered", AUTOMATIC, "choice/completionsubmit", "1"),
    ("feedback", "submitted", AUTOMATIC, "feedback/completionsubmit", "1"),
    ("glossary", "posted", AUTOMATIC, "glossary/completionentries", "3"),
    ("glossary", "viewed", AUTOMATIC, "glossary/completionentries", "0"),
    ("book", "viewed", AUTOMATIC, "completionview", "1"),
    ("folder", "viewed", AUTOMATIC, "completionview", "1"),
    ("lesson", "finished", AUTOMATIC, "lesson/completionendreached", "1"),
    ("lesson", "passed", AUTOMATIC, "completionpassgrade", "1"),
    ("scorm", "finished", AUTOMATIC, "scorm/completionstatusrequired", "6"),
    ("scorm", "passed", AUTOMATIC, "scorm/completionstatusrequired", "2"),
    ("scorm", "viewed", AUTOMATIC, "scorm/completionstatusrequired", "$@NULL@$"),
    ("h5pactivity", "passed", AUTOMATIC, "completionpassgrade", "1"),
]


@pytest.mark.parametrize(("kind", "rule", "state", "path", "value"), RULES, ids=lambda value: value)
def test_completion(plain: CoursePlan, kind: str, rule: CompletionRule, state: str, path: str, value: str) -> None:
    rules = Rules(rule, posts=3, counts=True, maximum=Decimal(10), pass_mark=Decimal(6))
    made = members(plain, [work(KINDS[kind], rules=rules)])
    module, own = file_of(made, "1/thing", "module.xml"), file_of(made, "1/thing")
    assert text(module, "completion") == state
    assert text(own if "/" in path else module, path) == value
    by_grade = "completiongrade" in path or "pass" in path
    assert text(module, "completiongradeitemnumber") == ("0" if by_grade else "$@NULL@$")
    criteria = [int(one.text or "") for one in etree.fromstring(made["completion.xml"]).iter("moduleinstance")]
    assert (numeric_id("cm", "1/thing") in criteria) == (rule != "none")


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_filed_and_named(plain: CoursePlan, kind: str) -> None:
    made = members(plain, [work(KINDS[kind])])
    own = file_of(made, "1/thing")
    assert own.get("modulename") == kind
    assert text(own, f"{kind}/intro") == "<p>Do it.</p>"
    rows = {row.get("id") for row in etree.fromstring(made["files.xml"]).iter("file")}
    named = {number.text for number in file_of(made, "1/thing", "inforef.xml").findall("fileref/file/id")}
    assert named <= rows


def test_conditions(plain: CoursePlan) -> None:
    quiet = Rules("none", maximum=Decimal(8), pass_mark=Decimal(6))
    others = [
        work(KINDS["assign"], "1/passed", replace(quiet, completion="passed")),
        work(KINDS["assign"], "1/points", quiet),
        work(PACKAGE, "1/package", Rules("passed")),
    ]
    after = tuple(Condition(key, passed=key != "1.A.1.1") for key in ("1.A.1.1", "1/passed", "1/points", "1/package"))
    wanted = PlannedAvailability(after, "team-a", opens=7, closes=14)
    made = members(plain, [*others, work(KINDS["glossary"], rules=Rules(available=wanted))])
    assert availability(made, "1/thing") == {
        "op": "&",
        "c": [
            {"type": "completion", "cm": numeric_id("cm", "1.A.1.1"), "e": 1},
            {"type": "completion", "cm": numeric_id("cm", "1/passed"), "e": 2},
            {"type": "grade", "id": numeric_id("gradeitem", "1/points"), "min": 75},
            {"type": "completion", "cm": numeric_id("cm", "1/package"), "e": 1},
            {"type": "group", "id": numeric_id("group", "team-a")},
            {"type": "date", "d": ">=", "t": DATE + 7 * DAY},
            {"type": "date", "d": "<", "t": DATE + 14 * DAY},
        ],
        "showc": [True] * 7,
    }


@pytest.mark.parametrize(
    ("kind", "column"),
    [("assign", "cutoffdate"), ("forum", "cutoffdate"), ("choice", "timeclose"), ("feedback", "timeclose"),
     ("lesson", "deadline"), ("scorm", "timeclose")],
)  # fmt: skip
def test_a_kind_that_closes_itself_stays_in_sight(plain: CoursePlan, kind: str, column: str) -> None:
    """What people did there can be read afterwards; only what is to be hidden then is restricted."""
    shown, hidden = (Rules(available=PlannedAvailability(closes=14, hidden=each)) for each in (False, True))
    made = members(plain, [work(KINDS[kind], "1/shown", shown), work(KINDS[kind], "1/hidden", hidden)])
    assert text(file_of(made, "1/shown"), f"{kind}/{column}") == str(DATE + 14 * DAY)
    assert text(file_of(made, "1/shown", "module.xml"), "availability") == "$@NULL@$"
    assert availability(made, "1/hidden")["showc"] == [False]


def test_groups(plain: CoursePlan) -> None:
    made = members(plain, [work(KINDS["forum"], rules=Rules(groups="separate"))])
    assert text(file_of(made, "1/thing", "module.xml"), "groupmode") == "1"
    group = etree.fromstring(made["groups.xml"]).find("group")
    assert group is not None
    assert [text(group, name) for name in ("name", "idnumber", "description")] == [
        "Team A", "team-a", "<p>A &lt;team&gt; &amp; more</p>",
    ]  # fmt: skip


def graded(key: str, points: int, weight: int | None = None, category: str = "1") -> WorkActivity:
    return work(
        KINDS["assign"],
        key,
        Rules(maximum=Decimal(points), weight=None if weight is None else Decimal(weight), category=category),
    )


def categories(*weights: int | None) -> PlannedGrades:
    each = (PlannedCategory(str(n), f"Module {n}", None if w is None else Decimal(w)) for n, w in enumerate(weights, 1))
    return PlannedGrades(tuple(each), Decimal(60))


def totals(made: dict[str, bytes]) -> list[tuple[str, str, str]]:
    """Give how each category adds up, its total's pass mark and its weight."""
    root = etree.fromstring(made["gradebook.xml"])
    ways = [text(one, "aggregation") for one in root.iter("grade_category")]
    items = list(root.iter("grade_item"))
    return [
        (way, text(item, "gradepass"), text(item, "aggregationcoef")) for way, item in zip(ways, items, strict=True)
    ]  # fmt: skip


def test_points_add_up(plain: CoursePlan) -> None:
    """The pass mark of the whole is a part of all points; a package without points counts for nothing."""
    made = members(plain, [graded("1/a", 10), graded("1/b", 40), work(PACKAGE)], categories(None))
    assert totals(made) == [("13", "30.00000", "0.00000"), ("13", "0.00000", "0.00000")]
    package = file_of(made, "1/thing", "grades.xml")
    assert [text(package, f".//{name}") for name in ("grademax", "aggregationcoef2", "weightoverride")] == [
        "1.00000",
        "0.00000",
        "1",
    ]
    assert text(file_of(made, "1/a", "grades.xml"), ".//weightoverride") == "0"


def test_weights(plain: CoursePlan) -> None:
    """Categories make a weighted mean of 100 points; inside one a weight is a share."""
    made = members(
        plain, [graded("1/a", 10, 20), graded("1/b", 40), graded("1/c", 5, 3, ""), graded("1/d", 5, None, "")], categories(20, 80)
    )
    assert totals(made) == [("10", "60.00000", "0.00000"), ("13", "0.00000", "20.00000"), ("13", "0.00000", "80.00000")]
    names = ("categoryid", "aggregationcoef", "aggregationcoef2", "weightoverride", "sortorder")
    found = {
        key: [text(file_of(made, key, "grades.xml"), f".//{name}") for name in names] for key in ("1/a", "1/b", "1/c", "1/d")
    }
    own = str(numeric_id("gradecategory", "1"))
    assert found == {
        "1/a": [own, "0.00000", "0.20000", "1", "4"],
        "1/b": [own, "0.00000", "0.00000", "0", "5"],
        "1/c": ["1", "3.00000", "0.00000", "0", "6"],
        "1/d": ["1", "0.00000", "0.00000", "0", "7"],
    }


def test_who_stands_in_the_gradebook(plain: CoursePlan) -> None:
    points = Rules(maximum=Decimal(10))
    plan = with_works(plain, [work(of, f"1/{kind}", points) for kind, of in KINDS.items()])
    assert set(grade_items(plan)) == {"1/assign", "1/forum", "1/lesson", "1/scorm", "1/h5pactivity"}
    practice = with_works(plain, [work(replace(STEPS, practice=True), rules=points), work(KINDS["h5pactivity"], "1/none")])
    assert grade_items(practice) == {}


def test_comments_without_points_have_a_place_for_words(plain: CoursePlan) -> None:
    silent = PlannedAssignment(text=True, words=0, files=0, types=(), templates=(), due=None, comments=False)
    made = members(plain, [graded("1/a", 10), work(KINDS["assign"]), work(silent, "1/silent")], categories(None))
    assert text(file_of(made, "1/thing", "grades.xml"), ".//gradetype") == "3"
    assert file_of(made, "1/silent", "grades.xml").find(".//grade_item") is None
    assert totals(made)[0] == ("13", "6.00000", "0.00000")


def test_any_criterion(plain: CoursePlan) -> None:
    for any_of, method in ((False, "1"), (True, "2")):
        made = moodle_members(replace(plain, completion_any=any_of))
        found = [
            (text(one, "criteriatype"), text(one, "method"))
            for one in etree.fromstring(made["completion.xml"]).iter("course_completion_aggr_methd")
        ]
        assert found == [("$@NULL@$", "1"), ("4", method)]


def test_limits_of_a_choice(plain: CoursePlan) -> None:
    """With limits on, 0 would be a choice that nobody can take."""
    limited = PlannedChoice(
        (PlannedOption("o1", "A|<b>", 2), PlannedOption("o2", "B", 0)), several=True, change=True, results="never", names=False
    )
    made = members(plain, [work(limited), work(KINDS["choice"], "1/free")])
    assert [one.text for one in file_of(made, "1/thing").iter("maxanswers")] == ["2", "999999"]
    assert [one.text for one in file_of(made, "1/free").iter("maxanswers")] == ["0", "0"]
    assert text(file_of(made, "1/thing"), "choice/limitanswers") == "1"
    assert text(file_of(made, "1/thing"), "choice/options/option/text") == "A|&lt;b&gt;"


def item(kind: str, **parts: object) -> PlannedItem:
    plain_item = PlannedItem("k", "line", "Name", FiledText(), (), (), False, False, None, None, 0, "time", "", "")  # noqa: FBT003
    return replace(plain_item, type=kind, **parts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "presentation"),
    [
        (item("single", options=("A|B", "<C>"), horizontal=True), "r>>>>>A\u00a6B|&lt;C&gt;<<<<<1"),
        (item("menu", options=("A", "B"), horizontal=True), "d>>>>>A|B"),
        (item("rated", options=("A", "B"), values=(0, 5)), "r>>>>>0####A|5####B"),
        (item("line"), "30|255"),
        (item("line", most=2), "5|5"),
        (item("text", most=99), "40|40"),
        (item("number"), "-|-"),
        (item("number", low=-3), "-3|-"),
        (item("info", shows="category"), "3"),
        (item("page-break"), ""),
    ],
)
def test_items(plain: CoursePlan, one: PlannedItem, presentation: str) -> None:
    made = members(plain, [work(PlannedQuestionnaire((one,), anonymous=True, once=True, thanks=FiledText()))])
    assert text(file_of(made, "1/thing"), "feedback/items/item/presentation") == presentation


def test_answers_of_a_case_are_in_order(plain: CoursePlan) -> None:
    """Moodle puts answers in the order of their numbers, and takes the first of a true/false page for the right one."""
    ways = tuple(
        PlannedExit(f"w{n}", f"Way {n}", FiledText((f"<p>Way {n}</p>",)), "end", FiledText(), right=n == 2) for n in range(1, 9)
    )
    pages = (
        PlannedPage("many", "single-choice", "Many & more", WORDS, ways),
        PlannedPage("two", "true-false", "Two", FiledText(), ways[:2]),
    )
    lesson = file_of(members(plain, [work(PlannedCase(pages, practice=False))]), "1/thing")
    many, two = lesson.iter("page")
    numbers = [int(answer.get("id") or "") for answer in many.iter("answer")]
    assert numbers == sorted(numbers)
    assert [answer.text for answer in many.iter("answer_text")] == [f"<p>Way {n}</p>" for n in range(1, 9)]
    assert [(answer.text, score.text) for answer, score in zip(two.iter("answer_text"), two.iter("score"), strict=True)] == [
        ("<p>Way 2</p>", "1"),
        ("<p>Way 1</p>", "0"),
    ]
    assert text(many, "contents") == '<h3 lang="en">Many &amp; more</h3><p>Words</p>'
    assert text(lesson, "lesson/maxanswers") == "8"
    assert text(lesson, "lesson/progressbar") == "0"


def test_files_of_a_package_keep_their_folders(plain: CoursePlan) -> None:
    made = members(plain, [work(PACKAGE)])
    rows = {
        (text(row, "filearea"), text(row, "filepath"), text(row, "filename"))
        for row in etree.fromstring(made["files.xml"]).iter("file")
        if text(row, "component") == "mod_scorm"
    }
    assert rows == {("package", "/", "package.zip"), ("content", "/a/", "index.html")}
    with pytest.raises(ValueError, match="package of module 1 is not built"):
        members(plain, [work(PlannedPackage("1", "First"))])


def test_announcements_ask_for_nothing(plain: CoursePlan) -> None:
    made = members(plain, [work(PlannedForum("news"), rules=Rules("posted"))])
    assert text(file_of(made, "1/thing", "module.xml"), "completion") == NONE
    assert text(file_of(made, "1/thing"), "forum/completionposts") == "0"


def test_points_of_a_forum(plain: CoursePlan) -> None:
    """They are for the whole of it: the second of its grade items, the first is that of ratings."""
    rules = Rules("passed", maximum=Decimal(10), pass_mark=Decimal(6))
    made = members(plain, [work(KINDS["forum"], rules=rules)])
    item, module = file_of(made, "1/thing", "grades.xml"), file_of(made, "1/thing", "module.xml")
    assert [text(item, f".//{name}") for name in ("itemnumber", "idnumber", "gradepass")] == ["1", "$@NULL@$", "6.00000"]
    assert [text(module, name) for name in ("completiongradeitemnumber", "completionpassgrade")] == ["1", "1"]
    assert text(file_of(made, "1/thing"), "forum/grade_forum") == "10"


def test_small_settings(plain: CoursePlan) -> None:
    shared = PlannedGlossary((), own=False, import_file=None)
    made = members(plain, [work(PlannedFolder((ZIP,), inline=True)), work(KINDS["folder"], "1/own"), work(shared, "1/words")])
    assert [text(file_of(made, key, "module.xml"), "showdescription") for key in ("1/thing", "1/own")] == ["1", "0"]
    assert text(file_of(made, "1/words"), "glossary/defaultapproval") == "0"


def test_the_file_of_terms_is_for_trainers(plain: CoursePlan) -> None:
    terms = PlannedGlossary((), own=True, import_file=ZIP)
    plan = with_works(plain, [replace(work(terms), files=(ZIP,))])
    for edition in ("trainer", "participant"):
        made = moodle_members(replace(plan, edition_for=edition))
        shown = edition == "trainer"
        assert ('<a href="@@PLUGINFILE@@/package.zip">' in text(file_of(made, "1/thing"), "glossary/intro")) == shown
        assert (b"package.zip" in made["files.xml"]) == shown


def test_a_backup_for_later_releases(plain: CoursePlan) -> None:
    made = moodle_members(with_works(plain, [work(KINDS["assign"])]), "4.5")
    assert file_of(made, "1/thing", "module.xml").get("version") == "2024100700"


def test_a_course_with_everything_verifies(tmp_path: Path) -> None:
    root = works_course(tmp_path / "course")
    pack(write_moodle(backup_plan_of(root), moodle_templates(), "probe.mbz", DATE), tmp_path / "probe.mbz", "zip", ZIP_EPOCH)
    report = verify_package(tmp_path / "probe.mbz")
    assert report.diagnostics == ()
    assert str(report.facts["activities"]).count("lesson") == 1
