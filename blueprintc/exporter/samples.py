"""A sample predict call for each way in which a model is called: the bodies that the documentation of a form shows."""

import json
import re
from typing import cast

from blueprintc.data import Target
from blueprintc.data.builtin_outputs import BUILTIN_OUTPUTS
from blueprintc.data.releases import RELEASES
from blueprintc.emulator import callers
from blueprintc.emulator.callers import Inputs
from blueprintc.errors import UnsupportedError, UsageError
from blueprintc.exporter.values import Number, Value
from blueprintc.jsontext import Json
from blueprintc.model import Connector, Mapping, Scalar, Sequence, plain
from blueprintc.model.placeholder import placeholders
from blueprintc.records import record


@record
class SampleCall:
    """A call of a model: who makes it, the path behind ``/_plugins/_ml/models/<id>/``, and the body."""

    caller: str
    path: str
    body: dict[str, Value]


def sample_calls(connector: Connector) -> tuple[SampleCall, ...]:
    """One call for each declared caller; for a connector that declares none, what its predict action seems to take."""
    declared = connector.instance.names("callers")
    schemas = connector.instance.mapping("inputs")
    inputs = cast("dict[str, Json]", plain(schemas)) if schemas is not None else {}
    provider = "".join(connector.instance.names("provider"))
    if not declared:
        guessed = _guessed_caller(connector)
        declared = (guessed,)
        if guessed == "predict" and not inputs:
            return (SampleCall("predict", "_predict", {"parameters": _open_parameters(connector)}),)
    found: list[SampleCall] = []
    for name in declared:
        call = _call(name, callers.sample_inputs(name, inputs, provider=provider))
        if call is not None and all((call.path, call.body) != (other.path, other.body) for other in found):
            found.append(call)
    return tuple(found)


def _call(name: str, inputs: Inputs) -> SampleCall | None:
    try:
        made = callers.caller(name).supply(inputs, Target.parse(RELEASES[-1]))
    except (UsageError, UnsupportedError):  # a caller whose question has no sample
        return None
    if not made or made[0].call.body is None:
        return None
    body = _value(json.loads(made[0].call.body))
    return SampleCall(name, made[0].call.path, body) if isinstance(body, dict) else None


def _guessed_caller(connector: Connector) -> str:
    """What the built-in pre-process function of the predict action is made for."""
    for action in _predict_actions(connector):
        function = action.get("pre_process_function")
        text = function.value if isinstance(function, Scalar) else None
        if isinstance(text, str) and text in BUILTIN_OUTPUTS:
            if text.endswith("rerank"):
                return "rerank"
            return "text_image_embedding" if "multimodal" in text else "text_embedding"
    return "predict"


def _open_parameters(connector: Connector) -> dict[str, Value]:
    """Parameters that the predict action's body and URL need and the connector does not give."""
    given = connector.root.get("parameters")
    known = set(given.keys()) if isinstance(given, Mapping) else set()
    found: dict[str, Value] = {}
    for action in _predict_actions(connector):
        for key in ("url", "request_body"):
            node = action.get(key)
            text = node.value if isinstance(node, Scalar) else None
            if not isinstance(text, str):
                continue
            for placeholder in placeholders(text):
                if placeholder.name not in known and placeholder.default is None:
                    is_bare = key == "request_body" and not _is_quoted(text, placeholder.start, placeholder.end)
                    found.setdefault(placeholder.name, _sample(placeholder.name) if is_bare else "text")
    return found


def _is_quoted(text: str, start: int, end: int) -> bool:
    """Whether a placeholder stands inside a JSON string: an odd number of quotes before it."""
    return len(re.findall(r'(?<!\\)(?:\\\\)*"', text[:start])) % 2 == 1 and '"' in text[end:]


def _sample(name: str) -> Value:
    if name == "messages":
        return [{"role": "user", "content": "Hello"}]
    return ["text"]


def _predict_actions(connector: Connector) -> list[Mapping]:
    actions = connector.root.get("actions")
    found: list[Mapping] = []
    for item in actions.items if isinstance(actions, Sequence) else ():
        kind = item.get("action_type") if isinstance(item, Mapping) else None
        if isinstance(item, Mapping) and isinstance(kind, Scalar) and str(kind.value).lower() == "predict":
            found.append(item)
    return found


def _value(item: object) -> Value:
    match item:
        case dict():
            return {str(key): _value(one) for key, one in item.items()}
        case list():
            return [_value(one) for one in item]
        case bool() | str() | None:
            return item
        case _:
            return Number(json.dumps(item))
