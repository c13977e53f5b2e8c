"""Courses as wholes: titles survive, numbers and references fit, order of discovery and neighbours do not matter."""

import hashlib
import json
import random
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given
from lxml import etree

from builder.plan.model import CoursePlan
from tests.courses import BASE, GARTEN, PROJECT, base_course, moodle_members, plan_of
from tests.property.strategies import FEW, titles
from tests.sheets import Sheet, read_sheet, write_course

TOKEN = re.compile(r"\$@([A-Z]+)VIEWBYID\*(\d+)@\$")
PLUGINFILE = re.compile(r"@@PLUGINFILE@@/([^\"&]*)")


@FEW
@given(titles(), titles(), titles())
@example("<b>&amp;</b> \"'", "]]> <!--", "$@PAGEVIEWBYID*1@$ @@PLUGINFILE@@/x")
@example("a\u00a0b \u202e\u200b", "\U0001f469\u200d\U0001f33e 漢字", "{code} {title} %s \\n")
def test_any_title_survives(exercise: str, annex: str, module: str) -> None:
    with TemporaryDirectory() as folder:
        root = base_course(Path(folder))
        for name, old, new in (
            ("source/1/A/one.en.md", "One", exercise),
            ("annex_assets/annexes.yaml", "The sheet", annex),
            ("source/1/module.en.md", "First", module),
        ):
            path = root / name
            path.write_text(path.read_text().replace(f"title: {old}\n", f"title: {quoted(new)}\n"), encoding="utf-8")
        members = moodle_members(plan_of(root))
    backup = etree.fromstring(members["moodle_backup.xml"])
    found = [element.text for element in backup.iter("title")]
    for title in (f"1.A.1.1 {exercise}", annex, f"1 {module}"):
        assert title in found
    own = [
        etree.fromstring(data).findtext(".//name")
        for path, data in members.items()
        if re.fullmatch(r"activities/[a-z]+_\d+/(page|resource)\.xml", path)
    ]
    assert f"1.A.1.1 {exercise}" in own
    assert annex in own


def quoted(text: str) -> str:
    """Give a YAML text in double quotes; YAML takes a next-line character and its like for line ends unless they are escaped."""
    return re.sub("[\x80-\x9f\u2028\u2029\ufeff]", lambda m: f"\\u{ord(m.group()):04x}", json.dumps(text, ensure_ascii=False))


def courses(tmp_path: Path) -> Iterator[CoursePlan]:
    yield plan_of(base_course(tmp_path))
    yield plan_of(GARTEN)
    yield plan_of(GARTEN, "M2")
    yield plan_of(PROJECT)
    yield plan_of(PROJECT, "1")


def test_every_number_once_and_every_reference_closes(tmp_path: Path) -> None:
    for plan in courses(tmp_path):
        members = moodle_members(plan)
        trees = {path: etree.fromstring(data) for path, data in members.items() if path.endswith(".xml")}
        numbers: dict[str, list[str]] = {}
        for path, tree in trees.items():
            if path.endswith("/module.xml"):
                numbers.setdefault("cm", []).append(str(tree.get("id")))
            elif tree.tag == "activity":
                numbers.setdefault("context", []).append(str(tree.get("contextid")))
                numbers.setdefault(f"instance of {tree.get('modulename')}", []).append(str(tree.get("id")))
            elif path.endswith("/section.xml"):
                numbers.setdefault("section", []).append(str(tree.get("id")))
        files = trees["files.xml"].findall("file")
        numbers["file"] = [str(file.get("id")) for file in files]
        bank = list(trees["questions.xml"])
        numbers["category"] = [str(category.get("id")) for category in bank]
        numbers["question"] = [str(q.get("id")) for category in bank for q in category.iterfind("questions/question")]
        numbers["answer"] = [str(answer.get("id")) for category in bank for answer in category.iter("answer") if answer.get("id")]
        numbers["stamp"] = [str(stamp.text) for category in bank for stamp in category.iter("stamp")]
        numbers["slot"] = [str(slot.get("id")) for tree in trees.values() for slot in tree.iter("question_instance")]
        numbers["criterion"] = [str(c.get("id")) for c in trees["completion.xml"].findall("course_completion_criteria")]
        numbers["idnumber"] = [str(tree.findtext("idnumber")) for path, tree in trees.items() if path.endswith("/module.xml")]
        for kind, values in numbers.items():
            assert [value for value, count in Counter(values).items() if count > 1] == [], kind
        _files_close(members, trees)
        _questions_close(trees, set(numbers["question"]), numbers["category"])
        _links_close(members, set(numbers["cm"]), files)
        assert {c.findtext("moduleinstance") for c in trees["completion.xml"].findall("course_completion_criteria")} <= set(
            numbers["cm"]
        )
        sequences = [
            cm
            for path, tree in trees.items()
            if path.endswith("/section.xml")
            for cm in str(tree.findtext("sequence")).split(",")
        ]
        assert sorted(sequences) == sorted(numbers["cm"])


