"""Writes a ``request_body`` as a structured body, with the few tags that lowering needs to give it back exactly."""

import json
from collections.abc import Iterator
from collections.abc import Mapping as AbstractMapping

from blueprintc.importer.body import Bare, NumberText, Part, QuotedPlaceholder, placeholder_name
from blueprintc.importer.yaml_writer import Number, Tagged, Value

#: What is known of a parameter's type: ``string`` or ``json`` (array, object, number or boolean).
KnownTypes = AbstractMapping[str, str]


def structured_body(body: dict[str, Part], known: KnownTypes) -> dict[str, Value]:
    """The body as a mapping to write. A placeholder whose known type does not say how it is quoted gets a tag."""
    return {key: _value(part, known) for key, part in body.items()}


def undeclared_strings(body: Part, known: KnownTypes) -> list[str]:
    """Names of parameters without a known type that the body always quotes: they can be declared as strings."""
    quoted: dict[str, bool] = {}
    _collect(body, quoted)
    return [name for name, always in quoted.items() if always and name not in known]


def undeclared(body: Part, known: KnownTypes) -> list[str]:
    """Names of all parameters without a known type and without a default, in the order of the body."""
    quoted: dict[str, bool] = {}
    _collect(body, quoted)
    with_default = {placeholder_name(text) for text in _texts(body) if ":-" in text}
    return [name for name in quoted if name not in known and name not in with_default]


def known_type(default: object) -> str:
    """What a connector parameter's default says about its type."""
    return "string" if isinstance(default, str) else "json"


def _collect(part: Part, quoted: dict[str, bool]) -> None:
    match part:
        case Bare(text=text):
            quoted[placeholder_name(text)] = False
        case QuotedPlaceholder(text=text):
            quoted.setdefault(placeholder_name(text), ":-" not in text)
            if ":-" in text:
                quoted[placeholder_name(text)] = False
        case dict():
            for item in part.values():
                _collect(item, quoted)
        case list():
            for item in part:
                _collect(item, quoted)
        case _:
            pass


def _texts(part: Part) -> Iterator[str]:
    match part:
        case Bare(text=text) | QuotedPlaceholder(text=text):
            yield text
        case dict():
            for item in part.values():
                yield from _texts(item)
        case list():
            for item in part:
                yield from _texts(item)
        case _:
            pass


def _value(part: Part, known: KnownTypes) -> Value:
    match part:
        case Bare(text=text):
            return text if known.get(placeholder_name(text)) == "json" and ":-" not in text else Tagged("!json", text)
        case QuotedPlaceholder(text=text):
            plain = known.get(placeholder_name(text)) == "string" and ":-" not in text
            return text if plain else Tagged("!string", text)
        case NumberText(text=text):
            return number(text)
        case dict():
            return {key: _value(item, known) for key, item in part.items()}
        case list():
            return [_value(item, known) for item in part]
        case _:
            return part


def number(text: str) -> Value:
    """A number in a spelling that YAML 1.1 and 1.2 read as that number."""
    if "e" in text or "E" in text:
        value = json.loads(text)
        return Number(text) if not isinstance(value, float) else Number(_float(text, value))
    return Number(text)


def _float(text: str, value: float) -> str:
    mantissa, _, exponent = text.lower().partition("e")
    if "." in mantissa and exponent[:1] in ("+", "-"):
        return text
    return f"{mantissa if '.' in mantissa else mantissa + '.0'}e{exponent if exponent[0] in '+-' else '+' + exponent}"
