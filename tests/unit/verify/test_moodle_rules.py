"""Every rule for Moodle backups: the good backup is silent, and each broken one brings its code and nothing else."""

from pathlib import Path

import pytest

from builder.verify import verify_package
from tests.unit.verify.good_backup import VERSIONS, good_backup, pack_tar, pack_zip
from tests.unit.verify.moodle_mutations import MUTATIONS, Mutation


@pytest.mark.parametrize("release", VERSIONS)
@pytest.mark.parametrize("pack", [pack_zip, pack_tar])
def test_a_good_backup_is_silent(tmp_path: Path, release: str, pack: object) -> None:
    packed = (pack_zip if pack is pack_zip else pack_tar)(good_backup(release), tmp_path / "good.mbz")
    report = verify_package(packed)
    assert report.kind == "moodle"
    assert report.diagnostics == ()


def test_the_facts_of_a_good_backup(tmp_path: Path) -> None:
    facts = verify_package(pack_zip(good_backup(), tmp_path / "good.mbz")).facts
    assert list(facts)[:4] == ["release", "moodle version", "course", "short name"]
    assert facts["release"] == "4.1"
    assert facts["sections"] == 4
    assert facts["questions"] == 9
    assert facts["files"] == 11
    activities = facts["activities"]
    assert isinstance(activities, dict)
    assert sum(activities.values()) == 15


@pytest.mark.parametrize("mutation", MUTATIONS, ids=str)
def test_a_broken_backup_is_seen(tmp_path: Path, mutation: Mutation) -> None:
    files = good_backup(mutation.release)
    mutation.change(files)
    report = verify_package(pack_zip(files, tmp_path / "broken.mbz"))
    assert sorted({d.code for d in report.diagnostics}) == sorted(mutation.codes.split()), report.diagnostics


def test_a_place_names_package_member_and_line(tmp_path: Path) -> None:
    files = good_backup()
    text = files["activities/url_4/url.xml"].decode()
    files["activities/url_4/url.xml"] = text.replace("<name>Url", "<name>").encode()
    (found,) = verify_package(pack_zip(files, tmp_path / "x.mbz")).diagnostics
    assert found.span.path == f"{(tmp_path / 'x.mbz').as_posix()}!activities/url_4/url.xml"
    assert found.span.line == 3


def test_many_of_one_kind_are_counted(tmp_path: Path) -> None:
    files = good_backup() | {f"junk/{number}": b"" for number in range(60)}
    found = verify_package(pack_zip(files, tmp_path / "x.mbz")).diagnostics
    assert len(found) == 51
    assert found[-1].message == "and 10 more of this kind, not listed"
