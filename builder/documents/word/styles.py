"""The styles of a Word document: headings, lists, tables, what people fill in, and the look of each."""

from docx.document import Document as WordDocument

from builder.documents.flow.measure import ROW, STEP
from builder.documents.word.xml import (
    BROWN,
    GRID,
    INK,
    MUTED,
    PALE,
    RULE,
    TEAL,
    Element,
    borders,
    indent,
    make,
    properties,
    shading,
    spacing,
    twips,
    value,
)

FONT = "Calibri"
CODE_FONT = "Consolas"
_REGIONS = {
    "en": "en-GB",
    "da": "da-DK",
    "el": "el-GR",
    "sv": "sv-SE",
    "cs": "cs-CZ",
    "et": "et-EE",
    "sl": "sl-SI",
    "uk": "uk-UA",
}
_STEP = twips(STEP)
_POINT = 20


def language_tag(language: str) -> str:
    """Give a language with its region, as spelling checkers want it: ``en`` is ``en-GB``, ``nl`` is ``nl-NL``."""
    return language if "-" in language else _REGIONS.get(language, f"{language}-{language.upper()}")


def set_styles(word: WordDocument, language: str) -> None:
    """Put our styles in the place of the template's."""
    root = word.styles.element
    for child in list(root):
        if not str(child.tag).endswith("}latentStyles"):
            root.remove(child)
    latent = list(root)
    fonts = make("rFonts", {"ascii": FONT, "hAnsi": FONT, "eastAsia": FONT, "cs": FONT})
    lang = make("lang", {"val": language_tag(language), "eastAsia": "en-US", "bidi": "ar-SA"})
    text = properties("rPr", fonts, value("color", INK), *_size(11), lang)
    root.insert(
        0,
        make(
            "docDefaults", None, make("rPrDefault", None, text), make("pPrDefault", None, properties("pPr", spacing(0, 5, 1.06)))
        ),
    )
    assert len(latent) <= 1
    root.extend([*_headings(), *_paragraphs(), *_furniture(), *_characters(), *_tables()])


def _size(points: float) -> tuple[Element, Element]:
    return value("sz", round(points * 2)), value("szCs", round(points * 2))


def _style(kind: str, name: str, based: str, after: str, *children: Element, default: bool = False) -> Element:
    """Give a style whose id is its name without blanks; ``after`` is the style of the paragraph that follows."""
    attributes = {"type": kind, "styleId": name.title().replace(" ", "")}
    style = make("style", attributes | ({"default": "1"} if default else {} if name in _BUILT_IN else {"customStyle": "1"}))
    style.append(value("name", name))
    style.extend([value(tag, other) for tag, other in (("basedOn", based), ("next", after)) if other])
    style.append(make("qFormat"))
    style.extend(children)
    return style


_BUILT_IN = {
    "Normal", "Title", "heading 1", "heading 2", "heading 3", "List Paragraph", "Quote", "header", "footer", "Hyperlink",
    "footnote reference", "Placeholder Text", "Normal Table", "Default Paragraph Font", "No List", "endnote text",
}  # fmt: skip


def _heading(level: int, size: float, colour: str, before: float, after: float) -> Element:
    return _style(
        "paragraph",
        f"heading {level}",
        "Normal",
        "Normal",
        properties("pPr", make("keepNext"), make("keepLines"), spacing(before, after, 1.05), value("outlineLvl", level - 1)),
        properties("rPr", make("b"), value("color", colour), *_size(size)),
    )


def _headings() -> list[Element]:
    return [
        _style("paragraph", "Normal", "", "", default=True),
        _style(
            "paragraph",
            "Title",
            "Normal",
            "Normal",
            properties("pPr", make("keepNext"), make("keepLines"), spacing(0, 8, 1.0)),
            properties("rPr", make("b"), value("color", INK), *_size(21)),
        ),
        _heading(1, 15, TEAL, 14, 4),
        _heading(2, 12.5, INK, 10, 3),
        _heading(3, 11, TEAL, 8, 2),
    ]


