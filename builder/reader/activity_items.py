"""The items of a questionnaire: what is asked under each heading, with its fields and its options."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import cast

from builder.curriculum.activities import Item, ItemType, Questionnaire, Shows
from builder.curriculum.text import NO_KEY, NO_TEXT, Keyed, Text
from builder.diagnostics import Diagnostic, did_you_mean
from builder.reader import yaml_tree as tree
from builder.reader.activity_bodies import Body, listed, plain
from builder.reader.activity_shapes import ITEM, ITEM_BY_TYPE, ITEM_TRANSLATION
from builder.reader.activity_text import Piece, fields_of, pieces
from builder.reader.fields import Fields
from builder.reader.question_lines import Line
from builder.reader.shapes import check

WITH_OPTIONS = ("single", "several", "menu", "rated")
_MOST, _LINES = "255", "5"
"""Characters of a short answer, and lines of a long one, where nothing is said."""


def read_questionnaire(body: Body) -> tuple[Text, Questionnaire]:
    """Give the text above the items, and the questionnaire; ACT001 no fields, REF401 a key twice, ACT009 nothing asked."""
    before, found = pieces(body.source, (2,), body.wrong)
    thanks, found = _thanks(body, found)
    made: dict[str, Item] = {}
    broken: set[str] = set()
    said = len(body.wrong)
    for piece in found:
        node, text, wrong = _block(body, piece)
        body.wrong.extend(wrong)
        if node is None:
            broken.add("")
            continue
        shape = ITEM_BY_TYPE.get(Fields(node, "", "").text("type"), ITEM)
        if bad := check(node, shape, "fields of the item"):
            body.wrong.extend(bad)
            broken.add(Fields(node, "", "").text("key"))
            continue
        item = _item(body, piece, Fields(node, "", ""), text)
        if item.key in made:
            body.say("REF401", item.span, f'the key "{item.key}" stands twice in this file', "give one of the items another key")
        made.setdefault(item.key, item)
    if not any(item.type not in ("label", "page-break", "info") for item in made.values()) and len(body.wrong) == said:
        body.say("ACT009", body.start, "the questionnaire asks nothing", "each second-level heading is what is asked")
    items = tuple(_sure(item, made, broken) for item in made.values())
    return before, Questionnaire(items, body.yes("anonymous", "yes"), body.yes("once", "yes"), thanks)


def _sure(item: Item, made: Mapping[str, Item], broken: Collection[str]) -> Item:
    """Give an item without its condition where that may name one that is there and cannot be used."""
    unsure = item.depends.key not in made and not {item.depends.key, ""}.isdisjoint(broken)
    return replace(item, depends=NO_KEY, depends_value="") if unsure else item


def _thanks(body: Body, found: tuple[Piece, ...]) -> tuple[Text, tuple[Piece, ...]]:
    """Take off the last heading where it is that of the words afterwards."""
    if found and found[-1].title == body.words["thank-you"]:
        return found[-1].text or NO_TEXT, found[:-1]
    return NO_TEXT, found


def _block(body: Body, piece: Piece) -> tuple[tree.Mapping | None, Text, list[Diagnostic]]:
    """Give the fields of an item and the text behind them; ACT001 where there are none."""
    node, text, wrong = fields_of(piece.text)
    if node is None and not wrong:
        hint = "write ```yaml, key: and type:, and ``` under it"
        if piece.title == body.words["thank-you"]:
            hint = "the words afterwards stand last in the file"
        return None, text, [Diagnostic("ACT001", piece.span, f'the item "{piece.title}" has no block of fields', hint)]
    return node, text, wrong


def _item(body: Body, piece: Piece, fields: Fields, text: Text) -> Item:
    kind = cast("ItemType", fields.text("type"))
    lines = _lines(body, piece, kind, text)
    low, high = fields.whole("low"), fields.whole("high")
    if low is not None and high is not None and low >= high:
        body.say("ACT008", fields.span("low"), f"from {low} to {high} there is nothing to choose", "low is below high")
    when = fields.object("when")
    return Item(
        key=fields.text("key"),
        type=kind,
        name=piece.title,
        text=text if kind == "label" else NO_TEXT,
        options=tuple(map(plain, lines)),
        values=tuple(int(line.mark or "0") for line in lines) if kind == "rated" else (),
        horizontal=fields.text("horizontal") == "yes",
        shows=cast("Shows", fields.text("shows", "time")),
        required=fields.text("required") == "yes",
        low=low,
        high=high,
        most=int(fields.text("most", _MOST)) if kind == "line" else int(fields.text("lines", _LINES)) if kind == "text" else 0,
        depends=Keyed(when.text("item"), when.span("item")) if when.text("item") else NO_KEY,
        depends_value=when.text("is"),
        span=piece.span,
    )


def _lines(body: Body, piece: Piece, kind: str, text: Text) -> tuple[Line, ...]:
    """Give the options; ACT003 words that nobody would read, ACT006 points where there are none, or the other way round."""
    if kind == "label":
        if not text:
            body.say("ACT016", piece.span, f'the label "{piece.title}" has no words', "write them under its fields")
        return ()
    before, lines = listed(body, text, f'"{piece.title}"', piece.span) if kind in WITH_OPTIONS else (text, ())
    if before:
        hint = "the heading alone is what is asked; write further words as a label before it"
        body.say("ACT003", before.span, "words under an item are shown to nobody", hint)
    for line in lines:
        if kind == "rated" and not line.mark:
            body.say("ACT006", line.span, f'the option "{plain(line)}" has no points', "write - [1] and the option")
        elif kind != "rated" and line.mark:
            hint = "take them out, or write type: rated"
            body.say("ACT006", line.span, f'the option "{plain(line)}" has points, and the item is not rated', hint)
    return lines


def questionnaire_in(body: Body, facts: Questionnaire) -> tuple[Text, Questionnaire, list[str] | None]:
    """Give the text above, the questionnaire in the words of another language, and the keys that are missing there.

    None for the keys where something could not be read, so that nothing is known. ACT036 an item that the reference language
    does not have, or other options than its.
    """
    before, found = pieces(body.source, (2,), body.wrong)
    thanks, found = _thanks(body, found)
    known = {item.key: item for item in facts.items}
    made: dict[str, Item] = {}
    said = len(body.wrong)
    for piece in found:
        node, text, wrong = _block(body, piece)
        body.wrong.extend(wrong or ([] if node is None else check(node, ITEM_TRANSLATION, "fields of the item")))
        key = Fields(node, "", "").text("key") if node is not None else ""
        if node is None or not key:
            continue
        fact = known.get(key)
        if fact is None:
            hint = did_you_mean(key, known) or "the file in the reference language has it first"
            body.say("ACT036", piece.span, f'the reference language has no item "{key}"', hint)
        elif key in made:
            body.say("REF401", piece.span, f'the key "{key}" stands twice in this file', "give one of the items another key")
        else:
            made[key] = _item_in(body, piece, fact, text)
    whole = len(body.wrong) == said
    items = tuple(_depending(made.get(item.key, item), known, made) for item in facts.items)
    missing = [key for key in known if key not in made] if whole else None
    return before, replace(facts, items=items, thanks=thanks or facts.thanks), missing


def _item_in(body: Body, piece: Piece, fact: Item, text: Text) -> Item:
    lines = _lines(body, piece, fact.type, text)
    if len(lines) != len(fact.options) or (fact.values and tuple(int(line.mark or "0") for line in lines) != fact.values):
        hint = "as many options, with the same points, in the same order"
        body.say("ACT036", piece.span, "the options do not fit those of the reference language", hint)
        return fact
    words = text if fact.type == "label" else NO_TEXT
    return replace(fact, name=piece.title or fact.name, text=words, options=tuple(map(plain, lines)), span=piece.span)


def _depending(item: Item, facts: Mapping[str, Item], made: Mapping[str, Item]) -> Item:
    """Give an item whose condition names the option in the language."""
    fact, words = facts.get(item.depends.key), made.get(item.depends.key)
    if fact is None or words is None or item.depends_value not in fact.options:
        return item
    return replace(item, depends_value=words.options[fact.options.index(item.depends_value)])
