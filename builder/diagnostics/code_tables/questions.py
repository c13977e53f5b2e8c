"""Codes of questions and quizzes as they are written in the source."""

from builder.diagnostics.code_tables.entry import Code
from builder.diagnostics.model import Severity

_E, _W, _N = Severity.ERROR, Severity.WARNING, Severity.NOTE

CODES: tuple[Code, ...] = (
    Code(
        "QST401",
        _E,
        "a question without its fields",
        "Under the heading of a question stands a block of fields: a line ```yaml, then key: and type:, then a line ```. "
        "docs/reference/questions.md has an example of every type.",
    ),
    Code(
        "QST402",
        _E,
        "a heading that a question does not have",
        "A question begins with a second-level heading, and third-level headings in it are those of the words file: "
        "Feedback, Hint, If right, If partly right, If wrong, and for an essay For the marker and Answer template. There "
        "are no first-level headings, and behind the marks stands a blank. What stands under another heading would be "
        "lost, or run on in the text above.",
    ),
    Code(
        "QST403",
        _E,
        "text behind the answers",
        "What stands behind the answers and is not indented belongs to none of them. Indent it by two blanks under its "
        "answer, move it before the answers, or put it under ### Feedback. Things to put in order have no feedback of "
        "their own.",
    ),
    Code(
        "QST404",
        _E,
        "a mark that cannot be read",
        "An answer begins with - [x] (right), - [ ] (wrong), or with the part of the marks that it gives: - [50%], - [1/3],"
        " - [-25%].",
    ),
    Code(
        "QST405",
        _E,
        "a part of the marks that Moodle does not know",
        "Moodle's edit forms know these parts, and their negatives: 100, 90, 83.33, 80, 75, 70, 66.67, 60, 50, 40, 33.33, "
        "30, 25, 20, 16.67, 14.29, 12.5, 11.11, 10 and 5 percent. Another one would be lost when somebody saves the "
        "question.",
    ),
    Code(
        "QST406",
        _E,
        "no right answer",
        "Nobody could get the marks of the question.",
    ),
    Code(
        "QST407",
        _E,
        "two right answers in a single choice",
        "People can choose one answer only. Let one be right, give the other a part of the marks, or make the question a "
        "multiple choice.",
    ),
    Code(
        "QST408",
        _E,
        "not the two lines of true or false",
        "A question of the type true-false has exactly two lines, the words for true and for false in the course's "
        "language, in this order.",
    ),
    Code(
        "QST409",
        _E,
        "too few or too many answers",
        "A choice wants two answers at least; three to ten things can be put in order.",
    ),
    Code(
        "QST410",
        _E,
        "a matching question that cannot be matched",
        "A matching question wants a table with two columns, a head and a line under it, at least two pairs and three "
        "different matches. A row with an empty first cell is a match too many. With less Moodle's edit form refuses to "
        "save it.",
    ),
    Code(
        "QST411",
        _E,
        "not a number",
        "A numerical answer is a number with a point for decimals, and after ± how far off an answer may be; 20 signs at "
        "most, since computers round longer ones. People who answer may write a comma; the source may not.",
    ),
    Code(
        "QST412",
        _E,
        "a gap without an answer",
        "A gap is [[answer]], [[answer | another]] where it is typed, or [[right || wrong | wrong]] where it is a menu, "
        "which has one right answer and one wrong one at least.",
    ),
    Code(
        "QST413",
        _E,
        "a text without a gap",
        "A question of the type gap-fill has at least one gap in double square brackets.",
    ),
    Code(
        "QST414",
        _E,
        "answers where there are none",
        "An essay and a description have no answers to choose.",
    ),
    Code(
        "QST415",
        _E,
        "no such question, set or tag",
        "A quiz names a question, a set or a tag that its module does not have. A question of the quiz's own file is named "
        "by its key alone, another one by its whole key, such as 1/spare/steps.",
    ),
    Code(
        "QST416",
        _E,
        "more random questions than there are",
        "The quiz draws more questions from a set, or with a tag, than it holds besides those that the quiz names already.",
    ),
    Code(
        "QST417",
        _W,
        "a question that tests no objective",
        "Name the objective of the module with objective:, so that the report shows what is tested.",
    ),
    Code(
        "QST418",
        _W,
        "a question that leads back to no exercise",
        "Name the exercise with exercise:, so that people who were wrong know where to look again.",
    ),
    Code(
        "QST419",
        _E,
        "a pass mark above the maximum",
        "Nobody could pass. The pass mark is in points of the maximum, which is 100 if nothing else is said.",
    ),
    Code(
        "QST420",
        _E,
        "a question twice in a quiz",
        "The quiz names a question twice, or draws from two pools that share one. In Moodle a question stands in one "
        "category of a quiz only.",
    ),
    Code(
        "QST421",
        _E,
        "a quiz without questions",
        "A quiz must ask something that gives marks, else nobody could finish it. A description gives none.",
    ),
    Code(
        "QST422",
        _E,
        "overall feedback that does not fit the points",
        "Each band begins at another number of points, none above the maximum, and one begins at 0.",
    ),
    Code(
        "QST423",
        _E,
        "a quiz that closes before it opens",
        "closes must lie after opens; both are times after the course's start.",
    ),
    Code(
        "QST424",
        _W,
        "review after closing, and nothing closes",
        "The quiz shows its review only after it closes, and it never does.",
    ),
    Code(
        "QST425",
        _W,
        "an essay that keeps people from passing",
        "The quiz has a pass mark and an essay with marks, so that nobody passes until a person has marked it. Give the "
        "essay weight: 0 where that is not meant.",
    ),
    Code(
        "QST426",
        _E,
        "an item of a quiz that is not one thing",
        "Each item of questions: is the key of a question, or {question: ...}, {tag: ...}, {random: ..., from: ...}, "
        "{random: ..., tag: ...} or {heading: ...}.",
    ),
    Code(
        "QST427",
        _N,
        "hints that nobody sees",
        "Hints are shown where people may try again: feedback: with-tries in the quiz block.",
    ),
    Code(
        "QST428",
        _N,
        "an ordering question that becomes a matching one",
        "Moodle has ordering questions since 4.4. The archive for every Moodle asks for the number of each thing instead; "
        "build with --target moodle45 for sites with 4.5 and later, and nothing is replaced there. SCORM packages have it "
        "as it is.",
    ),
    Code(
        "QST429",
        _W,
        "a heading in a quiz with nothing under it",
        "Moodle's quiz parts begin at a question.",
    ),
    Code(
        "QST430",
        _E,
        "answers that do not fit the reference language",
        "A question in another language has the same type and as many answers with the same marks in the same order, as "
        "many gaps and things to put in order, and its matches too many where the reference language has them: these are "
        "facts.",
    ),
    Code(
        "QST431",
        _W,
        "an empty file of questions",
        "It has no question and no quiz block. Begin its name with _ until it has.",
    ),
    Code(
        "QST432",
        _E,
        "completion by a pass mark that is not there",
        "The quiz is complete when passed, and its pass mark is 0.",
    ),
    Code(
        "QST434",
        _E,
        "the same answer twice",
        "Two answers, stems or steps of a question read alike, so that nobody can know which one is meant.",
    ),
    Code(
        "QST435",
        _E,
        "percentages that do not make 100",
        "In a multiple choice with percentages those above zero must make 100, else full marks are out of reach.",
    ),
    Code(
        "QST437",
        _E,
        "an answer without words",
        "An answer has its mark and nothing behind it.",
    ),
    Code(
        "QST438",
        _E,
        "a question that the reference language does not have",
        "Questions come from the reference language; the other languages have the same keys.",
    ),
    Code(
        "QST439",
        _E,
        "a question without words",
        "Between the block of fields and the answers stands what is asked.",
    ),
    Code(
        "QST440",
        _E,
        "a range of words that is none",
        "min-words must not be above max-words.",
    ),
    Code(
        "QST441",
        _E,
        "a gap that cannot become a field",
        "A gap inside a link, the words of a picture or a footnote cannot be filled in. Put it beside it.",
    ),
    Code(
        "QST442",
        _N,
        "words that Moodle does not show",
        "Moodle has feedback for right, partly right and wrong answers in choices, matching and ordering questions only. Say it in "
        "the feedback of an answer, or under ### Feedback.",
    ),
)