def _paragraphs() -> list[Element]:
    line = {"bottom": (5, RULE), "between": (5, RULE)}
    return [
        _paragraph("List Paragraph", spacing(0, 2, 1.06)),
        _paragraph("Quote", spacing(0, 5, 1.06), indent(_STEP), borders("pBdr", {"left": (12, GRID)}, 8)),
        _paragraph("Definition Term", make("keepNext"), spacing(4, 1), look=(make("b"),)),
        _paragraph("Definition", spacing(0, 4, 1.06), indent(_STEP)),
        _paragraph("Code", spacing(4, 10, 1.0), shading("F1F4F5"), look=(_font(CODE_FONT), *_size(10.5))),
        _paragraph("Table Text", spacing(1.5, 1.5, 1.03), look=_size(10.5)),
        _paragraph("Table Heading", make("keepNext"), spacing(1.5, 1.5, 1.03), look=(make("b"), *_size(10.5))),
        _paragraph("Box Title", make("keepNext"), spacing(0, 3), look=(make("b"),)),
        _paragraph("Writing Line", spacing(0, 0, ROW * 72 / 25.4, points="atLeast"), borders("pBdr", line)),
        _paragraph("Gap", spacing(0, 0, 1, points="exact"), look=_size(1)),
        _paragraph("Rule", spacing(4, 10, 1, points="exact"), borders("pBdr", {"bottom": (6, TEAL)}), look=_size(1)),
        _paragraph("Picture", make("keepLines"), spacing(6, 10, 1.0), value("jc", "center")),
        _paragraph("endnote text", spacing(0, 3, 1.08), look=_size(10.5)),
    ]


def _furniture() -> list[Element]:
    frame = borders("pBdr", dict.fromkeys(("top", "left", "bottom", "right"), (8, BROWN)), 6)
    inset = indent(7 * _POINT, right=7 * _POINT)
    return [
        _paragraph("Annex Label", make("keepNext"), spacing(4, 2, 1.0), look=(make("b"), value("color", TEAL), *_size(10.5))),
        _paragraph("Annex Note", make("keepLines"), spacing(6, 11, 1.05), frame, inset, look=(make("b"),)),
        _paragraph("header", spacing(0, 0, 1.0), look=_small(9)),
        _paragraph("footer", spacing(0, 0, 1.0), look=_small(9)),
        _paragraph("Funder", make("keepLines"), spacing(0, 0, 1.0), look=_small(7.5)),
    ]


def _small(points: float) -> tuple[Element, ...]:
    return value("color", MUTED), *_size(points)


def _paragraph(name: str, *children: Element, look: tuple[Element, ...] = ()) -> Element:
    after = name if name in ("Writing Line", "List Paragraph", "Table Text") else "Normal"
    more = (properties("rPr", *look),) if look else ()
    return _style("paragraph", name, "Normal", after.replace(" ", ""), properties("pPr", *children), *more)


def _font(name: str) -> Element:
    return make("rFonts", {"ascii": name, "hAnsi": name, "cs": name})


def _characters() -> list[Element]:
    plain = _style("character", "Default Paragraph Font", "", "", default=True)
    return [
        plain,
        *(
            _style("character", name, "DefaultParagraphFont", "", properties("rPr", *look))
            for name, look in (
                ("Hyperlink", (value("color", TEAL), value("u", "single"))),
                ("footnote reference", (value("vertAlign", "superscript"),)),
                ("Code Text", (_font(CODE_FONT), *_size(10.5))),
                ("Blank", (value("u", "single"),)),
            )
        ),
        _style("numbering", "No List", "", "", default=True),
    ]


def _tables() -> list[Element]:
    def margins(across: float, down: float) -> Element:
        sides = {"top": down, "left": across, "bottom": down, "right": across}
        return make("tblCellMar", None, *(make(side, {"w": twips(width), "type": "dxa"}) for side, width in sides.items()))

    def table(name: str, sides: dict[str, tuple[int, str]], across: float, down: float) -> Element:
        inner = properties("tblPr", borders("tblBorders", sides) if sides else None, margins(across, down))
        return _style("table", name, "NormalTable", "", inner)

    indented = make("tblInd", {"w": 0, "type": "dxa"})
    every = dict.fromkeys(("top", "left", "bottom", "right", "insideH", "insideV"), (4, GRID))
    first = make("tblStylePr", {"type": "firstRow"}, properties("rPr", make("b")), properties("tcPr", shading(PALE)))
    annex = table("Annex Table", every, 2, 0.6)
    annex.append(first)
    return [
        _style("table", "Normal Table", "", "", properties("tblPr", indented, margins(0, 0)), default=True),
        annex,
        table("Annex Frame", dict.fromkeys(("top", "left", "bottom", "right"), (6, RULE)), 2, 1),
        table("Annex Box", {}, 4, 2.4),
    ]
