"""What stands in a line of HTML, as Markdown of our dialect: words, emphasis, code, links, pictures."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from html import unescape

from builder.exchange.escapes import escaped
from builder.exchange.html_tree import BLOCKS, EMPHASIS, SPANS, WORDLESS, Element, children, is_styled, text_of

Place = Callable[[str], str]
"""Gives the target that Markdown names for the address of a picture or file; empty where there is none."""

DEEP = 40
"""Below so many nested elements only the words are kept; people do not write so, and the stack has an end."""
ALIGN = re.compile(r"text-align:\s*(left|center|right)")
_WIDTH = re.compile(r"(?:^|;)\s*width:\s*(\d{1,4}px|\d{1,3}%)")
_WEB = re.compile(r"https?://[^\s<>/]+[^\s<>]*|mailto:[^\s@<>]+@[^\s<>]+")
_SPACE = re.compile(r"[ \t]+")
_ENDS = re.compile(r"[ \t]*\n[ \t\n]*")
_LONGEST = 100
"""A picture may be written into its address, which is then too long to be shown."""


@dataclass(slots=True)
class Spans:
    """The conversion of what stands in lines.

    ``inline``: everything is to be one line. ``plain``: without emphasis. ``content`` and ``form`` collect what is lost.
    """

    place: Place
    inline: bool = False
    quotes: bool = True
    plain: bool = False
    content: dict[str, None] = field(default_factory=dict)
    form: dict[str, None] = field(default_factory=dict)

    def _span(self, element: Element, depth: int) -> str:
        """Give an element inside a line."""
        tag = str(element.tag)
        if tag in WORDLESS:
            source = element.get("src") or next((each.get("src", "") for each in element.iter("source")), "")
            self.content[f"{WORDLESS[tag]} ({source})" if source else WORDLESS[tag]] = None
            return ""
        self._attributes(element)
        if tag == "br":
            return " " if self.inline else "  \n"
        if tag == "img":
            return self._picture(element)
        if tag in ("code", "tt", "kbd", "samp"):
            return self._code(element)
        inner = self._inner(element, depth)
        if tag == "a":
            return self._link(element, inner)
        after = element.getnext()
        if tag in EMPHASIS and not inner.strip() and after is not None and after.tag in BLOCKS:
            self.form["emphasis"] = None  # the parser closes it before a block
        if tag in ("strong", "b"):
            return self._emphasis(inner, "**")
        if tag in ("em", "i", "cite", "var", "dfn"):
            return self._emphasis(inner, "*")
        if tag not in SPANS:
            self.form[f"<{tag}>"] = None
        return f'"{inner}"' if tag == "q" else inner

    def _inner(self, element: Element, depth: int) -> str:
        if depth >= DEEP:
            return self._all_words(element)
        pieces = [self._words(element.text)]
        for child in children(element):
            pieces += [self._span(child, depth + 1), self._words(child.tail)]
        return "".join(pieces)

    def _emphasis(self, inner: str, mark: str) -> str:
        words = inner.strip()
        if not words or self.plain:
            return inner
        begin, end = inner[: len(inner) - len(inner.lstrip())], inner[len(inner.rstrip()) :]
        return f"{begin}{mark}{words}{mark}{end}"

    def _code(self, element: Element) -> str:
        text = " ".join(text_of(element).split())
        if not text or "`" in text or self.plain:
            return escaped(text)
        return f"`{text}`"

    def _link(self, element: Element, inner: str) -> str:
        address = " ".join(unescape(element.get("href", "")).split())
        target = address if _WEB.fullmatch(address) else self.place(address)
        if not target:
            if address:
                self.content[f"the link to {address}"] = None
            return inner
        words = inner.strip()
        return f"[{words}]({_target(target)})" if words else inner

    def _picture(self, element: Element) -> str:
        source = element.get("src", "").strip()
        alt = " ".join(element.get("alt", "").split())
        target = self.place(source)
        if not target:
            shown = source if len(source) < _LONGEST else source[:30] + "..."
            self.content[f"the picture {shown}" + (f" ({alt})" if alt else "")] = None
            return ""
        decorative = "alt" in element.attrib and (not alt or element.get("role") == "presentation")
        m = _WIDTH.search(element.get("style", "")) or re.fullmatch(r"(\d{1,4}|\d{1,3}%)", element.get("width", "").strip())
        notes = [*(["role=presentation"] if decorative else []), *([f"width={m[1]}"] if m else [])]
        return f"![{'' if decorative else escaped(alt)}]({_target(target)})" + (f"{{ {' '.join(notes)} }}" if notes else "")

    def _words(self, text: str | None) -> str:
        if not text:
            return ""
        return escaped(_SPACE.sub(" ", _ENDS.sub("\n", text)))

    def _all_words(self, element: Element) -> str:
        return "".join(self._words(str(piece)) for piece in element.itertext())

    def _attributes(self, element: Element, *, cell: bool = False) -> None:
        """Note what an element's attributes did that Markdown does not."""
        names = [str(name) for name in element.attrib]
        if any(name.startswith("on") for name in names):
            self.content["scripts"] = None
        style = "" if element.get("class") == "admonition-title" else element.get("style", "")
        style = ALIGN.sub("", style) if cell else style
        style = _WIDTH.sub("", style) if element.tag == "img" else style
        if is_styled(style) or (element.get("bgcolor") or element.get("color")):
            self.form["colours, fonts and alignment"] = None
        if element.get("dir", "ltr") != "ltr":
            self.form["writing direction"] = None
        if element.tag == "span" and element.get("lang"):
            self.form[f"the language {element.get('lang')} of some words"] = None


def _target(address: str) -> str:
    return f"<{address}>" if re.search(r"[\s()]", address) else address
