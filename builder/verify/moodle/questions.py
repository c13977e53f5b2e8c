"""questions.xml: categories, questions and their answers."""

import re
from collections import defaultdict

from builder.verify.moodle.facts import Backup, Record
from builder.verify.moodle.records import record
from builder.verify.report import Findings
from builder.verify.xmlread import Element, line

CORE_TYPES = frozenset(
    "calculated calculatedmulti calculatedsimple ddimageortext ddmarker ddwtos description essay gapselect match missingtype "
    "multianswer multichoice numerical ordering random randomsamatch shortanswer truefalse".split()
)
_WITH_OPTIONS = {
    "multichoice": "multichoice",
    "truefalse": "truefalse",
    "match": "matchoptions",
    "shortanswer": "shortanswer",
    "numerical": "numerical_records",
    "essay": "essay",
    "multianswer": "multianswer",
    "gapselect": "gapselect",
    "ddwtos": "ddwtos",
}
"""Question type -> the element in its plugin part that must be there."""
_OFFERED = "1 .9 .8333333 .8 .75 .7 .6666667 .6 .5 .4 .3333333 .3 .25 .2 .1666667 .1428571 .125 .1111111 .1 .05 0"
FRACTIONS = tuple(map(float, _OFFERED.split()))
"""The marks of an answer that Moodle's edit form offers, and their negatives."""
_NEAR = 0.00001
_LEAST_PAIRS, _LEAST_ANSWERS = 2, 3
ORDERING_SINCE = (4, 4)
"""The release from which ordering questions are part of Moodle."""
_PLACE = re.compile(r"\{#(\d+)\}")
"""The place of a gap in the text of a Cloze question."""
TOPS_SINCE = (3, 5)
"""The release from which each context has one category named top."""
COURSE_CONTEXT, MODULE_CONTEXT = "50", "70"


def read_questions(member: str, root: Element, backup: Backup, findings: Findings) -> None:
    """questions.xml: categories, bank entries, questions; what can be seen in a question alone is checked here."""
    for element in root.iterfind("question_category"):
        category = record(member, element)
        backup.categories.append(category)
        backup.new_questions |= element.find("question_bank_entries") is not None
        backup.old_questions |= element.find("questions") is not None
        for entry in element.iterfind("question_bank_entries/question_bank_entry"):
            backup.question_parts["question_bank_entry"].append(record(member, entry))
            for question in entry.iter("question"):
                _read_question(member, question, (category["@id"], entry.get("id") or ""), backup, findings)
        for question in element.iterfind("questions/question"):
            _read_question(member, question, (category["@id"], question.get("id") or ""), backup, findings)


def _read_question(member: str, element: Element, at: tuple[str, str], backup: Backup, findings: Findings) -> None:
    """Read a question; ``at`` is its category and its bank entry (before 4.0 itself)."""
    if element.get("id") is None:
        return
    found = record(member, element)
    found.values["category"], found.values["entry"] = at
    backup.questions.append(found)
    for kind in ("answer", "question_hint", "match"):
        path = {"answer": "answers/answer", "question_hint": "question_hints/question_hint", "match": "matches/match"}[kind]
        backup.question_parts[kind].extend(record(member, part) for part in element.iterfind(f".//{path}"))
    qtype = found["qtype"]
    hints = element.find("question_hints")
    if hints is not None and not len(hints) and not (hints.text or "").startswith("\n"):
        findings.add("MBZ133", member, f"question {_name(found)}: <question_hints> is empty", line(hints))
    if qtype == "ordering" and (0, 0) < backup.release() < ORDERING_SINCE:
        declared = ".".join(map(str, backup.release()))
        findings.add("MBZ134", member, f"question {_name(found)} puts things in order; declared is {declared}", line(element))
    if qtype not in CORE_TYPES and qtype:
        findings.add("MBZ132", member, f"the question type {qtype!r} is not part of Moodle", line(element))
    needed = _WITH_OPTIONS.get(qtype)
    if needed and element.find(f"plugin_qtype_{qtype}_question/{needed}") is None:
        findings.add(
            "MBZ131", member, f"question {_name(found)} has no <{needed}> in <plugin_qtype_{qtype}_question>", line(element)
        )
        return
    _answers(qtype, element, found, member, findings)


def _answers(qtype: str, element: Element, found: Record, member: str, findings: Findings) -> None:
    answers = element.findall(".//answers/answer")
    for answer in answers if qtype != "ordering" else ():  # there it is a place
        fraction = _float(answer.findtext("fraction"))
        if fraction is not None and not any(abs(abs(fraction) - allowed) < _NEAR for allowed in FRACTIONS):
            findings.add(
                "MBZ127", member, f"question {_name(found)}: {fraction} is no mark that the edit form offers", line(answer)
            )
    ids = {answer.get("id", "") for answer in answers}
    if qtype == "truefalse":
        for name in ("trueanswer", "falseanswer"):
            _refers(
                element.findtext(f".//truefalse/{name}"),
                ids,
                f"question {_name(found)}: <{name}>",
                member,
                line(element),
                findings,
            )
    if qtype == "numerical":
        for one in element.iterfind(".//numerical_record"):
            _refers(one.findtext("answer"), ids, f"question {_name(found)}: <numerical_record>", member, line(one), findings)
    if qtype == "match":
        pairs = element.findall(".//matches/match")
        with_text = sum(1 for pair in pairs if pair.findtext("questiontext"))
        if with_text < _LEAST_PAIRS or len(pairs) < _LEAST_ANSWERS:
            findings.add(
                "MBZ129", member, f"question {_name(found)} has {with_text} pairs and {len(pairs)} answers", line(element)
            )
    if qtype == "multianswer":
        found.values["sequence"] = element.findtext(".//multianswer/sequence") or ""
        _gaps(element, found, member, findings)
    if qtype == "description" and (found.number("length") or found.number("defaultmark")):
        findings.add("MBZ130", member, f"the description {_name(found)} has a length or a mark", line(element))


