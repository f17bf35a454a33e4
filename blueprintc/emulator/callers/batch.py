"""``batch``: asynchronous jobs by ``_batch_predict``, whose state and end the cluster asks for later."""

import json

from blueprintc.data import Feature, Target
from blueprintc.emulator.batch import service_of
from blueprintc.emulator.callers.answer import answer_json, failure, request_findings
from blueprintc.emulator.callers.contract import CallerCall, Finding, Inputs
from blueprintc.emulator.callers.predict import parameter_texts
from blueprintc.emulator.exchange import Call, Outcome
from blueprintc.jsontext import Json

_JOB_FIELDS = {"openai": "id", "cohere": "id", "sagemaker": "TransformJobArn", "bedrock": "processedJobArn"}
_HELP = {
    "bedrock": "use the post_process_function connector.post_process.bedrock.batch_job_arn",
}


class Batch:
    """Upstream: MLPredictTaskRunner, GetTaskTransportAction, CancelBatchJobTransportAction."""

    name = "batch"
    who = "the batch task"

    def supply(self, inputs: Inputs, target: Target) -> list[CallerCall]:
        """One call that starts a job."""
        body = json.dumps({"parameters": dict(inputs.parameters)})
        return [
            CallerCall(
                title="start of a batch job",
                call=Call("_batch_predict", body),
                texts=parameter_texts(inputs),
                count=None,
                inputs=inputs,
            )
        ]

    def verify(self, outcome: Outcome, made: CallerCall, target: Target) -> list[Finding]:
        """A job with the text that status and cancel calls need."""
        failed = failure(outcome, self.who)
        findings = request_findings(outcome, made, self.who)
        if failed is not None:
            return [failed, *findings]
        answer = answer_json(outcome)
        job = answer.get("remote_job") if isinstance(answer, dict) else None
        if not isinstance(job, dict):
            return [*findings, Finding(slug="no-job", message=f"the answer has no remote_job; {self.who} has no job")]
        findings += _job_findings(job, outcome)
        if target.has(Feature.BATCH_STATUS_BROKEN):
            findings.append(
                Finding(
                    slug="status-broken",
                    severity="warning",
                    message=f"in {target.name} status and cancel calls of batch tasks fail with 'Trusted connector "
                    "endpoints regex is not configured', whatever the setting (3.7 and later)",
                )
            )
        return findings


def _job_findings(job: dict[str, Json], outcome: Outcome) -> list[Finding]:
    url = outcome.requests[0].url if outcome.requests else ""
    service = service_of(url)
    field = _JOB_FIELDS.get(service or "")
    if field is None or isinstance(job.get(field), str):
        return []
    has = ", ".join(name for name in job if name != "dlq") or "nothing"
    what = "is no text" if field in job else "is missing"
    return [
        Finding(
            slug="no-job-id",
            message=f"remote_job.{field} {what} (it has {has}), so status and cancel calls to {service} cannot name "
            "the job",
            help=_HELP.get(service or "", "do not filter it out of the response"),
        )
    ]


CALLER = Batch()
