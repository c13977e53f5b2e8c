"""HTML as blocks of Markdown of our dialect: paragraphs, headings, lists, quotations, code, tables, notes."""

import re
from dataclasses import dataclass

from builder.exchange.escapes import indented, line_starts
from builder.exchange.html_spans import ALIGN, DEEP, Spans
from builder.exchange.html_tree import BLOCKS, EMPHASIS, Element, children, has_blocks, loose_words, text_of

_UNDER = {"left": ":---", "center": ":---:", "right": "---:"}
_OWN_DEPTH = 1
"""The dialect's headings sink by one level when a question is shown, and the third is its own."""
_TOP = 4
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_ITEMISED = ("ul", "ol", "dl", "table")
_MANY_LINES = ("ul", "ol", "table", "dl", "pre", "blockquote", "hr")


@dataclass(slots=True)
class Blocks(Spans):
    """The conversion of what stands on lines of its own."""

    def text(self, root: Element) -> str:
        """Give all that is inside an element."""
        if self.inline:
            return " ".join(line for block in self._blocks(root, 0) for line in block.split("\n") if line).strip()
        return "\n\n".join(self._blocks(root, 0))

    def _blocks(self, element: Element, depth: int) -> list[str]:
        """Give the blocks inside an element."""
        made: list[str] = []
        run: list[str] = [self._words(element.text)]
        for child in children(element):
            if child.tag in BLOCKS or has_blocks(child):
                made += _paragraph(run)
                made += self._block(child, depth + 1) if depth < DEEP else _paragraph([self._all_words(child)])
                run = [self._words(child.tail)]
            else:
                run += [self._span(child, depth + 1), self._words(child.tail)]
        return made + _paragraph(run)

    def _block(self, element: Element, depth: int) -> list[str]:
        self._attributes(element)
        tag = str(element.tag)
        if self.inline and tag in _MANY_LINES:
            self.form["lists, tables and the like in a cell"] = None
            return _paragraph([self._all_words(element)]) if tag == "pre" else self._blocks(element, depth)
        makers = {
            **dict.fromkeys(_HEADINGS, self._heading),
            **dict.fromkeys(("ul", "ol"), self._items),
            "dl": self._definitions,
            "blockquote": self._quotation,
            "pre": self._code_block,
            "table": self._table,
            "hr": self._line,
        }
        if tag in _ITEMISED and loose_words(element):
            self.form["lists and tables with words outside their items"] = None
            return self._blocks(element, depth)
        if element.get("class", "").startswith("admonition "):
            return self._note(element, depth)
        if tag == "a" and element.get("href"):
            self.content[f"the link to {element.get('href')}"] = None
        if tag in EMPHASIS:
            self.form["emphasis"] = None
        return makers.get(tag, self._blocks)(element, depth)

    def _line(self, _: Element, __: int) -> list[str]:
        return ["---"]

    def _heading(self, element: Element, depth: int) -> list[str]:
        words = " ".join(" ".join(self._blocks(element, depth)).split())
        level = int(str(element.tag)[1])
        if level <= _TOP:
            self.form["levels of headings"] = None
        if not words or self.inline:
            return [words] if words else []
        return [f"{'#' * max(_TOP, level - _OWN_DEPTH)} {words}"]

    def _quotation(self, element: Element, depth: int) -> list[str]:
        if not self.quotes:
            self.form["quotations"] = None
            return self._blocks(element, depth)
        inner = "\n\n".join(self._blocks(element, depth))
        return ["\n".join(f"> {line}".rstrip() for line in inner.split("\n"))] if inner else []

    def _note(self, element: Element, depth: int) -> list[str]:
        """Give a note of our own dialect, whose first paragraph is its title."""
        kind = element.get("class", "").split()[1]
        title, *inner = self._blocks(element, depth) or [""]
        words = title.replace('"', "'")
        return [indented("\n\n".join([f'!!! {kind} "{words}"', *inner]), "", "    ").replace("\n\n", "\n", 1)]

    def _items(self, element: Element, depth: int) -> list[str]:
        entries = [self._blocks(child, depth + 1) for child in children(element)]
        entries = [entry for entry in entries if entry]
        loose = any(child.tag == "p" for item in children(element) for child in children(item)) or any(
            len(e) > 1 and not _nested(e) for e in entries
        )
        start = element.get("start", "1")
        number = int(start) if start.isdecimal() and len(start) < len("1000000") else 1
        made = []
        for position, entry in enumerate(entries, number):
            mark = f"{position}. " if element.tag == "ol" else "- "
            made.append(indented(("\n\n" if loose else "\n").join(entry), mark, "    "))
        return [("\n\n" if loose else "\n").join(made)] if made else []

    def _definitions(self, element: Element, depth: int) -> list[str]:
        lines: list[str] = []
        for child in children(element):
            inner = self._blocks(child, depth + 1)
            if child.tag == "dt":
                lines.append(("\n" if lines else "") + " ".join(" ".join(inner).split()))
            elif inner:
                lines.append(indented("\n\n".join(inner), ":   ", "    "))
        return ["\n".join(lines)] if lines else []

    def _code_block(self, element: Element, depth: int) -> list[str]:
        text = text_of(element).strip("\n")
        inside = any(parent.tag in ("li", "dd", "blockquote") for parent in element.iterancestors())
        if inside or depth > DEEP or (not self.quotes and re.search("^>", text, re.MULTILINE)):
            return [indented(text, "    ", "    ")] if text.strip() else []
        language = next((each.get("class", "") for each in element.iter("code")), "")
        fence = "`" * max(3, max((len(run) for run in re.findall("`+", text)), default=0) + 1)
        return [f"{fence}{language.removeprefix('language-') if language.startswith('language-') else ''}\n{text}\n{fence}"]

    def _table(self, element: Element, depth: int) -> list[str]:
        rows = [row for row in element.iter("tr") if next(row.iterancestors("table"), None) is element]
        cells = [[cell for cell in children(row) if cell.tag in ("td", "th")] for row in rows]
        if any(cell.get(name, "1") != "1" for row in cells for cell in row for name in ("colspan", "rowspan")):
            self.form["joined cells of tables"] = None
        captions = [block for child in element.iterchildren("caption") for block in self._blocks(child, depth)]
        width = max((len(row) for row in cells), default=0)
        if not width:
            return captions
        texts = [[self._cell(cell, depth) for cell in row] + [""] * (width - len(row)) for row in cells]
        headed = all(cell.tag == "th" for cell in cells[0]) or next(rows[0].iterancestors("thead"), None) is not None
        head = texts.pop(0) if headed else [""] * width
        sample = [ALIGN.search(cell.get("style", "") + ";text-align:" + cell.get("align", "")) for cell in max(cells, key=len)]
        under = [_UNDER[m[1]] if m else "---" for m in sample]
        return [*captions, "\n".join("| " + " | ".join(row) + " |" for row in [head, under, *texts])]

    def _cell(self, cell: Element, depth: int) -> str:
        self._attributes(cell, cell=True)
        before, self.inline = self.inline, True
        blocks = self._blocks(cell, depth)
        self.inline = before
        if len(blocks) > 1:
            self.form["paragraphs in a cell"] = None
        return " ".join(line.strip() for block in blocks for line in block.split("\n") if line.strip())


def _paragraph(run: list[str]) -> list[str]:
    """Give the pieces of a line as a block, none where there is nothing in it."""
    lines = "".join(run).strip().split("\n")
    text = "\n".join(line.lstrip(" ") if number else line for number, line in enumerate(lines))
    while text.endswith(("  ", "\n")):
        text = text.rstrip()
    return [line_starts(text)] if text.strip() else []


def _nested(blocks: list[str]) -> bool:
    """Tell whether an item is a line with lists under it."""
    return all(re.match(r"- |\d+\. ", block) for block in blocks[1:])
