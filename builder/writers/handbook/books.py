"""A plan as books: which chapters they have, in which order. Pure functions; documents/ sets what they give."""

import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from html import escape
from pathlib import Path

from builder.curriculum.annexes import annex_label
from builder.curriculum.licences import LICENCES
from builder.documents.book import Book, Chapter, ChapterKind
from builder.documents.model import Document, Picture, Publisher
from builder.plan.model import Activity, CitedAnnex, CoursePlan, FileActivity, LabelActivity, LinkActivity, PageActivity
from builder.plan.rich_model import ActivityRef, AttachedFile, Rich

_PICTURES = {"image/svg+xml": "svg", "image/png": "png", "image/jpeg": "jpg", "image/gif": "gif", "image/webp": "webp"}
_BREAKS = {"h4", "h5"}


def handbook(plan: CoursePlan, publisher: Publisher) -> Book:
    """Give the trainer's handbook: introduction, modules with every exercise, then overview, methods and packing list."""
    chapters: list[Chapter] = []
    after: list[Chapter] = []
    for section in plan.sections:
        for activity in section.activities:
            match activity:
                case PageActivity(kind="welcome"):
                    chapters.append(_page(activity, "text", "", activity.title))
                case PageActivity(kind="module"):
                    chapters.append(_page(activity, "part", "", section.title))
                case PageActivity(kind="exercise"):
                    label = activity.key
                    chapters.append(_page(activity, "exercise", label, activity.title.removeprefix(label).strip()))
                case PageActivity(kind="overview" | "methods" | "materials"):
                    after.append(_page(activity, "text", "", activity.title))
                case LabelActivity():
                    chapters.append(_label(activity))
                case _:
                    pass
    return _book(plan, plan.words["handbook"], publisher, [*chapters, *after], 3)


def annex_booklet(plan: CoursePlan, publisher: Publisher, documents: Mapping[Path, Document]) -> Book:
    """Give the annexes of a plan in order; ``documents`` are those made of texts, by the file that was made of each."""
    chapters: list[Chapter] = []
    for section in plan.sections:
        activities = [activity for activity in section.activities if isinstance(activity, (FileActivity, LinkActivity))]
        found = [_annex(plan, activity, documents) for activity in activities] + [_cited(plan, each) for each in section.cited]
        if found:
            head = plan.words["annexes-of-course"] if section.number == 0 else section.title
            chapters.append(Chapter(f"{section.key}/annexes", "part", "", head, plan.language, _list(plan, found)))
            chapters += found
    return _book(plan, plan.words["booklet"], publisher, chapters, 2)


def exercise_sheet(plan: CoursePlan, publisher: Publisher, code: str) -> Document:
    """Give one exercise as a document of its own; ``code`` is that of an exercise of the plan."""
    page = next(page for page in plan.pages() if page.key == code)
    return Document(
        key=page.key, label=page.key, title=page.title.removeprefix(page.key).strip(), kind="exercise-sheet",
        language=page.language, html=_html(page, page.body), pictures=dict(_pictures(page.key, page.files)), note="",
        rights=_rights(plan), landscape=False, course=plan.title, edition=_edition(plan), released=plan.released,
        publisher=publisher, words=plan.words,
    )  # fmt: skip


def _list(plan: CoursePlan, chapters: list[Chapter]) -> str:
    """Give a list of annexes with their kinds, to stand on the first page of a module."""
    items = []
    for chapter in chapters:
        shown = escape(f"{chapter.label} {chapter.title}".strip())
        other = chapter.facts[0][0] if chapter.facts else plan.words["cited"]
        kind = plan.words[f"kind-{chapter.document.kind}"] if chapter.document else other
        items.append(f'<li><a href="{escape(f"#{chapter.key}")}">{shown}</a> · {escape(kind)}</li>')
    return f"<ul>{''.join(items)}</ul>"


def _page(page: PageActivity, kind: ChapterKind, label: str, title: str) -> Chapter:
    return Chapter(page.key, kind, label, title, page.language, _html(page, page.body))


