"""Spelling, terms, and the length of sentences and steps, by the curriculum's own rules for a language."""

import importlib
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

from builder.curriculum.activities import ActivityText, Book, Case, Choice, Glossary, Questionnaire
from builder.curriculum.language import LanguageRules, Term
from builder.curriculum.model import Course
from builder.curriculum.questions import QuestionSet
from builder.curriculum.steps import exercise_steps
from builder.curriculum.text import Text
from builder.curriculum.written import annex_texts, written_texts
from builder.diagnostics import Diagnostic, Span
from builder.markup.prose import prose, sentences_of, words_of
from builder.markup.scan import headings, place

FOLDERS = (
    Path("/usr/share/hunspell"),
    Path("/usr/share/myspell/dicts"),
    Path("/Library/Spelling"),
    Path("/opt/homebrew/share/hunspell"),
)
"""Where distributions put Hunspell's dictionaries."""
_IZE = re.compile(r"(?i)\w{3,}i[sz](?:e[ds]?|ers?|ing|ations?)")
Speller = Callable[[str], bool]


def check_language(course: Course, *, demand_dictionary: bool = False) -> Iterator[Diagnostic]:
    """Give LNG605 misspelt words, LNG610 endings, LNG607 terms, LNG608 sentences, LNG609 steps; LNG606 or LNG611 no dictionary.

    Without source/language.LANG.yaml there is nothing to check. ``demand_dictionary`` makes a missing dictionary an error.
    """
    rules = course.rules
    if rules is None:
        return
    spell = speller(rules.dictionary) if rules.dictionary else None
    if rules.dictionary and spell is None:
        hint = f"install the package chunspell and your system's Hunspell dictionary {rules.dictionary}"
        yield Diagnostic(
            "LNG611" if demand_dictionary else "LNG606",
            rules.span,
            f"no dictionary {rules.dictionary}: spelling is not checked",
            hint,
        )
    for whole in _texts(course):
        text = _without(whole, rules.unchecked)
        if text.language == course.language:
            yield from _spelling(text, rules, spell)
            yield from _terms(text, rules)
            yield from _sentences(text, rules)
    if rules.step_words:
        yield from _steps(course, rules.step_words)


def _texts(course: Course) -> Iterator[Text]:
    """Give every text that people read: bodies, titles, objectives, equipment, and what the list of annexes says."""
    language = course.language
    for module in course.modules:
        yield Text(f"{module.title}\n\n{module.summary}", module.span, module.language)
        for objective in module.objectives:
            yield Text(objective.text, objective.span, module.language)
        for topic in module.topics:
            yield Text(topic.title, topic.span, topic.language)
        for one in module.question_sets:
            yield from _of_questions(one)
    yield from _of_activities(course)
    for exercise in course.exercises():
        yield Text(f"{exercise.title}\n\n{'; '.join(exercise.equipment)}", exercise.span, exercise.language)
        for use in exercise.objectives:
            if not use.key:
                yield Text(use.text, use.span, exercise.language)
    for method in course.methods:
        yield Text(f"{method.title}\n\n{method.text}", method.span, language)
    for annex in course.annexes:
        if annex.licence != "third-party":
            yield Text(annex.title, annex.span, language)
        for part in annex.parts:
            yield Text(f"{part.purpose}\n\n{part.without}", part.span, language)
    for written in (*written_texts(course), *annex_texts(course)):
        yield written.text


def _of_questions(one: QuestionSet) -> Iterator[Text]:
    """Give what people read of a set of questions besides its texts in Markdown: titles, headings, matches, the words of gaps."""
    yield Text(one.title, one.span, one.language)
    for pick in one.quiz.picks if one.quiz else ():
        if pick.heading:
            yield Text(pick.heading, pick.span, one.language)
    for question in one.questions:
        for pair in question.pairs:
            yield Text(pair.match, pair.span, question.language)
        for gap in question.gaps:
            yield Text("\n\n".join((*gap.right, *gap.wrong)), gap.span, question.language)


def _of_activities(course: Course) -> Iterator[Text]:
    for one in (*course.activities, *(one for module in course.modules for one in module.activities)):
        yield from _of_activity(one)
    for group in course.groups:
        yield Text(f"{group.title}\n\n{group.text}", group.span, course.language)


def _of_activity(one: ActivityText) -> Iterator[Text]:
    """Give what people read of an activity besides its texts in Markdown: titles, headings, options."""
    named: list[tuple[str, Span]] = [(one.title, one.span)]
    match one.of:
        case Choice(options=options):
            named += [(option.text, option.span) for option in options]
        case Questionnaire(items=items):
            named += [("\n\n".join((item.name, *item.options)), item.span) for item in items if item.type != "page-break"]
        case Glossary(terms=terms):
            named += [(term.term, term.span) for term in terms]
        case Book(chapters=chapters):
            named += [(chapter.title, chapter.span) for chapter in chapters]
        case Case(pages=pages):
            named += [(page.title, page.span) for page in pages]
        case _:
            pass
    for text, span in named:
        yield Text(text, span, one.language)


