"""What a plan chooses, orders, names and resolves."""

import json
import re
from pathlib import Path

from builder.plan.model import CoursePlan, FileActivity, LabelActivity, LinkActivity, PageActivity
from builder.plan.rich_model import ActivityRef, FileRef
from tests.courses import base_course, plan_of
from tests.sheets import Sheet, write_course

TWO_MODULES = {
    "source/2/module.en.md": """---
code: "2"
title: Second
objectives:
  general:
    - {key: more, text: Know more}
supporting:
  - annex: 1.A.1.1/sheet
  - exercise: 1.A.1.1
  - A book
---
See [](exercise:1.A.1.1), [one](exercise:1.A.1.1), [](module:1), [](topic:1.A),
[](method:round), [](page:welcome), [](annex:1/plan).
""",
    "source/2/A/topic.en.md": "---\ncode: 2.A\ntitle: Other\n---\n",
    "source/2/A/one.en.md": """---
code: 2.A.1.1
title: Third
level: 1
duration: 1 h
objectives: [more]
materials: [1.A.1.1/sheet]
builds-on: [1.A.1.1]
---
## Procedure
1. Use [the sheet](annex:1.A.1.1/sheet) and [](annex:1/plan) again. (1 h)
## Feedback
Ask.
""",
    "annex_assets/annexes.yaml": """annexes:
  - key: 1.A.1.1/sheet
    title: The sheet
    kind: handout
    licence: cc0-1.0
    origin: Ours.
    parts:
      - {file: sheet.txt}
      - {file: "sheet & more's.txt", role: editable, title: To edit}
      - {url: "https://example.org/film", ranges: ["0:20-4:58"], title: The film}
  - key: 1/plan
    title: The plan
    kind: handout
    status: to-follow
""",
    "annex_assets/sheet & more's.txt": "To edit.\n",
}


def two_modules(root: Path) -> Path:
    base_course(root)
    return write_course(Sheet("", tuple(("file", name, text) for name, text in TWO_MODULES.items())), root)


def keys(one: CoursePlan) -> list[list[str]]:
    return [[activity.key for activity in section.activities] for section in one.sections]


def page(one: CoursePlan, key: str) -> PageActivity:
    return next(p for p in one.pages() if p.key == key)


def shown(piece: object) -> str:
    match piece:
        case ActivityRef():
            return f"<{piece.key}>"
        case FileRef():
            return f"<{piece.name}>"
        case _:
            return str(piece)


def text(rich: tuple[object, ...]) -> str:
    return re.sub(r"\s+", " ", "".join(shown(piece) for piece in rich))


def test_layout(tmp_path: Path) -> None:
    one = plan_of(two_modules(tmp_path))
    assert keys(one) == [
        ["course/welcome", "course/overview", "course/methods", "course/news"],
        [
            "1/module",
            "1/materials",
            "1.A/topic",
            "1.A.1/level",
            "1.A.1.1",
            "1.A.1.1/sheet",
            "1.A.1.1/sheet/2",
            "1.A.2/level",
            "1.A.2.1",
        ],
        ["2/module", "2/materials", "2.A/topic", "2.A.1/level", "2.A.1.1"],
    ]
    assert [(section.key, section.number, section.title) for section in one.sections] == [
        ("course", 0, "About this course"),
        ("1", 1, "1 First"),
        ("2", 2, "2 Second"),
    ]
    assert [(p.key, p.previous, p.next) for p in one.pages() if p.kind == "exercise"] == [
        ("1.A.1.1", "", "1.A.2.1"),
        ("1.A.2.1", "1.A.1.1", "2.A.1.1"),
        ("2.A.1.1", "1.A.2.1", ""),
    ]
    assert {p.key for p in one.pages() if p.counts} == {"1.A.1.1", "1.A.2.1", "2.A.1.1"}


def test_annexes(tmp_path: Path) -> None:
    one = plan_of(two_modules(tmp_path))
    main, film = (a for a in one.activities() if a.key.startswith("1.A.1.1/"))
    assert isinstance(main, FileActivity)
    assert isinstance(film, LinkActivity)
    assert (main.title, main.main.name, main.main.licence, main.indent) == ("The sheet", "sheet.txt", "cc0-1.0", 1)
    assert [file.name for file in main.files] == ["sheet - more-s.txt"], (
        "Moodle takes out what is left out here, and would break the link"
    )
    assert '<a href="<sheet - more-s.txt>">To edit</a>' in text(main.description)
    assert "Ours." in text(main.description)
    assert (film.title, film.url, film.files) == ("The film", "https://example.org/film", ())
    assert "0:20–4:58" in text(film.description)


def test_a_module_alone(tmp_path: Path) -> None:
    """What is outside becomes text, and what is used is attached at its first user."""
    one = plan_of(two_modules(tmp_path), "2", front=False)
    assert keys(one) == [["2/module", "2/materials", "1.A.1.1/sheet", "1.A.1.1/sheet/2", "2.A/topic", "2.A.1/level", "2.A.1.1"]]
    assert one.title == "A probe – 2 Second"
    module = text(page(one, "2/module").body)
    assert (
        "See Module 1, exercise 1.A.1.1, one (Module 1, exercise 1.A.1.1), Module 1, Module 1, topic 1.A, Round, Welcome, "
        in module
    )
    assert "<em>The plan</em> (to follow)" in module
    assert '<a href="<1.A.1.1/sheet>">The sheet</a>' in module
    exercise = page(one, "2.A.1.1")
    assert (exercise.previous, exercise.next) == ("", "")
    assert 'Use <a href="<1.A.1.1/sheet>">the sheet</a> and <em>The plan</em> (to follow) again' in text(exercise.body)
    other = plan_of(tmp_path, "1", front=True)
    assert keys(other)[0] == ["course/welcome", "course/overview", "course/methods", "course/news"]
    assert "2.A.1.1" not in text(page(other, "course/overview").body)


