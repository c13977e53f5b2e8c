"""Pages, styles and scripts of a package: what they load, where they lead, what hinders a learner."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from posixpath import dirname, normpath
from urllib.parse import unquote, urljoin

from lxml import etree

from builder.verify.report import Findings
from builder.verify.xmlread import Element, line, local

PAGES, STYLES, SCRIPTS = (".html", ".htm", ".xhtml"), (".css",), (".js", ".mjs")
READ = (*PAGES, *STYLES, *SCRIPTS, ".svg")
"""Ends of the names of files whose text is looked at."""
_LOADS = {
    "img": ("src", "srcset"),
    "script": ("src",),
    "iframe": ("src",),
    "frame": ("src",),
    "embed": ("src",),
    "object": ("data",),
    "audio": ("src",),
    "video": ("src", "poster"),
    "source": ("src", "srcset"),
    "track": ("src",),
    "input": ("src",),
    "image": ("href", "{http://www.w3.org/1999/xlink}href", "xlink:href"),
    "use": ("href", "{http://www.w3.org/1999/xlink}href", "xlink:href"),
}
_LEADS = {"a": ("href",), "area": ("href",), "form": ("action",)}
_LOADING_LINKS = frozenset(
    {"stylesheet", "icon", "preload", "modulepreload", "manifest", "apple-touch-icon", "prefetch", "mask-icon"}
)
_EXTERNAL = re.compile(r"https?:|//|ftp:", re.IGNORECASE)
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.\-]*:", re.IGNORECASE)
_STYLE_URL = re.compile(
    r"url\(\s*(?:\"([^\"]*)\"|'([^']*)'|([^)\"'\s]*))\s*\)|@import\s+(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE
)
_STYLE_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_UNLOAD = re.compile(
    r"(?:addEventListener|\.on|\.bind)\s*\(\s*['\"`](?:before)?unload\b|\bon(?:before)?unload\s*=(?!=)", re.IGNORECASE
)
_SYNCHRONOUS = re.compile(
    r"\.open\s*\(\s*['\"`](?:GET|POST|PUT|HEAD)['\"`]\s*,[^;{}]{0,300}?,\s*(?:false|!1)\s*[,)]", re.IGNORECASE
)
_CANDIDATE = re.compile(r"\s*([^\s,]\S*[^\s,]|[^\s,])(?:\s+[^,]+)?(?:,|$)")
_SVG_LOADS = re.compile(r"<(?:image|use|script|feImage)\b[^>]{0,500}?href\s*=\s*[\"'](https?://[^\"']*)", re.IGNORECASE)


def check_text(path: str, data: bytes, members: Collection[str], findings: Findings) -> None:
    """Check one text file of a package."""
    lower = path.lower()
    if lower.endswith(PAGES):
        _page(path, data, members, findings)
        return
    text = data.decode("utf-8", "replace")
    if lower.endswith(STYLES):
        _style(path, text, path, members, 0, findings)
    elif lower.endswith(SCRIPTS):
        _script(path, text, 0, findings)
    else:
        for address in _SVG_LOADS.findall(text):
            findings.add("SCO090", path, f"the picture loads {address}")


def _page(path: str, data: bytes, members: Collection[str], findings: Findings) -> None:
    root = _parsed(data)
    if root is None:
        return
    if b"<html" in data[:4096].lower():
        _accessible(path, root, findings)
    base = path
    for element in root.iter("base"):
        base = urljoin(path, element.get("href", ""))
    for element in root.iter(*_LOADS, *_LEADS, "link"):
        for address, loads in _addresses(element):
            if address[:1] in ("#", ""):
                continue
            _address(path, _Address(address, base, line(element), loads), members, findings)
    if b"url(" in data or b"@import" in data:
        for element in root.iter("style"):
            _style(path, element.text or "", base, members, line(element), findings)
        for element in root.iterfind(".//*[@style]"):
            _style(path, element.get("style", ""), base, members, line(element), findings)
    for element in root.iter("script"):
        _script(path, element.text or "", line(element), findings)
    if re.search(rb"\bon(?:before)?unload\s*=", data, re.IGNORECASE):
        for element in root.iter("body", "frameset"):
            if element.get("onunload") is not None or element.get("onbeforeunload") is not None:
                findings.add("SCO096", path, f"<{local(element)}> has an unload handler", line(element))


def _parsed(data: bytes) -> Element | None:
    try:
        data.decode("utf-8")
        encoding = "utf-8"
    except UnicodeDecodeError:
        encoding = None
    try:
        return etree.fromstring(data, etree.HTMLParser(no_network=True, encoding=encoding, huge_tree=True))
    except (etree.XMLSyntaxError, ValueError):
        return None


def _accessible(path: str, root: Element, findings: Findings) -> None:
    if not (root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or root.get("xml:lang") or "").strip():
        findings.add("SCO093", path, "<html> has no lang", line(root))
    title = root.find("head/title")
    if title is None or not "".join(str(text) for text in title.itertext()).strip():
        findings.add("SCO094", path, "the page has no title", line(root))
    for image in root.iter("img"):
        if image.get("alt") is None and image.get("role") not in ("presentation", "none") and image.get("aria-hidden") != "true":
            findings.add("SCO095", path, f"<img src={image.get('src', '')[:80]!r}> has no alt", line(image))
    labelled = {label.get("for") for label in root.iter("label")} - {None}
    for field in root.iter("input", "select", "textarea", "button"):
        if field.get("id") not in labelled and not _has_name(field):
            findings.add("SCO098", path, f"<{local(field)}> has no name", line(field))


def _has_name(field: Element) -> bool:
    """Tell whether a field is named by itself; hidden ones, and those that a browser names, need none."""
    if field.get("type") in ("hidden", "submit", "reset", "image") or field.get("hidden") is not None:
        return True
    if any((field.get(name) or "").strip() for name in ("aria-label", "aria-labelledby", "title")):
        return True
    if local(field) == "button":
        return bool("".join(str(text) for text in field.itertext()).strip()) or any(
            (image.get("alt") or "").strip() for image in field.iter("img")
        )
    if field.get("type") == "button" and (field.get("value") or "").strip():
        return True
    return next(field.iterancestors("label"), None) is not None


def _addresses(element: Element) -> Iterator[tuple[str, bool]]:
    """Give the addresses in an element's attributes, and whether the browser loads them by itself."""
    tag = local(element)
    if tag == "link":
        loads = bool(_LOADING_LINKS & set(element.get("rel", "").lower().split()))
        yield element.get("href", ""), loads
    for name in _LOADS.get(tag, ()):
        value = element.get(name)
        if value is not None and name == "srcset":
            yield from ((found, True) for found in _CANDIDATE.findall(value))
        elif value is not None:
            yield value, True
    for name in _LEADS.get(tag, ()):
        yield element.get(name) or "", False


