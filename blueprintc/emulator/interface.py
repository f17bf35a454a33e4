"""The model interface: JSON Schemas for the request and for the answer of a model, checked as the server does."""

from functools import lru_cache
from typing import TYPE_CHECKING

from blueprintc.data import Feature, Target
from blueprintc.emulator.datasets import MLInput, RemoteDataset
from blueprintc.emulator.errors import ServerError, status_error
from blueprintc.emulator.ml_input import ml_input_json
from blueprintc.emulator.printing import jdk_of, print_rest
from blueprintc.jsontext import Json, print_jackson, read_jackson
from blueprintc.jvm import JavaError

if TYPE_CHECKING:
    from blueprintc.emulator.json_schema import JsonSchema

_HINT = ", if you think this is expected, please update your '{0}' field in the 'interface' field for this model"


def check_input(schema: str, ml_input: MLInput, target: Target) -> None:
    """Check a request against ``interface.input``; raises ``ServerError`` (400).

    Upstream: TransportPredictionTaskAction.validateInputSchema; not for batch predict since 3.3.0.
    """
    if isinstance(ml_input.dataset, RemoteDataset):
        if ml_input.dataset.action_type == "BATCH_PREDICT" and target.has(Feature.INTERFACE_SKIPS_BATCH):
            return
    try:
        instance = print_rest(ml_input_json(ml_input, with_filter=True), target)
        if target.has(Feature.INTERFACE_CONVERTS):
            instance = convert_parameters(instance, schema, target)
        _validate(schema, instance, target)
    except JavaError as error:
        raise _refusal("input", error, target) from error


def check_output(schema: str, answer: str, target: Target) -> None:
    """Check an answer's text against ``interface.output``; raises ``ServerError`` (400).

    Upstream: MLPredictTaskRunner.validateOutputSchema.
    """
    try:
        _validate(schema, answer, target)
    except JavaError as error:
        raise _refusal("output", error, target) from error


def _refusal(side: str, error: JavaError, target: Target) -> ServerError:
    # Upstream: the hint was added in 2.19.0
    hint = _HINT.format(side) if target.at_least("2.19.0") else ""
    return status_error(400, f"Error validating {side} schema{hint}: {error.message}")


def convert_parameters(instance: str, schema: str, target: Target) -> str:
    """The instance with string parameters replaced by the JSON that they hold, except where the schema says string.

    Upstream: MLNodeUtils.processRemoteInferenceInputDataSetParametersValue, since 2.17.0.
    """
    root = _read(instance, target)
    declared = _at(_read(schema, target), "properties", "parameters", "properties")
    parameters = root.get("parameters") if isinstance(root, dict) else None
    if isinstance(parameters, dict):
        for name, value in parameters.items():
            if isinstance(value, str) and _at(declared, name, "type") != "string":
                parameters[name] = _parsed(value, target)
    return print_jackson(root, jdk=jdk_of(target))


def _parsed(text: str, target: Target) -> Json:
    try:
        return _read(text, target)
    except JavaError:
        return text


def _at(node: Json, *steps: str) -> Json:
    for step in steps:
        node = node.get(step) if isinstance(node, dict) else None
    return node


def _read(text: str, target: Target) -> Json:
    """``new ObjectMapper().readTree``; the missing node of an empty text prints as null."""
    value = read_jackson(text, generation=_generation(target), duplicates_fail=False)
    return value if value is None or isinstance(value, bool | int | float | str | list | dict) else None


def _generation(target: Target) -> int:
    return 3 if target.has(Feature.INTERFACE_JSON_POINTERS) else 2


def _validate(schema: str, instance: str, target: Target) -> None:
    """Upstream: MLNodeUtils.validateSchema."""
    errors = _errors(schema, instance, target)
    if errors:
        raise JavaError(
            "org.opensearch.OpenSearchParseException",
            f"Validation failed: [{', '.join(errors)}] for instance: {instance} with schema: {schema}",
        )


def validate_schema(schema: str, instance: str, target: Target) -> None:
    """Upstream: StringUtils.validateSchema, which words the same errors differently."""
    try:
        errors = _errors(schema, instance, target)
    except JavaError as error:
        if "jackson" in error.java_class:
            raise JavaError("IllegalArgumentException", f"Invalid JSON format: {error.message}") from error
        raise JavaError(
            "org.opensearch.OpenSearchParseException", f"Schema validation failed: {error.message}"
        ) from error
    if errors:
        raise JavaError(
            "org.opensearch.OpenSearchParseException",
            f"Schema validation failed: Validation failed: {', '.join(errors)} for instance: {instance}"
            f" with schema: {schema}",
        )


def _errors(schema: str, instance: str, target: Target) -> list[str]:
    compiled = _schema(schema, target)
    return compiled.validate(_read(instance, target))


@lru_cache(maxsize=64)
def _schema(text: str, target: Target) -> "JsonSchema":
    from blueprintc.emulator.json_schema import JsonSchema, Wording

    pointers = target.has(Feature.INTERFACE_JSON_POINTERS)
    return JsonSchema(_read(text, target), Wording.NETWORKNT_3 if pointers else Wording.NETWORKNT_1)
