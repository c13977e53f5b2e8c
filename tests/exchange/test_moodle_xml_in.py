"""Moodle XML read: types, settings and files as Moodle and other tools write them, and what is wrong with a file."""

import base64
from collections.abc import Sequence

import pytest

from builder.exchange.cloze import gap_text, gaps_in
from builder.exchange.model import ForeignQuestion
from builder.exchange.moodle_xml_in import read_moodle_xml

PIXEL = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")


def quiz(*questions: str) -> bytes:
    return f"<?xml version='1.0' encoding='UTF-8'?>\n<quiz>\n{''.join(questions)}</quiz>".encode()


def question(kind: str, inner: str = "", name: str = "N", text: str = "T") -> str:
    words = f"<name><text>{name}</text></name><questiontext format='html'><text><![CDATA[{text}]]></text></questiontext>"
    return f"<question type='{kind}'>{words}{inner}</question>\n"


def answer(fraction: str, text: str, more: str = "") -> str:
    return f"<answer fraction='{fraction}'><text>{text}</text>{more}</answer>"


def one(data: bytes) -> tuple[ForeignQuestion, list[tuple[str, str]]]:
    foreign, said = read_moodle_xml(data, "x.xml")
    (found,) = foreign.questions
    return found, [(d.code, d.message.partition(": ")[2]) for d in said]


def said_of(data: bytes) -> Sequence[tuple[str, int, str]]:
    return [(d.code, d.span.line, d.message) for d in read_moodle_xml(data, "x.xml")[1]]


def test_a_choice_as_moodle_writes_it() -> None:
    data = quiz(
        question(
            "multichoice",
            "<generalfeedback format='html'><text>G</text></generalfeedback><defaultgrade>2.0000000</defaultgrade>"
            "<penalty>0.1000000</penalty><hidden>0</hidden><idnumber>q-1</idnumber><single>true</single>"
            "<shuffleanswers>false</shuffleanswers><answernumbering>abc</answernumbering>"
            "<correctfeedback format='html'><text>Your answer is correct.</text></correctfeedback>"
            + answer("100", "right", "<feedback format='html'><text>Yes</text></feedback>")
            + answer("33.33333", "half")
            + "<hint format='html'><text>H</text><shownumcorrect/></hint><tags><tag><text>a</text></tag></tags>"
            "<coursetags><tag><text>b</text></tag></coursetags>",
        )
    )
    found, said = one(data)
    assert said == []
    assert (found.type, found.name, found.idnumber, float(found.mark), found.shuffle) == ("single-choice", "N", "q-1", 2, False)
    assert [(a.text.text, str(a.fraction), a.feedback.text) for a in found.answers] == [
        ("right", "1", "Yes"),
        ("half", "0.3333333", ""),
    ]
    assert (found.feedback.text, found.if_right.text, found.hints[0].text) == ("G", "Your answer is correct.", "H")
    assert (found.tags, str(found.penalty)) == (("b", "a"), "0.1000000")


def test_old_true_or_false_has_the_words_of_its_site() -> None:
    found, said = one(quiz(question("truefalse", answer("0", "Wahr") + answer("100", "Falsch"))))
    assert [(a.text.text, int(a.fraction)) for a in found.answers] == [("true", 0), ("false", 1)]
    assert said == []


def test_true_or_false_in_any_order() -> None:
    found, _ = one(quiz(question("truefalse", answer("100", "false") + answer("0", "true"))))
    assert [(a.text.text, int(a.fraction)) for a in found.answers] == [("true", 0), ("false", 1)]


def test_forms_of_texts() -> None:
    text = "<questiontext format='markdown'><text>*a*</text></questiontext>"
    marker = "<graderinfo format='plain_text'><text>b</text></graderinfo>"
    data = quiz(f"<question type='essay'><name><text>N</text></name>{text}{marker}</question>")
    found, _ = one(data)
    assert (found.text.form, found.essay.marker.form) == ("markdown", "plain")
    found, said = one(quiz(question("essay").replace("'html'", "'wiki_like'")))
    assert found.text.form == "html"
    assert said == [("QST513", "a text in the format wiki_like was read as HTML")]


def test_what_a_numerical_question_loses() -> None:
    units = "<units><unit><multiplier>1</multiplier><unit_name>km</unit_name></unit></units>"
    instructions = "<instructions format='html'><text>Write km</text></instructions>"
    found, said = one(
        quiz(question("numerical", answer("100", "5", "<tolerance>0.5</tolerance>") + answer("0", "*") + units + instructions))
    )
    assert [(str(a.number), str(a.tolerance)) for a in found.answers] == [("5", "0.5"), ("None", "0")]
    assert said == [("QST512", "lost its units: km"), ("QST512", "lost its instructions about units")]


