"""Amazon SageMaker: endpoints, whose bodies are those of the model behind them, and batch transform jobs."""

import json
import re

from blueprintc.providers.contract import Answer, Call, ErrorBody, Operation, Provider, Value
from blueprintc.providers.reading import CREATED, echo, identifier, member, texts
from blueprintc.providers.refusals import NO_SUCH_MODEL
from blueprintc.providers.vectors import embed, relevance

_AWS = r"\.[^/]+\.amazonaws\.com(?:\.cn)?"
_RUNTIME = rf"https?://(?:runtime\.sagemaker{_AWS}|sagemaker-runtime{_AWS})"
_CONTROL = rf"https?://(?:api\.sagemaker{_AWS}|sagemaker{_AWS})"
_DOCS = "https://docs.aws.amazon.com/sagemaker/latest/APIReference"
_SIZE = 384
_JOB = "arn:aws:sagemaker:us-east-1:123456789012:transform-job/"


def _invoke(call: Call) -> Value:
    """What a model of the kind that the body shows would answer.

    A query and texts: scores as of a cross encoder. A question and a context: an answer. One text with generation
    parameters: a generated text. Texts: vectors, or token weights where the endpoint's name or the body has
    ``sparse``.
    """
    body = call.body
    pair = member(body, "inputs")
    if isinstance(member(body, "query"), str):
        query = str(member(body, "query"))
        documents = texts(member(body, "texts") or member(body, "documents"))
        scores: list[Value] = [
            {"index": index, "score": relevance(query, text)} for index, text in enumerate(documents)
        ]
        return sorted(scores, key=lambda row: -float(str(member(row, "score"))))
    if isinstance(member(pair, "text"), str) and isinstance(member(pair, "text_pair"), str):
        return {"label": "LABEL_0", "score": relevance(str(member(pair, "text")), str(member(pair, "text_pair")))}
    if isinstance(pair, list) and pair and isinstance(member(pair, 0, "text"), str):
        return [
            {"label": "LABEL_0", "score": relevance(str(member(one, "text")), str(member(one, "text_pair") or ""))}
            for one in pair
        ]
    question = member(body, "question")
    if isinstance(question, str) and question:
        return {"answer": echo(question), "score": 0.9, "start": 0, "end": 1}
    prompt = member(body, "prompt") or (pair if member(body, "parameters") is not None else None)
    if isinstance(prompt, str):
        return [{"generated_text": echo(prompt)}]
    return _embeddings(call, body if isinstance(body, list | str) else _first_texts(body))


def _first_texts(body: Value) -> Value:
    """The first list of an object, else its first text."""
    values = list(body.values()) if isinstance(body, dict) else []
    found = next((value for value in values if isinstance(value, list) and value), None)
    return found if found is not None else next((value for value in values if isinstance(value, str)), "")


def _embeddings(call: Call, given: Value) -> Value:
    if "sparse" in call.path.get("model", "") or member(call.body, "sparse_embedding_format") is not None:
        return [_weights(text) for text in texts(given)]
    return [list(embed(text, _SIZE)) for text in texts(given)]


def _weights(text: str) -> Value:
    words = re.findall(r"\w+", text.lower()) or ["text"]
    return {word: round(0.5 + len(word) / 20, 4) for word in words}


def _transform_created(call: Call) -> Value:
    return {"TransformJobArn": _JOB + str(call.get("TransformJobName") or identifier("job-", ""))}


def _transform_status(call: Call) -> Value:
    name = str(call.get("TransformJobName") or "job")
    return {
        "TransformJobName": name,
        "TransformJobArn": _JOB + name,
        "TransformJobStatus": "Completed",
        "ModelName": "a-model",
        "TransformInput": {
            "DataSource": {"S3DataSource": {"S3DataType": "S3Prefix", "S3Uri": "s3://example-bucket/in"}}
        },
        "TransformResources": {"InstanceType": "ml.m5.large", "InstanceCount": 1},
        "CreationTime": CREATED,
        "TransformEndTime": CREATED + 600,
    }


def _transform_stopped(call: Call) -> Value:
    return {}


def _text(message: str, **more: object) -> str:
    return json.dumps({"message": message, **more})


def _refuse(status: int, kind: str, message: str, place: str) -> Answer:
    name = {401: "MissingAuthenticationTokenException", 500: "InternalFailure"}.get(status, "ValidationError")
    if kind == NO_SUCH_MODEL:
        message = f"Endpoint {message} of account 123456789012 not found."
    return Answer(403 if status == 401 else status, _headers(name), _text(message).encode())


