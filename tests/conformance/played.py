"""``Played``: one call through the emulator from a few words, for tests that look at one behaviour."""

import json
from dataclasses import dataclass
from typing import Any

from blueprintc.emulator.cases import read_case, result_line, run_case

_ANSWER = {"a": 1}


@dataclass(frozen=True)
class Played:
    """The parts of a result that tests look at. ``created`` and ``answer`` are the parsed JSON answers."""

    result: dict[str, Any]

    @property
    def created(self) -> Any:
        return self.result["create"]["body"]

    @property
    def status(self) -> int:
        """The status of the last answer."""
        last = self.result["response"] or self.result["register"] or self.result["create"]
        return int(last["status"])

    @property
    def answer(self) -> Any:
        return self.result["response"]["body"]

    @property
    def error(self) -> str:
        """Type and reason of the last answer's error, with its causes."""
        last = self.result["response"] or self.result["register"] or self.result["create"]
        found, parts = last["body"]["error"], []
        while found is not None:
            parts.append(f"{found['type']}: {found['reason']}")
            found = found.get("caused_by")
        return " <- ".join(parts)

    @property
    def bodies(self) -> list[str]:
        """The bodies of the requests, as they were sent."""
        return [request["body"] for request in self.result["requests"]]

    @property
    def body(self) -> str:
        (body,) = self.bodies
        return body

    @property
    def urls(self) -> list[str]:
        return [request["url"] for request in self.result["requests"]]

    @property
    def headers(self) -> dict[str, str]:
        (request,) = self.result["requests"]
        return dict(request["headers"])

    @property
    def tensors(self) -> list[Any]:
        """The tensors of all sub-requests."""
        return [tensor for result in self.answer["inference_results"] for tensor in result.get("output", [])]


def play(
    action: dict[str, Any] | None = None,
    *,
    connector: dict[str, Any] | None = None,
    parameters: dict[str, Any] | None = None,
    call: dict[str, Any] | None = None,
    path: str = "_predict",
    given: dict[str, Any] | None = None,
    answers: list[Any] | None = None,
    code: int = 200,
    target: str = "3.4",
    model: dict[str, Any] | None = None,
    settings: dict[str, Any] | None = None,
) -> Played:
    """Create a connector with one action, register a model, call it with the parameters ``given`` (or a whole body).

    ``answers`` are bodies of the provider: texts, or values that are printed as JSON; ``code`` is their status.
    """
    predict = {
        "action_type": "predict",
        "method": "POST",
        "url": "https://api.openai.com/v1/x",
        "request_body": '{"q":"${parameters.q}"}',
        **(action or {}),
    }
    body = {
        "name": "trap",
        "version": "1",
        "protocol": "http",
        "credential": {"key": "SECRET"},
        "parameters": parameters or {},
        "actions": [{name: value for name, value in predict.items() if value is not None}],
        **(connector or {}),
    }
    responses = [
        {"status": code, "headers": {}, "body": one if isinstance(one, str) else json.dumps(one)}
        for one in ([_ANSWER] if answers is None else answers)
    ]
    case = {
        "id": "trap",
        "target": target,
        "connector": body,
        "model": model or {},
        "settings": settings or {},
        "call": {"path": path, "body": call if call is not None else {"parameters": given or {}}},
        "responses": responses,
    }
    read = read_case(json.dumps(case))
    return Played(json.loads(result_line("trap", run_case(read))))
