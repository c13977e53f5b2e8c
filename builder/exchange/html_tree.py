"""HTML from elsewhere as a tree, and what its elements are to us."""

import re
from collections.abc import Iterator
from typing import cast

from lxml import etree

from builder.exchange.escapes import clean

Element = etree._Element  # noqa: SLF001  (the library gives its element type no public name)
BLOCKS = set(
    "address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 "
    "header hr html legend li main nav ol p pre section summary table ul".split()
)
"""Elements that stand on lines of their own."""
SPANS = set("a abbr acronym b bdi bdo cite code dfn em i kbd label q samp span strong time tt var wbr".split())
"""Elements inside a line that are carried, or of which nothing is lost but a name."""
EMPHASIS = ("strong", "b", "em", "i")
WORDLESS = {
    **dict.fromkeys(("script", "template"), "scripts"),
    **dict.fromkeys(("style",), "style sheets"),
    **dict.fromkeys(("iframe", "frame"), "embedded pages"),
    **dict.fromkeys(("object", "embed", "applet"), "embedded objects"),
    **dict.fromkeys(("video",), "videos"),
    **dict.fromkeys(("audio",), "sounds"),
    **dict.fromkeys(("svg", "canvas"), "drawings"),
    **dict.fromkeys(("math",), "formulas"),
    **dict.fromkeys(("input", "textarea", "select", "button"), "form fields"),
    **dict.fromkeys(("map",), "image maps"),
}
"""Elements that the dialect has nothing for, and what they are."""
_NO_MARKUP = ("html", "body", "div", "p", "span", "br")


def parsed(html: str) -> Element:
    """Give the tree of HTML, however broken it is."""
    parser = etree.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=True)
    return etree.fromstring(f"<div>{clean(html)}</div>", parser)


def children(element: Element) -> Iterator[Element]:
    """Give the child elements; comments and the like have no name."""
    return (child for child in cast("Iterator[Element]", element) if type(child.tag) is str)


def text_of(element: Element) -> str:
    """Give every word inside an element."""
    return "".join(str(piece) for piece in element.itertext())


def visible(root: Element) -> str:
    """Give the words that people see, without blanks, quotation marks of ``q`` included."""
    pieces: list[str | None] = []
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        mark = '"' if element.tag == "q" else ""
        if event == "end":
            pieces += [mark, element.tail]
        elif element.tag in WORDLESS:
            walk.skip_subtree()
        else:
            pieces += [mark, element.text]
    return "".join("".join(piece or "" for piece in pieces).split())


def loose_words(element: Element) -> bool:
    """Tell whether a list or a table has words outside its items or cells."""
    rows = [each for each in element.iter("thead", "tbody", "tfoot", "tr") if element.tag == "table"]
    return any(
        (text or "").strip() for each in (element, *rows) for text in (each.text, *(child.tail for child in children(each)))
    )


def has_blocks(element: Element) -> bool:
    """Tell whether an element of a line has elements in it that stand on lines of their own."""
    return element.tag not in WORDLESS and any(each.tag in BLOCKS for each in element.iterdescendants())


def plain_words(html: str) -> str:
    """Give the words of HTML in one line, for places that hold no markup."""
    return " ".join(text_of(parsed(html)).split())


def has_markup(html: str) -> bool:
    """Tell whether HTML has anything beyond words."""
    return any(each.tag not in _NO_MARKUP for each in parsed(html).iter())


def is_styled(style: str) -> bool:
    """Tell whether a style changes what people see in a way that Markdown does not."""
    return _STYLED.search(style) is not None


_STYLED = re.compile(r"color|background|font|text-decoration|text-align:\s*(?:right|center|justify)|float|margin|border|position")
