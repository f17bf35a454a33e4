"""Custom pre- and post-process scripts: what they see, and what becomes of what they return.

Upstream: DefaultPreProcessFunction, RemoteInferencePreProcessFunction, ScriptUtils.executePostProcessFunction. The
script itself is run by ``Environment.scripts``, which also puts the default ``escape`` function before it.
"""

from collections.abc import Mapping

from blueprintc.data import Target
from blueprintc.emulator.datasets import MLInput, RemoteDataset, TextDocsDataset, TextSimilarityDataset
from blueprintc.emulator.environment import ScriptEngine
from blueprintc.emulator.errors import illegal_argument, null_pointer
from blueprintc.emulator.escaping import gson_literal, is_json_value, nesting_limit, process_text_doc
from blueprintc.emulator.java_maps import hash_map
from blueprintc.emulator.java_values import class_cast, class_of
from blueprintc.emulator.ml_input import ml_input_json
from blueprintc.emulator.printing import print_gson_value
from blueprintc.emulator.substitution import PARAMETERS, substitute
from blueprintc.jsontext import Json, parse_gson_doubles, read_gson_map

CONVERT_INPUT = "pre_process_function.convert_input_to_json_string"
CONVERT_REMOTE = "pre_process_function.convert_remote_inference_param_to_object"
PROCESS_REMOTE = "pre_process_function.process_remote_inference_input"


def is_true(parameters: Mapping[str, str | None], name: str) -> bool:
    """``Boolean.parseBoolean`` of a parameter."""
    value = parameters.get(name)
    return value is not None and value.lower() == "true"


def fill_function(function: str | None, parameters: Mapping[str, str | None], target: Target) -> str | None:
    """A function's text with its placeholders filled by Gson literals, quotes included.

    Upstream: ConnectorUtils.fillProcessFunctionParameter.
    """
    if function is None or PARAMETERS not in function:
        return function
    literals = {name: "null" if value is None else gson_literal(value, target) for name, value in parameters.items()}
    return substitute(function, literals)


def run_pre_script(
    source: str, given: MLInput, parameters: Mapping[str, str | None], engine: ScriptEngine, target: Target
) -> dict[str, str | None]:
    """Run a script on documents, a query or a question; the parameters that it gives. Raises ``JavaError``."""
    escaped = escape_input(given, target)
    values = ml_input_json(escaped)
    if not is_true(parameters, CONVERT_INPUT):
        return _read_parameters(engine.execute(source, values, "LinkedTreeMap"), target)
    texts: dict[str, Json] = {
        name: value if isinstance(value, str) else print_gson_value(value, target) for name, value in values.items()
    }
    return _read_parameters(engine.execute(source, hash_map(texts), "HashMap"), target)


def run_remote_pre_script(
    source: str,
    dataset: RemoteDataset,
    parameters: Mapping[str, str | None],
    engine: ScriptEngine,
    target: Target,
) -> dict[str, str | None]:
    """Run a script on request parameters. Raises ``JavaError``."""
    if dataset.parameters is None:
        raise null_pointer('Cannot invoke "java.util.Map.size()" because "m" is null')
    values: dict[str, Json] = dict(dataset.parameters)
    if is_true(parameters, CONVERT_REMOTE):
        for name, text in dataset.parameters.items():
            if text is not None and is_json_value(text, target):
                values[name] = parse_gson_doubles(text, nesting_limit=nesting_limit(target))
    return _read_parameters(engine.execute(source, hash_map(values), "HashMap"), target)


def escape_input(given: MLInput, target: Target) -> MLInput:
    """Documents and query as JSON string contents; questions are left alone. Upstream: escapeMLInput."""
    dataset = given.dataset

    def escape(text: str | None) -> str | None:
        return None if text is None else process_text_doc(text, target)

    if isinstance(dataset, TextDocsDataset):
        docs = TextDocsDataset([escape(doc) for doc in dataset.docs])
        return MLInput(given.algorithm, docs, given.algorithm_parameters)
    if isinstance(dataset, TextSimilarityDataset):
        query = process_text_doc(dataset.query_text, target)
        pairs = TextSimilarityDataset(query, [escape(doc) for doc in dataset.text_docs])
        return MLInput(given.algorithm, pairs, given.algorithm_parameters)
    return given


def _read_parameters(result: str | None, target: Target) -> dict[str, str | None]:
    """``parameters`` of what a script returned: strings as they are, all else printed by Gson."""
    if result is None:
        raise illegal_argument("Preprocess function output is null")
    found = read_gson_map(result, nesting_limit=nesting_limit(target))
    if found is None:
        raise null_pointer(
            'Cannot invoke "java.util.Map.getOrDefault(Object, Object)" because "processedInput" is null'
        )
    values = found.get("parameters", {})
    if values is None:
        raise null_pointer('Cannot invoke "java.util.Map.keySet()" because "parametersMap" is null')
    if not isinstance(values, dict):
        raise class_cast(
            class_of(values, list_class="java.util.ArrayList", map_class="com.google.gson.internal.LinkedTreeMap"),
            "java.util.Map",
        )
    return hash_map(
        {name: value if isinstance(value, str) else print_gson_value(value, target) for name, value in values.items()}
    )
