"""Inputs by chance: texts that break naive templates, numbers of documents, values that fit their schemas."""

from collections.abc import Mapping
from random import Random

from blueprintc.emulator.callers import HOSTILE_TEXTS, SERVER_CHANGES, Inputs
from blueprintc.jsontext import Json
from blueprintc.records import replace

_WORDS = ("search", "vector", "naïve", "東京", "ключ", "the", "of", "OpenSearch", "a", "🌕", "e\u0301", "عربى")
_SIGNS = (
    '"', "'", "\\", "\n", "\r\n", "\t", "\x00", "\x1b", "\x7f", "/", "</", "{", "}", "[", "]", ",", ":", "$", "{{",
    "}}", "%", "&", "+", "<", ">", "\u2028", "\u00a0", "\ufeff", "👩\u200d🚀", "\\u0041", "\\n", '\\"', " ", "  ",
    "null",     "true", "1e400", "-0", ";", "#", "`", "|", "\ud7ff", "\uffff",
)  # fmt: skip
_DEEPEST = 4


def generated(random: Random, base: Inputs, schemas: Mapping[str, Json], *, has_documents: bool) -> Inputs:
    """Inputs like ``base`` with other values in all that it has."""
    parameters = {
        name: value_for(random, schemas.get(name), 0) if name in schemas else value
        for name, value in base.parameters.items()
    }
    docs = base.docs
    if has_documents:
        docs = tuple(text(random) for _ in range(random.choice((1, 1, 2, 3, 5, 8))))
    elif base.docs:
        docs = tuple(text(random) for _ in base.docs)
    return replace(
        base,
        docs=docs,
        query=None if base.query is None else text(random),
        parameters=parameters,
        system_prompt=None if base.system_prompt is None else text(random),
    )


def text(random: Random) -> str:
    """A text that is not empty."""
    shape = random.random()
    if shape < 0.15:
        names = [name for name in HOSTILE_TEXTS if name not in SERVER_CHANGES and name not in ("empty", "blank")]
        return HOSTILE_TEXTS[random.choice(names)]
    pieces = [_piece(random) for _ in range(random.randint(1, 30 if shape > 0.95 else 8))]
    made = "".join(pieces)
    return made if made.strip() else f"{made}x"


def _piece(random: Random) -> str:
    kind = random.random()
    if kind < 0.4:
        return random.choice(_WORDS) + " "
    if kind < 0.85:
        return random.choice(_SIGNS)
    code = random.choice((random.randint(0x20, 0x7E), random.randint(0xA0, 0xD7FF), random.randint(0x10000, 0x10FFFD)))
    return chr(code)


def value_for(random: Random, schema: Json, depth: int) -> Json:
    """A value that fits a JSON Schema, as far as its types, values, members and bounds say."""
    if not isinstance(schema, dict) or depth > _DEEPEST:
        return text(random)
    if "const" in schema:
        return schema["const"]
    choices = schema.get("enum")
    if isinstance(choices, list) and choices:
        return random.choice(choices)
    kind = schema.get("type")
    if isinstance(kind, list):
        kind = random.choice([one for one in kind if one != "null"] or ["null"])
    match kind:
        case "array":
            return [value_for(random, schema.get("items"), depth + 1) for _ in range(random.randint(1, 4))]
        case "object":
            members = schema.get("properties")
            if not isinstance(members, dict):
                return {}
            return {name: value_for(random, one, depth + 1) for name, one in members.items()}
        case "integer":
            return random.randint(_bound(schema, "minimum", 0), _bound(schema, "maximum", 1000))
        case "number":
            return random.randint(_bound(schema, "minimum", 0), max(_bound(schema, "maximum", 1), 1))
        case "boolean":
            return random.random() < 0.5
        case "null":
            return None
        case _:
            example = schema.get("example", schema.get("default"))
            fixed = not {"pattern", "format", "minLength", "maxLength"}.isdisjoint(schema)
            return example if fixed and example is not None else text(random)


def _bound(schema: Mapping[str, Json], name: str, default: int) -> int:
    value = schema.get(name)
    return int(value) if isinstance(value, int | float) else default
