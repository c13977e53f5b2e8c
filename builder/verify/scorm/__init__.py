"""SCORM packages: the zip, the manifest, the resources, the pages."""

import re
import zipfile
from pathlib import Path

from builder.verify.containers import DamagedError, open_member
from builder.verify.report import Fact, Findings, Kind
from builder.verify.scorm.controls import check_controls
from builder.verify.scorm.manifest import check_manifest, read_manifest, schema_set, schema_version, version_of
from builder.verify.scorm.names import MANIFEST
from builder.verify.scorm.pages import READ, check_text
from builder.verify.scorm.resources import check_resources
from builder.verify.scorm.schema import check_schema
from builder.verify.scorm.sequencing import check_sequencing
from builder.verify.scorm.tree import check_tree

LARGE = 100_000_000
"""Bytes above which many systems refuse an upload."""
TEXT_LIMIT = 32 << 20
"""Bytes of a page or script that is looked at; a longer one is only unpacked."""
LONGEST_PATH = 150
_UNSAFE = re.compile(r"^[A-Za-z]:|^/|\\|(^|/)\.\.(/|$)|^$")
_PLAIN = re.compile(r"[A-Za-z0-9._/\-]+$")
_JUNK = re.compile(r"(^|/)(__MACOSX(/|$)|\.DS_Store$|Thumbs\.db$|desktop\.ini$)")
_FAULTS = {"encrypted": "SCO004", "method": "SCO003", "symlink": "SCO002", "flag": "SCO007"}


def verify_scorm(path: Path, archive: zipfile.ZipFile, findings: Findings) -> tuple[Kind, dict[str, Fact]]:
    """Check a package; give its kind and what was found in it."""
    members = _names(archive, findings)
    facts: dict[str, Fact] = {}
    kind: Kind = "unknown"
    controls: dict[str, bytes] = {}
    if MANIFEST in members:
        data = _read_all(archive, members[MANIFEST], findings)
        root = read_manifest(data, findings)
        if root is not None:
            sizes = {name: info.file_size for name, info in members.items()}
            kind = version_of(root)
            check_manifest(root, findings)
            check_schema(root, schema_set(root), findings)
            tree = check_tree(root, kind, findings)
            if kind == "scorm2004":
                check_sequencing(root, findings)
            scos, assets = check_resources(root, kind, tree.named, sizes, findings)
            facts |= {"schemaversion": schema_version(root), "title": tree.title, "organizations": tree.organizations}
            facts |= {"items": tree.items, "SCOs": scos, "assets": assets}
            controls = {
                name: _read_all(archive, info, findings) for name, info in members.items() if name.lower().endswith(".xsd")
            }
            check_controls(root, controls, sizes, findings)
    else:
        inside = next((name for name in members if name.lower().rpartition("/")[2] == MANIFEST), "")
        findings.add("SCO011", "", f"there is no {MANIFEST} at the root" + (f"; there is {inside}" if inside else ""))
    pages = _contents(archive, members, findings)
    if path.stat().st_size > LARGE:
        findings.add("SCO015", "", f"the package has {path.stat().st_size / 1e6:.0f} MB")
    facts |= {"pages": pages, "members": len(members), "bytes": sum(info.file_size for info in members.values())}
    return kind, facts


def _names(archive: zipfile.ZipFile, findings: Findings) -> dict[str, zipfile.ZipInfo]:
    """Check the names in the zip; give its files by name, without folders."""
    members: dict[str, zipfile.ZipInfo] = {}
    by_lower: dict[str, str] = {}
    for info in archive.infolist():
        name = info.orig_filename
        for fault, message in open_member(archive, info).faults:
            findings.add(_FAULTS[fault], name, f"the member {message}")
        if _UNSAFE.search(name):
            findings.add("SCO002", name, "the path leads out of the package")
        if not _PLAIN.match(name):
            findings.add("SCO008", name, "the path has other characters than A-Z a-z 0-9 . _ - /")
        if len(name) > LONGEST_PATH:
            findings.add("SCO009", name, f"the path has {len(name)} characters")
        if _JUNK.search(name):
            findings.add("SCO010", name, "a computer left this there; no learner needs it")
        if name in members:
            findings.add("SCO005", name, "the package has two members of this path")
        elif by_lower.setdefault(name.lower(), name) != name:
            findings.add("SCO006", name, f"it differs from {by_lower[name.lower()]} only in case")
        if not name.endswith("/"):
            members[name] = info
    return members


def _read_all(archive: zipfile.ZipFile, info: zipfile.ZipInfo, findings: Findings) -> bytes:
    try:
        return open_member(archive, info).read()
    except DamagedError as error:
        findings.add("SCO001", info.orig_filename, str(error))
        return b""


def _contents(archive: zipfile.ZipFile, members: dict[str, zipfile.ZipInfo], findings: Findings) -> int:
    """Unpack every member once, which compares its checksum, and look at the texts; give the number of pages."""
    pages = 0
    for name, info in members.items():
        lower = name.lower()
        pages += lower.endswith((".html", ".htm", ".xhtml"))
        if lower.endswith(READ) and info.file_size <= TEXT_LIMIT:
            check_text(name, _read_all(archive, info, findings), members, findings)
        elif name != MANIFEST and not lower.endswith(".xsd"):
            try:
                for _ in open_member(archive, info).pieces:
                    pass
            except DamagedError as error:
                findings.add("SCO001", name, str(error))
    return pages
