"""Questions and quizzes: what they name, what a quiz draws, and whether its marks make sense."""

from collections import Counter
from collections.abc import Iterator

from builder.curriculum.draw import Drawn, drawn
from builder.curriculum.gaps import marks_in, with_marks
from builder.curriculum.model import Module
from builder.curriculum.questions import Pick, Question, QuestionSet, Quiz
from builder.curriculum.targets import CourseIndex
from builder.curriculum.written import SHIFT
from builder.diagnostics import Diagnostic, did_you_mean
from builder.markup.markdown import Converter

_NAME = 255
"""What Moodle's table of questions takes as a name."""
_WITH_OUTCOMES = ("single-choice", "multiple-choice", "matching", "ordering")
"""The types that have feedback by how right an answer is (correctfeedback and its like) in Moodle."""


def check_questions(index: CourseIndex, converter: Converter) -> Iterator[Diagnostic]:
    """Give what is wrong with questions and quizzes.

    REF405, REF408 and REF409 what questions and quizzes name, QST415 to QST425, QST427 to QST429, QST432, QST441 and QST442;
    PLN701 a name that is too long.
    """
    for module in index.course.modules:
        for one in module.question_sets:
            for question in one.questions:
                yield from _question(index, module, question)
                yield from _shown(question, converter)
            if one.quiz:
                yield from _quiz(index, module, one, one.quiz)


def _question(index: CourseIndex, module: Module, question: Question) -> Iterator[Diagnostic]:
    keys = {objective.key for objective in module.objectives}
    objective, exercise = question.objective, question.exercise
    if objective.key and objective.key not in keys:
        hint = did_you_mean(objective.key, keys)
        hint = hint or ("keys of the module: " + ", ".join(sorted(keys)) if keys else "the module has no objectives")
        yield Diagnostic("REF408", objective.span, f'module {module.code} has no objective "{objective.key}"', hint)
    elif not objective.key and keys and question.type != "description":
        yield Diagnostic("QST417", question.span, f'the question "{question.name}" tests no objective', "name it with objective:")
    if exercise.key and exercise.key not in index.exercises and exercise.key not in index.unread:
        hint = did_you_mean(exercise.key, index.exercises)
        yield Diagnostic("REF409", exercise.span, f'there is no exercise "{exercise.key}"', hint)
    elif not exercise.key and question.type != "description":
        yield Diagnostic(
            "QST418", question.span, f'the question "{question.name}" leads back to no exercise', "name it with exercise:"
        )
    levels = [level.key for level in index.course.levels]
    of_exercise = index.exercises[exercise.key].level if exercise.key in index.exercises else ""
    if question.level and question.level not in (*levels, of_exercise):
        hint = did_you_mean(question.level, levels) or "levels: " + ", ".join(levels)
        yield Diagnostic("REF405", question.level_span, f'there is no level "{question.level}"', hint)


def _shown(question: Question, converter: Converter) -> Iterator[Diagnostic]:
    """Give what cannot be shown as it is: a name that is too long, a gap that cannot become a field, another type of question."""
    if len(question.title) > _NAME:
        message = f"the name of the question has {len(question.title)} characters; Moodle takes {_NAME}"
        yield Diagnostic("PLN701", question.span, message, "shorten the heading")
    if question.type == "ordering":
        message = f'"{question.name}" becomes a matching question in the Moodle archive for every release'
        yield Diagnostic("QST428", question.span, message)
    outcomes = [text for text in (question.if_right, question.if_partly_right, question.if_wrong) if text]
    if outcomes and question.type not in _WITH_OUTCOMES:
        message = f'a Moodle quiz does not show these words of "{question.name}"; SCORM packages do'
        yield Diagnostic("QST442", outcomes[0].span, message, "put what everybody needs under ### Feedback")
    if question.gaps:
        fragment = converter.convert(with_marks(question).markdown, SHIFT)
        found = marks_in("".join(piece for piece in fragment.pieces if isinstance(piece, str)))
        lost = next((gap for number, gap in enumerate(question.gaps, 1) if found[number - 1 : number] != [number]), None)
        if lost is not None:
            hint = "take it out of the link, the picture or the footnote"
            yield Diagnostic("QST441", lost.span, "a gap that cannot become a field", hint)


