"""A zip with the same members in the same order and fixed times, so that the same document has the same bytes."""

import io
import zipfile
from collections.abc import Callable

from builder.archive import ZIP_EPOCH

_UNIX = 3
_FILE_0644 = 0o100644 << 16


def repacked(data: bytes, first: str, keep: Callable[[str], bool] = lambda _: True) -> bytes:
    """Give the zip again: ``first`` stands first, the others by name; those that ``keep`` refuses are gone.

    A member ``mimetype`` is stored, as OpenDocument asks (part 2, section 3.3), all others are deflated.
    """
    made = io.BytesIO()
    stamp = (ZIP_EPOCH.year, ZIP_EPOCH.month, ZIP_EPOCH.day, 0, 0, 0)
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(made, "w") as target:
        for name in sorted((name for name in source.namelist() if keep(name)), key=lambda name: (name != first, name)):
            info = zipfile.ZipInfo(name, stamp)
            info.create_system = _UNIX
            info.external_attr = _FILE_0644
            info.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            target.writestr(info, source.read(name))
    return made.getvalue()
