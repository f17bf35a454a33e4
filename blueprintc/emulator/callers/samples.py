"""Sample inputs: a value for each parameter that a blueprint declares, and a few documents."""

from collections.abc import Mapping

from blueprintc.emulator.callers.contract import Inputs
from blueprintc.jsontext import Json

_DEEPEST = 6
#: What the agent gives itself.
_AGENTS_OWN = ("prompt", "question", "system_prompt")
_DOCUMENTS = ("first document", "second document")


def sample_inputs(caller: str, schemas: Mapping[str, Json], *, provider: str = "") -> Inputs:
    """Harmless inputs for a caller; ``schemas`` are the blueprint's ``inputs``, name to JSON Schema.

    An agent's ``_llm_interface`` is taken from them; which form of the question the RAG processor chooses follows from
    the blueprint's ``provider``.
    """
    parameters = sample_parameters(schemas)
    if caller == "rag":
        form = _rag_form(provider, parameters)
        return Inputs(query="a question", docs=_DOCUMENTS, provider=form, system_prompt="be short")
    if caller in ("agent", "stream"):
        interface = parameters.pop("_llm_interface", None)
        name = interface if isinstance(interface, str) else None
        if caller == "agent":
            parameters = {key: value for key, value in parameters.items() if key not in _AGENTS_OWN}
        prompt = None if name is None else "be short"
        return Inputs(query="a question", system_prompt=prompt, parameters=parameters, llm_interface=name)
    if caller in ("text_embedding", "sparse_encoding"):
        return Inputs(docs=_DOCUMENTS, parameters=parameters)
    if caller in ("rerank", "highlight"):
        return Inputs(docs=_DOCUMENTS, query="a question", parameters=parameters)
    if caller == "text_image_embedding":
        return Inputs(docs=_DOCUMENTS[:1], image="iVBORw0KGgo=", parameters=parameters)
    return Inputs(query="a question", system_prompt="be short", parameters=parameters)


def _rag_form(provider: str, parameters: Mapping[str, Json]) -> str:
    """Upstream: LlmIOUtil: the prefix of ``llm_model`` decides; models behind other services pass for Bedrock's."""
    if provider == "cohere":
        return provider
    if "messages" not in parameters:
        return "bedrock"
    return "bedrock-converse" if provider == "bedrock" else "openai"


def sample_parameters(schemas: Mapping[str, Json]) -> dict[str, Json]:
    """A value for each parameter, by its schema."""
    return {name: sample(schema) for name, schema in schemas.items()}


def sample(schema: Json, depth: int = 0) -> Json:
    """A value that fits a JSON Schema, as far as ``type``, examples, values and members say; else a text."""
    if not isinstance(schema, dict) or depth > _DEEPEST:
        return "text"
    for key in ("example", "default", "const"):
        if key in schema:
            return schema[key]
    for key in ("examples", "enum"):
        given = schema.get(key)
        if isinstance(given, list) and given:
            return given[0]
    kind = schema.get("type")
    if isinstance(kind, list):
        kind = kind[0] if kind else "string"
    match kind:
        case "array":
            return [sample(schema.get("items"), depth + 1)]
        case "object":
            members = schema.get("properties")
            return {name: sample(one, depth + 1) for name, one in members.items()} if isinstance(members, dict) else {}
        case "integer":
            return 1
        case "number":
            return 0.5
        case "boolean":
            return True
        case "null":
            return None
        case _:
            return "text"
