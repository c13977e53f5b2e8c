"""YAML read as an editor reads it (YAML 1.2, core schema), for the tests of the JSON Schemas."""

import re

import yaml


class _Core(yaml.SafeLoader):
    """PyYAML knows YAML 1.1, where ``no`` is false and ``1:30`` a number; 1.2 has neither, nor days."""


_Core.yaml_implicit_resolvers = {}
for _tag, _pattern, _first in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("null", r"~|null|Null|NULL|", "~nN\0"),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+.0123456789"),
):
    _Core.add_implicit_resolver(
        f"tag:yaml.org,2002:{_tag}", re.compile(f"^(?:{_pattern})$"), list(_first) if _tag != "null" else ["~", "n", "N", ""]
    )


def load_yaml(text: str) -> object:
    """Give the value of a YAML text."""
    value: object = yaml.load(text, Loader=_Core)  # noqa: S506 - a SafeLoader with fewer types
    return value
