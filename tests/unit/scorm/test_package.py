"""The members of SCORM packages: manifest, names, files, the document, limits."""

import re
import subprocess
import sys
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import etree

from builder.archive import check_paths
from builder.diagnostics import BuildError, Diagnostic
from builder.plan.model import CoursePlan, FileActivity
from builder.plan.rich_model import ActivityRef, AttachedFile
from builder.schemas import schema_files
from builder.writers.scorm import scorm12, scorm2004
from builder.writers.scorm.limits import STATE_LIMIT, longest_state
from tests.unit.scorm.plans import ODD, SPAN, asset, course_plan, large_plan, module_plan, page, plan, section

WRITERS = {"1.2": scorm12, "2004": scorm2004}
CP = {"1.2": "{http://www.imsproject.org/xsd/imscp_rootv1p1p2}", "2004": "{http://www.imsglobal.org/xsd/imscp_v1p1}"}
VERSIONS = pytest.mark.parametrize("version", WRITERS)


def written(plan: CoursePlan, version: str) -> dict[str, bytes]:
    """Give path -> bytes of a package."""
    members = WRITERS[version].write(plan)
    check_paths(members)
    assert members[0].path == "imsmanifest.xml"
    rest = [member.path for member in members[1:]]
    assert rest == sorted(rest)
    return {member.path: b"".join(member.chunks()) for member in members}


def manifest(plan: CoursePlan, version: str) -> etree._Element:
    return etree.fromstring(written(plan, version)["imsmanifest.xml"])


def identifiers(root: etree._Element) -> list[str]:
    return [element.get("identifier", "") for element in root.iter() if element.get("identifier")]


def text_of(element: etree._Element) -> str:
    return "".join(str(text) for text in element.itertext())


def document(plan: CoursePlan, version: str = "1.2") -> etree._Element:
    return etree.fromstring(written(plan, version)["index.html"])


def schema(version: str, folder: Path) -> etree.XMLSchema:
    """Give the schema of a version as one that imports what the manifest uses, from files and without the network."""
    files = schema_files("scorm12" if version == "1.2" else "scorm2004-4th")
    for name, data in files.items():
        (folder / name).write_bytes(data)
    wanted = ("adlcp_rootv1p2",) if version == "1.2" else ("imscp_v1p1", "adlcp_v1p3", "adlseq_v1p3", "adlnav_v1p3", "imsss_v1p0")
    imports = []
    for name in wanted:
        target = re.search(rb'targetNamespace\s*=\s*"([^"]+)"', files[f"{name}.xsd"])
        assert target
        imports.append(f'<xs:import namespace="{target[1].decode()}" schemaLocation="{name}.xsd"/>')
    wrapper = folder / "wrapper.xsd"
    wrapper.write_text(f'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">{"".join(imports)}</xs:schema>')
    return etree.XMLSchema(etree.parse(str(wrapper), etree.XMLParser(no_network=True, load_dtd=False, resolve_entities=False)))


@VERSIONS
def test_manifest_keeps_the_official_schema(tmp_path: Path, version: str) -> None:
    odd = replace(module_plan(tmp_path), title=ODD)
    rules = schema(version, tmp_path)
    for one in (module_plan(tmp_path), course_plan(tmp_path), large_plan(200), odd, replace(odd, title=ODD * 30)):
        assert rules.validate(manifest(one, version)), rules.error_log
    broken = manifest(odd, version)
    broken.set("nonsense", "1")
    assert not rules.validate(broken)


@VERSIONS
def test_manifest_names_every_file_and_only_those(tmp_path: Path, version: str) -> None:
    members = written(module_plan(tmp_path), version)
    root = etree.fromstring(members["imsmanifest.xml"])
    named = [element.get("href") for element in root.iter(f"{CP[version]}file")]
    shipped = [path for path in members if path != "imsmanifest.xml" and not path.endswith((".xsd", ".dtd"))]
    assert named == sorted(shipped)
    located = root.get("{http://www.w3.org/2001/XMLSchema-instance}schemaLocation", "").split()[1::2]
    assert located
    assert all(path in members for path in located)


@VERSIONS
def test_manifest_text_is_plain_utf8_for_moodle(tmp_path: Path, version: str) -> None:
    data = written(replace(module_plan(tmp_path), title=ODD), version)["imsmanifest.xml"]
    assert b"&#" not in data
    assert "é 漢 😀" in data.decode()
    assert data.startswith(b"<?xml version='1.0' encoding='UTF-8'?>")
    assert b"<!DOCTYPE" not in data
    assert b"<ns0:" not in data


