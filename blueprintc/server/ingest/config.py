"""``Config``: the options of one processor, read as the server reads them. Upstream: ConfigurationUtils."""

from collections.abc import Mapping

from blueprintc.emulator.errors import ServerError
from blueprintc.jsontext import Json

PARSE = "org.opensearch.OpenSearchParseException"


def parse_exception(message: str, **details: Json) -> ServerError:
    """An error of a pipeline's text (400)."""
    return ServerError(PARSE, message, status=400, details=details)


class Config:
    """Options that are taken out one by one; what is left over is refused."""

    def __init__(self, kind: str, values: Mapping[str, Json]) -> None:
        self.kind = kind
        self._left = dict(values)
        tag = self._left.pop("tag", None)
        self.tag = None if tag is None else str(tag)
        self._left.pop("description", None)

    def problem(self, name: str, reason: str) -> ServerError:
        """An error about an option."""
        details: dict[str, Json] = {"processor_type": self.kind}
        if self.tag is not None:
            details["processor_tag"] = self.tag
        details["property_name"] = name
        return parse_exception(f"[{name}] {reason}", **details)

    def take(self, name: str) -> Json:
        """An option of any kind; ``None`` where it is not there."""
        return self._left.pop(name, None)

    def required(self, name: str) -> Json:
        """An option of any kind that must be there."""
        value = self.take(name)
        if value is None:
            raise self.problem(name, "required property is missing")
        return value

    def text(self, name: str, default: str | None = None) -> str:
        """A text that must be there, unless it has a default."""
        value = self.take(name)
        if value is None:
            if default is None:
                raise self.problem(name, "required property is missing")
            return default
        if not isinstance(value, str):
            raise self.problem(name, f"property isn't a string, but of type [{_java(value)}]")
        return value

    def optional_text(self, name: str) -> str | None:
        """A text, or ``None``."""
        return None if self._left.get(name) is None else self.text(name)

    def flag(self, name: str, default: bool) -> bool:
        """A boolean."""
        value = self.take(name)
        if value is None:
            return default
        if isinstance(value, bool):
            return value
        if value in ("true", "false"):
            return value == "true"
        raise self.problem(name, f"property isn't a boolean, but of type [{_java(value)}]")

    def number(self, name: str, default: int) -> int:
        """A whole number."""
        value = self.take(name)
        if value is None:
            return default
        try:
            return int(str(value))
        except ValueError:
            raise self.problem(name, f"property cannot be converted to an int [{value}]") from None

    def optional_map(self, name: str) -> dict[str, Json] | None:
        """An object, or ``None``."""
        value = self.take(name)
        if value is None:
            return None
        if not isinstance(value, dict):
            raise self.problem(name, f"property isn't a map, but of type [{_java(value)}]")
        return value

    def required_map(self, name: str) -> dict[str, Json]:
        """An object that must be there."""
        value = self.optional_map(name)
        if value is None:
            raise self.problem(name, "required property is missing")
        return value

    def optional_maps(self, name: str) -> list[dict[str, str]] | None:
        """A list of objects of texts, or ``None``."""
        value = self.take(name)
        if value is None:
            return None
        if not isinstance(value, list):
            raise self.problem(name, f"property isn't a list, but of type [{_java(value)}]")
        return [{key: str(item) for key, item in one.items()} for one in value if isinstance(one, dict)]

    def finish(self) -> None:
        """Refuse what nobody has taken."""
        if self._left:
            raise parse_exception(
                f"processor [{self.kind}] doesn't support one or more provided configuration parameters"
                f" [{', '.join(self._left)}]"
            )


def _java(value: Json) -> str:
    if isinstance(value, bool):
        return "java.lang.Boolean"
    if isinstance(value, int):
        return "java.lang.Integer"
    if isinstance(value, str):
        return "java.lang.String"
    if isinstance(value, list):
        return "java.util.ArrayList"
    return "java.util.LinkedHashMap" if isinstance(value, dict) else "java.lang.Double"
