"""The shapes of a file of an activity: its front matter by kind, and the block of fields of each item of a questionnaire."""

from collections.abc import Mapping

from builder.reader.shapes import Choice, Either, ListOf, Object, Shape, Text

KEY = r"[A-Za-z0-9][A-Za-z0-9._-]*"

ACTIVITY_CODE = Text(
    "The code of an exercise or the module, or course; a slash; a name.", rf"[^\s/]+/{KEY}", "a code such as 1/plan", most=60
)
TITLE = Text("The title.", most=250)
"""Moodle's tables of activities take 255 characters."""
YES = Choice(("yes", "no"))
DAYS = Text("A time after the course's start.", r"[0-9]{1,4} (day|days|week|weeks)", "a time such as 3 days or 2 weeks")
AUDIENCE = Choice(("everyone", "trainer", "participant"), "Whose edition has it.")
GROUPS = Choice(("none", "separate", "visible"), "How groups of people work in it.")
_CODE = Text("The code of an exercise.", r"[^\s/]+", "the code of an exercise")
_ANNEX = Text("The key of an annex.", r"[^\s/]+/[^\s/]+", "a key such as 1.A.1.1/annex-1", most=96)
_PATH = Text("A file in annex_assets/.", r"annex_assets/[^\s]+", "a path that begins with annex_assets/")
_COUNT = Text("A whole number.", r"[0-9]{1,2}", "a whole number from 0 to 99")
_MANY = Text("A whole number.", r"[0-9]{1,5}", "a whole number")
ORDER = Text("Sorts activities before their codes do.", r"-?[0-9]{1,6}", "a whole number")
_NUMBER = Text("A number.", r"-?[0-9]{1,9}", "a whole number")
_POINTS = Text("Points, such as 10 or 7.5.", r"[0-9]{1,4}(\.[0-9]{1,2})?", "a number such as 10 or 7.5")
PERCENT = Text("Percent.", r"100|[1-9]?[0-9](\.[0-9]{1,2})?", "a number from 0 to 100")
_THING = Text("The code of an exercise, an activity or a quiz.", r"[^\s/]+(/[^\s/]+)?", "a code such as 1.A.1.1 or 1/check")

AFTER = ListOf(
    Either(_THING, Object({"passed": _THING}, ("passed",))), "What must be complete, or passed, before; all that are named."
)
GROUP = Text("The key of a group of source/course.yaml.", KEY, "a key without blanks")
AVAILABLE = Object(
    {"after": AFTER, "group": GROUP, "opens": DAYS, "closes": DAYS, "hidden": YES}, (), "When, and for whom, it can be used."
)
QUIZ_AVAILABLE = Object(
    {"after": AFTER, "group": GROUP, "hidden": YES}, (), "For whom, and after what; opens and closes are fields of the quiz."
)
GRADE = Either(
    Text("none: no points.", "none", "none, or {maximum: 10, pass-mark: 6}"),
    Object(
        {
            "maximum": Text("Points above 0.", r"(?=.*[1-9])[0-9]{1,4}(\.[0-9]{1,2})?", "a number above 0, such as 10 or 7.5"),
            "pass-mark": _POINTS,
            "weight": PERCENT,
        }
    ),
    "Points in the gradebook.",
)
COMPLETIONS = ("none", "by-hand", "viewed", "submitted", "posted", "answered", "graded", "passed", "finished")