def test_links_resolve(tmp_path: Path) -> None:
    one = plan_of(two_modules(tmp_path))
    module = text(page(one, "2/module").body)
    assert (
        '<a href="<1.A.1.1>">1.A.1.1 One</a>, <a href="<1.A.1.1>">one</a>, <a href="<1/module>">Module 1: First</a>, ' in module
    )
    assert (
        '<a href="<1/module>">1.A Topic</a>, <a href="<course/methods>">Round</a>, <a href="<course/welcome>">Welcome</a>'
        in module
    )
    known = {activity.key for activity in one.activities()}
    refs = {piece.key for p in one.pages() for piece in p.body if isinstance(piece, ActivityRef)}
    assert refs <= known


def test_methods_without_users_and_a_missing_welcome(tmp_path: Path) -> None:
    """A link to a page that the course does not have becomes text."""
    root = base_course(tmp_path)
    (root / "source/welcome.en.md").unlink()
    one_md = root / "source/1/A/one.en.md"
    one_md.write_text(
        one_md.read_text()
        .replace("methods: [round]\n", "")
        .replace("Ask.", "[](method:round), [a page](page:methods), [](page:welcome).")
    )
    one = plan_of(root)
    assert keys(one)[0] == ["course/overview", "course/news"]
    assert "<p>Round, a page, A probe.</p>" in text(page(one, "1.A.1.1").body)


def test_order_and_a_level_that_comes_again(tmp_path: Path) -> None:
    root = base_course(tmp_path)
    (root / "source/1/A/three.en.md").write_text(
        (root / "source/1/A/one.en.md")
        .read_text()
        .replace("1.A.1.1\n", "1.A.1.2\norder: 9\n")
        .replace("materials: [1.A.1.1/sheet]\n", "")
    )
    for name, order in (("one", 3), ("two", 5)):
        file = root / f"source/1/A/{name}.en.md"
        file.write_text(file.read_text().replace("\nduration", f"\norder: {order}\nduration"))
    one = plan_of(root)
    assert keys(one)[1] == [
        "1/module",
        "1/materials",
        "1.A/topic",
        "1.A.1/level",
        "1.A.1.1",
        "1.A.1.1/sheet",
        "1.A.2/level",
        "1.A.2.1",
        "1.A.1/level/2",
        "1.A.1.2",
    ]
    labels = [a for a in one.activities() if isinstance(a, LabelActivity)]
    assert [("What level 1 is for" in text(label.body)) for label in labels] == [False, True, False, False]


def test_introductions(tmp_path: Path) -> None:
    """80 words stand on the course page; of a longer text the first paragraph, and the whole on the module's page."""
    root = base_course(tmp_path)
    long = "First paragraph.\n\n" + "word " * 90
    (root / "source/1/A/topic.en.md").write_text(f"---\ncode: 1.A\ntitle: Topic\n---\n{'short ' * 80}\n\n## Level 1\n\n{long}\n")
    one = plan_of(root)
    topic, level = [a for a in one.activities() if isinstance(a, LabelActivity)][:2]
    assert text(topic.body).count("short") == 80
    assert "First paragraph." in text(level.body)
    assert "word word" not in text(level.body)
    assert '<a href="<1/module>">' in text(level.body)
    module = text(page(one, "1/module").body)
    assert module.count("word ") + module.count("word<") >= 90
    assert "short" not in module


def test_files_of_one_name(tmp_path: Path) -> None:
    root = base_course(tmp_path)
    for folder in ("a", "b"):
        (root / "annex_assets" / folder).mkdir()
        (root / "annex_assets" / folder / "Ring.svg").write_text(f"<svg id='{folder}'/>")
    file = root / "source/1/A/one.en.md"
    file.write_text(
        file.read_text().replace(
            "Ask.",
            "[x](../../../annex_assets/a/Ring.svg) [](../../../annex_assets/b/Ring.svg) [y](../../../annex_assets/a/Ring.svg)",
        )
    )
    exercise = page(plan_of(root), "1.A.1.1")
    assert [attached.name for attached in exercise.files] == ["ring.svg", "Ring-2.svg", "Ring-3.svg"]
    assert '<a href="<Ring-2.svg>">x</a> <a href="<Ring-3.svg>">Ring-3.svg</a> <a href="<Ring-2.svg>">y</a>' in text(
        exercise.body
    )
    assert len({attached.asset.sha1 for attached in exercise.files}) == 3


def test_title_too_long_with_its_module_is_cut(tmp_path: Path) -> None:
    root = base_course(tmp_path)
    file = root / "source/course.yaml"
    file.write_text(file.read_text().replace("{en: A probe}", "{en: " + "W" * 254 + "}"))
    assert len(plan_of(root, "1").title) == 254


def test_every_text_is_json_safe(tmp_path: Path) -> None:
    json.dumps([text(p.body) for p in plan_of(two_modules(tmp_path)).pages()])
