"""The builder's own words: the same keys and the same names in braces in every language, and headings that differ."""

from pathlib import Path
from string import Formatter

import pytest

from builder.reader.words import words_for

LANGUAGES = ("de", "en")
SECTIONS = ("feedback", "hint", "if-right", "if-partly-right", "if-wrong", "for-the-marker", "answer-template")


def names(text: str) -> list[str]:
    return sorted(name for _, name, _, _ in Formatter().parse(text) if name is not None)


@pytest.mark.parametrize("language", LANGUAGES)
def test_complete(tmp_path: Path, language: str) -> None:
    words, wrong = words_for(tmp_path, language)
    assert wrong == [], "nothing is missing"
    english = words_for(tmp_path, "en")[0]
    assert words.keys() == english.keys()
    assert {key: names(text) for key, text in words.items()} == {key: names(text) for key, text in english.items()}
    assert all(text.strip() for text in words.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_headings_of_a_question_differ(tmp_path: Path, language: str) -> None:
    words = words_for(tmp_path, language)[0]
    assert len({words[key] for key in SECTIONS}) == len(SECTIONS)
    assert words["answer-true"] != words["answer-false"]
