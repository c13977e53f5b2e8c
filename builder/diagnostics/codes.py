"""The one table of diagnostic codes: severity, a title and a long text for each.

A code is never reused. Families by stage: SRC files, YML YAML and front matter, MDN Markdown, REF references, A11Y accessibility,
LNG languages, QST questions, ACT activities, DOC documents, PLN planning, MBZ Moodle backups, SCO SCORM packages, PDF verified
PDFs, OUT writing the outputs.
"""

from builder.diagnostics.code_tables import activities, course, documents, exchange, mbz, questions, scorm, scorm_writer
from builder.diagnostics.code_tables.entry import Code
from builder.diagnostics.model import Diagnostic, Severity

CODES: dict[str, Code] = {
    code.code: code
    for table in (course, documents, questions, activities, exchange, mbz, scorm, scorm_writer)
    for code in table.CODES
}


def severity(diagnostic: Diagnostic) -> Severity:
    """Give the severity of a diagnostic, from the table alone."""
    return CODES[diagnostic.code].severity


def has_errors(diagnostics: tuple[Diagnostic, ...] | list[Diagnostic]) -> bool:
    """Tell whether one of the diagnostics is an error."""
    return any(severity(d) is Severity.ERROR for d in diagnostics)