@dataclass(frozen=True, slots=True)
class _Address:
    """An address in a text: as written, what it is relative to, its line, and whether the browser loads it by itself."""

    written: str
    base: str
    line: int
    loads: bool


def _address(path: str, found: _Address, members: Collection[str], findings: Findings) -> None:
    address, where = found.written.strip(), found.line
    if not address or address[0] in "#?":
        return
    if _EXTERNAL.match(address):
        if found.loads:
            findings.add("SCO090", path, f"the page loads {address[:200]}", where)
    elif _ELSEWHERE.match(address):
        return
    elif address.startswith("/"):
        findings.add("SCO092", path, f"the address {address[:200]!r} begins at the server's root", where)
    else:
        target = normpath(
            unquote(
                urljoin(f"{dirname(found.base)}/" if dirname(found.base) else "", address.partition("#")[0].partition("?")[0])
            )
        )
        if target not in members and not any(member.startswith(f"{target}/") for member in members):
            findings.add("SCO091", path, f"the address {address[:200]!r} leads to nothing in the package", where)


def _style(path: str, text: str, base: str, members: Collection[str], start: int, findings: Findings) -> None:
    for match in _STYLE_URL.finditer(_STYLE_COMMENT.sub("", text)):
        address = next((group for group in match.groups() if group), "")
        _address(path, _Address(address, base, start, loads=True), members, findings)


def _script(path: str, text: str, start: int, findings: Findings) -> None:
    for code, pattern, what in (
        ("SCO096", _UNLOAD, "listens to unload or beforeunload"),
        ("SCO097", _SYNCHRONOUS, "sends a synchronous request"),
    ):
        found = pattern.search(text)
        if found:
            findings.add(code, path, f"the script {what}", max(start, 1) + text.count("\n", 0, found.start()))