_COMMON: Mapping[str, Shape] = {
    "code": ACTIVITY_CODE,
    "kind": Text("The kind of the activity."),
    "title": TITLE,
    "after": _CODE,
    "audience": AUDIENCE,
    "completion": Choice(COMPLETIONS, "When it is complete."),
    "posts": Text("How many posts.", r"[1-9][0-9]?", "a whole number from 1 to 99"),
    "required": YES,
    "grade": GRADE,
    "available": AVAILABLE,
    "groups": GROUPS,
    "order": ORDER,
}
_OWN: Mapping[str, Mapping[str, Shape]] = {
    "assignment": {
        "text": YES,
        "words": _MANY,
        "files": Text("How many files.", r"[0-9]|1[0-9]|20", "a whole number from 0 to 20"),
        "types": ListOf(Text("An ending of a file's name.", r"\.[a-z0-9]{1,8}", "an ending such as .pdf")),
        "template": _ANNEX,
        "due": DAYS,
        "comments": YES,
    },
    "forum": {"form": Choice(("general", "single", "questions", "news"))},
    "choice": {
        "several": YES,
        "change": YES,
        "names": YES,
        "results": Choice(("never", "after-answer", "after-closing", "always")),
    },
    "questionnaire": {"anonymous": YES, "once": YES},
    "glossary": {"own": YES, "terms": Choice(("course",), "Takes the terms of source/language.LANG.yaml.")},
    "book": {"numbered": YES},
    "folder": {"annexes": ListOf(_ANNEX), "paths": ListOf(_PATH), "inline": YES},
    "case": {"practice": YES},
    "scorm": {"module": _CODE},
    "h5p": {"file": _PATH},
}
_NEEDED: Mapping[str, tuple[str, ...]] = {"scorm": ("module",), "h5p": ("file",)}
KINDS = tuple(_OWN)


def _kind(name: str) -> Object:
    fields = {**_COMMON, "kind": Choice(KINDS, "What people do."), **_OWN[name]}
    return Object(fields, ("code", "kind", "title", *_NEEDED.get(name, ())), f"An activity of the kind {name}.")


BY_KIND: Mapping[str, Object] = {name: _kind(name) for name in KINDS}
ACTIVITY = Object(
    {
        **_COMMON,
        "kind": Choice(KINDS, "What people do."),
        **{field: shape for own in _OWN.values() for field, shape in own.items()},
    },
    ("code", "kind", "title"),
    "An activity in the reference language, of any kind.",
)
ACTIVITY_TRANSLATION = Object(
    {"code": ACTIVITY_CODE, "title": TITLE},
    ("code", "title"),
    "An activity in another language; the facts come from the reference language.",
)

_ITEM: Mapping[str, Shape] = {
    "key": Text("Its name, unique in the questionnaire.", KEY, "a key without blanks", most=30),
    "type": Text("What is asked for."),
    "required": YES,
    "when": Object(
        {"item": Text("The key of an item on an earlier page.", KEY), "is": Text("One of its options.")},
        ("item", "is"),
        "The item is shown only then.",
    ),
}
_BY_TYPE: Mapping[str, Mapping[str, Shape]] = {
    "single": {"horizontal": YES},
    "several": {"horizontal": YES},
    "menu": {},
    "rated": {"horizontal": YES},
    "line": {"most": Text("Characters.", r"[1-9][0-9]{0,2}", "a whole number from 1 to 999")},
    "text": {"lines": Text("Lines.", r"[1-9][0-9]?", "a whole number from 1 to 99")},
    "number": {"low": _NUMBER, "high": _NUMBER},
    "label": {},
    "page-break": {},
    "info": {"shows": Choice(("time", "course", "category"))},
}
_SAYS_NOTHING = ("label", "page-break", "info")
"""Nobody answers these, so that nothing of them can be demanded."""


def _item(name: str) -> Object:
    fields = {**_ITEM, "type": Choice(tuple(_BY_TYPE)), **_BY_TYPE[name]}
    if name in _SAYS_NOTHING:
        del fields["required"]
    if name == "page-break":
        del fields["when"]
    return Object(fields, ("key", "type"), "The fields of an item.")


ITEM_BY_TYPE: Mapping[str, Object] = {name: _item(name) for name in _BY_TYPE}
ITEM = Object({**_ITEM, "type": Choice(tuple(_BY_TYPE))}, ("key", "type"), "The fields of an item.")
ITEM_TRANSLATION = Object({"key": _ITEM["key"], "type": ITEM.fields["type"]}, ("key",), "The fields in another language.")
