"""Interface words and body headings: one file a language, the builder's own and the curriculum's on top."""

import re
from importlib import resources
from pathlib import Path

from builder.diagnostics import Diagnostic, Span, did_you_mean
from builder.reader import yaml_tree as tree
from builder.reader.files import read_text, there
from builder.reader.shapes import wrong_braces
from builder.reader.yaml_tree import parse_yaml

_FOLDER = resources.files("builder.curriculum") / "words"


def words_for(root: Path, language: str) -> tuple[dict[str, str], list[Diagnostic]]:
    """Give the words of a language.

    They are the builder's (of its first part, ``pt`` for ``pt-BR``), changed by source/words.LANGUAGE.yaml. Where the builder has
    none and the curriculum's file is not complete, English fills in: LNG602 names what is missing.
    """
    english = _own("en")
    known = _own(language) or _own(language.split("-", maxsplit=1)[0])
    own_file = root / "source" / f"words.{language}.yaml"
    changed, wrong = _curriculum(root, own_file, english) if there(own_file) else ({}, [])
    words = known | changed
    missing = sorted(english.keys() - words.keys())
    if missing:
        place = Span(f"source/words.{language}.yaml")
        message = f'no words in the language "{language}" for {len(missing)} of {len(english)} keys: {", ".join(missing[:6])} ...'
        wrong.append(Diagnostic("LNG602", place, message, "write them in that file; English stands in until then"))
    return english | words, wrong


def _own(language: str) -> dict[str, str]:
    file = _FOLDER / f"{language}.yaml"
    return _flat(parse_yaml(file.read_text(encoding="utf-8"), f"{language}.yaml")[0]) if file.is_file() else {}


def _flat(node: tree.Node | None) -> dict[str, str]:
    if not isinstance(node, tree.Mapping):
        return {}
    return {key.value: value.value for key, value in node.entries if isinstance(value, tree.Scalar)}


def _curriculum(root: Path, file: Path, english: dict[str, str]) -> tuple[dict[str, str], list[Diagnostic]]:
    text, wrong = read_text(root, file)
    if text is None:
        return {}, wrong
    node, wrong = parse_yaml(text, file.relative_to(root).as_posix())
    words = _flat(node)
    if isinstance(node, tree.Mapping):
        wrong += [
            Diagnostic("YML204", key.span, f'unknown word "{key.value}"', did_you_mean(key.value, english))
            for key, _ in node.entries
            if key.value not in english
        ]
        for key, value in node.entries:
            names = re.findall(r"\{([a-z]+)\}", english.get(key.value, ""))
            if not isinstance(value, tree.Scalar) or not value.value.strip():
                wrong.append(Diagnostic("YML206", value.span, f'the word "{key.value}" must be a text'))
            elif names and (problem := wrong_braces(value.value, names)):
                hint = "names here: " + ", ".join(f"{{{name}}}" for name in names)
                wrong.append(Diagnostic("YML206", value.span, f'the word "{key.value}": {problem}', hint))
    return words, wrong
