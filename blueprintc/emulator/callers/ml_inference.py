"""``ml_inference``: the ingest and search processors of that name, with mapped parameters and output paths."""

import json

from blueprintc.data import Target
from blueprintc.emulator.callers.answer import failure, request_findings, tensors
from blueprintc.emulator.callers.contract import CallerCall, Finding, Inputs
from blueprintc.emulator.callers.predict import parameter_texts
from blueprintc.emulator.exchange import Call, Outcome
from blueprintc.jsonpath import explain_no_match, read
from blueprintc.jvm import JavaError


class MlInference:
    """Upstream: MLInferenceIngestProcessor, MLInferenceSearchRequestProcessor, ModelExecutor.getModelOutputValue."""

    name = "ml_inference"
    who = "the ml_inference processor"

    def supply(self, inputs: Inputs, target: Target) -> list[CallerCall]:
        """One call with the mapped parameters."""
        body = json.dumps({"parameters": dict(inputs.parameters)})
        return [
            CallerCall(
                title="inference with mapped parameters",
                call=Call("_predict", body),
                texts=parameter_texts(inputs),
                count=None,
                inputs=inputs,
            )
        ]

    def verify(self, outcome: Outcome, made: CallerCall, target: Target) -> list[Finding]:
        """Tensors, and a value at each mapped path of their ``dataAsMap``."""
        failed = failure(outcome, self.who)
        findings = request_findings(outcome, made, self.who)
        if failed is not None:
            return [failed, *findings]
        found = tensors(outcome)
        if not found:
            message = f"the answer has no tensors; {self.who} fails with 'Output tensors are null or empty.'"
            return [*findings, Finding(slug="no-tensor", message=message)]
        for field, path in made.inputs.outputs.items():
            for tensor in found:
                data = tensor.data_as_map
                if data is None:
                    continue  # Upstream: of a tensor without a map the numbers are taken, whatever the path
                try:
                    read(data, str(path))
                except JavaError:
                    findings.append(
                        Finding(
                            slug="no-output-field",
                            message=f"output_map of {field!r}: {self.who} finds nothing at {path} "
                            f"({explain_no_match(str(path), data)})",
                        )
                    )
        return findings


CALLER = MlInference()
