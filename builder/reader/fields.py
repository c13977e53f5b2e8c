"""Values of checked YAML, with their places; what was found wrong gives empty values, so that reading goes on."""

import re
from dataclasses import dataclass

from builder.diagnostics import Span
from builder.reader import yaml_tree as tree


def folded(text: str) -> str:
    """Give a text on one line: runs of blanks and line ends become one blank; a no-break space stays."""
    return re.sub(r"[ \t\r\n]+", " ", text).strip(" ")


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields of one mapping."""

    node: tree.Mapping
    language: str
    reference: str

    def text(self, name: str, default: str = "") -> str:
        """Give a text, runs of blanks and line ends folded to one blank."""
        node = self.node.get(name)
        return folded(node.value) if isinstance(node, tree.Scalar) else default

    def localised(self, name: str, default: str = "") -> str:
        """Give a text in the language, else in the reference language, else the first there is."""
        node = self.node.get(name)
        if isinstance(node, tree.Mapping):
            by_language = {key.value: folded(value.value) for key, value in node.entries if isinstance(value, tree.Scalar)}
            return by_language.get(self.language) or by_language.get(self.reference) or next(iter(by_language.values()), default)
        return self.text(name, default)

    def whole(self, name: str) -> int | None:
        """Give a whole number; None where the field is left out or is none."""
        text = self.text(name)
        return int(text) if re.fullmatch(r"-?[0-9]{1,9}", text) else None

    def span(self, name: str = "") -> Span:
        """Give the place of a field's value, or of the whole."""
        node = self.node.get(name) if name else None
        return node.span if node else self.node.span

    def items(self, name: str) -> tuple[tree.Node, ...]:
        """Give the items of a list."""
        node = self.node.get(name)
        return node.items if isinstance(node, tree.Sequence) else ()

    def texts(self, name: str) -> tuple[tuple[str, Span], ...]:
        """Give the texts of a list with their places."""
        return tuple((folded(n.value), n.span) for n in self.items(name) if isinstance(n, tree.Scalar))

    def objects(self, name: str) -> tuple["Fields", ...]:
        """Give the mappings of a list."""
        return tuple(self.of(n) for n in self.items(name) if isinstance(n, tree.Mapping))

    def entries(self, name: str) -> tuple[tuple[str, "Fields | tree.Node"], ...]:
        """Give the entries of a mapping; a mapping inside as Fields."""
        node = self.node.get(name)
        return tuple((key.value, value) for key, value in node.entries) if isinstance(node, tree.Mapping) else ()

    def object(self, name: str) -> "Fields":
        """Give a mapping inside, empty where there is none."""
        node = self.node.get(name)
        return self.of(node if isinstance(node, tree.Mapping) else tree.Mapping((), self.node.span))

    def of(self, node: tree.Mapping) -> "Fields":
        """Give the fields of another mapping in the same languages."""
        return Fields(node, self.language, self.reference)
