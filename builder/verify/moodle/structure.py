"""moodle_backup.xml against the folders: what is declared, what is listed, what is set, and the files that must be there."""

import re
from collections import Counter
from collections.abc import Iterator

from builder.verify.moodle.facts import Backup, Record
from builder.verify.moodle.records import too_long
from builder.verify.report import Findings

MANIFEST = "moodle_backup.xml"
ROOT_FILES = ("files.xml", "groups.xml", "scales.xml", "outcomes.xml", "questions.xml", "roles.xml")
COURSE_FILES = {
    "course.xml": "",
    "roles.xml": "",
    "filters.xml": "filters",
    "calendar.xml": "calendarevents",
    "contentbank.xml": "contentbankcontent",
}
"""Files of course/ without which the restore stops, and the root setting that asks for each (empty: always)."""
ACTIVITY_FILES = {"module.xml": "", "grades.xml": "", "roles.xml": "", "filters.xml": "filters", "calendar.xml": "calendarevents"}
OLDEST_BACKUP = 2010072300
QUESTION_BANK_OF_4 = 20220202
"""moodle_version from which the questions are read in the layout of Moodle 4 (its first eight digits: a day)."""
NAMES_GROW_SINCE = (5, 1)
SHORT_NAME_IN_FORM = 100
_ADDRESS = re.compile(r"https?://[^\s/]+(/[^\s]*[^\s/])?$")
_MD5 = re.compile(r"[0-9a-f]{32}$")
_INDEX = ".ARCHIVE_INDEX"


def check_structure(backup: Backup, findings: Findings) -> None:
    """Check what moodle_backup.xml says, and that it fits the folders."""
    information = backup.information
    if information is None:
        return
    _declared(backup, information, findings)
    _original(backup, information, findings)
    _settings(backup, information, findings)
    _activities(backup, findings)
    _sections(backup, findings)
    _files(backup, findings)
    if backup.release() < NAMES_GROW_SINCE:
        for place, name, length, limit in backup.long_names:
            too_long(findings, place, name, length, limit)


def is_course(backup: Backup) -> bool:
    """Tell whether the backup is of a whole course; those of one activity or section hold less."""
    return backup.detail is None or backup.detail["type"] in ("course", "")


def _declared(backup: Backup, information: Record, findings: Findings) -> None:
    """Check kind, release and completeness of what the backup declares."""

    def add(code: str, message: str) -> None:
        findings.add(code, MANIFEST, message, information.place.line)

    if backup.detail and (backup.detail["format"] or "moodle2") != "moodle2":
        add("MBZ032", f"the format is {backup.detail['format']!r}, not moodle2")
    elif backup.detail and backup.detail["type"] in ("activity", "section"):
        add("MBZ033", f"this is a backup of one {backup.detail['type']}")
    elif not is_course(backup):
        add("MBZ032", f"the type is {backup.detail['type'] if backup.detail else ''!r}, not course")
    if information["backup_version"] and information.number("backup_version") < OLDEST_BACKUP:
        add("MBZ034", f"backup_version is {information['backup_version']}; a restore wants {OLDEST_BACKUP} at least")
    version, release = information["moodle_version"][:8], backup.release()
    if version.isdigit() and release != (0, 0) and (int(version) >= QUESTION_BANK_OF_4) != (release >= (4, 0)):
        add("MBZ035", f"backup_release is {information['backup_release']}, moodle_version is {information['moodle_version']}")
    if is_course(backup) and not backup.listed_sections:
        add("MBZ020", "<contents> lists no sections")
    if is_course(backup) and not backup.lists_course:
        add("MBZ021", "<contents> has no <course>")


def _original(backup: Backup, information: Record, findings: Findings) -> None:
    """Check what the backup says of the site and the course that it is of."""

    def add(code: str, message: str) -> None:
        findings.add(code, MANIFEST, message, information.place.line)

    if information["original_wwwroot"] and not _ADDRESS.match(information["original_wwwroot"]):
        add("MBZ036", f"original_wwwroot is {information['original_wwwroot']!r}")
    if "original_site_identifier_hash" in information.values and not _MD5.match(information["original_site_identifier_hash"]):
        add("MBZ037", f"original_site_identifier_hash is {information['original_site_identifier_hash']!r}")
    if information["original_course_format"] == "site":
        add("MBZ039", "original_course_format is site")
    if len(information["original_course_shortname"]) > SHORT_NAME_IN_FORM:
        add("MBZ049", f"the short name has {len(information['original_course_shortname'])} characters")
    if backup.course:
        for mine, its in (("original_course_id", "@id"), ("original_course_contextid", "@contextid")):
            if information[mine] != backup.course[its]:
                add("MBZ038", f"{mine} is {information[mine]}; course/course.xml has {its[1:]} {backup.course[its]}")


