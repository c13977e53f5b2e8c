"""One document as the renderers see it: XHTML of our own dialect with its pictures, and what stands around the text."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

HEAD = 60
"""Characters of a title that stand beside the course's in the line of a running head."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: the bytes of its file and, for formats that take no SVG, of a raster of it.

    ``kind`` is the file's ending (``svg``, ``png``, ``jpg``, ``gif``, ``webp``); ``raster`` is PNG or JPEG, ``width`` and
    ``height`` are its pixels.
    """

    data: bytes
    kind: str
    raster: bytes
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who publishes: a name, a logo and a funder's statement with a logo, each empty or None where there is none."""

    name: str
    logo: Picture | None
    logo_alt: str
    funder: str
    funder_logo: Picture | None
    funder_logo_alt: str


@dataclass(frozen=True, slots=True)
class Document:
    """An annex in one language, ready to be drawn.

    ``html`` is the body: well-formed XHTML without a root, in the dialect of markup.markdown. Headings begin with h2. An image's
    ``src`` is a key of ``pictures``; a link leads to the web (things of the course are words already). What people fill in:
    ``div.writing-lines rows-N`` (N lines), ``div.writing-box rows-N`` (a frame N lines high), ``span.field chars-N`` (a blank N
    characters long), ``span.tick`` (a box to tick), empty cells of ``table.rows-N`` (N lines high). ``table.widths-30-70`` has
    columns of 30 and 70 per cent; ``hr.page-break`` begins a page; ``div.admonition.KIND`` with ``p.admonition-title`` is a box,
    ``div.admonition.speaker-notes`` is what a speaker says and stands only in slides.

    ``label`` is the code as people say it (``1.A.1.1 annex 1``), ``note`` a line that must stand on its face or nothing,
    ``rights`` the licence and origin in one line.
    """

    key: str
    label: str
    title: str
    kind: str
    language: str
    html: str
    pictures: Mapping[str, Picture]
    note: str
    rights: str
    landscape: bool
    course: str
    edition: str
    released: date
    publisher: Publisher
    words: Mapping[str, str]

    @property
    def short_title(self) -> str:
        """Give the title for a running head, cut behind a word where it is long."""
        if len(self.title) <= HEAD:
            return self.title
        return self.title[:HEAD].rpartition(" ")[0].rstrip(" :,;–-") + "…"
