"""Slides without what a speaker says, for those who listen."""

import xml.etree.ElementTree as ET
from dataclasses import replace

from builder.documents.model import Document


def unspoken(document: Document) -> Document:
    """Give a document without its speaker notes."""
    root = ET.fromstring(f"<body>{document.html}</body>")  # noqa: S314 - our own XHTML
    for parent in list(root.iter()):
        for child in [each for each in parent if "speaker-notes" in each.get("class", "").split()]:
            parent.remove(child)
    return replace(document, html="".join(ET.tostring(child, encoding="unicode") for child in root))
