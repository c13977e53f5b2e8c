"""Which packages a build makes."""

from pathlib import Path

from builder.pipeline import Request, build
from tests.courses import base_course


def test_a_backup_of_one_module_is_made_again_with_the_whole(tmp_path: Path) -> None:
    """It is made on request only; once it lies there, the next whole build makes it anew, so that it does not grow stale."""
    root = base_course(tmp_path / "course")
    out = tmp_path / "dist"
    whole = Request(root, out, ("moodle",))
    assert [p.file for p in build(whole).packages] == ["probe-en-moodle.mbz"]
    first = build(Request(root, out, ("moodle",), ("1",))).packages
    assert [p.file for p in first] == ["probe-en-moodle-module-1.mbz"]
    text = root / "source/1/A/two.en.md"
    text.write_text(text.read_text(encoding="utf-8").replace("Ask again.", "Ask a third time."), encoding="utf-8")
    second = {p.file: p for p in build(whole).packages}
    assert set(second) == {"probe-en-moodle.mbz", "probe-en-moodle-module-1.mbz"}
    assert second["probe-en-moodle-module-1.mbz"].sha256 != first[0].sha256
