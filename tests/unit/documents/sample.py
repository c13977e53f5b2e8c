"""A document with everything that our dialect holds, for the tests of formats that flow."""

import struct
import zlib
from dataclasses import replace
from datetime import date
from html import escape

from builder.documents.model import Document, Picture, Publisher
from builder.markup.markdown import Converter, Link, Piece, image_html

TEXT = """
Intro *soft* **strong** `code` [a link](https://example.org/a?b=1&c=2) and a note[^1].\\
After a break.

## First

1. one
2. two

    [lines: 2]

    - inner
        - innermost

### Second

7. seven
8. eight

#### Third

Term
:   What it means.

> A quotation.

```
two  blanks
    set in
```

[table: 30 70, rows 4]

| Question | Answer |
|---|:-:|
| Who? | |
| [ ] yes | Name: [_____] |

| | |
|---|---|
| bare | |

!!! tip "A good idea"
    In the box.

    - boxed

!!! caution "Mind this"
    Careful.

!!! speaker-notes
    Not on paper.

[box: 4]

Signed: [________________________________] Date: [____]

From [________________________________] to [________________________________]

- [ ] first tick
- [ ] second tick

![Two rings](rings.svg){width=50%}

![](line.svg){role=presentation}

[page]

## After the page

Last words[^2].

[^1]: The first note.
[^2]: The second note.
"""


def picture(width: int, height: int) -> Picture:
    """Give a PNG of one colour."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = (b"\0" + bytes((width % 256, height % 256, 90)) * width) * height
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    data = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return Picture(data, "png", data, width, height)


def xhtml(markdown: str) -> str:
    """Convert a text of our dialect; targets stay as they are."""
    return _join(Converter().convert(markdown).pieces)


def _join(pieces: tuple[Piece, ...]) -> str:
    parts = []
    for piece in pieces:
        if isinstance(piece, str):
            parts.append(piece)
        elif isinstance(piece, Link):
            parts.append(f'<a href="{escape(piece.target)}">{_join(piece.inner)}</a>')
        else:
            parts.append(image_html(piece, piece.target))
    return "".join(parts)


def sample(markdown: str = TEXT, **changes: object) -> Document:
    """Give a document of a text; ``changes`` are fields of Document."""
    document = Document(
        key="0.C.2/annex-1",
        label="0.C.2 annex 1",
        title="What helps & what hinders",
        kind="template",
        language="en",
        html=xhtml(markdown),
        pictures={"rings.svg": picture(400, 200), "line.svg": picture(96, 12)},
        note="Written for this edition",
        rights="CC BY-SA 4.0 · Written for this edition.",
        landscape=False,
        course="Level by level",
        edition="Edition 1",
        released=date(2025, 3, 1),
        publisher=Publisher("A partner", picture(40, 12), "The partner's sign", "Funded by a fund.", picture(30, 20), "A flag"),
        words={"page-of": "Page {page} of {pages}", "kind-template": "Template"},
    )
    return replace(document, **changes)  # type: ignore[arg-type]
