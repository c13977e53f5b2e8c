"""An import as a whole: what it writes into the course, what it never touches, and that what it writes can be read."""

import base64
from pathlib import Path

import pytest

from builder.diagnostics import BuildError, Diagnostic, has_errors
from builder.pipeline import check
from builder.pipeline.questions import Imported, export_questions, import_questions
from tests.courses import base_course
from tests.exchange.test_moodle_xml_in import PIXEL, answer, question, quiz

PICTURE = base64.b64encode(PIXEL).decode()
GIFT = "$CATEGORY: Spare questions\n\n// [id:goal]\n::Goal::Who decides?{=She#Yes. ~The coach}\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return base_course(tmp_path)


def taken(root: Path, data: bytes | str, code: str = "1/spare", name: str = "foreign.txt") -> Imported:
    """Import a file."""
    file = root.parent / name
    file.write_bytes(data.encode() if isinstance(data, str) else data)
    return import_questions(root, file, code)


def written(root: Path, data: bytes | str) -> tuple[str, list[tuple[str, str]]]:
    """Give the text that an import writes, and what it says."""
    made = taken(root, data)
    assert made.files, made.diagnostics
    return made.files[0].read_text(encoding="utf-8"), [(d.code, d.message.partition(": ")[2]) for d in made.diagnostics]


def said(found: tuple[Diagnostic, ...]) -> list[str]:
    return [diagnostic.code for diagnostic in found]


def test_a_file_of_questions(root: Path) -> None:
    made = taken(root, GIFT)
    assert (made.questions, made.diagnostics) == (1, ())
    assert [path.relative_to(root).as_posix() for path in made.files] == ["source/1/questions/spare.en.md"]
    assert made.files[0].read_text(encoding="utf-8") == (
        '---\ncode: 1/spare\ntitle: "Spare questions"\n---\n\n## Goal\n\n```yaml\nkey: goal\ntype: single-choice\n```\n\n'
        "Who decides?\n\n- [x] She\n\n  > Yes.\n\n- [ ] The coach\n"
    )
    found = check(root)[1]
    assert {d.code for d in found if d.span.path.startswith("source/1/questions")} == {"QST417", "QST418"}


def test_pictures_stand_beside_the_set(root: Path) -> None:
    file = f"<file name='a b.PNG' path='/' encoding='base64'>{PICTURE}</file>"
    text = f"<p><img src='@@PLUGINFILE@@/a%20b.PNG' alt='A'><img src='data:image/png;base64,{PICTURE}' alt='B'></p>"
    other = f"<file name='unused.png' path='/' encoding='base64'>{PICTURE}</file>"
    data = quiz(question("essay", text=text).replace("</questiontext>", f"{file}{other}</questiontext>"))
    made = taken(root, data, name="x.xml")
    assert [path.relative_to(root).as_posix() for path in made.files] == [
        "source/1/questions/spare.en.md",
        "source/1/questions/spare/a-b.png",
        "source/1/questions/spare/picture.png",
    ]
    assert made.files[1].read_bytes() == PIXEL
    assert "![A](spare/a-b.png)![B](spare/picture.png)" in made.files[0].read_text(encoding="utf-8")
    assert [d.message.partition(": ")[2] for d in made.diagnostics] == ["the file unused.png, which no text shows"]
    assert not has_errors(check(root)[1])


def test_pictures_of_the_same_name(root: Path) -> None:
    def one(name: str, data: bytes) -> str:
        file = f"<file name='a.png' path='/' encoding='base64'>{base64.b64encode(data).decode()}</file>"
        text = "<img src='@@PLUGINFILE@@/a.png' alt='A'>"
        return question("essay", name=name, text=text).replace("</questiontext>", f"{file}</questiontext>")

    made = taken(root, quiz(one("A", PIXEL), one("B", PIXEL), one("C", PIXEL + b"x")), name="x.xml")
    assert [path.name for path in made.files] == ["spare.en.md", "a.png", "a-2.png"]


def test_nothing_is_written_over(root: Path) -> None:
    first = taken(root, GIFT)
    before = first.files[0].read_bytes()
    again = taken(root, GIFT.replace("She", "He"))
    assert (again.files, said(again.diagnostics)) == ((), ["OUT905"])
    assert first.files[0].read_bytes() == before
    (root / "source/1/questions/other.en.md").write_text("mine", encoding="utf-8")
    assert said(taken(root, GIFT, "1/other").diagnostics) == ["OUT905"]
    (root / "source/1/questions/third").mkdir()
    (root / "source/1/questions/third/a.png").write_bytes(b"mine")
    file = f"<file name='a.png' path='/' encoding='base64'>{PICTURE}</file>"
    data = quiz(
        question("essay", text="<img src='@@PLUGINFILE@@/a.png' alt='A'>").replace("</questiontext>", f"{file}</questiontext>")
    )
    made = taken(root, data, "1/third")
    assert (made.files, said(made.diagnostics)) == ((), ["OUT905"])
    assert not (root / "source/1/questions/third.en.md").exists()


@pytest.mark.parametrize("code", ["spare", "1/", "/spare", "1/a b", "1/ä", "9/spare", "1/" + "x" * 60])
def test_codes_without_a_place(root: Path, code: str) -> None:
    made = taken(root, GIFT, code)
    assert (made.files, said(made.diagnostics)) == ((), ["QST532"])


def test_the_folder_of_the_module(root: Path) -> None:
    file = root / "foreign.txt"
    file.write_text(GIFT, encoding="utf-8")
    assert said(import_questions(root, file, "1/spare", root / "source").diagnostics) == ["QST532"]
    assert import_questions(root, file, "1/spare", root / "source" / "1").files


