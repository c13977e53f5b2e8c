"""files.xml against the blobs, the include lists, the owners of files, and the texts that show them."""

from collections import defaultdict

from builder.verify.moodle.facts import Activity, Backup, FileUse, Record
from builder.verify.moodle.texts import paths_meant
from builder.verify.report import Findings

ALWAYS_LOADED = frozenset({"user", "group", "grouping", "grade", "badges", "question"})
"""Components whose files need no include list; so do all question types."""
_HASH_LENGTH = 40
_EXTERNAL = "$@NULL@$"
_IMAGE_AREAS = frozenset(
    {"intro", "summary", "section", "chapter", "page_contents", "page_answers", "page_responses", "questiontext"}
)
"""File areas that hold only what a text shows."""
_ITEM_PARTS = {
    ("mod_book", "chapter"): "chapter",
    ("mod_feedback", "item"): "item",
    ("mod_glossary", "entry"): "entry",
    ("mod_glossary", "attachment"): "entry",
    ("mod_lesson", "page_contents"): "page",
    ("mod_lesson", "page_answers"): "answer",
    ("mod_lesson", "page_responses"): "answer",
    ("mod_quiz", "feedback"): "feedback",
}
"""File areas whose item id is the id of a part of the activity."""
_QUESTION_PARTS = {
    "questiontext": "question",
    "generalfeedback": "question",
    "correctfeedback": "question",
    "partiallycorrectfeedback": "question",
    "incorrectfeedback": "question",
    "answer": "answer",
    "answerfeedback": "answer",
    "hint": "question_hint",
}

Spot = tuple[str, str, str, str]
"""Context id, component, file area, item id."""


def check_files(backup: Backup, findings: Findings) -> None:
    """Hold file rows, blobs, include lists, owners and uses against each other."""
    present = _rows(backup, findings)
    _lists(backup, findings)
    _owners(backup, findings)
    _uses(backup, present, findings)
    used = {row["contenthash"] for row in backup.files}
    for blob, size in backup.blobs.items():
        if blob not in used:
            findings.add("MBZ098", f"files/{blob[:2]}/{blob}", f"no row of files.xml needs these {size} bytes")


def is_folder(row: Record) -> bool:
    """Tell whether a row stands for a folder (Moodle writes one named ``.``)."""
    return row["filename"] == "."


def _rows(backup: Backup, findings: Findings) -> dict[Spot, dict[str, Record]]:
    """Check each row alone and against its blob; give the files by spot and path."""
    present: dict[Spot, dict[str, Record]] = defaultdict(dict)
    seen: set[tuple[Spot, str]] = set()
    for row in backup.files:
        path, name, place = row["filepath"], row["filename"], row.place
        full = path + name
        spot = (row["contextid"], row["component"], row["filearea"], row["itemid"])
        if not (path.startswith("/") and path.endswith("/")) or "/" in name or not name or "/../" in path:
            findings.add("MBZ093", place.member, f"{full!r} is no path and name of a file", place.line)
            continue
        if (spot, full) in seen:
            findings.add("MBZ097", place.member, f"{full} is there twice in {row['component']}/{row['filearea']}", place.line)
        seen.add((spot, full))
        if is_folder(row):
            continue
        present[spot][full] = row
        _blob(row, backup, findings)
    _include_files(backup, findings)
    return present


def _blob(row: Record, backup: Backup, findings: Findings) -> None:
    if row.values.get("repositorytype", _EXTERNAL) != _EXTERNAL and row["reference"]:
        return
    size = backup.blobs.get(row["contenthash"])
    place = row.place
    if size is None:
        where = f"files/{row['contenthash'][:2]}/{row['contenthash']}"
        findings.add("MBZ090", place.member, f"the content of {row['filename']} ({where}) is not in the backup", place.line)
    elif row["filesize"] and row.number("filesize") != size:
        findings.add("MBZ092", place.member, f"{row['filename']} has {size} bytes; files.xml says {row['filesize']}", place.line)


def _include_files(backup: Backup, findings: Findings) -> None:
    if backup.files and backup.information and backup.information["include_files"] == "0":
        findings.add(
            "MBZ040", backup.information.place.member, "include_files is 0, but there are files", backup.information.place.line
        )


