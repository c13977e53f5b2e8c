"""One question being written: numbers from its key, texts as HTML, and the files that they brought."""

from dataclasses import dataclass

from builder.plan.questions import FiledText, PlannedAnswer, PlannedQuestion
from builder.writers.moodle.bank_views import AnswerView, Options, Outcomes, QuestionView
from builder.writers.moodle.context import Context, Place
from builder.writers.moodle.ids import numeric_id
from builder.writers.moodle.views import ActivityView, FileView


@dataclass(frozen=True, slots=True)
class Typed:
    """What depends on the type: Moodle's name of it, the text, and its parts. ``children`` are the gaps of a Cloze question."""

    qtype: str
    text: str
    answers: tuple[AnswerView, ...] = ()
    options: Options = None
    children: tuple[QuestionView, ...] = ()


class Writing:
    """A question of a quiz on its way; it collects the rows of its files."""

    def __init__(self, context: Context, quiz: ActivityView, key: str) -> None:
        """Take the quiz that owns the question, and the question's key."""
        self.context = context
        self.files: list[FileView] = []
        self._quiz = quiz
        self._key = f"{quiz.key}|{key}"
        self.stamp = stamp(context, quiz, key)

    def number(self, kind: str, part: str = "") -> int:
        """Give a number for a part of the question; the same question in another quiz has others."""
        return numeric_id(kind, f"{self._key}|{part}" if part else self._key)

    def html(self, text: FiledText, area: str, part: str = "", item: int = 0, *, component: str = "question") -> str:
        """Give a text as HTML, and keep its files: in ``area``, under the number ``item``, or the question's own."""
        place = Place(f"{self._key}:{area}:{part}", self._quiz.context, component, area, item or self.number("question"))
        self.files += self.context.rows(place, text.files)
        return self.context.html(text.body)

    def outcomes(self, question: PlannedQuestion) -> Outcomes:
        """Give the feedback by how right the answer is; empty where the author leaves it to Moodle."""
        return Outcomes(
            self.html(question.if_right, "correctfeedback"),
            self.html(question.if_partly_right, "partiallycorrectfeedback"),
            self.html(question.if_wrong, "incorrectfeedback"),
        )

    def answer(self, answer: PlannedAnswer, plain: str | None = None) -> AnswerView:
        """Give an answer with its feedback: a text, or ``plain`` words."""
        number = self.number("answer", answer.key)
        return AnswerView(
            number,
            self.html(answer.text, "answer", answer.key, number) if plain is None else plain,
            plain is not None,
            answer.fraction,
            self.html(answer.feedback, "answerfeedback", f"{answer.key}-feedback", number),
        )


def stamp(context: Context, quiz: ActivityView, key: str) -> str:
    """Give a stamp that no other category or question has, and that never changes (decision 8)."""
    return f"course-as-code.invalid+{context.plan.key}+{quiz.key}+{key}"
