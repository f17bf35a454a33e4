"""``from_json``: how a release reads a response body or a JSON text inside of it."""

from blueprintc.data import Feature, Target
from blueprintc.emulator.errors import illegal_argument
from blueprintc.emulator.escaping import nesting_limit
from blueprintc.jsontext import Json, parse_gson_doubles, read_jackson
from blueprintc.jvm import JavaError

DEFAULT_MAX_SIZE = 100_000_000
"""``plugins.ml_commons.max_json_size``: bytes; -1 for no limit."""


def from_json(text: str, array_key: str, target: Target, *, max_size: int = DEFAULT_MAX_SIZE) -> dict[str, Json]:
    """The map of a JSON object; an array becomes the value of ``array_key``.

    Upstream: StringUtils.fromJson: Gson until 3.4 (lenient, all numbers double), then Jackson (strict). Raises
    ``JavaError``.
    """
    if target.has(Feature.JACKSON_RESPONSES):
        value = _by_jackson(text, target, max_size)
    else:
        value = parse_gson_doubles(text, nesting_limit=nesting_limit(target))
    if isinstance(value, dict):
        return value
    if isinstance(value, list):
        return {array_key: value}
    raise illegal_argument("Unsupported response type")


def _by_jackson(text: str, target: Target, max_size: int) -> Json:
    if 0 < max_size < len(text) * 3 and len(text.encode("utf-8", "replace")) > max_size:
        raise illegal_argument(f"JSON string size exceeds maximum allowed size ({max_size} bytes)")
    generation = 3 if target.has(Feature.JACKSON_3_RESPONSES) else 2
    try:
        value = read_jackson(text, generation=generation)
    except JavaError as error:
        raise illegal_argument(f"Invalid JSON format: {error.message}", error) from error
    return value if isinstance(value, dict | list) else None
