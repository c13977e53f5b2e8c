"""Strict YAML as a tree that knows its lines.

Every scalar is text as written; anchors, aliases, tags and duplicate keys are refused.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

import yaml

from builder.diagnostics import Diagnostic, Span
from builder.markup.scan import NO_CHARACTER
from builder.reader.yaml_trouble import Quoted, trouble

_DEEP = 20
"""Lists and maps may lie so deep in each other; no file of a curriculum comes near."""


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text as written; ``plain`` tells that it stood without quotes."""

    value: str
    plain: bool
    span: Span


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: tuple["Node", ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with their values, in the order written."""

    entries: tuple[tuple[Scalar, "Node"], ...]
    span: Span

    def get(self, key: str) -> "Node | None":
        """Give the value of a key, or None."""
        return next((value for name, value in self.entries if name.value == key), None)


Node = Scalar | Sequence | Mapping


class _RefusedError(Exception):
    def __init__(self, diagnostic: Diagnostic) -> None:
        self.diagnostic = diagnostic


def parse_yaml(text: str, path: str, first_line: int = 1) -> tuple[Node | None, list[Diagnostic]]:
    """Read one YAML document; ``first_line`` is the line of the file where the text begins.

    Gives the tree (None when nothing can be used) and what is wrong: YML201 broken, YML202 duplicate key, YML203 anchor, alias or
    tag, SRC102 an escape that stands for a character no package can carry.
    """
    builder = _Builder(path, first_line)
    try:
        events = yaml.parse(text, Loader=_LOADER)
        return builder.document(iter(events)), builder.diagnostics
    except _RefusedError as refused:
        return None, [*builder.diagnostics, refused.diagnostic]
    except yaml.MarkedYAMLError as error:
        found = trouble(error, text, builder.quoted, first_line)
        span = Span(path, found.line + first_line, found.column + 1)
        return None, [*builder.diagnostics, Diagnostic("YML201", span, f"broken YAML: {found.message}", found.hint)]
    except (yaml.YAMLError, ValueError) as error:
        first = str(error).splitlines()[0]
        return None, [*builder.diagnostics, Diagnostic("YML201", Span(path, first_line), f"broken YAML: {first}")]


_LOADER: type[yaml.CSafeLoader | yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Mark(Protocol):
    """A place, as both of PyYAML's parsers give it."""

    line: int
    column: int


class _Builder:
    """Turns the parser's events into the tree."""

    def __init__(self, path: str, first_line: int) -> None:
        self.path = path
        self.first_line = first_line
        self.diagnostics: list[Diagnostic] = []
        self.depth = 0
        self.quoted: Quoted | None = None
        """The last value in quotes."""

    def at(self, mark: _Mark | None) -> Span:
        return Span(self.path, mark.line + self.first_line, mark.column + 1) if mark else Span(self.path, self.first_line)

    def document(self, events: Iterator[yaml.Event]) -> Node | None:
        node: Node | None = None
        for event in events:
            if isinstance(event, (yaml.StreamStartEvent, yaml.DocumentStartEvent, yaml.DocumentEndEvent, yaml.StreamEndEvent)):
                continue
            if node is not None:
                raise _RefusedError(Diagnostic("YML201", self.at(event.start_mark), "a second YAML document"))
            node = self.node(event, events)
        return node

    def node(self, event: yaml.Event, events: Iterator[yaml.Event]) -> Node:
        span = self.at(event.start_mark)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            message = "anchors and aliases are not part of the format"
            raise _RefusedError(Diagnostic("YML203", span, message, "write the value out, or put a text between quotes"))
        tag = getattr(event, "tag", None)
        if tag not in (None, "!"):
            hint = "leave it out, or put a text between quotes"
            raise _RefusedError(Diagnostic("YML203", span, f"the tag {tag} is not part of the format", hint))
        if isinstance(event, yaml.ScalarEvent):
            if event.style in ("'", '"'):
                last = event.end_mark.line if event.end_mark else span.line
                self.quoted = Quoted(span.line - self.first_line, span.column - 1, last)
            return Scalar(self.text(event.value, span), not event.style, span)
        self.depth += 1
        if self.depth > _DEEP:
            raise _RefusedError(Diagnostic("YML201", span, f"lists and maps lie more than {_DEEP} deep in each other"))
        node: Node
        if isinstance(event, yaml.SequenceStartEvent):
            node = Sequence(tuple(self.items(events)), span)
        elif isinstance(event, yaml.MappingStartEvent):
            node = Mapping(tuple(self.entries(events)), span)
        else:
            raise _RefusedError(Diagnostic("YML201", span, "unexpected YAML"))
        self.depth -= 1
        return node

    def text(self, value: str, span: Span) -> str:
        if m := NO_CHARACTER.search(value):
            message = f"an escape gives the character U+{ord(m.group()):04X}, which no package can carry"
            self.diagnostics.append(Diagnostic("SRC102", span, message, "leave it out"))
            return NO_CHARACTER.sub("", value)
        return value

    def items(self, events: Iterator[yaml.Event]) -> Iterator[Node]:
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            yield self.node(event, events)

    def entries(self, events: Iterator[yaml.Event]) -> Iterator[tuple[Scalar, Node]]:
        seen: dict[str, Span] = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            key = self.node(event, events)
            value = self.node(next(events), events)
            if not isinstance(key, Scalar):
                self.diagnostics.append(Diagnostic("YML201", key.span, "a key must be a text"))
            elif key.value in seen:
                where = seen[key.value].line
                self.diagnostics.append(
                    Diagnostic("YML202", key.span, f'the key "{key.value}" stands twice', f"it is already in line {where}")
                )
            else:
                seen[key.value] = key.span
                yield key, value
