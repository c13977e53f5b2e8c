"""Sequencing of SCORM 2004: what the schemas cannot say (their order of elements and their ranges they do)."""

from collections import Counter

from builder.verify.report import Findings
from builder.verify.scorm.manifest import FOURTH, schema_version
from builder.verify.scorm.names import ADLCP_2004, ADLNAV, ADLSEQ, IMSSS, MANIFEST
from builder.verify.xmlread import Element, line, local

_ON_ORGANIZATION = (f"{{{ADLSEQ}}}objectivesGlobalToSystem", f"{{{ADLCP_2004}}}sharedDataGlobalToSystem")
_DIRECTIONS = {
    "writeSatisfiedStatus": "false",
    "writeNormalizedMeasure": "false",
    "readSatisfiedStatus": "true",
    "readNormalizedMeasure": "true",
}
"""Attributes of a mapInfo and their defaults (imsss_v1p0objective.xsd)."""


def check_sequencing(root: Element, findings: Findings) -> None:
    """Check objectives, their maps, and where navigation and global settings stand."""
    for sequencing in root.iter(f"{{{IMSSS}}}sequencing"):
        holder = sequencing.getparent()
        name = "" if holder is None else holder.get("identifier", "")
        objectives = list(sequencing.iter(f"{{{IMSSS}}}primaryObjective", f"{{{IMSSS}}}objective"))
        _objectives(objectives, name, findings)
        _maps(objectives, name, findings)
    for element in root.iter(f"{{{ADLNAV}}}hideLMSUI"):
        item = next((found for found in element.iterancestors() if local(found) == "item"), None)
        if item is None or item.find("{*}item") is not None:
            findings.add("SCO075", MANIFEST, "hideLMSUI stands on something that is no leaf", line(element))
    for element in root.iter("*"):
        for attribute in _ON_ORGANIZATION:
            if element.get(attribute) is not None and local(element) != "organization":
                name = attribute.rpartition("}")[2]
                findings.add("SCO076", MANIFEST, f"{name} stands on <{local(element)}>", line(element))
    if schema_version(root) == FOURTH:
        for element in root.iter(f"{{{ADLCP_2004}}}completionThreshold"):
            if (element.text or "").strip():
                findings.add(
                    "SCO066", MANIFEST, f"completionThreshold has the text {(element.text or '').strip()!r}", line(element)
                )


def _objectives(objectives: list[Element], name: str, findings: Findings) -> None:
    counts = Counter(objective.get("objectiveID") for objective in objectives)
    for objective in objectives:
        identifier = objective.get("objectiveID")
        if identifier is None and objective.find(f"{{{IMSSS}}}mapInfo") is not None:
            findings.add("SCO071", MANIFEST, f"item {name}: an objective with a mapInfo has no objectiveID", line(objective))
        if identifier is not None and counts[identifier] > 1:
            findings.add("SCO072", MANIFEST, f"item {name}: the objectiveID {identifier!r} is there twice", line(objective))


def _maps(objectives: list[Element], name: str, findings: Findings) -> None:
    written: Counter[tuple[str, str]] = Counter()
    for objective in objectives:
        read: Counter[str] = Counter()
        for found in objective.iterfind(f"{{{IMSSS}}}mapInfo"):
            for attribute, default in _DIRECTIONS.items():
                if found.get(attribute, default) not in ("true", "1"):
                    continue
                if attribute.startswith("write"):
                    written[found.get("targetObjectiveID", ""), attribute] += 1
                else:
                    read[attribute] += 1
        for attribute, times in read.items():
            if times > 1:
                message = f"item {name}: {times} mapInfo of one objective have {attribute}"
                findings.add("SCO074", MANIFEST, message, line(objective))
    for (target, attribute), times in written.items():
        if times > 1:
            where = line(objectives[0])
            findings.add("SCO074", MANIFEST, f"item {name}: {times} mapInfo have {attribute} to {target!r}", where)
