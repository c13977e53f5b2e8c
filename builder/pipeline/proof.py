"""Questions that were made from a foreign file, read again before they are written: only what reads as it was meant goes in."""

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from builder.diagnostics import Diagnostic, Severity, severity
from builder.exchange.dialect_out import Translated, as_read, left_out, question_file
from builder.reader.question_shapes import QUESTION_SET
from builder.reader.questions import QuestionFiles, QuestionReader
from builder.reader.quiz import QuizDefaults
from builder.reader.source_file import check_front, read_source_file

_PROBE = "\n## Probe\n\n```yaml\nkey: probe-of-the-end\ntype: description\n```\n\nProbe.\n"
"""Stands behind a question; a question that swallows it would swallow the next one, too."""


@dataclass(frozen=True, slots=True)
class Proof:
    """Where a set is to stand: its code, its module, the language and its words."""

    code: str
    module: str
    language: str
    words: Mapping[str, str]

    def passed(self, questions: tuple[Translated, ...]) -> tuple[tuple[Translated, ...], tuple[Diagnostic, ...]]:
        """Give the questions that read as they were meant, and QST511 for the others."""
        good: list[Translated] = []
        left: list[Diagnostic] = []
        with tempfile.TemporaryDirectory() as folder:
            for question in questions:
                reason = self._fault(question, Path(folder))
                if reason:
                    left.append(left_out(question.question, reason))
                else:
                    good.append(question)
        return tuple(good), tuple(left)

    def _fault(self, question: Translated, folder: Path) -> str:
        """Say why a question does not read as it was meant; empty where it does."""
        file = folder / f"proof.{self.language}.md"
        file.write_text(question_file(self.code, "Proof", [question]) + _PROBE, encoding="utf-8", newline="\n")
        source, wrong = read_source_file(folder, file)
        if source is None:
            return "it cannot be read back"
        wrong += check_front(source, QUESTION_SET)
        reader = QuestionReader({self.language: self.words}, QuizDefaults(0, self.words), wrong)
        found = reader.question_set(QuestionFiles(source, source), self.module, {})
        errors = [diagnostic for diagnostic in wrong if severity(diagnostic) is Severity.ERROR]
        if errors:
            return errors[0].message + (f" ({errors[0].hint})" if errors[0].hint else "")
        if [each.name for each in found.questions] != [question.key, "probe-of-the-end"]:
            return "its Markdown runs into what follows"
        return "" if as_read(found.questions[0]) == question.facts else "its answers read otherwise in the dialect"
