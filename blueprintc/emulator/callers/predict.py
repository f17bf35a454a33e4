"""``predict``: a client of the predict API, with parameters."""

import json

from blueprintc.data import Target
from blueprintc.emulator.callers.answer import answer_json, failure, request_findings
from blueprintc.emulator.callers.contract import CallerCall, Finding, Inputs
from blueprintc.emulator.exchange import Call, Outcome
from blueprintc.jsontext import Json


class Predict:
    """Whoever sends ``POST /_plugins/_ml/models/<id>/_predict``."""

    name = "predict"
    who = "the client"

    def supply(self, inputs: Inputs, target: Target) -> list[CallerCall]:
        """One call with all parameters."""
        body = json.dumps({"parameters": dict(inputs.parameters)})
        return [
            CallerCall(
                title="predict", call=Call("_predict", body), texts=parameter_texts(inputs), count=None, inputs=inputs
            )
        ]

    def verify(self, outcome: Outcome, made: CallerCall, target: Target) -> list[Finding]:
        """Any good answer; with ``outputs`` declared, one that fits that schema."""
        failed = failure(outcome, self.who)
        findings = request_findings(outcome, made, self.who)
        if failed is not None:
            return [failed, *findings]
        if made.inputs.outputs:
            from blueprintc.emulator.json_schema import JsonSchema, Wording

            errors = JsonSchema(dict(made.inputs.outputs), Wording.NETWORKNT_3).validate(answer_json(outcome))
            findings += [
                Finding(slug="output-schema", message=f"the answer does not fit the declared outputs at {error}")
                for error in errors
            ]
        return findings


def parameter_texts(inputs: Inputs) -> list[str]:
    """The strings among the parameters, also inside arrays and objects."""
    texts: list[str] = []
    stack: list[Json] = [*inputs.parameters.values()]
    while stack:
        value = stack.pop()
        if isinstance(value, str):
            texts.append(value)
        elif isinstance(value, list):
            stack.extend(value)
        elif isinstance(value, dict):
            stack.extend(value.values())
    return texts


CALLER = Predict()