def _gaps(element: Element, found: Record, member: str, findings: Findings) -> None:
    places = sorted(int(number) for number in _PLACE.findall(element.findtext("questiontext") or ""))
    gaps = len([child for child in found["sequence"].split(",") if child.strip()])
    if places != list(range(1, gaps + 1)):
        message = f"question {_name(found)} has {gaps} gaps, and its text places for {places[:20]}"
        findings.add("MBZ136", member, message, line(element))


def _refers(value: str | None, ids: set[str], what: str, member: str, where: int, findings: Findings) -> None:
    if value is not None and value not in ids:
        findings.add("MBZ128", member, f"{what} names the answer {value or '(none)'}, which the question does not have", where)


def _float(text: str | None) -> float | None:
    try:
        return float(text or "")
    except ValueError:
        return None


def _name(found: Record) -> str:
    return f"{found['@id']} ({found['name'][:40]})"


def check_questions(backup: Backup, findings: Findings) -> None:
    """Hold categories and questions together: layout, tree, contexts, include lists, stamps, children."""
    _layout(backup, findings)
    _tree(backup, findings)
    _contexts(backup, findings)
    idnumbers: dict[str, str] = {}
    for found in backup.categories:
        earlier = idnumbers.setdefault(found["idnumber"], found["@id"]) if found["idnumber"] else found["@id"]
        if earlier != found["@id"]:
            message = f"category {found['@id']} has the idnumber {found['idnumber'][:40]!r} of {earlier}"
            findings.add("MBZ135", found.place.member, message, found.place.line)
    stamps: dict[tuple[str, str], str] = {}
    # A gap that somebody saved has the stamp of its question, in Moodle's own backups too.
    own = [question for question in backup.questions if question["parent"] in ("", "0")]
    for kind, records in (("category", backup.categories), ("question", own)):
        for found in records:
            earlier = stamps.setdefault((kind, found["stamp"]), found["@id"])
            if found["stamp"] and earlier != found["@id"]:
                findings.add("MBZ126", found.place.member, f"{kind} {found['@id']} has the stamp of {earlier}", found.place.line)
    ids = {found["@id"] for found in backup.questions}
    for found in backup.questions:
        for child in filter(None, found["sequence"].split(",")):
            if child.strip() not in ids:
                message = f"question {_name(found)} is made of {child}, which is not in the backup"
                findings.add("MBZ128", found.place.member, message, found.place.line)


def _layout(backup: Backup, findings: Findings) -> None:
    if not backup.categories or backup.release() == (0, 0):
        return
    modern = backup.release() >= (4, 0)
    wrong = backup.old_questions if modern else backup.new_questions
    if wrong:
        layout = "<questions> of Moodle 3" if modern else "<question_bank_entries> of Moodle 4"
        declared = ".".join(map(str, backup.release()))
        message = f"backup_release is {declared}, but the categories hold {layout}"
        findings.add("MBZ120", "questions.xml", message, backup.categories[0].place.line)


def _tree(backup: Backup, findings: Findings) -> None:
    by_id = {category["@id"]: category for category in backup.categories}
    tops: dict[str, list[Record]] = defaultdict(list)
    for category in backup.categories:
        tops[category["contextid"]].extend([category] if category["parent"] == "0" else [])
        parent = by_id.get(category["parent"])
        if category["parent"] != "0" and (parent is None or parent["contextid"] != category["contextid"]):
            message = f"category {category['@id']} has the parent {category['parent']}, which is not a category of its context"
            findings.add("MBZ122", category.place.member, message, category.place.line)
    for context, found in tops.items() if backup.release() >= TOPS_SINCE else ():
        if len(found) > 1 or (found and found[0]["name"] != "top"):
            message = f"context {context} has {len(found)} categories without a parent; there must be one, named top"
            findings.add("MBZ121", "questions.xml", message, found[-1].place.line)


def _contexts(backup: Backup, findings: Findings) -> None:
    listed = {
        number
        for member, lists in backup.references.items()
        if member != "groups.xml"
        for number, _ in lists.get("question_category", ())
    }
    modules = {activity.context: activity.number for activity in backup.activities.values()}
    course = backup.course["@contextid"] if backup.course else ""
    for category in backup.categories:
        place, level, context = category.place, category["contextlevel"], category["contextid"]
        if category["@id"] not in listed:
            findings.add(
                "MBZ124",
                place.member,
                f"no inforef.xml names the category {category['@id']} ({category['name'][:40]})",
                place.line,
            )
        if level == MODULE_CONTEXT and modules.get(context, "") != category["contextinstanceid"]:
            where = f"context {context} of module {category['contextinstanceid']}"
            findings.add(
                "MBZ123", place.member, f"category {category['@id']} lies in {where}, which is not in the backup", place.line
            )
        elif level == COURSE_CONTEXT and course and context != course:
            findings.add(
                "MBZ123",
                place.member,
                f"category {category['@id']} lies in context {context}; the course is {course}",
                place.line,
            )
        elif level == COURSE_CONTEXT and category["parent"] == "0":
            findings.add("MBZ125", place.member, "the question bank belongs to the course", place.line)
