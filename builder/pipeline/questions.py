"""Questions apart from packages: what they cover, and their way into other tools and from there."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from builder.archive import replacing
from builder.curriculum.coverage import Coverage, coverage
from builder.curriculum.model import Course
from builder.curriculum.questions import QuestionSet
from builder.diagnostics import BuildError, Diagnostic, Severity, Span, did_you_mean, has_errors, severity
from builder.exchange.dialect_out import question_file, translated
from builder.exchange.gift_in import read_gift
from builder.exchange.gift_out import gift
from builder.exchange.moodle_xml_in import read_moodle_xml
from builder.exchange.moodle_xml_out import moodle_xml
from builder.pipeline.jobs import file_code
from builder.pipeline.proof import Proof
from builder.pipeline.reading import Checked, check, disk

FORMATS = ("gift", "xml")
_ENDINGS = {"gift": "gift.txt", "xml": "xml"}
"""Moodle's import wants these endings."""
_CODE = re.compile(r"(?P<module>[^\s/]+)/(?P<name>[A-Za-z0-9][A-Za-z0-9._-]*)")
_MOST_CODE, _MOST_TITLE = 60, 250
_XML = re.compile(rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff|[\s\x00])*<(?:[\s\x00]*[?!]|\x00?[A-Za-z])")
"""XML begins with a declaration, a comment or an element; a line of GIFT hardly ever does."""


@dataclass(frozen=True, slots=True)
class Report:
    """What the questions of a course cover, in one language."""

    language: str
    modules: tuple[Coverage, ...]


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import wrote: the set's file and its pictures; nothing where there are errors."""

    files: tuple[Path, ...]
    questions: int
    diagnostics: tuple[Diagnostic, ...]


def question_report(root: Path, languages: Sequence[str] = ()) -> tuple[tuple[Report, ...], tuple[Diagnostic, ...]]:
    """Give what questions cover in each language, and everything that the check of the course says."""
    checked, found = check(root, languages)
    return tuple(Report(one.course.language, coverage(one.course)) for one in checked), found


def export_questions(
    root: Path, codes: Sequence[str], form: str, out: Path, languages: Sequence[str] = ()
) -> tuple[tuple[Path, ...], tuple[Diagnostic, ...]]:
    """Write each set in a format, one file a language; QST521 to QST523 for what the format does not hold, QST533 no such set.

    BuildError with every error where the course has some or the disk refuses.
    """
    checked, found = check(root, languages)
    known = list(checked[0].index.question_sets)
    for code in codes:
        if code not in known:
            hint = did_you_mean(code, known) or ("sets: " + ", ".join(known) if known else "the course has none")
            found = (*found, Diagnostic("QST533", Span("source"), f'there is no set of questions "{code}"', hint))
    if has_errors(found):
        raise BuildError(diagnostic for diagnostic in found if severity(diagnostic) is Severity.ERROR)
    written: list[Path] = []
    lost: list[Diagnostic] = []
    try:
        out.mkdir(parents=True, exist_ok=True)
        for one in checked:
            planner = one.planner()
            for code in dict.fromkeys(codes):
                data, said = (gift if form == "gift" else moodle_xml)([planner.bank(code)])
                lost += [*said, *_ties(one.index.question_sets[code])]
                path = out / f"{one.course.key}-{one.course.language}-questions-{file_code(code)}.{_ENDINGS[form]}"
                with replacing(path) as stream:
                    stream.write(data)
                written.append(path)
    except OSError as error:
        raise BuildError([disk(error, out)]) from error
    return tuple(written), tuple(lost)


def _ties(one: QuestionSet) -> list[Diagnostic]:
    tied = sum(1 for question in one.questions if question.objective.key or question.exercise.key)
    message = f"the objectives, exercises and levels of {tied} questions of {one.code} are not in the file"
    return [Diagnostic("QST523", one.span, message)] if tied else []


