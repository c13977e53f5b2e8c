"""Resources and their files: what the manifest names against what the zip holds, both ways."""

import re
from collections.abc import Mapping
from urllib.parse import unquote, urljoin

from builder.verify.report import Findings
from builder.verify.scorm.names import ADLCP_12, ADLCP_2004, MANIFEST, XML, Version
from builder.verify.scorm.tree import is_sco
from builder.verify.xmlread import Element, attributes, line, local

_URI = re.compile(r"(?:[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})*$")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:|//")
_SCORMTYPE: Mapping[Version, str] = {"scorm12": f"{{{ADLCP_12}}}scormtype", "scorm2004": f"{{{ADLCP_2004}}}scormType"}
LONGEST = 2000
_CONTROL = (".xsd", ".dtd")


def check_resources(
    root: Element, version: Version, named: frozenset[str], members: Mapping[str, int], findings: Findings
) -> tuple[int, int]:
    """Check resources, files and dependencies; give how many SCOs and how many assets there are."""
    resources = root.findall("{*}resources/{*}resource")
    identifiers = {resource.get("identifier", "") for resource in resources}
    wanted = set(named)
    declared: set[str] = set()
    for resource in resources:
        base = _base(resource)
        _resource(resource, version, base, findings)
        for file in resource.findall("{*}file"):
            declared.add(_reference(file, base, members, findings))
        _launch(resource, base, members, findings)
        for dependency in resource.findall("{*}dependency"):
            wanted.add(dependency.get("identifierref", ""))
            if dependency.get("identifierref") not in identifiers:
                message = f"the dependency {dependency.get('identifierref')!r} is no resource"
                findings.add("SCO087", MANIFEST, message, line(dependency))
    for resource in resources:
        if resource.get("identifier", "") not in wanted:
            findings.add("SCO088", MANIFEST, f"nothing refers to the resource {resource.get('identifier')}", line(resource))
    _elsewhere(root, version, findings)
    declared |= {_path((element.text or "").strip(), "") for element in root.iter("{*}location")}
    for path in members:
        if path not in declared and path != MANIFEST and not path.lower().endswith(_CONTROL):
            findings.add("SCO012", path, "no <file> of the manifest names it")
    scos = sum(1 for resource in resources if is_sco(resource))
    return scos, len(resources) - scos


def _base(resource: Element) -> str:
    """Give the xml:base that holds for a resource: those of manifest, resources and resource, joined."""
    holders = [*reversed(list(resource.iterancestors())), resource]
    base = ""
    for holder in holders:
        base = urljoin(base, holder.get(f"{{{XML}}}base", ""))
    return base


def _path(href: str, base: str) -> str:
    return unquote((base + href).partition("#")[0].partition("?")[0])


def _resource(resource: Element, version: Version, base: str, findings: Findings) -> None:
    name, where = resource.get("identifier", ""), line(resource)
    if resource.get("type") != "webcontent":
        findings.add("SCO080", MANIFEST, f"resource {name}: type is {resource.get('type')!r}", where)
    wanted = _SCORMTYPE[version]
    value = resource.get(wanted)
    short = f"adlcp:{wanted.rpartition('}')[2]}"
    if value is None:
        other = next((key for key, _ in attributes(resource) if key.rpartition("}")[2].lower() == "scormtype"), "")
        hint = f"it has {other.rpartition('}')[2]!r}: case and namespace count" if other else ""
        findings.add("SCO081", MANIFEST, f"resource {name} has no {short}", where, hint)
    elif value not in ("sco", "asset"):
        findings.add("SCO081", MANIFEST, f"resource {name}: {short} is {value!r}, neither sco nor asset", where)
    if len(base + resource.get("href", "")) > LONGEST:
        findings.add("SCO089", MANIFEST, f"resource {name}: its address has more than {LONGEST} characters", where)


def _reference(file: Element, base: str, members: Mapping[str, int], findings: Findings) -> str:
    """Check the href of a file; give the path in the zip that it means."""
    href, where = file.get("href", ""), line(file)
    if _SCHEME.match(href):
        findings.add("SCO086", MANIFEST, f"the file {href} lies outside the package", where)
        return ""
    path = _path(href, base)
    if href.startswith("/") or "\\" in href or _leaves(path):
        findings.add("SCO084", MANIFEST, f"the href {href!r} is no path inside the package", where)
        return path
    if not _URI.match(href):
        findings.add("SCO085", MANIFEST, f"the href {href!r} is not percent-encoded ASCII", where)
    if path not in members:
        near = next((member for member in members if member.lower() == path.lower()), "")
        findings.add(
            "SCO083", MANIFEST, f"the file {path!r} is not in the package", where, f"did you mean {near!r}?" if near else ""
        )
    return path


def _launch(resource: Element, base: str, members: Mapping[str, int], findings: Findings) -> None:
    href, where = resource.get("href"), line(resource)
    if href is None:
        return
    if _SCHEME.match(href):
        findings.add("SCO086", MANIFEST, f"the page {href} lies outside the package", where)
        return
    paths = {_path(file.get("href", ""), base) for file in resource.findall("{*}file")}
    if _path(href, base) not in paths:
        findings.add("SCO082", MANIFEST, f"resource {resource.get('identifier')}: no <file> has its href {href!r}", where)
        if _path(href, base) not in members:
            findings.add("SCO083", MANIFEST, f"the page {_path(href, base)!r} is not in the package", where)


def _leaves(path: str) -> bool:
    depth = 0
    for part in path.split("/"):
        depth += -1 if part == ".." else 0 if part in ("", ".") else 1
        if depth < 0:
            return True
    return False


def _elsewhere(root: Element, version: Version, findings: Findings) -> None:
    for element in root.iter("*"):
        if local(element) != "resource" and element.get(_SCORMTYPE[version]) is not None:
            findings.add("SCO081", MANIFEST, f"<{local(element)}> has a scormtype; only a resource can", line(element))