def _files_close(members: dict[str, bytes], trees: dict[str, etree._Element]) -> None:
    listed = {str(file.get("id")): str(file.findtext("contenthash")) for file in trees["files.xml"].findall("file")}
    named = [
        str(e.text) for path, tree in trees.items() if path.endswith("/inforef.xml") for e in tree.iterfind("fileref/file/id")
    ]
    assert sorted(named) == sorted(listed)
    blobs = {path for path in members if path.startswith("files/")}
    assert blobs == {f"files/{sha1[:2]}/{sha1}" for sha1 in listed.values()}
    for path in blobs:
        assert hashlib.sha1(members[path], usedforsecurity=False).hexdigest() == path.rpartition("/")[2]


def _questions_close(trees: dict[str, etree._Element], questions: set[str], categories: list[str]) -> None:
    slots = {str(slot.findtext("questionid")) for tree in trees.values() for slot in tree.iter("question_instance")}
    assert slots <= questions
    lists = [tree for path, tree in trees.items() if path.endswith("/inforef.xml")]
    assert sorted(str(e.text) for tree in lists for e in tree.iterfind("question_categoryref/question_category/id")) == sorted(
        categories
    )
    items = [
        str(item.get("id")) for path, tree in trees.items() if path.endswith("/grades.xml") for item in tree.iter("grade_item")
    ]
    assert sorted(str(e.text) for tree in lists for e in tree.iterfind("grade_itemref/grade_item/id")) == sorted(items)


def _links_close(members: dict[str, bytes], numbers: set[str], files: list[etree._Element]) -> None:
    from urllib.parse import unquote  # noqa: PLC0415 - only here

    kinds = {m[2]: m[1].upper() for path in members if (m := re.fullmatch(r"activities/([a-z]+)_(\d+)/module\.xml", path))}
    names = {(str(f.findtext("contextid")), f.findtext("filename")) for f in files}
    for path, data in members.items():
        if not path.endswith(".xml"):
            continue
        tree = etree.fromstring(data)
        for part in tree if path == "questions.xml" else (tree,):
            context = str(part.findtext("contextid") or part.get("contextid"))
            text = " ".join(str(e.text) for e in part.iter() if e.text)
            for kind, number in TOKEN.findall(text):
                assert number in numbers
                assert kinds[number] == kind
            for name in PLUGINFILE.findall(text):
                assert (context, unquote(name)) in names, f"{path}: {name}"


@pytest.mark.parametrize("seed", [1, 2])
def test_the_order_of_discovery_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    parts = list(read_sheet(BASE).parts)
    before = moodle_members(plan_of(write_course(Sheet("", tuple(parts)), tmp_path / "a")))
    garden = moodle_members(plan_of(GARTEN))
    dice = random.Random(seed)  # noqa: S311 - no secret
    iterdir = Path.iterdir

    def shuffled(folder: Path) -> Iterator[Path]:
        entries = sorted(iterdir(folder))
        dice.shuffle(entries)
        return iter(entries)

    monkeypatch.setattr(Path, "iterdir", shuffled)
    dice.shuffle(parts)
    assert moodle_members(plan_of(write_course(Sheet("", tuple(parts)), tmp_path / "b"))) == before
    assert moodle_members(plan_of(GARTEN)) == garden


MODULES = 3
EXERCISES = ["1.A.1.1", "1.A.1.2", "1.A.2.1", "2.A.1.1", "2.A.2.1", "3.A.1.1"]


