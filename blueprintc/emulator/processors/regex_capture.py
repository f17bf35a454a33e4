"""``regex_capture``: the groups of the first match of a Java regex."""

import re

from blueprintc.emulator.processors.processor import ArrayList, BuildChain, Config, InvalidConfig, Process, Tools
from blueprintc.emulator.processors.regex_replace import pattern_option
from blueprintc.jsontext import Json
from blueprintc.jvm.errors import JavaError


def build(config: Config, tools: Tools, chain: BuildChain) -> Process:
    """Upstream: MLRegexCaptureProcessor."""
    pattern = pattern_option(config, "regex_capture")
    wanted = _groups(config.get("groups", "1"), tools)

    def process(value: Json) -> Json:
        text = tools.text_of(value)
        try:
            match = pattern.find(text)
        except JavaError:
            return value
        if match is None:
            return value
        captures: list[Json] = [match.group(index) for index in wanted if 0 <= index <= pattern.group_count]
        if not captures:
            return value
        return captures[0] if len(captures) == 1 else ArrayList(captures)

    return process


def _groups(option: Json, tools: Tools) -> list[int]:
    """The indexes; a JSON number is ``1.0`` by now, and that is no index.

    Upstream: MLRegexCaptureProcessor.parseGroups.
    """
    if option is None:
        raise JavaError("NullPointerException", 'Cannot invoke "Object.toString()" because "groupsObj" is null')
    if isinstance(option, list):
        parts = [tools.java_text(item).strip() for item in option]
    else:
        text = tools.java_text(option).strip()
        if text.startswith("[") and text.endswith("]"):
            content = text[1:-1].strip()
            parts = [part.strip() for part in _java_split(content)] if content else []
        else:
            parts = [text]
    if not parts:
        raise InvalidConfig("'groups' must contain at least one group index")
    return [_index(part, option) for part in parts]


def _java_split(text: str) -> list[str]:
    parts = text.split(",")
    while len(parts) > 1 and not parts[-1]:
        parts.pop()
    return parts


def _index(text: str, option: Json) -> int:
    if not re.fullmatch(r"[+-]?\d{1,10}", text) or not -(2**31) <= int(text) < 2**31:
        raise InvalidConfig(f"Invalid 'groups' format: {option}. Expected a number or array like '[1,2,3]'")
    return int(text)
