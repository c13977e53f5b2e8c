"""Spelling, terms and lengths by the curriculum's own rules."""

from pathlib import Path

import pytest

from builder.checks.language import speller
from builder.markup.prose import prose, sentences_of, words_of
from builder.pipeline import check
from tests.courses import base_course


def codes(root: Path, mode: str) -> list[str]:
    assert mode in ("off", "on", "demand")
    return [d.code for d in check(root, (), mode)[1]]  # type: ignore[arg-type] # asserted above


def test_a_dictionary_that_is_not_there(tmp_path: Path) -> None:
    root = base_course(tmp_path)
    (root / "source/language.en.yaml").write_text("dictionary: xx_XX\nending: ise\n")
    assert codes(root, "off") == []
    assert codes(root, "on") == ["LNG606"]
    assert codes(root, "demand") == ["LNG611"]


def test_misspelt(tmp_path: Path) -> None:
    if speller("en_GB") is None:
        pytest.skip("no spelling here: the package chunspell or the Hunspell dictionary en_GB is missing")
    root = base_course(tmp_path)
    (root / "source/language.en.yaml").write_text("dictionary: en_GB\nwords: [Zilze]\n")
    file = root / "source/1/A/two.en.md"
    file.write_text(
        file.read_text().replace("Ask again.", "Ask agian, Zilze's friend. `agian` [here](exercise:1.A.1.1) well-known.")
    )
    assert [(d.code, d.span.line, d.span.column) for d in check(root, (), "on")[1]] == [("LNG605", 16, 5)]


def test_prose_leaves_out_what_is_no_prose() -> None:
    text = "See [the *ladder*](annex:a/b), `code`, <https://example.org>, ![a ring](r.svg){ width=5% }.\n"
    text += '\n[x]: y.md\n!!! tip "Take *care*"\n'
    assert [word.text for word in words_of(text)] == ["See", "the", "ladder", "a", "ring", "Take", "care"]
    assert len(prose(text)) == len(text)
    words = list(words_of(text))
    assert [(word.line, word.column) for word in (words[2], words[-1])] == [(1, 11), (4, 16)]


def test_sentences() -> None:
    text = "One two. Three four five!\n\n* Six\n* Seven eight\n\n## Nine ten\n\nEleven, e.g. twelve."
    assert [(sentence.words, sentence.line) for sentence in sentences_of(text)] == [
        (2, 1),
        (3, 1),
        (1, 3),
        (2, 4),
        (2, 6),
        (4, 8),
    ]
