"""The manners of text in our slides: titles, levels of lists, fonts."""

from collections.abc import Iterator

from builder.documents.slides.fit import FURTHER, INDENT
from builder.documents.slides.xml import Node, emu, solid, tag

FONT = "Calibri"
_BULLETS = ("•", "–", "•")


def title_style() -> Node:
    """Give the manner of titles."""
    return tag(
        "a:lvl1pPr",
        {"algn": "l", "defTabSz": "914400", "rtl": "0", "eaLnBrk": "1", "latinLnBrk": "0", "hangingPunct": "1"},
        tag("a:lnSpc", None, tag("a:spcPct", {"val": "90000"})),
        tag("a:spcBef", None, tag("a:spcPct", {"val": "0"})),
        tag("a:buNone"),
        _text_style(3600, "tx2", "+mj", bold=True),
    )


def body_style(level: int) -> Node:
    """Give the manner of a level of the body; from the third on they differ only in their indent."""
    depth = min(level, len(_BULLETS))
    margin = INDENT + FURTHER * (level - 1)
    return tag(
        f"a:lvl{level}pPr",
        {
            "marL": emu(margin),
            "indent": -emu(INDENT if level == 1 else FURTHER),
            "algn": "l",
            "defTabSz": "914400",
            "rtl": "0",
            "eaLnBrk": "1",
            "latinLnBrk": "0",
            "hangingPunct": "1",
        },
        tag("a:lnSpc", None, tag("a:spcPct", {"val": "100000"})),
        tag("a:spcBef", None, tag("a:spcPts", {"val": "1000" if level == 1 else "600"})),
        tag("a:buClr", None, tag("a:schemeClr", {"val": "accent1"})),
        tag("a:buFont", {"typeface": "Arial"}),
        tag("a:buChar", {"char": _BULLETS[depth - 1]}),
        _text_style(2400 if level == 1 else 2200, "tx1", "+mn", bold=False),
    )


def _text_style(size: int, colour: str, font: str, *, bold: bool) -> Node:
    return tag("a:defRPr", {"sz": size, "b": "1" if bold else "0", "kern": "1200"}, solid(colour), *fonts(font))


def fonts(which: str) -> Iterator[Node]:
    """Give the theme's fonts for titles (``+mj``) or texts (``+mn``)."""
    yield from (
        tag(f"a:{kind}", {"typeface": f"{which}-{short}"}) for kind, short in (("latin", "lt"), ("ea", "ea"), ("cs", "cs"))
    )
