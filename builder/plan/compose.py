"""Texts of one activity put together: fragments resolved to HTML with marks, and the files they bring."""

import re
from html import escape
from pathlib import Path, PurePosixPath
from typing import Literal

from builder.curriculum.annexes import own_parts
from builder.curriculum.model import Annex
from builder.curriculum.targets import CourseIndex, FileTarget, Planned, Thing, Web
from builder.curriculum.written import Written
from builder.markup.diagram import with_words
from builder.markup.markdown import Converter, Image, Link, Piece, image_html
from builder.plan.assets import AssetStore, made_asset
from builder.plan.rich import activity_mark, anchor, file_mark
from builder.plan.rich_model import AttachedFile
from builder.plan.selection import Selection

_NOT_IN_MOODLE = re.compile(r"""[\x00-\x1f\x7f-\x9f&<>"'`|:\\]""")
"""What Moodle takes out of file names without a word (PARAM_FILE), which would break the links to them."""


def file_name(path: str) -> str:
    """Give the name that a file of the project has for the reader."""
    return _NOT_IN_MOODLE.sub("-", path.rpartition("/")[2])


def folder_of(index: CourseIndex, annex: Annex) -> str:
    """Give the key of the folder that an annex lies in where each module has one."""
    owner = annex.owner
    return f"{index.module_of.get(owner, owner)}/annexes"