def _headers(kind: str) -> tuple[tuple[str, str], ...]:
    return (("Content-Type", "application/json"), ("x-amzn-ErrorType", kind))


def _error(name: str, status: int, kind: str, message: str, **more: object) -> ErrorBody:
    return ErrorBody(
        name=name,
        status=status,
        body=_text(message, **more),
        headers=_headers(kind),
        source=f"{_DOCS}/API_runtime_InvokeEndpoint.html (as of 2026-11-24)",
    )


_MODEL_MESSAGE = (
    "Received server error (500) from primary with message \"{'error': 'CUDA out of memory'}\". See"
    " https://console.aws.amazon.com/cloudwatch for more information."
)
PROVIDER = Provider(
    name="sagemaker",
    title="Amazon SageMaker",
    operations=(
        Operation(
            provider="sagemaker",
            name="invoke_endpoint",
            title="a SageMaker endpoint",
            tasks=("any",),
            url=_RUNTIME + r"/endpoints/(?P<model>[^/?]+)/(?:async-)?invocations",
            answering=_invoke,
            documentation=f"{_DOCS}/API_runtime_InvokeEndpoint.html",
            example=["first", "second"],
        ),
        Operation(
            provider="sagemaker",
            name="create_transform_job",
            title="a batch transform job of SageMaker",
            tasks=("batch",),
            url=_CONTROL + "(?:/(?P<action>CreateTransformJob)|/?)",
            wanted_headers=(("X-Amz-Target", r"SageMaker\.CreateTransformJob"),),
            contract="sagemaker/create_transform_job",
            answering=_transform_created,
            documentation=f"{_DOCS}/API_CreateTransformJob.html",
            example={
                "TransformJobName": "a-job",
                "ModelName": "a-model",
                "TransformInput": {
                    "DataSource": {"S3DataSource": {"S3DataType": "S3Prefix", "S3Uri": "s3://example-bucket/in"}}
                },
                "TransformOutput": {"S3OutputPath": "s3://example-bucket/out"},
                "TransformResources": {"InstanceType": "ml.m5.large", "InstanceCount": 1},
            },
        ),
        Operation(
            provider="sagemaker",
            name="describe_transform_job",
            title="the status of a batch transform job of SageMaker",
            tasks=("batch_status",),
            url=_CONTROL + "(?:/(?P<action>DescribeTransformJob)|/?)",
            wanted_headers=(("X-Amz-Target", r"SageMaker\.DescribeTransformJob"),),
            contract="sagemaker/describe_transform_job",
            answering=_transform_status,
            documentation=f"{_DOCS}/API_DescribeTransformJob.html",
            example={"TransformJobName": "a-job"},
        ),
        Operation(
            provider="sagemaker",
            name="stop_transform_job",
            title="a stopped batch transform job of SageMaker",
            tasks=("cancel_batch",),
            url=_CONTROL + "(?:/(?P<action>StopTransformJob)|/?)",
            wanted_headers=(("X-Amz-Target", r"SageMaker\.StopTransformJob"),),
            contract="sagemaker/stop_transform_job",
            answering=_transform_stopped,
            documentation=f"{_DOCS}/API_StopTransformJob.html",
            example={"TransformJobName": "a-job"},
        ),
    ),
    errors=(
        _error("bad request", 400, "ValidationError", "1 validation error detected: Value at 'body' failed"),
        _error("unknown model", 400, "ValidationError", "Endpoint no-such-model of account 123456789012 not found."),
        _error(
            "wrong token", 403, "UnrecognizedClientException", "The security token included in the request is invalid."
        ),
        _error(
            "forbidden", 403, "AccessDeniedException", "User is not authorized to perform: sagemaker:InvokeEndpoint"
        ),
        _error(
            "model error",
            424,
            "ModelError",
            _MODEL_MESSAGE,
            ErrorCode="CLIENT_ERROR_FROM_MODEL",
            OriginalStatusCode=500,
        ),
        _error("throttled", 429, "ThrottlingException", "Rate exceeded"),
        _error("server error", 500, "InternalFailure", "An internal failure occurred."),
        _error("unavailable", 503, "ServiceUnavailable", "The service is unavailable. Try your call again."),
    ),
    refuse=_refuse,
    unknown_model_status=400,
    documentation=_DOCS,
)
