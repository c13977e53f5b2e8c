"""Links, images and raw HTML in every text of the course."""

from collections.abc import Iterator

from builder.checks.files import check_file
from builder.curriculum.model import Course
from builder.curriculum.targets import Broken, CourseIndex, FileTarget, Planned
from builder.curriculum.written import Written, annex_texts, written_texts
from builder.diagnostics import Diagnostic, Span, did_you_mean
from builder.markup.markdown import Converter, Fragment, Image

_FEW = 12
"""So many keys or fewer are named where none is near."""


def check_texts(index: CourseIndex, converter: Converter) -> Iterator[Diagnostic]:
    """Give what is wrong in texts: MDN304 raw HTML, REF411 broken links, REF410 planned things, A11Y501 no alternative text."""
    for written in (*written_texts(index.course), *annex_texts(index.course)):
        fragment = converter.convert(written.text.markdown, written.shift, written.prefix)
        yield from _raw_html(written, fragment)
        yield from _links(index, written, fragment)
        yield from _images(index, written, fragment)


def _span(written: Written, line: int, column: int) -> Span:
    return written.text.at(line, column) if line else written.text.span


def _raw_html(written: Written, fragment: Fragment) -> Iterator[Diagnostic]:
    for found in fragment.raw_html[:1]:
        hint = "raw HTML is shown as text; write Markdown, or put code between backticks"
        yield Diagnostic("MDN304", _span(written, found.line, found.column), "raw HTML is not part of the format", hint)


def _links(index: CourseIndex, written: Written, fragment: Fragment) -> Iterator[Diagnostic]:
    for link in fragment.links():
        span = _span(written, link.line, link.column)
        target = index.resolve(link.target, written.text.span.path)
        yield from _target(index.course, target, link.target, span, "link")


def _target(course: Course, target: object, shown: str, span: Span, what: str) -> Iterator[Diagnostic]:
    if isinstance(target, Broken):
        hint = did_you_mean(target.wanted, target.candidates) or (
            "there are: " + ", ".join(target.candidates) if 0 < len(target.candidates) <= _FEW else ""
        )
        yield Diagnostic("REF411", span, f'the {what} "{shown}" is broken: {target.reason}', hint)
    elif isinstance(target, Planned):
        yield Diagnostic("REF410", span, f'"{target.key}" is planned and not yet written; the {what} is plain text until then')
    elif isinstance(target, FileTarget):
        yield from _file(course, target.path, span, shown, what)


def _file(course: Course, path: str, span: Span, shown: str, what: str) -> Iterator[Diagnostic]:
    sources = [source.rpartition("/")[2] for source in course.sources] if path.endswith(".md") else []
    broken = f'the {what} "{shown}" is broken: '
    hint = "paths begin at the folder of the file that holds the link"
    if shown.lower().startswith(("http", "www.")):
        hint = "an address on the web begins with https://"
    found = list(check_file(course.root, path, span, broken, hint, sources))
    yield from found
    if not found and path.endswith(".md"):
        yield Diagnostic("REF411", span, f'the {what} "{shown}" points to a text that is not part of the course')


def _images(index: CourseIndex, written: Written, fragment: Fragment) -> Iterator[Diagnostic]:
    for image in fragment.images():
        span = _span(written, image.line, image.column)
        yield from _alternative(image, span)
        target = index.resolve(image.target, written.text.span.path)
        if isinstance(target, (Broken, FileTarget)):
            yield from _target(index.course, target, image.target, span, "image")
        else:
            hint = "put the image into annex_assets/ and name it by its path"
            yield Diagnostic("REF411", span, f'the image "{image.target}" is not a file of the project', hint)


def _alternative(image: Image, span: Span) -> Iterator[Diagnostic]:
    if not image.alt and not image.decorative:
        hint = "say between the brackets what it shows, or mark an ornament with { role=presentation }"
        yield Diagnostic("A11Y501", span, f'the image "{image.target}" has no alternative text', hint)
