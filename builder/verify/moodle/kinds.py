"""Rules that belong to one kind of activity."""

from collections.abc import Callable

from builder.verify.moodle.facts import Activity, Backup, Record
from builder.verify.moodle.files import is_folder
from builder.verify.report import Findings

_USER_PARTS = {"glossary": "entry", "forum": "discussion", "data": "record", "wiki": "subwiki", "workshop": "submission"}
"""Parts of an activity that belong to users, and come back only with them."""
_FEEDBACK_TYPES = frozenset(
    {"multichoice", "multichoicerated", "textfield", "textarea", "numeric", "label", "pagebreak", "info", "captcha"}
)
_REOPEN = frozenset({"untilpass", "manual", "automatic"})
"""Ways to reopen an assignment that every supported release offers (automatic from 4.5 on)."""


def check_kinds(backup: Backup, findings: Findings) -> None:
    """Check each activity by the rules of its kind, and what belongs to users."""
    rows: dict[tuple[str, str, str], list[Record]] = {}
    for row in backup.files:
        if not is_folder(row):
            rows.setdefault((row["contextid"], row["component"], row["filearea"]), []).append(row)
    for activity in backup.activities.values():
        check = _CHECKS.get(activity.modname)
        if check and activity.instance:
            check(activity, activity.instance, rows, findings)
    _users(backup, findings)


Rows = dict[tuple[str, str, str], list[Record]]


def _add(findings: Findings, code: str, where: Record, message: str) -> None:
    findings.add(code, where.place.member, message, where.place.line)


def _assign(activity: Activity, instance: Record, rows: Rows, findings: Findings) -> None:
    del activity, rows
    if "attemptreopenmethod" in instance.values and instance["attemptreopenmethod"] not in _REOPEN:
        _add(findings, "MBZ152", instance, f"attemptreopenmethod is {instance['attemptreopenmethod']!r}")


def _book(activity: Activity, instance: Record, rows: Rows, findings: Findings) -> None:
    del rows
    chapters = sorted(activity.parts["chapter"], key=lambda chapter: chapter.number("pagenum"))
    numbers = [int(chapter.number("pagenum")) for chapter in chapters]
    if numbers != list(range(1, len(numbers) + 1)):
        _add(findings, "MBZ153", instance, f"the chapters have the pagenum {numbers[:20]}; they must count from 1")
    if chapters and chapters[0]["subchapter"] == "1":
        _add(findings, "MBZ153", chapters[0], "the first chapter is a subchapter")


def _lesson(activity: Activity, instance: Record, rows: Rows, findings: Findings) -> None:
    del instance, rows
    pages = {page["@id"]: page for page in activity.parts["page"]}
    for number, page in pages.items():
        for name, back in (("prevpageid", "nextpageid"), ("nextpageid", "prevpageid")):
            other = page[name] or "0"
            if other != "0" and (other not in pages or pages[other][back] != number):
                _add(findings, "MBZ154", page, f"page {number} has {name} {other}, which does not lead back")
    for jump in activity.parts["jump"]:
        if jump.number("jumpto") > 0 and jump["jumpto"] not in pages:
            _add(findings, "MBZ154", jump, f"an answer jumps to page {jump['jumpto']}, which the lesson does not have")


def _feedback(activity: Activity, instance: Record, rows: Rows, findings: Findings) -> None:
    del instance, rows
    items = activity.parts["item"]
    ids, positions = {item["@id"] for item in items}, set[str]()
    for item in items:
        if item["typ"] and item["typ"] not in _FEEDBACK_TYPES:
            _add(findings, "MBZ155", item, f"the item {item['@id']} has the type {item['typ']!r}, which Moodle does not have")
        if item["dependitem"] not in ("", "0") and item["dependitem"] not in ids:
            _add(findings, "MBZ155", item, f"the item {item['@id']} depends on {item['dependitem']}, which is not there")
        if item["position"] in positions:
            _add(findings, "MBZ155", item, f"two items have the position {item['position']}")
        positions.add(item["position"])


def _choice(activity: Activity, instance: Record, rows: Rows, findings: Findings) -> None:
    del rows
    if not activity.parts["option"]:
        _add(findings, "MBZ156", instance, "the choice has no options")


