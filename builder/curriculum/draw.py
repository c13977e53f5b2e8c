"""What a quiz asks: the list of its author worked out to slots, the questions it names, and the pools that it draws from."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from builder.curriculum.model import Module
from builder.curriculum.questions import Pick, Question, QuestionSet, Quiz
from builder.diagnostics import Span

_ONE = Decimal(1)


@dataclass(frozen=True, slots=True)
class Drawing:
    """A slot: a question by its key, or one from a pool; ``heading`` begins a part of the quiz here (None: goes on)."""

    question: str
    pool: str
    mark: Decimal
    heading: str | None


@dataclass(frozen=True, slots=True)
class Pool:
    """Questions from which some are drawn; ``key`` is a set's code, or ``tag:`` and the tag."""

    key: str
    title: str
    questions: tuple[Question, ...]
    wanted: int
    span: Span


@dataclass(frozen=True, slots=True)
class Drawn:
    """A quiz worked out, and what of its list could not be."""

    slots: tuple[Drawing, ...]
    named: tuple[Question, ...]
    pools: tuple[Pool, ...]
    unknown: tuple[Pick, ...]
    doubled: tuple[tuple[str, Span], ...]
    empty_headings: tuple[Span, ...]

    @property
    def marks(self) -> dict[str, Decimal]:
        """Give the marks of the questions named, by key."""
        return {slot.question: slot.mark for slot in self.slots if slot.question}


def drawn(module: Module, own: QuestionSet, quiz: Quiz) -> Drawn:
    """Work out what a quiz asks; questions that it names are in no pool."""
    work = _Drawing(module, quiz.picks)
    for pick in quiz.picks or (Pick(one.span, question=one.key) for one in own.questions):
        work.add(pick)
    if work.heading_span is not None:
        work.empty.append(work.heading_span)
    return Drawn(
        tuple(work.slots), tuple(work.named.values()), tuple(work.pools.values()), tuple(work.unknown), tuple(work.doubled),
        tuple(work.empty),
    )  # fmt: skip


class _Drawing:
    """The state of working through the list of a quiz."""

    def __init__(self, module: Module, picks: Iterable[Pick]) -> None:
        self.sets = {one.code: one for one in module.question_sets}
        self.questions = {question.key: question for one in module.question_sets for question in one.questions}
        picks = tuple(picks)
        self.by_key = {pick.question for pick in picks if pick.question}
        """What is named by its key: tags leave it out, wherever it stands in the list."""
        tags = {pick.tag for pick in picks if pick.tag and not pick.random}
        self.fixed = self.by_key | {key for key, question in self.questions.items() if not tags.isdisjoint(question.tags)}
        """What is named by its key or by a tag: pools leave it out, wherever it stands in the list."""
        self.named: dict[str, Question] = {}
        self.pools: dict[str, Pool] = {}
        self.slots: list[Drawing] = []
        self.unknown: list[Pick] = []
        self.doubled: list[tuple[str, Span]] = []
        self.empty: list[Span] = []
        self.heading: str | None = None
        self.heading_span: Span | None = None

    def add(self, pick: Pick) -> None:
        """Add one item of the list."""
        if pick.heading:
            if self.heading_span is not None:
                self.empty.append(self.heading_span)
            self.heading, self.heading_span = pick.heading, pick.span
        elif pick.random:
            self._draw(pick)
        elif pick.tag:
            tagged = self._tagged(pick.tag)
            if not tagged:
                self._is_unknown(pick)
            for question in tagged:
                if question.key not in self.named and question.key not in self.by_key:
                    self._one(question, pick)
        elif pick.question in self.named:
            self.doubled.append((pick.question, pick.span))
            self._end_heading()
        elif pick.question in self.questions:
            self._one(self.questions[pick.question], pick)
        else:
            self._is_unknown(pick)

    def _is_unknown(self, pick: Pick) -> None:
        self.unknown.append(pick)
        self._end_heading()

    def _end_heading(self) -> None:
        """Forget a heading, under which a question begins, or something that is wrong: the heading is not to blame then."""
        self.heading = self.heading_span = None

    def _tagged(self, tag: str) -> list[Question]:
        return [question for question in self.questions.values() if tag in question.tags]

    def _one(self, question: Question, pick: Pick) -> None:
        self.named[question.key] = question
        mark = question.weight if pick.weight is None or question.type == "description" else pick.weight
        self._slot(question.key, "", mark)

    def _slot(self, question: str, pool: str, mark: Decimal) -> None:
        self.slots.append(Drawing(question, pool, mark, self.heading))
        self._end_heading()

    def _draw(self, pick: Pick) -> None:
        own = self.sets.get(pick.source)
        known = own.questions if own else self._tagged(pick.tag) if pick.tag else ()
        if own is None and not known:
            self._is_unknown(pick)
            return
        key = pick.source or f"tag:{pick.tag}"
        questions = tuple(question for question in known if question.key not in self.fixed and question.type != "description")
        if key not in self.pools:
            others = {question.key for pool in self.pools.values() for question in pool.questions}
            self.doubled += [(question.key, pick.span) for question in questions if question.key in others][:1]
            self.pools[key] = Pool(key, own.title if own else pick.tag, questions, 0, pick.span)
        pool = self.pools[key]
        self.pools[key] = replace(pool, wanted=pool.wanted + pick.random)
        weights = {question.weight for question in questions}
        mark = pick.weight if pick.weight is not None else weights.pop() if len(weights) == 1 else _ONE
        for _ in range(pick.random):
            self._slot("", key, mark)
