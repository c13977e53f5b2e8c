"""What the table of codes says of one code."""

from dataclasses import dataclass

from builder.diagnostics.model import Severity


@dataclass(frozen=True, slots=True)
class Code:
    """One row: the code, its severity, a title, a long text for ``builder explain``, and a rule name of the format pages."""

    code: str
    severity: Severity
    title: str
    text: str
    alias: str = ""
