"""An independent witness: reopens packages, ours or not, and holds them against docs/formats/. It shares no code with the writers."""

import zipfile
from pathlib import Path

from builder.verify.containers import container_of
from builder.verify.moodle import verify_moodle
from builder.verify.report import Fact, Findings, Kind, Report

__all__ = ["Fact", "Kind", "Report", "verify_package"]


def verify_package(path: Path) -> Report:
    """Give what a package is and what is wrong with it. OSError when the file cannot be read at all."""
    findings = Findings(path.as_posix())
    facts = verify_moodle(path, findings)
    return Report(path, "moodle", facts, findings.diagnostics())
