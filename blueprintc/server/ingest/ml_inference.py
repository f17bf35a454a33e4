"""The ingest processor ``ml_inference``. Upstream: MLInferenceIngestProcessor."""

from typing import TYPE_CHECKING

from blueprintc.emulator.errors import ServerError, illegal_argument
from blueprintc.jsonpath import read
from blueprintc.jsontext import Json
from blueprintc.jvm.errors import JavaError
from blueprintc.server.ingest.config import Config
from blueprintc.server.ingest.document import Ingested
from blueprintc.server.ingest.inference import Inference, infer, output_value, read_inference, to_json
from blueprintc.server.ingest.pipeline import Run

if TYPE_CHECKING:
    from blueprintc.server.desk import Desk

_DEFAULT_FIELD = "inference_results"


def ml_inference(desk: "Desk", config: Config) -> Run:
    """Maps fields to the model's input, and its output to fields."""
    given = read_inference(desk, config, kind="ingest")

    def run(document: Ingested, request_id: str) -> bool:
        count = max(1, len(given.input_maps or ()))
        failure: JavaError | None = None
        for number in range(count):
            try:
                _one(desk, given, document, number, request_id)
            except JavaError as error:
                failure = failure or error
        if failure is not None and not given.ignore_failure:
            raise failure
        return True

    return run


def _one(desk: "Desk", given: Inference, document: Ingested, number: int, request_id: str) -> None:
    outputs = None if given.output_maps is None else given.output_maps[number]
    kept: list[str] = []
    if outputs is not None:
        for field in outputs:
            paths = write_paths(document.source, field)
            exist = sum(document.has(path) for path in paths)
            if given.override or exist != len(paths):
                kept.append(field)
        if not kept:
            return
    inputs = _inputs(desk, given, document, number)
    output = infer(desk, given, inputs, request_id)
    if not outputs:
        _put(document, _DEFAULT_FIELD, None, output_value(output, None, given))
        return
    for field, name in outputs.items():
        if field in kept:
            _put(document, field, name, output_value(output, name, given))


def _inputs(desk: "Desk", given: Inference, document: Ingested, number: int) -> dict[str, str]:
    if given.input_maps:
        mapping = given.input_maps[number]
    else:
        mapping = {name: name for name in document.everything()}
    inputs: dict[str, str] = {}
    for model_field, field in mapping.items():
        value = _field_value(document, field, given)
        if value is not None:
            inputs[model_field] = to_json(value, desk)
    return inputs


def _field_value(document: Ingested, field: str, given: Inference) -> Json:
    if document.has(field):
        return document.get(field)
    try:
        value = read(document.everything(), field)
    except JavaError:
        value = None
    if value is None or value == []:
        if given.ignore_missing:
            return None
        raise illegal_argument(f"Cannot find field name defined from input map: {field}")
    return value


def write_paths(source: dict[str, Json], field: str) -> list[str]:
    """A path with ``*`` as the paths that it stands for. Upstream: writeNewDotPathForNestedObject."""
    if "." not in field:
        return [field]
    parent, _, last = field.rpartition(".")
    return [f"{path}.{last}" for path in _expanded(source, parent.split("."))]


def _expanded(value: Json, parts: list[str]) -> list[str]:
    if not parts:
        return [""]
    head, rest = parts[0], parts[1:]
    found: list[str] = []
    if head == "*" and isinstance(value, list):
        below = [(str(index), item) for index, item in enumerate(value)]
    elif head == "*" and isinstance(value, dict):
        below = list(value.items())
    elif isinstance(value, dict):
        below = [(head, value.get(head))]
    elif isinstance(value, list) and head.isdecimal() and int(head) < len(value):
        below = [(head, value[int(head)])]
    else:
        return []
    for name, item in below:
        found += [name if not path else f"{name}.{path}" for path in _expanded(item, rest)]
    return found


def _put(document: Ingested, field: str, name: str | None, value: Json) -> None:
    paths = write_paths(document.source, field)
    if len(paths) == 1:
        document.put(paths[0], value)
        return
    if not isinstance(value, list):
        raise illegal_argument("Model output is not an array, cannot assign to array in documents.")
    if len(paths) != len(value):
        raise ServerError(
            "RuntimeException",
            f"the prediction field: {name} is an array in size of {len(value)} but the document field array from field"
            f" {field} is in size of {len(paths)}",
        )
    for path, item in zip(paths, value, strict=True):
        document.put(path, item)
