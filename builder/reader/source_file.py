"""One Markdown file of the source: its language, its front matter as checked fields, and its body."""

import re
from dataclasses import dataclass
from pathlib import Path

from builder.curriculum.text import Text
from builder.diagnostics import Diagnostic, Span
from builder.markup.scan import headings
from builder.reader import yaml_tree as tree
from builder.reader.fields import Fields
from builder.reader.files import read_text, relative
from builder.reader.shape_defs import LANGUAGE
from builder.reader.shapes import Shape, check
from builder.reader.yaml_tree import parse_yaml

QUESTIONS = "questions"
"""The folder of a module's files of questions."""
ACTIVITIES = "activities"
"""The folder of the activities of a module, or of the whole course."""
_NAME = re.compile(rf"(?P<stem>.+)\.(?P<language>{LANGUAGE})\.md")


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file that could be read: ``stem`` is its name without language and suffix."""

    path: str
    file: Path
    stem: str
    language: str
    front: tree.Mapping
    body: str
    body_line: int

    def fields(self, language: str, reference: str) -> Fields:
        """Give the front matter's fields."""
        return Fields(self.front, language, reference)

    def code(self) -> str:
        """Give the code as written, empty where there is none."""
        return self.fields(self.language, self.language).text("code")

    def whole_body(self) -> Text:
        """Give the body as one text."""
        return Text(self.body, Span(self.path, self.body_line, 1), self.language)


def read_source_file(root: Path, file: Path) -> tuple[SourceFile | None, list[Diagnostic]]:
    """Read a file; SRC105 no front matter, SRC106 its end is missing, SRC109 no language in the name, and those of YAML."""
    path = relative(root, file)
    name = _NAME.fullmatch(file.name)
    if name is None:
        stem = file.name.removesuffix(".md")
        begin, _, tag = stem.rpartition(".")
        better = f"{begin}.{tag.lower()}.md"
        better = better if _NAME.fullmatch(better) else f"{stem}.en.md"
        hint = f"name it {better}, with the language in lower case before .md"
        return None, [Diagnostic("SRC109", Span(path), "the file name tells no language, so the file is left out", hint)]
    text, wrong = read_text(root, file)
    if text is None:
        return None, wrong
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        return None, [
            Diagnostic("SRC105", Span(path, 1, 1), "no front matter", "begin the file with a line ---, then code: and title:")
        ]
    end = next((i for i, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), 0)
    if not end:
        return None, [Diagnostic("SRC106", Span(path, 1, 1), "the front matter has no end", "close it with a line ---")]
    node, wrong = parse_yaml("\n".join(lines[1:end]), path, 2)
    if not isinstance(node, tree.Mapping):
        return None, wrong or [Diagnostic("YML206", Span(path, 2, 1), "the front matter must be fields with values")]
    body = "\n".join(lines[end + 1 :])
    return SourceFile(path, file, name["stem"], name["language"], node, body, end + 2), wrong


def guess_code(file: Path) -> str:
    """Give the code that a file that cannot be used seems to have by its text or its name, empty where none is seen.

    With it nobody complains of links to the file as well.
    """
    try:
        text = file.read_bytes().decode("utf-8", "replace")
    except OSError:
        return ""
    signs = r"""[^\s"'#]""" if file.parent.name in (QUESTIONS, ACTIVITIES) else r"""[^\s"'/#]"""
    m = re.search(rf"""^code:[ \t]*["']?({signs}+)""", text, re.MULTILINE) or re.match(r"([^-\s]*\d)(?=[-.])", file.name)
    return m[1] if m else ""


def check_front(source: SourceFile, shape: Shape) -> list[Diagnostic]:
    """Check the front matter against a shape."""
    return check(source.front, shape, "front matter")


def sections_of(source: SourceFile) -> tuple[Text, dict[str, Text], list[tuple[str, Span]]]:
    """Split a body at its second-level headings.

    Gives the text before the first, the sections by heading, and the headings with places. A heading that stands twice keeps its
    first text; the list has both.
    """
    found = [h for h in headings(source.body) if h.level == 2]  # noqa: PLR2004 - second-level headings
    starts = [h.start for h in found]
    before = source.body[: starts[0]] if starts else source.body
    sections: dict[str, Text] = {}
    places = []
    for heading, end in zip(found, [*starts[1:], len(source.body)], strict=False):
        places.append((heading.text, Span(source.path, source.body_line + heading.line - 1, 1)))
        text = source.body[heading.end : end]
        sections.setdefault(heading.text, _text(source, text, heading.line - 1))
    return _text(source, before, 0), sections, places


def _text(source: SourceFile, text: str, lines_before: int) -> Text:
    stripped = text.lstrip("\n")
    line = source.body_line + lines_before + len(text) - len(stripped)
    return Text(stripped.rstrip() + "\n" if stripped.strip() else "", Span(source.path, line, 1), source.language)
