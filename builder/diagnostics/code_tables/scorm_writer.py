"""Codes of what stands against writing a SCORM package."""

from builder.diagnostics.code_tables.entry import Code
from builder.diagnostics.model import Severity

CODES: tuple[Code, ...] = (
    Code(
        "SCO901",
        Severity.ERROR,
        "nothing to show",
        "A SCORM package needs at least one page. The part of the course that was asked for has neither a page nor a topic.",
    ),
    Code(
        "SCO902",
        Severity.ERROR,
        "too many pages and questions for the saved state",
        "SCORM 1.2 keeps 4096 characters of state for a learner. The player needs 14, four for every page that counts, and where there "
        "are quizzes 7 in all, 25 for each and eight for every question in it: 1020 pages fit, or 500 pages and 200 questions. "
        "Make one package per module instead of one for the whole course; where a single module is too large, take questions out or "
        "make two modules of it.",
    ),
    Code(
        "SCO903",
        Severity.ERROR,
        "two things with the same code in the saved state",
        "The player remembers a page, a quiz or a question by four characters made from its key. Two keys of this package (or of "
        "one quiz) give the same four, so that one would be taken for the other. This is very rare; changing one of the two keys mends it.",
    ),
    Code(
        "SCO904",
        Severity.ERROR,
        "two keys with the same identifier",
        "Identifiers and folder names are made from keys: other characters than letters, digits, dots, underscores and hyphens "
        "become hyphens, and upper case is not told from lower. Two keys of this package, or of the questions in a quiz, become the "
        "same. Change one of them.",
    ),
    Code(
        "SCO905",
        Severity.ERROR,
        "a key that cannot be a bookmark",
        "The player saves the key of the page that is open. SCORM 1.2 allows 255 characters for it, and platforms count bytes, so "
        "that a key may have 255 ASCII characters at most.",
    ),
)
