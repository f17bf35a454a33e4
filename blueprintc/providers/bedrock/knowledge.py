"""Knowledge bases, and batch jobs."""

from blueprintc.providers.bedrock.hosts import AGENT_RUNTIME, CONTROL
from blueprintc.providers.contract import Call, Operation, Value
from blueprintc.providers.reading import echo, identifier, member, uuid

_API = "https://docs.aws.amazon.com/bedrock/latest/APIReference"
_JOB = "arn:aws:bedrock:us-east-1:123456789012:model-invocation-job/"
_TIME = "2026-01-01T00:00:00Z"


def _retrieve(call: Call) -> Value:
    query = str(member(call.get("retrievalQuery"), "text") or "")
    return {"retrievalResults": [_found(query, score) for score in (0.62, 0.41)]}


def _found(query: str, score: float) -> dict[str, Value]:
    return {
        "content": {"text": f"A stub's document about {query[:80]}", "type": "TEXT"},
        "location": {"type": "S3", "s3Location": {"uri": "s3://example-bucket/document.txt"}},
        "score": score,
        "metadata": {"source": "a stub"},
    }


def _retrieve_and_generate(call: Call) -> Value:
    question = str(member(call.get("input"), "text") or "")
    text = echo(question)
    found = _found(question, 0.6)
    del found["score"]
    part: Value = {"textResponsePart": {"text": text, "span": {"start": 0, "end": max(len(text) - 1, 0)}}}
    return {
        "sessionId": uuid(question),
        "output": {"text": text},
        "citations": [{"generatedResponsePart": part, "retrievedReferences": [found]}],
    }


def _batch_created(call: Call) -> Value:
    return {"jobArn": _JOB + identifier("", str(call.get("jobName")))[:12]}


def _batch_status(call: Call) -> Value:
    name = call.path.get("id", "")
    return {
        "jobArn": name if name.startswith("arn:") else _JOB + name,
        "jobName": "a-stub-s-job",
        "modelId": "arn:aws:bedrock:us-east-1::foundation-model/amazon.titan-embed-text-v2:0",
        "roleArn": "arn:aws:iam::123456789012:role/example",
        "status": "Completed",
        "submitTime": _TIME,
        "lastModifiedTime": _TIME,
        "endTime": _TIME,
        "inputDataConfig": {"s3InputDataConfig": {"s3Uri": "s3://example-bucket/in/", "s3InputFormat": "JSONL"}},
        "outputDataConfig": {"s3OutputDataConfig": {"s3Uri": "s3://example-bucket/out/"}},
    }


def _batch_stopped(call: Call) -> Value:
    return {}


OPERATIONS = (
    Operation(
        provider="bedrock",
        name="retrieve_and_generate",
        title="an answer from a knowledge base",
        tasks=("chat",),
        url=AGENT_RUNTIME + "/retrieveAndGenerate",
        contract="bedrock/retrieve_and_generate",
        answering=_retrieve_and_generate,
        documentation=f"{_API}/API_agent-runtime_RetrieveAndGenerate.html",
        example={"input": {"text": "a question"}},
    ),
    Operation(
        provider="bedrock",
        name="retrieve",
        title="documents of a knowledge base",
        tasks=("any",),
        url=AGENT_RUNTIME + r"/knowledgebases/[^/?]+/retrieve",
        contract="bedrock/retrieve",
        answering=_retrieve,
        documentation=f"{_API}/API_agent-runtime_Retrieve.html",
        example={"retrievalQuery": {"text": "a question"}},
    ),
    Operation(
        provider="bedrock",
        name="create_batch",
        title="a batch job of Bedrock",
        tasks=("batch",),
        url=CONTROL + "/model-invocation-job",
        contract="bedrock/create_batch",
        answering=_batch_created,
        model_field="modelId",
        documentation=f"{_API}/API_CreateModelInvocationJob.html",
        example={
            "jobName": "a-job",
            "modelId": "amazon.titan-embed-text-v2:0",
            "roleArn": "arn:aws:iam::123456789012:role/example",
            "inputDataConfig": {"s3InputDataConfig": {"s3Uri": "s3://example-bucket/in/"}},
            "outputDataConfig": {"s3OutputDataConfig": {"s3Uri": "s3://example-bucket/out/"}},
        },
    ),
    Operation(
        provider="bedrock",
        name="get_batch",
        title="the status of a batch job of Bedrock",
        tasks=("batch_status",),
        method="GET",
        url=CONTROL + r"/model-invocation-job/(?P<id>[^?]+)",
        contract="bedrock/get_batch",
        answering=_batch_status,
        documentation=f"{_API}/API_GetModelInvocationJob.html",
        example=None,
    ),
    Operation(
        provider="bedrock",
        name="stop_batch",
        title="a stopped batch job of Bedrock",
        tasks=("cancel_batch",),
        url=CONTROL + r"/model-invocation-job/(?P<id>[^?]+)/stop",
        contract="bedrock/stop_batch",
        answering=_batch_stopped,
        documentation=f"{_API}/API_StopModelInvocationJob.html",
        example=None,
    ),
)
