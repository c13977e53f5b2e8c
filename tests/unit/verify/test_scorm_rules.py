"""Every rule for SCORM packages: the good packages are silent, and each broken one brings its code and nothing else."""

import struct
import zipfile
from pathlib import Path

import pytest

from builder.schemas import schema_files
from builder.verify import scorm, verify_package
from tests.unit.verify.good_scorm import SETS, Edition, good_scorm, pack
from tests.unit.verify.scorm_mutations import MANIFEST, MUTATIONS, Mutation, both, drop, put, swap

COVERED = "SCO001 SCO002 SCO003 SCO004 SCO005 SCO007 SCO015".split()
"""The codes that are shown here and not by a mutation."""


def codes(path: Path) -> set[str]:
    """Give the codes that come up."""
    return {found.code for found in verify_package(path).diagnostics}


@pytest.mark.parametrize(("edition", "kind", "expected"), [
    ("1.2", "scorm12", set()), ("4th", "scorm2004", set()), ("3rd", "scorm2004", {"SCO027"}),
])  # fmt: skip
def test_good_packages_are_silent(tmp_path: Path, edition: Edition, kind: str, expected: set[str]) -> None:
    """Only the earlier edition is noted."""
    report = verify_package(pack(good_scorm(edition), tmp_path / "good.zip"))
    assert report.kind == kind
    assert {found.code for found in report.diagnostics} == expected


def test_the_facts_of_a_good_package(tmp_path: Path) -> None:
    facts = verify_package(pack(good_scorm("4th"), tmp_path / "good.zip")).facts
    assert facts == {
        "schemaversion": "2004 4th Edition",
        "title": "Sample module",
        "organizations": 1,
        "items": 2,
        "SCOs": 1,
        "assets": 1,
        "pages": 1,
        "members": 23,
        "bytes": sum(map(len, good_scorm("4th").values())),
    }


@pytest.mark.parametrize("mutation", MUTATIONS, ids=str)
def test_a_broken_package_is_seen(tmp_path: Path, mutation: Mutation) -> None:
    files = good_scorm(mutation.edition)
    mutation.change(files)
    report = verify_package(pack(files, tmp_path / "broken.zip"))
    expected = {*mutation.codes.split()} | ({"SCO027"} if mutation.edition == "3rd" else set())
    assert {found.code for found in report.diagnostics} == expected, report.diagnostics


def test_without_a_manifest_the_kind_is_unknown(tmp_path: Path) -> None:
    files = good_scorm("1.2")
    del files[MANIFEST]
    assert verify_package(pack(files, tmp_path / "x.zip")).kind == "unknown"


def test_metadata_of_1_2_is_validated(tmp_path: Path) -> None:
    """The schema of the metadata is repaired in memory and then holds good from bad."""
    lom = '<lom xmlns="http://www.imsglobal.org/xsd/imsmd_rootv1p2p1"><general><title><langstring>x</langstring></title>{0}</general></lom>'
    for extra, expected in (("", set()), ("<nonsense/>", {"SCO021"})):
        files = good_scorm("1.2")
        swap("</schemaversion>", "</schemaversion>" + lom.format(extra))(files)
        assert codes(pack(files, tmp_path / "x.zip")) == expected


def test_a_metadata_file_of_its_own_is_declared_by_location(tmp_path: Path) -> None:
    files = good_scorm("1.2")
    both(put("lom.xml", b"<lom/>"), swap("</schemaversion>", "</schemaversion><adlcp:location>lom.xml</adlcp:location>"))(files)
    assert codes(pack(files, tmp_path / "x.zip")) == set()


def test_a_second_schema_set_is_not_needed_for_extensions(tmp_path: Path) -> None:
    """An extension is named in a note and taken out before the schemas are asked, whose wildcards are strict."""
    files = good_scorm("1.2")
    swap('isvisible="true"', 'isvisible="true" v:x="1" xmlns:v="urn:vendor"')(files)
    assert codes(pack(files, tmp_path / "x.zip")) == {"SCO028", "SCO039"}


