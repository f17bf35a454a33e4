"""What a processor is, and what all of them share: configuration errors, texts of values, tools of the release."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import TypeAlias

from blueprintc.data import Feature, Target
from blueprintc.emulator.java_values import class_cast, class_of
from blueprintc.emulator.printing import jdk_of
from blueprintc.jsontext import Json, print_gson, print_jackson
from blueprintc.jsontext.json_smart import to_json_string
from blueprintc.jvm import big_decimal_to_string, double_to_string
from blueprintc.jvm.errors import JavaError
from blueprintc.records import record

Config: TypeAlias = Mapping[str, Json]
Process: TypeAlias = Callable[[Json], Json]
"""One processor, ready to run. Raises ``JavaError`` where the server's processor throws."""
BuildChain: TypeAlias = Callable[[Json], "list[Process | None]"]
"""Makes the processors of a nested configuration; ``None`` stands for one whose configuration is invalid."""


class ArrayList(list[Json]):
    """A list that is ``java.util.ArrayList`` rather than json-smart's: it prints and counts differently."""


class InvalidConfig(JavaError):
    """A processor's constructor refuses its configuration; the server logs the message and goes on with null."""

    def __init__(self, message: str) -> None:
        super().__init__("IllegalArgumentException", message)


@record
class Tools:
    """What depends on the release."""

    target: Target

    @property
    def generation(self) -> int:
        """The generation of Jackson behind ``extract_json``."""
        return 3 if self.target.has(Feature.JACKSON_3_RESPONSES) else 2

    def text_of(self, value: Json) -> str:
        """``StringUtils.toJson``: a string as it is, anything else as JSON (Gson until 3.4, then Jackson)."""
        if isinstance(value, str):
            return value
        if self.target.has(Feature.JACKSON_RESPONSES):
            return print_jackson(value, jdk=jdk_of(self.target))
        return print_gson(value, jdk=jdk_of(self.target))

    def java_text(self, value: Json) -> str:
        """``String.valueOf`` of a value that Jayway read."""
        match value:
            case str():
                return value
            case None:
                return "null"
            case bool():
                return "true" if value else "false"
            case Decimal():
                return big_decimal_to_string(value)
            case float():
                return double_to_string(value, jdk=jdk_of(self.target))
            case ArrayList():
                return f"[{', '.join(map(self.java_text, value))}]"
            case list():
                # Upstream: JSONArray.toString prints JSON, unlike other lists
                return to_json_string(value)
            case dict():
                return "{" + ", ".join(f"{name}={self.java_text(item)}" for name, item in value.items()) + "}"
            case _:
                return str(value)


def text_option(config: Config, name: str, default: str | None = None) -> str | None:
    """``(String) config.get(name)``; raises ``JavaError`` for other types."""
    value = config.get(name, default)
    if value is None or isinstance(value, str):
        return value
    raise class_cast(
        class_of(value, list_class="java.util.ArrayList", map_class="com.google.gson.internal.LinkedTreeMap"),
        "java.lang.String",
    )


def required_text(config: Config, name: str, processor: str) -> str:
    """A text that must be there and must not be blank."""
    if name not in config:
        raise InvalidConfig(f"'{name}' is required for {processor} processor")
    value = text_option(config, name)
    if value is None or not value.strip():
        raise InvalidConfig(f"'{name}' cannot be empty for {processor} processor")
    return value
