"""``inputs`` to the model interface: what a model that uses the connector checks its calls against.

ML Commons wants ``{"input": "<JSON Schema as a text>"}`` in the request that registers a model.
"""

import json

from blueprintc.data.features import Feature
from blueprintc.data.releases import releases_in
from blueprintc.errors import UsageError
from blueprintc.lowering.types import schema_types
from blueprintc.model import Instance, Mapping, Plain, Scalar, plain

#: Callers that send documents in place of parameters: an interface must let them through.
_DOCUMENT_CALLERS = frozenset({"text_embedding", "sparse_encoding", "text_image_embedding", "rerank", "highlight"})


def model_interface(instance: Instance) -> dict[str, str] | None:
    """The ``interface`` of a model, or ``None`` where the blueprint declares no inputs.

    A parameter is required when it has no value in ``parameters``, may not be null and has no default; ``parameters``
    itself is required when one of them is and every declared caller sends parameters. Where a declared release checks
    values before it reads them, a value that is no string may be one, too.
    """
    inputs = instance.mapping("inputs")
    if inputs is None or not inputs.members:
        return None
    given = instance.mapping("parameters")
    properties: dict[str, Plain] = {}
    required: list[Plain] = []
    as_texts = _checks_texts(instance)
    for member in inputs.members:
        name, node = member.key.value, member.value
        kinds = schema_types(node)
        schema = plain(node)
        # Upstream: MLNodeUtils.processRemoteInferenceInputDataSetParametersValue parses every value as JSON unless its
        # schema's type is exactly "string"; a null arrives as the text "null".
        if isinstance(schema, dict) and kinds - {"null"} == {"string"}:
            schema = {**schema, "type": "string"}
        elif as_texts:
            schema = {"anyOf": [schema, {"type": "string"}]}
        properties[name] = schema
        has_default = isinstance(node, Mapping) and node.get("default") is not None
        if not has_default and "null" not in kinds and (given is None or given.get(name) is None):
            required.append(name)
    parameters: dict[str, Plain] = {"type": "object", "properties": properties}
    schema_of_call: dict[str, Plain] = {"type": "object", "properties": {"parameters": parameters}}
    if required:
        parameters["required"] = required
        if not _DOCUMENT_CALLERS & set(instance.names("callers")):
            schema_of_call["required"] = ["parameters"]
    return {"input": json.dumps(schema_of_call, ensure_ascii=False, separators=(",", ":"))}


def _checks_texts(instance: Instance) -> bool:
    """Whether one of the blueprint's releases holds the texts of parameters against their schemas.

    Upstream: MLPredictTaskRunner.validateInputSchema of 2.14 to 2.16; since 2.17 values are parsed before.
    """
    node = instance.root.get("opensearch")
    if not isinstance(node, Scalar):
        return False
    try:
        targets = releases_in(node.text.value)
    except UsageError:
        return False  # which is reported elsewhere
    return any(each.has(Feature.MODEL_INTERFACE) and not each.has(Feature.INTERFACE_CONVERTS) for each in targets)
