"""The archive of a backup: what can be wrong before any XML is read."""

import gzip
import io
import struct
import tarfile
import zipfile
from pathlib import Path

import pytest

from builder.verify import verify_package
from builder.verify.moodle import reading
from tests.unit.verify.good_backup import Files, document, good_backup, pack_tar, pack_zip

COVERED = "MBZ001 MBZ002 MBZ003 MBZ004 MBZ006 MBZ007 MBZ008 MBZ009 MBZ023".split()
"""The codes that are shown here."""


def codes(path: Path) -> set[str]:
    """Give the codes that come up."""
    return {found.code for found in verify_package(path).diagnostics}


def raw_tar(files: Files, path: Path, first: bytes = b"") -> bytes:
    """Give the bytes of a tar, with blocks put before it."""
    pack_tar(files, path)
    return first + gzip.decompress(path.read_bytes())


def packed(data: bytes, path: Path) -> Path:
    """Gzip bytes into a file."""
    path.write_bytes(gzip.compress(data))
    return path


def header(name: str, kind: bytes, data: bytes = b"") -> bytes:
    """Give the blocks of one tar member."""
    info = tarfile.TarInfo(name)
    info.type, info.size = kind, len(data)
    return info.tobuf(tarfile.USTAR_FORMAT) + data + b"\0" * (-len(data) % 512)


@pytest.mark.parametrize("data", [b"", b"hello", b"\x1f\x8b\x08\x00nonsense", b"PK\x03\x04nonsense"])
def test_no_archive(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "x.mbz"
    path.write_bytes(data)
    assert codes(path) == {"MBZ001"}


@pytest.mark.parametrize("pack", ["zip", "tar"])
@pytest.mark.parametrize("keep", [0.2, 0.5, 0.9, 0.999])
def test_cut_off(tmp_path: Path, pack: str, keep: float) -> None:
    path = (pack_zip if pack == "zip" else pack_tar)(good_backup(), tmp_path / "x.mbz")
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * keep)])
    assert codes(path) >= {"MBZ001"}


def test_damaged_inside(tmp_path: Path) -> None:
    path = pack_zip(good_backup(), tmp_path / "x.mbz")
    data = bytearray(path.read_bytes())
    data[400:420] = bytes(20)
    path.write_bytes(data)
    assert "MBZ001" in codes(path)


@pytest.mark.parametrize("change", ["magic", "checksum", "size"])
def test_broken_tar_header(tmp_path: Path, change: str) -> None:
    data = bytearray(raw_tar(good_backup(), tmp_path / "x.mbz"))
    if change == "magic":
        data[257:262] = b"xxxxx"
    elif change == "checksum":
        data[0:1] = b"M"
    else:
        data[124:136] = b"\x80" + bytes(11)
    if change == "size":
        total = sum(data[:148]) + sum(data[156:512]) + 8 * 32
        data[148:156] = b"%06o\0 " % total
    assert codes(packed(bytes(data), tmp_path / "x.mbz")) == {"MBZ002"}


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.CONTTYPE])
def test_links_and_devices_in_a_tar(tmp_path: Path, kind: bytes) -> None:
    data = raw_tar(good_backup(), tmp_path / "x.mbz", header("course/extra.xml", kind))
    assert codes(packed(data, tmp_path / "x.mbz")) == {"MBZ003"}


def test_a_link_in_a_zip(tmp_path: Path) -> None:
    path = pack_zip(good_backup(), tmp_path / "x.mbz")
    with zipfile.ZipFile(path, "a") as archive:
        info = zipfile.ZipInfo("course/extra.xml")
        info.create_system, info.external_attr = 3, 0o120777 << 16
        archive.writestr(info, "course.xml")
    assert codes(path) == {"MBZ003"}


@pytest.mark.parametrize("form", [tarfile.PAX_FORMAT, tarfile.GNU_FORMAT])
def test_extended_headers(tmp_path: Path, form: int) -> None:
    files = good_backup() | {f"course/{'x' * 120}.xml": b"<a/>"}
    assert codes(pack_tar(files, tmp_path / "x.mbz", form)) == {"MBZ004", "MBZ010"}