def _settings(backup: Backup, information: Record, findings: Findings) -> None:
    if backup.listed_activities and backup.setting("activities") in (None, "", "0"):
        findings.add("MBZ047", MANIFEST, "the root setting activities is not 1", information.place.line)
    names = {folder: set[str]() for folder in (*map(_folder, backup.listed_activities), *map(_folder, backup.listed_sections))}
    for setting in backup.settings:
        level, place = setting["level"], setting.place
        if level not in ("activity", "section"):
            continue
        owner = setting[level]
        if owner not in names:
            findings.add(
                "MBZ045", MANIFEST, f"the setting {setting['name']} is about {owner!r}, which contents does not list", place.line
            )
            continue
        names[owner].add(setting["name"])
        if setting["name"] == f"{owner}_included" and setting["value"] != "1":
            findings.add("MBZ048", MANIFEST, f"{setting['name']} is {setting['value']!r}", place.line)
    for owner, found in names.items():
        missing = [f"{owner}_{what}" for what in ("included", "userinfo") if f"{owner}_{what}" not in found]
        if missing:
            findings.add("MBZ046", MANIFEST, f"no setting {' and no setting '.join(missing)}", information.place.line)


def _folder(listed: Record) -> str:
    return listed["directory"].rpartition("/")[2]


def _activities(backup: Backup, findings: Findings) -> None:
    sections = {section["sectionid"] for section in backup.listed_sections}
    for listed in backup.listed_activities:
        expected = f"activities/{listed['modulename']}_{listed['moduleid']}"
        if listed["directory"] and listed["directory"] != expected:
            findings.add(
                "MBZ041", MANIFEST, f"the directory is {listed['directory']}, but should be {expected}", listed.place.line
            )
        if is_course(backup) and listed["sectionid"] not in sections:
            message = f"{listed['directory']} stands in section {listed['sectionid']}, which contents does not list"
            findings.add("MBZ043", MANIFEST, message, listed.place.line)
    listed_folders = Counter(map(_folder, backup.listed_activities))
    for folder, times in listed_folders.items():
        if times > 1:
            findings.add("MBZ063", MANIFEST, f"contents lists {folder} {times} times", backup.listed_activities[0].place.line)
    for folder, activity in backup.activities.items():
        if folder not in listed_folders:
            findings.add("MBZ042", activity.place.member, f"contents does not list activities/{folder}")


def _sections(backup: Backup, findings: Findings) -> None:
    listed_folders = Counter(map(_folder, backup.listed_sections))
    for listed in backup.listed_sections:
        expected = f"sections/section_{listed['sectionid']}"
        if listed["directory"] and listed["directory"] != expected:
            findings.add(
                "MBZ041", MANIFEST, f"the directory is {listed['directory']}, but should be {expected}", listed.place.line
            )
        if "title" in listed.values and not listed["title"]:
            findings.add("MBZ044", MANIFEST, f"section {listed['sectionid']} has an empty title", listed.place.line)
        if listed_folders[_folder(listed)] > 1:
            findings.add("MBZ063", MANIFEST, f"contents lists {_folder(listed)} more than once", listed.place.line)
    for number, section in backup.sections.items():
        if f"section_{number}" not in listed_folders:
            findings.add("MBZ042", section.place.member, f"contents does not list sections/section_{number}")


def _files(backup: Backup, findings: Findings) -> None:
    for path in _needed(backup):
        if path not in backup.members:
            findings.add("MBZ022", path, "the file is missing")


def _needed(backup: Backup) -> Iterator[str]:
    yield from ROOT_FILES
    if backup.setting("users") == "1":
        yield "users.xml"
    if is_course(backup):
        yield from (f"course/{name}" for name, setting in COURSE_FILES.items() if _asked(backup, setting))
    for listed in backup.listed_sections:
        yield f"sections/{_folder(listed)}/section.xml"
    for listed in backup.listed_activities:
        folder = _folder(listed)
        yield f"activities/{folder}/{listed['modulename']}.xml"
        yield from (f"activities/{folder}/{name}" for name, setting in ACTIVITY_FILES.items() if _asked(backup, setting))
    yield from (f"{folder}/block.xml" for folder in sorted(backup.block_folders))


def _asked(backup: Backup, setting: str) -> bool:
    return not setting or backup.setting(setting) == "1"


def is_known(path: str) -> bool:
    """Tell whether a restore (of this or another Moodle) may read a member at this path."""
    first, _, rest = path.partition("/")
    if not rest:
        return first.endswith((".xml", ".log")) or first == _INDEX
    if first in ("activities", "sections", "course"):
        return path.endswith(".xml")
    return first == "files"
