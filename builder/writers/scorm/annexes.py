"""The list of annexes at the end of a page: what each is called, what kind of file it is, how large."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from markupsafe import Markup

from builder.plan.model import FileActivity
from builder.plan.rich_model import Asset
from builder.plan.sizes import size_text

_VIEWED = ("application/pdf", "image/", "text/plain", "video/", "audio/")


@dataclass(frozen=True, slots=True)
class AnnexView:
    """An annex as the page shows it; ``language`` is that of what it leads to, where it is not the course's.

    ``download`` is the name to save it under; ``opens``: a browser shows it by itself.
    """

    title: str
    language: str
    address: str
    about: str
    download: str
    opens: bool
    text: Markup


def opens(asset: Asset) -> bool:
    """Tell whether browsers show such a file by themselves."""
    return asset.mimetype.startswith(_VIEWED)


def about_file(annex: FileActivity, words: Mapping[str, str]) -> str:
    """Give type and size of a file, such as ``PDF, 1.2 MB``."""
    _, dot, extension = annex.main.name.rpartition(".")
    kind = extension if dot else annex.main.asset.mimetype.rpartition("/")[2]
    return f"{kind.upper()}, {size_text(annex.main.asset.size, words['scorm-decimal'])}"


def about_link(url: str) -> str:
    """Give the host of an address, without ``www.``."""
    return (urlsplit(url).hostname or url).removeprefix("www.")
