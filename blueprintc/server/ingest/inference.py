"""What the three ``ml_inference`` processors share: the call of the model, and the values of its output.

Upstream: ModelExecutor, InferenceProcessorAttributes.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from blueprintc.emulator.connector_parser import parameter_map
from blueprintc.emulator.errors import ServerError, illegal_argument
from blueprintc.emulator.exchange import Call
from blueprintc.emulator.printing import print_gson_value
from blueprintc.emulator.substitution import substitute
from blueprintc.jsonpath import read
from blueprintc.jsontext import Json, is_json
from blueprintc.jvm.errors import JavaError
from blueprintc.server.ingest.config import Config
from blueprintc.server.state.store import Source

if TYPE_CHECKING:
    from blueprintc.server.desk import Desk

_DEFAULT_INPUT = '{ "parameters": ${ml_inference.parameters} }'
_MOST_TASKS = 10


@dataclass(frozen=True, slots=True)
class Inference:
    """The options of an ``ml_inference`` processor."""

    model_id: str
    function_name: str
    model_input: str
    model_config: dict[str, str]
    input_maps: list[dict[str, str]] | None
    output_maps: list[dict[str, str]] | None
    full_path: bool
    ignore_missing: bool
    ignore_failure: bool
    override: bool


def read_inference(desk: "Desk", config: Config, *, kind: str) -> Inference:
    """The options. Raises ``ServerError`` (400)."""
    model_id = config.text("model_id")
    model_config = config.optional_map("model_config")
    inputs, outputs = config.optional_maps("input_map"), config.optional_maps("output_map")
    most = config.number("max_prediction_tasks", _MOST_TASKS)
    ignore_missing = config.flag("ignore_missing", False)
    override = config.flag("override", False)
    function_name = config.text("function_name", "REMOTE")
    model_input = config.optional_text("model_input")
    is_remote = function_name.lower() == "remote"
    if model_input is None:
        if not is_remote:
            raise illegal_argument("Please provide model input when using a local model in ML Inference Processor")
        model_input = _DEFAULT_INPUT
    full_path = config.flag("full_response_path", not is_remote)
    ignore_failure = config.flag("ignore_failure", False)
    if inputs is not None and len(inputs) > most:
        raise illegal_argument(
            f"The number of prediction task setting in this process is {len(inputs)}. It exceeds the"
            f" max_prediction_tasks of {most}. Please reduce the size of input_map or increase max_prediction_tasks."
        )
    if inputs is not None and outputs is not None and len(inputs) != len(outputs):
        raise illegal_argument(
            f"when output_maps and input_maps are provided, their length needs to match. The input_maps is in length of"
            f" {len(inputs)}, while output_maps is in the length of {len(outputs)}. Please adjust mappings."
        )
    return Inference(
        model_id,
        function_name,
        model_input,
        {} if model_config is None else parameter_map(model_config, desk.target),
        inputs,
        outputs,
        full_path,
        ignore_missing,
        ignore_failure,
        override,
    )


def infer(desk: "Desk", given: Inference, inputs: Mapping[str, str], request_id: str) -> Json:
    """Call the model with mapped inputs: its whole output. Raises ``JavaError``."""
    from blueprintc.server.ml.embedding import predict_error
    from blueprintc.server.ml.predict import predictor

    parameters = {**given.model_config, **inputs}
    is_remote = given.function_name.lower() == "remote"
    values = {"parameters": to_json(dict(parameters), desk)} if is_remote else parameters
    payload = substitute(given.model_input, given.model_config, prefix="${model_config.")
    payload = substitute(payload, dict(inputs), prefix="${input_map.")
    payload = substitute(payload, values, prefix="${ml_inference.")
    if not is_json(payload):
        raise illegal_argument(f"Invalid payload: {payload}")
    path = "_predict" if is_remote else f"_predict/{given.function_name.lower()}"
    answer = predictor(desk, request_id)(given.model_id, Call(path, payload))
    output: Json = json.loads(answer.text)
    if answer.status != 200:
        raise answer.error or predict_error(output, answer.status)
    return output


def to_json(value: Json, desk: "Desk") -> str:
    """Upstream: StringUtils.toJson: a text stays as it is."""
    return value if isinstance(value, str) else print_gson_value(value, desk.target)


def output_value(output: Json, name: str | None, given: Inference) -> Json:
    """The value of a mapped output. Raises ``JavaError`` with the text of ModelExecutor.getModelOutputValue."""
    try:
        if given.full_path:
            return _full(output, name, ignore_missing=given.ignore_missing)
        return _short(output, name, ignore_missing=given.ignore_missing)
    except JavaError as error:
        raise ServerError("RuntimeException", f"An unexpected error occurred: {error.message}") from None


def _full(output: Json, name: str | None, *, ignore_missing: bool) -> Json:
    if name is None:
        return output
    try:
        value = read(output, name)
    except JavaError:
        value = None
    if value is None:
        if ignore_missing:
            return output
        raise illegal_argument(f"model inference output cannot find such json path: {name}")
    return value


def _short(output: Json, name: str | None, *, ignore_missing: bool) -> Json:
    results = output.get("inference_results") if isinstance(output, dict) else None
    first = results[0] if isinstance(results, list) and results else None
    if not isinstance(first, dict):
        raise ServerError("RuntimeException", "Model outputs are null or empty.")
    tensors = first.get("output")
    if not isinstance(tensors, list) or not tensors:
        raise ServerError("RuntimeException", "Output tensors are null or empty.")
    values = [_of_tensor(tensor, name, ignore_missing) for tensor in tensors if isinstance(tensor, dict)]
    return values[0] if len(values) == 1 else values


def _of_tensor(tensor: Source, name: str | None, ignore_missing: bool) -> Json:
    data = tensor.get("dataAsMap")
    if data is None:
        return tensor.get("data")
    if name is None or not isinstance(data, dict):
        return data
    if name in data:
        return data[name]
    try:
        return read(data, name)
    except JavaError:
        if ignore_missing:
            return data
        raise illegal_argument(f"model inference output cannot find field name: {name}") from None
