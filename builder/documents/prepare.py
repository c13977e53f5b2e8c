"""The texts of annexes as documents: links become words, pictures are read, diagrams get the words of the language."""

from collections.abc import Iterator
from html import escape
from pathlib import Path

from builder.curriculum.annexes import annex_label, part_key
from builder.curriculum.licences import LICENCES
from builder.curriculum.model import COURSE_OWNER, Annex, Logo, Part
from builder.curriculum.targets import CourseIndex, FileTarget, Planned, Thing, Web
from builder.documents.model import Document, Picture, Publisher
from builder.markup.diagram import with_words
from builder.markup.markdown import Converter, Image, Link, Piece, image_html


class Preparer:
    """Makes the documents of one course in its language; pictures are read once."""

    def __init__(self, index: CourseIndex, converter: Converter) -> None:
        """Keep the course and the converted texts."""
        self._index = index
        self._course = index.course
        self._converter = converter
        self._pictures: dict[str, Picture] = {}
        self.publisher = self._publisher()

    def documents(self) -> Iterator[tuple[Annex, int, Part, Document]]:
        """Give every text of an annex as a document, with the annex, the part and its number there from 0."""
        for annex in self._course.annexes:
            for number, part in enumerate(annex.parts):
                if part.sheet is not None and part.sheet.text:
                    yield annex, number, part, self.document(annex, part)

    def document(self, annex: Annex, part: Part) -> Document:
        """Give the document of one text."""
        course, sheet = self._course, part.sheet
        assert sheet is not None
        text = sheet.text
        fragment = self._converter.convert(text.markdown, 0, f"{annex.key.replace('/', '-')}-")
        pictures: dict[str, Picture] = {}
        html = self._join(fragment.pieces, text.span.path, pictures)
        return Document(
            key=part_key(annex, part),
            label=annex_label(part_key(annex, part), course.words["annex-in-code"]),
            title=part.title or annex.title,
            kind=sheet.kind,
            language=text.language,
            html=html,
            pictures=pictures,
            note=course.words["placeholder-note"] if part.placeholder else "",
            rights=""
            if annex.owner == COURSE_OWNER
            else " · ".join(each for each in (LICENCES[part.licence or annex.licence].name, part.origin or annex.origin) if each),
            landscape=sheet.landscape,
            course=course.title,
            edition=course.words["edition"].format(edition=course.edition, date=course.released.isoformat()),
            released=course.released,
            publisher=self.publisher,
            words=course.words,
        )

    def _join(self, pieces: tuple[Piece, ...], path: str, pictures: dict[str, Picture]) -> str:
        return "".join(piece if isinstance(piece, str) else self._one(piece, path, pictures) for piece in pieces)

    def _one(self, piece: Link | Image, path: str, pictures: dict[str, Picture]) -> str:
        target = self._index.resolve(piece.target, path)
        if isinstance(piece, Image):
            assert isinstance(target, FileTarget)
            pictures[target.path] = self.picture(target.path)
            return image_html(piece, target.path)
        inner = self._join(piece.inner, path, pictures)
        match target:
            case Thing() | Planned():
                return escape(self._named(target)) if piece.empty else inner
            case FileTarget():
                return escape(target.path.rpartition("/")[2]) if piece.empty else inner
            case Web():
                return f'<a href="{escape(target.url)}">{escape(target.url) if piece.empty else inner}</a>'
        raise AssertionError(f"{path}: a broken link came through the checks: {piece.target}")

    def _named(self, target: Thing | Planned) -> str:
        """Give a thing of the course as paper names it: an annex with its code, since nobody can follow a link."""
        title = self._index.title_of(target)
        label = annex_label(target.key, self._course.words["annex-in-code"]) if target.kind == "annex" else ""
        return f"{title} ({label})" if label else title

    def picture(self, path: str) -> Picture:
        """Give a picture of the project by its path; a diagram with its words. OSError where it cannot be read."""
        if path not in self._pictures:
            file = self._course.root / path
            data = file.read_bytes()
            if diagram := self._course.diagrams.get(path):
                data = with_words(data, diagram.words, path)
            self._pictures[path] = Picture(data, _kind(file), b"", 0, 0)
        return self._pictures[path]

    def _publisher(self) -> Publisher:
        of = self._course.publisher
        return Publisher(
            of.name, self._logo(of.logo), of.logo.alt if of.logo else "", of.funder, self._logo(of.funder_logo),
            of.funder_logo.alt if of.funder_logo else "",
        )  # fmt: skip

    def _logo(self, logo: Logo | None) -> Picture | None:
        return self.picture(logo.path) if logo else None


def _kind(file: Path) -> str:
    suffix = file.suffix.lower().removeprefix(".")
    return "jpg" if suffix == "jpeg" else suffix
