"""Small SCORM packages that are right in everything: 1.2, 2004 3rd and 4th Edition."""

# ruff: noqa: E501  (schemaLocation stands on one line, as in a real manifest)

from pathlib import Path
from typing import Literal

from builder.schemas import SchemaSet, schema_files
from tests.unit.verify.good_backup import Files, pack_zip

Edition = Literal["1.2", "3rd", "4th"]
SETS: dict[Edition, SchemaSet] = {"1.2": "scorm12", "3rd": "scorm2004-3rd", "4th": "scorm2004-4th"}
PAGE = b"""<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>A page</title>
<link rel="stylesheet" href="shared/style.css"><link rel="author" href="https://example.org/">
<script src="shared/player.js"></script>
<style>h1 { background: url("shared/pic.png") }</style>
</head>
<body style="background: url(shared/pic.png)">
<img src="shared/pic.png" srcset="shared/pic.png 1x, shared/pic.png 2x" alt="">
<a href="files/my%2Dnotes.txt" download>notes</a> <a href="https://example.org/">web</a> <a href="#top">top</a>
<a href="mailto:a@example.org">mail</a> <img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" alt="dot">
<label>Your answer <input type="text"></label> <label for="goal">Goal</label> <select id="goal"></select>
<textarea aria-label="Notes"></textarea> <button type="button">Check</button> <input type="submit"> <input type="hidden">
<script>addEventListener("pagehide", () => 1)</script>
</body>
</html>
"""
CONTENT: Files = {
    "index.html": PAGE,
    "files/my-notes.txt": b"notes",
    "shared/player.js": b"// no unload here\nwindow.addEventListener('visibilitychange', save);\n",
    "shared/style.css": b"/* url(http://example.org/) */ body { background: url(pic.png) }",
    "shared/pic.png": b"png",
}
_RESOURCES = """  <resources>
    <resource identifier="RES-1" type="webcontent" adlcp:{scormtype}="sco" href="index.html">
      <file href="index.html"/>
      <file href="files/my%2Dnotes.txt"/>
      <dependency identifierref="RES-shared"/>
    </resource>
    <resource identifier="RES-shared" type="webcontent" adlcp:{scormtype}="asset">
      <file href="shared/player.js"/>
      <file href="shared/style.css"/>
      <file href="shared/pic.png"/>
    </resource>
  </resources>
</manifest>
"""
_MANIFEST_12 = """<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="MAN-1" version="1.0"
    xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"
    xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2"
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
    xsi:schemaLocation="http://www.imsproject.org/xsd/imscp_rootv1p1p2 imscp_rootv1p1p2.xsd http://www.imsglobal.org/xsd/imsmd_rootv1p2p1 imsmd_rootv1p2p1.xsd http://www.adlnet.org/xsd/adlcp_rootv1p2 adlcp_rootv1p2.xsd">
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>1.2</schemaversion>
  </metadata>
  <organizations default="ORG-1">
    <organization identifier="ORG-1">
      <title>Sample module</title>
      <item identifier="ITEM-1" identifierref="RES-1" isvisible="true">
        <title>Lesson</title>
      </item>
    </organization>
  </organizations>
"""
_MANIFEST_2004 = """<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="MAN-1" version="1.0"
    xmlns="http://www.imsglobal.org/xsd/imscp_v1p1"
    xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3"
    xmlns:adlseq="http://www.adlnet.org/xsd/adlseq_v1p3"
    xmlns:adlnav="http://www.adlnet.org/xsd/adlnav_v1p3"
    xmlns:imsss="http://www.imsglobal.org/xsd/imsss"
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
    xsi:schemaLocation="http://www.imsglobal.org/xsd/imscp_v1p1 imscp_v1p1.xsd http://www.adlnet.org/xsd/adlcp_v1p3 adlcp_v1p3.xsd http://www.adlnet.org/xsd/adlseq_v1p3 adlseq_v1p3.xsd http://www.adlnet.org/xsd/adlnav_v1p3 adlnav_v1p3.xsd http://www.imsglobal.org/xsd/imsss imsss_v1p0.xsd">
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>2004 {edition} Edition</schemaversion>
  </metadata>
  <organizations default="ORG-1">
    <organization identifier="ORG-1" structure="hierarchical" adlseq:objectivesGlobalToSystem="false">
      <title>Sample module</title>
      <item identifier="CLUSTER-1">
        <title>Chapter</title>
        <item identifier="ITEM-1" identifierref="RES-1">
          <title>Lesson</title>
          <adlnav:presentation><adlnav:navigationInterface><adlnav:hideLMSUI>continue</adlnav:hideLMSUI></adlnav:navigationInterface></adlnav:presentation>
          <imsss:sequencing>
            <imsss:objectives>
              <imsss:primaryObjective objectiveID="obj-1" satisfiedByMeasure="true">
                <imsss:minNormalizedMeasure>0.7</imsss:minNormalizedMeasure>
                <imsss:mapInfo targetObjectiveID="global-1" writeSatisfiedStatus="true"/>
              </imsss:primaryObjective>
              <imsss:objective objectiveID="obj-2"/>
            </imsss:objectives>
            <imsss:deliveryControls completionSetByContent="true" objectiveSetByContent="true"/>
          </imsss:sequencing>
        </item>
      </item>
      <imsss:sequencing>
        <imsss:controlMode choice="true" flow="true"/>
      </imsss:sequencing>
    </organization>
  </organizations>
"""


def good_scorm(edition: Edition) -> Files:
    """Give path -> bytes of a package."""
    if edition == "1.2":
        manifest = _MANIFEST_12 + _RESOURCES.format(scormtype="scormtype")
    else:
        manifest = _MANIFEST_2004.format(edition=edition) + _RESOURCES.format(scormtype="scormType")
    return {"imsmanifest.xml": manifest.encode(), **schema_files(SETS[edition]), **CONTENT}


def pack(files: Files, path: Path) -> Path:
    """Make a zip of the files."""
    return pack_zip(files, path)
