"""The styles of an OpenDocument text: the same look as in Word."""

from odfdo import Element

from builder.documents.flow.measure import MARGIN, ROW, STEP, TOP, Page
from builder.documents.open_document.xml import make, millimetres, style
from builder.documents.word.styles import CODE_FONT, FONT, language_tag

INK, TEAL, MUTED, PALE, SAND, BROWN, RULE, GRID = (
    "#1d2b36", "#1f5c66", "#4a5963", "#e6f0f0", "#f6ece4", "#9a5b2c", "#6b7780", "#8b979e",
)  # fmt: skip
BULLETS, NUMBERS = "Annex Bullets", "Annex Numbers"
_LEVELS = 9
_EDGE = 10.0
_BOLD = {"fo:font-weight": "bold"}


def common_styles(language: str) -> list[Element]:
    """Give the styles that people see in their list of styles."""
    tag, _, region = language_tag(language).partition("-")
    text = {"fo:font-family": FONT, "fo:font-size": "11pt", "fo:color": INK, "fo:language": tag, "fo:country": region}
    usual = make(
        "style:default-style",
        {"style:family": "paragraph"},
        make("style:paragraph-properties", {"style:tab-stop-distance": "12.5mm", "fo:orphans": "2", "fo:widows": "2"}),
        make("style:text-properties", text),
    )
    table = make(
        "style:default-style", {"style:family": "table"}, make("style:table-properties", {"table:border-model": "collapsing"})
    )
    graphic = make("style:default-style", {"style:family": "graphic"})
    return [usual, table, graphic, *_headings(), *_paragraphs(), *_furniture(), *_characters(), *_lists()]


def _paragraph(
    name: str, before: float, after: float, line: int = 106, more: dict[str, str] | None = None, **text: str
) -> Element:
    space = {"fo:margin-top": f"{before:g}pt", "fo:margin-bottom": f"{after:g}pt", "fo:line-height": f"{line}%", **(more or {})}
    look = {f"fo:{key.replace('_', '-')}": value for key, value in text.items()}
    return style(name, "paragraph", "" if name == "Standard" else "Standard", {"paragraph": space, "text": look})


def _headings() -> list[Element]:
    together = {"fo:keep-with-next": "always", "fo:keep-together": "always"}
    looks = (("15pt", TEAL, 14, 4), ("12.5pt", INK, 10, 3), ("11pt", TEAL, 8, 2))
    headings = [
        _paragraph(f"Heading {level}", before, after, 105, together, font_size=size, color=colour, font_weight="bold")
        for level, (size, colour, before, after) in enumerate(looks, 1)
    ]
    for level, heading in enumerate(headings, 1):
        heading.set_attribute("style:default-outline-level", str(level))
    return [
        _paragraph("Standard", 0, 5, 106),
        _paragraph("Title", 0, 8, 100, together, font_size="21pt", font_weight="bold"),
        *headings,
    ]


def _paragraphs() -> list[Element]:
    inset = millimetres(STEP)
    line = {"fo:border-bottom": f"0.6pt solid {RULE}", "style:join-border": "false", "fo:min-height": millimetres(ROW)}
    rule = {"fo:border-bottom": f"0.75pt solid {TEAL}"}
    hanging = {"fo:margin-left": inset, "fo:text-indent": f"-{inset}"}
    room = _paragraph("Writing Line", 0, 0, 100, line)
    properties = room.get_element("style:paragraph-properties")
    assert properties is not None
    properties.del_attribute("fo:line-height")
    properties.del_attribute("fo:min-height")
    properties.set_attribute("style:line-height-at-least", millimetres(ROW))
    return [
        _paragraph("List", 0, 2, 106),
        _paragraph(
            "Quotations", 0, 6, 106, {"fo:margin-left": inset, "fo:padding-left": "3mm", "fo:border-left": f"1.5pt solid {GRID}"}
        ),
        _paragraph("Definition Term", 4, 1, 106, {"fo:keep-with-next": "always"}, font_weight="bold"),
        _paragraph("Definition", 0, 4, 106, {"fo:margin-left": inset}),
        _paragraph(
            "Preformatted Text", 4, 10, 100, {"fo:background-color": "#f1f4f5"}, font_family=CODE_FONT, font_size="10.5pt"
        ),
        _paragraph("Table Contents", 1.5, 1.5, 103, font_size="10.5pt"),
        _paragraph("Table Heading", 1.5, 1.5, 103, {"fo:keep-with-next": "always"}, font_weight="bold", font_size="10.5pt"),
        _paragraph("Box Title", 0, 3, 106, {"fo:keep-with-next": "always"}, font_weight="bold"),
        room,
        _paragraph("Gap", 0, 0, 100, font_size="1pt"),
        _paragraph("Rule", 4, 10, 100, rule, font_size="1pt"),
        _paragraph("Picture", 6, 10, 100, {"fo:text-align": "center"}),
        _paragraph("Tick", 0, 2, 106, hanging),
        _paragraph("Note Text", 0, 3, 108, hanging, font_size="10.5pt"),
    ]


