"""Licences by key: the name people know, the address of the text, and Moodle's own short name (lib/licenselib.php; 4.x names)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Licence:
    """A licence; ``url`` is empty where there is no text to point to."""

    name: str
    url: str
    moodle: str


_CC = "https://creativecommons.org/licenses/"
LICENCES = {
    "cc0-1.0": Licence("CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/", "public"),
    "cc-by-4.0": Licence("CC BY 4.0", f"{_CC}by/4.0/", "cc-4.0"),
    "cc-by-sa-4.0": Licence("CC BY-SA 4.0", f"{_CC}by-sa/4.0/", "cc-sa-4.0"),
    "cc-by-nc-4.0": Licence("CC BY-NC 4.0", f"{_CC}by-nc/4.0/", "cc-nc-4.0"),
    "cc-by-nc-sa-4.0": Licence("CC BY-NC-SA 4.0", f"{_CC}by-nc-sa/4.0/", "cc-nc-sa-4.0"),
    "cc-by-nd-4.0": Licence("CC BY-ND 4.0", f"{_CC}by-nd/4.0/", "cc-nd-4.0"),
    "cc-by-nc-nd-4.0": Licence("CC BY-NC-ND 4.0", f"{_CC}by-nc-nd/4.0/", "cc-nc-nd-4.0"),
    "public-domain": Licence("public domain", "", "public"),
    "third-party": Licence("third party", "", "unknown"),
    "all-rights-reserved": Licence("all rights reserved", "", "allrightsreserved"),
}
