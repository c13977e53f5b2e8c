"""What the property tests are made of. Few examples, always the same ones: a failure comes again, and CI stays quick."""

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

FORBIDDEN = "".join(map(chr, {*range(0x20), 0x7F, 0xFFFE, 0xFFFF, 0xE000, 0xE001} - {9, 10}))
"""What XML 1.0 forbids (section 2.2), DELETE, and the two characters that the builder keeps for itself."""

QUICK = settings(max_examples=40, derandomize=True, deadline=None, database=None, suppress_health_check=list(HealthCheck))

FEW = settings(QUICK, max_examples=15)

characters = st.characters(exclude_categories=["Cs"], exclude_characters=FORBIDDEN)


def titles() -> st.SearchStrategy[str]:
    """Any title that XML can hold, on one line and short enough for SCORM."""
    return st.text(characters, min_size=1, max_size=60).map(lambda text: " ".join(text.replace("\r", " ").split())).filter(bool)


_WORD = st.sampled_from(
    [
        "a",
        "b c",
        "ä",
        "*x*",
        "**y**",
        "_z_",
        "`code`",
        "`[c](d)`",
        "&amp;",
        "&",
        "<",
        ">",
        "1 < 2",
        "\\*",
        "\\[",
        "!",
        "(",
        ")",
        "]",
        "漢",
        "'",
        '"',
        "&nbsp;",
    ]
)
_TARGET = st.sampled_from(
    [
        "x.md",
        "a_b.md",
        "a b.pdf",
        "<c d.md>",
        "exercise:1.A",
        "https://example.org/?a=1&b=2",
        "f(g).md",
        "e\\_f.md",
        'h.md "T (x)"',
        "i.md 'T'",
        "",
    ]
)
_LINK = st.builds(
    lambda bang, text, target: f"{bang}[{text}]({target})",
    st.sampled_from(["", "", "!"]),
    st.sampled_from(["t", "", "t *u*", "t `v`"]),
    _TARGET,
)
_LINKED_IMAGE = st.builds(lambda target: f"[![alt](i.png)]({target})", _TARGET)
_AUTO = st.sampled_from(["<https://example.org/a?b=c>", "<me@example.org>", "https://bare.example.org"])
_LINE = st.lists(st.one_of(_WORD, _WORD, _WORD, _LINK, _LINKED_IMAGE, _AUTO), min_size=1, max_size=5).map(" ".join)
_BLOCK = st.one_of(
    _LINE,
    st.lists(_LINE, min_size=1, max_size=3).map("\n".join),
    st.lists(_LINE, min_size=1, max_size=3).map(lambda lines: "\n".join(f"{n}. {line}" for n, line in enumerate(lines, 1))),
    st.lists(_LINE, min_size=1, max_size=3).map(lambda lines: "\n".join(f"* {line}" for line in lines)),
    _LINE.map(lambda line: f"* one\n\n    {line}\n\n* two"),
    _LINE.map(lambda line: f"## {line}"),
    _LINE.map(lambda line: f"> {line}"),
    _LINE.map(lambda line: f"```\n{line}\n```"),
    _LINE.map(lambda line: f'!!! tip "T"\n    {line}'),
    _LINE.map(lambda line: f"Term\n: {line}"),
    _LINE.map(lambda line: f"| a | b |\n|---|---|\n| {line.replace('|', '')} | c |"),
)


def markdown_texts() -> st.SearchStrategy[str]:
    """Texts of the format: paragraphs, lists, tables and so on with links and images in them."""
    return st.lists(_BLOCK, max_size=5).map("\n\n".join)