def generated(root: Path, codes: list[str]) -> Path:
    parts: list[tuple[str, str, str]] = [
        p for p in read_sheet(BASE).parts if p[1] in ("source/course.yaml", "source/welcome.en.md")
    ]
    for module in sorted({code[0] for code in codes}):
        parts.append(("file", f"source/{module}/module.en.md", f'---\ncode: "{module}"\ntitle: M{module}\n---\nText.\n'))
        parts.append(("file", f"source/{module}/A/topic.en.md", f"---\ncode: {module}.A\ntitle: T{module}\n---\n"))
    for code in codes:
        text = (
            f"---\ncode: {code}\ntitle: E {code}\nlevel: {code[4]}\nduration: 30 min\n"
            "objectives: [Do it]\nmethods: [round]\n---\n"
            "## Procedure\n1. Do. (30 min)\n\n## Feedback\nAsk.\n"
        )
        parts.append(("file", f"source/{code[0]}/A/{code}.en.md", text))
    course = parts[0][2].replace('planned:\n  - {module: "2", title: Later, exercises: [2.A.1.1]}\n', "")
    return write_course(Sheet("", (("file", "source/course.yaml", course), *parts[1:])), root)


@pytest.mark.parametrize("added", [code for code in EXERCISES if code[0] != "3"])
def test_a_new_exercise_changes_only_what_names_it(tmp_path: Path, added: str) -> None:
    with_it = EXERCISES
    without = [code for code in EXERCISES if code != added]
    old_plan, new_plan = plan_of(generated(tmp_path / "old", without)), plan_of(generated(tmp_path / "new", with_it))
    old, new = moodle_members(old_plan), moodle_members(new_plan)
    at = with_it.index(added)
    neighbours = {with_it[i] for i in (at - 1, at + 1) if 0 <= i < len(with_it)}
    pictures = [{path for path in members if path.startswith("files/")} for members in (old, new)]
    assert [len(each) for each in pictures] == [1, 1], "the map is the only file, and it has a dot for the new one"
    assert old.keys() - pictures[0] <= new.keys()
    changed = {path for path in old.keys() & new.keys() if old[path] != new[path]}
    folders = {path.split("/")[1]: key for path, key in _folders(new, new_plan).items()}
    named = {
        folders.get(path.split("/")[1], path) if path.startswith("activities/") else re.sub(r"_\d+/", "/", path)
        for path in changed
    }
    own_pages = {"course/welcome", "course/overview", "course/methods", f"{added[0]}/module"}
    allowed = neighbours | own_pages | {"moodle_backup.xml", "completion.xml", "files.xml", "sections/section/section.xml"}
    assert named <= allowed
    assert neighbours <= named
    assert len([path for path in changed if path.startswith("sections/")]) == 1
    assert all(path.endswith("/page.xml") for path in changed if path.startswith("activities/"))
    fresh = {folders.get(path.split("/")[1], path) for path in new.keys() - old.keys() - pictures[1]}
    assert fresh <= {added, f"{added[:5]}/level"}


def _folders(members: dict[str, bytes], plan: CoursePlan) -> dict[str, str]:
    """Give the key of an activity by its folder."""
    assert plan.sections
    return {
        path.rpartition("/")[0]: str(etree.fromstring(data).findtext("idnumber"))
        for path, data in members.items()
        if path.endswith("/module.xml")
    }


def test_a_new_module_moves_only_the_numbers_of_later_sections(tmp_path: Path) -> None:
    old_plan = plan_of(generated(tmp_path / "old", [code for code in EXERCISES if code[0] != "2"]))
    new_plan = plan_of(generated(tmp_path / "new", EXERCISES))
    old, new = moodle_members(old_plan), moodle_members(new_plan)
    folders = _folders(new, new_plan)
    for path, data in old.items():
        if "/" not in path or path.startswith("files/") or data == new[path]:
            continue
        key = folders.get(path.rpartition("/")[0], "")
        if path.endswith(("/module.xml", "/section.xml")):
            assert key.startswith("3") or path.startswith("sections/")
            assert re.sub(rb"<(sectionnumber|number)>2<", rb"<\1>3<", data) == new[path]
        else:
            assert key in ("1.A.2.1", "3.A.1.1", "course/welcome", "course/overview", "course/methods")
