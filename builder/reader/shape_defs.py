"""The shapes of a curriculum's files: course.yaml, annexes.yaml, and the front matter of modules, topics, exercises and pages."""

from builder.reader.activity_shapes import ACTIVITY, ACTIVITY_TRANSLATION, AUDIENCE, PERCENT
from builder.reader.question_shapes import QUESTION_SET
from builder.reader.shapes import Choice, Either, ListOf, Localised, MapOf, Object, Text

LANGUAGE = r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?"
"""A language tag as BCP 47 writes the common ones: en, pt-BR, sr-Latn."""

KEY = r"[A-Za-z0-9][A-Za-z0-9._-]*"
CODE = Text("The code of the thing, as the patterns of course.yaml say.", r"[^\s/]+", "a code without blanks or slashes", most=50)
"""Moodle's idnumber holds 100 characters, and the longest key made of a code is CODE.LEVEL/level."""
ANNEX_KEYS = Text("The key of an annex.", r"[^\s/]+/[^\s/]+", "a key such as 1.A.1.1/annex-1", most=96)
DURATION = Text("Minutes or a range, as people write it: 90, 90 min, 1 h 30 min, 90–120 min.")
ORDER = Text("A whole number that sorts before the codes do.", r"-?[0-9]{1,6}", "a whole number")
TITLE = Text("The title.")

FORMATS = ("pdf", "docx", "odt", "pptx")
ROLES = ("main", "editable", "extra")
KINDS = (
    "presentation handout template checklist questionnaire case-study diagram video audio link pdf bibliography image data other"
).split()
LICENCES = (
    "cc0-1.0", "cc-by-4.0", "cc-by-sa-4.0", "cc-by-nc-4.0", "cc-by-nc-sa-4.0", "cc-by-nd-4.0", "cc-by-nc-nd-4.0",
    "public-domain", "third-party", "all-rights-reserved",
)  # fmt: skip

_LOGO = Object(
    {"file": Text("A path in annex_assets/."), "alt": Localised("What it shows.")}, ("file", "alt"), "A logo: SVG, PNG or JPEG."
)

COURSE = Object(
    {
        "key": Text("Names the packages.", r"[a-z0-9][a-z0-9-]{0,39}", "lower-case letters, digits and hyphens, at most 40"),
        "title": Localised("The course's title.", most=254),
        "short-name": Localised("Moodle's short name of the course.", most=100),
        "summary": Localised("One paragraph for the list of courses."),
        "edition": Text("The edition of the course (not the version of the builder)."),
        "released": Text("The day of the edition.", r"\d{4}-\d{2}-\d{2}", "a day such as 2026-11-22"),
        "cite": Localised("How to cite the course."),
        "licence": Choice(LICENCES, "The licence of the texts, and of annexes that name no other."),
        "languages": ListOf(Text("A language.", LANGUAGE, "a language tag such as en or pt-BR"), "Languages to build."),
        "reference-language": Text("The language that carries the facts.", LANGUAGE, "a language tag such as en"),
        "codes": Object(
            {
                "module": Text("Matches the code of a module."),
                "topic": Text("Matches the code of a topic."),
                "exercise": Text("Matches the code of an exercise; a group named level ties it to the level."),
            },
            ("module", "topic", "exercise"),
            "Regular expressions that match whole codes.",
        ),
        "levels": ListOf(
            Object(
                {"key": Text(pattern=KEY, most=40), "title": Localised(), "text": Localised("A word or two.")}, ("key", "title")
            ),
            "Levels, if any.",
        ),
        "sections": Object(
            {"module": Localised("The name of a module's section, with {code} and {title}.", names=("code", "title"))}
        ),
        "planned": ListOf(
            Object({"module": CODE, "title": Localised(), "exercises": ListOf(CODE)}, ("module",)),
            "Modules and codes that will exist.",
        ),
        "methods": ListOf(
            Object(
                {"key": Text(pattern=KEY), "title": Localised(), "text": Localised("A sentence on the method.")}, ("key", "title")
            ),
            "Learning methods.",
        ),
        "publisher": Object(
            {
                "name": Localised("The partner's name."),
                "logo": _LOGO,
                "funder": Localised("The funder's statement."),
                "funder-logo": _LOGO,
            },
            (),
            "Who publishes, printed in documents.",
        ),
        "defaults": Object(
            {
                "completion": Choice(("view", "none"), "When the page of an exercise is complete."),
                "pass-mark": Text("Per cent.", r"100|[1-9]?[0-9]", "a whole number from 0 to 100"),
            }
        ),
        "layout": Object(
            {
                "course-display": Choice(("section-a-page", "one-page"), "One section a page, or all on one."),
                "topics": Choice(("headings", "subsections"), "Subsections need Moodle 4.5 or later."),
                "annexes": Choice(
                    ("beside", "inside", "folder"),
                    "Where annexes stand: beside their exercise, in its page, in a folder a module.",
                ),
            }
        ),
        "groups": ListOf(
            Object(
                {
                    "key": Text("Its key.", KEY, "a key without blanks", most=80),
                    "title": Localised("Its name.", most=200),
                    "text": Localised("What it is for."),
                },
                ("key", "title"),
            ),
            "Groups of people.",
        ),
        "completion": Object(
            {
                "of": Choice(("all", "required", "none"), "Which activities must be complete."),
                "modules": ListOf(CODE, "The modules that must be complete, instead of of."),
                "any": Choice(("yes", "no"), "Any one of them is enough."),
            },
            (),
            "When the course is complete.",
        ),
        "grades": Object(
            {
                "categories": Choice(("modules",), "A category for each module."),
                "weights": MapOf(PERCENT, "Percent of each module, 100 in all."),
                "pass-mark": PERCENT,
            },
            (),
            "How grades add up.",
        ),
    },
    ("key", "title", "short-name", "edition", "released", "languages", "reference-language", "codes"),
    "The course as a whole.",
)

