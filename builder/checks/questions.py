"""Questions and quizzes: what they name, what a quiz draws, and whether its marks make sense."""

from collections import Counter
from collections.abc import Iterator

from builder.curriculum.draw import Drawn, drawn
from builder.curriculum.model import Module
from builder.curriculum.questions import Question, QuestionSet, Quiz
from builder.curriculum.targets import CourseIndex
from builder.diagnostics import Diagnostic, did_you_mean


def check_questions(index: CourseIndex) -> Iterator[Diagnostic]:
    """Give what is wrong with questions and quizzes: REF405, REF408, REF409, and QST415 to QST432."""
    for module in index.course.modules:
        for one in module.question_sets:
            for question in one.questions:
                yield from _question(index, module, question)
            if one.quiz:
                yield from _quiz(index, module, one, one.quiz)


def _question(index: CourseIndex, module: Module, question: Question) -> Iterator[Diagnostic]:
    keys = {objective.key for objective in module.objectives}
    objective, exercise = question.objective, question.exercise
    if objective.key and objective.key not in keys:
        hint = did_you_mean(objective.key, keys) or "keys of the module: " + ", ".join(sorted(keys))
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
    if question.level and question.level not in levels and exercise.key not in index.exercises:
        hint = did_you_mean(question.level, levels) or "levels: " + ", ".join(levels)
        yield Diagnostic("REF405", question.span, f'there is no level "{question.level}"', hint)
    if question.type == "ordering":
        message = f'"{question.name}" becomes a matching question in the Moodle archive for every release'
        yield Diagnostic("QST428", question.span, message)


def _quiz(index: CourseIndex, module: Module, one: QuestionSet, quiz: Quiz) -> Iterator[Diagnostic]:
    codes = [exercise.code for exercise in module.exercises()]
    if quiz.after.key and quiz.after.key not in (*codes, *index.unread):
        message = f'module {module.code} has no exercise "{quiz.after.key}"'
        yield Diagnostic("REF409", quiz.after.span, message, did_you_mean(quiz.after.key, codes))
    result = drawn(module, one, quiz)
    yield from _picks(module, result)
    if quiz.pass_mark > quiz.maximum:
        message = f"the pass mark is {quiz.pass_mark:f}, the maximum {quiz.maximum:f}"
        yield Diagnostic("QST419", quiz.pass_mark_span, message, "the pass mark is in points of the maximum")
    if quiz.completion == "passed" and not quiz.pass_mark:
        hint = "give it a pass-mark, or write completion: attempted"
        yield Diagnostic("QST432", quiz.pass_mark_span, "complete when passed, and there is no pass mark", hint)
    yield from _times(quiz)
    yield from _bands(quiz)
    yield from _asked(one, quiz, result)


def _picks(module: Module, result: Drawn) -> Iterator[Diagnostic]:
    for pick in result.unknown:
        sets = {each.code for each in module.question_sets}
        if pick.source:
            hint = did_you_mean(pick.source, sets) or "sets of the module: " + ", ".join(sorted(sets))
            yield Diagnostic("QST415", pick.span, f'module {module.code} has no set of questions "{pick.source}"', hint)
        elif pick.tag:
            tags = {tag for each in module.question_sets for question in each.questions for tag in question.tags}
            yield Diagnostic("QST415", pick.span, f'no question has the tag "{pick.tag}"', did_you_mean(pick.tag, tags))
        else:
            keys = {question.key for each in module.question_sets for question in each.questions}
            yield Diagnostic("QST415", pick.span, f'there is no question "{pick.question}"', did_you_mean(pick.question, keys))
    for pool in result.pools:
        if pool.wanted > len(pool.questions):
            message = f"{pool.wanted} are drawn from {len(pool.questions)}"
            hint = "draw fewer, or write more; those that the quiz names are not drawn"
            yield Diagnostic("QST416", pool.span, message, hint)
    for key, span in result.doubled:
        yield Diagnostic("QST420", span, f'the question "{key}" would stand in the quiz twice', "take one of them out")
    for span in result.empty_headings:
        yield Diagnostic("QST429", span, "nothing stands under this heading", "put questions under it, or take it out")


def _times(quiz: Quiz) -> Iterator[Diagnostic]:
    if quiz.opens is not None and quiz.closes is not None and quiz.closes <= quiz.opens:
        yield Diagnostic("QST423", quiz.span, f"it opens on day {quiz.opens} and closes on day {quiz.closes}")
    if quiz.review == "after-closing" and quiz.closes is None:
        yield Diagnostic("QST424", quiz.span, "the review waits for the quiz to close, and it never does", "add closes:")


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
    if not any(slot.mark for slot in result.slots) and not result.unknown:
        yield Diagnostic("QST421", quiz.span, f'the quiz "{one.code}" asks nothing that gives marks', "add questions to it")
    for question in asked:
        if question.type == "essay" and quiz.pass_mark and result.marks.get(question.key, question.weight):
            yield Diagnostic("QST425", question.span, f'nobody passes until the essay "{question.name}" is marked', "weight: 0")
        if question.hints and quiz.feedback != "with-tries":
            yield Diagnostic("QST427", question.hints[0].span, f'the hints of "{question.name}" are not shown in "{one.code}"')
