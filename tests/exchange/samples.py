"""Small GIFT files as people and programs write them, and what is in them."""

from dataclasses import dataclass

from builder.exchange.model import GAP_CLOSE, GAP_OPEN, ForeignQuestion


@dataclass(frozen=True, slots=True)
class Sample:
    """A GIFT text and what it says: types, and of each question the short form of ``short``."""

    name: str
    text: str
    found: tuple[str, ...]


def short(question: ForeignQuestion) -> str:
    """Give a question in one line: type, name, words, answers with their parts of the mark in percent and feedback."""
    words = question.text.text.replace(GAP_OPEN, "⟦").replace(GAP_CLOSE, "⟧")
    parts = [f"{question.type} <{question.name}> {question.text.form}:{words!r}"]
    for answer in question.answers:
        said = _number(answer.number, answer.tolerance) if question.type == "numerical" else answer.text.text
        parts.append(f"{float(answer.fraction * 100):g}%{said}" + (f"#{answer.feedback.text}" if answer.feedback else ""))
    parts += [f"{pair.stem.text} -> {pair.match}" for pair in question.pairs]
    parts += [f"[{'/'.join(gap.right)}|{'/'.join(gap.wrong)}]" for gap in question.gaps]
    parts += [f"####{question.feedback.text}"] if question.feedback else []
    parts += [f"id={question.idnumber}"] if question.idnumber else []
    parts += [f"tags={','.join(question.tags)}"] if question.tags else []
    return " ; ".join(parts)


def _number(number: object, tolerance: object) -> str:
    return "*" if number is None else f"{number}±{tolerance}"


SAMPLES = (
    Sample(
        "choice",
        "::Goal:: Who decides? {\n=She does. # Yes.\n~The coach.#No.\n~%50%Both.\n}\n",
        ("single-choice <Goal> moodle:'Who decides?' ; 100%She does.#Yes. ; 0%The coach.#No. ; 50%Both.",),
    ),
    Sample(
        "choice on one line",
        "Who decides?{~the coach =she ~the employer}",
        ("single-choice <Who decides?> moodle:'Who decides?' ; 0%the coach ; 100%she ; 0%the employer",),
    ),
    Sample(
        "several right",
        "::S:: Which fit? {\n  ~%50%This#yes\n  ~%-100%That\n  ~%50%These\n}",
        ("multiple-choice <S> moodle:'Which fit?' ; 50%This#yes ; -100%That ; 50%These",),
    ),
    Sample("true", "::T::She has the right.{T}", ("true-false <T> moodle:'She has the right.' ; 100%true ; 0%false",)),
    Sample(
        "false with feedback",
        "::F::She has not.{FALSE#It is so.#Right, she has.####In general.}",
        ("true-false <F> moodle:'She has not.' ; 0%true#It is so. ; 100%false#Right, she has. ; ####In general.",),
    ),
    Sample(
        "true with feedback",
        "::F::She has.{TRUE#wrong#right}",
        ("true-false <F> moodle:'She has.' ; 100%true#right ; 0%false#wrong",),
    ),
    Sample(
        "short answer",
        "::W::What is it called?{=small steps =%50%steps#Nearly. =*step*}",
        ("short-answer <W> moodle:'What is it called?' ; 100%small steps ; 50%steps#Nearly. ; 100%*step*",),
    ),
    Sample("one short answer", "::W::Name it.{=progression}", ("short-answer <W> moodle:'Name it.' ; 100%progression",)),
    Sample(
        "numbers",
        "::N::How many?{#=90:5#Yes. =%50%90:15 ~#Far off.}",
        ("numerical <N> moodle:'How many?' ; 100%90±5#Yes. ; 50%90±15 ; 0%*#Far off.",),
    ),
    Sample("one number", "::N::How many?{#90.5:0.5}", ("numerical <N> moodle:'How many?' ; 100%90.5±0.5",)),
    Sample("exact", "::N::How many?{#3}", ("numerical <N> moodle:'How many?' ; 100%3±0",)),
    Sample("range", "::N::How many?{#85..95}", ("numerical <N> moodle:'How many?' ; 100%90±5",)),
    Sample(
        "pairs",
        "::P::Match.{\n=Intake -> Her story\n=Plan -> Steps\n= -> A training\n####Well.\n}",
        ("matching <P> moodle:'Match.' ; Intake -> Her story ; Plan -> Steps ;  -> A training ; ####Well.",),
    ),
    Sample(
        "missing word",
        "::G::She sets {=her own =all} goals.",
        ("gap-fill <G> moodle:'She sets ⟦1⟧ goals.' ; [her own/all|]",),
    ),
    Sample(
        "missing word as a menu",
        "::G::The coach {~decides =supports ~waits} her.",
        ("gap-fill <G> moodle:'The coach ⟦1⟧ her.' ; [supports|decides/waits]",),
    ),
    Sample(
        "missing word with feedback",
        "::G::The coach {=supports#Yes. ~decides} her.",
        ("single-choice <G> moodle:'The coach _____ her.' ; 100%supports#Yes. ; 0%decides",),
    ),
    Sample("essay", "::E::Write.{}", ("essay <E> moodle:'Write.'",)),
    Sample("essay with feedback", "::E::Write.{####Thank you.}", ("essay <E> moodle:'Write.' ; ####Thank you.",)),
    Sample("description", "::D::Read this story.", ("description <D> moodle:'Read this story.'",)),
    Sample(
        "formats",
        "::H::[html]<b>Who</b>?{=[plain]she#[markdown]*yes* ~he}",
        ("single-choice <H> html:'<b>Who</b>?' ; 100%she#*yes* ; 0%he",),
    ),
    Sample("markdown", "::M::[markdown]*Who* is it?{=she ~he}", ("single-choice <M> markdown:'*Who* is it?' ; 100%she ; 0%he",)),
    Sample(
        "escapes",
        r"::1\:2::[plain]\{a\} \= \~ \# \: c\\d\ne?{=x \= 1#\#1 ~y\\}",
        ("single-choice <1:2> plain:'{a} = ~ # : c\\\\d\\ne?' ; 100%x = 1##1 ; 0%y\\",),
    ),
    Sample(
        "comments, id and tags",
        "// one\n// [id:q-1] [tag:roles] [tag:first step]\n::C:: Who? {\n=she\n~he\n}",
        ("single-choice <C> moodle:'Who?' ; 100%she ; 0%he ; id=q-1 ; tags=roles,first step",),
    ),
    Sample(
        "several questions",
        "$CATEGORY: $course$/top/Spare\n\n::A:: a{T}\n\n\n::B:: b{F}\n",
        ("true-false <A> moodle:'a' ; 100%true ; 0%false", "true-false <B> moodle:'b' ; 0%true ; 100%false"),
    ),
    Sample(
        "lines of Windows",
        "::A:: a{\r\n=b\r\n~c\r\n}\r\n\r\n::D:: d{}\r\n",
        ("single-choice <A> moodle:'a' ; 100%b ; 0%c", "essay <D> moodle:'d'"),
    ),
    Sample(
        "percent with decimals",
        "::A:: a{~%33.33333%b ~%66.66667%c ~d}",
        ("multiple-choice <A> moodle:'a' ; 33.3333%b ; 66.6667%c ; 0%d",),
    ),
)
"""Good files: an independent parser reads each of them, too."""
