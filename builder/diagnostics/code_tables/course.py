"""Codes of the course's own files: reading, Markdown, references, accessibility, languages, planning, outputs.

A table, and so longer than a module of code should be.
"""

from builder.diagnostics.code_tables.entry import Code
from builder.diagnostics.model import Severity

_E, _W, _N = Severity.ERROR, Severity.WARNING, Severity.NOTE

_FILES = (
    Code(
        "SRC101",
        _E,
        "a file or folder cannot be read",
        "The system refuses to give the file, or it is not UTF-8 text. The place names the first byte that is not "
        "UTF-8. Give yourself the right to read it, or save it as UTF-8 in your editor.",
    ),
    Code(
        "SRC102",
        _E,
        "a character that no package can carry",
        "XML has no place for control characters (all below U+0020 but tab and line feed, and some others): one of them "
        "would stop the whole restore in Moodle. They come from copying out of word processors and PDFs and are "
        "invisible. Delete the character at the place named. Two private characters (U+E000, U+E001) are refused too: "
        "the builder marks references with them.",
    ),
    Code(
        "SRC103",
        _E,
        "two file names that differ only in case",
        "Windows and macOS hold only one of two names that are equal but for upper and lower case, so a colleague's "
        "copy would lose one. Rename one of them.",
    ),
    Code(
        "SRC104",
        _E,
        "a link that leads out of the project",
        "A symbolic link to somewhere else works on your machine only, and could bring private files into a public "
        "package. Put the file itself into the project.",
    ),
    Code(
        "SRC105",
        _E,
        "no front matter",
        "Every text begins with a line of three hyphens, then fields such as code: and title:, then again three "
        "hyphens. Without them nobody knows what the text is.",
    ),
    Code(
        "SRC106",
        _E,
        "the front matter has no end",
        "The fields at the head of the file are closed by a line of three hyphens of its own.",
    ),
    Code(
        "SRC107",
        _E,
        "there is no course here",
        "A course is a folder with source/course.yaml. Run the command there, name the folder with --project, or begin "
        "a new one with builder new.",
    ),
    Code(
        "SRC108",
        _E,
        "the course has no exercises",
        "Nothing can be built without at least one module with one topic with one exercise. A module needs "
        "module.LANG.md in its folder, a topic topic.LANG.md.",
    ),
    Code(
        "SRC109",
        _W,
        "a file name that tells no language",
        "The language is the last part of the name before .md, as in 1.A.1.1-current-status.en.md. A file without it is "
        "left out. Begin the name with an underscore to leave a file out on purpose.",
    ),
    Code(
        "SRC110",
        _W,
        "a language that the course does not have",
        "The file's language is not in languages in source/course.yaml, so the file is left out. Add the language "
        "there, or begin the file's name with an underscore.",
    ),
    Code(
        "YML201",
        _E,
        "broken YAML",
        "The lines are no YAML. Often a value holds a colon followed by a blank, or begins with a special character: "
        "put such values between quotes. Indent by blanks, never by tabs.",
    ),
    Code(
        "YML202",
        _E,
        "a key that stands twice",
        "One of the two values would be lost without a word. Keep one.",
    ),
    Code(
        "YML203",
        _E,
        "an anchor, alias or tag",
        "They are not part of the format: a file should say what it says. Write the value out.",
    ),
    Code(
        "YML204",
        _E,
        "an unknown field",
        "A field with a wrong name would be ignored without a word, so it is refused. See "
        "docs/reference/source-format.md for the fields, or let an editor complete them with the schemas that builder "
        "schema writes.",
    ),
    Code(
        "YML205",
        _E,
        "a missing field",
        "The field is needed. See docs/reference/source-format.md.",
    ),
    Code(
        "YML206",
        _E,
        "a value of the wrong kind",
        "The field wants another kind of value: a text, a list, one of some words. The message says which.",
    ),
    Code(
        "YML207",
        _E,
        "a value that is too long",
        "A platform's database takes only so many characters there.",
    ),
    Code(
        "YML208",
        _E,
        "not a regular expression",
        "codes in source/course.yaml are Python regular expressions that match whole codes. In YAML put them between "
        "single quotes.",
    ),
    Code(
        "YML209",
        _E,
        "not a duration",
        "Write minutes or hours as people do: 90, 90 min, 1 h 30 min, 1.5 h, or a range such as 90–120 min.",
    ),
    Code(
        "YML210",
        _E,
        "not a day",
        "Write a day of the calendar as year-month-day: 2026-11-22.",
    ),
)

