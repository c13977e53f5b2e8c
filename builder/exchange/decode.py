"""The bytes of a foreign text file as text, with what was odd about them."""

import codecs

from builder.diagnostics import Diagnostic, Span

_MARKS = (
    (codecs.BOM_UTF8, "utf-8", ""),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
_OLD = "windows-1252"
"""What programs of Western Europe wrote before UTF-8."""


def decoded(data: bytes, path: str) -> tuple[str | None, list[Diagnostic]]:
    """Give the text with our ends of lines; QST505 where it is not UTF-8, and None with QST504 where it cannot be read."""
    for mark, encoding, name in _MARKS:
        if data.startswith(mark):
            return _read(data[len(mark) :], encoding, name, path)
    text, _ = _read(data, "utf-8", "", path)
    return (text, []) if text is not None else _read(data, _OLD, "Windows-1252", path)


def _read(data: bytes, encoding: str, name: str, path: str) -> tuple[str | None, list[Diagnostic]]:
    hint = "save the file as UTF-8"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return None, [Diagnostic("QST504", Span(path, line), f"the file is no text in {name or 'UTF-8'}", hint)]
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        return None, [Diagnostic("QST504", Span(path, line), "the file is no text", hint)]
    said = [Diagnostic("QST505", Span(path), f"the file is not UTF-8; it was read as {name}", hint)] if name else []
    return text.replace("\r\n", "\n").replace("\r", "\n"), said