@VERSIONS
def test_manifest_says_which_scorm(tmp_path: Path, version: str) -> None:
    root = manifest(module_plan(tmp_path), version)
    assert [element.text for element in root[0]] == ["ADL SCORM", {"1.2": "1.2", "2004": "2004 4th Edition"}[version]]
    resource = next(root.iter(f"{CP[version]}resource"))
    wanted = {
        "1.2": "{http://www.adlnet.org/xsd/adlcp_rootv1p2}scormtype",
        "2004": "{http://www.adlnet.org/xsd/adlcp_v1p3}scormType",
    }
    assert resource.get(wanted[version]) == "sco"
    assert resource.get("href") == "index.html"


def test_long_titles_are_cut_at_two_hundred(tmp_path: Path) -> None:
    titles = [
        e.text or "" for e in manifest(replace(module_plan(tmp_path), title="wörter " * 60), "1.2").iter(f"{CP['1.2']}title")
    ]
    assert [len(title) <= 200 and title.endswith("…") for title in titles] == [True, True]


@VERSIONS
def test_identifiers_stay_when_titles_and_order_change(tmp_path: Path, version: str) -> None:
    before = module_plan(tmp_path)
    turned = [replace(s, title="New", activities=tuple(reversed(s.activities))) for s in before.sections]
    after = replace(before, title="Another title", sections=tuple(turned))
    assert (
        identifiers(manifest(before, version))
        == identifiers(manifest(after, version))
        == ["MAN-tiny-1", "ORG-1", "ITEM-1", "RES-1"]
    )
    codes = [{e.get("data-key"): e.get("data-state") for e in document(one).iter("section")} for one in (before, after)]
    assert codes[0] == codes[1]


def test_long_identifiers_are_shortened_and_differ(tmp_path: Path) -> None:
    plans = [replace(module_plan(tmp_path), key="k" * 70 + str(n), scope="s" * 90 + str(n)) for n in (1, 2)]
    one, two = (identifiers(manifest(p, "2004")) for p in plans)
    assert max(map(len, one)) <= 60
    assert not set(one) & set(two)
    assert len(set(one)) == 4


def test_names_in_the_zip_are_safe_and_each_content_is_there_once(tmp_path: Path) -> None:
    members = written(module_plan(tmp_path), "1.2")
    assert all(re.fullmatch(r"[A-Za-z0-9._/-]{1,150}", path) for path in members)
    files = {path: data for path, data in members.items() if path.startswith("files/")}
    assert list(files) == [
        "files/1.a.1.1-annex-1/leiter-der-beteiligung.pdf",
        "files/1.a.1.1-annex-2/arbeitsblatt-u-1-2.docx",
        "files/1.a.1.1-annex-2/arbeitsblatt-u-1.docx",
        "files/1.a.1.1/three-rings-e.svg",
    ]
    assert len(set(files.values())) == len(files)


def test_hopeless_names_still_give_files(tmp_path: Path) -> None:
    names = ["漢.pdf", "漢字.pdf", "...", "a b/..".replace("/", "_"), "é" * 200 + ".PDF", ".htaccess", "x.verylongextension"]
    attached = [
        AttachedFile(name, asset(tmp_path, f"{n}.bin", bytes([n]), "application/pdf"), "cc-by-4.0")
        for n, name in enumerate(names)
    ]
    first = page("1.A.1.1", "One", ("<p>x</p>",), files=tuple(attached))
    paths = [path for path in written(plan([section("1", 1, "M", [first])]), "1.2") if path.startswith("files/")]
    assert len(paths) == len(names)
    assert all(re.fullmatch(r"files/1\.a\.1\.1/[a-z0-9][a-z0-9._-]{0,79}", path) for path in paths), paths


def test_nothing_in_a_package_tells_its_day_or_edition(tmp_path: Path) -> None:
    first = module_plan(tmp_path)
    later = replace(first, edition="9.9", released=first.released.replace(year=2030), cite="Someone, 2030")
    assert written(first, "1.2") == written(later, "1.2")


