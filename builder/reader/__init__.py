"""The reader: the files of a curriculum to a Course, with lines for everything that is wrong."""

from builder.reader.json_schema import json_schemas
from builder.reader.reader import Sources, course_in, natural, read_sources

__all__ = ["Sources", "course_in", "json_schemas", "natural", "read_sources"]