def _scorm(activity: Activity, instance: Record, rows: Rows, findings: Findings) -> None:
    if instance["scormtype"] not in ("local", "localsync", ""):
        return
    packages = rows.get((activity.context, "mod_scorm", "package"), [])
    wrong = ""
    if not packages:
        wrong = "it has no file in mod_scorm/package"
    elif instance["sha1hash"] and instance["sha1hash"] not in {row["contenthash"] for row in packages}:
        wrong = f"sha1hash is {instance['sha1hash']}, which is not the hash of its package"
    elif instance["scormtype"] == "local" and instance["reference"] not in {row["filename"] for row in packages}:
        wrong = f"reference is {instance['reference']!r}, the package {packages[0]['filename']!r}"
    elif not rows.get((activity.context, "mod_scorm", "content")):
        wrong = "it has no unpacked files in mod_scorm/content"
    elif not any(sco["launch"] for sco in activity.parts["sco"]):
        wrong = "it has no sco with a launch page"
    elif instance["launch"] not in activity.ids("sco"):
        wrong = f"launch is {instance['launch']}, which is no sco"
    if wrong:
        _add(findings, "MBZ157", instance, wrong)


def _h5p(activity: Activity, instance: Record, rows: Rows, findings: Findings) -> None:
    packages = rows.get((activity.context, "mod_h5pactivity", "package"), [])
    if len(packages) != 1 or not packages[0]["filename"].endswith(".h5p"):
        _add(findings, "MBZ158", instance, f"it has {len(packages)} files in mod_h5pactivity/package; there must be one .h5p")


def _url(activity: Activity, instance: Record, rows: Rows, findings: Findings) -> None:
    del activity, rows
    if instance.values.get("externalurl") == "":
        _add(findings, "MBZ159", instance, "externalurl is empty")


def _resource(activity: Activity, instance: Record, rows: Rows, findings: Findings) -> None:
    files = rows.get((activity.context, "mod_resource", "content"), [])
    main = [row for row in files if row["sortorder"] == "1"]
    if not files:
        _add(findings, "MBZ101", instance, "it has no file in mod_resource/content")
    elif len(main) != 1:
        _add(findings, "MBZ101", instance, f"{len(main)} of its files have sortorder 1; the main file must have it alone")
    elif len(files) > 1 and not main[0]["filename"].lower().endswith((".html", ".htm")):
        names = ", ".join(row["filename"] for row in files if row is not main[0])
        _add(findings, "MBZ102", instance, f"only {main[0]['filename']} is shown; not: {names[:100]}")


Check = Callable[[Activity, Record, Rows, Findings], None]
_CHECKS: dict[str, Check] = {
    "assign": _assign,
    "book": _book,
    "lesson": _lesson,
    "feedback": _feedback,
    "choice": _choice,
    "scorm": _scorm,
    "h5pactivity": _h5p,
    "url": _url,
    "resource": _resource,
}


def _users(backup: Backup, findings: Findings) -> None:
    """Check that what users wrote comes with users, and that a backup with users has what those need."""
    with_users = backup.setting("users") == "1"
    userinfo = {
        setting["name"] for setting in backup.settings if setting["name"].endswith("_userinfo") and setting["value"] == "1"
    }
    users = backup.named["user"]
    for activity in backup.activities.values():
        parts = activity.parts.get(_USER_PARTS.get(activity.modname, ""), [])
        section = activity.module["sectionid"] if activity.module else ""
        asked = with_users and {f"{activity.folder}_userinfo", f"section_{section}_userinfo"} <= userinfo
        if parts and not asked:
            what = _USER_PARTS[activity.modname]
            message = f"{len(parts)} of kind {what} belong to users, but user data is switched off"
            findings.add("MBZ150", activity.place.member, message, parts[0].place.line)
        for part in parts if with_users else ():
            if part["userid"] and part["userid"] not in users:
                _add(findings, "MBZ151", part, f"it belongs to user {part['userid']}, who is not in users.xml")
    if not with_users:
        return
    listed = {number for lists in backup.references.values() for number, _ in lists.get("user", ())}
    for number, user in users.items():
        if number not in listed:
            _add(findings, "MBZ151", user, f"no inforef.xml names the user {number}")
    if not backup.enrolments and backup.course:
        findings.add("MBZ151", "course/enrolments.xml", "users is 1, and there is no way to enrol")