def test_same_bytes_whatever_the_hash_seed(tmp_path: Path) -> None:
    code = (
        "import hashlib, sys; from pathlib import Path; from tests.unit.scorm.plans import course_plan; "
        "from builder.writers.scorm import scorm2004; members = scorm2004.write(course_plan(Path(sys.argv[1]))); "
        "print(hashlib.sha256(b''.join(b''.join(m.chunks()) for m in members)).hexdigest())"
    )
    root = Path(__file__).parents[3]
    digests = {
        subprocess.run(
            [sys.executable, "-c", code, str(tmp_path)], env={"PYTHONHASHSEED": seed}, cwd=root, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert len(digests) == 1


def test_files_come_from_disk_and_only_when_read(tmp_path: Path) -> None:
    on_disk = [m for m in scorm12.write(module_plan(tmp_path)) if m.file]
    assert len(on_disk) == 4
    assert all(m.data is None and not m.compress for m in on_disk)


@VERSIONS
def test_document_holds_every_page_in_order(tmp_path: Path, version: str) -> None:
    root = document(course_plan(tmp_path), version)
    assert root.get("data-scorm-version") == version
    assert root.get("lang") == "en"
    keys = [e.get("data-key") for e in root.iter("section") if e.get("data-key")]
    assert keys == ["course/welcome", "1/module", "1.A/topic", "1.A.1.1", "1.A.1.2", "1.A.2.1", "1.B/topic", "1.B.2.1"]
    counting = [e.get("data-key") for e in root.iter("section") if e.get("data-state")]
    assert counting == ["1.A.1.1", "1.A.1.2", "1.A.2.1", "1.B.2.1"]
    titles = [text_of(e) for e in root.iter("h1")]
    assert f"1.A.1.2 {ODD}" in titles


def test_every_address_in_the_document_leads_somewhere(tmp_path: Path) -> None:
    members = written(course_plan(tmp_path), "1.2")
    root = etree.fromstring(members["index.html"])
    ids = [e.get("id") for e in root.iter() if e.get("id")]
    assert len(ids) == len(set(ids)), "no id twice, footnotes of two pages included"
    addresses = [value for e in root.iter() for name in ("href", "src") if (value := e.get(name))]
    assert {a[1:] for a in addresses if a.startswith("#")} <= set(ids)
    local = {a for a in addresses if not a.startswith(("#", "http"))}
    assert local <= members.keys()
    used_by_css = re.findall(r"url\(", members["assets/player.css"].decode())
    assert used_by_css == []
    subresources = [
        e.get("src") or e.get("href")
        for e in root.iter("script", "img", "link")
        if (e.get("src") or e.get("href") or "").startswith("http")
    ]
    assert subresources == []


def test_links_name_files_as_people_do_and_leave_the_frame_alone(tmp_path: Path) -> None:
    root = document(module_plan(tmp_path))
    links = {text_of(a): a for a in root.iter("a")}
    assert links["the ladder"].get("href") == "files/1.a.1.1-annex-1/leiter-der-beteiligung.pdf"
    assert links["the sheet"].get("download") == "Arbeitsblatt Ü 1.docx"
    assert links["the rings"].get("download") == "Three rings é.svg"
    assert links["Download: The ladder once more"].get("download") == "The ladder again.pdf"
    assert links["the film"].get("href") == "https://www.example.org/watch?v=1&t=2"
    assert links["1.B.2.1"].get("href") == "#p-1.B.2.1"
    assert "the news" not in links, "what the package leaves out becomes text"
    outside = [a for a in root.iter("a") if not (a.get("href") or "").startswith("#")]
    assert {a.get("target") for a in outside} == {"_blank"}
    assert all("noopener" in (a.get("rel") or "") for a in outside)


def test_annexes_tell_kind_and_size(tmp_path: Path) -> None:
    about = [e.text for e in document(module_plan(tmp_path)).iter("span") if e.get("class") == "about"]
    assert about == ["PDF, 15\u00a0B", "DOCX, 1.6\u00a0MB", "example.org", "PDF, 15\u00a0B"]


def test_headings_go_down_without_a_gap(tmp_path: Path) -> None:
    for one in document(course_plan(tmp_path)).iter("section"):
        levels = [int(str(e.tag)[1]) for e in one.iter("h1", "h2", "h3", "h4", "h5", "h6")]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(after - before <= 1 for before, after in pairwise(levels)), levels


def test_topics_gather_their_levels_and_exercises(tmp_path: Path) -> None:
    topic = next(e for e in document(module_plan(tmp_path)).iter("section") if e.get("data-key") == "1.A/topic")
    assert [text_of(e) for e in topic.iter("h1", "h2")] == ["1.A Professional profile", "Level 1", "Level 2"]
    ways = [a.get("href") for e in topic.iter("ul") if e.get("class") == "ways" for a in e.iter("a")]
    assert ways == ["#p-1.A.1.1", "#p-1.A.1.2", "#p-1.A.2.1"]


def test_texts_are_not_escaped_twice_and_titles_once(tmp_path: Path) -> None:
    data = written(module_plan(tmp_path), "1.2")["index.html"].decode()
    assert "Trainer&#8217;s tip" in data
    assert "Q &amp; A &lt;b&gt;" in data
    assert "&amp;amp;" not in data
    assert not re.search(r"<(td|p|span|a|div|li)\b[^<>]*/>", data), "HTML knows no such empty elements"


def test_rules_for_pages_and_scripts(tmp_path: Path) -> None:
    members = written(course_plan(tmp_path), "2004")
    scripts = (members["assets/player.js"] + members["assets/scorm.js"]).decode()
    for forbidden in (
        "unload'",
        "XMLHttpRequest",
        "fetch(",
        "alert(",
        "confirm(",
        "sendBeacon",
        "eval(",
        "innerHTML",
        "document.write",
        "setInterval",
    ):
        assert forbidden not in scripts
    html = members["index.html"].decode()
    assert "default-src 'none'; script-src 'self'" in html
    assert not re.search(r"<script(?! src=)|\son[a-z]+=", html)


@VERSIONS
def test_two_hundred_exercises_fit(version: str) -> None:
    assert longest_state(200) == 814
    assert len([e for e in document(large_plan(200), version).iter("section") if e.get("data-state")]) == 200


def test_the_state_is_proven_to_fit() -> None:
    assert longest_state(1020) <= STATE_LIMIT < longest_state(1021)
    assert codes(large_plan(1021, "<p>x</p>")) == ["SCO902"]


def test_clashing_keys_are_refused() -> None:
    pages = [page(key, key, ("<p>x</p>",)) for key in ("1.a", "1.A", "2/b", "2-b")]
    assert codes(plan([section("1", 1, "M", pages)])) == ["SCO904", "SCO904"]


def test_a_collision_of_state_codes_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("builder.writers.scorm.limits.state_code", lambda key: key[:4])
    found = problems_of(
        plan([section("1", 1, "M", [page(key, key, ("<p>x</p>",)) for key in ("1.A.1.1", "1.A.1.2", "1.B.1.1")])])
    )
    assert [d.code for d in found] == ["SCO903"]
    assert '"1.A.1.2" and "1.A.1.1"' in found[0].message


def test_odd_keys_and_empty_plans_are_refused() -> None:
    assert codes(plan([])) == ["SCO901"]
    assert codes(plan([section("1", 1, "M", [page("é", "E", ("<p>x</p>",)), page("k" * 256, "K", ("<p>x</p>",))])])) == [
        "SCO905",
        "SCO905",
    ]


def test_an_annex_before_every_page_gets_one(tmp_path: Path) -> None:
    main = AttachedFile("a.pdf", asset(tmp_path, "a.pdf", b"a", "application/pdf"), "cc-by-4.0")
    annex = FileActivity("1/annex-1", "An annex", "en", main, (), (), 0, SPAN)
    root = document(plan([section("1", 1, "The module", [annex, page("1.A.1.1", "One", ("<p>x</p>",))])]))
    assert [e.get("data-key") for e in root.iter("section") if e.get("data-key")] == ["1/section", "1.A.1.1"]


def test_what_leads_nowhere_becomes_text() -> None:
    body = ('<p>See <a href="', ActivityRef("9.9"), '"><em>that</em></a>.</p>')
    text = next(
        e for e in document(plan([section("1", 1, "M", [page("1.A", "One", body)])])).iter("div") if e.get("class") == "text"
    )
    assert etree.tostring(text[0]) == b"<p>See <em>that</em>.</p>"


def test_an_inserted_page_changes_no_other_code(tmp_path: Path) -> None:
    def states(one: CoursePlan) -> dict[str | None, str | None]:
        return {e.get("data-key"): e.get("data-state") for e in document(one).iter("section")}

    before, after = states(module_plan(tmp_path)), states(module_plan(tmp_path, inserted=True))
    assert before.items() < after.items()


def test_pages_in_another_language_say_so() -> None:
    german = page("1.A", "1.A Titel", ("<p>x</p>",), language="de")
    root = document(plan([section("1", 1, "M", [german])]))
    assert [e.get("lang") for e in next(root.iter("h1")).iter("span") if "Titel" in (e.text or "")] == ["de"]


def problems_of(one: CoursePlan) -> tuple[Diagnostic, ...]:
    with pytest.raises(BuildError) as caught:
        scorm12.write(one)
    return caught.value.diagnostics


def codes(one: CoursePlan) -> list[str]:
    return [d.code for d in problems_of(one)]
