"""The smallest things an author writes: a text in Markdown, and a key that names something else."""

from dataclasses import dataclass

from builder.diagnostics import Span


@dataclass(frozen=True, slots=True)
class Text:
    """A piece of Markdown with the place of its first character, in the language it is written in.

    ``before`` says of each line how many characters stand before it in the file, where the text was cut out of a list, a
    quotation or a table; without it the lines but the first begin where those of the file do.
    """

    markdown: str
    span: Span
    language: str
    before: tuple[int, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether there is anything to read."""
        return bool(self.markdown.strip())

    def at(self, line: int, column: int) -> Span:
        """Give the place in the file of a line and column (from 1) of the text."""
        cut_off = self.span.column - 1 if line == 1 and self.span.column else 0
        if line <= len(self.before):
            cut_off = self.before[line - 1]
        return Span(self.span.path, self.span.line + line - 1, cut_off + column)


@dataclass(frozen=True, slots=True)
class Keyed:
    """A key as an author wrote it somewhere, with its place: a method, a served objective, an exercise built upon."""

    key: str
    span: Span


NOWHERE = Span("")
"""The place of what nobody wrote."""
NO_TEXT = Text("", NOWHERE, "")
"""What stands where an author wrote no text."""
NO_KEY = Keyed("", NOWHERE)
"""What stands where an author named nothing."""
