"""The control documents (XML schemas) that a package carries."""

import re
from collections.abc import Mapping

from builder.verify.report import Findings
from builder.verify.scorm.manifest import schema_locations
from builder.verify.scorm.names import MANIFEST
from builder.verify.xmlread import Element, line

_INCLUDED = re.compile(rb"<(?:\w+:)?(?:include|import|redefine)\b[^>]*?schemaLocation\s*=\s*[\"']([^\"']+)[\"']", re.DOTALL)
_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
_WEB = re.compile(r"[a-z]+://")


def check_controls(root: Element, controls: Mapping[str, bytes], members: Mapping[str, int], findings: Findings) -> None:
    """Check that the schemas of the manifest, and those that they include, are in the package, the first ones at its root."""
    waiting = []
    for space, location in schema_locations(root):
        if _WEB.match(location):
            findings.add("SCO013", MANIFEST, f"the schema of {space} lies on the web: {location}", line(root))
        elif location not in members:
            findings.add("SCO013", MANIFEST, f"the schema {location} is not in the package", line(root))
        else:
            waiting.append(location)
            if "/" in location:
                findings.add("SCO014", MANIFEST, f"the schema {location} is not at the root", line(root))
    seen: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name in seen or name not in controls:
            continue
        seen.add(name)
        folder = name[: name.rfind("/") + 1]
        for found in _INCLUDED.findall(_COMMENT.sub(b"", controls[name])):
            location = folder + found.decode("utf-8", "replace")
            if _WEB.match(found.decode("utf-8", "replace")):
                continue
            if location in members:
                waiting.append(location)
            else:
                findings.add("SCO013", name, f"it includes {location}, which is not in the package")
