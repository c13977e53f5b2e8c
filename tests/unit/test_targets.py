"""What a link in a text points to."""

from pathlib import Path

import pytest

from builder.curriculum.targets import Broken, CourseIndex, FileTarget, Planned, Target, Thing, Web
from tests.courses import base_course, checked_course

FROM = "source/1/A/one.en.md"


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> CourseIndex:
    return checked_course(base_course(tmp_path_factory.mktemp("course"))).index


@pytest.mark.parametrize(
    ("written", "target"),
    [
        ("exercise:1.A.2.1", Thing("exercise", "1.A.2.1")),
        ("topic:1.A", Thing("topic", "1.A")),
        ("module:1", Thing("module", "1")),
        ("annex:1.A.1.1/sheet", Thing("annex", "1.A.1.1/sheet")),
        ("method:round", Thing("method", "round")),
        ("page:overview", Thing("page", "overview")),
        ("two.en.md", Thing("exercise", "1.A.2.1")),
        ("./two.en.md#feedback", Thing("exercise", "1.A.2.1")),
        ("topic.en.md", Thing("topic", "1.A")),
        ("../module.en.md", Thing("module", "1")),
        ("../../welcome.en.md", Thing("page", "welcome")),
        ("../../../annex_assets/ring.svg", FileTarget("annex_assets/ring.svg")),
        ("a%20b.pdf", FileTarget("source/1/A/a b.pdf")),
        ("exercise:2.A.1.1", Planned("exercise", "2.A.1.1")),
        ("module:2", Planned("module", "2")),
        ("topic:2.A", Planned("topic", "2.A")),
        ("https://example.org/a?b=c#d", Web("https://example.org/a?b=c#d")),
        ("http://localhost", Web("http://localhost")),
        ("mailto:me@example.org", Web("mailto:me@example.org")),
    ],
)
def test_resolved(index: CourseIndex, written: str, target: Target) -> None:
    assert index.resolve(written, FROM) == target


@pytest.mark.parametrize(
    "written",
    [
        "", "exercise:1.A.2.9", "exercise:1.A", "exercise:2", "module:1.A", "module:2.A.1.1", "topic:2", "topic:3.A",
        "annex:2.A.1.1", "method:2", "annex:sheet", "page:news", "javascript:alert(1)", "data:text/html,x", "ftp://example.org",
        "https:", "https://", "mailto:nobody", "mailto:", "/etc/passwd", "..\\x", "../../../../x", "a%00b", "a%0Ab",
        "EXERCISE:1.A.2.1",
        "file:///etc/passwd",
    ],
)  # fmt: skip
def test_broken(index: CourseIndex, written: str) -> None:
    assert isinstance(index.resolve(written, FROM), Broken)


def test_candidates_are_of_the_kind(index: CourseIndex) -> None:
    broken = index.resolve("method:rund", FROM)
    assert isinstance(broken, Broken)
    assert (broken.wanted, broken.candidates) == ("rund", ("round",))


def test_lists(index: CourseIndex, tmp_path: Path) -> None:
    assert index.planned_modules == {"2"}
    assert index.planned_exercises == {"2.A.1.1"}
    assert index.module_of == {"1.A.1.1": "1", "1.A.2.1": "1", "1.A": "1"}
    assert not index.unread
    assert tmp_path.exists()
