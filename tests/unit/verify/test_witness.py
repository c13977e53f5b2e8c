"""The witness is independent, keeps the schemas as they are, and never breaks over what it is shown."""

import ast
import hashlib
import random
import re
from pathlib import Path

import pytest

import builder.verify
from builder.diagnostics import CODES
from builder.schemas import SchemaSet, schema_files
from builder.verify import verify_package
from builder.verify.scorm.schema import _load
from tests.unit.verify.good_backup import good_backup, pack_tar, pack_zip
from tests.unit.verify.good_scorm import SETS, Edition, good_scorm

MAY_IMPORT = ("builder.verify", "builder.diagnostics", "builder.schemas")
# SHA-256 over "name, NUL, content" of the files in order, as they lie in the npm package that NOTICE names.
PUBLISHED = {
    "scorm12": (4, "d0562c2c814ef503930d1fa4631e768759e5469f43e611d34fa4d60650dee4c0"),
    "scorm2004-3rd": (17, "b6cbf0ade8ab094d3df1060cde52eed7f139f22510afd37ee1d5ca53dfed13f9"),
    "scorm2004-4th": (17, "5ca9d157a7b1e01e6d7dcee8c6c92daccf1bc2c0c648d68de894513d5155ff3e"),
}
ROUNDS = 60


def test_the_witness_imports_nothing_of_those_it_witnesses() -> None:
    for file in Path(builder.verify.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert all(name.startswith(MAY_IMPORT) for name in names if name.startswith("builder")), file


def test_every_code_that_is_used_is_in_the_table() -> None:
    for file in Path(builder.verify.__file__).parent.rglob("*.py"):
        assert set(re.findall(r'"((?:MBZ|SCO)\d{3})"', file.read_text(encoding="utf-8"))) <= set(CODES), file


@pytest.mark.parametrize("name", PUBLISHED)
def test_the_schemas_are_those_that_were_published(name: SchemaSet) -> None:
    digest = hashlib.sha256()
    for file, data in schema_files(name).items():
        digest.update(file.encode() + b"\0" + data)
    assert (len(schema_files(name)), digest.hexdigest()) == PUBLISHED[name]


def test_a_set_of_schemas_is_loaded_once(tmp_path: Path) -> None:
    _load.cache_clear()
    path = pack_zip(good_scorm("4th"), tmp_path / "x.zip")
    verify_package(path)
    verify_package(path)
    assert (_load.cache_info().misses, _load.cache_info().hits) == (1, 1)


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_turned_bytes_break_nothing(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311  (the same bytes every time are what is wanted)
    edition: Edition = chance.choice(list(SETS))
    made = (
        pack_zip(good_backup(), tmp_path / "x.mbz"),
        pack_tar(good_backup(), tmp_path / "y.mbz"),
        pack_zip(good_scorm(edition), tmp_path / "z.zip"),
    )[seed % 3]
    data = bytearray(made.read_bytes())
    for _ in range(chance.randint(1, 20)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    made.write_bytes(data)
    verify_package(made)


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_lost_and_doubled_lines_break_nothing(tmp_path: Path, seed: int) -> None:
    """Lines of XML are lost, doubled or emptied: whatever comes of it is said, not raised."""
    chance = random.Random(seed)  # noqa: S311  (the same changes every time are what is wanted)
    files = good_backup(chance.choice(["3.11", "4.1"])) if seed % 2 else good_scorm(chance.choice(list(SETS)))
    for path in chance.sample([path for path in sorted(files) if path.endswith((".xml", ".html", ".css"))], 3):
        lines = files[path].split(b"\n")
        for _ in range(chance.randint(1, 5)):
            place = chance.randrange(len(lines) or 1)
            line = b"".join(lines[place : place + 1])
            lines[place : place + 1] = chance.choice([[], [line] * 2, [re.sub(rb">[^<]+<", b"><", line)]])
        files[path] = b"\n".join(lines)
    assert verify_package(pack_zip(files, tmp_path / "x.mbz")).path.name == "x.mbz"