EXERCISE = Object(
    {
        "code": CODE,
        "title": TITLE,
        "level": Text("The key of a level."),
        "duration": DURATION,
        "objectives": ListOf(Text("The key of an objective of the module (one word), or a sentence.")),
        "methods": ListOf(Text("The key of a method.", KEY, "a key without blanks")),
        "materials": ListOf(
            Either(ANNEX_KEYS, Object({"annex": ANNEX_KEYS, "copies": Choice(("person", "pair", "group", "one"))}, ("annex",))),
            "Annexes that the exercise uses.",
        ),
        "equipment": ListOf(Text("What else must be in the room.")),
        "serves": ListOf(Text("The key of a module objective.", KEY, "a key without blanks")),
        "builds-on": ListOf(CODE),
        "mends": ListOf(
            Object({"anomaly": Text("Its number in a list of anomalies."), "text": Text("What was put right.")}, ("text",)),
            "What was put right.",
        ),
        "order": ORDER,
    },
    ("code", "title", "duration", "objectives"),
    "An exercise in the reference language.",
)

EXERCISE_TRANSLATION = Object(
    {
        "code": CODE,
        "title": TITLE,
        "objectives": EXERCISE.fields["objectives"],
        "equipment": EXERCISE.fields["equipment"],
        "mends": EXERCISE.fields["mends"],
    },
    ("code", "title"),
    "An exercise in another language; the facts come from the reference language.",
)

_OBJECTIVE = Object({"key": Text("The key.", KEY, "a key without blanks"), "text": Text("The objective.")}, ("key", "text"))
_SUPPORTING = Either(
    Text("A document in words."),
    Object({"annex": ANNEX_KEYS, "exercise": CODE, "text": Text("Words.")}),
    "A supporting document.",
)

MODULE = Object(
    {
        "code": CODE,
        "title": TITLE,
        "summary": Text("At most three sentences for the section's head."),
        "objectives": MapOf(ListOf(_OBJECTIVE), "Objectives under general and the keys of the levels."),
        "supporting": ListOf(_SUPPORTING, "Supporting documents."),
        "mends": EXERCISE.fields["mends"],
        "order": ORDER,
    },
    ("code", "title"),
    "A module.",
)

