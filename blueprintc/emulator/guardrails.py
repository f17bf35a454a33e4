"""Guardrails of a model: regexes that must not match what is sent or what comes back.

Upstream: Guardrails, LocalRegexGuardrail, MLGuard. What needs other parts of a cluster (stop words in an index, another
model as a judge) is refused by name.
"""

from collections.abc import Mapping

from blueprintc.emulator.errors import illegal_argument
from blueprintc.emulator.java_values import class_cast, class_of
from blueprintc.errors import UnsupportedError
from blueprintc.jsontext import Json
from blueprintc.jvm.regex import Pattern, compile_pattern
from blueprintc.records import record

INPUT_REFUSED = "guardrails triggered for user input"
OUTPUT_REFUSED = "guardrails triggered for LLM output"

_TYPES = ("local_regex", "model")


@record
class LocalRegexGuardrail:
    """One side's regexes, and the indexes of stop words."""

    regexes: tuple[str, ...]
    stop_word_indexes: tuple[str, ...]

    def compile(self) -> list[Pattern]:
        """The patterns; raises ``JavaError`` (``PatternSyntaxException``), as the server does at deploy."""
        return [compile_pattern(regex) for regex in self.regexes]

    def passes(self, text: str, parameters: Mapping[str, str | None]) -> bool:
        """Whether nothing forbids a text. A regex has to match all of it, and its dot matches no line end."""
        if any(pattern.matches(text) for pattern in self.compile()):
            return False
        if self.stop_word_indexes:
            raise UnsupportedError(f"guardrail stop words in the index {self.stop_word_indexes[0]}")
        return True


@record
class ModelGuardrail:
    """Another model as a judge, since 2.15.0."""

    model_id: str

    def compile(self) -> list[Pattern]:
        """Nothing to compile."""
        return []

    def passes(self, text: str, parameters: Mapping[str, str | None]) -> bool:
        """Upstream: ModelGuardrail.validate: without a parameter ``question`` the judge is not asked."""
        if not parameters.get("question"):
            return True
        raise UnsupportedError(f"a guardrail that asks the model {self.model_id}")


@record
class Guardrails:
    """Both sides of a model's guardrails."""

    type: str
    input: LocalRegexGuardrail | ModelGuardrail | None
    output: LocalRegexGuardrail | ModelGuardrail | None

    def check_input(self, payload: str, parameters: Mapping[str, str | None]) -> None:
        """Refuse a payload; raises ``ServerError`` (400)."""
        if self.input is not None and not self.input.passes(payload, parameters):
            raise illegal_argument(INPUT_REFUSED)

    def check_output(self, body: str, question: str) -> None:
        """Refuse a response; ``question`` is the escaped body. Raises ``ServerError``."""
        if self.output is not None and not self.output.passes(body, {"question": question}):
            raise illegal_argument(OUTPUT_REFUSED)


def parse_guardrails(fields: Mapping[str, Json]) -> Guardrails:
    """The guardrails of a register request, from its parsed ``guardrails`` object. Raises ``ServerError``."""
    kind = fields.get("type")
    kind = "local_regex" if kind is None else str(kind)
    if kind not in _TYPES:
        raise illegal_argument("The type of guardrails is required, can not be null.")
    return Guardrails(kind, _side(kind, fields.get("input_guardrail")), _side(kind, fields.get("output_guardrail")))


def _side(kind: str, fields: Json) -> LocalRegexGuardrail | ModelGuardrail | None:
    if not isinstance(fields, dict) or not fields:
        return None
    if kind == "model":
        return ModelGuardrail(str(fields.get("model_id")))
    regexes = _list(fields.get("regex"))
    words = _list(fields.get("stop_words"))
    return LocalRegexGuardrail(
        tuple(_string(regex) for regex in regexes),
        tuple(
            str(word["index_name"])
            for word in words
            if isinstance(word, dict) and word.get("index_name") is not None and word.get("source_fields") is not None
        ),
    )


def _list(value: Json) -> list[Json]:
    if value is None or isinstance(value, list):
        return value or []
    raise class_cast(class_of(value, map_class="java.util.HashMap"), "java.util.List")


def _string(value: Json) -> str:
    if isinstance(value, str):
        return value
    raise illegal_argument("a guardrail regex is not a string")
