"""Modules, topics, exercises and pages, made from the source files in one language."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from builder.curriculum.durations import parse_duration
from builder.curriculum.model import (
    Copies,
    Duration,
    Exercise,
    Level,
    MaterialUse,
    Mend,
    Module,
    Objective,
    ObjectiveUse,
    Page,
    Supporting,
    Topic,
)
from builder.curriculum.questions import QuestionSet
from builder.curriculum.text import NO_TEXT, Keyed, Text
from builder.diagnostics import Diagnostic, Span, did_you_mean, nearest
from builder.reader import yaml_tree as tree
from builder.reader.fields import Fields
from builder.reader.source_file import SourceFile, sections_of

_DEMANDED = ("procedure", "feedback")
"""The sections without which there is no exercise."""
_COPIES: Mapping[str, Copies] = {"person": "person", "pair": "pair", "group": "group", "one": "one"}


@dataclass(frozen=True, slots=True)
class Pair:
    """The file with the facts (reference language) and the file with the words (the language asked for, else the same)."""

    facts: SourceFile
    words: SourceFile


@dataclass(slots=True)
class Assembler:
    """Makes the values of one language and collects what is wrong on the way."""

    language: str
    reference: str
    words: Mapping[str, Mapping[str, str]]
    levels: Mapping[str, tuple[Level, ...]]
    wrong: list[Diagnostic] = field(default_factory=list)

    def _fields(self, source: SourceFile) -> Fields:
        return source.fields(self.language, self.reference)

    def page(self, pair: Pair) -> Page:
        """Make a page of the course."""
        fields = self._fields(pair.words)
        return Page(fields.text("code"), fields.text("title"), pair.words.whole_body(), pair.words.language, fields.span("title"))

    def module(self, pair: Pair, topics: tuple[Topic, ...], question_sets: tuple[QuestionSet, ...] = ()) -> Module:
        """Make a module with its topics."""
        facts, words = self._fields(pair.facts), self._fields(pair.words)
        return Module(
            facts.text("code"),
            words.text("title"),
            words.text("summary"),
            self.objectives(pair),
            self._supporting(words if words.items("supporting") else facts),
            pair.words.whole_body(),
            topics,
            pair.words.language,
            words.span("title"),
            question_sets,
        )

    def objectives(self, pair: Pair) -> tuple[Objective, ...]:
        """Give the objectives of a module: keys and groups from the facts, words in the language where they are there."""
        there = {objective.key: objective.text for objective in _objectives(self._fields(pair.words))}
        return tuple(Objective(o.key, there.get(o.key, o.text), o.group, o.span) for o in _objectives(self._fields(pair.facts)))

    def _supporting(self, fields: Fields) -> tuple[Supporting, ...]:
        made = []
        for node in fields.items("supporting"):
            if isinstance(node, tree.Scalar):
                made.append(Supporting(node.value, "", "", node.span))
            elif isinstance(node, tree.Mapping):
                item = fields.of(node)
                made.append(Supporting(item.text("text"), item.text("annex"), item.text("exercise"), node.span))
        return tuple(made)

    def topic(self, pair: Pair, exercises: tuple[Exercise, ...]) -> Topic:
        """Make a topic; MDN312 for a heading that is no level's title."""
        facts, words = self._fields(pair.facts), self._fields(pair.words)
        before, sections, places = sections_of(pair.words)
        titles = {level.title: level.key for level in self.levels[pair.words.language]}
        for heading, span in places:
            if heading not in titles:
                hint = did_you_mean(heading, titles) or (
                    "levels: " + ", ".join(titles) if titles else "this course has no levels"
                )
                self.wrong.append(Diagnostic("MDN312", span, f'"{heading}" is not the title of a level', hint))
        by_level = {titles[heading]: text for heading, text in sections.items() if heading in titles}
        return Topic(
            facts.text("code"), words.text("title"), before, by_level, exercises, pair.words.language, words.span("title")
        )

    def exercise(self, pair: Pair, module_objectives: Iterable[Objective]) -> Exercise:
        """Make an exercise; MDN301 to MDN303 for its headings, YML209 for its duration, REF406 for an objective's key."""
        facts, words = self._fields(pair.facts), self._fields(pair.words)
        body = self._body(pair.words)
        level = facts.text("level")
        return Exercise(
            code=facts.text("code"),
            title=words.text("title"),
            level=level,
            duration=self._duration(facts),
            objectives=self._objective_uses(words if words.items("objectives") else facts, module_objectives),
            methods=_keyed(facts, "methods"),
            materials=_materials(facts),
            equipment=tuple(text for text, _ in (words.texts("equipment") or facts.texts("equipment"))),
            serves=_keyed(facts, "serves"),
            builds_on=_keyed(facts, "builds-on"),
            mends=_mends(facts),
            preparation=body.get("preparation", NO_TEXT),
            procedure=body.get("procedure", NO_TEXT),
            feedback=body.get("feedback", NO_TEXT),
            for_participants=body.get("for-participants", NO_TEXT),
            language=pair.words.language,
            span=words.span("title"),
            level_span=facts.span("level" if level else "code"),
            order=facts.whole("order"),
        )

    def _duration(self, fields: Fields) -> Duration:
        text = fields.text("duration")
        duration = parse_duration(text, self.words[self.reference])
        if duration is None:
            if text:
                hint = "write 90 min, 1 h 30 min or 90–120 min"
                self.wrong.append(Diagnostic("YML209", fields.span("duration"), f"{text!r} is no duration", hint))
            return Duration(0, 0)
        return duration

    def _objective_uses(self, fields: Fields, module_objectives: Iterable[Objective]) -> tuple[ObjectiveUse, ...]:
        known = {objective.key: objective.text for objective in module_objectives}
        made = []
        for text, span in fields.texts("objectives"):
            if " " in text:
                made.append(ObjectiveUse("", text, span))
            elif text in known:
                made.append(ObjectiveUse(text, known[text], span))
            else:
                hint = did_you_mean(text, known) or "keys of the module: " + ", ".join(known)
                self.wrong.append(Diagnostic("REF406", span, f'the module has no objective "{text}"', hint))
        return tuple(made)

    def _body(self, source: SourceFile) -> dict[str, Text]:
        words = self.words[source.language]
        wanted = {words[key]: key for key in ("preparation", "procedure", "feedback", "for-participants")}
        before, sections, places = sections_of(source)
        if before:
            hint = f"put it under ## {words['procedure']}"
            self.wrong.append(Diagnostic("MDN313", before.span, "text before the first heading is left out", hint))
        seen: list[str] = []
        missing = set(wanted) - sections.keys()
        for heading, span in places:
            if heading not in wanted:
                missing.discard(nearest(heading, missing))  # one mistake, one message
                hint = did_you_mean(heading, wanted) or "headings of the layout: " + ", ".join(wanted)
                self.wrong.append(Diagnostic("MDN302", span, f'the layout has no heading "{heading}"', hint))
            elif heading in seen:
                self.wrong.append(
                    Diagnostic("MDN314", span, f'the heading "{heading}" stands twice; the second text is left out')
                )
            else:
                seen.append(heading)
        order = list(wanted)
        if seen != sorted(seen, key=order.index):
            place = next(span for heading, span in places if heading in wanted)
            self.wrong.append(Diagnostic("MDN303", place, "the headings are not in the order " + ", ".join(order)))
        for heading, key in wanted.items():
            if key in _DEMANDED and not sections.get(heading) and (heading in sections or heading in missing):
                what = "is empty" if heading in sections else "is missing"
                place = next((span for found, span in places if found == heading), Span(source.path, source.body_line, 1))
                self.wrong.append(
                    Diagnostic("MDN301", place, f'the section "{heading}" {what}', f"write ## {heading} and its text")
                )
        return {key: sections[heading] for heading, key in wanted.items() if sections.get(heading)}


def _objectives(fields: Fields) -> list[Objective]:
    made = []
    for group, node in fields.entries("objectives"):
        if isinstance(node, tree.Sequence):
            for item in node.items:
                if isinstance(item, tree.Mapping):
                    one = fields.of(item)
                    made.append(Objective(one.text("key"), one.text("text"), group, one.span("key")))
    return made


def _keyed(fields: Fields, name: str) -> tuple[Keyed, ...]:
    return tuple(Keyed(text, span) for text, span in fields.texts(name))


def _materials(fields: Fields) -> tuple[MaterialUse, ...]:
    made = []
    for node in fields.items("materials"):
        if isinstance(node, tree.Scalar):
            made.append(MaterialUse(node.value.strip(), "", node.span))
        elif isinstance(node, tree.Mapping):
            one = fields.of(node)
            made.append(MaterialUse(one.text("annex"), _COPIES.get(one.text("copies"), ""), one.span("annex")))
    return tuple(made)


def _mends(fields: Fields) -> tuple[Mend, ...]:
    return tuple(Mend(one.text("text"), one.text("anomaly")) for one in fields.objects("mends"))