class Composer:
    """Composes the texts of one activity (or section); afterwards ``files`` are what they refer to."""

    def __init__(self, selection: Selection, converter: Converter, assets: AssetStore, language: str, own: str = "") -> None:
        """Begin an activity whose language is ``language`` and whose key is ``own``: what would link to itself stays text."""
        self._own = own
        self._selection = selection
        self._index = selection.index
        self._converter = converter
        self._assets = assets
        self._words = selection.index.course.words
        self._language = language
        self._files: dict[str, AttachedFile] = {}
        self._names: set[str] = set()

    @property
    def files(self) -> tuple[AttachedFile, ...]:
        """Give the files attached so far, in the order of their first use."""
        return tuple(self._files.values())

    def attach(self, path: str, licence: str = "") -> AttachedFile:
        """Attach a file of the project, once; a name already taken gets a number. Without ``licence`` it has the course's."""
        course = self._index.course
        if path not in self._files:
            pure = PurePosixPath(file_name(path))
            name, number = pure.name, 1
            while name.lower() in self._names:
                number += 1
                name = f"{pure.stem}-{number}{pure.suffix}"
            self._names.add(name.lower())
            self._files[path] = AttachedFile(name, self._assets.asset(course.root / path), licence or course.licence)
        return self._files[path]

    def attach_file(self, name: str, file: Path, licence: str) -> AttachedFile:
        """Attach a file that a build made, under its name for the reader."""
        made = self._files[f"made:{name}"] = AttachedFile(name, self._assets.asset(file), licence)
        self._names.add(name.lower())
        return made

    def measured(self, name: str, file: Path, licence: str) -> AttachedFile:
        """Give a file under its name for the reader, without attaching it to the text."""
        return AttachedFile(file_name(name), self._assets.asset(file), licence)

    def attach_made(self, name: str, data: bytes, mimetype: str) -> AttachedFile:
        """Attach bytes that the plan made, under a name that no path of the project has."""
        made = self._files[f"made:{name}"] = AttachedFile(name, made_asset(data, mimetype), self._index.course.licence)
        self._names.add(name.lower())
        return made

    def html(self, written: Written, markdown: str | None = None) -> str:
        """Give a text as HTML with marks, wrapped with its language where that is not the activity's."""
        text = written.text
        if not text:
            return ""
        fragment = self._converter.convert(text.markdown if markdown is None else markdown, written.shift, written.prefix)
        html = self._join(fragment.pieces, text.span.path)
        return html if text.language == self._language else f'<div lang="{text.language}">{html}</div>'

    def words_in(self, written: Written) -> int:
        """Count the words that a reader sees."""
        return self._converter.convert(written.text.markdown, written.shift, written.prefix).words

    def _join(self, pieces: tuple[Piece, ...], path: str) -> str:
        return "".join(piece if isinstance(piece, str) else self._one(piece, path) for piece in pieces)

    def _one(self, piece: Link | Image, path: str) -> str:
        target = self._index.resolve(piece.target, path)
        if isinstance(piece, Image):
            assert isinstance(target, FileTarget)
            return image_html(piece, file_mark(self._picture(target.path).name))
        inner = self._join(piece.inner, path)
        match target:
            case Thing() | Planned():
                return self.reference(target, "" if piece.empty else inner)
            case FileTarget():
                attached = self.attach(target.path)
                return anchor(file_mark(attached.name), escape(attached.name) if piece.empty else inner)
            case Web():
                return anchor(target.url, escape(target.url) if piece.empty else inner)
        raise AssertionError(f"{path}: a broken link came through the checks: {piece.target}")

    def _picture(self, path: str) -> AttachedFile:
        """Attach a picture; a diagram with the words of the course's language."""
        course = self._index.course
        diagram = course.diagrams.get(path)
        if diagram is None:
            return self.attach(path)
        data = with_words((course.root / path).read_bytes(), diagram.words, path)
        return self.attach_made(file_name(path), data, "image/svg+xml")

    def reference(self, target: Thing | Planned, inner: str = "") -> str:
        """Give a link to a thing of the course, or text where it is not in the package; without ``inner`` its code and title."""
        address = self.address(target)
        if address and target.kind == "annex" and self._selection.annexes != "beside":
            return self._annex_elsewhere(target.key, inner)
        if address and address == self._own:
            return inner or escape(self._index.title_of(target))
        if address:
            return anchor(activity_mark(address), inner or escape(self._index.title_of(target)))
        if target.kind == "annex":
            annex = self._index.annex_of(target.key)
            if not self._selection.meant_for(target.key):
                return inner or f"<em>{escape(self._index.title_of(target))}</em>"
            kind: Literal["module", "exercise"] = (
                "module" if annex.owner in {*self._index.modules, *self._index.planned_modules} else "exercise"
            )
            where = (
                self._outside(Thing(kind, annex.owner)) if annex.parts else self._words["cited" if annex.find else "to-follow"]
            )
            return f"{inner or f'<em>{escape(self._index.title_of(target))}</em>'} ({escape(where)})"
        outside = escape(self._outside(target))
        return f"{inner} ({outside})" if inner and target.kind in ("exercise", "topic", "module") else inner or outside

    def address(self, target: Thing | Planned) -> str:
        """Give the key of the activity that shows a thing, or an empty text where none in this package does."""
        selection = self._selection
        if isinstance(target, Planned):
            return ""
        match target.kind:
            case "exercise":
                return target.key if target.key in selection.exercises else ""
            case "annex":
                return target.key if selection.shows(target.key) else ""
            case "module" | "topic":
                code = self._index.module_of.get(target.key, target.key)
                return f"{code}/module" if any(m.code == code for m in selection.modules) else ""
            case "method":
                return "course/methods" if "methods" in selection.pages else ""
            case "page":
                return f"course/{target.key}" if target.key in selection.pages else ""
            case "quiz" | "activity":
                return target.key if target.key in selection.activities else ""

    def _not_here(self, code: str) -> bool:
        return all(module.code != code for module in self._selection.modules)

    def _annex_elsewhere(self, key: str, inner: str) -> str:
        """Give the link to an annex that is no activity: its address, the folder of its module, or files of this text."""
        annex = self._index.annex_of(key)
        part = self._index.annex_parts[key][1] if key in self._index.annex_parts else own_parts(annex)[0]
        title = inner or escape(self._index.annex_title(key))
        if part.url:
            return anchor(part.url, title)
        if self._selection.annexes == "folder":
            return anchor(activity_mark(folder_of(self._index, annex)), title)
        files = [self.attach_file(file_name(name), path, licence) for name, path, licence in self._selection.files(annex, part)]
        others = "".join(f", {anchor(file_mark(f.name), escape(f.name.rpartition('.')[2].upper()))}" for f in files[1:])
        return anchor(file_mark(files[0].name), title) + ("" if inner else others)

    def _outside(self, target: Thing | Planned) -> str:
        if target.kind in ("method", "page"):
            return self._index.title_of(target)
        if target.kind in ("quiz", "activity"):
            code = self._index.module_of.get(target.key, "")
            where = f" ({self._words['outside-module'].format(module=code)})" if code and self._not_here(code) else ""
            return f"{self._index.title_of(target)}{where}"
        if target.kind == "module":
            return self._words["outside-module"].format(module=target.key)
        module = self._index.module_of.get(target.key) or next(
            (m.code for m in self._index.course.planned if target.key in m.exercises or target.key.startswith(m.code)), ""
        )
        return self._words[f"outside-{target.kind}"].format(module=module, code=target.key)
