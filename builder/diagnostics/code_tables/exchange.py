"""Codes of questions that come from other tools, or go to them."""

from builder.diagnostics.code_tables.entry import Code
from builder.diagnostics.model import Severity

_E, _W, _N = Severity.ERROR, Severity.WARNING, Severity.NOTE

CODES: tuple[Code, ...] = (
    Code(
        "QST501",
        _E,
        "GIFT that cannot be read",
        "The file breaks the rules of GIFT at this line: a brace that is not closed before the next blank line, a second brace "
        "in one question, a name without its end, a pair without an arrow, a backslash with nothing behind it. Nothing is "
        "written until the whole file can be read.",
    ),
    Code(
        "QST502",
        _E,
        "XML that cannot be read",
        "The file is not well-formed XML: often it was cut off while it was saved or sent, or an element is not closed. "
        "Nothing is written until the whole file can be read.",
    ),
    Code(
        "QST503",
        _E,
        "no file of questions",
        "The file holds no question: it is XML of another kind, or empty. From Moodle, export the category in the format "
        "Moodle XML, and open the question bank's export, not the backup.",
    ),
    Code(
        "QST504",
        _E,
        "a file that is no text",
        "The bytes are no text in the encoding that the file has or names. Save it as UTF-8 and try again.",
    ),
    Code(
        "QST505",
        _W,
        "another encoding than UTF-8",
        "The file was read in the encoding named. Look through the letters with accents in what was written; if they are "
        "wrong, save the file as UTF-8, delete what was written and try again.",
    ),
    Code(
        "QST511",
        _W,
        "a question that was left out",
        "The dialect has no type for the question, or a rule of the dialect speaks against it; the message says which. Change "
        "the question where it comes from, or write it by hand.",
    ),
    Code(
        "QST512",
        _W,
        "a part of a question that was left out",
        "The question was taken over, but not this part of it, and people will notice: other marks, feedback that is missing, "
        "units of numbers. Decide whether the question is still what it should be.",
    ),
    Code(
        "QST513",
        _N,
        "a setting that was left out",
        "The question was taken over without a setting that changes little: how answers are numbered, how they are laid out.",
    ),
    Code(
        "QST514",
        _W,
        "things in a text that were left out",
        "Scripts, embedded pages, videos, links inside the other system and pictures whose file is not in the import have no "
        "place in the dialect. What the message names is missing in the text.",
    ),
    Code(
        "QST515",
        _N,
        "looks that were left out",
        "Colours, fonts, alignment, and elements that Markdown has no words for. The words are all there.",
    ),
    Code(
        "QST516",
        _N,
        "another name",
        "A key has letters, digits, dots and hyphens only and is unique in its file, a tag has no blanks, and a file has no "
        "categories: what the other tool called it is only in this note.",
    ),
    Code(
        "QST521",
        _W,
        "a question that the format cannot hold",
        "The question is not in the file that was written. Moodle XML holds every type.",
    ),
    Code(
        "QST522",
        _N,
        "a part of a question that the format does not hold",
        "The question is in the file that was written, without this part. docs/how-to/exchange-questions.md has a table of what "
        "each format holds.",
    ),
    Code(
        "QST523",
        _N,
        "what no format holds",
        "Objectives, exercises and levels belong to this course. A file for other tools names none; the way back to the exercise "
        "stands in the feedback as plain text.",
    ),
    Code(
        "QST524",
        _W,
        "an ordering question for newer Moodles only",
        "Moodle has ordering questions since 4.4. An older one stops at the question and imports nothing, unless Stop on error is "
        "set to No in its import form.",
    ),
    Code(
        "QST532",
        _E,
        "no place for a set of questions",
        "The code of a set is the code of a module, a slash and a name, such as 1/spare; the set goes into the folder of that "
        "module, which must be in the course.",
    ),
    Code(
        "QST533",
        _E,
        "no such set of questions",
        "builder questions lists the sets of the course with their codes.",
    ),
)
