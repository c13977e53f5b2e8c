"""What differs between the two editions of SCORM in a package of one SCO."""

from dataclasses import dataclass
from typing import Literal

from builder.schemas import SchemaSet


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition: its number for the player, the value of ``schemaversion``, namespaces and the folder of its control documents.

    ``namespaces`` are (prefix, address, schema file), IMS content packaging first and without a prefix: Moodle compares prefixes
    literally (rule MD-PREFIX). ``also_located`` are control documents that others import.
    """

    number: Literal["1.2", "2004"]
    schema_version: str
    schemas: SchemaSet
    scorm_type: str
    namespaces: tuple[tuple[str, str, str], ...]
    also_located: tuple[tuple[str, str], ...] = ()

    def name(self, prefix: str, local: str) -> str:
        """Give a name of this edition in the notation of lxml, ``{address}local``."""
        return next(f"{{{address}}}{local}" for known, address, _ in self.namespaces if known == prefix)


SCORM12 = Edition(
    number="1.2",
    schema_version="1.2",
    schemas="scorm12",
    scorm_type="scormtype",
    namespaces=(
        ("", "http://www.imsproject.org/xsd/imscp_rootv1p1p2", "imscp_rootv1p1p2.xsd"),
        ("adlcp", "http://www.adlnet.org/xsd/adlcp_rootv1p2", "adlcp_rootv1p2.xsd"),
    ),
    also_located=(("http://www.imsglobal.org/xsd/imsmd_rootv1p2p1", "imsmd_rootv1p2p1.xsd"),),
)

SCORM2004 = Edition(
    number="2004",
    schema_version="2004 4th Edition",
    schemas="scorm2004-4th",
    scorm_type="scormType",
    namespaces=(
        ("", "http://www.imsglobal.org/xsd/imscp_v1p1", "imscp_v1p1.xsd"),
        ("adlcp", "http://www.adlnet.org/xsd/adlcp_v1p3", "adlcp_v1p3.xsd"),
        ("adlseq", "http://www.adlnet.org/xsd/adlseq_v1p3", "adlseq_v1p3.xsd"),
        ("adlnav", "http://www.adlnet.org/xsd/adlnav_v1p3", "adlnav_v1p3.xsd"),
        ("imsss", "http://www.imsglobal.org/xsd/imsss", "imsss_v1p0.xsd"),
    ),
)
