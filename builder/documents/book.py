"""A book as PDF: cover, imprint, contents, chapters of our XHTML and whole annexes, with page numbers where a text points."""

import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from builder.documents.model import Document, Picture, Publisher
from builder.documents.pdf import (
    TypesettingError,
    day,
    dictionary,
    document_code,
    page_count,
    publisher_facts,
    rename,
    text_or_none,
    typeset,
)
from builder.documents.typst_code import Setter, Style, body, language, literal

ChapterKind = Literal["part", "text", "topic", "level", "exercise", "annex", "entry"]
_LEVELS: Mapping[ChapterKind, int] = {"part": 1, "text": 1, "topic": 2, "level": 3, "exercise": 3, "annex": 2, "entry": 2}
_QUIET = frozenset({"course/methods"})
"""What every exercise links to: its page need not be said each time."""
_TOP = 3
"""Headings in the texts of pages begin with h3 (curriculum.written.SHIFT), those of annexes with h2."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter: ``key`` is what links point to, ``label`` its code or nothing, ``html`` as in a Document; or a whole annex.

    A link inside the book has ``#`` and a key as its address.
    """

    key: str
    kind: ChapterKind
    label: str
    title: str
    language: str
    html: str = ""
    document: Document | None = None
    facts: tuple[tuple[str, str], ...] = ()
    pdf: bytes = b""
    """A finished PDF whose pages the chapter shows, one a page."""


@dataclass(frozen=True, slots=True)
class Book:
    """A book in one language. ``depth`` is that of its contents; ``imprint`` are paragraphs of plain text."""

    title: str
    subtitle: str
    summary: str
    course: str
    edition: str
    rights: str
    imprint: tuple[str, ...]
    language: str
    released: date
    publisher: Publisher
    words: Mapping[str, str]
    depth: int
    chapters: tuple[Chapter, ...]
    pictures: Mapping[str, Picture]


def book_pdf(book: Book) -> bytes:
    """Give a book as PDF; finished PDFs that Typst cannot show are left out, and only their facts stand there."""
    if any(chapter.pdf for chapter in book.chapters):
        try:
            return _set(book, accessible=False)
        except TypesettingError:
            book = replace(book, chapters=tuple(replace(chapter, pdf=b"") for chapter in book.chapters))
    return _set(book, accessible=True)


def _set(book: Book, *, accessible: bool) -> bytes:
    names = {name: f"b{number}.{picture.kind}" for number, (name, picture) in enumerate(book.pictures.items())}
    files = {names[name]: picture.data for name, picture in book.pictures.items()}
    facts, logos = _facts(book)
    lines = ['#import "book.typ": *', f"#show: book.with({facts})", "#{"]
    for number, chapter in enumerate(book.chapters):
        code, more = _chapter(chapter, names, f"c{number}-")
        files |= more
        lines.append(code)
    lines.append("}\n")
    return typeset("\n".join(lines), files | logos, book.released, accessible=accessible)


def _chapter(chapter: Chapter, names: Mapping[str, str], prefix: str) -> tuple[str, dict[str, bytes]]:
    level = _LEVELS[chapter.kind]
    arguments = {
        "key": literal(chapter.key),
        "label": text_or_none(chapter.label),
        "title": literal(chapter.title),
        "lang": dictionary(language(chapter.language)),
    }
    files: dict[str, bytes] = {}
    if chapter.document is not None:
        document = replace(chapter.document, label="")
        code, files = document_code(document, Style(level, pages=True, outlined=False), prefix)
        arguments |= {
            "kind": literal(document.words[f"kind-{document.kind}"]),
            "note": text_or_none(document.note),
            "rights": literal(document.rights),
            "landscape": "true" if document.landscape else "false",
        }
    else:
        root = body(chapter.html)
        rename(root, names)
        setter = Setter(
            root, Style(level - _TOP + 2, pages=True, outlined=False, quiet=_QUIET if chapter.kind == "exercise" else frozenset())
        )
        code = "{\n" + setter.blocks(_unwrapped(root)) + "\n" + _more(chapter) + "}"
    given = ", ".join(f"{name}: {value}" for name, value in arguments.items())
    shown = ""
    if chapter.pdf:
        files[f"{prefix}it.pdf"] = chapter.pdf
        shown = f"\nfinished-pages({literal(f'{prefix}it.pdf')}, {page_count(chapter.pdf)}, {literal(chapter.title)})"
    return f"{chapter.kind}-chapter({given}, {code}){shown}", files


def _unwrapped(root: ET.Element) -> Iterator[ET.Element]:
    for element in root:
        if element.tag == "div" and element.get("class") == "course-text":
            yield from element
        else:
            yield element


def _value(value: str) -> str:
    """Give a fact as code: an address as a link."""
    return f"web-link({literal(value)}, {literal(value)})" if value.startswith(("http://", "https://")) else literal(value)


def _more(chapter: Chapter) -> str:
    if not chapter.facts:
        return ""
    pairs = "".join(f"({literal(name)}, {_value(value)}), " for name, value in chapter.facts)
    return f"facts({pairs})\n"


def _facts(book: Book) -> tuple[str, dict[str, bytes]]:
    more, files = publisher_facts(book.publisher)
    words = book.words
    return dictionary(
        {
            "title": literal(book.title),
            "subtitle": text_or_none(book.subtitle),
            "course": literal(book.course),
            "summary": text_or_none(book.summary),
            "author": literal(book.publisher.name or book.course),
            "publisher": text_or_none(book.publisher.name),
            "edition": literal(book.edition),
            "rights": literal(book.rights),
            "imprint": "(" + "".join(f"{literal(each)}, " for each in book.imprint) + ")",
            "imprint-word": literal(words["imprint"]),
            "contents-word": literal(words["contents"]),
            "page-word": literal(words["page-short"]),
            "language": dictionary(language(book.language)),
            "date": day(book.released),
            "depth": str(book.depth),
            **more,
        }
    ), files
