"""annexes.yaml: every annex with its parts."""

import posixpath
from pathlib import Path
from typing import cast

from builder.curriculum.annexes import usual_formats, usual_pages
from builder.curriculum.model import Annex, Format, Part, Role, Sheet
from builder.curriculum.text import Text
from builder.diagnostics import Diagnostic, Span, did_you_mean
from builder.reader import yaml_tree as tree
from builder.reader.activity_fields import audience
from builder.reader.fields import Fields
from builder.reader.files import read_text, there
from builder.reader.shape_defs import ANNEXES, FORMATS
from builder.reader.shapes import check
from builder.reader.yaml_tree import parse_yaml

PATH = "annex_assets/annexes.yaml"


def read_annex_tree(root: Path) -> tuple[tree.Mapping | None, list[Diagnostic]]:
    """Read and check the file; None without a diagnostic where a curriculum has no annexes."""
    file = root / PATH
    if not there(file):
        return None, []
    text, wrong = read_text(root, file)
    if text is None:
        return None, wrong
    node, wrong = parse_yaml(text, PATH)
    if node is None:
        return None, wrong
    wrong += check(node, ANNEXES, "annexes.yaml")
    return (node if isinstance(node, tree.Mapping) else None), wrong


def annexes_in(
    node: tree.Mapping | None, root: Path, language: str, reference: str, licence: str, *, licensed: bool
) -> tuple[tuple[Annex, ...], list[Diagnostic]]:
    """Give the annexes in a language, in the order of the file; REF420, REF421 and REF422 where parts and status do not fit.

    The texts of annexes are read here, and DOC101 and DOC102 given.
    """
    if node is None:
        return (), []
    wrong: list[Diagnostic] = []
    annexes = []
    for fields in Fields(node, language, reference).objects("annexes"):
        key = fields.text("key")
        kind = fields.text("kind", "other")
        placeholder = fields.text("status") == "placeholder"
        parts = tuple(_part(part, kind, root, wrong, placeholder=placeholder) for part in fields.objects("parts"))
        to_follow = fields.text("status") == "to-follow"
        find = fields.localised("find")
        if parts and to_follow:
            wrong.append(
                Diagnostic("REF421", fields.span("status"), f"annex {key} has parts and is to follow", "leave the status out")
            )
        if not parts and not to_follow and not find:
            hint = "give it a file, a text or a url under parts, say under find how to find it, or write status: to-follow"
            wrong.append(Diagnostic("REF420", fields.span(), f"annex {key} has no part", hint))
        annexes.append(
            Annex(
                key,
                key.rpartition("/")[0],
                fields.localised("title"),
                kind,
                fields.text("licence", licence),
                fields.localised("origin"),
                fields.localised("citation"),
                parts,
                fields.span("key"),
                find,
                any(part.placeholder for part in parts),
                bool(fields.text("licence") or licensed),
                audience(fields),
            )
        )
    return tuple(annexes), wrong


def _part(fields: Fields, kind: str, root: Path, wrong: list[Diagnostic], *, placeholder: bool) -> Part:
    name, url, text = fields.text("file"), fields.text("url"), fields.text("text")
    if [bool(name), bool(url), bool(text)].count(True) != 1:
        wrong.append(Diagnostic("REF422", fields.span(), "a part is either a file, a text or a url", "write one of the three"))
    path = f"annex_assets/{name}" if name else ""
    sheet, bad = _sheet(fields, kind, root) if text and not name and not url else (None, [])
    wrong += bad
    return Part(
        cast("Role", fields.text("role", "main")),
        sheet.text.language if sheet else fields.text("language", fields.reference),
        fields.localised("title"),
        sheet.text.span.path if sheet else path,
        root / path if name else None,
        url,
        tuple(text for text, _ in fields.texts("ranges")),
        fields.localised("purpose"),
        fields.localised("without"),
        fields.text("checked"),
        fields.span("text" if text else "file" if name else "url"),
        sheet,
        fields.text("licence"),
        fields.localised("origin"),
        placeholder or fields.text("status") == "placeholder",
        audience(fields),
    )


def _sheet(fields: Fields, kind: str, root: Path) -> tuple[Sheet | None, list[Diagnostic]]:
    """Read a text in the language, else in the reference language: DOC101 not there, LNG601 not translated, SRC101 and SRC102."""
    stem = f"annex_assets/{fields.text('text')}"
    kind = fields.text("kind", kind)
    path = posixpath.normpath(f"{stem}.{fields.language}.md")
    span = fields.span("text")
    if not path.startswith("annex_assets/"):
        return None, [Diagnostic("SRC104", span, f"the text {stem} lies outside annex_assets/", "put it there")]
    wrong, language = [], fields.language
    if not there(root / path) and language != fields.reference:
        language = fields.reference
        message, hint = f"not yet in {fields.language}; the text in {language} stands in", f"add {path.rpartition('/')[2]}"
        path = posixpath.normpath(f"{stem}.{language}.md")
        if there(root / path):
            wrong.append(Diagnostic("LNG601", Span(path), message, hint))
    if not there(root / path):
        return None, [_missing(root, path, span)]
    markdown, bad = read_text(root, root / path)
    wrong += bad
    if markdown is not None and not markdown.strip():
        wrong.append(
            Diagnostic("DOC102", Span(path), "the text of an annex is empty", "write it, or give the annex status: to-follow")
        )
    formats = tuple(cast("Format", name) for name, _ in fields.texts("formats") if name in FORMATS) or usual_formats(kind)
    pages = fields.whole("pages") or usual_pages(kind)
    text = Text(markdown or "", Span(path, 1, 1), language)
    return Sheet(text, kind, formats, pages, fields.text("orientation") == "landscape"), wrong


def _missing(root: Path, path: str, span: Span) -> Diagnostic:
    folder = root / path
    names = [name.name for name in folder.parent.glob("*.md")] if folder.parent.is_dir() else []
    hint = (
        did_you_mean(folder.name, names)
        or "a text is named without its language and .md, with a path that begins in annex_assets/"
    )
    return Diagnostic("DOC101", span, f"there is no text {path}", hint)
