"""An independent witness: reopens packages, ours or not, by the rules in docs/formats/. It shares no code with the writers."""

from pathlib import Path

from builder.verify.containers import DamagedError, container_of, opened_zip, tar_members, zip_members
from builder.verify.moodle import verify_moodle
from builder.verify.pdf import MAGIC, verify_pdf
from builder.verify.report import Fact, Findings, Kind, Report
from builder.verify.scorm import verify_scorm

__all__ = ["Fact", "Kind", "Report", "verify_package"]
_BACKUP, _PACKAGE = "moodle_backup.xml", "imsmanifest.xml"


def verify_package(path: Path) -> Report:
    """Give what a package is and what is wrong with it. OSError when the file cannot be read at all."""
    findings = Findings(path.as_posix())
    kind, facts = _verified(path, findings)
    return Report(path, kind, facts, findings.diagnostics())


def _verified(path: Path, findings: Findings) -> tuple[Kind, dict[str, Fact]]:
    if path.suffix.lower() == ".pdf" or _begins(path, MAGIC):
        return "pdf", verify_pdf(path, findings)
    container = container_of(path)
    damaged = "MBZ001" if path.suffix == ".mbz" else "SCO001"
    if container == "gzip":
        return "moodle", verify_moodle(path, tar_members(path), findings)
    if container == "none":
        findings.add(damaged, "", "the file is neither a zip nor gzipped")
        return "unknown", {}
    try:
        with opened_zip(path) as archive:
            if _is_backup(path, archive.namelist()):
                return "moodle", verify_moodle(path, zip_members(archive), findings)
            return verify_scorm(path, archive, findings)
    except DamagedError as error:
        findings.add(damaged, "", str(error))
        return "unknown", {}


def _begins(path: Path, magic: bytes) -> bool:
    with path.open("rb") as stream:
        return stream.read(len(magic)) == magic


def _is_backup(path: Path, names: list[str]) -> bool:
    """Tell what a zip is meant to be: by what lies at its root, else by what lies in a folder, else by its name."""
    if _BACKUP in names or _PACKAGE in names:
        return _BACKUP in names
    inside = {name.rpartition("/")[2] for name in names}
    if _BACKUP in inside or _PACKAGE in inside:
        return _BACKUP in inside
    return path.suffix == ".mbz"
