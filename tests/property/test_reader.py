"""The reader never raises, whatever stands in the files: it says what is wrong, or the course builds."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from builder.diagnostics import BuildError, has_errors
from builder.pipeline import check
from builder.plan.assets import AssetStore
from builder.plan.build import Planner
from tests.courses import BASE, GARTEN, base_course, moodle_members
from tests.property.strategies import FEW, QUICK, characters
from tests.sheets import read_sheet, write_course

WORKS = BASE.parent / "_works.txt"
FILES = sorted({name for kind, name, _ in read_sheet(BASE).parts if kind == "file" and name.endswith((".md", ".yaml"))})
ACTIVITY_FILES = sorted(
    {
        name
        for kind, name, _ in read_sheet(WORKS).parts
        if kind == "file" and ("/activities/" in name or name.endswith("course.yaml")) and "package" not in name
    }
)
GARDEN_FILES = sorted(
    str(path.relative_to(GARTEN)) for path in GARTEN.rglob("*") if path.suffix in (".md", ".yaml") and path.is_file()
)
BITS = [
    "---", "\n", ": ", "- ", "  ", "\t", "'", '"', "[", "]", "{", "}", "&x", "*x", "!x", "#", "|", ">", "`", "```",
    "![", "](", "~", "\\", "\ufeff", "\x85", "\u2028", "\x00", "\ue000", "(15 min)", "code: 1.A", "order: --1",
    "order: ²", "title: ~", "level: 9", "{number}", "annex:", "exercise:1.A.1.1", "## Feedback", "<b>", "$@NULL@$",
    "%00", "x" * 300, "-1", "[^1]", "[^1]: x", "!!! tip", "{: .x }", "&#0;", "{0}", "٣",
]  # fmt: skip
PIECES = [
    "## One {#one}\n", "### Two\n", "#Joined\n", "```yaml\nkey: k\ntype: single\n```\n", "```yaml\nkey: k\n", "- [5] One\n",
    "- [x] [Words](#end)\n", "- [ ] [Words](#one)\n", "- [On](#one)\n", "  > Said.\n", "- \n", "* []\n", "- [](#)\n",
    "## Thank you\n", "when: {item: k, is: One}\n", "kind: case\n", "kind: book\n", "kind: choice\n", "kind: questionnaire\n",
    "kind: glossary\n",
    "grade: {maximum: 1}\n", "available: {after: [1/later]}\n", "\n\n", "Text.\n",
]  # fmt: skip
"""What activities are made of."""


def survives(root: Path) -> None:
    """Read, check, and where nothing is wrong, plan and write."""
    try:
        checked, found = check(root, (), "on")
    except BuildError as error:
        checked, found = (), error.diagnostics
        assert has_errors(found)
    for diagnostic in found:
        assert "\n" not in f"{diagnostic.span}{diagnostic.message}{diagnostic.hint}"
    json.dumps([str(d) for d in found]).encode()
    if not has_errors(found):
        for one in checked:
            assert moodle_members(Planner(one.index, one.converter, AssetStore()).plan())


def with_file(name: str, change: Callable[[bytes], bytes], make: Callable[[Path], Path] = base_course) -> None:
    with TemporaryDirectory() as folder:
        root = make(Path(folder) / "course")
        path = root / name
        path.write_bytes(change(path.read_bytes()))
        survives(root)


def works(root: Path) -> Path:
    """Write the course with every kind of activity but a package, which the pipeline builds."""
    write_course(read_sheet(WORKS), root)
    (root / "source/1/activities/package.en.md").unlink()
    return root


def garden(root: Path) -> Path:
    shutil.copytree(GARTEN, root)
    return root


@QUICK
@given(st.sampled_from(FILES), st.binary(max_size=200))
def test_any_bytes(name: str, data: bytes) -> None:
    with_file(name, lambda _: data)


@QUICK
@given(st.sampled_from(FILES), st.text(max_size=200))
def test_any_text_behind_the_first_line(name: str, text: str) -> None:
    with_file(name, lambda old: old.split(b"\n")[0] + b"\n" + text.encode("utf-8", "surrogatepass"))


@QUICK
@given(st.sampled_from(FILES), st.data())
def test_any_value(name: str, data: st.DataObject) -> None:
    """A value of the front matter or the YAML becomes any text, quoted as YAML wants it."""

    def change(old: bytes) -> bytes:
        lines = old.decode().split("\n")
        places = [i for i, line in enumerate(lines) if ": " in line]
        place = data.draw(st.sampled_from(places)) if places else 0
        value = data.draw(st.one_of(st.text(max_size=60), st.sampled_from(BITS)))
        lines[place] = lines[place].partition(": ")[0] + ": " + json.dumps(value)
        return "\n".join(lines).encode("utf-8", "surrogatepass")

    with_file(name, change)


@QUICK
@given(
    st.sampled_from(FILES),
    st.lists(
        st.tuples(st.floats(0, 1), st.integers(0, 20), st.one_of(st.sampled_from(BITS), st.text(characters, max_size=4))),
        min_size=1,
        max_size=4,
    ),
)
def test_mutated(name: str, edits: list[tuple[float, int, str]]) -> None:
    with_file(name, lambda old: mutated(old, edits))


@FEW
@given(
    st.sampled_from(ACTIVITY_FILES),
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 40), st.sampled_from([*BITS, *PIECES])), min_size=1, max_size=4),
)
def test_mutated_activities(name: str, edits: list[tuple[float, int, str]]) -> None:
    with_file(name, lambda old: mutated(old, edits), works)


@FEW
@given(st.sampled_from(ACTIVITY_FILES), st.lists(st.sampled_from([*BITS, *PIECES]), max_size=12).map("".join))
def test_any_body_of_an_activity(name: str, body: str) -> None:
    """The front matter stays, and anything stands below it."""
    with_file(name, lambda old: b"---".join(old.split(b"---", 2)[:2]) + b"---\n" + body.encode("utf-8", "surrogatepass"), works)


@FEW
@given(
    st.sampled_from(GARDEN_FILES),
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 40), st.sampled_from(BITS)), min_size=1, max_size=3),
)
def test_mutated_real_files(name: str, edits: list[tuple[float, int, str]]) -> None:
    with_file(name, lambda old: mutated(old, edits), garden)


def mutated(old: bytes, edits: list[tuple[float, int, str]]) -> bytes:
    text = old.decode()
    for place, length, bit in edits:
        at = int(place * len(text))
        text = text[:at] + bit + text[at + length :]
    return text.encode()
