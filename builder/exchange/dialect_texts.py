"""Foreign texts as Markdown, with what was lost of them said once a question."""

import re
from dataclasses import dataclass, field

from builder.diagnostics import Diagnostic, Span
from builder.exchange.escapes import clean, paragraphs
from builder.exchange.from_html import from_html
from builder.exchange.model import ForeignText
from builder.exchange.pictures import Finder, Pictures
from builder.exchange.rich_html import PLUGINFILE
from builder.markup.markdown import Converter
from builder.markup.scan import mask_code, scan

_HEADING = re.compile(r"#{1,3}(?=[ \t])")
_ADDRESS = re.compile(rf"(?P<open>\]\(\s*<?){re.escape(PLUGINFILE)}(?P<name>[^)>\s]*)")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_BLANK = re.compile(r"\n[ \t]*\n")


@dataclass(slots=True)
class Texts:
    """Converts the texts of one question and remembers what they lost, and the files that they show."""

    name: str
    span: Span
    pictures: Pictures
    converter: Converter
    content: dict[str, None] = field(default_factory=dict)
    form: dict[str, None] = field(default_factory=dict)
    changed: dict[str, None] = field(default_factory=dict)
    """What of its answers is a little other than it was."""

    def markdown(self, text: ForeignText, *, inline: bool = False, quotes: bool = True) -> str:
        """Give a text as Markdown; ``inline``: in one line, for a cell; ``quotes``: quotations may stand in it."""
        if not text:
            return ""
        place = self.pictures.of(text)
        match text.form:
            case "plain":
                made = paragraphs(clean(text.text))
                made = " ".join(made.split()) if inline else made
            case "markdown":
                made = self._kept(text.text, place)
                made = " ".join(made.split()) if inline else made
            case _:
                html = text.text if text.form == "html" else _lines(clean(text.text))
                converted = from_html(html, place, self.converter, inline=inline, quotes=quotes)
                self.content |= dict.fromkeys(converted.content)
                self.form |= dict.fromkeys(converted.form)
                made = converted.markdown
        self.content |= {f"the file {name}, which no text shows": None for name in place.unused}
        return made.strip("\n")

    def _kept(self, text: str, place: Finder) -> str:
        """Give Markdown as it is, but for headings that belong to the dialect and the addresses of files."""
        text = clean(text)
        if any(found.kind == "html" for found in scan(text)):
            self.content["HTML in Markdown, which stays a text"] = None
        lines = []
        for line, masked in zip(text.split("\n"), mask_code(text).split("\n"), strict=True):
            deeper = _HEADING.sub("####", line, count=1) if _HEADING.match(masked) else line
            if deeper != line:
                self.form["levels of headings"] = None
            lines.append(deeper.rstrip() if not line.endswith("  ") else deeper)

        def address(m: re.Match[str]) -> str:
            target = place(PLUGINFILE + m["name"])
            if not target:
                self.content[f"the picture {m['name']}"] = None
            return m["open"] + (target or m["name"])

        return _ADDRESS.sub(address, "\n".join(lines)).strip("\n")

    def said(self) -> list[Diagnostic]:
        """Give QST513 to QST515 for what was lost or changed."""
        found = []
        if self.content:
            message = f'the texts of "{self.name}" lost: {", ".join(self.content)}'
            found.append(Diagnostic("QST514", self.span, message, "put it right in the file that was written"))
        if self.form:
            message = f'the texts of "{self.name}" have lost their form: {", ".join(self.form)}'
            found.append(Diagnostic("QST515", self.span, message))
        if self.changed:
            found.append(Diagnostic("QST513", self.span, f'"{self.name}": {", ".join(self.changed)}'))
        return found


def _lines(text: str) -> str:
    """Give Moodle's own kind of text as HTML: an end of a line is one for people."""
    if not _TAG.search(text):
        text = text.replace("<", "&lt;")
    return "".join(f"<p>{block.strip().replace(chr(10), '<br>')}</p>" for block in _BLANK.split(text) if block.strip())