@pytest.mark.parametrize("edition", SETS)
def test_the_schemas_of_a_package_may_be_left_out(tmp_path: Path, edition: Edition) -> None:
    """It plays; ADL's test refuses it: a warning."""
    files = good_scorm(edition)
    for name in schema_files(SETS[edition]):
        drop(name)(files)
    assert codes(pack(files, tmp_path / "x.zip")) - {"SCO027"} == {"SCO013"}


@pytest.mark.parametrize("data", [b"", b"hello", b"PK\x03\x04nonsense", b"PK\x05\x06" + bytes(10)])
def test_no_archive(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "x.zip"
    path.write_bytes(data)
    report = verify_package(path)
    assert report.kind == "unknown"
    assert {found.code for found in report.diagnostics} == {"SCO001"}


def test_an_empty_zip(tmp_path: Path) -> None:
    assert codes(pack({}, tmp_path / "x.zip")) == {"SCO011"}


@pytest.mark.parametrize("name", [MANIFEST, "index.html", "shared/pic.png", "ims_xml.xsd"])
def test_a_damaged_member(tmp_path: Path, name: str) -> None:
    """One byte of the packed content is turned over."""
    path = pack(good_scorm("1.2"), tmp_path / "x.zip")
    with zipfile.ZipFile(path) as archive:
        start = archive.getinfo(name).header_offset + 30 + len(name)
    data = bytearray(path.read_bytes())
    data[start] ^= 0xFF
    path.write_bytes(data)
    assert "SCO001" in codes(path)


def test_a_symbolic_link(tmp_path: Path) -> None:
    path = pack(good_scorm("1.2"), tmp_path / "x.zip")
    with zipfile.ZipFile(path, "a") as archive:
        info = zipfile.ZipInfo("link")
        info.create_system, info.external_attr = 3, 0o120777 << 16
        archive.writestr(info, "/etc/passwd")
    assert codes(path) == {"SCO002", "SCO012"}


def test_a_rare_method(tmp_path: Path) -> None:
    path = pack(good_scorm("1.2"), tmp_path / "x.zip")
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("x.xsd", "", zipfile.ZIP_BZIP2)
    assert codes(path) == {"SCO003"}


def test_an_encrypted_member(tmp_path: Path) -> None:
    path = pack(good_scorm("1.2"), tmp_path / "x.zip")
    data = bytearray(path.read_bytes())
    place = data.rfind(b"shared/pic.png") - 46  # the central header is 46 bytes long and then has the name
    (flags,) = struct.unpack_from("<H", data, place + 8)
    struct.pack_into("<H", data, place + 8, flags | 1)
    path.write_bytes(data)
    assert codes(path) == {"SCO004"}


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_the_same_path_twice(tmp_path: Path) -> None:
    path = pack(good_scorm("1.2"), tmp_path / "x.zip")
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("shared/pic.png", "other")
    assert codes(path) == {"SCO005"}


def test_a_name_without_the_utf_8_flag(tmp_path: Path) -> None:
    path = pack(good_scorm("1.2") | {"xxxx.xsd": b""}, tmp_path / "x.zip")
    path.write_bytes(path.read_bytes().replace(b"xxxx.xsd", b"xx\x81x.xsd"))
    assert codes(path) == {"SCO007", "SCO008"}


def test_a_large_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = pack(good_scorm("1.2"), tmp_path / "x.zip")
    monkeypatch.setattr(scorm, "LARGE", 1000)
    assert codes(path) == {"SCO015"}


def test_an_address_relative_to_a_base(tmp_path: Path) -> None:
    files = good_scorm("1.2")
    page = b'<html lang="en"><head><title>x</title><base href="../shared/"></head><body><img src="pic.png" alt=""></body></html>'
    both(
        put("files/two.html", page), swap('<file href="index.html"/>', '<file href="index.html"/><file href="files/two.html"/>')
    )(files)
    assert codes(pack(files, tmp_path / "x.zip")) == set()
