"""The one strict Jinja2 environment, and the gate every rendered XML passes."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from lxml import etree
from markupsafe import Markup

NULL = "$@NULL@$"
"""How Moodle's backups write a database NULL (backup/util/xml, seen in every backup)."""


def _null(value: object) -> object:
    return NULL if value is None else value


class Templates:
    """The templates of one folder: autoescape on, undefined names are errors, ``null`` is the only filter of our own.

    It keeps the compiled templates, so one object serves a whole build.
    """

    def __init__(self, folder: Path) -> None:
        """Open a folder of templates."""
        self._folder = folder
        self._environment = Environment(
            loader=FileSystemLoader(folder),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
        )
        self._environment.filters["null"] = _null

    def text(self, name: str, **view: object) -> str:
        """Render a template to text; jinja2.TemplateError names template and line."""
        return self._environment.get_template(name).render(**view)

    def xml(self, name: str, **view: object) -> bytes:
        """Render a template to UTF-8 XML that parses; ValueError names the template and the line of the rendered text."""
        data = self.text(name, **view).encode()
        parse_xml(data, name)
        return data


def parse_xml(data: bytes, name: str) -> etree._Element:
    """Parse XML without network, entities or recovery; ValueError names what it was (``name``) and the line."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise ValueError(f"{name}: {error}") from error


def trusted(html: str) -> Markup:
    """Mark HTML made by markup/ and plan/ as ready, for the HTML pages of SCORM packages and the site; nowhere else."""
    return Markup(html)  # noqa: S704 - the one place that does so