def _label(label: LabelActivity) -> Chapter:
    """Give a topic's or level's head: its heading is that of the label, which the text repeats."""
    root = ET.fromstring(f"<body>{_html(label, label.body)}</body>")  # noqa: S314 - our own XHTML
    title = label.name
    for parent in root.iter():
        for child in [each for each in parent if each.tag in _BREAKS][:1]:
            title = "".join(child.itertext())
            parent.remove(child)
            break
    html = "".join(ET.tostring(child, encoding="unicode") for child in root)
    code, _, rest = title.partition(" ")
    if label.level == 1:
        return Chapter(label.key, "topic", code, rest, label.language, html)
    return Chapter(label.key, "level", "", title, label.language, html)


def _annex(plan: CoursePlan, activity: FileActivity | LinkActivity, documents: Mapping[Path, Document]) -> Chapter:
    words = plan.words
    if isinstance(activity, FileActivity):
        document = documents.get(activity.main.asset.file) if activity.main.asset.file else None
        if document is not None:
            return Chapter(activity.key, "annex", document.label, activity.title, document.language, document=document)
        facts: tuple[tuple[str, str], ...] = ((words["file"], activity.main.name),)
        asset = activity.main.asset
        finished = asset.file.read_bytes() if asset.file and asset.mimetype == "application/pdf" else b""
    else:
        facts, finished = ((words["kind-link"], activity.url),), b""
    html = _html(activity, activity.description)
    label = annex_label(activity.key, words["annex-in-code"])
    return Chapter(activity.key, "entry", label, activity.title, activity.language, html, facts=facts, pdf=finished)


def _cited(plan: CoursePlan, annex: CitedAnnex) -> Chapter:
    pairs = [(plan.words[name], value) for name, value in (("citation", annex.citation), ("find", annex.find)) if value]
    html = "".join(f"<p><strong>{escape(name)}:</strong> {escape(value)}</p>" for name, value in pairs)
    return Chapter(annex.key, "entry", annex_label(annex.key, plan.words["annex-in-code"]), annex.title, plan.language, html)


def _html(activity: Activity, rich: Rich) -> str:
    """Give a text with its links as ``#key`` and its pictures by the names they have in the book; paper cannot open a file."""
    parts: list[str] = []
    for piece in rich:
        match piece:
            case str():
                parts.append(piece)
            case ActivityRef():
                parts.append(escape(f"#{piece.key}"))
            case _ if parts and parts[-1].endswith('href="'):
                parts.append(escape(f"#file/{piece.name}"))
            case _:
                parts.append(escape(f"{activity.key}/{piece.name}"))
    return "".join(parts)


def _pictures(key: str, files: tuple[AttachedFile, ...]) -> Iterator[tuple[str, Picture]]:
    for file in files:
        kind = _PICTURES.get(file.asset.mimetype)
        if kind:
            data = file.asset.file.read_bytes() if file.asset.file else file.asset.data
            yield f"{key}/{file.name}", Picture(data, kind, b"", 0, 0)


def _book(plan: CoursePlan, name: str, publisher: Publisher, chapters: list[Chapter], depth: int) -> Book:
    pictures: dict[str, Picture] = {}
    for section in plan.sections:
        for activity in section.activities:
            if isinstance(activity, (PageActivity, LabelActivity)):
                pictures |= dict(_pictures(activity.key, activity.files))
    scope = next((section.title for section in plan.sections if plan.scope and section.key == plan.scope), "")
    imprint = [plan.title, _edition(plan), _rights(plan), *([f"{plan.words['cite']}: {plan.cite}"] if plan.cite else [])]
    return Book(
        title=name, subtitle=scope, summary=plan.summary, course=plan.title.removesuffix(f" – {scope}") if scope else plan.title,
        edition=_edition(plan), rights=LICENCES[plan.licence].name, imprint=tuple(imprint), language=plan.language,
        released=plan.released, publisher=publisher, words=plan.words, depth=depth, chapters=tuple(chapters), pictures=pictures,
    )  # fmt: skip


def _edition(plan: CoursePlan) -> str:
    return plan.words["edition"].format(edition=plan.edition, date=plan.released.isoformat())


def _rights(plan: CoursePlan) -> str:
    return plan.words["licence"].format(licence=LICENCES[plan.licence].name)