def import_questions(root: Path, file: Path, code: str, folder: Path | None = None) -> Imported:
    """Make a set of questions from a foreign file and write it into its module.

    QST501 to QST516 for what is wrong with the file or lost of it, QST532 no place for the code, OUT905 something is there
    already. Nothing is written where there is an error.
    """
    checked, _ = check(root)
    one = next((each for each in checked if each.course.language == each.course.reference_language), checked[0])
    path, wrong = _place(one, root, code, folder)
    data = file.read_bytes()
    foreign, said = (read_moodle_xml if _XML.match(data) else read_gift)(data, str(file))
    found = [*wrong, *said]
    if has_errors(found):
        return Imported((), 0, tuple(found))
    course = one.course
    name = code.rpartition("/")[2]
    made, left = translated(foreign, name, course.words)
    proof = Proof(code, code.rpartition("/")[0], course.language, course.words)
    good, refused = proof.passed(made)
    found += [*left, *refused, *(diagnostic for question in good for diagnostic in question.diagnostics)]
    files: dict[Path, bytes] = {}
    if good:
        text = question_file(code, (foreign.title or file.stem)[:_MOST_TITLE], good)
        files[path] = text.encode()
        files |= {path.parent / PurePosixPath(each): data for question in good for each, data in question.files.items()}
    else:
        hint = "see above why each was left out"
        found.append(Diagnostic("QST503", Span(str(file)), "no question of the file can be taken over", hint))
    there = [each for each in files if each.exists()]
    found += [_taken(each, root) for each in there]
    ordered = tuple(sorted(found, key=lambda d: (d.span.path, d.span.line, d.code)))
    if has_errors(ordered):
        return Imported((), 0, ordered)
    for each, content in files.items():
        each.parent.mkdir(parents=True, exist_ok=True)
        with each.open("xb") as stream:
            stream.write(content)
    return Imported(tuple(files), len(good), ordered)


def _place(one: Checked, root: Path, code: str, folder: Path | None) -> tuple[Path, list[Diagnostic]]:
    """Give the path for a new set; QST532 where there is none, OUT905 where the code is taken."""
    course = one.course
    folders = _folders(course)
    m = _CODE.fullmatch(code) if len(code) <= _MOST_CODE else None
    nowhere = Path()
    if m is None:
        hint = "the code of a module, a slash and a name, such as 1/spare"
        return nowhere, [Diagnostic("QST532", Span("--code"), f'"{code}" is no code for a set of questions', hint)]
    module = folders.get(m["module"])
    if module is None:
        hint = did_you_mean(m["module"], folders) or "modules: " + ", ".join(folders)
        return nowhere, [Diagnostic("QST532", Span("--code"), f'there is no module "{m["module"]}" for {code}', hint)]
    if folder is not None and folder.resolve() != (root / module).resolve():
        hint = f"the module {m['module']} is in {module}"
        return nowhere, [Diagnostic("QST532", Span("--module"), f"{folder} is not the folder of module {m['module']}", hint)]
    taken = [
        question_set.span for module_ in course.modules for question_set in module_.question_sets if question_set.code == code
    ]
    path = root / module / "questions" / f"{m['name']}.{course.reference_language}.md"
    wrong = (
        [Diagnostic("OUT905", taken[0], f"the course has a set {code} already", "choose another name with --code")]
        if taken
        else []
    )
    return path, wrong or ([_taken(path, root)] if path.exists() else [])


def _folders(course: Course) -> dict[str, str]:
    """Give the folder of each module by its code."""
    modules = {module.code for module in course.modules}
    return {
        code: str(PurePosixPath(path).parent)
        for path, code in course.sources.items()
        if code in modules and PurePosixPath(path).name.startswith("module.")
    }


def _taken(path: Path, root: Path) -> Diagnostic:
    shown = path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)
    return Diagnostic("OUT905", Span(shown), "the file is already there; nothing was written", "choose another name with --code")
