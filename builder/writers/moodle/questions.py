"""The questions of a quiz as categories of questions.xml."""

from decimal import Decimal

from builder.plan.questions import PlannedQuestion, QuizActivity
from builder.writers.moodle.bank_views import CategoryView, HintView, QuestionView, TagView
from builder.writers.moodle.context import Context
from builder.writers.moodle.ids import numeric_id
from builder.writers.moodle.qtypes import typed_parts
from builder.writers.moodle.qtypes.writing import Typed, Writing, stamp
from builder.writers.moodle.views import ActivityView, FileView

_LONGEST_IDNUMBER = 100
"""Characters of question_categories.idnumber."""
_PENALTIES = {"truefalse": Decimal(1), "essay": Decimal(0), "description": Decimal(0)}
"""What saving writes for types whose edit forms have no choice of a penalty."""
_NO_HINTS = ("truefalse", "essay", "description")
"""Types whose edit forms have no hints, so that saving would lose them."""
_WITH_PARTS = ("multichoice", "match", "multianswer", "ordering")
"""Types whose hints can say how many parts are right (question_type::save_hints with parts)."""


def category_id(quiz: ActivityView, bank: str) -> int:
    """Give the number of the category that holds a bank; of the top of the quiz where the bank is empty."""
    return numeric_id("category", f"{quiz.key}|{bank}")


def question_id(quiz: ActivityView, question: str) -> int:
    """Give the number of a question in a quiz."""
    return numeric_id("question", f"{quiz.key}|{question}")


def entry_id(quiz: ActivityView, question: str) -> int:
    """Give the number of a question's bank entry, which slots name since 4.0."""
    return numeric_id("entry", f"{quiz.key}|{question}")


def random_key(bank: str, number: int) -> str:
    """Give the key of the row that stands for a random slot before 4.0."""
    return f"random+{bank}+{number}"


def categories(context: Context, activity: QuizActivity, quiz: ActivityView) -> tuple[tuple[CategoryView, ...], list[FileView]]:
    """Give the categories of a quiz, the top first, and the rows of their files.

    Moodle makes them in the course's context and moves them into the quiz's, so that their idnumbers and stamps have to be unique
    in the whole backup (restore_create_categories_and_questions).
    """
    files: list[FileView] = []
    top = category_id(quiz, "")
    made = [CategoryView(top, "top", quiz.context, quiz.cm, 0, stamp(context, quiz, "top"), None)]
    for bank in activity.banks:
        questions = [view for question in bank.questions for view in _question(context, quiz, question, files)]
        if context.release.old_questions:
            drawn = sum(slot.drawn_from == bank.key for slot in activity.slots)
            questions += [_random(context, quiz, random_key(bank.key, number)) for number in range(1, drawn + 1)]
        idnumber = quiz.key if bank.key == quiz.key else f"{quiz.key}+{bank.key}"
        made.append(
            CategoryView(
                category_id(quiz, bank.key),
                bank.title,
                quiz.context,
                quiz.cm,
                top,
                stamp(context, quiz, f"bank+{bank.key}"),
                idnumber if len(idnumber) <= _LONGEST_IDNUMBER else None,
                tuple(questions),
            )
        )
    return tuple(made), files


def _question(context: Context, quiz: ActivityView, question: PlannedQuestion, files: list[FileView]) -> list[QuestionView]:
    """Give a question, and the gaps that it is made of."""
    writing = Writing(context, quiz, question.key)
    typed = typed_parts(writing, question)
    view = QuestionView(
        id=writing.number("question"),
        entry=writing.number("entry"),
        version=writing.number("version"),
        parent=0,
        qtype=typed.qtype,
        name=question.title,
        text=typed.text,
        feedback=writing.html(question.feedback, "generalfeedback"),
        mark=Decimal(len(typed.children)) if typed.children else question.mark,
        penalty=_PENALTIES.get(typed.qtype, question.penalty),
        length=0 if typed.qtype == "description" else 1,
        stamp=writing.stamp,
        idnumber=question.key,
        answers=typed.answers,
        options=typed.options,
        hints=_hints(writing, question, typed),
        tags=tuple(TagView(numeric_id("tag", tag), tag) for tag in question.tags),
    )
    files += writing.files
    return [view, *typed.children]


def _hints(writing: Writing, question: PlannedQuestion, typed: Typed) -> tuple[HintView, ...]:
    if typed.qtype in _NO_HINTS:
        return ()
    several = int(question.type != "single-choice") if typed.qtype in _WITH_PARTS else None
    options = 1 if typed.qtype == "ordering" else None  # shows which of the places are right
    made = []
    for place, hint in enumerate(question.hints, 1):
        number = writing.number("hint", str(place))
        made.append(HintView(number, writing.html(hint, "hint", f"hint{place}", number), several, options))
    return tuple(made)


def _random(context: Context, quiz: ActivityView, key: str) -> QuestionView:
    """Give the row that stands for a random slot before 4.0; the restore turns it into a condition and deletes it."""
    return QuestionView(
        id=question_id(quiz, key),
        entry=entry_id(quiz, key),
        version=numeric_id("version", f"{quiz.key}|{key}"),
        parent=0,
        qtype="random",
        name="Random",
        text="0",
        feedback="",
        mark=Decimal(1),
        penalty=Decimal(0),
        length=1,
        stamp=stamp(context, quiz, key),
        idnumber=None,
    )
