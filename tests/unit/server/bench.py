"""A desk to try things on: requests go in as Python values, and a provider answers from a list."""

import json
from typing import Any

from blueprintc.data import Target
from blueprintc.emulator.exchange import ProviderResponse, Request
from blueprintc.server.access.policy import Policy
from blueprintc.server.desk import Desk, Outside
from blueprintc.server.rest.dispatch import Dispatcher, RawRequest
from blueprintc.server.routes import all_routes
from tests.conformance.transcripts import SteppingClock

ML = "/_plugins/_ml"
_SETTINGS = {
    "plugins.ml_commons.only_run_on_ml_node": False,
    "plugins.ml_commons.connector.private_ip_enabled": True,
    "plugins.ml_commons.trusted_connector_endpoints_regex": ["^.*$"],
}
CHAT_BODY = (
    '{"system":"${parameters.system_prompt}","messages":[${parameters._chat_history:-}{"role":"user","content":'
    '"${parameters.prompt}"}${parameters._interactions:-}]${parameters.tool_configs:-}}'
)


class Bench:
    """A desk with answers of a provider, the last of which repeats."""

    def __init__(self, *answers: Any, release: str = "3.4", policy: Policy | None = None) -> None:
        self.answers = list(answers)
        self.requests: list[Request] = []
        outside = Outside(responder=lambda: self, clock=SteppingClock())
        self.desk = Desk(outside, target=Target.parse(release), policy=policy)
        self.desk.settings.update({"persistent": _SETTINGS})
        self._dispatcher = Dispatcher(self.desk, all_routes())

    def respond(self, request: Request) -> ProviderResponse:
        """The next answer."""
        self.requests.append(request)
        answer = self.answers[min(len(self.requests), len(self.answers)) - 1]
        return ProviderResponse(200, json.dumps(answer).encode(), (("Content-Type", "application/json"),))

    @property
    def bodies(self) -> list[Any]:
        """What the provider was asked."""
        return [json.loads(request.body or b"null") for request in self.requests]

    def status(self, method: str, path: str, body: Any = None) -> tuple[int, Any]:
        """Status and JSON of an answer to a value, or to a text as it is."""
        where, _, query = path.partition("?")
        text = body if isinstance(body, str) else "" if body is None else json.dumps(body)
        answer = self._dispatcher.serve(
            RawRequest(method, where, query, {"content-type": "application/json"}, text.encode())
        )
        return answer.status, json.loads(answer.body) if answer.body else None

    def call(self, method: str, path: str, body: Any = None) -> Any:
        """The JSON of an answer that is no error."""
        status, given = self.status(method, path, body)
        assert status < 300, given
        return given

    def model(self, request_body: str = '{"prompt":"${parameters.prompt}"}', **parameters: str) -> str:
        """A deployed model that sends a body to the provider; its id."""
        action = {
            "action_type": "predict",
            "method": "POST",
            "url": "http://127.0.0.1:1/x",
            "request_body": request_body,
        }
        connector = {
            "name": "c",
            "version": 1,
            "protocol": "http",
            "parameters": parameters,
            "credential": {"key": "k"},
            "actions": [action, {**action, "action_type": "execute", "request_body": '{"q":"${parameters.q}"}'}],
        }
        self.connector_id = self.call("POST", f"{ML}/connectors/_create", connector)["connector_id"]
        body = {"name": "m", "function_name": "remote", "connector_id": self.connector_id}
        return str(self.call("POST", f"{ML}/models/_register?deploy=true", body)["model_id"])

    def agent(self, kind: str, **fields: Any) -> str:
        """An agent; its id."""
        body = {"name": "a", "type": kind, **fields}
        return str(self.call("POST", f"{ML}/agents/_register", body)["agent_id"])

    def ask(self, agent_id: str, **parameters: Any) -> list[Any]:
        """The tensors that an agent answers."""
        given = self.call("POST", f"{ML}/agents/{agent_id}/_execute", {"parameters": parameters})
        (result,) = given["inference_results"]
        return list(result["output"])