TOPIC = Object({"code": CODE, "title": TITLE, "mends": EXERCISE.fields["mends"], "order": ORDER}, ("code", "title"), "A topic.")
PAGE = Object(
    {
        "code": Choice(
            ("course/welcome", "course/welcome-participants"), "The first page of the course, or of its participant's edition."
        ),
        "title": TITLE,
    },
    ("code", "title"),
    "A page of the course.",
)

ANNEXES = Object(
    {
        "annexes": ListOf(
            Object(
                {
                    "key": ANNEX_KEYS,
                    "title": Localised("The title.", most=200),
                    "kind": Choice(tuple(KINDS)),
                    "licence": Choice(LICENCES),
                    "origin": Localised("Where it comes from."),
                    "citation": Localised("How to cite it."),
                    "find": Localised("How to find it, where there is no address."),
                    "audience": AUDIENCE,
                    "status": Choice(("to-follow", "placeholder"), "There is no part yet, or it stands in for an original."),
                    "parts": ListOf(
                        Object(
                            {
                                "file": Text("A path in annex_assets/."),
                                "text": Text(
                                    "A text in annex_assets/ that becomes documents: its path without .LANG.md.",
                                    r"[^\s.][^\s]*(?<!\.md)",
                                    "a path such as 0.C.2/swot, without a language and .md",
                                ),
                                "formats": ListOf(Choice(FORMATS), "The documents to make of a text."),
                                "pages": Text("The most pages that its PDF may have.", r"[1-9][0-9]?", "a whole number"),
                                "orientation": Choice(("portrait", "landscape"), "How its pages stand."),
                                "url": Text(
                                    "An address on the web.", r"https?://\S+", "an address that begins with https:// or http://"
                                ),
                                "audience": AUDIENCE,
                                "status": Choice(("placeholder",), "This part alone stands in for an original."),
                                "role": Choice(ROLES),
                                "kind": Choice(tuple(KINDS), "Of a text, where it is not the annex's."),
                                "licence": Choice(LICENCES, "Where it is not the annex's."),
                                "origin": Localised("Where it is not the annex's."),
                                "language": Text("The language of the part.", LANGUAGE, "a language tag such as en"),
                                "title": Localised("Where it is not the annex's."),
                                "ranges": ListOf(
                                    Text(
                                        "A range of a film.",
                                        r"(\d+:)?\d{1,2}:\d{2}-(\d+:)?\d{1,2}:\d{2}",
                                        "a range such as 0:20-4:58",
                                    )
                                ),
                                "purpose": Localised("What it is for."),
                                "without": Localised("What to do without it."),
                                "checked": Text(
                                    "The day on which somebody opened it last.", r"\d{4}-\d{2}-\d{2}", "a day such as 2026-11-22"
                                ),
                            }
                        )
                    ),
                },
                ("key", "title", "kind"),
            )
        )
    },
    ("annexes",),
    "The list of annexes.",
)

_NUMBER = Text("A whole number.", r"[1-9][0-9]{0,3}", "a whole number")
LANGUAGE_RULES = Object(
    {
        "dictionary": Text("A Hunspell dictionary, such as en_GB.", r"[A-Za-z_-]+", "a name such as en_GB"),
        "ending": Choice(("ise", "ize"), "How words such as organise end."),
        "sentence-words": _NUMBER,
        "step-words": _NUMBER,
        "words": ListOf(Text("A word that the dictionary does not know.")),
        "unchecked-headings": ListOf(Text("A heading whose section is others' words: names, titles.")),
        "terms": ListOf(
            Object(
                {
                    "key": Text(pattern=KEY),
                    "term": Text("The word to use."),
                    "means": Text("What it means."),
                    "avoid": ListOf(Text("A word that is not used for it.")),
                },
                ("key", "term"),
            ),
            "One word a thing.",
        ),
    },
    (),
    "How the curriculum writes in one language.",
)

SCHEMAS = {
    "course": COURSE,
    "annexes": ANNEXES,
    "module": MODULE,
    "topic": TOPIC,
    "exercise": EXERCISE,
    "exercise-translation": EXERCISE_TRANSLATION,
    "page": PAGE,
    "questions": QUESTION_SET,
    "activity": ACTIVITY,
    "activity-translation": ACTIVITY_TRANSLATION,
    "language": LANGUAGE_RULES,
}
