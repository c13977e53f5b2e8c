"""imsmanifest.xml: one organization, one item, one SCO, for both editions."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import cast

from lxml import etree

from builder.writers.scorm.editions import Edition
from builder.writers.scorm.names import identifier, shorten

_XSI = "http://www.w3.org/2001/XMLSchema-instance"


@dataclass(frozen=True, slots=True)
class Package:
    """What a manifest tells: the course's key, the module's code (empty for the course), a title, every file but the schemas."""

    course: str
    module: str
    title: str
    files: tuple[str, ...]


def manifest_identifier(course: str, module: str) -> str:
    """Give the identifier of the manifest; the player names its memory by it where there is no platform."""
    return identifier("MAN-", course, module) if module else identifier("MAN-", course)


def manifest(package: Package, edition: Edition, schema_files: Iterable[str]) -> bytes:
    """Give imsmanifest.xml as UTF-8 with the characters as they are: Moodle does not read ``&#233;`` (rule MD-CHARREF)."""
    root = _root(package, edition, frozenset(schema_files))
    key = package.module or package.course
    metadata = _child(root, edition, "metadata")
    _child(metadata, edition, "schema").text = "ADL SCORM"
    _child(metadata, edition, "schemaversion").text = edition.schema_version

    organizations = _child(root, edition, "organizations", default=identifier("ORG-", key))
    organization = _child(organizations, edition, "organization", identifier=identifier("ORG-", key))
    _child(organization, edition, "title").text = shorten(package.title)
    resource_id = identifier("RES-", key)
    item = _child(organization, edition, "item", identifier=identifier("ITEM-", key), identifierref=resource_id, isvisible="true")
    _child(item, edition, "title").text = shorten(package.title)
    if edition.number == "2004":
        _sequencing(organization, item, edition)

    resource = _child(_child(root, edition, "resources"), edition, "resource", identifier=resource_id, type="webcontent")
    resource.set(edition.name("adlcp", edition.scorm_type), "sco")
    resource.set("href", "index.html")
    for path in package.files:
        _child(resource, edition, "file", href=path)
    etree.indent(root)
    data: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    return data + b"\n"


def _root(package: Package, edition: Edition, schema_files: frozenset[str]) -> etree._Element:
    prefixes: dict[str | None, str] = {prefix or None: address for prefix, address, _ in edition.namespaces}
    prefixes["xsi"] = _XSI
    root = etree.Element(edition.name("", "manifest"), nsmap=cast("dict[str, str]", prefixes))  # None: the default namespace
    root.set("identifier", manifest_identifier(package.course, package.module))
    root.set("version", "1.0")
    places = [(address, file) for _, address, file in edition.namespaces] + list(edition.also_located)
    located = [f"{address} {file}" for address, file in places if file in schema_files]
    if located:
        root.set(f"{{{_XSI}}}schemaLocation", " ".join(located))
    return root


def _sequencing(organization: etree._Element, item: etree._Element, edition: Edition) -> None:
    # The SCO alone tells whether it is completed; success stays unknown instead of being taken for a pass.
    for_item = etree.SubElement(item, edition.name("imsss", "sequencing"))
    etree.SubElement(
        for_item, edition.name("imsss", "deliveryControls"), completionSetByContent="true", objectiveSetByContent="true"
    )
    for_all = etree.SubElement(organization, edition.name("imsss", "sequencing"))
    etree.SubElement(for_all, edition.name("imsss", "controlMode"), choice="true", flow="true")


def _child(parent: etree._Element, edition: Edition, name: str, **attributes: str) -> etree._Element:
    return etree.SubElement(parent, edition.name("", name), attributes)
