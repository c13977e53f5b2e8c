"""Elements of OpenDocument in one call, and styles that come into being as they are needed."""

from collections.abc import Mapping

from odfdo import Element

Properties = Mapping[str, Mapping[str, str]]
"""What a style sets: for each kind of properties (``text``, ``paragraph``, ``table-cell`` ...) its attributes."""


def make(tag: str, attributes: Mapping[str, str] | None = None, *children: "Element | str | None") -> Element:
    """Give an element; a child that is a str is text, one that is None is left out."""
    element = Element.from_tag(tag)
    for name, value in (attributes or {}).items():
        element.set_attribute(name, value)
    for child in children:
        if child is not None:
            element.append(child)
    return element


def style(name: str, family: str, parent: str, properties: Properties, more: Mapping[str, str] | None = None) -> Element:
    """Give a style; ``name`` is as people see it."""
    attributes = {"style:name": code(name), "style:family": family, **(more or {})}
    if code(name) != name:
        attributes["style:display-name"] = name
    if parent:
        attributes["style:parent-style-name"] = code(parent)
    return make("style:style", attributes, *_inner(properties))


def code(name: str) -> str:
    """Give the name of a style as files write it."""
    return name.replace(" ", "_20_")


def _inner(properties: Properties) -> list[Element]:
    inner = []
    for kind, values in properties.items():
        plain = {name: value for name, value in values.items() if name != "tab"}
        element = make(f"style:{kind}-properties", plain)
        if "tab" in values:
            stop = {
                "style:position": values["tab"],
                "style:type": "right",
                "style:leader-style": "solid",
                "style:leader-text": "_",
            }
            element.append(make("style:tab-stops", None, make("style:tab-stop", stop)))
        inner.append(element)
    return inner


def millimetres(value: float) -> str:
    """Give a length."""
    return f"{value:.2f}mm"


class Automatic:
    """The automatic styles of one part: the same properties always give the same style."""

    def __init__(self, home: Element, letter: str) -> None:
        """Keep the styles in ``home``; their names begin with ``letter``."""
        self._home = home
        self._letter = letter
        self._known: dict[str, str] = {}

    def name(self, family: str, properties: Properties, parent: str = "") -> str:
        """Give the name of a style with these properties."""
        key = f"{family} {parent} {sorted((kind, sorted(values.items())) for kind, values in properties.items())}"
        if key not in self._known:
            self._known[key] = f"{self._letter}{len(self._known) + 1}"
            self._home.append(style(self._known[key], family, parent, properties))
        return self._known[key]
