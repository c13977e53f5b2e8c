"""What the golden files do not show of Moodle backups."""

import re
from pathlib import Path

from lxml import etree

from tests.courses import base_course, moodle_members, plan_of


def change(root: Path, name: str, old: str, new: str) -> None:
    file = root / name
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def page(members: dict[str, bytes], idnumber: str) -> etree._Element:
    for path, data in members.items():
        if path.endswith("/module.xml") and etree.fromstring(data).findtext("idnumber") == idnumber:
            return etree.fromstring(members[path.replace("module.xml", "page.xml")])
    raise AssertionError(f"no page {idnumber}")


def test_file_names_in_addresses_and_in_the_list(tmp_path: Path) -> None:
    """Moodle decodes the address, and knows the file by its plain name."""
    root = base_course(tmp_path)
    name = "my förm 100%+#?.pdf"
    (root / "annex_assets" / name).write_bytes(b"x")
    change(root, "source/1/A/one.en.md", "Ask.", "[form](<../../../annex_assets/my förm 100%25+%23?.pdf>)")
    members = moodle_members(plan_of(root))
    content = page(members, "1.A.1.1").findtext("page/content")
    assert content is not None
    assert '<a href="@@PLUGINFILE@@/my%20f%C3%B6rm%20100%25%2B%23%3F.pdf">form</a>' in content
    assert name in [element.text for element in etree.fromstring(members["files.xml"]).iter("filename")]


def test_moodles_own_tokens_in_a_text_stay_text(tmp_path: Path) -> None:
    root = base_course(tmp_path)
    change(root, "source/1/A/one.en.md", "Ask.", "Write $@PAGEVIEWBYID*5@$, $@NULL@$ and @@PLUGINFILE@@/x.")
    content = page(moodle_members(plan_of(root)), "1.A.1.1").findtext("page/content")
    assert content is not None
    assert "Write $&#64;PAGEVIEWBYID*5@$, $&#64;NULL@$ and &#64;@PLUGINFILE@@/x." in content


def test_a_module_has_numbers_and_a_name_of_its_own(tmp_path: Path) -> None:
    root = base_course(tmp_path)
    whole, module = (etree.fromstring(moodle_members(plan_of(root, scope))["course/course.xml"]) for scope in ("", "1"))
    assert [tree.findtext("shortname") for tree in (whole, module)] == ["PROBE", "PROBE-1"]
    assert [tree.findtext("idnumber") for tree in (whole, module)] == ["probe", "probe/1"]
    assert [tree.findtext("fullname") for tree in (whole, module)] == ["A probe", "A probe – 1 First"]


def test_settings_of_the_course(tmp_path: Path) -> None:
    root = base_course(tmp_path)
    change(root, "source/course.yaml", "planned:", "defaults: {completion: none}\nlayout: {course-display: one-page}\nplanned:")
    members = moodle_members(plan_of(root))
    course = etree.fromstring(members["course/course.xml"])
    options = {o.findtext("name"): o.findtext("value") for o in course.iter("courseformatoption")}
    assert options["coursedisplay"] == "0"
    assert course.findtext("lang") == ""
    assert b"course_completion_criteria" not in members["completion.xml"]
    assert b"course_completion_aggr_methd" not in members["completion.xml"]
    for path, data in members.items():
        if path.endswith("/module.xml"):
            assert b"<completion>0<" in data


def test_no_site_and_nobody(tmp_path: Path) -> None:
    """No address, user or machine is in a backup but the one that is nobody's."""
    members = moodle_members(plan_of(base_course(tmp_path)))
    text = b"\n".join(data for path, data in members.items() if path.endswith(".xml")).decode()
    assert set(re.findall(r"https?://[a-z0-9.]+", text)) <= {
        "https://course.invalid",
        "https://creativecommons.org",
        "http://www.w3.org",
    }
    assert str(tmp_path) not in text
    assert set(re.findall(r"<userid>([^<]*)<", text)) <= {"$@NULL@$"}


def test_first_member_and_order(tmp_path: Path) -> None:
    """Moodle looks for moodle_backup.xml; it comes first, the rest is sorted."""
    names = list(moodle_members(plan_of(base_course(tmp_path))))
    assert names[0] == "moodle_backup.xml"
    assert names[1:] == sorted(names[1:])


def test_times_are_those_of_the_edition(tmp_path: Path) -> None:
    members = moodle_members(plan_of(base_course(tmp_path)))
    text = b"\n".join(data for path, data in members.items() if path.endswith(".xml")).decode()
    for name in ("added", "timecreated", "timemodified", "startdate", "original_course_startdate"):
        assert set(re.findall(f"<{name}>([^<]*)<", text)) == {"1767312000"}, name
