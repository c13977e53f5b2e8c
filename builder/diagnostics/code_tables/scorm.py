"""Codes of SCORM packages: what `builder verify` finds in a zip (docs/formats/scorm-rules.md).

A table, and so longer than a module of code should be.
"""

from builder.diagnostics.code_tables.entry import Code
from builder.diagnostics.model import Severity

CODES: tuple[Code, ...] = (
    # Zip
    Code(
        "SCO001",
        Severity.ERROR,
        "the package cannot be opened",
        "Rule: a zip; every member unpacks and its checksum is right. Otherwise: no system can import it. What to do: copy or "
        "build the file again.",
    ),
    Code(
        "SCO002",
        Severity.ERROR,
        "a path leads out of the package",
        "Rule: relative, `/` only, no `..`, no drive letter, no symbolic link. Otherwise: it is refused, or written elsewhere. "
        "What to do: use relative paths with `/`.",
        "ZIP-PATH",
    ),
    Code(
        "SCO003",
        Severity.ERROR,
        "a packing method that not every system knows",
        "Rule: stored or deflated. Otherwise: the system cannot unpack it. What to do: pack with deflate.",
        "ZIP-METHOD",
    ),
    Code(
        "SCO004",
        Severity.ERROR,
        "a member is encrypted",
        "Rule: no member is encrypted. Otherwise: the system cannot unpack it. What to do: pack without a password.",
        "ZIP-ENCRYPTED",
    ),
    Code(
        "SCO005",
        Severity.ERROR,
        "two members have the same path",
        "Rule: every path once. Otherwise: only one of them arrives. What to do: write each path once.",
        "ZIP-DUP",
    ),
    Code(
        "SCO006",
        Severity.WARNING,
        "two paths differ only in case",
        "Rule: also ignoring case every path once. Otherwise: on Windows and macOS one overwrites the other. What to do: rename"
        " one.",
        "ZIP-CASE",
    ),
    Code(
        "SCO007",
        Severity.WARNING,
        "a name beyond ASCII without the UTF-8 flag",
        "Rule: bit 11 of the flags is set where a name is not ASCII. Otherwise: the name is guessed, and links to it break. "
        "What to do: set the flag, or use ASCII names.",
        "ZIP-UTF8-FLAG",
    ),
    Code(
        "SCO008",
        Severity.NOTE,
        "a path with other characters",
        "Rule: A-Z a-z 0-9 . _ - /. Otherwise: some systems change such names. What to do: rename; keep the original name in "
        "the link's download attribute.",
        "ZIP-NAME",
    ),
    Code(
        "SCO009",
        Severity.NOTE,
        "a long path",
        "Rule: at most 150 characters. Otherwise: Windows allows 260 with all the folders around it. What to do: shorten it.",
        "ZIP-LONG",
    ),
    Code(
        "SCO010",
        Severity.NOTE,
        "a file that a computer left there",
        "Rule: no __MACOSX, .DS_Store and the like. Otherwise: dead weight. What to do: leave it out.",
        "ZIP-JUNK",
    ),
    # Package
    Code(
        "SCO011",
        Severity.ERROR,
        "no imsmanifest.xml at the root",
        "Rule: it lies at the root, in no folder, in that case. Otherwise: Moodle and others refuse the package. What to do: "
        "pack the content of the folder, not the folder.",
        "PK-ROOT",
    ),
    Code(
        "SCO012",
        Severity.ERROR,
        "a file that the manifest does not name",
        "Rule: every file but the manifest, *.xsd and *.dtd is in a `<file href>`. Otherwise: ADL's test warns; a system that "
        "copies by the manifest leaves the file out. What to do: add a `<file>` to the resource that uses it.",
        "PK-UNDECLARED",
    ),
    Code(
        "SCO013",
        Severity.WARNING,
        "a schema is not in the package",
        "Rule: every file of xsi:schemaLocation and every file those include. Otherwise: ADL's test fails the package; most "
        "systems import it. What to do: put the official schemas at the root.",
        "PK-XSD-MISSING",
    ),
    Code(
        "SCO014",
        Severity.WARNING,
        "a schema is not at the root",
        "Rule: files of xsi:schemaLocation lie at the root. Otherwise: ADL's test fails the package. What to do: move it to the"
        " root.",
        "PK-XSD-ROOT",
    ),
    Code(
        "SCO015",
        Severity.NOTE,
        "a large package",
        "Rule: at most 100 MB. Otherwise: many systems refuse uploads above that. What to do: leave out or shrink media.",
    ),
    # Manifest
    Code(
        "SCO020",
        Severity.ERROR,
        "the manifest is not well-formed",
        "Rule: it parses as XML. Otherwise: no system can read it. What to do: escape & and <; close every element.",
        "MF-WELLFORMED",
    ),
    Code(
        "SCO021",
        Severity.ERROR,
        "the manifest breaks the schema",
        "Rule: the official schemas of SCORM 1.2, 2004 3rd or 4th Edition, as declared. Otherwise: systems that validate refuse"
        " it. What to do: correct what the message names.",
        "MF-XSD",
    ),
    Code(
        "SCO022",
        Severity.ERROR,
        "the root element is no manifest",
        "Rule: `<manifest>` in the namespace of SCORM 1.2 or 2004. Otherwise: no system knows it as SCORM. What to do: use the "
        "namespace of the version.",
        "MF-ROOTELEMENT",
    ),
    Code(
        "SCO023",
        Severity.WARNING,
        "a document type in the manifest",
        "Rule: no document type. Otherwise: its entities are not read; some systems refuse it. What to do: leave it out.",
        "MF-DOCTYPE",
    ),
    Code(
        "SCO024",
        Severity.WARNING,
        "the manifest is not plain UTF-8",
        "Rule: UTF-8 without a byte order mark. Otherwise: Moodle and others show wrong characters. What to do: write UTF-8 "
        "without a mark.",
    ),
    Code(
        "SCO025",
        Severity.ERROR,
        "schema is not ADL SCORM",
        "Rule: exactly `ADL SCORM`. Otherwise: ADL's test refuses it. What to do: write ADL SCORM.",
        "MF-SCHEMA",
    ),
    Code(
        "SCO026",
        Severity.ERROR,
        "schemaversion does not fit",
        "Rule: exactly `1.2`, `2004 4th Edition`, `2004 3rd Edition` or `CAM 1.3`, fitting the namespace. Otherwise: Moodle "
        "plays anything unknown as SCORM 1.2, without a word. What to do: write the version exactly.",
        "MF-SCHEMAVERSION",
    ),
    Code(
        "SCO027",
        Severity.NOTE,
        "an earlier edition of 2004",
        "Rule: 2004 4th Edition, or 1.2. Otherwise: ADL's test of the 4th Edition warns.",
        "MF-SCHEMAVERSION",
    ),
    Code(
        "SCO028",
        Severity.WARNING,
        "a namespace is not mapped",
        "Rule: every namespace in use is in xsi:schemaLocation. Otherwise: ADL's test fails the package. What to do: add the "
        "pair of namespace and file.",
        "MF-SCHEMALOCATION",
    ),
    Code(
        "SCO029",
        Severity.ERROR,
        "xml:base is wrong",
        "Rule: relative, ends with /, no backslash. Otherwise: pages are looked for at the wrong place. What to do: leave "
        "xml:base out.",
        "MF-XMLBASE",
    ),
    Code(
        "SCO030",
        Severity.WARNING,
        "xml:base where Moodle does not look",
        "Rule: on `<resource>` only. Otherwise: Moodle opens the wrong address. What to do: write whole paths into href.",
        "MD-XMLBASE",
    ),
    Code(
        "SCO031",
        Severity.WARNING,
        "a manifest inside the manifest",
        "Rule: no manifest inside. Otherwise: ADL advises against it; most systems ignore it. What to do: write one manifest.",
        "MF-SUBMANIFEST",
    ),
    Code(
        "SCO032",
        Severity.ERROR,
        "elements of content packaging have a prefix",
        "Rule: default namespace, no prefix. Otherwise: Moodle finds no item and refuses the package. What to do: make it the "
        "default namespace.",
        "MD-PREFIX",
    ),
    Code(
        "SCO033",
        Severity.WARNING,
        "an unusual prefix",
        "Rule: literally adlcp, adlseq, adlnav, imsss. Otherwise: Moodle does not see scormtype and the rest. What to do: use "
        "the usual prefix.",
        "MD-PREFIX",
    ),
    Code(
        "SCO034",
        Severity.WARNING,
        "a character reference in the manifest",
        "Rule: no `&#233;`. Otherwise: Moodle shows `&#233;` as it stands. What to do: write the character itself, in UTF-8.",
        "MD-CHARREF",
    ),
    Code(
        "SCO035",
        Severity.ERROR,
        "an identifier is no XML name",
        "Rule: begins with a letter or _, then letters, digits, . _ -. Otherwise: schemas refuse it. What to do: put a prefix "
        "before it; / becomes -.",
        "ID-NCNAME",
    ),
    Code(
        "SCO036",
        Severity.ERROR,
        "an identifier is there twice",
        "Rule: unique over manifest, organization, item, resource. Otherwise: results of learners fall together. What to do: "
        "give each its own.",
        "ID-UNIQUE",
    ),
    Code(
        "SCO037",
        Severity.ERROR,
        "an identifier is too long",
        "Rule: at most 255 characters. Otherwise: Moodle's column cannot hold it. What to do: shorten it.",
        "MD-LENGTH",
    ),
    Code(
        "SCO038",
        Severity.NOTE,
        "a long identifier",
        "Rule: at most 60 characters. Otherwise: some systems cut it. What to do: shorten it; add a hash.",
        "MD-LENGTH",
    ),
    Code(
        "SCO039",
        Severity.NOTE,
        "a part that was not checked",
        "Rule: namespaces with an official schema here (not LOM of 2004, nor extensions). Otherwise: nothing: the part may be "
        "right.",
    ),
    # Organizations and items
    Code(
        "SCO040",
        Severity.ERROR,
        "no organization",
        "Rule: at least one. Otherwise: there is nothing to play. What to do: write one organization.",
        "ORG-ONE",
    ),
    Code(
        "SCO041",
        Severity.WARNING,
        "several organizations",
        "Rule: exactly one. Otherwise: most systems play only the default one. What to do: make one package each.",
        "ORG-ONE",
    ),
    Code(
        "SCO042",
        Severity.ERROR,
        "the default organization is wrong",
        "Rule: default is there and names an organization. Otherwise: systems guess, or refuse. What to do: write the "
        "identifier exactly.",
        "ORG-DEFAULT",
    ),
    Code(
        "SCO043",
        Severity.ERROR,
        "an organization without a title",
        "Rule: one title, not empty. Otherwise: the course has no name. What to do: write a title.",
        "ORG-TITLE",
    ),
    Code(
        "SCO044",
        Severity.ERROR,
        "an organization without an item",
        "Rule: at least one item. Otherwise: there is nothing to play. What to do: write an item.",
        "ORG-ITEM",
    ),
    Code(
        "SCO045",
        Severity.WARNING,
        "structure or version is too long",
        "Rule: structure 200, version 20 characters. Otherwise: systems cut or refuse it. What to do: leave structure out; "
        "shorten version.",
    ),
    Code(
        "SCO050",
        Severity.ERROR,
        "an item without a title",
        "Rule: one title, not empty. Otherwise: it has no name in the table of contents. What to do: write a title.",
        "ITEM-TITLE",
    ),
    Code(
        "SCO051",
        Severity.WARNING,
        "a long title",
        "Rule: at most 200 characters. Otherwise: systems may cut it; ADL's test warns. What to do: shorten with an ellipsis.",
        "TITLE-200",
    ),
    Code(
        "SCO052",
        Severity.ERROR,
        "a title that Moodle cannot hold",
        "Rule: at most 255 characters. Otherwise: Moodle's column cannot hold it. What to do: shorten with an ellipsis.",
        "TITLE-200",
    ),
    Code(
        "SCO053",
        Severity.ERROR,
        "a leaf without a page",
        "Rule: a leaf has identifierref. Otherwise: a click on it opens nothing. What to do: name a resource.",
        "ITEM-LEAF",
    ),
    Code(
        "SCO054",
        Severity.ERROR,
        "a parent with a page",
        "Rule: an item with items has no identifierref. Otherwise: ADL's test refuses it. What to do: make the page an item of "
        "its own.",
        "ITEM-CLUSTER",
    ),
    Code(
        "SCO055",
        Severity.ERROR,
        "an item names no resource",
        "Rule: identifierref resolves. Otherwise: a click on it opens nothing. What to do: write the identifier exactly.",
        "ITEM-REF",
    ),
    Code(
        "SCO056",
        Severity.ERROR,
        "an item's resource has no page",
        "Rule: the resource of an item has href. Otherwise: a click on it opens nothing. What to do: write href.",
        "ITEM-REF-HREF",
    ),
    Code(
        "SCO057",
        Severity.WARNING,
        "isvisible is not true or false",
        "Rule: exactly `true` or `false`. Otherwise: Moodle does not understand 0 and 1. What to do: write true or false.",
        "ITEM-VISIBLE",
    ),
    Code(
        "SCO058",
        Severity.ERROR,
        "parameters is no query",
        "Rule: at most 1000 characters, query or fragment syntax. Otherwise: the address of the page breaks. What to do: "
        "percent-encode it.",
        "ITEM-PARAMETERS",
    ),
    Code(
        "SCO059",
        Severity.ERROR,
        "something that only a SCO can have",
        "Rule: datafromlms, masteryscore, maxtimeallowed, timelimitaction, completionThreshold only where the resource is a "
        "SCO. Otherwise: ADL's test refuses it. What to do: leave it out.",
        "ITEM-SCO-ONLY",
    ),
    Code(
        "SCO060",
        Severity.ERROR,
        "masteryscore is no mark",
        "Rule: a whole number from 0 to 100. Otherwise: systems compare with nonsense. What to do: write a whole number.",
        "ITEM-MASTERY",
    ),
    Code(
        "SCO061",
        Severity.ERROR,
        "maxtimeallowed is no time",
        "Rule: HHHH:MM:SS.SS. Otherwise: systems ignore or refuse it. What to do: write hours, minutes, seconds.",
        "ITEM-MAXTIME",
    ),
    Code(
        "SCO063",
        Severity.ERROR,
        "dataFromLMS is too long",
        "Rule: at most 4000 characters in 2004 (255 in 1.2, by the schema). Otherwise: systems cut it. What to do: shorten it.",
    ),
    Code(
        "SCO064",
        Severity.NOTE,
        "masteryscore changes the status",
        "Rule: no masteryscore. Otherwise: Moodle sets passed or failed from any score, even of a SCO that is not finished. "
        "What to do: let the SCO apply the pass mark.",
    ),
    Code(
        "SCO065",
        Severity.WARNING,
        "completionThreshold changes the status",
        "Rule: no completionThreshold. Otherwise: Moodle may turn a finished SCO into incomplete. What to do: let the SCO set "
        "the completion status.",
        "MD-THRESHOLD",
    ),
    Code(
        "SCO066",
        Severity.ERROR,
        "completionThreshold has text",
        "Rule: attributes only, in the 4th Edition. Otherwise: the value is not read. What to do: write minProgressMeasure.",
    ),
    # Sequencing of 2004
    Code(
        "SCO071",
        Severity.ERROR,
        "an objective without a name",
        "Rule: objectiveID where there is a mapInfo. Otherwise: the map has nothing to map. What to do: write objectiveID.",
    ),
    Code(
        "SCO072",
        Severity.ERROR,
        "an objectiveID is there twice",
        "Rule: unique within an item. Otherwise: results fall together. What to do: give each its own.",
    ),
    Code(
        "SCO074",
        Severity.ERROR,
        "an objective is mapped twice",
        "Rule: each global objective written by one mapInfo of an item, each objective read by one. Otherwise: the result "
        "depends on the order. What to do: keep one.",
    ),
    Code(
        "SCO075",
        Severity.ERROR,
        "navigation is set on what is no leaf",
        "Rule: hideLMSUI only on leaf items. Otherwise: ADL's test refuses it. What to do: move it to the leaves.",
    ),
    Code(
        "SCO076",
        Severity.ERROR,
        "a global setting at the wrong place",
        "Rule: objectivesGlobalToSystem, sharedDataGlobalToSystem only on organization. Otherwise: it is not read. What to do: "
        "move it to the organization.",
    ),
    # Resources
    Code(
        "SCO080",
        Severity.ERROR,
        "a resource is not webcontent",
        "Rule: type is webcontent. Otherwise: systems refuse or ignore it. What to do: write webcontent.",
        "RES-TYPE",
    ),
    Code(
        "SCO081",
        Severity.ERROR,
        "a resource does not say whether it is a SCO",
        "Rule: adlcp:scormtype (1.2) or adlcp:scormType (2004), sco or asset, on resources only. Otherwise: systems take it for"
        " an asset and record nothing. What to do: write the attribute, with the right case.",
        "RES-SCORMTYPE",
    ),
    Code(
        "SCO082",
        Severity.ERROR,
        "a resource's page is not among its files",
        "Rule: one `<file>` has the resource's href. Otherwise: systems that copy by the manifest leave the page out. What to "
        "do: add the file.",
        "RES-FILE-HREF",
    ),
    Code(
        "SCO083",
        Severity.ERROR,
        "a file is not in the package",
        "Rule: every href is there, same case. Otherwise: the learner sees an error. What to do: add the file, or correct the "
        "href.",
        "RES-MISSING",
    ),
    Code(
        "SCO084",
        Severity.ERROR,
        "an href leads out of the package",
        "Rule: no leading /, no backslash, no way out by .. Otherwise: it is refused, or leads to nothing. What to do: write a "
        "path inside the package.",
        "RES-PATH",
    ),
    Code(
        "SCO085",
        Severity.WARNING,
        "an href is not encoded",
        "Rule: percent-encoded ASCII. Otherwise: some systems do not find the file. What to do: encode blanks and letters "
        "beyond ASCII, or rename the file.",
        "RES-URI",
    ),
    Code(
        "SCO086",
        Severity.ERROR,
        "a resource on the web",
        "Rule: no http(s) addresses. Otherwise: it does not work offline, and another origin cannot reach the interface. What "
        "to do: put the file into the package.",
        "RES-EXTERNAL",
    ),
    Code(
        "SCO087",
        Severity.ERROR,
        "a dependency names no resource",
        "Rule: identifierref resolves. Otherwise: its files are not delivered. What to do: write the identifier exactly.",
        "RES-DEPENDENCY",
    ),
    Code(
        "SCO088",
        Severity.NOTE,
        "a resource that nothing refers to",
        "Rule: every resource is named by an item or a dependency. Otherwise: dead weight. What to do: leave it out.",
        "RES-UNUSED",
    ),
    Code(
        "SCO089",
        Severity.ERROR,
        "a long address",
        "Rule: href with xml:base at most 2000 characters. Otherwise: systems cut it. What to do: shorten the path.",
    ),
    # Pages and scripts
    Code(
        "SCO090",
        Severity.ERROR,
        "a page loads something from the web",
        "Rule: no http(s) in src, srcset, poster, stylesheets, url(). Otherwise: nothing is there without a network; a stranger"
        " learns who reads it. What to do: put the file into the package.",
        "PK-OFFLINE",
    ),
    Code(
        "SCO091",
        Severity.WARNING,
        "an address leads to nothing",
        "Rule: relative addresses in pages and styles. Otherwise: a broken picture or link. What to do: add the file, or "
        "correct the address.",
        "PK-DEADREF",
    ),
    Code(
        "SCO092",
        Severity.WARNING,
        "an address begins at the server's root",
        "Rule: no `/...`. Otherwise: in a learning system it leads to nothing. What to do: write it relative to the page.",
        "PK-ABSOLUTE",
    ),
    Code(
        "SCO093",
        Severity.WARNING,
        "a page does not say its language",
        "Rule: lang on `<html>`. Otherwise: screen readers read it with the wrong voice. What to do: write lang.",
        "A11Y-LANG",
    ),
    Code(
        "SCO094",
        Severity.WARNING,
        "a page without a title",
        "Rule: `<title>`, not empty. Otherwise: screen readers and tabs have no name for it. What to do: write a title.",
        "A11Y-TITLE",
    ),
    Code(
        "SCO095",
        Severity.WARNING,
        "a picture without an alternative text",
        "Rule: alt on `<img>`, empty for an ornament. Otherwise: who cannot see it learns nothing of it. What to do: write alt.",
        "A11Y-ALT",
    ),
    Code(
        "SCO096",
        Severity.WARNING,
        "a script waits for unload",
        "Rule: no unload, no beforeunload. Otherwise: browsers no longer send them: scores are lost. What to do: use pagehide "
        "and visibilitychange.",
        "JS-UNLOAD",
    ),
    Code(
        "SCO097",
        Severity.WARNING,
        "a script sends a synchronous request",
        "Rule: no own synchronous XMLHttpRequest. Otherwise: browsers refuse it while a page closes. What to do: leave sending "
        "to the learning system.",
        "JS-SYNCXHR",
    ),
    Code(
        "SCO098",
        Severity.WARNING,
        "a field without a name",
        "Rule: every `<input>`, `<select>`, `<textarea>` and `<button>` has a label, words of its own, aria-label or aria-labelledby. "
        "Otherwise: who listens to the page hears a field, and not what it is for. What to do: put a `<label>` around it, or write "
        "aria-label.",
        "A11Y-NAME",
    ),
)
