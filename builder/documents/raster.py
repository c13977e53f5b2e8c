"""Pictures for formats that take no SVG: drawings as PNG, photographs as they are, with their size in pixels."""

import tempfile
from dataclasses import replace
from pathlib import Path

import typst

from builder.documents.model import Document, Picture
from builder.documents.pdf import TypesettingError, fonts

_WIDTH = 1800
"""Pixels: 300 an inch for a drawing 15 cm wide."""
_POINTS_AN_INCH = 72
_PASSED = ("png", "jpg")
_PNG_SIZE = slice(16, 24)
"""Width and height in the header of a PNG (ISO 15948, 11.2.2)."""


def with_rasters(document: Document) -> Document:
    """Give a document whose pictures have rasters and sizes."""
    publisher = document.publisher
    return replace(
        document,
        pictures={name: with_raster(picture) for name, picture in document.pictures.items()},
        publisher=replace(
            publisher,
            logo=publisher.logo and with_raster(publisher.logo),
            funder_logo=publisher.funder_logo and with_raster(publisher.funder_logo),
        ),
    )


def with_raster(picture: Picture) -> Picture:
    """Give a picture with its raster; TypesettingError where it cannot be drawn."""
    raster = picture.data if picture.kind in _PASSED else _drawn(picture)
    width, height = _size(picture, raster)
    return replace(picture, raster=raster, width=width, height=height)


def _drawn(picture: Picture) -> bytes:
    """Draw a picture on a page of its own size (https://typst.app/docs/reference/layout/page/)."""
    points = 400
    main = f'#set page(width: {points}pt, height: auto, margin: 0pt, fill: white)\n#image("it.{picture.kind}", width: 100%)'
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / f"it.{picture.kind}").write_bytes(picture.data)
        compiler = typst.Compiler(root=Path(folder), font_paths=fonts(), ignore_system_fonts=True)
        try:
            made = compiler.compile(input=main.encode(), format="png", ppi=_WIDTH * _POINTS_AN_INCH / points)
        except typst.TypstError as error:
            raise TypesettingError(error.message) from error
    assert isinstance(made, bytes)
    return made


def _size(picture: Picture, raster: bytes) -> tuple[int, int]:
    if picture.kind == "jpg":
        return _jpeg_size(raster)
    header = raster[_PNG_SIZE]
    return int.from_bytes(header[:4]), int.from_bytes(header[4:])


def _jpeg_size(data: bytes) -> tuple[int, int]:
    """Give the size that the frame header of a JPEG tells (ITU-T T.81, B.2.2); 1 by 1 where there is none."""
    place = 2
    while place + 9 < len(data) and data[place] == 0xFF:  # noqa: PLR2004 - every marker begins so
        marker, length = data[place + 1], int.from_bytes(data[place + 2 : place + 4])
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):  # noqa: PLR2004 - SOF0 to SOF15 but DHT, JPG, DAC
            return int.from_bytes(data[place + 7 : place + 9]), int.from_bytes(data[place + 5 : place + 7])
        place += 2 + length
    return 1, 1
