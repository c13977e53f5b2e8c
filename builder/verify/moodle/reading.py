"""Member by member: what kind of file it is, whether it can be read, and its facts."""

import hashlib
import re

from builder.verify.containers import Opened
from builder.verify.moodle import readers
from builder.verify.moodle.facts import Backup
from builder.verify.moodle.files import check_hash
from builder.verify.moodle.questions import read_questions
from builder.verify.moodle.records import check_records
from builder.verify.moodle.structure import MANIFEST, is_known
from builder.verify.moodle.texts import HAS_REFERENCE, read_texts
from builder.verify.report import Findings
from builder.verify.xmlread import Problem, WellFormed, has_doctype, line, read_xml

XML_LIMIT = 64 << 20
"""Bytes of an XML file that is held in memory; a longer one is only read through."""
DETECTION = 200
"""Bytes of moodle_backup.xml by which Moodle knows its own format."""
_DETECTED = re.compile(rb'\s*<\?xml version="1\.0" encoding="UTF-8"\?>\s*<moodle_backup>\s*<information>', re.IGNORECASE)
_UNSAFE = re.compile(r"^[A-Za-z]:|^/|\\|(^|/)\.\.(/|$)")
_PLAIN = re.compile(r"(?!\./)[\x21-\x7e]+$")
_FOLDER = re.compile(r"[a-z][a-z0-9_]*_\d+$")
_BLOCK = re.compile(r"(?:course|activities/[a-z][a-z0-9_]*_\d+)/blocks/[^/]+/[^/]+$")
_UNREAD = frozenset(
    {
        "roles.xml",
        "filters.xml",
        "calendar.xml",
        "grade_history.xml",
        "competencies.xml",
        "comments.xml",
        "grading.xml",
        "logs.xml",
    }
)
"""Files of which nothing is kept: of equal ones, one is looked at."""
_ROOTS = {
    MANIFEST: "moodle_backup",
    "files.xml": "files",
    "groups.xml": "groups",
    "scales.xml": "scales_definition",
    "outcomes.xml": "outcomes_definition",
    "questions.xml": "question_categories",
    "roles.xml": "roles_definition",
    "users.xml": "users",
    "gradebook.xml": "gradebook",
    "completion.xml": "course_completion",
    "badges.xml": "badges",
    "grade_history.xml": "grade_history",
    "course/course.xml": "course",
    "course/enrolments.xml": "enrolments",
    "course/roles.xml": "roles",
    "course/filters.xml": "filters",
    "course/calendar.xml": "events",
    "course/contentbank.xml": "contents",
    "inforef.xml": "inforef",
    "section.xml": "section",
    "module.xml": "module",
    "grades.xml": "activity_gradebook",
    "block.xml": "block",
    "activity": "activity",
    "activity/roles.xml": "roles",
    "activity/filters.xml": "filters",
    "activity/calendar.xml": "events",
}
_READERS: dict[str, readers.Reader] = {
    MANIFEST: readers.read_manifest,
    "files.xml": readers.read_files,
    "groups.xml": readers.read_named,
    "scales.xml": readers.read_named,
    "outcomes.xml": readers.read_named,
    "roles.xml": readers.read_named,
    "users.xml": readers.read_named,
    "questions.xml": read_questions,
    "gradebook.xml": readers.read_gradebook,
    "completion.xml": readers.read_completion,
    "course/course.xml": readers.read_course,
    "course/enrolments.xml": readers.read_enrolments,
    "inforef.xml": readers.read_inforef,
    "section.xml": readers.read_section,
    "module.xml": readers.read_module,
    "grades.xml": readers.read_grades,
    "block.xml": readers.read_block,
    "activity": readers.read_activity,
}


