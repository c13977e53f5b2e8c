"""annexes.yaml: every annex with its parts."""

from pathlib import Path
from typing import cast

from builder.curriculum.model import Annex, Part, Role
from builder.diagnostics import Diagnostic
from builder.reader import yaml_tree as tree
from builder.reader.fields import Fields
from builder.reader.files import read_text, there
from builder.reader.shape_defs import ANNEXES
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
    node: tree.Mapping | None, root: Path, language: str, reference: str, licence: str
) -> tuple[tuple[Annex, ...], list[Diagnostic]]:
    """Give the annexes in a language, in the order of the file; REF420, REF421 and REF422 where parts and status do not fit."""
    if node is None:
        return (), []
    wrong: list[Diagnostic] = []
    annexes = []
    for fields in Fields(node, language, reference).objects("annexes"):
        key = fields.text("key")
        parts = tuple(_part(part, root, reference, wrong) for part in fields.objects("parts"))
        to_follow = fields.text("status") == "to-follow"
        if parts and to_follow:
            wrong.append(
                Diagnostic("REF421", fields.span("status"), f"annex {key} has parts and is to follow", "leave the status out")
            )
        if not parts and not to_follow:
            hint = "give it a file or a url under parts, or write status: to-follow"
            wrong.append(Diagnostic("REF420", fields.span(), f"annex {key} has no part", hint))
        annexes.append(
            Annex(
                key,
                key.rpartition("/")[0],
                fields.localised("title"),
                fields.text("kind", "other"),
                fields.text("licence", licence),
                fields.localised("origin"),
                fields.localised("citation"),
                parts,
                fields.span("key"),
            )
        )
    return tuple(annexes), wrong


def _part(fields: Fields, root: Path, reference: str, wrong: list[Diagnostic]) -> Part:
    name, url = fields.text("file"), fields.text("url")
    if bool(name) == bool(url):
        wrong.append(Diagnostic("REF422", fields.span(), "a part is either a file or a url", "write one of the two"))
    path = f"annex_assets/{name}" if name else ""
    return Part(
        cast("Role", fields.text("role", "main")), fields.text("language", reference), fields.localised("title"), path,
        root / path if name else None, url, tuple(text for text, _ in fields.texts("ranges")), fields.localised("purpose"),
        fields.localised("without"), fields.text("checked"), fields.span("file" if name else "url"),
    )  # fmt: skip
