"""What the quizzes of a plan look like when they are read back from a Moodle, and what a student who knows everything answers."""

import re
from collections.abc import Iterator
from html import unescape

from builder.plan.model import CoursePlan
from builder.plan.questions import FiledText, PlannedQuestion, QuizActivity
from builder.plan.rich_model import AttachedFile, Rich

TYPES = {
    "single-choice": "multichoice",
    "multiple-choice": "multichoice",
    "true-false": "truefalse",
    "matching": "match",
    "short-answer": "shortanswer",
    "numerical": "numerical",
    "gap-fill": "multianswer",
    "ordering": "ordering",
    "essay": "essay",
    "description": "description",
}
BEHAVIOURS = {"at-the-end": "deferredfeedback", "at-once": "immediatefeedback", "with-tries": "interactive"}
METHODS = {"highest": 1, "average": 2, "first": 3, "last": 4}
NO_HINTS = ("true-false", "essay", "description")


def words(rich: Rich) -> str:
    """Give the words of a text, as quizzes.php does."""
    html = "".join(piece if isinstance(piece, str) else "" for piece in rich)
    return " ".join(unescape(re.sub(r"<[^>]*>", "", html)).split())


def quizzes(plan: CoursePlan) -> Iterator[QuizActivity]:
    """Give the quizzes of a plan."""
    for activity in plan.activities():
        if isinstance(activity, QuizActivity):
            yield activity


def quiz_files(quiz: QuizActivity) -> list[AttachedFile]:
    """Give every file in the context of a quiz, its questions' too."""
    texts: list[FiledText] = [band.text for band in quiz.bands]
    for one in quiz.questions():
        texts += [one.text, one.feedback, one.if_right, one.if_partly_right, one.if_wrong]
        texts += [text for answer in one.answers for text in (answer.text, answer.feedback)]
        texts += [pair.stem for pair in one.pairs] + [item.text for item in one.items]
        texts += [one.essay.marker] if one.essay else []
        texts += one.hints if one.type not in NO_HINTS else ()
    return [*quiz.files, *(file for text in texts for file in text.files)]


def _answer(one: PlannedQuestion) -> dict[str, object]:
    match one.type:
        case "single-choice" | "multiple-choice":
            least = 1 if one.type == "single-choice" else 0.01
            return {"choose": [words(answer.text.body) for answer in one.answers if answer.fraction >= least]}
        case "true-false":
            return {"true": one.answers[0].fraction == 1}
        case "matching":
            return {"pairs": {words(pair.stem.body): pair.match for pair in one.pairs if pair.stem}}
        case "short-answer":
            return {"type": next(answer.plain for answer in one.answers if answer.fraction == 1)}
        case "numerical":
            return {"type": next(f"{answer.number:f}" for answer in one.answers if answer.fraction == 1)}
        case "gap-fill":
            return {"gaps": [gap.right[0] for gap in one.gaps]}
        case "ordering":
            return {"order": [words(item.text.body) for item in sorted(one.items, key=lambda item: int(item.key[1:]))]}
        case _:
            return {"write": "What I think"}


def answers(plan: CoursePlan) -> dict[str, dict[str, object]]:
    """Give the right answer to every question by its key."""
    return {one.key: _answer(one) for quiz in quizzes(plan) for one in quiz.questions()}


def _fractions(one: PlannedQuestion) -> list[float]:
    if one.type == "ordering":
        return [float(place) for place in range(1, len(one.items) + 1)]
    return [round(float(answer.fraction), 5) for answer in one.answers]


def expected_quizzes(plan: CoursePlan) -> list[dict[str, object]]:
    """Give what quiz_facts() in quizzes.php finds."""
    made = []
    for quiz in quizzes(plan):
        titles = {bank.key: bank.title for bank in quiz.banks}
        made.append(
            {
                "key": quiz.key, "behaviour": BEHAVIOURS[quiz.feedback], "attempts": quiz.attempts, "method": METHODS[quiz.grade],
                "maximum": float(quiz.maximum), "marks": float(quiz.marks), "seconds": quiz.time_limit * 60,
                "passes": int(quiz.completion == "passed"), "leftovers": 0,
                "slots": [
                    {"page": slot.page, "mark": round(float(slot.mark), 7), "question": slot.question,
                     "bank": titles.get(slot.drawn_from, "")}
                    for slot in quiz.slots
                ],
                "parts": [[part.first, part.title, part.shuffled] for part in quiz.parts],
                "bands": [[float(band.minimum), bool(band.text)] for band in quiz.bands] or [[0, False]],
                "item": [quiz.key, float(quiz.maximum), float(quiz.pass_mark)],
                "banks": [
                    {
                        "title": bank.title,
                        "questions": [
                            {"key": one.key, "type": TYPES[one.type], "title": one.title,
                             "hints": 0 if one.type in NO_HINTS else len(one.hints), "tags": sorted(one.tags),
                             "fractions": _fractions(one)}
                            for one in bank.questions
                        ],
                    }
                    for bank in quiz.banks
                ],
            }
        )  # fmt: skip
    return made


def expected_attempts(plan: CoursePlan) -> dict[str, dict[str, object]]:
    """Give what becomes of an attempt in which everything is right; quizzes that a person has to mark are left out."""
    states = {"passed": 2, "attempted": 1, "viewed": 1, "none": 0}
    return {
        quiz.key: {
            "marks": float(quiz.marks), "grade": float(quiz.maximum), "gradebook": float(quiz.maximum),
            "completion": states[quiz.completion],
            "feedback": words(quiz.bands[0].text.body) if quiz.bands else "", "wrong": [],
        }
        for quiz in quizzes(plan)
        if not any(one.type == "essay" and one.mark for one in quiz.questions())
    }  # fmt: skip
