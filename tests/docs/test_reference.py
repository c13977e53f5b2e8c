"""The documentation says what the builder does: commands, options, codes, fields, links and examples."""

import re
import shlex
from pathlib import Path

import click
import pytest

from builder.cli.main import COMMANDS, cli
from builder.diagnostics import CODES, Diagnostic
from builder.reader.shape_defs import ANNEXES, COURSE, EXERCISE, MODULE, SCHEMAS, TOPIC
from builder.reader.shapes import Either, ListOf, MapOf, Object, Shape, check
from builder.reader.yaml_tree import parse_yaml
from tests.cli.commands import builder
from tests.courses import PROJECT
from tools.docs import BEGIN, REFERENCE, commands_part, diagnostics_page, with_part

PAGES = sorted([*PROJECT.glob("docs/**/*.md"), *PROJECT.glob("*.md")])
ELSEWHERE = {
    "questions": ("questions.md", "activities.md"),
    "activity": ("activities.md",),
    "activity-translation": ("activities.md",),
}
"""The pages that tell the fields of a shape, where that is not the page about the source format."""
FORMAT = (REFERENCE / "source-format.md").read_text(encoding="utf-8")


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def test_commands_and_options() -> None:
    text = read(REFERENCE / "cli.md")
    assert with_part(text, commands_part()) == text, "python -m tools.docs"
    context = click.Context(cli)
    for name in COMMANDS:
        command = cli.get_command(context, name)
        assert command is not None
        part = text.partition(BEGIN)[2].partition(f"## builder {name}\n")[2].partition("\n## ")[0]
        for option in command.params:
            if isinstance(option, click.Option):
                assert option.help, f"{name} {option.opts}: no help"
                assert all(f"`{opt}" in part for opt in option.opts)


def test_codes() -> None:
    assert read(REFERENCE / "diagnostics.md") == diagnostics_page(), "python -m tools.docs"
    for code in CODES:
        assert f"| {code} |" in diagnostics_page()


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(PROJECT)))
def test_links_lead_somewhere(path: Path) -> None:
    bare = re.sub(r"^(?P<fence>`{3,}).*?^(?P=fence)$|`[^`]*`", "", read(path), flags=re.DOTALL | re.MULTILINE)
    for target in re.findall(r"\]\(([^()\s]+)\)", bare):
        if re.match(r"[a-z]+:", target):
            continue
        name, _, anchor = target.partition("#")
        file = (path.parent / name).resolve() if name else path
        assert file.exists(), f"{target} leads nowhere"
        if anchor:
            slugs = {
                re.sub(r"[^\w -]", "", heading.lower()).strip().replace(" ", "-")
                for heading in re.findall(r"^#+ (.*)$", read(file), re.MULTILINE)
            }
            assert anchor in slugs, f"{target}: no such heading"


def command_lines(text: str) -> list[str]:
    blocks = re.findall(r"^[ ]*```sh\n(.*?)^[ ]*```", text, re.MULTILINE | re.DOTALL)
    lines = [f"  {line}".split("  #")[0].strip() for block in blocks for line in block.splitlines()]
    return [line for line in lines if line]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(PROJECT)))
def test_commands_in_examples_are_commands(path: Path) -> None:
    for line in command_lines(read(path)):
        words = shlex.split(line)
        if words[0] != "builder" or words[1:2] == ["--help"]:
            continue
        command = cli.get_command(click.Context(cli), words[1])
        assert command is not None, line
        if isinstance(command, click.Group) and words[2:3] and words[2] in command.commands:
            command = command.commands[words[2]]
        known = {opt for option in command.params if isinstance(option, click.Option) for opt in option.opts}
        assert {word for word in words[2:] if word.startswith("-")} <= known | {"--help"}, line


def test_the_tutorial_runs(tmp_path: Path) -> None:
    """Every line of its examples that is the builder's, in order, with the mistake it asks for."""
    text = read(PROJECT / "docs/tutorial/first-course.md")
    folder, ran = tmp_path, 0
    for line in command_lines(text):
        words = shlex.split(line)
        if words[0] == "cd":
            folder /= words[1]
        elif words[0] == "builder":
            done = builder(*words[1:], cwd=folder)
            assert done.code == 0, f"{line}\n{done.err}"
            ran += 1
    assert ran >= 4
    assert (folder / "dist/my-course-en-moodle.mbz").is_file()
    exercise = next(folder.glob("source/*/*/1.A.1-*.md"))
    exercise.write_text(read(exercise).replace("duration:", "duraton:"), encoding="utf-8")
    assert 'did you mean "duration"?' in builder("check", cwd=folder).err
    for name in re.findall(r"^\| `([^`*]+)` \|", text, re.MULTILINE):
        assert list(folder.glob(name.replace("...", "**"))), f"{name} is not there"


def yaml_examples() -> list[str]:
    return re.findall(r"^```yaml\n(.*?)^```", FORMAT, re.MULTILINE | re.DOTALL)


def front_examples() -> list[str]:
    return re.findall(r"^```markdown\n---\n(.*?)^---$", FORMAT, re.MULTILINE | re.DOTALL)


def wrong(text: str, shape: Shape) -> list[Diagnostic]:
    node, found = parse_yaml(text, "example")
    assert node is not None
    return [*found, *check(node, shape, "example")]


def test_examples_of_the_source_format_are_of_the_format() -> None:
    course, annexes = (next(text for text in yaml_examples() if text.startswith(begin)) for begin in ("key:", "annexes:"))
    assert wrong(course, COURSE) == []
    assert wrong(annexes, ANNEXES) == []
    exercise, module, topic = front_examples()[:3]
    assert wrong(exercise, EXERCISE) == []
    assert wrong(module.replace("text: ...", "text: x"), MODULE) == []
    assert wrong(topic, TOPIC) == []


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_every_field_is_documented(name: str) -> None:
    pages = ELSEWHERE.get(name, ("source-format.md",))
    text = "\n".join(read(REFERENCE / page) for page in pages)
    for field in fields_of(SCHEMAS[name]):
        assert re.search(rf"`{field}[`:]|(^|[{{\s,-]){field}:|`[^`]*\b{field}\b[^`]*`", text, re.MULTILINE), (
            f"{name}: {field} is not in {' or '.join(pages)}"
        )


def fields_of(shape: Shape) -> list[str]:
    match shape:
        case Object():
            return [each for name, inner in shape.fields.items() for each in (name, *fields_of(inner))]
        case ListOf():
            return fields_of(shape.item)
        case MapOf():
            return fields_of(shape.value)
        case Either():
            return fields_of(shape.long)
        case _:
            return []
