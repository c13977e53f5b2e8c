"""Link tokens (``$@PAGEVIEWBYID*5@$``): each must lead to something in the backup."""

from builder.verify.moodle.facts import Activity, Backup, Link
from builder.verify.report import Findings

CORE_MODULES = frozenset(
    "assign bigbluebuttonbn book chat choice data feedback folder forum glossary h5pactivity imscp label lesson lti page qbank "
    "quiz resource scorm subsection survey url wiki workshop".split()
)
"""Activity kinds that come with a supported Moodle (chat and survey until 4.5)."""
_COURSE = frozenset({"COURSEVIEWBYID", "GRADEINDEXBYID", "BADGESVIEWBYID", "USERINDEXVIEWBYID"})
_SECTION = "COURSESECTIONBYID"
SECTION_LINKS_SINCE = (4, 5)
_WITHOUT_PAGE = frozenset({"label"})
_PARTS = {"BOOKVIEWBYIDCH": ("book", "chapter"), "LESSONVIEWPAGE": ("lesson", "page")}


def check_links(backup: Backup, findings: Findings) -> None:
    """Hold every token against the backup."""
    course = backup.information["original_course_id"] if backup.information else ""
    sections = {section["@id"] for section in backup.sections.values()}
    by_number = backup.by_number()
    kinds = CORE_MODULES | {activity.modname for activity in backup.activities.values()}
    for link in backup.links:
        modname, rest = _split(link.name, kinds)
        first = link.numbers[0] if link.numbers else ""
        if link.name in _COURSE or (modname and rest == "INDEX"):
            if first != course:
                _lost(link, f"course {first}", findings)
        elif link.name == _SECTION:
            _section(link, first, sections, backup, findings)
        elif link.name in _PARTS:
            _part(link, by_number, findings)
        elif rest == "VIEWBYID" and modname not in _WITHOUT_PAGE:
            _activity(link, modname, first, by_number, findings)
        elif not modname or modname in _WITHOUT_PAGE:
            message = f"no restore knows a token of this name: {_written(link)}"
            findings.add("MBZ112", link.place.member, message, link.place.line)


def _split(name: str, kinds: frozenset[str]) -> tuple[str, str]:
    """Give the module of a token's name, in lower case (empty when it has none), and the rest of the name."""
    lower = name.lower()
    modname = max((known for known in kinds if lower.startswith(known)), key=len, default="")
    if not modname and lower.endswith("viewbyid"):
        modname = lower.removesuffix("viewbyid")
    return modname, name[len(modname) :]


def _written(link: Link) -> str:
    return "$@" + "*".join((link.name, *link.numbers)) + "@$"


def _lost(link: Link, what: str, findings: Findings) -> None:
    findings.add(
        "MBZ110", link.place.member, f"the link {_written(link)} leads to {what}, which is not in the backup", link.place.line
    )


def _section(link: Link, number: str, sections: set[str], backup: Backup, findings: Findings) -> None:
    if number not in sections:
        _lost(link, f"section {number}", findings)
    elif backup.release() < SECTION_LINKS_SINCE:
        findings.add("MBZ113", link.place.member, f"Moodle before 4.5 does not know {_written(link)}", link.place.line)


def _activity(link: Link, modname: str, number: str, by_number: dict[str, Activity], findings: Findings) -> None:
    activity = by_number.get(number)
    if activity is None:
        _lost(link, f"activity {number}", findings)
    elif activity.modname != modname:
        message = f"the link {_written(link)} leads to {activity.folder}, which is no {modname}"
        findings.add("MBZ111", link.place.member, message, link.place.line)


def _part(link: Link, by_number: dict[str, Activity], findings: Findings) -> None:
    modname, kind = _PARTS[link.name]
    _activity(link, modname, link.numbers[0], by_number, findings)
    activity = by_number.get(link.numbers[0])
    part = link.numbers[1] if len(link.numbers) > 1 else ""
    if activity and activity.modname == modname and part not in activity.ids(kind):
        _lost(link, f"{kind} {part} of {activity.folder}", findings)
