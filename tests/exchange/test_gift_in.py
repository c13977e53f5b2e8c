"""GIFT read: what is in it, what is wrong with it and where, and what an independent parser says of the same files."""

from html import escape

import pytest

from builder.diagnostics import severity
from builder.exchange.gift_in import read_gift
from builder.exchange.gift_out import gift
from builder.exchange.model import ForeignQuestion
from builder.plan.questions import Bank
from tests.exchange.conftest import SecondOpinion
from tests.exchange.samples import SAMPLES, Sample, short

THEIRS = {
    "single-choice": "MC",
    "multiple-choice": "MC",
    "true-false": "TF",
    "short-answer": "Short",
    "numerical": "Numerical",
    "matching": "Matching",
    "essay": "Essay",
    "description": "Description",
}


def codes(text: str | bytes) -> list[tuple[str, int]]:
    """Give codes and lines of what is said of a file."""
    data = text.encode() if isinstance(text, str) else text
    return [(diagnostic.code, diagnostic.span.line) for diagnostic in read_gift(data, "x.txt")[1]]


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_what_is_in_a_file(sample: Sample) -> None:
    foreign, said = read_gift(sample.text.encode(), "x.txt")
    assert tuple(short(question) for question in foreign.questions) == sample.found
    assert [diagnostic.code for diagnostic in said] == (["QST513"] if sample.name == "missing word with feedback" else [])


def test_the_title_is_that_of_the_first_category() -> None:
    foreign, said = read_gift(b"$CATEGORY: $course$/top/Old/A // B\n\n::A::a{}\n\n$CATEGORY: C\n\n::D::d{}\n", "x.txt")
    assert foreign.title == "A / B"
    assert [(d.code, d.span.line, d.message) for d in said] == [
        ("QST516", 5, 'the category "C": all questions stand in one file')
    ]


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("::A:: a{=b ~c\n\n::D:: d{}", 1, "the brace is not closed before the question ends"),
        ("::A:: a{}\n\n::B::\nb{=c\n~d", 4, "the brace is not closed before the question ends"),
        ("::A:: a{=b ~c\\}", 1, "the brace is not closed before the question ends"),
        ("::A:: a} {=b", 1, "a closing brace without an opening one"),
        ("a =b ~c}", 1, "a closing brace without an opening one"),
        ("::A:: a{=b}\nand {=c} more", 2, "a second brace in one question"),
        ("::A a{=b ~c}", 1, "the name of the question has no end"),
        ("::A:: a{=b\\\n~c}", 1, "a backslash with nothing behind it"),
        ("::A:: a{b ~c =d}", 1, "words before the first answer"),
        ("::A:: a{\n=b -> c\n=d e\n=f -> g}", 3, "a pair without an arrow"),
    ],
)
def test_broken_files(text: str, line: int, message: str) -> None:
    said = read_gift(text.encode(), "x.txt")[1]
    assert ("QST501", line, message) in [(d.code, d.span.line, d.message) for d in said]
    assert all(d.hint for d in said if d.code == "QST501")


def test_questions_that_are_left_out_are_named() -> None:
    parts = [
        "::Order::Sort.{>3 ALL VERTICAL\none\ntwo\nthree\n}",
        "::Comma::How many?{#=3,5:0}",
        "::Weights::Which?{~%half%a ~%3,3%b =c}",
        "::Right::Which?{=a ~b}",
    ]
    text = "\n\n".join(parts)
    foreign, said = read_gift(text.encode(), "x.txt")
    assert [question.name for question in foreign.questions] == ["Right"]
    assert [(d.code, d.span.line) for d in said] == [("QST511", 1), ("QST511", 7), ("QST511", 9)]
    assert [d.message.partition("was left out: ")[2] for d in said] == [
        "a question that puts things in order is no part of GIFT; export it as Moodle XML",
        '"3,5" is no number; it wants a point, not a comma',
        "%3,3% is no part of the marks",
    ]


def test_a_comment_may_stand_among_the_answers() -> None:
    (question,) = read_gift(b"::C:: Who? {\n=she\n// not seen\n~he\n}", "x.txt")[0].questions
    assert [answer.text.text for answer in question.answers] == ["she", "he"]


def test_encodings() -> None:
    text = "::Maß::Größer?{=ja ~nein}"
    for data, said in (
        (b"\xef\xbb\xbf" + text.encode(), []),
        (text.encode("utf-16"), ["QST505"]),
        (text.encode("cp1252"), ["QST505"]),
        (text.encode("utf-8").replace(b"\xc3\x9f", b"\x81"), ["QST504"]),
        (b"a\0b{}", ["QST504"]),
        (b"", ["QST503"]),
        (b"// nothing but a comment\n", ["QST503"]),
    ):
        foreign, found = read_gift(data, "x.txt")
        assert [diagnostic.code for diagnostic in found] == said
        assert [question.name for question in foreign.questions] == (["Maß"] if said in ([], ["QST505"]) else [])
    assert severity(read_gift(b"", "x.txt")[1][0]).value == "error"


def test_the_place_of_what_cannot_be_read_is_its_line() -> None:
    assert codes(b"::A::a{}\n\n::B::\x81{}") == [("QST504", 3)]


def test_an_independent_parser_agrees(second_opinion: SecondOpinion) -> None:
    for sample, theirs in zip(SAMPLES, second_opinion([sample.text for sample in SAMPLES]), strict=True):
        assert "complaint" not in theirs, f"{sample.name}: {theirs}"
        asked = [each for each in questions_in(theirs) if each["type"] != "Category"]
        ours = read_gift(sample.text.encode(), "x.txt")[0].questions
        assert [comparable(each) for each in asked] == [
            comparable_to(question, each) for question, each in zip(ours, asked, strict=True)
        ]


