"""The manifest as a whole: XML, root element, version, namespaces, prefixes, identifiers."""

import re
from collections.abc import Iterator

from builder.schemas import SchemaSet
from builder.verify.report import Findings
from builder.verify.scorm.names import CP_12, CP_2004, MANIFEST, PREFIXES, XML, XSI, Version, attribute_namespace, namespace
from builder.verify.xmlread import Element, attributes, has_doctype, line, local, read_xml

SCHEMA = "ADL SCORM"
FOURTH, THIRD, CAM = "2004 4th Edition", "2004 3rd Edition", "CAM 1.3"
_NAMES = {"1.2": "scorm12", FOURTH: "scorm2004", THIRD: "scorm2004", CAM: "scorm2004"}
_CHARACTER = re.compile(rb"&#(?:x[0-9A-Fa-f]+|[0-9]+);")
_NOT_TEXT = re.compile(rb"<!--.*?-->|<!\[CDATA\[.*?\]\]>", re.DOTALL)
_NCNAME = re.compile(r"[^\W\d][\w.\-·]*$")
_WITH_IDENTIFIER = frozenset({"manifest", "organization", "item", "resource"})
COLUMN, COMFORTABLE = 255, 60
"""Characters of an identifier that Moodle's table holds, and that no system has trouble with."""


def read_manifest(data: bytes, findings: Findings) -> Element | None:
    """Parse the manifest; give its root element when it is one of SCORM 1.2 or 2004."""
    if data.startswith(b"\xef\xbb\xbf"):
        findings.add("SCO024", MANIFEST, "the file begins with a byte order mark", 1)
    root, problems = read_xml(data)
    for problem in problems:
        findings.add("SCO024" if problem.kind == "encoding" else "SCO020", MANIFEST, problem.message, problem.line)
    if root is None:
        return None
    if has_doctype(data):
        findings.add("SCO023", MANIFEST, "there is a document type before the root element", 1)
    if local(root) != "manifest" or namespace(root) not in (CP_12, CP_2004):
        findings.add("SCO022", MANIFEST, f"the root element is {root.tag}", line(root))
        return None
    reference = _CHARACTER.search(_NOT_TEXT.sub(lambda found: b"\n" * found.group().count(b"\n"), data))
    if reference:
        where = data.count(b"\n", 0, data.find(reference.group())) + 1
        findings.add("SCO034", MANIFEST, f"there is the character reference {reference.group().decode()}", where)
    return root


def version_of(root: Element) -> Version:
    """Tell which SCORM the namespace of a manifest belongs to."""
    return "scorm12" if namespace(root) == CP_12 else "scorm2004"


def schema_version(root: Element) -> str:
    """Give the declared version, empty when there is none."""
    return _text(root, "schemaversion")


def schema_set(root: Element) -> SchemaSet:
    """Give the name of the schemas that a manifest declares."""
    if version_of(root) == "scorm12":
        return "scorm12"
    return "scorm2004-3rd" if schema_version(root) in (THIRD, CAM) else "scorm2004-4th"


def check_manifest(root: Element, findings: Findings) -> None:
    """Check the rules that concern the manifest as a whole."""
    _versions(root, findings)
    _namespaces(root, findings)
    _prefixes(root, findings)
    _identifiers(root, findings)
    _bases(root, findings)
    for element in root.iterfind("{*}manifest"):
        findings.add("SCO031", MANIFEST, f"the manifest {element.get('identifier', '')} stands inside another", line(element))


def _text(root: Element, name: str) -> str:
    return (root.findtext(f"{{*}}metadata/{{*}}{name}") or "").strip()


def _versions(root: Element, findings: Findings) -> None:
    where = root.find("{*}metadata")
    place = line(root if where is None else where)
    schema, declared = _text(root, "schema"), schema_version(root)
    if schema != SCHEMA:
        findings.add("SCO025", MANIFEST, f"<schema> is {schema!r}, but must be {SCHEMA!r}", place)
    if _NAMES.get(declared) != version_of(root):
        wanted = "'1.2'" if version_of(root) == "scorm12" else f"{FOURTH!r}"
        findings.add("SCO026", MANIFEST, f"<schemaversion> is {declared!r}; for these namespaces it is {wanted}", place)
    elif declared in (THIRD, CAM):
        findings.add("SCO027", MANIFEST, f"<schemaversion> is {declared!r}", place)


def schema_locations(root: Element) -> Iterator[tuple[str, str]]:
    """Give the pairs of namespace and location of every xsi:schemaLocation."""
    for element in root.iter("*"):
        words = element.get(f"{{{XSI}}}schemaLocation", "").split()
        yield from zip(words[::2], words[1::2], strict=False)


def _namespaces(root: Element, findings: Findings) -> None:
    mapped = {space for space, _ in schema_locations(root)}
    used: dict[str, int] = {}
    for element in root.iter("*"):
        used.setdefault(namespace(element), line(element))
        for attribute, _ in attributes(element):
            used.setdefault(attribute_namespace(attribute), line(element))
    for space, where in used.items():
        if space not in (*mapped, XML, XSI, ""):
            findings.add("SCO028", MANIFEST, f"no xsi:schemaLocation says where the schema of {space} is", where)


def _prefixes(root: Element, findings: Findings) -> None:
    own = namespace(root)
    for element in root.iter("*"):
        space = namespace(element)
        if space == own and element.prefix:
            findings.add("SCO032", MANIFEST, f"<{element.prefix}:{local(element)}> has a prefix", line(element))
            return
        if space in PREFIXES and element.prefix != PREFIXES[space]:
            findings.add(
                "SCO033",
                MANIFEST,
                f"<{local(element)}> has the prefix {element.prefix!r}, not {PREFIXES[space]!r}",
                line(element),
            )
            return
    for prefix, space in root.nsmap.items():
        if space in PREFIXES and prefix != PREFIXES[space]:
            findings.add("SCO033", MANIFEST, f"the prefix of {space} is {prefix!r}, not {PREFIXES[space]!r}", line(root))


def _identifiers(root: Element, findings: Findings) -> None:
    seen: dict[str, int] = {}
    for element in root.iter("*"):
        if local(element) not in _WITH_IDENTIFIER or namespace(element) != namespace(root):
            continue
        name, where = element.get("identifier", ""), line(element)
        if not name:
            findings.add("SCO035", MANIFEST, f"<{local(element)}> has no identifier", where)
            continue
        if not _NCNAME.match(name):
            findings.add("SCO035", MANIFEST, f"the identifier {name!r} is not a name of XML", where)
        if name in seen:
            findings.add("SCO036", MANIFEST, f"the identifier {name!r} stands in line {seen[name]} too", where)
        seen.setdefault(name, where)
        if len(name) > COMFORTABLE:
            code = "SCO037" if len(name) > COLUMN else "SCO038"
            findings.add(code, MANIFEST, f"the identifier {name[:40]}... has {len(name)} characters", where)


def _bases(root: Element, findings: Findings) -> None:
    for element in root.iter("*"):
        base = element.get(f"{{{XML}}}base")
        if base is None:
            continue
        if not base.endswith("/") or base.startswith("/") or "\\" in base or re.match(r"[A-Za-z][\w+.-]*:", base):
            findings.add("SCO029", MANIFEST, f"xml:base is {base!r}", line(element))
        if local(element) != "resource":
            findings.add("SCO030", MANIFEST, f"xml:base stands on <{local(element)}>", line(element))