_MARKDOWN = (
    Code(
        "MDN301",
        _E,
        "a missing section",
        "Every exercise has the sections of the standard layout: Procedure and Feedback (in the language's words), and "
        "Preparation where it is needed. The section is not there or has no text.",
    ),
    Code(
        "MDN302",
        _E,
        "a heading that is not in the layout",
        "A second-level heading of an exercise is one of the layout's; its text would be lost. Use a third-level "
        "heading inside a section.",
    ),
    Code(
        "MDN303",
        _W,
        "headings in another order",
        "Trainers look for the sections in the same order everywhere: Preparation, Procedure, Feedback. The page shows "
        "them in that order whatever the file does.",
    ),
    Code(
        "MDN304",
        _W,
        "raw HTML",
        "HTML in a text is shown as text, because platforms clean it in different ways. Write Markdown, or put code "
        "between backticks.",
    ),
    Code(
        "MDN306",
        _W,
        "a footnote on the course page",
        "Introductions of topics and levels stand on Moodle's course page, where links inside a text do not work. Say "
        "it in the text.",
    ),
    Code(
        "MDN307",
        _N,
        "a step with more than one time",
        "The last time in brackets counts. If the others are parts of it, all is well.",
    ),
    Code(
        "MDN308",
        _W,
        "the steps take longer than the exercise",
        "The sum of the step times is over the duration, so the exercise cannot be run as written. Mend a time or the "
        "duration. Steps that begin with Optional: do not count.",
    ),
    Code(
        "MDN309",
        _W,
        "the step times give another sum",
        "Every step has a time, and their sum is not the duration.",
    ),
    Code(
        "MDN310",
        _N,
        "only some steps have a time",
        "The trainer has to divide the rest. Nothing needs to be done.",
    ),
    Code(
        "MDN311",
        _W,
        "a level introduction that is too long for the course page",
        "The course page shows an introduction of up to 80 words; of a longer one it shows the first paragraph, with "
        "the whole text on the module's page. The first paragraph alone is over 80 words.",
    ),
    Code(
        "MDN312",
        _E,
        "a heading that is no level",
        "The second-level headings of a topic are the titles of the levels in source/course.yaml. Text under another "
        "heading would be lost.",
    ),
    Code(
        "MDN313",
        _E,
        "text before the first heading",
        "Text of an exercise before its first second-level heading belongs to no section and would be lost.",
    ),
    Code(
        "MDN314",
        _E,
        "a heading that stands twice",
        "The text under the second would be lost. Join the two.",
    ),
    Code(
        "MDN315",
        _W,
        "a list that comes apart",
        "What belongs to an item of a list (a further paragraph, a list inside) is indented by four blanks, and eight "
        "inside that. With fewer it becomes text of the line above. After such a paragraph the next item needs an empty "
        "line before it.",
    ),
    Code(
        "MDN316",
        _W,
        "a box without a title",
        "A tip or a caution without a title of its own gets the English name of its kind, whatever the language. "
        "Write the title behind it, between quotation marks.",
    ),
)

