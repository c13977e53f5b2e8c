"""Codes of activities in which participants do something, and of completion, grades and conditions."""

from builder.diagnostics.code_tables.entry import Code
from builder.diagnostics.model import Severity

_E, _W = Severity.ERROR, Severity.WARNING

CODES: tuple[Code, ...] = (
    Code(
        "ACT001",
        _E,
        "an item without its fields",
        "Under the heading of an item of a questionnaire stands a block of fields: a line ```yaml, then key: and type:, "
        "then a line ```. Only the last heading, Thank you, has none.",
    ),
    Code(
        "ACT002",
        _E,
        "a heading that begins nothing",
        "Terms, chapters, items and pages begin with ## and a blank, subchapters with ### under a chapter. What stands "
        "under another heading would run on in the text above it.",
    ),
    Code(
        "ACT003",
        _E,
        "words that nobody would read",
        "Under an item of a questionnaire, an option or a button of a case there is no room for further words. Write "
        "them as a label, into the text above, or on the page that follows.",
    ),
    Code(
        "ACT004",
        _E,
        "too few options",
        "A choice, an item to choose from and a question of a case want two options at least. They stand as a list at "
        "the end, one a line with a dash.",
    ),
    Code(
        "ACT005",
        _E,
        "the same option twice",
        "Two options read alike, so that nobody can know which one is meant.",
    ),
    Code(
        "ACT006",
        _E,
        "points of an option",
        "Each option of a rated item has its points in brackets before it: - [1] Not yet. Options of other items have none.",
    ),
    Code(
        "ACT007",
        _E,
        "a condition of an item that cannot be met",
        "when: names an item with options that stands on an earlier page (put an item of the type page-break between "
        "them), and one of its options as it is written.",
    ),
    Code(
        "ACT008",
        _E,
        "a range with nothing in it",
        "low must be below high.",
    ),
    Code(
        "ACT009",
        _E,
        "an activity with nothing in it",
        "A book has chapters, a case has pages, a questionnaire asks something, and a glossary has terms or lets people "
        "add some.",
    ),
    Code(
        "ACT010",
        _E,
        "a way to a page that is not there",
        "The ways of a case lead to the keys of its pages, as `[Words](#key)`, or to #end.",
    ),
    Code(
        "ACT011",
        _E,
        "a page that leads nowhere",
        "Each page of a case ends in a list of links to other pages, or to #end; with boxes before them they are answers.",
    ),
    Code(
        "ACT012",
        _E,
        "a page that nobody reaches",
        "No way leads from the first page of the case to this one.",
    ),
    Code(
        "ACT013",
        _E,
        "pages without an end",
        "From these pages people would go in a circle for ever: no way leads to #end, so that the case is never finished.",
    ),
    Code(
        "ACT014",
        _E,
        "a page without a key of its own",
        "The heading of a page ends in its key: `## The first talk {#first-talk}`. The key end stands for the way out.",
    ),
    Code(
        "ACT015",
        _E,
        "a way on that cannot be read",
        "The list at the end of a page has one link a line: `- [Words](#page)`. Answers have a box before it, [x] where "
        "they are right and [ ] where they are not; one at least is right.",
    ),
    Code(
        "ACT016",
        _E,
        "no words where some are wanted",
        "An assignment and a forum of one thread say what to do; a term says what it means; a label and a page of a "
        "case have words.",
    ),
    Code(
        "ACT017",
        _E,
        "a template that cannot be filled in",
        "The annex has no editable file. Give it a part with role: editable, or write it as a text with formats: [pdf, docx].",
    ),
    Code(
        "ACT018",
        _E,
        "a rule of completion that the kind does not have",
        "Every kind can be none, by-hand or viewed; docs/reference/activities.md says what else each kind can be.",
    ),
    Code(
        "ACT019",
        _E,
        "a rule of completion that nobody can meet",
        "For example submitted where nothing is to be handed in, or posted in a forum where only trainers write.",
    ),
    Code(
        "ACT020",
        _E,
        "completion by points that are not there",
        "graded asks for points, passed for a pass mark: grade: {maximum: 10, pass-mark: 6}. A SCORM package can be "
        "passed by the quizzes in it.",
    ),
    Code(
        "ACT021",
        _E,
        "a pass mark above the maximum",
        "Nobody could pass. The pass mark is in points of the maximum, which is 100 if nothing else is said.",
    ),
    Code(
        "ACT022",
        _E,
        "points where there are none",
        "Choices, questionnaires, glossaries, books, folders and cases for practice give no points.",
    ),
    Code(
        "ACT023",
        _E,
        "weights that do not make 100",
        "The weights of the modules make 100, and so do those of what gives points in one module; where some of these "
        "have no weight, the others make less, and the rest is theirs.",
    ),
    Code(
        "ACT024",
        _E,
        "weights that do not fit what gives points",
        "With weights: for modules, every module with a weight has something that gives points, in the edition of "
        "trainers and in that of participants; everything that gives points belongs to a module with a weight; and "
        "categories: modules stands beside them.",
    ),
    Code(
        "ACT025",
        _E,
        "conditions in a circle",
        "Each waits for another one, so that nobody can ever begin.",
    ),
    Code(
        "ACT026",
        _E,
        "a condition on something that is not there",
        "after: names the codes of exercises, quizzes and activities of the course.",
    ),
    Code(
        "ACT027",
        _E,
        "a condition that nobody can meet",
        "What must be complete first has no rule of completion, what must be passed has no pass mark, or it opens only "
        "after this one has closed.",
    ),
    Code(
        "ACT028",
        _E,
        "a condition that not everybody can meet",
        "What must be done first is for another audience or for another group, so that others would wait for ever.",
    ),
    Code(
        "ACT029",
        _E,
        "no such group",
        "Groups are listed in source/course.yaml with a key and a title.",
    ),
    Code(
        "ACT030",
        _E,
        "required, and never complete",
        "What is required for the completion of the course needs a rule of completion of its own.",
    ),
    Code(
        "ACT031",
        _E,
        "dates the wrong way round",
        "An activity closes after it opens, and is due between the two; all are times after the course's start.",
    ),
    Code(
        "ACT032",
        _E,
        "not an H5P file",
        "An H5P file is a zip with a file h5p.json in it, as h5p.org and its editors give it for download.",
    ),
    Code(
        "ACT033",
        _E,
        "no such module",
        "The code is not that of a module of the course, or the module is not yet written.",
    ),
    Code(
        "ACT034",
        _E,
        "a course that cannot be completed",
        "In one of its editions nothing counts for the completion of the course. Mark activities as required, name "
        "modules that have some, or write of: all or of: none.",
    ),
    Code(
        "ACT035",
        _E,
        "required, and not for everybody",
        "Who does not have the activity, or may not do it, could never complete the course.",
    ),
    Code(
        "ACT036",
        _E,
        "other than in the reference language",
        "An activity in another language has the same items, options, chapters and pages in the same order, with the "
        "same keys, points and ways; only the words are its own.",
    ),
    Code(
        "ACT037",
        _E,
        "an annex that an edition does not have",
        "The activity is in an edition that leaves the annex out. Give both the same audience.",
    ),
    Code(
        "ACT038",
        _W,
        "results after closing, and nothing closes",
        "The choice shows its results only after it closes, and it never does.",
    ),
    Code(
        "ACT039",
        _E,
        "points that Moodle does not take",
        "An assignment, a case, a package and an H5P file give whole points, 100 at most: the edit forms of Moodle take no "
        "others, and would change them with the next save.",
    ),
)