@pytest.mark.parametrize(
    ("inner", "said"),
    [
        ("<hidden>1</hidden>", [("QST513", "it was hidden; here it is like any other")]),
        ("<defaultgrade>much</defaultgrade>", [("QST512", '"much" is no number (defaultgrade)')]),
        (
            "<hint format='html'><text>H</text><clearwrong/></hint>",
            [("QST513", "a hint that takes wrong answers away: here they stay")],
        ),
        ("<responseformat>noinline</responseformat>", [("QST513", "lost the setting responseformat: noinline")]),
        ("<attachmentsrequired>1</attachmentsrequired>", [("QST513", "lost the setting attachmentsrequired: 1")]),
        ("<filetypeslist>.pdf</filetypeslist>", [("QST513", "lost the setting filetypeslist: .pdf")]),
        ("<graderinfo><text>a</text><file name='a.png'>%%%</file></graderinfo>", [("QST514", "the file a.png is damaged")]),
    ],
)
def test_settings_that_are_lost_are_named(inner: str, said: list[tuple[str, str]]) -> None:
    assert one(quiz(question("essay", inner)))[1] == said


def test_settings_of_choices_and_orders() -> None:
    assert one(quiz(question("multichoice", "<answernumbering>iii</answernumbering>" + answer("100", "a"))))[1] == [
        ("QST513", "its answers were numbered iii")
    ]
    chosen = {"layouttype": "HORIZONTAL", "selecttype": "RANDOM", "selectcount": "1", "gradingtype": "ALL_OR_NOTHING"}
    settings = "".join(f"<{tag}>{value}</{tag}>" for tag, value in chosen.items())
    found, said = one(
        quiz(question("ordering", settings + answer("1", "a", "<feedback><text>f</text></feedback>") + answer("2", "b")))
    )
    assert [item.text for item in found.items] == ["a", "b"]
    assert [code for code, _ in said] == ["QST512", "QST513", "QST513", "QST512"]


@pytest.mark.parametrize(
    ("kind", "reason"),
    [
        ("calculated", "numbers that are worked out anew for everybody"),
        ("calculatedmulti", "numbers that are worked out anew for everybody"),
        ("ddwtos", "words to drag into a text"),
        ("ddmarker", "markers to drag onto a picture"),
        ("gapselect", "words to choose from groups"),
        ("stack", 'the type "stack" is not known'),
        ("", 'the type "" is not known'),
    ],
)
def test_types_that_the_dialect_does_not_have(kind: str, reason: str) -> None:
    foreign, said = read_moodle_xml(quiz(question("essay", name="E"), question(kind)), "x.xml")
    assert [each.name for each in foreign.questions] == ["E"]
    assert [(d.code, d.span.line, d.message) for d in said] == [("QST511", 4, f'the question "N" was left out: {reason}')]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("nothing", "it has no gaps"),
        ("{1:NUMERICAL:=5:0.1}", "it has a gap for a number"),
        ("{1:MULTIRESPONSE:=a~=b~c}", "it has a gap with several boxes to tick"),
        ("{1:SA:%50%a}", "a gap has no right answer"),
        ("{1:MC:=a~=b~c}", "a menu has two right answers"),
        ("{1:MC:=a}", "a menu has nothing to choose"),
    ],
)
def test_gaps_that_the_dialect_does_not_have(text: str, reason: str) -> None:
    (said,) = read_moodle_xml(quiz(question("cloze", text=text)), "x.xml")[1]
    assert (said.code, said.message.partition("was left out: ")[2]) == ("QST511", reason)


def test_gaps_of_every_notation() -> None:
    text = "a {1:SHORTANSWER:=b~=c} {:MW:=d} {2:MCS:~e~=f~g} {1:MULTICHOICE_V:%100%h~i} and {this} {1:NOTHING:=x}"
    found, said = one(quiz(question("multianswer", text=text)))
    assert [(gap.right, gap.wrong) for gap in found.gaps] == [
        (("b", "c"), ()),
        (("d",), ()),
        (("f",), ("e", "g")),
        (("h",), ("i",)),
    ]
    assert found.text.text == "a \ue0021\ue003 \ue0022\ue003 \ue0023\ue003 \ue0024\ue003 and {this} {1:NOTHING:=x}"
    assert (float(found.mark), found.shuffle) == (5, True)
    assert [code for code, _ in said] == ["QST512", "QST513"]