def _lists(backup: Backup, findings: Findings) -> None:
    listed = {number for lists in backup.references.values() for number, _ in lists.get("file", ())}
    for row in backup.files:
        component = row["component"]
        loaded = component in ALWAYS_LOADED or component.startswith("qtype_") or row["@id"] in listed
        if not loaded and not is_folder(row):
            findings.add(
                "MBZ094", row.place.member, f"no inforef.xml names the file {row['@id']} ({row['filename']})", row.place.line
            )


def _owners(backup: Backup, findings: Findings) -> None:
    course = backup.course["@contextid"] if backup.course else ""
    modules = {activity.context: activity for activity in backup.activities.values()}
    others = {block["@contextid"] for block in backup.blocks.values()} | {category["contextid"] for category in backup.categories}
    others |= {user["@contextid"] for user in backup.named["user"].values()}
    owned = _Owned(backup)
    for row in backup.files:
        context, component, area, item = row["contextid"], row["component"], row["filearea"], row["itemid"]
        what, place = f"{row['filename']} ({component}/{area})", row.place
        activity = modules.get(context)
        if component in ("user", "badges") or component.startswith("tool_"):
            continue
        if activity is None and context != course and context not in others:
            findings.add("MBZ095", place.member, f"{what} lies in context {context}, which nothing in the backup has", place.line)
        elif component.startswith("mod_") and (activity is None or component != f"mod_{activity.modname}"):
            owner = activity.modname if activity else "the course"
            findings.add("MBZ095", place.member, f"{what} lies in context {context}, which belongs to {owner}", place.line)
        known = owned.ids(activity, component, area)
        if known is not None and item not in known:
            findings.add("MBZ096", place.member, f"{what} belongs to {item}, which is not in the backup", place.line)


class _Owned:
    """The ids that the item ids of files can be, each set made once."""

    def __init__(self, backup: Backup) -> None:
        """Start with nothing made."""
        self._backup = backup
        self._made: dict[tuple[str, str], set[str]] = {}

    def ids(self, activity: Activity | None, component: str, area: str) -> set[str] | None:
        """Give the ids that an item id of this file area may be, None where any may be."""
        if component == "course" and area == "section":
            return self._once(("section", ""), list(self._backup.sections.values()))
        if component == "question" and area in _QUESTION_PARTS:
            part = _QUESTION_PARTS[area]
            return self._once(
                ("question", part), self._backup.questions if part == "question" else self._backup.question_parts[part]
            )
        part = _ITEM_PARTS.get((component, area), "")
        if activity and part:
            return self._once((activity.folder, part), activity.parts.get(part, []))
        return None

    def _once(self, key: tuple[str, str], records: list[Record]) -> set[str]:
        if key not in self._made:
            self._made[key] = {found["@id"] for found in records}
        return self._made[key]


def _uses(backup: Backup, present: dict[Spot, dict[str, Record]], findings: Findings) -> None:
    course = backup.course["@contextid"] if backup.course else ""
    shown: set[tuple[Spot, str]] = set()
    for use in backup.file_uses:
        spot = (use.context or course, use.component, use.area, use.itemid)
        found = next((path for path in paths_meant(use.written) if path in present.get(spot, {})), None)
        if found is None:
            _absent(use, present.get(spot, {}), findings)
        else:
            shown.add((spot, found))
    for spot, files in present.items():
        for path, row in files.items() if _only_shown(spot) else ():
            if (spot, path) not in shown:
                findings.add("MBZ100", row.place.member, f"no text shows {path} of {spot[1]}/{spot[2]}", row.place.line)


def _absent(use: FileUse, files: dict[str, Record], findings: Findings) -> None:
    wanted = next(paths_meant(use.written))
    near = next((path for path in sorted(files) if path.lower() == wanted.lower()), "")
    message = f"the text needs the file {wanted!r} of {use.component}/{use.area}, which is not there"
    findings.add("MBZ099", use.place.member, message, use.place.line, f"did you mean {near!r}?" if near else "")


def _only_shown(spot: Spot) -> bool:
    return spot[2] in _IMAGE_AREAS or spot[1:3] == ("mod_page", "content")


def check_hash(path: str, digest: str, size: int, backup: Backup, findings: Findings) -> None:
    """Take in one blob: it must lie at files/xx/HASH, and HASH must be the SHA-1 of its bytes."""
    folder, name = path.split("/")[1:3]
    if len(name) != _HASH_LENGTH or folder != name[:2]:
        findings.add("MBZ010", path, "a restore looks for contents at files/xx/HASH only")
        return
    backup.blobs[name] = size
    if digest != name:
        findings.add("MBZ091", path, f"the SHA-1 of the content is {digest}")
