"""Strict YAML: text as written, with its place."""

import pytest

from builder.reader.yaml_tree import Mapping, Scalar, Sequence, parse_yaml


def codes(text: str) -> list[tuple[str, int, int]]:
    return [(d.code, d.span.line, d.span.column) for d in parse_yaml(text, "x.yaml")[1]]


@pytest.mark.parametrize(
    "value", ["1.10", "yes", "no", "0", "007", "2026-11-22", "null", "~", "1e3", "0x1F", "12:30", ".5", "on", "true", "="]
)
def test_a_scalar_is_text_as_written(value: str) -> None:
    node, wrong = parse_yaml(f"key: {value}\n", "x.yaml")
    assert not wrong
    assert isinstance(node, Mapping)
    scalar = node.get("key")
    assert isinstance(scalar, Scalar)
    assert (scalar.value, scalar.plain) == (value, True)


def test_quotes_are_known() -> None:
    node = parse_yaml("a: '~'\nb: \"~\"\nc: |\n  ~\n", "x.yaml")[0]
    assert isinstance(node, Mapping)
    assert [value.plain for _, value in node.entries if isinstance(value, Scalar)] == [False, False, False]


def test_places() -> None:
    node, wrong = parse_yaml('ä: {x: "ö", y: [é,\n  ü]}\n', "x.yaml", first_line=10)
    assert not wrong
    assert isinstance(node, Mapping)
    inner = node.get("ä")
    assert isinstance(inner, Mapping)
    items = inner.get("y")
    assert isinstance(items, Sequence)
    assert [(n.span.line, n.span.column) for n in (node, inner, *(key for key, _ in inner.entries), *items.items)] == [
        (10, 1),
        (10, 4),
        (10, 5),
        (10, 13),
        (10, 17),
        (11, 3),
    ]


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("a: 1\n\tb: 2\n", (2, 1), "the line is indented by a tab"),
        ("a:\n\t- b\n", (2, 1), "the line is indented by a tab"),
        ("a: b: c\n", (1, 5), "a second colon in one value"),
        ("a:1\nb: 2\n", (1, 3), "there is no blank after the colon"),
        ("a: 1\n  b: 2\n", (2, 3), "the line does not begin where those above it do"),
        ("a: 1\nb\nc: 2\n", (2, 1), "the line is no field"),
        ("a: @b\n", (1, 4), "a value cannot begin with @"),
        ("a: *b* c\n", (1, 4), "a value cannot begin with *"),
        ("a: [b\nc: d\n", (1, 4), "the brackets that begin here lack a comma or their ]"),
        ("a: {b: 1\nc: d\n", (1, 4), "the brackets that begin here lack a comma or their }"),
        ('a: "b\nc: d\n', (1, 4), "the quotes that begin here are not closed"),
        ('a: "b\nc: "d"\n', (1, 4), "the quotes that begin here are not closed"),
        ('a: "b" c\n', (1, 8), "there is text after the closing quotation mark"),
    ],
)
def test_broken_yaml_is_explained_where_it_can_be_mended(text: str, place: tuple[int, int], message: str) -> None:
    node, (found,) = parse_yaml(text, "x.yaml")
    assert node is None
    assert (found.message, found.span.line, found.span.column) == (f"broken YAML: {message}", *place)
    assert found.hint


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\nb: 2\na: 3\n", [("YML202", 3, 1)]),
        ("a: {b: 1, b: 2}\n", [("YML202", 1, 11)]),
        ("a: &x 1\nb: *x\n", [("YML203", 1, 4)]),
        ("a: !!str 1\n", [("YML203", 1, 4)]),
        ("a: !mine {b: 1}\n", [("YML203", 1, 4)]),
        ("a: b: c\n", [("YML201", 1, 5)]),
        ("a: 'open\n", [("YML201", 1, 4)]),
        ("a: [1\n", [("YML201", 1, 4)]),
        ("\ta: 1\n", [("YML201", 1, 1)]),
        ("a: 1\n---\nb: 1\n", [("YML201", 3, 1)]),
        ("? [a]\n: b\nc: d\n", [("YML201", 1, 3)]),
        ('a: "\\x07"\n', [("SRC102", 1, 4)]),
        ('a: "\\uE000"\nb: "\\0"\n', [("SRC102", 1, 4), ("SRC102", 2, 4)]),
        ("a: " + "[" * 30 + "]" * 30, [("YML201", 1, 23)]),
        ("a: " + "[" * 3000 + "]" * 3000, [("YML201", 1, 23)]),
        ("a: @b\n", [("YML201", 1, 4)]),
        ("", []),
        ("# nothing\n", []),
    ],
)
def test_refused(text: str, expected: list[tuple[str, int, int]]) -> None:
    assert codes(text) == expected


def test_what_comes_after_a_doubled_key_is_read() -> None:
    node, _ = parse_yaml("a: 1\na: 2\nb: 3\n", "x.yaml")
    assert isinstance(node, Mapping)
    assert [(key.value, value.value) for key, value in node.entries if isinstance(value, Scalar)] == [("a", "1"), ("b", "3")]


def test_two_neighbours_are_not_deep() -> None:
    assert codes("a:\n" + "  - [[1]]\n" * 100) == []
