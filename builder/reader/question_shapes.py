"""The shapes of a file of questions: its front matter with the quiz, and the block of fields of each question."""

from builder.reader.activity_shapes import AUDIENCE, GROUPS, PERCENT, QUIZ_AVAILABLE
from builder.reader.shapes import Choice, Either, ListOf, Object, Shape, Text

KEY = r"[A-Za-z0-9][A-Za-z0-9._-]*"
TYPES = (
    "single-choice", "multiple-choice", "true-false", "matching", "short-answer", "numerical", "gap-fill", "ordering", "essay",
    "description",
)  # fmt: skip

SET_CODE = Text("The code of the module, a slash, a name.", rf"[^\s/]+/{KEY}", "a code such as 1/check", most=60)
_NAME = Text("Its name, unique in the file.", KEY, "a key without blanks", most=39)
"""With the code and a slash 100 characters at most: what Moodle's idnumber of a question takes."""
_QUESTION = Text("The key of a question.", rf"([^\s/]+/{KEY}/)?{KEY}", "a key such as steps or 1/spare/steps")
_TAG = Text("A word.", r"[^\s,]+", "a word without blanks and commas", most=50)
_WEIGHT = Text("Marks, such as 2 or 0.5.", r"\d{1,3}(\.\d{1,2})?", "a number such as 2 or 0.5")
_POINTS = Text("Points, such as 70 or 7.5.", r"\d{1,4}(\.\d{1,2})?", "a number such as 70 or 7.5")
_COUNT = Text("A whole number.", r"[1-9]\d?", "a whole number from 1 to 99")
_WORDS = Text("A number of words.", r"\d{1,5}", "a whole number")
_DAYS = Text("A time after the course's start.", r"\d{1,4} (day|days|week|weeks)", "a time such as 3 days or 2 weeks")
_YES = Choice(("yes", "no"))

QUIZ_ITEM = Either(
    _QUESTION,
    Object(
        {
            "question": _QUESTION,
            "tag": _TAG,
            "random": _COUNT,
            "from": SET_CODE,
            "heading": Text("A heading.", most=200),
            "weight": _WEIGHT,
        }
    ),
)
QUIZ = Object(
    {
        "questions": ListOf(QUIZ_ITEM, "What the quiz asks, in order; all of the file if left out."),
        "after": Text("The code of the exercise behind which it stands.", r"[^\s/]+", "the code of an exercise"),
        "order": Choice(("as-written", "shuffled")),
        "shuffle-answers": _YES,
        "attempts": Text("unlimited, or a number.", r"unlimited|[1-9]|10", "unlimited or a number from 1 to 10"),
        "grade": Choice(("highest", "average", "first", "last"), "Which attempt counts."),
        "maximum": Text("Points above 0.", r"(?=.*[1-9])\d{1,4}(\.\d{1,2})?", "a number above 0, such as 100 or 7.5"),
        "pass-mark": _POINTS,
        "feedback": Choice(("at-the-end", "at-once", "with-tries")),
        "review": Choice(("all", "no-answers", "marks", "nothing", "after-closing")),
        "per-page": Text("Questions a page.", r"all|[1-9]\d?", "all or a number from 1 to 99"),
        "time-limit": Text("As durations everywhere."),
        "opens": _DAYS,
        "closes": _DAYS,
        "overall-feedback": ListOf(
            Object({"from": _POINTS, "text": Text("What people read.")}, ("from", "text")), "Feedback by grade."
        ),
        "completion": Choice(("passed", "attempted", "viewed", "none")),
        "required": _YES,
        "audience": AUDIENCE,
        "available": QUIZ_AVAILABLE,
        "groups": GROUPS,
        "weight": PERCENT,
    },
    (),
    "The quiz; leave it out, and the file is a set of questions only.",
)

QUESTION_SET = Object(
    {"code": SET_CODE, "title": Text("The title.", most=250), "quiz": QUIZ}, ("code", "title"), "A file of questions."
)
QUESTION_SET_TRANSLATION = Object(
    {
        "code": SET_CODE,
        "title": Text("The title.", most=250),
        "quiz": Object({"overall-feedback": QUIZ.fields["overall-feedback"], "questions": QUIZ.fields["questions"]}),
    },
    ("code", "title"),
    "A file of questions in another language; of the quiz its words alone may stand there.",
)

_FACTS: dict[str, Shape] = {
    "key": _NAME,
    "type": Choice(TYPES),
    "objective": Text("The key of a module objective.", KEY, "a key without blanks"),
    "exercise": Text("The exercise that it leads back to.", r"[^\s/]+", "the code of an exercise"),
    "level": Text("The key of a level.", KEY),
    "weight": _WEIGHT,
    "penalty": Text("Percent that a wrong try costs.", r"\d{1,2}(\.\d+)?|100", "a number from 0 to 100"),
    "tags": ListOf(_TAG),
    "shuffle": _YES,
    "case": Choice(("ignore", "sensitive")),
    "lines": Text("Lines of an essay's field.", r"[1-9]\d?", "a whole number"),
    "min-words": _WORDS,
    "max-words": _WORDS,
    "files": Text("How many files may be handed in.", r"\d", "a number from 0 to 9"),
}
QUESTION = Object(_FACTS, ("key", "type"), "The fields of a question.")
QUESTION_TRANSLATION = Object({"key": _NAME, "type": _FACTS["type"]}, ("key",), "The fields of a question in another language.")
