"""Terms in the form that Moodle's page for importing into a glossary reads."""

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from html import escape

from builder.plan.activities import PlannedTerm

_EMPTY_LINK = re.compile(r'<a href="">(.*?)</a>', re.DOTALL)
"""A link to something of the course, which means nothing outside it."""


def glossary_file(title: str, terms: Sequence[PlannedTerm], released: date) -> bytes:
    """Give GLOSSARY/INFO/ENTRIES as Moodle's mod/glossary/import.php reads it, in UTF-8."""
    when = int(datetime.combine(released, time(), UTC).timestamp())
    entries = "".join(_entry(term, when) for term in terms)
    info = f"<NAME>{_clean(title)}</NAME><INTRO></INTRO><INTROFORMAT>1</INTROFORMAT><ENTRIES>{entries}</ENTRIES>"
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<GLOSSARY><INFO>{info}</INFO></GLOSSARY>\n'.encode()


def _entry(term: PlannedTerm, when: int) -> str:
    meaning = _EMPTY_LINK.sub(r"\1", "".join(piece for piece in term.text.body if isinstance(piece, str)))
    return (
        f"<ENTRY><CONCEPT>{_clean(term.term)}</CONCEPT><DEFINITION>{_clean(meaning)}</DEFINITION><FORMAT>1</FORMAT>"
        f"<USEDYNALINK>0</USEDYNALINK><CASESENSITIVE>0</CASESENSITIVE><FULLMATCH>0</FULLMATCH><TEACHERENTRY>1</TEACHERENTRY>"
        f"<TIMECREATED>{when}</TIMECREATED></ENTRY>\n"
    )


def _clean(text: str) -> str:
    return escape(text, quote=False)
