"""What the template of the player shows: frozen views with every text joined and every address known."""

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from builder.curriculum.licences import LICENCES
from builder.markup.templates import trusted
from builder.plan.model import CoursePlan, LinkActivity
from builder.plan.questions import FiledText
from builder.plan.rich_model import ActivityRef, AttachedFile, FileRef, Rich
from builder.writers.scorm.annexes import AnnexView, about_file, about_link, opens
from builder.writers.scorm.files import Shelf
from builder.writers.scorm.names import identifier, state_code
from builder.writers.scorm.outline import Attached, Book, Entry, Part, Sheet
from builder.writers.scorm.quizzes import QuizView, quiz_view
from builder.writers.scorm.rich import Resolve, Target, joined, sunk


@dataclass(frozen=True, slots=True)
class LinkView:
    """A link to a page: its address in the document, the code apart from the title, a language where it is not the course's."""

    address: str
    code: str
    title: str
    language: str


@dataclass(frozen=True, slots=True)
class EntryView:
    """A line of the table of contents; ``link.address`` is empty for a mere heading."""

    link: LinkView
    counts: bool
    children: tuple["EntryView", ...]


@dataclass(frozen=True, slots=True)
class PartView:
    """A text of a page, with links to the pages it leads to."""

    anchor: str
    title: LinkView
    text: Markup
    links: tuple[LinkView, ...]


@dataclass(frozen=True, slots=True)
class PageView:
    """A page. ``state`` is its code in the saved state, empty where it is not remembered that the page was shown."""

    key: str
    state: str
    trail: tuple[str, ...]
    lead: Markup
    parts: tuple[PartView, ...]
    quiz: QuizView | None
    annexes: tuple[AnnexView, ...]
    previous: LinkView | None
    next: LinkView | None


@dataclass(frozen=True, slots=True)
class LicenceView:
    """A line on the licence: what stands before its name, the name, its address (may be empty), what stands after."""

    before: str
    name: str
    address: str
    after: str


@dataclass(frozen=True, slots=True)
class PlayerView:
    """The whole document; ``total`` and ``checks`` are how many pages to read and how many quizzes count."""

    title: str
    language: str
    number: str
    memory: str
    licence: LicenceView
    total: int
    checks: int
    quizzes: bool
    words: Mapping[str, str]
    contents: tuple[EntryView, ...]
    pages: tuple[PageView, ...]


class Views:
    """Makes the views of one plan; holds what they share: the addresses of activities and files, the titles of pages."""

    def __init__(self, plan: CoursePlan, book: Book, shelf: Shelf) -> None:
        """Look at every page and annex once, for links go back and forth."""
        self._plan, self._book, self._shelf = plan, book, shelf
        self._links: dict[str, LinkView] = {}
        self._targets: dict[str, Target] = {}
        for sheet in book.sheets:
            for part in sheet.parts:
                self._links[part.key] = self._link(part.key, part.title, part.language)
                self._targets[part.key] = Target(self._links[part.key].address)
            for annex in sheet.annexes:
                self._targets[annex.key] = self._annex_target(annex)

    def player(self, number: str, memory: str) -> PlayerView:
        """Give the view of the document for an edition; ``memory`` names its place in the browser where there is no platform."""
        before, _, after = self._plan.words["licence"].partition("{licence}")
        licence = LICENCES[self._plan.licence]
        sheets = self._book.sheets
        return PlayerView(
            title=self._plan.title,
            language=self._plan.language,
            number=number,
            memory=memory,
            licence=LicenceView(before, licence.name, licence.url, after),
            total=sum(1 for sheet in sheets if sheet.counts and not sheet.quiz),
            checks=sum(1 for sheet in sheets if sheet.counts and sheet.quiz),
            quizzes=any(sheet.quiz for sheet in sheets),
            words=self._plan.words,
            contents=tuple(self._entry(entry) for entry in self._book.contents),
            pages=tuple(self._page(index, sheet) for index, sheet in enumerate(sheets)),
        )

    def _page(self, index: int, sheet: Sheet) -> PageView:
        sheets = self._book.sheets
        return PageView(
            key=sheet.key,
            state=state_code(sheet.key) if sheet.remembered else "",
            trail=sheet.trail,
            lead=trusted(sunk(self._html(sheet.lead, f"{sheet.key}/lead", ()), 2)),
            parts=tuple(self._part(part, 3 if number else 2) for number, part in enumerate(sheet.parts)),
            quiz=quiz_view(sheet.quiz, self._filed, self._plan.language, self._plan.words) if sheet.quiz else None,
            annexes=tuple(self._annex(annex) for annex in sheet.annexes),
            previous=self._links[sheets[index - 1].key] if index else None,
            next=self._links[sheets[index + 1].key] if index + 1 < len(sheets) else None,
        )

    def _part(self, part: Part, top: int) -> PartView:
        title = self._links[part.key]
        text = trusted(sunk(self._html(part.body, part.key, part.files), top))
        return PartView(title.address[1:], title, text, tuple(self._links[key] for key in part.pages))

    def _annex(self, annex: Attached) -> AnnexView:
        text = trusted(sunk(self._html(annex.description, annex.key, annex.files), 3))
        language = self._foreign(annex.language)
        if isinstance(annex, LinkActivity):
            return AnnexView(annex.title, language, annex.url, about_link(annex.url), "", opens=True, text=text)
        about = about_file(annex, self._plan.words)
        path = self._shelf.path(annex.main)
        return AnnexView(annex.title, language, path, about, annex.main.name, opens=opens(annex.main.asset), text=text)

    def _entry(self, entry: Entry) -> EntryView:
        link = self._links[entry.key] if entry.key else LinkView("", "", entry.title, self._foreign(entry.language))
        return EntryView(link, entry.counts, tuple(self._entry(child) for child in entry.children))

    def _link(self, key: str, title: str, language: str) -> LinkView:
        code = key.partition("/")[0]
        apart = title.startswith(f"{code} ")
        shown = title[len(code) + 1 :] if apart else title
        return LinkView(f"#{identifier('p-', key)}", code if apart else "", shown, self._foreign(language))

    def _foreign(self, language: str) -> str:
        return "" if language == self._plan.language else language

    def _annex_target(self, annex: Attached) -> Target:
        if isinstance(annex, LinkActivity):
            return Target(annex.url)
        return Target(self._shelf.path(annex.main), "" if opens(annex.main.asset) else annex.main.name)

    def _html(self, rich: Rich, key: str, files: tuple[AttachedFile, ...]) -> str:
        return joined(rich, self._resolver(files), identifier("t-", key))

    def _filed(self, text: FiledText, own: str) -> str:
        return self._html(text.body, own, text.files)

    def _resolver(self, files: tuple[AttachedFile, ...]) -> Resolve:
        by_name = {attached.name: attached for attached in files}

        def resolve(ref: ActivityRef | FileRef) -> Target:
            if isinstance(ref, ActivityRef):
                return self._targets.get(ref.key, Target(""))
            return Target(self._shelf.path(by_name[ref.name]), ref.name)

        return resolve