def test_an_independent_parser_reads_what_we_write(bank: Bank, second_opinion: SecondOpinion) -> None:
    data = gift([bank])[0]
    (theirs,) = second_opinion([data.decode()])
    assert "complaint" not in theirs, theirs
    first, *asked = questions_in(theirs)
    assert first["title"] == '$course$/top/Every type // all that there is: "1"'
    ours = read_gift(data, "x.txt")[0].questions
    assert [comparable(each) for each in asked] == [
        comparable_to(question, each) for question, each in zip(ours, asked, strict=True)
    ]


def test_an_independent_parser_refuses_what_we_refuse(second_opinion: SecondOpinion) -> None:
    broken = ["::A:: a{=b ~c", "::A:: a} {=b", "::A:: a{=b}\nand {=c} more"]
    assert all("complaint" in each for each in second_opinion(broken))
    assert all(codes(text)[0][0] == "QST501" for text in broken)


def questions_in(theirs: dict[str, object]) -> list[dict[str, object]]:
    found = theirs["questions"]
    assert isinstance(found, list)
    return found


def comparable(theirs: dict[str, object]) -> tuple[object, ...]:
    """Give what the other parser found as values; it gives back no sign that stood behind a backslash in a match."""
    stem = theirs["stem"]
    assert isinstance(stem, dict)
    words = "".join(str(stem["text"]).split())
    name = theirs["title"] or ""
    answers = answers_in(theirs)
    answers = sorted(answers, key=repr) if theirs["hasEmbeddedAnswers"] else answers
    feedback = text(theirs.get("globalFeedback"))
    return (theirs["type"], name, stem["format"], words, tuple(answers), feedback, theirs["id"] or "")


def answers_in(theirs: dict[str, object]) -> list[tuple[object, ...]]:
    match theirs["type"]:
        case "TF":
            # Of {TRUE#wrong#right} it calls the first one the feedback for true, too.
            first, second = text(theirs["trueFeedback"]), text(theirs["falseFeedback"])
            return [(theirs["isTrue"], first, second)]
        case "Matching":
            pairs = theirs["matchPairs"]
            assert isinstance(pairs, list)
            return [(text(pair["subquestion"]), restored(pair["subanswer"])) for pair in pairs]
        case "Numerical":
            choices = theirs["choices"]
            many = (
                choices if isinstance(choices, list) else [{"text": choices, "weight": None, "isCorrect": True, "feedback": None}]
            )
            return [(*number_in(each), weight(each), text(each["feedback"])) for each in many]
        case "MC" | "Short":
            choices = theirs["choices"]
            assert isinstance(choices, list)
            return [(text(each["text"]), weight(each), text(each["feedback"])) for each in choices]
    return []


def number_in(choice: dict[str, object]) -> tuple[float | str, float]:
    number = choice["text"]
    assert isinstance(number, dict)
    if number.get("text") == "*":
        return "*", 0.0
    if number["type"] == "high-low":
        low, high = float(number["numberLow"]), float(number["numberHigh"])
        return (low + high) / 2, (high - low) / 2
    return float(number["number"]), float(number.get("range", 0))


def weight(choice: dict[str, object]) -> float:
    said = choice["weight"]
    if said is None:
        return 100.0 if choice["isCorrect"] else 0.0
    assert isinstance(said, int | float)
    return round(float(said), 4)


def text(value: object) -> str:
    return str(value["text"]) if isinstance(value, dict) else ""


def restored(match: str) -> str:
    for code, sign in (("058", ":"), ("061", "="), ("126", "~"), ("035", "#"), ("123", "{"), ("125", "}")):
        match = match.replace(f"&&{code};", sign)
    return match


def comparable_to(ours: ForeignQuestion, theirs: dict[str, object]) -> tuple[object, ...]:
    """Give our reading as the other parser would: a gap is a line, with its answers as choices."""
    kind = THEIRS.get(ours.type) or ("MC" if ours.gaps[0].wrong else "Short")
    words = "".join(ours.text.text.replace("\ue0021\ue003", "_____").split())
    name = ours.name if theirs["title"] else ""
    answers = answers_of(ours)
    answers = sorted(answers, key=repr) if theirs["hasEmbeddedAnswers"] else answers
    return (kind, name, ours.text.form, words, tuple(answers), ours.feedback.text, ours.idnumber)


def answers_of(ours: ForeignQuestion) -> list[tuple[object, ...]]:
    match ours.type:
        case "true-false":
            true, false = ours.answers
            right, wrong = (true, false) if true.fraction else (false, true)
            return [(bool(true.fraction), wrong.feedback.text, right.feedback.text)]
        case "matching":
            return [(pair.stem.text, pair.match) for pair in ours.pairs]
        case "numerical":
            return [
                (
                    "*" if answer.number is None else float(answer.number),
                    float(answer.tolerance),
                    round(float(answer.fraction) * 100, 4),
                    answer.feedback.text,
                )
                for answer in ours.answers
            ]
        case "gap-fill":
            (gap,) = ours.gaps
            said = [*((word, 100.0) for word in gap.right), *((word, 0.0) for word in gap.wrong)]
            return [(escape(word) if gap.wrong else word, fraction, "") for word, fraction in said]
    return [(answer.text.text, round(float(answer.fraction) * 100, 4), answer.feedback.text) for answer in ours.answers]
