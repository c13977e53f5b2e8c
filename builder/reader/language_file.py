"""language.LANG.yaml: terms, own words and lengths of a language, where a curriculum has them."""

from pathlib import Path

from builder.curriculum.language import LanguageRules, Term
from builder.diagnostics import Diagnostic
from builder.reader import yaml_tree as tree
from builder.reader.fields import Fields
from builder.reader.files import read_text, there
from builder.reader.shape_defs import LANGUAGE_RULES
from builder.reader.shapes import check
from builder.reader.yaml_tree import parse_yaml


def language_rules(root: Path, language: str) -> tuple[LanguageRules | None, list[Diagnostic]]:
    """Read the rules of a language; None without a diagnostic where the curriculum has none."""
    path = f"source/language.{language}.yaml"
    if not there(root / path):
        return None, []
    text, wrong = read_text(root, root / path)
    if text is None:
        return None, wrong
    node, wrong = parse_yaml(text, path)
    if node is None:
        return None, wrong
    wrong += check(node, LANGUAGE_RULES, path)
    if not isinstance(node, tree.Mapping):
        return None, wrong
    fields = Fields(node, language, language)
    terms = tuple(
        Term(f.text("key"), f.text("term"), f.text("means"), tuple(word for word, _ in f.texts("avoid")), f.span())
        for f in fields.objects("terms")
    )
    words = frozenset(word for word, _ in fields.texts("words"))
    rules = LanguageRules(
        fields.text("dictionary"),
        fields.text("ending"),
        fields.whole("sentence-words") or 0,
        fields.whole("step-words") or 0,
        words,
        frozenset(heading for heading, _ in fields.texts("unchecked-headings")),
        terms,
        node.span,
    )
    return rules, wrong
