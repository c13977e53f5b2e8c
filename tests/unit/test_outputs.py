"""The lists beside the packages, and which old packages go."""

import hashlib
import json
from pathlib import Path

import pytest

from builder.outputs import Package, file_sha256, listed, still_there, write_lists


def package(folder: Path, name: str, content: bytes = b"content", **changed: str) -> Package:
    (folder / name).write_bytes(content)
    digest = hashlib.sha256(content).hexdigest()
    return Package(name, changed.get("target", "moodle"), "en", "", "1", "0.1", len(content), digest, digest)


def test_lists(tmp_path: Path) -> None:
    packages = [package(tmp_path, "a.mbz"), package(tmp_path, "b.zip", b"b")]
    write_lists(tmp_path, "probe", packages)
    assert listed(tmp_path) == {"a.mbz": packages[0], "b.zip": packages[1]}
    manifest = json.loads((tmp_path / "manifest.json").read_text())
    assert manifest["course"] == "probe"
    assert [entry["file"] for entry in manifest["packages"]] == ["a.mbz", "b.zip"]
    assert manifest["packages"][1]["sha256"] == hashlib.sha256(b"b").hexdigest()
    assert (tmp_path / "SHA256SUMS").read_text() == "".join(f"{p.sha256}  {p.file}\n" for p in packages)
    assert file_sha256(tmp_path / "b.zip") == packages[1].sha256
    assert sorted(p.name for p in tmp_path.iterdir()) == ["SHA256SUMS", "a.mbz", "b.zip", "manifest.json"]


def test_what_is_still_there(tmp_path: Path) -> None:
    kept, changed, gone, stale = (package(tmp_path, f"{name}.zip") for name in ("kept", "changed", "gone", "stale"))
    (tmp_path / "changed.zip").write_bytes(b"Content")
    (tmp_path / "gone.zip").unlink()
    new = package(tmp_path, "new.zip")
    old = {p.file: p for p in (kept, changed, gone, stale)}
    possible = frozenset({"kept.zip", "changed.zip", "gone.zip", "new.zip"})
    assert still_there(tmp_path, old, [new], possible) == [kept, new]
    again = package(tmp_path, "kept.zip", b"other")
    assert still_there(tmp_path, old, [again], possible) == [again]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "{}",
        '{"packages": 1}',
        '{"packages": [1]}',
        '{"packages": [{}]}',
        '{"packages": [{"file": ["a"]}]}',
        '{"packages": null}',
        "\x00",
    ],
)
def test_a_list_that_cannot_be_read_is_none(tmp_path: Path, text: str) -> None:
    (tmp_path / "manifest.json").write_text(text)
    assert listed(tmp_path) == {}


def test_a_list_names_only_files_beside_it(tmp_path: Path) -> None:
    """Else a list from elsewhere could make a build remove files outside dist/."""
    packages = [package(tmp_path, "a.zip")]
    write_lists(tmp_path, "probe", packages)
    text = (tmp_path / "manifest.json").read_text()
    for name in ("../a.zip", "/a.zip", "b/a.zip", "", ".", ".."):
        (tmp_path / "manifest.json").write_text(text.replace('"a.zip"', json.dumps(name)))
        assert listed(tmp_path) == {}