def _quiz(index: CourseIndex, module: Module, one: QuestionSet, quiz: Quiz) -> Iterator[Diagnostic]:
    codes = [exercise.code for exercise in module.exercises()]
    if quiz.after.key and quiz.after.key not in (*codes, *index.unread):
        message = f'module {module.code} has no exercise "{quiz.after.key}"'
        yield Diagnostic("REF409", quiz.after.span, message, did_you_mean(quiz.after.key, codes))
    result = drawn(module, one, quiz)
    yield from _picks(index, module, result)
    if quiz.pass_mark > quiz.maximum:
        message = f"the pass mark is {quiz.pass_mark:f}, the maximum {quiz.maximum:f}"
        yield Diagnostic("QST419", quiz.pass_mark_span, message, "the pass mark is in points of the maximum")
    if quiz.completion == "passed" and not quiz.pass_mark:
        hint = "give it a pass-mark, or write completion: attempted"
        yield Diagnostic("QST432", quiz.pass_mark_span, "complete when passed, and there is no pass mark", hint)
    yield from _times(quiz)
    yield from _bands(quiz)
    yield from _asked(one, quiz, result)


def _picks(index: CourseIndex, module: Module, result: Drawn) -> Iterator[Diagnostic]:
    for pick in result.unknown:
        if not _unread(index, module, pick):
            yield _unknown(module, pick)
    for pool in result.pools:
        drawn_from = [one for one in module.question_sets if one.code == pool.key] or module.question_sets
        if pool.wanted > len(pool.questions) and not any(one.unread for one in drawn_from):
            message = f"{pool.wanted} are drawn from {len(pool.questions)}"
            hint = "draw fewer, or write more; those that the quiz names are not drawn"
            yield Diagnostic("QST416", pool.span, message, hint)
    for key, span in result.doubled:
        yield Diagnostic("QST420", span, f'the question "{key}" would stand in the quiz twice', "take one of them out")
    for span in result.empty_headings:
        yield Diagnostic("QST429", span, "nothing stands under this heading", "put questions under it, or take it out")


def _unread(index: CourseIndex, module: Module, pick: Pick) -> bool:
    """Tell whether a pick may name something that is there and cannot be used, which has been said."""
    sets = {one.code: one for one in module.question_sets}
    code, _, name = pick.question.rpartition("/")
    if pick.question and code in sets:
        return bool({name, ""}.intersection(sets[code].unread))
    if pick.question or pick.source:
        return (code or pick.source) in index.unread
    return bool(index.unread) or any(one.unread for one in sets.values())


def _unknown(module: Module, pick: Pick) -> Diagnostic:
    questions = [question for one in module.question_sets for question in one.questions]
    if pick.source:
        sets = {one.code for one in module.question_sets}
        hint = did_you_mean(pick.source, sets) or "sets of the module: " + ", ".join(sorted(sets))
        return Diagnostic("QST415", pick.span, f'module {module.code} has no set of questions "{pick.source}"', hint)
    if pick.tag:
        tags = {tag for question in questions for tag in question.tags}
        return Diagnostic("QST415", pick.span, f'no question has the tag "{pick.tag}"', did_you_mean(pick.tag, tags))
    hint = did_you_mean(pick.question, {question.key for question in questions})
    return Diagnostic("QST415", pick.span, f'there is no question "{pick.question}"', hint)


def _times(quiz: Quiz) -> Iterator[Diagnostic]:
    if quiz.opens is not None and quiz.closes is not None and quiz.closes <= quiz.opens:
        yield Diagnostic("QST423", quiz.closes_span, f"it opens on day {quiz.opens} and closes on day {quiz.closes}")
    if quiz.review == "after-closing" and quiz.closes is None:
        yield Diagnostic("QST424", quiz.review_span, "the review waits for the quiz to close, and it never does", "add closes:")


def _bands(quiz: Quiz) -> Iterator[Diagnostic]:
    if not quiz.bands:
        return
    begins = Counter(band.minimum for band in quiz.bands)
    for band in quiz.bands:
        if band.minimum > quiz.maximum:
            yield Diagnostic("QST422", band.text.span, f"{band.minimum:f} is above the maximum, {quiz.maximum:f}")
        if begins[band.minimum] > 1:
            yield Diagnostic("QST422", band.text.span, f"two bands begin at {band.minimum:f}")
            begins[band.minimum] = 0
    if 0 not in begins:
        yield Diagnostic("QST422", quiz.bands[-1].text.span, "no band begins at 0", "add one, so that everybody reads something")


def _asked(one: QuestionSet, quiz: Quiz, result: Drawn) -> Iterator[Diagnostic]:
    asked = [*result.named, *(question for pool in result.pools for question in pool.questions)]
    if not any(slot.mark for slot in result.slots) and not result.unknown and not one.unread:
        yield Diagnostic("QST421", quiz.span, f'the quiz "{one.code}" asks nothing that gives marks', "add questions to it")
    for question in asked:
        if question.type == "essay" and quiz.pass_mark and result.marks.get(question.key, question.weight):
            yield Diagnostic("QST425", question.span, f'nobody passes until the essay "{question.name}" is marked', "weight: 0")
        if question.hints and quiz.feedback != "with-tries":
            yield Diagnostic("QST427", question.hints[0].span, f'the hints of "{question.name}" are not shown in "{one.code}"')
