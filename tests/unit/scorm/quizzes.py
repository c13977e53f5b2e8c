"""Quizzes made by hand for the tests of the SCORM writers: every type of question, and small ones of one kind."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from builder.curriculum.questions import GradeMethod, QuestionType, Review
from builder.plan.model import CoursePlan
from builder.plan.questions import (
    Bank,
    FiledText,
    GradeBand,
    PlannedAnswer,
    PlannedEssay,
    PlannedGap,
    PlannedItem,
    PlannedPair,
    PlannedQuestion,
    QuizActivity,
    QuizPart,
    Slot,
)
from builder.plan.rich_model import ActivityRef, AttachedFile, FileRef
from tests.unit.scorm.plans import PIXEL, SPAN, asset, page, plan, section

NONE = FiledText()
THIRD = Decimal("0.3333333")


def text(words: str) -> FiledText:
    """Make a text of one paragraph, as the plan does."""
    return FiledText((f'<div lang="en"><p>{words}</p></div>',)) if words else NONE


def answer(number: int, words: str, fraction: str, feedback: str = "", plain: str = "") -> PlannedAnswer:
    """Make an answer to choose, or with ``plain`` one that is accepted."""
    return PlannedAnswer(f"a{number}", text(words), plain, Decimal(fraction), text(feedback))


def question(key: str, kind: QuestionType, words: str, **other: object) -> PlannedQuestion:
    """Make a question of a mark of one."""
    made = PlannedQuestion(
        key=f"1/check/{key}",
        type=kind,
        title=key,
        language="en",
        text=text(words),
        segments=(),
        answers=(),
        pairs=(),
        gaps=(),
        items=(),
        essay=None,
        feedback=text(f"What to keep of {key}."),
        if_right=NONE,
        if_partly_right=NONE,
        if_wrong=NONE,
        hints=(),
        tags=(),
        mark=Decimal(0 if kind in ("essay", "description") else 1),
        penalty=THIRD,
        shuffle=False,
        case_sensitive=False,
        origin=SPAN,
    )
    return replace(made, **other)  # type: ignore[arg-type]


def single(key: str, **other: object) -> PlannedQuestion:
    """Make a single choice; the first of three is right."""
    answers = (
        answer(1, f"Right {key}", "1", "Yes, that is it."),
        answer(2, f"Half {key}", "0.5", "Not quite."),
        answer(3, f"Wrong {key}", "0", "No, think of <em>her</em> goal."),
    )
    return question(key, "single-choice", f"Which one, {key}?", answers=answers, **other)


def every_type(folder: Path) -> tuple[PlannedQuestion, ...]:
    """Make a question of every type; pictures, links, German words and odd signs are among them."""
    picture = AttachedFile("Two rings.svg", asset(folder, "two.svg", PIXEL, "image/svg+xml"), "cc-by-4.0")
    shown = FiledText(
        (
            '<div lang="en"><p>Look:</p><p><img src="',
            FileRef("Two rings.svg"),
            '" alt="Two rings" style="width:60%" /></p></div>',
        ),
        (picture,),
    )
    back = FiledText(
        (
            '<div lang="en"><p>Look again at <a href="',
            ActivityRef("1.A.1.1"),
            '">1.A.1.1</a>.</p></div>',
        )
    )
    return (
        question("story", "description", "<strong>Amal</strong> comes to you for the first time."),
        single("role", text=shown, feedback=back, hints=(text("Whose life is it?"), text("It begins with R.")), shuffle=True),
        question(
            "goals",
            "multiple-choice",
            "Choose all that fit: Q &amp; A &lt;b&gt; “quoted” 漢",
            answers=(
                answer(1, "She names her goal.", "0.5", "Yes, hers."),
                answer(2, "The coach fills in the plan alone.", "-1", "Then it is not her plan."),
                answer(3, "The plan has small steps.", "0.5"),
            ),
            if_right=text("You have understood what a plan is for."),
        ),
        question(
            "trial",
            "true-false",
            "Employers say no to a trial.",
            answers=(
                PlannedAnswer("a1", text(""), "True", Decimal(0), text("Many say yes.")),
                PlannedAnswer("a2", text(""), "False", Decimal(1), NONE),
            ),
        ),
        question(
            "steps",
            "matching",
            "What happens when?",
            pairs=(
                PlannedPair("p1", text("Intake"), "She tells her story."),
                PlannedPair(
                    "p2",
                    text("Action <em>plan</em>"),
                    "Goals become steps with dates, one after the other, as small as they must be.",
                ),
                PlannedPair("p3", NONE, "The coach chooses."),
            ),
        ),
        question(
            "idea",
            "short-answer",
            "What is the idea called?",
            answers=(
                answer(1, "", "1", plain="gradual progression"),
                answer(2, "", "1", plain="small steps"),
                answer(3, "", "0.5", "Nearly.", plain="progress*"),
                answer(4, "", "0", "It is about small steps.", plain="*"),
            ),
        ),
        question(
            "minutes",
            "numerical",
            "How many minutes?",
            answers=(
                replace(answer(1, "", "1", plain="2.5 ± 0.5"), number=Decimal("2.5"), tolerance=Decimal("0.5")),
                replace(answer(2, "", "0.5", "Near.", plain="2.5 ± 1"), number=Decimal("2.5"), tolerance=Decimal(1)),
            ),
        ),
        question(
            "words",
            "gap-fill",
            "",
            segments=(
                ('<div lang="en"><p>She sets her own ',),
                (". The coach ",),
                (" her.</p></div>",),
            ),
            gaps=(PlannedGap("g1", ("goal", "aim"), ()), PlannedGap("g2", ("supports",), ("decides for", "waits for"))),
        ),
        question(
            "order",
            "ordering",
            "Put in order.",
            items=(
                PlannedItem("i1", text("Meet")),
                PlannedItem("i2", text("Agree on a <em>goal</em>")),
                PlannedItem("i3", text("Take a first step")),
            ),
        ),
        question(
            "own",
            "essay",
            "What will you do first?",
            essay=PlannedEssay(4, 0, 0, 0, text("For the marker only."), text("First I will")),
        ),
    )


def quiz(questions: Iterable[PlannedQuestion], **other: object) -> QuizActivity:
    """Make a quiz of questions, one a page; 70 of 100 pass."""
    questions = tuple(questions)
    slots = tuple(Slot(one.key, "", number, one.mark) for number, one in enumerate(questions, 1))
    made = QuizActivity(
        key="1/check",
        title="Check what you know",
        language="en",
        description=('<div lang="en"><p>A few questions on the module.</p></div>',),
        files=(),
        banks=(Bank("1/check", "Check", questions),),
        slots=slots,
        parts=(QuizPart(1, "", shuffled=False),),
        bands=(),
        shuffle_answers=True,
        attempts=0,
        grade="highest",
        maximum=Decimal(100),
        pass_mark=Decimal(70),
        feedback="at-once",
        review="all",
        time_limit=0,
        opens=None,
        closes=None,
        completion="passed",
        counts=True,
        indent=0,
        origin=SPAN,
    )
    return replace(made, **other)  # type: ignore[arg-type]


def in_module(*quizzes: QuizActivity) -> CoursePlan:
    """Make a module of one exercise and its quizzes."""
    exercise = page("1.A.1.1", "1.A.1.1 The roles", ("<div><p>Text.</p></div>",))
    return plan([section("1", 1, "Module 1", [exercise, *quizzes])])


def types_plan(folder: Path) -> CoursePlan:
    """Make a module with a quiz of every type, in two parts, with feedback on the whole."""
    parts = (QuizPart(1, "First part", shuffled=False), QuizPart(5, "Second part", shuffled=False))
    bands = (
        GradeBand(Decimal(90), text("Very good: you can go on.")),
        GradeBand(Decimal(70), text("Good.")),
        GradeBand(Decimal(0), text("Look at the module again.")),
    )
    return in_module(quiz(every_type(folder), parts=parts, bands=bands))


def at_the_end_plan(folder: Path) -> CoursePlan:
    """Make a module with the same questions, all on one page, submitted together, two attempts."""
    made = quiz(every_type(folder), feedback="at-the-end", attempts=2)
    return in_module(replace(made, slots=tuple(replace(slot, page=1) for slot in made.slots)))


def tries_plan(**other: object) -> CoursePlan:
    """Make a module with hints and further tries; two questions, four places of which two are drawn from a pool of three."""
    named = tuple(single(key, hints=(text(f"Hint for {key}"),)) for key in ("one", "two"))
    pool = tuple(single(key) for key in ("spare-1", "spare-2", "spare-3"))
    slots = (
        Slot("1/check/one", "", 1, Decimal(1)),
        Slot("", "1/spare", 2, Decimal(1)),
        Slot("1/check/two", "", 3, Decimal(1)),
        Slot("", "1/spare", 4, Decimal(1)),
    )
    banks = (Bank("1/check", "Check", named), Bank("1/spare", "Spare", pool))
    parts = (QuizPart(1, "", shuffled=True),)
    return in_module(quiz((), banks=banks, slots=slots, parts=parts, feedback="with-tries", **other))


def short_plan(*keys: str, **other: object) -> CoursePlan:
    """Make a module with a quiz of single choices."""
    return in_module(quiz([single(key) for key in keys], **other))


def played_plans(folder: Path) -> dict[str, CoursePlan]:
    """Make the modules that are played in a browser, by name."""
    two = ("one", "two")
    hints = [single(key, hints=(text(f"Hint for {key}"),)) for key in two]
    exercises = [page(f"1.A.1.{n}", f"1.A.1.{n} Exercise", ("<div><p>Text.</p></div>",)) for n in (1, 2)]
    reflection = question("own", "essay", "What will you do?", essay=PlannedEssay(4, 0, 0, 0, NONE, NONE))
    reviews: tuple[Review, ...] = ("all", "no-answers", "marks", "nothing", "after-closing")
    grades: tuple[GradeMethod, ...] = ("average", "first", "last")
    return {
        "types": types_plan(folder),
        "end": at_the_end_plan(folder),
        "tries": tries_plan(),
        "short": short_plan(*two),
        "once": short_plan(*two, attempts=1),
        "hints": in_module(quiz(hints, feedback="with-tries")),
        "behind": plan([section("1", 1, "Module 1", [exercises[0], quiz([single("one")]), exercises[1]])]),
        "attempted": short_plan(*two, completion="attempted"),
        "viewed": short_plan(*two, completion="viewed", pass_mark=Decimal(0)),
        "none": short_plan(*two, completion="none", counts=False),
        "own": in_module(quiz([reflection])),
        "before": short_plan("one", "two", "three"),
        "after": short_plan("four", "three", "one"),
        **{grade: short_plan(*two, grade=grade) for grade in grades},
        **{f"review-{review}": short_plan(*two, review=review, feedback="at-the-end") for review in reviews},
    }