def read_member(member: Opened, backup: Backup, seen: set[tuple[str, bytes]], findings: Findings) -> None:
    """Take in one member; ``seen`` holds the files of which an equal one need not be looked at again."""
    codes = {
        "ignored": "MBZ003",
        "extended": "MBZ004",
        "encrypted": "MBZ008",
        "method": "MBZ008",
        "symlink": "MBZ003",
        "flag": "MBZ006",
    }
    for fault, message in member.faults:
        findings.add(codes[fault], member.path, f"the member {message}")
    if member.path.endswith("/") or any(fault in ("ignored", "extended", "symlink") for fault, _ in member.faults):
        return
    if _UNSAFE.search(member.path):
        findings.add("MBZ005", member.path, "the path leads out of the backup")
        return
    if not _PLAIN.match(member.path):
        findings.add("MBZ006", member.path, "the path begins with ./ or has a character that is not plain ASCII")
    path = member.path.removeprefix("./")
    if path in backup.members:
        findings.add("MBZ007", path, "the backup has two members of this path")
    backup.members[path] = member.size
    if any(fault in ("encrypted", "method") for fault, _ in member.faults):
        return
    if not is_known(path):
        findings.add("MBZ010", path, "no restore reads a member at this place")
    elif path.startswith("files/") and path.count("/") > 1:
        _blob(path, member, backup, findings)
    elif path.endswith(".xml"):
        _xml(path, member, backup, seen, findings)


def _blob(path: str, member: Opened, backup: Backup, findings: Findings) -> None:
    digest, size = hashlib.sha1(usedforsecurity=False), 0
    for piece in member.pieces:
        digest.update(piece)
        size += len(piece)
    check_hash(path, digest.hexdigest(), size, backup, findings)


def _kind(path: str) -> str:
    """Give what kind of file a path names: a key of the tables, the name of an activity kind, or nothing known."""
    folder, _, name = path.rpartition("/")
    first, _, inner = folder.partition("/")
    if path == "course/inforef.xml" or (first in ("activities", "sections", "course") and inner and name == "inforef.xml"):
        return "inforef.xml"
    if first in ("", "course") and not inner:
        return path
    if first == "activities" and _FOLDER.match(inner):
        own = name == f"{inner.rpartition('_')[0]}.xml"
        return "activity" if own else name if name in ("module.xml", "grades.xml") else f"activity/{name}"
    return (
        name if (first == "sections" and name == "section.xml") or (inner.startswith("blocks/") and name == "block.xml") else ""
    )


def _xml(path: str, member: Opened, backup: Backup, seen: set[tuple[str, bytes]], findings: Findings) -> None:
    kind, name = _kind(path), path.rpartition("/")[2]
    if _BLOCK.match(path):
        backup.block_folders.add(path.rpartition("/")[0])
    if member.size > XML_LIMIT:
        _read_through(path, member, findings)
        return
    data = member.read()
    if path == MANIFEST and not _DETECTED.match(data[:DETECTION].removeprefix(b"\xef\xbb\xbf")):
        findings.add("MBZ031", path, f"the first {DETECTION} bytes are not those by which Moodle knows a backup", 1)
    if name in _UNREAD and (name, data) in seen:
        return
    root, problems = read_xml(data)
    for problem in problems:
        _problem(path, problem, findings)
    if root is None:
        return
    if has_doctype(data):
        findings.add("MBZ014", path, "there is a document type before the root element", 1)
    expected = _ROOTS.get(kind)
    if expected and root.tag != expected:
        findings.add("MBZ015", path, f"the root element is <{root.tag}>, but should be <{expected}>", line(root))
        return
    if name in _UNREAD and not problems:
        seen.add((name, data))
    table = path.split("/")[1].rpartition("_")[0] if kind == "activity" else kind
    if kind == "activity":
        check_records("activity", path, root, backup, findings)
    check_records(table, path, root, backup, findings)
    reader = _READERS.get(kind)
    if reader:
        reader(path, root, backup, findings)
    if HAS_REFERENCE.search(data):
        read_texts(table, path, root, backup, findings)


def _read_through(path: str, member: Opened, findings: Findings) -> None:
    findings.add("MBZ023", path, f"the file has {member.size} bytes")
    check = WellFormed()
    for piece in member.pieces:
        check.feed(piece)
    problem = check.close()
    if problem:
        _problem(path, problem, findings)


def _problem(path: str, problem: Problem, findings: Findings) -> None:
    code = {"syntax": "MBZ011", "control": "MBZ012", "encoding": "MBZ013"}[problem.kind]
    findings.add(code, path, problem.message, problem.line)
