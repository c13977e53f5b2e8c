"""Numbers inside a backup, and identifiers and file names, from keys alone."""

import pytest

from builder.pipeline import file_code
from builder.reader.reader import natural
from builder.writers.moodle.ids import numeric_id


def test_known_values_stay_for_ever() -> None:
    """A change here makes Moodle take every activity of a course in use for a new one."""
    assert [
        numeric_id(*pair) for pair in (("cm", "1.A.1.1"), ("context", "course"), ("file", "1.A.1.1/annex-1:content:a.pdf"))
    ] == KNOWN


KNOWN = [4041084647915205, 1676523806793189, 1259568163108047]


def test_no_two_alike() -> None:
    keys = [
        f"{module}.{topic}.{level}.{number}"
        for module in range(10)
        for topic in "ABCDE"
        for level in range(1, 5)
        for number in range(500)
    ]
    assert len(keys) == 100_000
    numbers = {numeric_id("cm", key) for key in keys}
    assert len(numbers) == len(keys)
    assert min(numbers) >= 2
    assert max(numbers) < 2**52 + 2


def test_kinds_do_not_meet() -> None:
    kinds = ("cm", "instance", "context", "section", "file", "criterion", "course")
    assert len({numeric_id(kind, "1.A.1.1") for kind in kinds}) == len(kinds)


@pytest.mark.parametrize(
    ("codes", "ordered"),
    [
        (["1.A.1.10", "1.A.1.2", "1.A.1.1"], ["1.A.1.1", "1.A.1.2", "1.A.1.10"]),
        (["1.B", "1.A", "10", "2"], ["1.A", "1.B", "2", "10"]),
        (["M2-T1", "M10-T1", "M1-T1"], ["M1-T1", "M2-T1", "M10-T1"]),
        (["a²", "a1", "a", "a٣"], ["a", "a1", "a٣", "a²"]),
    ],
)
def test_codes_sort_as_people_sort(codes: list[str], ordered: list[str]) -> None:
    assert sorted(codes, key=natural) == ordered


@pytest.mark.parametrize(("code", "name"), [("1", "1"), ("M1", "m1"), ("1.A", "1.a"), ("Teil Ä/2", "teil-2"), ("a_b", "a-b")])
def test_codes_in_file_names(code: str, name: str) -> None:
    assert file_code(code) == name
