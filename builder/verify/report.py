"""What verification says of a package, and the collector that gathers it."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from builder.diagnostics import Diagnostic, Span

Kind = Literal["moodle", "scorm12", "scorm2004", "pdf", "unknown"]
Fact = int | str | Mapping[str, int]
MOST_OF_ONE_CODE = 50
"""Diagnostics of one code that are listed; the rest are counted, since ten thousand lines help nobody."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a package is, what was found in it (in order, fit for JSON), and what is wrong with it, sorted by place."""

    path: Path
    kind: Kind
    facts: Mapping[str, Fact]
    diagnostics: tuple[Diagnostic, ...]


class Findings:
    """The diagnostics of one package, collected as they turn up."""

    def __init__(self, package: str) -> None:
        """Start empty; ``package`` is the path that every place begins with."""
        self._package = package
        self._found: dict[Diagnostic, None] = {}
        self._counts: Counter[str] = Counter()

    def add(self, code: str, member: str, message: str, line: int = 0, hint: str = "") -> None:
        """Note one thing that is wrong in a member (empty: in the package as a whole); a repetition is dropped."""
        diagnostic = Diagnostic(code, Span(f"{self._package}!{member}" if member else self._package, line), message, hint)
        if diagnostic in self._found:
            return
        self._counts[code] += 1
        if self._counts[code] <= MOST_OF_ONE_CODE:
            self._found[diagnostic] = None

    def forget(self, *codes: str) -> None:
        """Take back everything noted under some codes."""
        self._found = {found: None for found in self._found if found.code not in codes}
        for code in codes:
            del self._counts[code]

    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Give all, sorted by place and code; codes with too many to list end with a line that counts the rest."""
        rest = [
            Diagnostic(code, Span(self._package), f"and {count - MOST_OF_ONE_CODE} more of this kind, not listed")
            for code, count in self._counts.items()
            if count > MOST_OF_ONE_CODE
        ]
        found = sorted(self._found, key=lambda d: (d.span, d.code, d.message))
        return (*found, *sorted(rest, key=lambda d: d.code))