def _without(text: Text, unchecked: frozenset[str]) -> Text:
    """Blank out the sections under some headings, so that every other character keeps its place."""
    shown, found = text.markdown, headings(text.markdown) if unchecked else []
    for number, heading in enumerate(found):
        if heading.text in unchecked:
            end = next((later.start for later in found[number + 1 :] if later.level <= heading.level), len(shown))
            shown = shown[: heading.end] + re.sub(r"[^\n]", " ", shown[heading.end : end]) + shown[end:]
    return replace(text, markdown=shown)


@cache
def speller(dictionary: str) -> Speller | None:
    """Give a function that knows the words of a Hunspell dictionary, or None where the library or the dictionary is missing."""
    folder = next((folder for folder in FOLDERS if (folder / f"{dictionary}.dic").is_file()), None)
    if folder is None:
        return None
    try:
        library = importlib.import_module("hunspell")
    except ImportError:
        return None
    opened = library.Hunspell(dictionary, hunspell_data_dir=str(folder))
    return cache(lambda word: bool(opened.spell(word)))


def _spelling(text: Text, rules: LanguageRules, spell: Speller | None) -> Iterator[Diagnostic]:
    own = rules.words
    for word in words_of(text.markdown):
        bare = word.text.replace("\u2019", "'").removesuffix("'s")
        if bare in own or bare.lower() in own:
            continue
        if rules.ending and _wrong_ending(bare, rules.ending, spell):
            hint = "the course's rule is in source/language." + text.language + ".yaml"
            yield Diagnostic("LNG610", text.at(word.line, word.column), f'"{bare}" is not spelt with -{rules.ending}', hint)
        elif spell and not spell(bare) and not all(spell(part) or part in own or part.lower() in own for part in bare.split("-")):
            message = f'"{bare}" is not in the dictionary'
            yield Diagnostic(
                "LNG605", text.at(word.line, word.column), message, "mend it, or add it to words in the language's file"
            )


def _wrong_ending(word: str, ending: str, spell: Speller | None) -> bool:
    if not _IZE.fullmatch(word):
        return False
    other = "z" if ending == "ise" else "s"
    m = re.search(rf"i{other}(e[ds]?|ers?|ing|ations?)$", word)
    if m is None:
        return False
    swapped = f"{word[: m.start()]}i{'s' if other == 'z' else 'z'}{m[1]}"
    return spell is None or spell(swapped)


def _terms(text: Text, rules: LanguageRules) -> Iterator[Diagnostic]:
    for term, pattern in _patterns(rules.terms):
        shown = prose(text.markdown)
        for m in pattern.finditer(shown):
            yield Diagnostic(
                "LNG607",
                text.at(*place(text.markdown, m.start())),
                f'"{" ".join(m.group().split())}": the term is "{term.term}"',
                term.means,
            )


@cache
def _patterns(terms: tuple[Term, ...]) -> tuple[tuple[Term, re.Pattern[str]], ...]:
    made = []
    for term in terms:
        if term.avoid:
            words = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(term.avoid, key=len, reverse=True))
            made.append((term, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)))
    return tuple(made)


def _sentences(text: Text, rules: LanguageRules) -> Iterator[Diagnostic]:
    if rules.sentence_words:
        for sentence in sentences_of(text.markdown):
            if sentence.words > rules.sentence_words:
                message = f"a sentence of {sentence.words} words (at most {rules.sentence_words})"
                yield Diagnostic("LNG608", text.at(sentence.line, sentence.column), message, "make two of it")


def _steps(course: Course, most: int) -> Iterator[Diagnostic]:
    for exercise in course.exercises():
        if exercise.language == course.language:
            for step in exercise_steps(exercise, course.words):
                count = sum(1 for _ in words_of(_own_text(step.text)))
                if count > most:
                    yield Diagnostic(
                        "LNG609",
                        step.span,
                        f"a step of {count} words (at most {most})",
                        "make two steps of it, or move part to Preparation",
                    )


def _own_text(step: str) -> str:
    """Give the paragraphs of a step without its lists and boxes."""
    paragraphs = re.split(r"\n[ \t]*\n", step)
    return "\n\n".join(p for p in paragraphs[:1] + [p for p in paragraphs[1:] if re.match(r" {4}(?![-*+ ]|\d+[.)]|!!!)", p)])
