"""Texts of a backup: the link tokens in them, and the files that they show."""

import html
import re
from collections.abc import Iterator
from urllib.parse import unquote

from builder.verify.moodle.facts import Backup, FileUse, Link, Place
from builder.verify.report import Findings
from builder.verify.xmlread import Element, line, local

HAS_REFERENCE = re.compile(rb"@@PLUGINFILE@@|\$@[A-Z][A-Z0-9]*\*")
_TOKEN = re.compile(r"\$@([A-Z][A-Z0-9]*)((?:\*[^*@$\"'<>\s]*)+)(@\$)?")
_FILE = re.compile(r"@@PLUGINFILE@@([^\"'<>]{0,1000})")

_QUESTION = (
    "questiontext generalfeedback answertext feedback hint correctfeedback partiallycorrectfeedback incorrectfeedback graderinfo"
)
DECODED = {
    kind: frozenset(names.split())
    for kind, names in {
        "course/course.xml": "summary",
        "section.xml": "summary",
        "questions.xml": f"{_QUESTION} responsetemplate",
        "page": "intro content",
        "label": "intro",
        "book": "intro content",
        "url": "intro externalurl",
        "resource": "intro",
        "folder": "intro",
        "assign": "intro",
        "forum": "intro message",
        "quiz": "intro feedbacktext",
        "feedback": "intro site_after_submit page_after_submit presentation",
        "choice": "intro",
        "glossary": "intro definition",
        "lesson": "intro contents answer_text response",
        "scorm": "intro",
        "h5pactivity": "intro",
    }.items()
}
"""The elements whose link tokens a restore turns into addresses, by kind of file; other kinds are not known here."""

_MODULE_AREAS = {
    ("page", "content"): ("content", ""),
    ("book", "content"): ("chapter", "chapter"),
    ("assign", "activity"): ("activityattachment", ""),
    ("feedback", "page_after_submit"): ("page_after_submit", ""),
    ("feedback", "presentation"): ("item", "item"),
    ("glossary", "definition"): ("entry", "entry"),
    ("lesson", "contents"): ("page_contents", "page"),
    ("lesson", "answer_text"): ("page_answers", "answer"),
    ("lesson", "response"): ("page_responses", "answer"),
    ("quiz", "feedbacktext"): ("feedback", "feedback"),
}
"""File area of a text, and the element whose id is the item id (empty: item id 0). A module's intro has the area ``intro``."""

_QUESTION_AREAS = {
    "questiontext": ("question", "questiontext", "question"),
    "generalfeedback": ("question", "generalfeedback", "question"),
    "answertext": ("question", "answer", "answer"),
    "feedback": ("question", "answerfeedback", "answer"),
    "hint": ("question", "hint", "question_hint"),
    "correctfeedback": ("question", "correctfeedback", "question"),
    "partiallycorrectfeedback": ("question", "partiallycorrectfeedback", "question"),
    "incorrectfeedback": ("question", "incorrectfeedback", "question"),
    "graderinfo": ("qtype_essay", "graderinfo", "question"),
}


def read_texts(kind: str, member: str, root: Element, backup: Backup, findings: Findings) -> None:
    """Collect the tokens and file references of every text of a file."""
    for element in root.iter("*"):
        text = element.text
        if text is None or "@" not in text:
            continue
        place = Place(member, line(element))
        for raw in _FILE.findall(text) if "@@PLUGINFILE@@" in text else ():
            where = _area(kind, root, element)
            if where:
                backup.file_uses.append(FileUse(place, *where, raw))
        for found in _TOKEN.finditer(text):
            _token(kind, element, place, found, backup, findings)


def _token(kind: str, element: Element, place: Place, found: re.Match[str], backup: Backup, findings: Findings) -> None:
    name, numbers, closed = found.groups()
    arguments = tuple(numbers.split("*")[1:])
    inside = local(element)
    if not closed or not all(argument.isdigit() for argument in arguments):
        findings.add("MBZ112", place.member, f"the link token $@{name}{numbers} is not whole", place.line, "write $@NAME*id@$")
    elif kind in DECODED and inside not in DECODED[kind]:
        findings.add("MBZ114", place.member, f"a restore does not turn $@{name}{numbers}@$ in <{inside}> into a link", place.line)
    else:
        backup.links.append(Link(place, name, arguments))


def _area(kind: str, root: Element, element: Element) -> tuple[str, str, str, str] | None:
    """Give context id, component, file area and item id of the files of a text; None where it is not known."""
    name = local(element)
    if kind == "course/course.xml":
        return ("", "course", "summary", "0") if name == "summary" else None
    if kind == "section.xml":
        return ("", "course", "section", root.get("id", "")) if name == "summary" else None
    if kind == "questions.xml":
        return _question_area(name, element)
    if root.tag != "activity":
        return None
    context, component = root.get("contextid", ""), f"mod_{kind}"
    if name == "intro":
        return context, component, "intro", "0"
    area, owner = _MODULE_AREAS.get((kind, name), ("", ""))
    if not area:
        return None
    return context, component, area, _owner_id(element, owner) if owner else "0"


def _question_area(name: str, element: Element) -> tuple[str, str, str, str] | None:
    category = next(element.iterancestors("question_category"), None)
    if category is None:
        return None
    context = category.findtext("contextid") or ""
    if name == "questiontext" and next(element.iterancestors("match"), None) is not None:
        return context, "qtype_match", "subquestion", _owner_id(element, "match")
    component, area, owner = _QUESTION_AREAS.get(name, ("", "", ""))
    return (context, component, area, _owner_id(element, owner)) if component else None


def _owner_id(element: Element, tag: str) -> str:
    owner = next(element.iterancestors(tag), None)
    return "" if owner is None else owner.get("id", "")


def paths_meant(written: str) -> Iterator[str]:
    """Give the paths that a text may mean by what stands behind @@PLUGINFILE@@, the likeliest first."""
    plain = html.unescape(written).partition("?")[0].partition("#")[0]
    yield unquote(plain)
    yield unquote(re.split(r"\s", plain, maxsplit=1)[0])
    yield unquote(re.split(r"[\s)]", plain, maxsplit=1)[0])