def _furniture() -> list[Element]:
    frame = {"fo:border": f"1pt solid {BROWN}", "fo:padding": "6pt", "fo:keep-together": "always"}
    return [
        _paragraph("Annex Label", 4, 2, 100, {"fo:keep-with-next": "always"}, font_size="10.5pt", color=TEAL, font_weight="bold"),
        _paragraph("Annex Note", 6, 11, 105, frame, font_weight="bold"),
        *(_paragraph(name, 0, 0, 105, font_size="9pt", color=MUTED) for name in ("Header", "Footer")),
        _paragraph("Funder", 0, 0, 100, font_size="7.5pt", color=MUTED),
    ]


def _characters() -> list[Element]:
    underlined = {"style:text-underline-style": "solid", "style:text-underline-width": "auto"}
    looks = {
        "Strong Emphasis": _BOLD,
        "Emphasis": {"fo:font-style": "italic"},
        "Strong and Emphasis": {**_BOLD, "fo:font-style": "italic"},
        "Source Text": {"fo:font-family": CODE_FONT, "fo:font-size": "10.5pt"},
        "Internet Link": {"fo:color": TEAL, **underlined},
        "Footnote Anchor": {"style:text-position": "super 65%", "fo:color": TEAL},
        "Label": {**_BOLD, "fo:color": TEAL},
        "Code Name": {**_BOLD, "fo:color": TEAL},
    }
    return [style(name, "text", "", {"text": look}) for name, look in looks.items()]


def _lists() -> list[Element]:
    bullets = make("text:list-style", {"style:name": "Annex_20_Bullets", "style:display-name": BULLETS})
    numbers = make("text:list-style", {"style:name": "Annex_20_Numbers", "style:display-name": NUMBERS})
    for level in range(1, _LEVELS + 1):
        place = {"text:list-level-position-and-space-mode": "label-alignment"}
        margin, hanging = millimetres(STEP * level), f"-{millimetres(STEP)}"
        label = {
            "text:label-followed-by": "listtab",
            "text:list-tab-stop-position": margin,
            "fo:margin-left": margin,
            "fo:text-indent": hanging,
        }
        about = {"text:level": str(level), "text:style-name": "Label"}
        sign = {**about, "text:bullet-char": "•–"[(level - 1) % 2]}
        number = {**about, "style:num-format": "1", "style:num-suffix": "."}
        font = make("style:text-properties", {"fo:font-family": FONT})
        bullets.append(make("text:list-level-style-bullet", sign, _aligned(place, label), font))
        numbers.append(make("text:list-level-style-number", number, _aligned(place, label)))
    return [bullets, numbers]


def _aligned(place: dict[str, str], label: dict[str, str]) -> Element:
    return make("style:list-level-properties", place, make("style:list-level-label-alignment", label))


def page_layout(page: Page) -> Element:
    """Give the size and margins of a page with its head and foot."""
    size = {
        "fo:page-width": millimetres(page.width),
        "fo:page-height": millimetres(page.height),
        "style:print-orientation": "landscape" if page.width > page.height else "portrait",
        "fo:margin-left": millimetres(MARGIN),
        "fo:margin-right": millimetres(MARGIN),
        "fo:margin-top": millimetres(_EDGE),
        "fo:margin-bottom": millimetres(_EDGE),
    }
    head = {"fo:min-height": millimetres(TOP - _EDGE), "fo:margin-bottom": "3mm"}
    foot = {"fo:min-height": millimetres(MARGIN - _EDGE), "fo:margin-top": "3mm"}
    return make(
        "style:page-layout",
        {"style:name": "Annex"},
        make("style:page-layout-properties", size),
        make("style:header-style", None, make("style:header-footer-properties", head)),
        make("style:footer-style", None, make("style:header-footer-properties", foot)),
    )
