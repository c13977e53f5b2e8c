"""One broken package a rule: what is changed in the good one, and the codes that must come up, all of them and no others."""

# ruff: noqa: E501  (a mutation stands on one line)

from collections.abc import Callable
from dataclasses import dataclass

from tests.unit.verify.good_backup import Files
from tests.unit.verify.good_scorm import Edition

Change = Callable[[Files], None]
MANIFEST, PAGE = "imsmanifest.xml", "index.html"


@dataclass(frozen=True)
class Mutation:
    """A change to the good package of an edition, and the codes it must bring."""

    codes: str
    change: Change
    edition: Edition = "1.2"
    name: str = ""

    def __str__(self) -> str:
        """Give a name for the test."""
        return f"{self.codes} {self.name}".strip()


def swap(old: str, new: str, path: str = MANIFEST, times: int = 1) -> Change:
    """Replace a text in one file."""

    def change(files: Files) -> None:
        text = files[path].decode()
        assert text.count(old) >= times, f"{path} has no {old!r}"
        files[path] = text.replace(old, new, times).encode()

    return change


def put(path: str, data: bytes) -> Change:
    """Write a file."""
    return lambda files: files.update({path: data})


def drop(path: str) -> Change:
    """Leave out a file."""
    return lambda files: files.__delitem__(path)


def move(old: str, new: str) -> Change:
    """Rename a file."""
    return lambda files: files.update({new: files.pop(old)})


def both(*changes: Change) -> Change:
    """Make several changes."""

    def change(files: Files) -> None:
        for one in changes:
            one(files)

    return change


def item(element: str) -> Change:
    """Put an element into the item of 1.2."""
    return swap("<title>Lesson</title>", f"<title>Lesson</title>{element}")


def on_page(text: str) -> Change:
    """Put something into the page."""
    return swap("</body>", f"{text}</body>", PAGE)


def encode_as(encoding: str) -> Change:
    """Write the manifest in another encoding."""

    def change(files: Files) -> None:
        text = files[MANIFEST].decode().replace("UTF-8", encoding).replace("Lesson", "Leçon")
        files[MANIFEST] = text.encode(encoding)

    return change


def prefixed(files: Files) -> None:
    """Give the elements of content packaging a prefix."""
    text = files[MANIFEST].decode().replace('xmlns="', 'xmlns:cp="')
    for name in ("manifest", "metadata", "schemaversion", "schema", "organizations", "organization", "title", "item", "resources", "resource",
        "file", "dependency"):  # fmt: skip
        for end in (">", " ", "/"):
            text = text.replace(f"<{name}{end}", f"<cp:{name}{end}")
        text = text.replace(f"</{name}>", f"</cp:{name}>").replace(f"<{name}\n", f"<cp:{name}\n")
    files[MANIFEST] = text.encode()


def based(files: Files) -> None:
    """Give <resources> an xml:base, and move the content there."""
    swap("<resources>", '<resources xml:base="content/">')(files)
    for path in ("index.html", "files/my-notes.txt", "shared/player.js", "shared/style.css", "shared/pic.png"):
        move(path, f"content/{path}")(files)


def cut(start: str, end: str) -> Change:
    """Take out what stands between two texts, with both."""

    def change(files: Files) -> None:
        before, _, rest = files[MANIFEST].decode().partition(start)
        inner, found, after = rest.partition(end)
        assert found, start
        assert inner
        files[MANIFEST] = (before + after).encode()

    return change


without_organizations = cut("<organization ", "</organization>")
without_items = cut("<item ", "</item>")


def hide_on_cluster(files: Files) -> None:
    """Move the navigation from the leaf to its parent."""
    text = files[MANIFEST].decode()
    start, end = text.index("<adlnav:presentation>"), text.index(AFTER) + len(AFTER)
    moved = text[start:end]
    text = text[:start] + text[end:]
    place = text.index("</item>") + len("</item>")
    files[MANIFEST] = (text[:place] + moved + text[place:]).encode()


