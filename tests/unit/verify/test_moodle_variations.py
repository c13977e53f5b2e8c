"""What is unusual but right must not be found fault with."""

# ruff: noqa: E501  (a record of the format stands on one line)

from collections.abc import Callable
from pathlib import Path

import pytest

from builder.verify import verify_package
from tests.unit.verify.good_backup import Files, document, good_backup, leaves, node, pack_zip, refs
from tests.unit.verify.moodle_mutations import FILES, MANIFEST, PAGE, QUIZ, both, put, resub, second_file, swap

BLOCK = leaves(blockname="html", parentcontextid=1001, showinsubcontexts=0, defaultweight=1, timecreated=1, timemodified=1)
DRAWN = node("question_set_reference", leaves(usingcontextid=1011, questionscontextid=1011, filtercondition="{}"), id=3)
EXTERNAL = leaves(
    contenthash="0" * 40, contextid=1006, component="mod_folder", filearea="content", itemid=0, filepath="/", filename="far.pdf", userid=None,
    filesize=0, timecreated=0, timemodified=0, source=None, author=None, license=None, sortorder=0, repositorytype="dropbox", reference="x")  # fmt: skip
FOLDER = resub(
    FILES, r"</files>", node("file", EXTERNAL.replace("far.pdf", ".").replace("dropbox", "$@NULL@$"), id=7778) + "</files>"
)
FINE = (
    ("4.1", both(put("activities/page_1/blocks/html_7/block.xml", document("block", BLOCK, id=7, contextid=53)),
        put("activities/page_1/blocks/html_7/inforef.xml", refs()))),
    ("4.1", swap(PAGE, "my%20pic.png", "my%20pic.png?time=1&amp;amp;x=2#top")),
    ("4.1", swap(PAGE, '"@@PLUGINFILE@@/my%20pic.png"', '"@@PLUGINFILE@@/my pic.png"')),
    ("4.1", both(swap(PAGE, "my%20pic.png", "a &amp;amp; b (1).png"), swap(FILES, "my pic.png", "a &amp; b (1).png"))),
    ("4.1", swap(PAGE, '&lt;img src="@@PLUGINFILE@@/my%20pic.png" alt=""/&gt;', "![x](@@PLUGINFILE@@/my%20pic.png) and")),
    ("4.5", swap(PAGE, "QUIZVIEWBYID*11", "COURSESECTIONBYID*101")),
    ("4.1", swap(PAGE, "QUIZVIEWBYID*11", "FORUMVIEWBYF*2008")),
    ("4.1", resub(QUIZ, r"<question_reference id=.3.>.*?</question_reference>", DRAWN)),
    ("4.1", both(swap(FILES, "</files>", node("file", EXTERNAL, id=7777) + "</files>"),
        swap("activities/folder_6/inforef.xml", "<fileref>", "<fileref><file><id>7777</id></file>"))),
    ("4.1", FOLDER),
    ("4.1", second_file("folder_6", 1006, "mod_folder", "b.pdf")),
    ("4.1", swap(MANIFEST, "https://mini.example.org", "http://127.0.0.1:8045/moodle")),
    ("4.1", swap(MANIFEST, "<moodle_version>2022112800", "<moodle_version>2022112806.01")),
    ("4.1", swap("course/roles.xml", "<roles>", "<!-- nothing here --><roles>")),
    ("4.1", put("activities/page_1/competencies.xml", document("course_module_competencies"))),
)  # fmt: skip


@pytest.mark.parametrize(("release", "change"), FINE)
def test_it_is_silent(tmp_path: Path, release: str, change: Callable[[Files], None]) -> None:
    files = good_backup(release)
    change(files)
    assert verify_package(pack_zip(files, tmp_path / "x.mbz")).diagnostics == ()


def test_a_backup_of_one_activity(tmp_path: Path) -> None:
    """It has no course, no sections in contents: only what it is, is noted."""
    files = good_backup()
    kept = {path: data for path, data in files.items() if not path.startswith(("course/", "sections/", "activities/", "files/"))}
    kept |= {path: data for path, data in files.items() if path.startswith("activities/url_4/")}
    kept |= {"files.xml": document("files"), "questions.xml": document("question_categories")}
    for name in ("completion.xml", "gradebook.xml", "users.xml"):
        del kept[name]
    swap(MANIFEST, "<type>course", "<type>activity")(kept)
    swap(MANIFEST, "<name>users</name>\n<value>1", "<name>users</name>\n<value>0")(kept)
    listed = leaves(moduleid=4, sectionid=101, modulename="url", title="Url", directory="activities/url_4")
    resub(MANIFEST, r"<contents>.*</contents>", node("contents", node("activities", node("activity", listed))))(kept)
    settings = "".join(
        node("setting", leaves(level="activity", activity="url_4", name=f"url_4_{what}", value=1))
        for what in ("included", "userinfo")
    )
    resub(MANIFEST, r"<setting>\n<level>section.*</settings>", settings + "</settings>")(kept)
    assert {found.code for found in verify_package(pack_zip(kept, tmp_path / "x.mbz")).diagnostics} == {"MBZ033"}
