"""Shapes: one description for checking and for the JSON Schemas; what they say must be the same."""

import pytest
from jsonschema import Draft202012Validator

from builder.reader.json_schema import json_schemas
from builder.reader.shape_defs import ANNEXES, COURSE, EXERCISE, SCHEMAS
from builder.reader.shapes import Choice, Either, ListOf, Localised, MapOf, Object, Shape, Text, check, wrong_braces
from builder.reader.yaml_tree import parse_yaml
from tests.yaml_core import load_yaml

SHAPE = Object(
    {
        "text": Text("A text.", r"[a-z]+", "lower-case letters", most=5),
        "choice": Choice(("one", "two")),
        "localised": Localised(most=5, names=("code",)),
        "list": ListOf(Text()),
        "map": MapOf(Choice(("x",))),
        "either": Either(Text("", r"[a-z]+", "letters"), Object({"a": Text()}, ("a",))),
    },
    ("text",),
)


def diagnostics(text: str, shape: Shape = SHAPE) -> list[tuple[str, int, int]]:
    node, wrong = parse_yaml(text, "x.yaml")
    assert node is not None
    assert not wrong
    return [(d.code, d.span.line, d.span.column) for d in check(node, shape, "file")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("text: abc", []),
        ("choice: one", [("YML205", 1, 1)]),
        ("text: abc\nchoice: three", [("YML206", 2, 9)]),
        ("text: ABC", [("YML206", 1, 7)]),
        ("text: abcdef", [("YML207", 1, 7)]),
        ("text: ''", [("YML206", 1, 7)]),
        ("text:", [("YML206", 1, 6)]),
        ("text: ~", [("YML206", 1, 7)]),
        ("text: abc\ntexts: abc", [("YML204", 2, 1)]),
        ("text: [abc]", [("YML206", 1, 7)]),
        ("text: abc\nlist: abc", [("YML206", 2, 7)]),
        ("text: abc\nlist: [a, {b: c}, '']", [("YML206", 2, 11), ("YML206", 2, 19)]),
        ("text: abc\nmap: {k: x, l: y}", [("YML206", 2, 16)]),
        ("text: abc\nmap: [x]", [("YML206", 2, 6)]),
        ("text: abc\nchoice: [one]", [("YML206", 2, 9)]),
        ("text: abc\neither: abc", []),
        ("text: abc\neither: {a: b}", []),
        ("text: abc\neither: {b: b}", [("YML204", 2, 10), ("YML205", 2, 9)]),
        ("text: abc\nlocalised: abc", []),
        ("text: abc\nlocalised: {en: abc, de: abcdef}", [("YML207", 2, 26)]),
        ("text: abc\nlocalised: {}", [("YML206", 2, 12)]),
        ("text: abc\nlocalised: [a]", [("YML206", 2, 12)]),
        ("text: abc\nlocalised: '{a}'", [("YML206", 2, 12)]),
        ("[text]", [("YML206", 1, 1)]),
    ],
)
def test_check(text: str, expected: list[tuple[str, int, int]]) -> None:
    assert diagnostics(text) == expected


@pytest.mark.parametrize("text", ["{code}", "Module {code}: {title}", "no name", "{{title}}", ""])
def test_braces_that_fill_in(text: str) -> None:
    assert wrong_braces(text, ("code", "title")) == ""
    text.format(code="1", title="T")


@pytest.mark.parametrize(
    "text", ["{number}", "{", "}", "{code", "{0}", "{}", "{code.real}", "{code[0]}", "{code!r}", "{code:>9}"]
)
def test_braces_that_do_not(text: str) -> None:
    assert wrong_braces(text, ("code", "title"))


def test_a_suggestion_comes_from_the_shape() -> None:
    node = parse_yaml("titel: x\n", "x.yaml")[0]
    assert node is not None
    assert check(node, EXERCISE, "x")[0].hint == 'did you mean "title"?'


FINE = """key: a
title: T
short-name: S
edition: 1.0
released: 2026-01-01
languages: [en]
reference-language: en
codes: {module: a, topic: b, exercise: c}
"""
SAMPLES = [
    (
        "course",
        COURSE,
        FINE,
        True,
    ),
    ("course", COURSE, "key: A b\n", False),
    (
        "course",
        COURSE,
        FINE.replace("[en]", "[EN]"),
        False,
    ),
    ("exercise", EXERCISE, "code: 1.10\ntitle: T\nduration: 90\nobjectives: [a]\n", True),
    ("exercise", EXERCISE, "code: 1.10\ntitle: T\nduration: 90\nobjectives: [a]\nlevels: 1\n", False),
    ("exercise", EXERCISE, "code: 1.10\ntitle: T\nduration: 90\nobjectives: a\n", False),
    (
        "exercise",
        EXERCISE,
        "code: 1.10\ntitle: T\nduration: 90\nobjectives: [a]\nmaterials: [1/a, {annex: 1/b, copies: pair}]\n",
        True,
    ),
    (
        "exercise",
        EXERCISE,
        "code: 1.10\ntitle: T\nduration: 90\nobjectives: [a]\nmaterials: [1/a, {annex: 1/b, copies: all}]\n",
        False,
    ),
    ("annexes", ANNEXES, "annexes:\n  - {key: 1/a, title: T, kind: handout}\n", True),
    ("annexes", ANNEXES, "annexes:\n  - {key: 1/a, title: T}\n", False),
]


@pytest.mark.parametrize(("name", "shape", "text", "fine"), SAMPLES)
def test_schema_and_check_agree(name: str, shape: Shape, text: str, *, fine: bool) -> None:
    assert (diagnostics(text, shape) == []) is fine
    assert Draft202012Validator(json_schemas()[name]).is_valid(load_yaml(text)) is fine


def test_schemas_are_schemas() -> None:
    made = json_schemas()
    assert made.keys() == SCHEMAS.keys()
    for schema in made.values():
        Draft202012Validator.check_schema(schema)
