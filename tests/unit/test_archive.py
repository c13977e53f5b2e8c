"""Archives that come out the same every time, whole or not at all."""

import gzip
import hashlib
import os
import tarfile
import time
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from builder.archive import CHUNK, ZIP_EPOCH, Member, Method, check_paths, content_digest, pack, replacing
from tests.courses import names

WHEN = datetime(2026, 11, 22, 10, 20, 30, tzinfo=UTC)


def members(tmp_path: Path) -> list[Member]:
    data = os.urandom(3) * (CHUNK // 2)
    file = tmp_path / "film.bin"
    file.write_bytes(data)
    return [
        Member.of_bytes("first.xml", b"<a/>" * 100),
        Member.of_bytes("Ordner/früh ing.txt", "é".encode(), compress=False),
        Member.of_file("files/film.bin", file, len(data), hashlib.sha256(data).hexdigest()),
        Member.of_bytes("empty", b""),
    ]


@pytest.mark.parametrize("method", ["zip", "tar.gz"])
def test_same_members_same_bytes(tmp_path: Path, method: Method, monkeypatch: pytest.MonkeyPatch) -> None:
    packed = []
    for number, zone in enumerate(("UTC", "Pacific/Kiritimati")):
        monkeypatch.setenv("TZ", zone)
        time.tzset()
        old = os.umask(0o077 if number else 0o000)
        try:
            target = tmp_path / f"out-{number}"
            pack(members_of_one_kind(tmp_path), target, method, WHEN)
        finally:
            os.umask(old)
            monkeypatch.delenv("TZ")
            time.tzset()
        assert target.stat().st_mode & 0o777 == 0o644
        packed.append(target.read_bytes())
    assert packed[0] == packed[1]


def members_of_one_kind(tmp_path: Path) -> list[Member]:
    file = tmp_path / "same.bin"
    file.write_bytes(b"same" * 1000)
    return [Member.of_bytes("a.xml", b"<a/>"), Member.of_file("b.bin", file, 4000, hashlib.sha256(b"same" * 1000).hexdigest())]


def test_zip_holds_what_it_was_given(tmp_path: Path) -> None:
    made = members(tmp_path)
    pack(made, tmp_path / "out.zip", "zip", WHEN)
    with zipfile.ZipFile(tmp_path / "out.zip") as archive:
        assert archive.testzip() is None
        assert [info.filename for info in archive.infolist()] == [member.path for member in made]
        for info, member in zip(archive.infolist(), made, strict=True):
            assert archive.read(info) == b"".join(member.chunks())
            assert (info.create_system, info.external_attr >> 16, info.date_time) == (3, 0o100644, (2026, 11, 22, 10, 20, 30))
            assert (info.compress_type == zipfile.ZIP_DEFLATED) is (member.compress)


def test_zip_knows_no_time_before_1980(tmp_path: Path) -> None:
    pack([Member.of_bytes("a", b"a")], tmp_path / "out.zip", "zip", datetime(1970, 1, 1, tzinfo=UTC))
    with zipfile.ZipFile(tmp_path / "out.zip") as archive:
        assert datetime(*archive.infolist()[0].date_time, tzinfo=UTC) == ZIP_EPOCH


def test_tar_is_plain_ustar_from_nobody(tmp_path: Path) -> None:
    made = members(tmp_path)
    pack(made, tmp_path / "out.tar.gz", "tar.gz", WHEN)
    raw = (tmp_path / "out.tar.gz").read_bytes()
    assert raw[3] == 0, "no name in the gzip header"
    assert int.from_bytes(raw[4:8], "little") == int(WHEN.timestamp())
    assert b"PaxHeader" not in gzip.decompress(raw)
    with tarfile.open(tmp_path / "out.tar.gz") as archive:
        for info, member in zip(archive.getmembers(), made, strict=True):
            content = archive.extractfile(info)
            assert content is not None
            assert content.read() == b"".join(member.chunks())
            assert (info.name, info.uid, info.gid, info.uname, info.mode, info.mtime) == (
                member.path,
                0,
                0,
                "",
                0o644,
                WHEN.timestamp(),
            )


def test_chunks_are_small(tmp_path: Path) -> None:
    film = members(tmp_path)[2]
    assert max(len(piece) for piece in film.chunks()) <= CHUNK


@pytest.mark.parametrize("path", ["", "/etc/passwd", "../up", "a/../b", "a//b", "a/./b", "a/", "C:/x", "c:x", "a\\b"])
def test_bad_paths_are_refused(path: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="not a path"):
        pack([Member.of_bytes(path, b"")], tmp_path / "out.zip", "zip")
    assert list(tmp_path.iterdir()) == []


def test_a_path_stands_once() -> None:
    with pytest.raises(ValueError, match="two members named 'a'"):
        check_paths([Member.of_bytes("a", b"1"), Member.of_bytes("a", b"2")])


@pytest.mark.parametrize("method", ["zip", "tar.gz"])
def test_a_failed_pack_leaves_the_old_archive_and_nothing_else(tmp_path: Path, method: Method) -> None:
    target = tmp_path / "dist" / "out.mbz"
    target.parent.mkdir()
    target.write_bytes(b"the old one")
    gone = Member.of_file("film", tmp_path / "gone", 5, "")
    with pytest.raises(FileNotFoundError):
        pack([Member.of_bytes("a", b"a"), gone], target, method)
    assert target.read_bytes() == b"the old one"
    assert names(target.parent) == {"out.mbz"}


def test_replacing_takes_its_place_only_at_the_end(tmp_path: Path) -> None:
    target = tmp_path / "list"
    target.write_text("old")
    with replacing(target) as stream:
        stream.write(b"new")
        assert target.read_text() == "old"
    assert target.read_text() == "new"

    def interrupted() -> None:
        with replacing(target) as stream:
            stream.write(b"half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert target.read_text() == "new"
    assert names(tmp_path) == {"list"}


def test_content_digest_is_about_content_alone(tmp_path: Path) -> None:
    made = members(tmp_path)
    assert content_digest(made) == content_digest(reversed(made))
    assert content_digest(made) == content_digest(Member(m.path, m.data, m.file, m.size, m.sha256, not m.compress) for m in made)
    assert content_digest(made) != content_digest([*made[:-1], Member.of_bytes("empty", b"x")])
    assert content_digest(made) != content_digest([*made[:-1], Member.of_bytes("vide", b"")])
    # by hand: sha256 of the line "<sha256 of nothing>  empty\n"
    line = f"{hashlib.sha256(b'').hexdigest()}  empty\n"
    assert content_digest([made[-1]]) == hashlib.sha256(line.encode()).hexdigest()
