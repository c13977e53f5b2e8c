"""Manifests against the official XML schemas, offline: each set is loaded once, when it is needed."""

import copy
import re
from collections.abc import Iterator
from functools import cache
from typing import Protocol, cast

from lxml import etree

from builder.schemas import SchemaSet, schema_files
from builder.verify.report import Findings
from builder.verify.scorm.names import (
    ADLCP_12,
    ADLCP_2004,
    ADLNAV,
    ADLSEQ,
    CP_12,
    CP_2004,
    IMSMD_12,
    IMSSS,
    MANIFEST,
    XML,
    XSI,
    attribute_namespace,
    namespace,
)
from builder.verify.xmlread import Element, attributes, line, parser

_ENTRIES: dict[SchemaSet, dict[str, str]] = {
    "scorm12": {CP_12: "imscp_rootv1p1p2.xsd", ADLCP_12: "adlcp_rootv1p2.xsd"},
    "scorm2004-3rd": {
        CP_2004: "imscp_v1p1.xsd",
        ADLCP_2004: "adlcp_v1p3.xsd",
        ADLSEQ: "adlseq_v1p3.xsd",
        ADLNAV: "adlnav_v1p3.xsd",
        IMSSS: "imsss_v1p0.xsd",
    },
}
_ENTRIES["scorm2004-4th"] = _ENTRIES["scorm2004-3rd"]
_METADATA_12 = {IMSMD_12: "imsmd_rootv1p2p1.xsd"}
_BASE = "schema:/"
_BY_ID_RULES = re.compile(r"'xs:ID(REF)?'|is not a valid value of the atomic type 'xs:NCName'")
"""Messages about identifiers, which have rules of their own (ID-NCNAME, ID-UNIQUE, ORG-DEFAULT)."""
_EXPANDED = re.compile(r"\{[^}]*\}")


def check_schema(root: Element, name: SchemaSet, findings: Findings) -> None:
    """Validate a manifest; parts in namespaces that the set does not know are taken out before, and named in a note."""
    used = {namespace(element) for element in root.iter("*")}
    used |= {attribute_namespace(attribute) for element in root.iter("*") for attribute, _ in attributes(element)}
    known = {*_ENTRIES[name], XML, XSI, ""}
    with_metadata = name == "scorm12" and IMSMD_12 in used
    if with_metadata:
        known.add(IMSMD_12)
    strange = sorted(used - known)
    if strange:
        root = _without(root, set(strange))
        findings.add("SCO039", MANIFEST, f"not checked, since there is no schema for it here: {', '.join(strange)}", line(root))
    schema = _load(name, with_metadata=with_metadata)
    if not schema.validate(root):
        for error in cast("_Errors", schema.error_log):
            if not _BY_ID_RULES.search(error.message):
                findings.add("SCO021", MANIFEST, _EXPANDED.sub("", error.message), error.line)


def _without(root: Element, namespaces: set[str]) -> Element:
    copied = copy.deepcopy(root)
    for element in [found for found in copied.iter("*") if namespace(found) in namespaces]:
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)
    for element in copied.iter("*"):
        for attribute in [found for found, _ in attributes(element) if attribute_namespace(found) in namespaces]:
            del element.attrib[attribute]
    return copied


@cache
def _load(name: SchemaSet, *, with_metadata: bool) -> etree.XMLSchema:
    """Load a set through one schema that imports all its namespaces, or else the strict wildcards find no declarations."""
    files = _repaired(schema_files(name)) if name == "scorm12" else schema_files(name)
    entries = {**_ENTRIES[name], **(_METADATA_12 if with_metadata else {})}
    imports = "".join(f'<xs:import namespace="{space}" schemaLocation="{file}"/>' for space, file in entries.items())
    reader = parser()
    reader.resolvers.add(_Local(files))
    wrapper = f'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">{imports}</xs:schema>'
    return etree.XMLSchema(etree.fromstring(wrapper.encode(), reader, base_url=f"{_BASE}all.xsd"))


def _repaired(files: dict[str, bytes]) -> dict[str, bytes]:
    """Give the set of 1.2 as libxml2 can read it: the xml namespace is no default one, and content models are deterministic."""
    repaired = dict(files)
    repaired["ims_xml.xsd"] = files["ims_xml.xsd"].replace(b'xmlns="http://www.w3.org/XML/1998/namespace"', b"", 1)
    repaired["imsmd_rootv1p2p1.xsd"] = files["imsmd_rootv1p2p1.xsd"].replace(b'namespace="##any"', b'namespace="##other"')
    return repaired


class _Error(Protocol):
    """What the library says of one breach."""

    line: int
    message: str


class _Errors(Protocol):
    """What the library keeps of a validation; its stubs do not say that it can be walked through."""

    def __iter__(self) -> Iterator[_Error]:
        """Give one breach after the other."""


class _Local(etree.Resolver):
    """Finds the files of one set, and nothing else anywhere."""

    def __init__(self, files: dict[str, bytes]) -> None:
        """Keep the files."""
        super().__init__()
        self._files = files

    def resolve(self, url: str, public_id: str, context: object) -> object:  # type: ignore[override]
        """Give the file of the set that a schema imports; an empty text for all else (no network, no disk)."""
        del public_id
        name = url.rpartition("/")[2]
        return self.resolve_string(self._files.get(name, b""), context, base_url=f"{_BASE}{name}")