SUB = '<manifest identifier="SUB"><organizations/><resources/></manifest></manifest>'
OTHER = '<organization identifier="ORG-2"><title>Two</title><item identifier="ITEM-9" identifierref="RES-1"><title>x</title></item></organization>'
SECOND = '<imsss:mapInfo targetObjectiveID="global-1" readSatisfiedStatus="false" readNormalizedMeasure="false" writeSatisfiedStatus="true"/>'
LOM = '<schemaversion>{0}</schemaversion><lom xmlns="http://ltsc.ieee.org/xsd/LOM"><general/></lom>'
THRESHOLD = '<adlcp:completionThreshold completedByMeasure="true">{0}</adlcp:completionThreshold>'
AFTER = "</adlnav:presentation>"
MUTATIONS = (
    # zip (what needs another packer is in test_scorm_rules.py)
    Mutation("SCO002 SCO012", put("../evil.txt", b"")),
    Mutation("SCO002 SCO012", put("/evil.txt", b""), name="absolute"),
    Mutation("SCO002 SCO008 SCO012", put("a\\evil.txt", b""), name="backslash"),
    Mutation("SCO006 SCO012", put("INDEX.html", b"")),
    Mutation("SCO008 SCO012", put("ü.txt", b"")),
    Mutation("SCO009 SCO012", put("x" * 151, b"")),
    Mutation("SCO010 SCO012", put("__MACOSX/x", b"")),
    # package
    Mutation("SCO011", drop(MANIFEST)),
    Mutation("SCO011", move(MANIFEST, "imsManifest.xml"), name="case"),
    Mutation("SCO011", move(MANIFEST, "module/imsmanifest.xml"), name="in a folder"),
    Mutation("SCO012", put("extra.txt", b"")),
    Mutation("SCO013", drop("adlcp_rootv1p2.xsd")),
    Mutation("SCO013", drop("ims_xml.xsd"), name="included"),
    Mutation("SCO013", drop("imsss_v1p0util.xsd"), "4th", "included by an included one"),
    Mutation("SCO013", swap(" adlcp_rootv1p2.xsd", " http://example.org/adlcp_rootv1p2.xsd"), name="on the web"),
    Mutation("SCO014 SCO013", both(move("adlcp_rootv1p2.xsd", "xsd/adlcp_rootv1p2.xsd"), swap(" adlcp_rootv1p2.xsd", " xsd/adlcp_rootv1p2.xsd"))),
    # manifest
    Mutation("SCO020", swap("</organizations>", "")),
    Mutation("SCO021", swap("<organizations", "<surprise/><organizations")),
    Mutation("SCO021 SCO051", swap("Sample module", "x" * 201), name="title in 1.2"),
    Mutation("SCO021", swap('objectiveSetByContent="true"', 'objectiveSetByContent="maybe"'), "4th"),
    Mutation("SCO021", swap("0.7", "1.7"), "4th", "measure"),
    Mutation("SCO021", swap(">continue<", ">forward<"), "4th", "hideLMSUI"),
    Mutation("SCO021", swap("<imsss:objectives>", "<imsss:deliveryControls/><imsss:objectives>"), "3rd", "order"),
    Mutation("SCO021", item("<adlcp:timelimitaction>stop</adlcp:timelimitaction>"), name="timelimitaction"),
    Mutation("SCO021", item("<adlcp:prerequisites>A</adlcp:prerequisites>"), name="prerequisites"),
    Mutation("SCO021", item("<adlcp:datafromlms>" + "x" * 256 + "</adlcp:datafromlms>"), name="datafromlms"),
    Mutation("SCO022", swap("imscp_rootv1p1p2", "imscp_rootv1p1p9", times=1)),
    Mutation("SCO022", put(MANIFEST, b"<package/>"), name="name"),
    Mutation("SCO023", swap("<manifest", "<!DOCTYPE manifest><manifest")),
    Mutation("SCO024", lambda files: files.update({MANIFEST: b"\xef\xbb\xbf" + files[MANIFEST]})),
    Mutation("SCO024", encode_as("ISO-8859-1"), name="Latin 1"),
    Mutation("SCO025", swap("ADL SCORM", "ADL Scorm")),
    Mutation("SCO025", swap("<schema>ADL SCORM</schema>", ""), name="missing"),
    Mutation("SCO026", swap("<schemaversion>1.2<", "<schemaversion>1.3<")),
    Mutation("SCO026", swap("2004 4th Edition", "2004 4th edition"), "4th", "case"),
    Mutation("SCO026", swap("2004 4th Edition", "1.2"), "4th", "another standard"),
    Mutation("SCO027", put("shared/player.js", b""), "3rd"),
    Mutation("SCO027", swap("2004 4th Edition", "CAM 1.3"), "4th", "CAM"),
    Mutation("SCO028", swap(" http://www.adlnet.org/xsd/adlcp_rootv1p2 adlcp_rootv1p2.xsd", "")),
    Mutation("SCO029 SCO083 SCO012", swap('<resource identifier="RES-1"', '<resource xml:base="content" identifier="RES-1"')),
    Mutation("SCO030", based),
    Mutation("SCO031", swap("</manifest>", SUB)),
    Mutation("SCO032", prefixed),
    Mutation("SCO033", lambda files: files.update({MANIFEST: files[MANIFEST].replace(b"adlcp:", b"scorm:").replace(b"xmlns:adlcp=", b"xmlns:scorm=")})),
    Mutation("SCO034", swap("Sample", "S&#233;mple")),
    Mutation("SCO035", swap('"ITEM-1"', '"1.A.1"')),
    Mutation("SCO035 SCO021", swap(' identifier="ITEM-1"', ""), name="missing"),
    Mutation("SCO036", swap('"ITEM-1"', '"RES-1"')),
    Mutation("SCO037", swap('"ITEM-1"', f'"{"x" * 256}"')),
    Mutation("SCO038", swap('"ITEM-1"', f'"{"x" * 61}"')),
    Mutation("SCO039 SCO028", swap("<schemaversion>2004 4th Edition</schemaversion>", LOM.format("2004 4th Edition")), "4th"),
    # organizations and items
    Mutation("SCO040 SCO088", without_organizations),
    Mutation("SCO041", swap("</organizations>", OTHER + "</organizations>")),
    Mutation("SCO042", swap('default="ORG-1"', 'default="ORG-9"')),
    Mutation("SCO042", swap(' default="ORG-1"', ""), name="missing"),
    Mutation("SCO043", swap("<title>Sample module</title>", "")),
    Mutation("SCO044 SCO088", without_items),
    Mutation("SCO045", swap('structure="hierarchical"', f'structure="{"x" * 201}"'), "4th"),
    Mutation("SCO050", swap("<title>Lesson</title>", "<title> </title>")),
    Mutation("SCO051", swap("<title>Lesson", "<title>" + "x" * 201), "4th"),
    Mutation("SCO052", swap("<title>Lesson", "<title>" + "x" * 256), "4th"),
    Mutation("SCO053 SCO088", swap(' identifierref="RES-1" isvisible', " isvisible")),
    Mutation("SCO054", swap('<item identifier="CLUSTER-1">', '<item identifier="CLUSTER-1" identifierref="RES-1">'), "4th"),
    Mutation("SCO055 SCO088", swap('identifierref="RES-1" isvisible', 'identifierref="RES-9" isvisible')),
    Mutation("SCO056", swap('"sco" href="index.html"', '"sco"')),
    Mutation("SCO057", swap('isvisible="true"', 'isvisible="1"')),
    Mutation("SCO058", swap('isvisible="true"', 'parameters="a b"')),
    Mutation("SCO059", both(item("<adlcp:datafromlms>x</adlcp:datafromlms>"), swap('"sco"', '"asset"'))),
    Mutation("SCO060", item("<adlcp:masteryscore>0.7</adlcp:masteryscore>")),
    Mutation("SCO061", item("<adlcp:maxtimeallowed>90 min</adlcp:maxtimeallowed>")),
    Mutation("SCO063", swap(AFTER, f"{AFTER}<adlcp:dataFromLMS>{'x' * 4001}</adlcp:dataFromLMS>"), "4th"),
    Mutation("SCO064", item("<adlcp:masteryscore>70</adlcp:masteryscore>")),
    Mutation("SCO065", swap(AFTER, AFTER + THRESHOLD.format("")), "4th"),
    Mutation("SCO066 SCO065", swap(AFTER, AFTER + THRESHOLD.format("0.5")), "4th"),
    # sequencing
    Mutation("SCO071", swap('primaryObjective objectiveID="obj-1"', "primaryObjective"), "4th"),
    Mutation("SCO072", swap('objectiveID="obj-2"', 'objectiveID="obj-1"'), "4th"),
    Mutation("SCO074", swap("</imsss:primaryObjective>", SECOND + "</imsss:primaryObjective>"), "4th"),
    Mutation("SCO074", swap("</imsss:primaryObjective>", '<imsss:mapInfo targetObjectiveID="global-2"/></imsss:primaryObjective>'), "4th", "read"),
    Mutation("SCO075", hide_on_cluster, "4th"),
    Mutation("SCO076", swap('<item identifier="ITEM-1"', '<item adlseq:objectivesGlobalToSystem="true" identifier="ITEM-1"'), "4th"),
    # resources
    Mutation("SCO080", swap('type="webcontent"', 'type="text/html"')),
    Mutation("SCO081 SCO021", swap('adlcp:scormtype="sco"', 'adlcp:scormType="sco"')),
    Mutation("SCO081", swap('adlcp:scormType="sco"', 'adlcp:scormtype="sco"'), "4th", "1.2 name in 2004"),
    Mutation("SCO081", swap(' adlcp:scormtype="asset"', ""), name="missing"),
    Mutation("SCO081 SCO021", swap('"asset"', '"page"'), name="value"),
    Mutation("SCO081", swap('<file href="index.html"', '<file adlcp:scormtype="sco" href="index.html"'), name="on a file"),
    Mutation("SCO082 SCO012", swap('<file href="index.html"/>', "")),
    Mutation("SCO083 SCO091", drop("shared/pic.png")),
    Mutation("SCO083 SCO012", swap("shared/player.js", "shared/Player.js"), name="case"),
    Mutation("SCO084", swap('<file href="shared/pic.png"/>', '<file href="shared/pic.png"/><file href="../x.txt"/>')),
    Mutation("SCO084", swap('<file href="shared/pic.png"/>', '<file href="shared/pic.png"/><file href="/x.txt"/>'), name="absolute"),
    Mutation("SCO085 SCO008 SCO091", both(swap("my%2Dnotes", "my notes"), move("files/my-notes.txt", "files/my notes.txt"))),
    Mutation("SCO086", swap('<file href="shared/pic.png"/>', '<file href="shared/pic.png"/><file href="https://example.org/x.js"/>')),
    Mutation("SCO086", swap('href="index.html">', 'href="https://example.org/">'), name="page"),
    Mutation("SCO087 SCO088", swap('dependency identifierref="RES-shared"', 'dependency identifierref="RES-9"')),
    Mutation("SCO088", swap('<dependency identifierref="RES-shared"/>', "")),
    Mutation("SCO089 SCO021 SCO082 SCO083", swap('href="index.html">', f'href="{"x" * 2001}">')),
    # pages and scripts
    Mutation("SCO090", on_page('<img src="https://example.org/a.png" alt="">')),
    Mutation("SCO090", on_page('<script src="//example.org/a.js"></script>'), name="script"),
    Mutation("SCO090", swap('rel="author"', 'rel="stylesheet"', PAGE), name="stylesheet"),
    Mutation("SCO090", on_page('<img srcset="https://example.org/a.png 2x" src="shared/pic.png" alt="">'), name="srcset"),
    Mutation("SCO090", put("shared/style.css", b'@import "https://example.org/a.css";'), name="import"),
    Mutation("SCO090", put("shared/style.css", b"a { b: url('http://example.org/a.png') }"), name="url()"),
    Mutation("SCO090", on_page('<p style="background:url(https://example.org/a.png)">'), name="style attribute"),
    Mutation("SCO090 SCO012", put("a.svg", b'<svg><image xlink:href="https://example.org/a.png"/></svg>'), name="svg"),
    Mutation("SCO091", on_page('<a href="nothing.html">x</a>')),
    Mutation("SCO091", put("shared/style.css", b"a { b: url(nothing.png) }"), name="style"),
    Mutation("SCO092", on_page('<a href="/index.html">x</a>')),
    Mutation("SCO093", swap(' lang="en"', "", PAGE)),
    Mutation("SCO094", swap("A page", "", PAGE)),
    Mutation("SCO095", on_page('<img src="shared/pic.png">')),
    Mutation("SCO098", on_page('<p>Your answer <input type="text"></p>')),
    Mutation("SCO098", on_page('<label for="other">Goal</label><select id="aim"></select>'), name="select"),
    Mutation("SCO098", on_page('<button type="button"><img src="shared/pic.png" alt=""> </button>'), name="button"),
    Mutation("SCO096", put("shared/player.js", b"window.addEventListener('beforeunload', save)")),
    Mutation("SCO096", put("shared/player.js", b"window.onunload = save"), name="property"),
    Mutation("SCO096", swap("<body", '<body onunload="save()"', PAGE), name="attribute"),
    Mutation("SCO097", put("shared/player.js", b'r.open("POST", url, false)')),
    Mutation("SCO097", on_page('<script>r.open("GET", f(a), !1, user)</script>'), name="in a page"),
)  # fmt: skip
