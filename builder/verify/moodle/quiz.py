"""Quizzes: slots, marks, sections, feedback bands, review."""

from itertools import pairwise

from builder.verify.moodle.drawing import check_drawing
from builder.verify.moodle.facts import Activity, Backup, Record
from builder.verify.moodle.grades import same
from builder.verify.report import Findings

REFERENCES_SINCE = 2022020300
"""Version of the quiz module from which a slot names a bank entry, no longer a question."""
SLOTS_SINCE = (2, 8)
"""The release from which a quiz has slots."""
DURING = 65536
"""The review bit "during the attempt"."""


def check_quizzes(backup: Backup, findings: Findings) -> None:
    """Check every quiz."""
    if (0, 0) < backup.release() < SLOTS_SINCE:
        return
    entries = {entry["@id"] for entry in backup.question_parts["question_bank_entry"]}
    questions = {question["@id"] for question in backup.questions}
    for activity in backup.activities.values():
        if activity.modname == "quiz" and activity.instance:
            _slots(activity, activity.instance, entries, questions, findings)
            _marks(activity, activity.instance, findings)
            _sections(activity, activity.instance, findings)
            _bands(activity, activity.instance, findings)
            check_drawing(activity, backup, findings)


def _slots(activity: Activity, quiz: Record, entries: set[str], questions: set[str], findings: Findings) -> None:
    modern = activity.module is not None and activity.module.number("@version") >= REFERENCES_SINCE
    slots = activity.parts["slot"]
    for slot in slots:
        name = f"slot {slot['slot']}"
        number, known = (slot["entry"], entries) if modern else (slot["questionid"], questions)
        what = "question_bank_entry" if modern else "question"
        if slot["random"]:
            continue
        if not number:
            form = "a <question_reference>" if modern else "a <questionid>"
            findings.add(
                "MBZ140", slot.place.member, f"{name} has no {form}, which this version of the quiz reads", slot.place.line
            )
        elif number not in known:
            findings.add(
                "MBZ140", slot.place.member, f"{name} needs the {what} {number}, which is not in questions.xml", slot.place.line
            )
        if modern and slot["using"] and slot["using"] != activity.context:
            message = f"{name} has usingcontextid {slot['using']}; the quiz's context is {activity.context}"
            findings.add("MBZ147", slot.place.member, message, slot.place.line)
    numbers = sorted(int(slot.number("slot")) for slot in slots)
    if numbers != list(range(1, len(numbers) + 1)):
        findings.add("MBZ141", quiz.place.member, f"the slots are numbered {numbers[:20]}", quiz.place.line)


def _marks(activity: Activity, quiz: Record, findings: Findings) -> None:
    total = sum(slot.number("maxmark") for slot in activity.parts["slot"])
    if "sumgrades" in quiz.values and not same(total, quiz.number("sumgrades")):
        findings.add("MBZ142", quiz.place.member, f"sumgrades is {quiz['sumgrades']}, the slots have {total:g}", quiz.place.line)
    for item in activity.grade_items:
        if item["itemnumber"] in ("", "0") and not same(item.number("grademax"), quiz.number("grade")):
            message = f"the grade item's grademax is {item['grademax']}, the quiz's grade {quiz['grade']}"
            findings.add("MBZ143", item.place.member, message, item.place.line)
    if int(quiz.number("reviewoverallfeedback")) & DURING:
        findings.add("MBZ146", quiz.place.member, "reviewoverallfeedback includes the time during the attempt", quiz.place.line)


def _sections(activity: Activity, quiz: Record, findings: Findings) -> None:
    sections, slots = activity.parts["section"], activity.parts["slot"]
    first = sorted(int(section.number("firstslot")) for section in sections)
    if slots and (not first or first[0] != 1):
        findings.add("MBZ144", quiz.place.member, f"the quiz's sections begin at the slots {first}", quiz.place.line)


def _bands(activity: Activity, quiz: Record, findings: Findings) -> None:
    bands = sorted(activity.parts["feedback"], key=lambda band: band.number("mingrade"))
    if not bands:
        return
    wrong = ""
    if not same(bands[0].number("mingrade"), 0):
        wrong = f"the lowest band begins at {bands[0]['mingrade']}, not at 0"
    elif bands[-1].number("maxgrade") <= quiz.number("grade"):
        wrong = f"the highest band ends at {bands[-1]['maxgrade']}; the grade {quiz['grade']} lies outside"
    for lower, upper in pairwise(bands):
        if not same(lower.number("maxgrade"), upper.number("mingrade")):
            wrong = f"between {lower['maxgrade']} and {upper['mingrade']} the bands have a gap or overlap"
    if wrong:
        findings.add("MBZ145", quiz.place.member, wrong, quiz.place.line)
