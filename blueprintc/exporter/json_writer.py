"""Values as JSON, with two things left to the form: how it writes a string, and how it writes a secret."""

from collections.abc import Callable, Iterator

from blueprintc.exporter.values import Number, Secret, Value
from blueprintc.lowering.json_text import encode


def secret_as_placeholder(secret: Secret) -> str:
    """A secret as ``build`` writes it: a string that names its source."""
    return encode(secret.placeholder)


def write_json(
    value: Value,
    *,
    string: Callable[[str], str] = encode,
    secret: Callable[[Secret], str] = secret_as_placeholder,
) -> str:
    """The JSON text of a value, two spaces a level, without a line end behind it.

    ``string`` writes a string that is a value (never a key), ``secret`` a secret; both with their quotes.
    """
    return "".join(_parts(value, "\n", string, secret))


def _parts(value: Value, line: str, string: Callable[[str], str], secret: Callable[[Secret], str]) -> Iterator[str]:
    inner = line + "  "
    match value:
        case dict() if value:
            opening = "{"
            for key, item in value.items():
                yield f"{opening}{inner}{encode(key)}: "
                yield from _parts(item, inner, string, secret)
                opening = ","
            yield f"{line}}}"
        case list() if value:
            opening = "["
            for item in value:
                yield f"{opening}{inner}"
                yield from _parts(item, inner, string, secret)
                opening = ","
            yield f"{line}]"
        case dict():
            yield "{}"
        case list():
            yield "[]"
        case str():
            yield string(value)
        case Secret():
            yield secret(value)
        case Number(text=text):
            yield text
        case _:
            yield {None: "null", True: "true", False: "false"}[value]
