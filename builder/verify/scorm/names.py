"""Namespaces and names of SCORM manifests."""

from typing import Literal

from builder.verify.xmlread import Element

MANIFEST = "imsmanifest.xml"
Version = Literal["scorm12", "scorm2004"]

CP_12 = "http://www.imsproject.org/xsd/imscp_rootv1p1p2"
ADLCP_12 = "http://www.adlnet.org/xsd/adlcp_rootv1p2"
IMSMD_12 = "http://www.imsglobal.org/xsd/imsmd_rootv1p2p1"
CP_2004 = "http://www.imsglobal.org/xsd/imscp_v1p1"
ADLCP_2004 = "http://www.adlnet.org/xsd/adlcp_v1p3"
ADLSEQ = "http://www.adlnet.org/xsd/adlseq_v1p3"
ADLNAV = "http://www.adlnet.org/xsd/adlnav_v1p3"
IMSSS = "http://www.imsglobal.org/xsd/imsss"
XML = "http://www.w3.org/XML/1998/namespace"
XSI = "http://www.w3.org/2001/XMLSchema-instance"

PREFIXES = {ADLCP_12: "adlcp", ADLCP_2004: "adlcp", ADLSEQ: "adlseq", ADLNAV: "adlnav", IMSSS: "imsss"}
"""The prefixes that Moodle's parser looks for, which reads names and no namespaces."""


def namespace(element: Element) -> str:
    """Give an element's namespace, empty when it has none (comments have none)."""
    tag: object = element.tag
    return attribute_namespace(tag) if isinstance(tag, str) else ""


def attribute_namespace(name: str) -> str:
    """Give the namespace of an attribute's name."""
    return name[1:].partition("}")[0] if name.startswith("{") else ""
