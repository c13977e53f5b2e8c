"""Every record against the table: what must be there, what a column can hold; and records as short values for later checks."""

import re
from collections.abc import Iterator

from builder.verify.moodle.facts import NULL, Backup, Place, Record
from builder.verify.moodle.record_table import Field, records_of
from builder.verify.report import Findings
from builder.verify.xmlread import Element, attributes, line, local

SHORT = 300
"""Characters of a value that is kept; longer ones are texts, and no later check needs them."""
NAME_LIMIT_FROM_5_1 = 1333
"""Length of name columns from Moodle 5.1 on."""
_WHOLE = re.compile(r"\s*[+-]?\d+\s*$")
_NUMBER = re.compile(r"\s*[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?\s*$")


def record(member: str, element: Element) -> Record:
    """Give an element's attributes (as ``@name``) and its leaf children's texts, as far as they are short."""
    values = {f"@{name}": value for name, value in attributes(element)}
    for child in element:
        text = child.text or ""
        if len(child) == 0 and len(text) <= SHORT:
            values[local(child)] = text
    return Record(Place(member, line(element)), values)


def check_records(kind: str, member: str, root: Element, backup: Backup, findings: Findings) -> None:
    """Hold every record of a file against the table."""
    for path, fields in records_of(kind):
        for element in _elements(root, path):
            _check(element, fields, member, backup, findings)


def _elements(root: Element, path: str) -> Iterator[Element]:
    if path == ".":
        yield root
    elif path.startswith("//"):
        yield from (element for element in root.iterfind(f".{path}") if len(element) or element.attrib)
    else:
        yield from root.iterfind(path)


def _check(element: Element, fields: tuple[Field, ...], member: str, backup: Backup, findings: Findings) -> None:
    children = {child.tag: child for child in element}
    for field in fields:
        if field.name[0] == "@":
            value = element.get(field.name[1:])
            where = line(element)
        else:
            child = children.get(field.name)
            value = None if child is None else child.text or ""
            where = line(element if child is None else child)
        if value is None:
            _missing(field, element, member, findings)
        elif "$@NULL@" in value:
            _null(field, value, member, where, findings)
        elif value:
            _value(field, value, Place(member, where), backup, findings)


def _missing(field: Field, element: Element, member: str, findings: Findings) -> None:
    what = f"the attribute {field.name[1:]}" if field.name[0] == "@" else f"<{field.name}>"
    if field.need == "!":
        findings.add("MBZ020", member, f"<{element.tag}> has no {what.removeprefix('the ')}", line(element))
    elif field.need == "~":
        findings.add("MBZ021", member, f"<{element.tag}> has no {what.removeprefix('the ')}", line(element))


def _null(field: Field, value: str, member: str, where: int, findings: Findings) -> None:
    if value != NULL:
        findings.add("MBZ016", member, f"in <{field.name}> {NULL} does not stand alone, so it is read as text", where)
    elif not field.nullable and field.kind != "x":
        findings.add("MBZ017", member, f"<{field.name}> is NULL, but its column must have a value", where)


def _value(field: Field, value: str, place: Place, backup: Backup, findings: Findings) -> None:
    if (field.kind == "i" and not _WHOLE.match(value)) or (field.kind == "n" and not _NUMBER.match(value)):
        findings.add("MBZ018", place.member, f"<{field.name.lstrip('@')}> is no number: {value[:40]!r}", place.line)
    elif field.limit and len(value) > field.limit:
        if field.grows and len(value) <= NAME_LIMIT_FROM_5_1:
            backup.long_names.append((place, field.name, len(value), field.limit))
        else:
            too_long(findings, place, field.name, len(value), field.limit)


def too_long(findings: Findings, place: Place, name: str, length: int, limit: int) -> None:
    """Note a text that its database column cannot hold."""
    findings.add("MBZ019", place.member, f"<{name}> has {length} characters; its column holds {limit}", place.line)