def test_what_gaps_lose() -> None:
    text = "{1:SAC:=b~%50%c#nearly~*#no} {1:SA:=d*} {1:MC:=<b>e</b>~f#no}"
    found, said = one(quiz(question("cloze", text=text)))
    assert [(gap.right, gap.wrong) for gap in found.gaps] == [(("b",), ()), (("d*",), ()), (("e",), ("f",))]
    assert found.case_sensitive
    assert [message for _, message in said] == [
        "lost the feedback in a gap",
        "an answer of a gap that gave a part of the marks; here it is wrong",
        "a star in a gap stood for any letters; here it stands for itself",
        "lost the feedback in a gap",
        'the choice "e" of a gap has lost its form',
        "that case matters in some of its gaps: here it matters in all",
    ]


@pytest.mark.parametrize(
    "answers", [("a",), ("a~b", "c}d", "e#f", "=g", "%50%h", "i & <j>", 'k"', "l\\", "m&", "*", "{n}", "&amp;")]
)
def test_signs_in_gaps(answers: tuple[str, ...]) -> None:
    (typed,) = gaps_in(f"x {gap_text(answers, (), shuffle=True, case=False)} y")
    assert tuple(each.text.replace("\\*", "*") for each in typed.answers) == answers
    (menu,) = gaps_in(f"x {gap_text(answers[:1], answers[1:] or ('z',), shuffle=True, case=False)} y")
    assert [int(each.fraction) for each in menu.answers] == [1] + [0] * max(1, len(answers) - 1)


def test_files_come_along() -> None:
    picture = base64.b64encode(PIXEL).decode()
    file = f"<file name='a b.png' path='/sub/' encoding='base64'>{picture}</file>"
    data = quiz(question("essay").replace("</questiontext>", f"{file}</questiontext>"))
    found, said = one(data)
    assert [(each.name, each.data) for each in found.text.files] == [("sub/a b.png", PIXEL)]
    found, said = one(quiz(question("essay", f"<image>dir/old.png</image><image_base64>{picture}</image_base64>")))
    assert '<img src="@@PLUGINFILE@@/dir_old.png">' in found.text.text
    assert found.text.files[0].data == PIXEL
    assert said == []


def test_categories() -> None:
    def category(name: str) -> str:
        return f"<question type='category'><category><text>$course$/top/{name}</text></category></question>\n"

    foreign, said = read_moodle_xml(quiz(category("A"), question("essay"), category("B"), question("essay")), "x.xml")
    assert foreign.title == "A"
    assert [(d.code, d.span.line) for d in said] == [("QST516", 5)]


def test_broken_files() -> None:
    whole = quiz(question("essay"), question("essay", name="O"))
    assert said_of(whole[: len(whole) // 2])[0][0] == "QST502"
    assert said_of(whole.replace(b"</name>", b"", 1)) == [
        ("QST502", 3, "not well-formed: Opening and ending tag mismatch: name line 3 and question")
    ]
    assert [code for code, _, _ in said_of(b"<html><body/></html>")] == ["QST503"]
    assert [code for code, _, _ in said_of(b"<quiz/>")] == ["QST503"]
    assert [code for code, _, _ in said_of(b"")] == ["QST502"]
    assert [code for code, _, _ in said_of(whole.replace(b"UTF-8", b"nothing"))] in (["QST502"], ["QST504"])


def test_other_encodings_are_said() -> None:
    text = quiz(question("essay", name="Maß")).decode().replace("UTF-8", "ISO-8859-1")
    foreign, said = read_moodle_xml(text.encode("latin-1"), "x.xml")
    assert [each.name for each in foreign.questions] == ["Maß"]
    assert [d.code for d in said] == ["QST505"]
    assert read_moodle_xml(b"\xef\xbb\xbf" + quiz(question("essay")), "x.xml")[1] == ()


def test_no_entity_is_expanded_and_nothing_is_fetched() -> None:
    bomb = '<!DOCTYPE quiz [<!ENTITY a "aaaaaaaaaa"><!ENTITY b SYSTEM "file:///etc/hostname">]>'
    data = f"<?xml version='1.0'?>{bomb}<quiz>{question('essay', name='x&a;&b;')}</quiz>".encode()
    foreign, _ = read_moodle_xml(data, "x.xml")
    assert all("aaaa" not in each.name for each in foreign.questions)