_REFERENCES = (
    Code(
        "REF401",
        _E,
        "a key that is already taken",
        "Codes and keys name one thing each in the whole course; platforms keep learners' results by them.",
    ),
    Code(
        "REF402",
        _E,
        "a code that breaks its pattern",
        "The patterns in source/course.yaml say what codes look like. Either the code or the pattern is wrong. A letter "
        "O for a zero and a letter I for a one are common.",
    ),
    Code(
        "REF403",
        _E,
        "a code that does not belong to its parent",
        "The code of an exercise begins with its topic's, the code of a topic with its module's. Mend the code or move the file.",
    ),
    Code(
        "REF404",
        _E,
        "no parent",
        "An exercise lies in or below a folder with topic.LANG.md, a topic in or below one with module.LANG.md.",
    ),
    Code(
        "REF405",
        _E,
        "a level that does not fit",
        "The level is not one of source/course.yaml, or not the one that the code says.",
    ),
    Code(
        "REF406",
        _E,
        "no such objective",
        "A word without blanks among the objectives is the key of an objective of the module. Write a known key, or the "
        "objective as a sentence.",
    ),
    Code(
        "REF407",
        _E,
        "no such method",
        "Methods are listed in source/course.yaml, with a title and a sentence for the index of methods.",
    ),
    Code(
        "REF408",
        _E,
        "no such module objective",
        "serves names objectives of the exercise's own module by their keys.",
    ),
    Code(
        "REF409",
        _E,
        "no such exercise",
        "The code is neither written nor planned, or it is the exercise itself.",
    ),
    Code(
        "REF410",
        _N,
        "planned and not yet written",
        "The code is listed under planned in source/course.yaml. The link is plain text until the exercise is there.",
    ),
    Code(
        "REF411",
        _E,
        "a broken link",
        "The link points to nothing: no such file, code or key, or no address that a browser opens. Learners would meet "
        "an error page.",
    ),
    Code(
        "REF412",
        _E,
        "no such annex",
        "Every annex is listed in annex_assets/annexes.yaml by its key.",
    ),
    Code(
        "REF413",
        _W,
        "an annex that nobody uses",
        "The annex is listed and no exercise names it in materials or links to it. Learners would find a file without "
        "knowing what for.",
    ),
    Code(
        "REF414",
        _N,
        "an annex for later",
        "Only modules that are not yet written use the annex.",
    ),
    Code(
        "REF415",
        _E,
        "a file that is not there",
        "The path is wrong or the file is missing. Paths in annexes.yaml begin in annex_assets/, paths in texts at the "
        "text's own folder; upper and lower case count.",
    ),
    Code(
        "REF416",
        _E,
        "an empty file",
        "The file has no bytes: a download or an export went wrong.",
    ),
    Code(
        "REF418",
        _E,
        "an annex without an owner",
        "The part of an annex's key before the slash is the code of an exercise or module, written or planned.",
    ),
    Code(
        "REF419",
        _N,
        "an annex to follow",
        "The annex has no file or address yet; the exercise's page says so.",
    ),
    Code(
        "REF420",
        _W,
        "an annex without a part",
        "Give it a file or an address under parts, or say status: to-follow.",
    ),
    Code(
        "REF421",
        _W,
        "to follow and there",
        "The annex has parts, so it is not to follow any more.",
    ),
    Code(
        "REF422",
        _E,
        "a part that is neither or both",
        "A part is a file in annex_assets/ or an address on the web.",
    ),
    Code(
        "REF423",
        _E,
        "a file that no package can hold",
        "Archives of courses hold files below 8 GiB. Put the film on a platform and link to it.",
    ),
    Code(
        "REF424",
        _W,
        "a very large file",
        "Many platforms refuse packages over 100 MB. Put the film on a platform and link to it.",
    ),
    Code(
        "REF425",
        _W,
        "a topic without exercises",
        "The topic would be a heading with nothing under it.",
    ),
    Code(
        "REF427",
        _W,
        "an introduction of a level without exercises",
        "The course page shows a level's introduction above its exercises; without any it would not be shown.",
    ),
    Code(
        "REF426",
        _N,
        "an objective that no exercise serves",
        "Nobody names the objective in serves. The module's page says so too. Write an exercise for it, or add it to "
        "serves where one helps towards it.",
    ),
)

