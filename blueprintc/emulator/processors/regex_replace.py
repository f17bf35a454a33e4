"""``regex_replace``: replaces matches of a Java regex in the value's text."""

from blueprintc.emulator.processors.processor import (
    BuildChain,
    Config,
    InvalidConfig,
    Process,
    Tools,
    required_text,
    text_option,
)
from blueprintc.jsontext import Json
from blueprintc.jvm.errors import JavaError
from blueprintc.jvm.regex import Pattern, compile_pattern


def build(config: Config, tools: Tools, chain: BuildChain) -> Process:
    """Upstream: MLRegexReplaceProcessor. An error in the replacement leaves the value as it is."""
    pattern = pattern_option(config, "regex_replace")
    replacement = text_option(config, "replacement", "")
    replace_all = config.get("replace_all", True) is True

    def process(value: Json) -> Json:
        text = tools.text_of(value)
        if replacement is None:
            return value
        try:
            return pattern.replace_all(text, replacement) if replace_all else pattern.replace_first(text, replacement)
        except JavaError:
            return value

    return process


def pattern_option(config: Config, processor: str) -> Pattern:
    """The required option ``pattern``, compiled so that a dot matches line ends too."""
    text = required_text(config, "pattern", processor)
    try:
        return compile_pattern(text, "s")
    except JavaError as error:
        raise InvalidConfig(f"Invalid regex pattern: {text}") from error
