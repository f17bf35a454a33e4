"""The oracle's operations on custom pre- and post-process scripts (``blueprintc answer``)."""

from collections.abc import Mapping
from typing import Any

from blueprintc.data import Target
from blueprintc.emulator.answer_functions import TARGET, dataset_of, text_of, tree_of
from blueprintc.emulator.datasets import MLInput, RemoteDataset
from blueprintc.emulator.environment import MapClass
from blueprintc.emulator.errors import illegal_argument
from blueprintc.emulator.escaping import escape_parameters, is_json_value
from blueprintc.emulator.from_json import from_json
from blueprintc.emulator.java_maps import hash_map
from blueprintc.emulator.scripts import CONVERT_INPUT, fill_function, run_pre_script, run_remote_pre_script
from blueprintc.emulator.tensors import parse_response
from blueprintc.jsonpath import read_text
from blueprintc.jsontext import Json
from blueprintc.jvm import JavaError
from blueprintc.painless.answer import error_fields
from blueprintc.painless.connector import ConnectorScripts
from blueprintc.painless.interpreter.run import ScriptError

#: The release whose responses are read by Jackson; ``numbers: jackson`` asks for it.
_JACKSON = Target.parse("3.5.0")

Fields = dict[str, Any]


class _Engine:
    """Runs scripts for the emulator's steps; a script's error goes through them as it is."""

    def __init__(self) -> None:
        self._scripts = ConnectorScripts()

    def execute(self, source: str, params: Mapping[str, Json], map_class: MapClass = "LinkedHashMap") -> str | None:
        """The script's result. Raises ``ScriptError``."""
        return self._scripts.execute(source, params, map_class=map_class)


def _pre_process_script(request: Fields) -> Fields:
    source = text_of(request.get("source")) or ""
    given = request.get("input")
    parameters = {name: text_of(value) for name, value in (request.get("parameters") or {}).items()}
    if request.get("convert_input_to_json_string"):
        parameters[CONVERT_INPUT] = "true"
    filled = fill_function(source, parameters, TARGET) or ""
    dataset = dataset_of(given)
    try:
        if dataset is None:
            raise illegal_argument("Preprocess function input can't be null")
        if isinstance(dataset, RemoteDataset):
            found = run_remote_pre_script(filled, dataset, parameters, _Engine(), TARGET)
        else:
            content_type = given.get("content_type") if isinstance(given, dict) else None
            own = None if content_type is None else {"content_type": str(content_type)}
            found = run_pre_script(filled, MLInput("REMOTE", dataset, own), parameters, _Engine(), TARGET)
    except ScriptError as failure:
        return {"error": error_fields(failure.error)}
    return {"result": hash_map(found), "escaped": hash_map(escape_parameters(found, TARGET))}


def _post_process_script(request: Fields) -> Fields:
    source = text_of(request.get("source"))
    body = text_of(request.get("response")) or ""
    parameters = {name: text_of(value) for name, value in (request.get("parameters") or {}).items()}
    target = _JACKSON if request.get("numbers") == "jackson" else TARGET
    values = from_json(body, "result", target)
    result: str | None = None
    if source is not None:
        array = body.lstrip().startswith("[")
        kind: MapClass = "HashMap" if array else "LinkedHashMap" if target is _JACKSON else "LinkedTreeMap"
        try:
            result = _Engine().execute(fill_function(source, parameters, TARGET) or "", values, kind)
        except ScriptError as failure:
            return {"error": error_fields(failure.error)}
    response = body if result is None else result
    tensor_json = result is not None and is_json_value(result, TARGET)
    response_filter = text_of(request.get("response_filter"))
    value: Json = response if response_filter is None else read_text(response, response_filter)
    try:
        tensors = parse_response(value, tensor_json=tensor_json, target=TARGET)
    except JavaError as error:
        return {"error": {"class": error.java_class, "message": error.message, "stage": "parse_response"}}
    return {
        "result": [tree_of(tensor) for tensor in tensors],
        "script_result": result,
        "tensor_json": tensor_json,
    }


OPERATIONS = {"pre_process_script": _pre_process_script, "post_process_script": _post_process_script}
