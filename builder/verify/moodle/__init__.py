"""Moodle backups (.mbz): read once from front to back, then held together."""

from collections.abc import Callable, Iterable
from pathlib import Path

from builder.verify.containers import DamagedError, HeaderError, Opened
from builder.verify.moodle.completion import check_completion
from builder.verify.moodle.course import check_course, count_kinds
from builder.verify.moodle.facts import Backup
from builder.verify.moodle.files import check_files
from builder.verify.moodle.grades import check_grades
from builder.verify.moodle.kinds import check_kinds
from builder.verify.moodle.links import check_links
from builder.verify.moodle.questions import check_questions
from builder.verify.moodle.quiz import check_quizzes
from builder.verify.moodle.reading import read_member
from builder.verify.moodle.structure import MANIFEST, check_structure
from builder.verify.moodle.works import check_works
from builder.verify.report import Fact, Findings

MEASURED_SINCE = (3, 0)
"""The release from which backups have the columns that were measured."""
_MEASURED = ("MBZ017", "MBZ020", "MBZ021")
_CHECKS: tuple[Callable[[Backup, Findings], None], ...] = (
    check_structure,
    check_course,
    check_files,
    check_links,
    check_questions,
    check_quizzes,
    check_completion,
    check_grades,
    check_kinds,
    check_works,
)


def verify_moodle(path: Path, members: Iterable[Opened], findings: Findings) -> dict[str, Fact]:
    """Check a backup, member by member as they come; give what was found in it. OSError when the file cannot be read."""
    backup = Backup()
    seen: set[tuple[str, bytes]] = set()
    try:
        for member in members:
            read_member(member, backup, seen, findings)
    except DamagedError as error:
        findings.add("MBZ002" if isinstance(error, HeaderError) else "MBZ001", "", str(error))
        return _facts(backup)
    if path.suffix != ".mbz":
        findings.add("MBZ009", "", f"the file is named {path.name}")
    if MANIFEST not in backup.members:
        inside = next((name for name in backup.members if name.endswith(f"/{MANIFEST}")), "")
        findings.add("MBZ030", "", f"there is no {MANIFEST} at the root" + (f"; there is {inside}" if inside else ""))
        return _facts(backup)
    for check in _CHECKS:
        check(backup, findings)
    if (0, 0) < backup.release() < MEASURED_SINCE:
        findings.forget(*_MEASURED)
        findings.add("MBZ024", MANIFEST, f"the backup is of Moodle {'.'.join(map(str, backup.release()))}")
    return _facts(backup)


def _facts(backup: Backup) -> dict[str, Fact]:
    information = backup.information
    facts: dict[str, Fact] = {}
    if information:
        facts["release"] = information["backup_release"]
        facts["moodle version"] = information["moodle_version"]
        facts["course"] = information["original_course_fullname"]
        facts["short name"] = information["original_course_shortname"]
    facts["sections"] = len(backup.sections)
    facts["activities"] = count_kinds(backup)
    facts["questions"] = len(backup.questions)
    facts["completion criteria"] = len(backup.criteria)
    facts["links"] = len(backup.links)
    facts["files"] = sum(1 for row in backup.files if row["filename"] != ".")
    facts["contents"] = len(backup.blobs)
    facts["members"] = len(backup.members)
    facts["bytes"] = sum(backup.members.values())
    return facts