def test_a_broken_file_writes_nothing(root: Path) -> None:
    for data in (GIFT + "\n::B::b{=c", quiz(question("essay"))[:-9], b"\x81\x00", ""):
        made = taken(root, data)
        assert made.files == ()
        assert has_errors(made.diagnostics)
    assert not (root / "source/1/questions").exists()


def test_no_question_that_can_be_taken(root: Path) -> None:
    made = taken(root, quiz(question("calculated")))
    assert (made.files, sorted(said(made.diagnostics))) == ((), ["QST503", "QST511"])


def test_keys(root: Path) -> None:
    names = ["Über größe!", "Über größe!", "", "漢字", "x" * 80]
    data = quiz(*(question("essay", name=name) for name in names), question("essay", "<idnumber>3/set/q.1</idnumber>"))
    text, notes = written(root, data)
    keys = [line.removeprefix("key: ") for line in text.split("\n") if line.startswith("key: ")]
    assert keys == ["ueber-groesse", "ueber-groesse-2", "question-3", "question", "x" * 39, "q.1"]
    assert notes == []
    assert "## 漢字\n" in text


def test_names_that_change_are_named(root: Path) -> None:
    tags = "<tags><tag><text>two words</text></tag><tag><text>#5</text></tag></tags>"
    text, notes = written(root, quiz(question("essay", f"<idnumber>q 1</idnumber>{tags}", name="`C` and C#")))
    assert "## 'C' and C\n" in text
    assert "key: q-1\n" in text
    assert 'tags: [two-words, "#5"]\n' in text
    assert notes == [
        ("QST516", "it is called \"'C' and C\" here"),
        ("QST516", 'its ID number "q 1" became the key q-1'),
        ("QST516", 'its tag "two words" became two-words'),
    ]


def test_marks_that_change_are_named(root: Path) -> None:
    data = quiz(
        question(
            "essay",
            "<defaultgrade>0.3333333</defaultgrade><attachments>-1</attachments><responsefieldlines>200</responsefieldlines>",
        )
    )
    text, notes = written(root, data)
    assert "weight: 0.33\nlines: 99\nfiles: 9\n" in text
    assert notes == [
        ("QST512", "its 0.3333333 marks became 0.33"),
        ("QST512", "lines: 200 became 99"),
        ("QST512", "files: without a limit became 9"),
    ]
    hand = "::A::a{~%33%b ~%67%c ~%-33.3%d}\n\n::B::b{=c ~%77%d}"
    made = taken(root, hand, "1/gift")
    assert [d.message.partition(": ")[2] for d in made.diagnostics] == [
        "33% became 33.33%, 67% became 66.67%, -33.3% became -33.33%",
        "Moodle knows no answer that gives 77% of the marks",
    ]


def test_what_the_dialect_refuses_is_left_out_with_its_reason(root: Path) -> None:
    parts = [
        "::Good::a{=b ~c}",
        "::Two right::a{=b =c ~d}",
        "::Twice::a{=b ~c ~c}",
        "::One pair::a{=b -> c}",
        "::None right::a{~b ~c}",
        "::Percent::a{~%50%b ~%20%c}",
        "::Empty::{=b ~c}",
    ]
    data = "\n\n".join(parts)
    made = taken(root, data)
    assert made.questions == 1
    assert {d.code for d in made.diagnostics} == {"QST511"}
    assert [d.span.line for d in made.diagnostics] == [3, 5, 7, 9, 11, 13]
    assert "two pairs and three matches" in made.diagnostics[2].message


def test_a_text_that_would_swallow_the_next_is_left_out(root: Path) -> None:
    made = taken(root, "::A::[markdown]```\\ncode{=b ~c}\n\n::B::b{=c ~d}")
    assert made.questions == 1
    (left,) = made.diagnostics
    assert (left.code, left.span.line) == ("QST511", 1)


def test_words_that_look_like_answers_stay_words(root: Path) -> None:
    html = "<ul><li>[x] no answer</li></ul><p>- [x] no</p><ol><li>one</li></ol><table><tr><td>a</td></tr></table>"
    many = [
        question("multichoice", answer("100", "a") + answer("0", "b"), "A", html),
        question("ordering", answer("1", "a") + answer("2", "b") + answer("3", "c"), "B", html),
        question(
            "matching",
            "".join(f"<subquestion><text>{n}</text><answer><text>m{n}</text></answer></subquestion>" for n in "123"),
            "C",
            html,
        ),
    ]
    made = taken(root, quiz(*many))
    assert (made.questions, made.diagnostics) == (3, ())


def test_markdown_stays_as_it_is(root: Path) -> None:
    words = "# Title\n\nA *b* [c](https://example.org/)\n\n```\n# d\n```\n<b>e</b>"
    text = f"<questiontext format='markdown'><text><![CDATA[{words}]]></text></questiontext>"
    data = quiz(f"<question type='essay'><name><text>N</text></name>{text}</question>")
    made, notes = written(root, data)
    assert words.replace("# Title", "#### Title") + "\n" in made
    assert [code for code, _ in notes] == ["QST514", "QST515"]


def test_plain_text_and_moodles_own(root: Path) -> None:
    data = "::A::[plain]a *b*\\n<c>\\n\\nd{=1 ~2}\n\n::B::a *b*\\n<i>c</i> 1 < 2\\n\\nd{=1 ~2}"
    made, notes = written(root, data)
    assert "a \\*b\\*  \n&lt;c>\n\nd\n" in made
    assert "a \\*b\\*  \n*c* 1 < 2\n\nd\n" in made
    assert notes == []


def test_an_export_of_unknown_sets(root: Path) -> None:
    with pytest.raises(BuildError) as error:
        export_questions(root, ["1/every"], "gift", root / "out")
    assert said(error.value.diagnostics) == ["QST533"]
    assert not (root / "out").exists()
