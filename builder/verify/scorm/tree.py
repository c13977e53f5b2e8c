"""Organizations and items: the tree that a learner sees."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from builder.verify.report import Findings
from builder.verify.scorm.names import MANIFEST, Version, namespace
from builder.verify.xmlread import Element, attributes, line, local

SHOWN, COLUMN = 200, 255
"""Characters of a title that SCORM promises to show, and that Moodle's table holds."""
_STRUCTURE, _VERSION, _PARAMETERS, _DATA_2004 = 200, 20, 1000, 4000
_SCO_ONLY = frozenset(
    {"datafromlms", "masteryscore", "maxtimeallowed", "timelimitaction", "dataFromLMS", "timeLimitAction", "completionThreshold"}
)
_MASTERY = re.compile(r"(100|[0-9]{1,2})$")
_TIME = re.compile(r"[0-9]{2,4}:[0-5][0-9]:[0-5][0-9](\.[0-9]{1,2})?$")
_URI = re.compile(r"(?:[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})*$")


@dataclass(frozen=True, slots=True)
class Tree:
    """What the organizations hold: number of organizations and items, the resources that items name, the first title."""

    organizations: int
    items: int
    named: frozenset[str]
    title: str


def check_tree(root: Element, version: Version, findings: Findings) -> Tree:
    """Check organizations and items; give what was found."""
    resources = {element.get("identifier", ""): element for element in root.iterfind("{*}resources/{*}resource")}
    holder = root.find("{*}organizations")
    organizations = [] if holder is None else holder.findall("{*}organization")
    _organizations(root, holder, organizations, findings)
    items = 0
    named: set[str] = set()
    for organization in organizations:
        for item in _items(organization):
            items += 1
            named.add(item.get("identifierref", ""))
            _item(item, resources, version, findings)
    title = (organizations[0].findtext("{*}title") or "").strip() if organizations else ""
    return Tree(len(organizations), items, frozenset(named - {""}), title)


def _items(organization: Element) -> Iterator[Element]:
    yield from (element for element in organization.iter("{*}item") if namespace(element) == namespace(organization))


def _organizations(root: Element, holder: Element | None, organizations: list[Element], findings: Findings) -> None:
    where = line(root if holder is None else holder)
    if not organizations:
        findings.add("SCO040", MANIFEST, "there is no organization", where)
        return
    if len(organizations) > 1:
        findings.add("SCO041", MANIFEST, f"there are {len(organizations)} organizations", line(organizations[1]))
    default = holder.get("default", "") if holder is not None else ""
    if default not in {organization.get("identifier") for organization in organizations}:
        what = f"default is {default!r}, which is no organization" if default else "<organizations> has no default"
        findings.add("SCO042", MANIFEST, what, where)
    if len(root.get("version", "")) > _VERSION:
        findings.add("SCO045", MANIFEST, f"the manifest's version has more than {_VERSION} characters", line(root))
    for organization in organizations:
        titles = [title for title in organization.findall("{*}title") if (title.text or "").strip()]
        if len(titles) != 1:
            findings.add(
                "SCO043", MANIFEST, f"the organization {organization.get('identifier')} has no title", line(organization)
            )
        _title_length(organization, findings)
        if organization.find("{*}item") is None:
            findings.add("SCO044", MANIFEST, f"the organization {organization.get('identifier')} has no item", line(organization))
        if len(organization.get("structure", "")) > _STRUCTURE:
            findings.add("SCO045", MANIFEST, f"structure has more than {_STRUCTURE} characters", line(organization))


def _title_length(element: Element, findings: Findings) -> None:
    length = len((element.findtext("{*}title") or "").strip())
    if length > SHOWN:
        code = "SCO052" if length > COLUMN else "SCO051"
        findings.add(code, MANIFEST, f"the title of {element.get('identifier')} has {length} characters", line(element))


def _item(item: Element, resources: dict[str, Element], version: Version, findings: Findings) -> None:
    name, where = item.get("identifier", ""), line(item)

    def add(code: str, message: str) -> None:
        findings.add(code, MANIFEST, f"item {name}: {message}", where)

    if not (item.findtext("{*}title") or "").strip():
        add("SCO050", "it has no title")
    _title_length(item, findings)
    reference = item.get("identifierref", "")
    leaf = item.find("{*}item") is None
    resource = resources.get(reference)
    if leaf and not reference:
        add("SCO053", "it has neither items nor an identifierref")
    elif not leaf and reference:
        add("SCO054", "it has items and an identifierref")
    if reference and resource is None:
        add("SCO055", f"identifierref {reference!r} is no resource")
    elif resource is not None and not resource.get("href"):
        add("SCO056", f"its resource {reference} has no href")
    if item.get("isvisible", "true") not in ("true", "false"):
        add("SCO057", f"isvisible is {item.get('isvisible')!r}")
    parameters = item.get("parameters", "")
    if len(parameters) > _PARAMETERS or not _URI.match(parameters) or (parameters and parameters[0] == "/"):
        add("SCO058", f"parameters is {parameters[:60]!r}")
    _extensions(item, version, findings, sco=is_sco(resource))


def is_sco(resource: Element | None) -> bool:
    """Tell whether a resource says that it is a SCO, however it spells the attribute."""
    if resource is None:
        return False
    return any(key.rpartition("}")[2].lower() == "scormtype" and value == "sco" for key, value in attributes(resource))


def _extensions(item: Element, version: Version, findings: Findings, *, sco: bool) -> None:
    name = item.get("identifier", "")
    for element in item:
        kind, text = local(element), (element.text or "").strip()
        if namespace(element) == namespace(item) or not kind:
            continue

        def add(code: str, message: str, where: int = line(element)) -> None:
            findings.add(code, MANIFEST, f"item {name}: {message}", where)

        if kind in _SCO_ONLY and not sco:
            add("SCO059", f"<{kind}> stands on an item whose resource is not a SCO")
        if kind == "masteryscore":
            if _MASTERY.match(text):
                add("SCO064", f"masteryscore is {text}")
            else:
                add("SCO060", f"masteryscore is {text!r}")
        if kind == "maxtimeallowed" and not _TIME.match(text):
            add("SCO061", f"maxtimeallowed is {text!r}")
        if kind == "dataFromLMS" and len(text) > _DATA_2004:
            add("SCO063", f"dataFromLMS has {len(text)} characters")
        if kind == "completionThreshold" and version == "scorm2004":
            add("SCO065", "it has a completionThreshold")
