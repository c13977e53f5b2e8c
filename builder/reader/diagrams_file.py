"""NAME.LANG.yaml beside NAME.svg: the words that a diagram shows in a language."""

from collections.abc import Mapping
from pathlib import Path

from builder.curriculum.model import Diagram
from builder.diagnostics import Diagnostic
from builder.reader import yaml_tree as tree
from builder.reader.files import read_text, relative, there, walk
from builder.reader.yaml_tree import parse_yaml


def diagrams_in(root: Path, language: str, reference: str) -> tuple[dict[str, Diagram], list[Diagnostic]]:
    """Give the diagrams in a language, by the path of the SVG relative to the project.

    A drawing without a file of words, in the language or the reference language, is a picture like any other.
    """
    folder = root / "annex_assets"
    if not there(folder):
        return {}, []
    found, wrong = {}, []
    for svg in walk(root, folder, ".svg")[0]:
        named = (svg.with_suffix(f".{each}.yaml") for each in dict.fromkeys((language, reference)))
        file = next((each for each in named if there(each)), None)
        if file is not None:
            words, bad = _words(root, file)
            wrong += bad
            found[relative(root, svg)] = Diagram(relative(root, file), words)
    return found, wrong


def _words(root: Path, file: Path) -> tuple[Mapping[str, str], list[Diagnostic]]:
    text, wrong = read_text(root, file)
    if text is None:
        return {}, wrong
    node, wrong = parse_yaml(text, relative(root, file))
    if not isinstance(node, tree.Mapping):
        return {}, wrong or [Diagnostic("YML206", node.span, "words of a diagram are names with texts")] if node else wrong
    words = {}
    for key, value in node.entries:
        if isinstance(value, tree.Scalar):
            words[key.value] = value.value.strip("\n")
        else:
            wrong.append(Diagnostic("YML206", value.span, f'the word "{key.value}" must be a text'))
    return words, wrong