_OTHERS = (
    Code(
        "A11Y501",
        _E,
        "an image without alternative text",
        "People who do not see the image, and everyone when it does not load, get its alternative text: say between the "
        "brackets what it shows. Mark a mere ornament with { role=presentation }.",
    ),
    Code(
        "LNG601",
        _N,
        "not yet translated",
        "The text is not there in the language; the text in the reference language stands in, marked with its language.",
    ),
    Code(
        "LNG602",
        _W,
        "words missing in a language",
        "The builder has no headings and labels in the language. Write them in source/words.LANG.yaml; English stands "
        "in until then.",
    ),
    Code(
        "LNG603",
        _E,
        "no text in the reference language",
        "The facts (duration, objectives, materials) stand in the file of the reference language. Add it.",
    ),
    Code(
        "LNG604",
        _E,
        "no such language",
        "The language asked for is not in languages in source/course.yaml.",
    ),
    Code(
        "LNG605",
        _W,
        "a word that the dictionary does not know",
        "Either it is misspelt, or it is a name or a term: then add it to words in source/language.LANG.yaml.",
    ),
    Code(
        "LNG606",
        _N,
        "no dictionary",
        "Spelling is checked with Hunspell: the package chunspell and the dictionary of your system (hunspell-en-gb on "
        "Debian). Without them everything else is checked.",
    ),
    Code(
        "LNG607",
        _W,
        "another word for a term",
        "The course uses one word for a thing, so that second-language readers and translators can rely on it. The "
        "terms are in source/language.LANG.yaml.",
    ),
    Code(
        "LNG608",
        _W,
        "a long sentence",
        "Second-language readers lose their way in long sentences. The limit is in source/language.LANG.yaml.",
    ),
    Code(
        "LNG609",
        _W,
        "a long step",
        "A trainer reads steps while people wait. The limit is in source/language.LANG.yaml.",
    ),
    Code(
        "LNG610",
        _W,
        "another ending than the course's",
        "The course spells words such as organise in one way; source/language.LANG.yaml says which.",
    ),
    Code(
        "LNG611",
        _E,
        "no dictionary where one is demanded",
        "In CI spelling is checked always. Install the package chunspell and the Hunspell dictionary that the "
        "language's file names.",
    ),
    Code(
        "OUT901",
        _E,
        "no permission to write",
        "The packages cannot be written there. The packages of the last build are as they were.",
    ),
    Code(
        "OUT902",
        _E,
        "the disk is full",
        "There is no room for the packages. The packages of the last build are as they were.",
    ),
    Code(
        "OUT903",
        _E,
        "a file cannot be read or written",
        "The system refused. The packages of the last build are as they were.",
    ),
    Code(
        "OUT904",
        _E,
        "not a time",
        "The environment variable SOURCE_DATE_EPOCH sets the time that the packages carry: whole seconds since 1970, "
        "before the year 2108, since no zip holds a later one. Unset it, and the course's released stands in.",
    ),
    Code(
        "OUT905",
        _E,
        "the file is already there",
        "A command that begins or imports a file never writes over one. Rename or move the old one, or choose another name.",
    ),
    Code(
        "PLN701",
        _E,
        "a title too long for Moodle",
        "With its code the title has more than 255 characters; it would stop the restore with a database error.",
    ),
    Code(
        "PLN702",
        _W,
        "a title too long for SCORM",
        "With its code the title has more than 200 characters. In SCORM packages it is cut.",
    ),
    Code(
        "PLN703",
        _E,
        "two packages with one name",
        "The codes of two modules give the same file name in lower case.",
    ),
    Code(
        "PLN704",
        _E,
        "no such module",
        "The module asked for is not in the course.",
    ),
)

CODES: tuple[Code, ...] = (*_FILES, *_MARKDOWN, *_REFERENCES, *_OTHERS)
