"""Reads bodies whose shape is not certain, for the stubs: a stub never fails on what it is given."""

from collections.abc import Iterable
from zlib import crc32

from blueprintc.providers.contract import Value

#: The seconds since 1970 that stubs give as the time: they have no clock.
CREATED = 1767225600


def texts(value: Value) -> list[str]:
    """The texts of a list, or of one text; a list of numbers (tokens) counts as one text."""
    if isinstance(value, list):
        if value and all(isinstance(item, int) for item in value):
            return [" ".join(str(item) for item in value)]
        return [item if isinstance(item, str) else written(item) for item in value]
    return [] if value is None else [value if isinstance(value, str) else written(value)]


def member(value: Value, *names: str | int) -> Value:
    """What lies at a path of names and indexes; none where it ends early."""
    for name in names:
        if isinstance(value, dict) and isinstance(name, str):
            value = value.get(name)
        elif isinstance(value, list) and isinstance(name, int) and -len(value) <= name < len(value):
            value = value[name]
        else:
            return None
    return value


def whole(value: Value, default: int, most: int = 20_000) -> int:
    """A whole number from 1 to ``most``, or the default: a request must not make a stub fill the memory."""
    return min(value, most) if isinstance(value, int) and not isinstance(value, bool) and value > 0 else default


def items(value: Value) -> list[Value]:
    """A list, or an empty one."""
    return value if isinstance(value, list) else []


def fields(value: Value) -> dict[str, Value]:
    """An object, or an empty one."""
    return value if isinstance(value, dict) else {}


def written(value: Value) -> str:
    """A value as compact JSON."""
    import json

    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def tokens(*parts: str) -> int:
    """About how many tokens texts have: one for four characters."""
    return sum((len(part) + 3) // 4 for part in parts)


def identifier(prefix: str, *parts: str) -> str:
    """An id that is always the same for the same parts."""
    text = "\0".join(parts).encode("utf-8", "surrogatepass")
    return f"{prefix}{crc32(text):08x}{crc32(text, 1):08x}"


def uuid(*parts: str) -> str:
    """An id in the form of a UUID that is always the same for the same parts."""
    digits = identifier("", *parts) + identifier("", *parts, "again")
    return f"{digits[:8]}-{digits[8:12]}-4{digits[13:16]}-a{digits[17:20]}-{digits[20:32]}"


def content_texts(content: Value) -> Iterable[str]:
    """The texts of a message's content: a text, or a list of parts with ``text``."""
    if isinstance(content, str):
        yield content
    for part in items(content):
        text = part if isinstance(part, str) else member(part, "text")
        if isinstance(text, str):
            yield text


def last_text(messages: Value) -> str:
    """The text of the last message that has one."""
    for message in reversed(items(messages)):
        found = " ".join(content_texts(member(message, "content")))
        if found:
            return found
    return ""


def echo(prompt: str) -> str:
    """What a stub says to a prompt."""
    short = " ".join(prompt.split())
    return f"This is a stub's answer to: {short[:120]}" if short else "This is a stub's answer."
