"""Shapes: what may stand in a YAML file, said once, for reading, for messages and for the JSON Schemas."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from string import Formatter

from builder.diagnostics import Diagnostic, did_you_mean, nearest
from builder.reader import yaml_tree as tree


@dataclass(frozen=True, slots=True)
class Text:
    """A text; ``pattern`` must match the whole of it, ``what`` says in words what is wanted."""

    doc: str = ""
    pattern: str = ""
    what: str = "a text"
    most: int = 0


@dataclass(frozen=True, slots=True)
class Choice:
    """One of some words."""

    options: tuple[str, ...]
    doc: str = ""


@dataclass(frozen=True, slots=True)
class Localised:
    """A text in the reference language, or a map from language to text."""

    doc: str = ""
    most: int = 0
    names: tuple[str, ...] = ()
    """Names that may stand in braces in the text; without any, braces are nothing special."""


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list whose items have one shape."""

    item: "Shape"
    doc: str = ""


@dataclass(frozen=True, slots=True)
class MapOf:
    """A map with free keys whose values have one shape."""

    value: "Shape"
    doc: str = ""


@dataclass(frozen=True, slots=True)
class Either:
    """A bare text, or the longer form as an object."""

    short: Text
    long: "Object"
    doc: str = ""


@dataclass(frozen=True, slots=True)
class Object:
    """Named fields, and which of them must be there."""

    fields: Mapping[str, "Shape"]
    required: tuple[str, ...] = ()
    doc: str = field(default="")


Shape = Text | Choice | Localised | ListOf | MapOf | Either | Object


def check(node: tree.Node, shape: Shape, name: str) -> list[Diagnostic]:
    """Give what is wrong with a node: YML204 unknown field, YML205 missing field, YML206 wrong kind of value, YML207 too long."""
    found: list[Diagnostic] = []
    _check(node, shape, name, found)
    return found


def _check(node: tree.Node, shape: Shape, name: str, found: list[Diagnostic]) -> None:
    match shape:
        case Text():
            _text(node, shape, name, found)
        case Choice():
            _choice(node, shape, name, found)
        case Localised():
            _localised(node, shape, name, found)
        case ListOf():
            if not isinstance(node, tree.Sequence):
                found.append(_wrong(node, name, "a list", "write [one, two] or one item a line with a dash"))
                return
            for item in node.items:
                _check(item, shape.item, name, found)
        case MapOf():
            if not isinstance(node, tree.Mapping):
                found.append(_wrong(node, name, "a map of keys and values"))
                return
            for key, value in node.entries:
                _check(value, shape.value, f"{name}.{key.value}", found)
        case Either():
            _check(node, shape.short if isinstance(node, tree.Scalar) else shape.long, name, found)
        case Object():
            _object(node, shape, name, found)


def _object(node: tree.Node, shape: Object, name: str, found: list[Diagnostic]) -> None:
    if not isinstance(node, tree.Mapping):
        found.append(_wrong(node, name, "fields with values"))
        return
    missing = set(shape.required) - {key.value for key, _ in node.entries}
    for key, value in node.entries:
        if key.value in shape.fields:
            _check(value, shape.fields[key.value], key.value, found)
            continue
        missing.discard(nearest(key.value, shape.fields))  # one mistake, one message
        hint = did_you_mean(key.value, shape.fields) or f"fields here: {', '.join(shape.fields)}"
        found.append(Diagnostic("YML204", key.span, f'unknown field "{key.value}"', hint))
    found += [Diagnostic("YML205", node.span, f'the field "{name}" is missing') for name in shape.required if name in missing]


def _text(node: tree.Node, shape: Text, name: str, found: list[Diagnostic]) -> None:
    if not isinstance(node, tree.Scalar):
        found.append(_wrong(node, name, shape.what))
    elif not node.value.strip() or (node.plain and node.value in ("~", "null")):
        found.append(Diagnostic("YML206", node.span, f'"{name}" is empty', "give it a value or leave the field out"))
    elif shape.pattern and not re.fullmatch(shape.pattern, node.value):
        found.append(Diagnostic("YML206", node.span, f'"{name}" is {node.value!r}; {shape.what} is wanted'))
    elif shape.most and len(node.value) > shape.most:
        found.append(
            Diagnostic("YML207", node.span, f'"{name}" has {len(node.value)} characters; at most {shape.most} are allowed')
        )


def _localised(node: tree.Node, shape: Localised, name: str, found: list[Diagnostic]) -> None:
    texts = [(f"{name}.{key.value}", value) for key, value in node.entries] if isinstance(node, tree.Mapping) else [(name, node)]
    if not texts:
        found.append(Diagnostic("YML206", node.span, f'"{name}" is empty', "write a text, or a text for each language"))
    for one, text in texts:
        _text(text, Text(most=shape.most), one, found)
        if shape.names and isinstance(text, tree.Scalar) and (wrong := wrong_braces(text.value, shape.names)):
            found.append(
                Diagnostic("YML206", text.span, f'"{one}": {wrong}', "names here: " + ", ".join(f"{{{n}}}" for n in shape.names))
            )


def wrong_braces(text: str, names: Iterable[str]) -> str:
    """Say what is wrong with the names in braces of a text that will be filled in; empty where nothing is."""
    try:
        fields = [(name, form, conversion) for _, name, form, conversion in Formatter().parse(text) if name is not None]
    except ValueError:
        return "a brace without its other half"
    wrong = next((name for name, form, conversion in fields if name not in names or form or conversion), None)
    return "" if wrong is None else f"nothing is known that could stand for {{{wrong}}}"


def _choice(node: tree.Node, shape: Choice, name: str, found: list[Diagnostic]) -> None:
    if not isinstance(node, tree.Scalar):
        found.append(_wrong(node, name, "one of " + ", ".join(shape.options)))
    elif node.value not in shape.options:
        hint = did_you_mean(node.value, shape.options) or "one of " + ", ".join(shape.options)
        found.append(Diagnostic("YML206", node.span, f'"{name}" cannot be {node.value!r}', hint))


def _wrong(node: tree.Node, name: str, wanted: str, hint: str = "") -> Diagnostic:
    return Diagnostic("YML206", node.span, f'"{name}" must be {wanted}', hint)
