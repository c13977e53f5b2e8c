"""How a curriculum writes in one language: its terms, its own words, and how long sentences and steps may be."""

from dataclasses import dataclass

from builder.diagnostics import Span


@dataclass(frozen=True, slots=True)
class Term:
    """A term: the word to use, what it means, and words that are not used for it."""

    key: str
    term: str
    means: str
    avoid: tuple[str, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class LanguageRules:
    """The rules of source/language.LANG.yaml; a limit of 0 is none, an empty dictionary means no spelling."""

    dictionary: str
    ending: str
    sentence_words: int
    step_words: int
    words: frozenset[str]
    unchecked: frozenset[str]
    terms: tuple[Term, ...]
    span: Span
