"""JSON Schemas (2020-12) of the files of a curriculum, made from the same shapes that the reader checks."""

from builder.reader.shape_defs import SCHEMAS
from builder.reader.shapes import Choice, Either, ListOf, Localised, MapOf, Object, Shape, Text

Schema = dict[str, object]
_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schemas() -> dict[str, Schema]:
    """Give the schemas by name: course, annexes, module, topic, exercise, exercise-translation, page."""
    return {name: {"$schema": _DIALECT, "title": name, **_schema(shape)} for name, shape in SCHEMAS.items()}


def _schema(shape: Shape) -> Schema:
    made = _bare(shape)
    if shape.doc:
        made["description"] = shape.doc
    return made


def _bare(shape: Shape) -> Schema:
    match shape:
        case Text():
            return _text(shape)
        case Choice():
            return {"enum": list(shape.options)}
        case Localised():
            text = _text(Text(most=shape.most))
            return {"anyOf": [text, {"type": "object", "additionalProperties": text}]}
        case ListOf():
            return {"type": "array", "items": _schema(shape.item)}
        case MapOf():
            return {"type": "object", "additionalProperties": _schema(shape.value)}
        case Either():
            return {"anyOf": [_schema(shape.short), _schema(shape.long)]}
        case Object():
            made: Schema = {
                "type": "object",
                "properties": {name: _schema(field) for name, field in shape.fields.items()},
                "additionalProperties": False,
            }
            if shape.required:
                made["required"] = list(shape.required)
            return made


def _text(shape: Text) -> Schema:
    # A scalar is read as written, so a number or a day that an editor takes for such is as good as a text.
    made: Schema = {"type": ["string", "number", "boolean"], "minLength": 1}
    if shape.pattern:
        made["pattern"] = f"^(?:{shape.pattern})$"
    if shape.most:
        made["maxLength"] = shape.most
    return made
