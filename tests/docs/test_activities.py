"""What the page about activities says is what the reader reads: its examples, its kinds, its fields."""

import re
from pathlib import Path

import pytest

from builder.curriculum.activities import ActivityText, Book, Case, Choice, Questionnaire
from builder.curriculum.model import Course
from builder.diagnostics import Diagnostic
from builder.reader import course_in, read_sources
from builder.reader.activity_fields import DEFAULT_RULES
from builder.reader.activity_shapes import ACTIVITY, BY_KIND, COMPLETIONS, ITEM_BY_TYPE, KINDS
from builder.reader.words import words_for
from tests.courses import PROJECT, base_course

PAGE = (PROJECT / "docs/reference/activities.md").read_text(encoding="utf-8")
BODIES = re.findall(r"^(?P<fence>`{3,})markdown\n(.*?)^(?P=fence)$", PAGE, re.MULTILINE | re.DOTALL)
EXAMPLES = [text for _, text in BODIES]
BLOCKS = re.findall(
    r"^```yaml\n(.*?)^```$", re.sub(r"^````.*?^````$", "", PAGE, flags=re.DOTALL | re.MULTILINE), re.MULTILINE | re.DOTALL
)
COMMON = set(ACTIVITY.fields) - {name for kind in KINDS for name in BY_KIND[kind].fields} | set.intersection(
    *(set(BY_KIND[kind].fields) for kind in KINDS)
)


def table(heading: str) -> list[list[str]]:
    part = PAGE.partition(f"## {heading}\n")[2].partition("\n## ")[0]
    rows = [re.split(r"(?<!\\)\|", line.strip("|")) for line in part.splitlines() if line.startswith("| `")]
    return [[cell.strip() for cell in row] for row in rows]


def read(root: Path, text: str, more: str = "") -> tuple[Course, list[Diagnostic]]:
    """Read an activity in the small course, and lines at the end of course.yaml."""
    base_course(root)
    path = root / "source/1/activities/it.en.md"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    file = root / "source/course.yaml"
    file.write_text(file.read_text(encoding="utf-8") + more, encoding="utf-8")
    sources, wrong = read_sources(root)
    assert sources is not None, wrong
    return course_in(sources, "en")


def one(root: Path, kind: str, body: str, fields: str = "") -> ActivityText:
    made, wrong = read(root, f"---\ncode: 1/it\nkind: {kind}\ntitle: It\n{fields}---\n{body}")
    assert wrong == []
    (activity,) = made.modules[0].activities
    return activity


def test_every_example_is_tested() -> None:
    assert [text.split("\n")[0][:8] for text in EXAMPLES] == ["---", "Which pa", "## How m", "## The f"]
    assert [text.split("\n")[0] for text in BLOCKS] == ["available:", "groups:"]


def test_a_whole_file(tmp_path: Path) -> None:
    made, wrong = read(tmp_path, EXAMPLES[0].replace("1.C.2.1/", "1.A.1.1/"))
    assert wrong == []
    (activity,) = made.modules[0].activities
    assert (activity.completion.rule, activity.owner, activity.grade.pass_mark == 6) == ("passed", "1.A.1.1", True)


def test_bodies(tmp_path: Path) -> None:
    choice, asked = one(tmp_path, "choice", EXAMPLES[1]), one(tmp_path, "questionnaire", EXAMPLES[2])
    case = one(
        tmp_path,
        "case",
        EXAMPLES[3] + "\n## Listens {#listens}\n\nYes.\n\n- [Go on](#form)\n\n## F {#form}\n\nF.\n\n- [Out](#end)\n",
    )
    assert isinstance(choice.of, Choice)
    assert [option.text for option in choice.of.options] == ["Strengths", "Weaknesses", "Opportunities", "Threats"]
    assert isinstance(asked.of, Questionnaire)
    assert [(item.key, item.required, item.values) for item in asked.of.items] == [
        ("how-many", False, ()), ("how-well", True, (1, 2, 3)),
    ]  # fmt: skip
    assert isinstance(case.of, Case)
    assert [(page.type, len(page.exits)) for page in case.of.pages][:2] == [("content", 2), ("single-choice", 2)]
    keyed = re.findall(r"`(## [^`]*\{#[^`]*\})`", PAGE)
    assert keyed, "chapters with a key"
    book = one(tmp_path, "book", f"{keyed[0]}\n\nText.\n").of
    assert isinstance(book, Book)
    assert book.chapters[0].key == keyed[0].partition("{#")[2].rstrip("}")


def test_conditions(tmp_path: Path) -> None:
    available = one(tmp_path, "forum", "Say it.\n", BLOCKS[0]).available
    assert (len(available.after), available.group.key, available.opens, available.closes) == (2, "team-a", 7, 42)


def test_the_course_file(tmp_path: Path) -> None:
    text = BLOCKS[1].replace("(0)", "")
    made, wrong = read(tmp_path, "---\ncode: 1/it\nkind: forum\ntitle: It\n---\nSay it.\n", text)
    assert wrong == []
    assert (made.course_completion.of, made.grades.by_module, len(made.groups)) == ("all", True, 1)
    for words in ("required", "none"):
        assert read(tmp_path, EXAMPLES[0].replace("1.C.2.1/", "1/"), text.replace("of: all", f"of: {words}"))[1] == []


def test_fields_of_every_kind() -> None:
    assert {name for row in table("Fields of every kind") for name in re.findall(r"`([^`]+)`", row[0])} == COMMON


def test_kinds() -> None:
    rows = {row[0].strip("`"): row for row in table("Kinds") if len(row) == 4}
    assert tuple(rows) == KINDS
    for kind, row in rows.items():
        named = {re.split(r"[:\s]", name)[0] for name in re.findall(r"`([a-z]+(?::[^`]*)?)`", row[2])}
        own = set(BY_KIND[kind].fields) - COMMON
        assert own <= named, kind
        assert DEFAULT_RULES[kind] in row[3], kind


def test_types_of_items() -> None:
    part = PAGE.partition("\n| item type |")[2].partition("\n\n")[0]
    rows = {name: line for line in part.splitlines() for name in re.findall(r"`([a-z-]+)`", line.split("|")[1])}
    assert rows.keys() == ITEM_BY_TYPE.keys()
    for kind, shape in ITEM_BY_TYPE.items():
        for name in shape.fields.keys() - {"key", "type", "required", "when"}:
            assert f"`{name}" in rows[kind], kind


def test_rules_of_completion_are_named() -> None:
    (row,) = (row for row in table("Fields of every kind") if row[0] == "`completion`")
    assert set(re.findall(r"`([a-z-]+)`", row[1])) == set(COMPLETIONS)


@pytest.mark.parametrize("key", ["thank-you", "for-participants"])
def test_headings(key: str) -> None:
    assert f"`## {words_for(PROJECT, 'en')[0][key]}`" in PAGE
