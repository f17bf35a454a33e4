"""``stream``: a client of the streaming predict route (3.3 and later)."""

import json

from blueprintc.data import Feature, Target
from blueprintc.emulator.callers.answer import body_text, failure, request_findings
from blueprintc.emulator.callers.contract import CallerCall, Finding, Inputs
from blueprintc.emulator.callers.predict import parameter_texts
from blueprintc.emulator.exchange import Call, Outcome
from blueprintc.jsontext import Json


class Stream:
    """Whoever sends ``POST /_plugins/_ml/models/<id>/_predict/stream``. Upstream: RemoteConnectorExecutor."""

    name = "stream"
    who = "the streaming client"

    def supply(self, inputs: Inputs, target: Target) -> list[CallerCall]:
        """One call; ``_llm_interface`` may come from the connector."""
        parameters: dict[str, Json] = dict(inputs.parameters)
        if inputs.llm_interface is not None:
            parameters["_llm_interface"] = inputs.llm_interface
        body = json.dumps({"parameters": parameters})
        return [
            CallerCall(
                title="streamed prediction",
                call=Call("_predict/stream", body),
                texts=parameter_texts(inputs),
                count=None,
                inputs=inputs,
            )
        ]

    def verify(self, outcome: Outcome, made: CallerCall, target: Target) -> list[Finding]:
        """A request that asks the provider to stream."""
        if not target.has(Feature.STREAMING):
            message = f"{target.name} has no streaming route; it exists since 3.3"
            return [Finding(slug="no-streaming", message=message)]
        findings = request_findings(outcome, made, self.who)
        failed = failure(outcome, self.who)
        if failed is not None:
            return [failed, *findings]
        interface = (made.inputs.llm_interface or "").strip().lower()
        if interface == "openai/v1/chat/completions":
            for request in outcome.requests:
                if not _streams(body_text(request)):
                    message = 'the request body has no "stream": true, so the provider answers in one piece'
                    findings.append(Finding(slug="not-streamed", message=message))
        return findings


def _streams(text: str) -> bool:
    try:
        body = json.loads(text)
    except (ValueError, RecursionError):
        return False
    return isinstance(body, dict) and body.get("stream") is True


CALLER = Stream()