def test_long_names_in_the_prefix_are_read(tmp_path: Path) -> None:
    files = good_backup() | {f"course/{'x' * 60}/{'y' * 60}.xml": b"<a/>"}
    assert codes(pack_tar(files, tmp_path / "x.mbz")) == set()


def test_folders_in_the_archive_are_fine(tmp_path: Path) -> None:
    data = raw_tar(good_backup(), tmp_path / "x.mbz", header("activities/", tarfile.DIRTYPE))
    assert codes(packed(data, tmp_path / "x.mbz")) == set()
    path = pack_zip(good_backup(), tmp_path / "y.mbz")
    with zipfile.ZipFile(path, "a") as archive:
        archive.mkdir("files")
    assert codes(path) == set()


def test_moodles_own_index_is_fine(tmp_path: Path) -> None:
    assert (
        codes(pack_tar({".ARCHIVE_INDEX": b"Moodle archive file index. Count: 0\n", **good_backup()}, tmp_path / "x.mbz"))
        == set()
    )


def test_a_dot_in_front(tmp_path: Path) -> None:
    files = {f"./{path}": data for path, data in good_backup().items()}
    assert codes(pack_tar(files, tmp_path / "x.mbz")) == {"MBZ006"}


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_the_same_path_twice(tmp_path: Path) -> None:
    path = pack_zip(good_backup(), tmp_path / "x.mbz")
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("badges.xml", document("badges"))
        archive.writestr("badges.xml", document("badges"))
    assert codes(path) == {"MBZ007"}


def test_a_method_that_moodle_does_not_know(tmp_path: Path) -> None:
    path = pack_zip(good_backup(), tmp_path / "x.mbz")
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("course/competencies.xml", document("course_competencies"), zipfile.ZIP_LZMA)
    assert codes(path) == {"MBZ008"}


def test_an_encrypted_member(tmp_path: Path) -> None:
    path = pack_zip(good_backup() | {"badges.xml": document("badges")}, tmp_path / "x.mbz")
    data = bytearray(path.read_bytes())
    place = data.rfind(b"badges.xml") - 46  # the central header is 46 bytes long and then has the name
    (flags,) = struct.unpack_from("<H", data, place + 8)
    struct.pack_into("<H", data, place + 8, flags | 1)
    path.write_bytes(data)
    assert codes(path) == {"MBZ008"}


def test_another_name(tmp_path: Path) -> None:
    assert codes(pack_zip(good_backup(), tmp_path / "x.zip")) == {"MBZ009"}


def test_a_file_too_big_to_be_held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = pack_zip(
        good_backup() | {"grade_history.xml": document("grade_history", "<a>" + "x" * 5000 + "</a>")}, tmp_path / "x.mbz"
    )
    assert codes(path) == set()
    monkeypatch.setattr(reading, "XML_LIMIT", 4900)
    assert {found.code for found in verify_package(path).diagnostics if found.span.path.endswith("grade_history.xml")} == {
        "MBZ023"
    }


def test_in_a_folder(tmp_path: Path) -> None:
    (found,) = verify_package(
        pack_zip({f"mini/{path}": data for path, data in good_backup().items()}, tmp_path / "x.mbz")
    ).diagnostics[:1]
    assert found.code == "MBZ030"
    assert "there is mini/moodle_backup.xml" in found.message


def test_not_there(tmp_path: Path) -> None:
    with pytest.raises(OSError, match=r"x\.mbz"):
        verify_package(tmp_path / "x.mbz")


def test_tar_padding_after_the_last_member(tmp_path: Path) -> None:
    data = raw_tar(good_backup(), tmp_path / "x.mbz") + io.BytesIO(bytes(10240)).getvalue()
    assert codes(packed(data, tmp_path / "x.mbz")) == set()
