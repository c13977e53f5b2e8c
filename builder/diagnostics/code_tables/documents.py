"""Codes of documents: annexes written as texts, diagrams, books, and PDFs when they are verified."""

from builder.diagnostics.code_tables.entry import Code
from builder.diagnostics.model import Severity

_E, _W, _N = Severity.ERROR, Severity.WARNING, Severity.NOTE

CODES: tuple[Code, ...] = (
    Code(
        "DOC101",
        _E,
        "there is no such text",
        "A part of an annex names a text with text:, without its language and .md. In annex_assets/ no file of that name lies, neither "
        "in the course's language nor in the reference language.",
    ),
    Code(
        "DOC102",
        _E,
        "an annex without words",
        "The text of an annex is empty. Write it, or let the annex say status: to-follow until it is written.",
    ),
    Code(
        "DOC103",
        _W,
        "a PDF of too many pages",
        "A sheet that people get in their hands has its length: pages says how many pages the PDF may have; without it 4 for a "
        "handout or a case study, 2 for a template, a checklist or a questionnaire, 1 for a diagram, 16 for slides.",
    ),
    Code(
        "DOC104",
        _W,
        "a text that no annex names",
        "A Markdown file lies in annex_assets/ and no part names it, so it is in no package. Name it under parts with text:, or "
        "begin its name with _.",
    ),
    Code(
        "DOC105",
        _E,
        "a diagram without one of its words",
        "The SVG has a text with data-word, and the file of words beside it does not have that word. People would see what the "
        "drawing program showed.",
    ),
    Code(
        "DOC106",
        _W,
        "a word that the diagram does not show",
        "The file of words has a name that no text of the SVG bears. Perhaps one of the two is misspelt.",
    ),
    Code(
        "DOC107",
        _W,
        "a slide that is too full",
        "At 24 points, which people read from the back of a room, the text of the slide needs more room than there is.",
    ),
    Code(
        "DOC108",
        _N,
        "too few or too many slides",
        "A presentation has 8 to 15 slides besides its title slide; a slide begins at each heading of the second level.",
    ),
    Code(
        "DOC109",
        _W,
        "text too small in print",
        "At the width at which the picture is printed, its smallest text has less than 8 points. Draw it larger, or show the "
        "picture wider.",
    ),
    Code(
        "DOC110",
        _E,
        "a text that cannot be set",
        "The program that sets pages refused the text; its own words follow. The usual reason is a character that the font (Source "
        "Sans Pro: Latin, Greek and Cyrillic letters, common signs) does not have.",
    ),
    Code(
        "DOC111",
        _W,
        "a book that cannot be set",
        "The program that sets pages refused the book; its own words follow. See DOC110. Everything else is built; the book is left "
        "out, and an older one is taken away.",
    ),
    Code(
        "DOC112",
        _E,
        "a mark that is not understood",
        "The line looks like a mark for what people fill in, and is none: [lines: 5], [box: 8], [page], [table: 30 70], "
        "[table: 30 70, rows 4], [table: rows 4]. It would be printed as it stands. Marks stand alone on their line; in a table, room to "
        "write is an empty cell.",
    ),
    Code(
        "DOC113",
        _W,
        "an annex that does not say where it comes from",
        "Every annex says under origin who made it or where it was found, since people pass it on.",
    ),
    Code(
        "DOC114",
        _W,
        "an annex without a licence",
        "Neither the annex nor source/course.yaml names a licence, so that all rights would be reserved.",
    ),
    Code(
        "DOC115",
        _W,
        "materials and text disagree",
        "An annex stands in the list of materials and no text of the exercise says what to do with it; or the text links to an annex "
        "of its own that the list leaves out, so that nobody would print it.",
    ),
    Code(
        "DOC116",
        _E,
        "a picture that documents cannot show",
        "PDF, DOCX and PPTX take SVG, PNG, JPEG, GIF and WebP pictures.",
    ),
    Code(
        "DOC117",
        _W,
        "a number in the place of a link",
        'The text says "annex 3" or "handout 2". Numbers change when annexes do, and people cannot follow them. Write a link: '
        "[](annex:KEY).",
    ),
    Code(
        "DOC118",
        _W,
        "a text that is on no slide",
        "A slide begins at a heading of the second level. What stands before the first one has no slide; only speaker notes may stand "
        "there, and belong to the title slide.",
    ),
    Code("PDF001", _E, "no PDF that can be read", "The file is damaged or is no PDF."),
    Code("PDF002", _E, "a PDF without pages", "The file has no page."),
    Code(
        "PDF003",
        _E,
        "a PDF without structure",
        "Without tags a screen reader knows no headings, lists and tables (PDF/UA-1, 7.1).",
    ),
    Code(
        "PDF004",
        _E,
        "a PDF without a language",
        "The catalogue names no language, so that it is read aloud wrongly (PDF/UA-1, 7.2).",
    ),
    Code("PDF005", _E, "a PDF without a title", "The metadata have no title (PDF/UA-1, 7.1)."),
    Code("PDF009", _W, "a PDF that does not show its title", "The window shows the name of the file instead (PDF/UA-1, 7.1)."),
    Code("PDF006", _W, "a PDF not marked as PDF/UA", "The metadata do not say that the file keeps PDF/UA-1 (clause 5)."),
    Code(
        "PDF007",
        _E,
        "a font that is not embedded",
        "On another computer the text would look different or be lost (PDF/UA-1, 7.21.4.1).",
    ),
    Code("PDF008", _E, "a picture without a text", "A figure has no alternative text (PDF/UA-1, 7.3)."),
)
