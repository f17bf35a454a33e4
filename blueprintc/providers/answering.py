"""``stub``: what a provider would answer to a request, without a network, a clock or chance."""

import json
from typing import cast

from blueprintc.providers.contract import Answer, Call, Operation, Provider, Request, Value
from blueprintc.providers.refusals import INVALID, NO_SUCH_MODEL, NO_SUCH_PATH, UNAUTHORISED
from blueprintc.providers.registry import operation_for, provider
from blueprintc.providers.streams import streamed
from blueprintc.providers.validation import is_hard, violations

JSON_HEADERS = (("Content-Type", "application/json"),)
#: A model of this name is never known.
UNKNOWN_MODEL = "no-such-model"
_UNREADABLE = object()


def stub(request: Request, operation: Operation | None = None, *, wants_credentials: bool = False) -> Answer:
    """A plausible answer to a request; where the request breaks the contract, the provider's own error.

    ``operation``: who answers; without one it is found by the URL. What nobody is known for gets status 404. A request
    for the model ``no-such-model``, or for one that is made for another task, gets the provider's error for unknown
    models. With ``wants_credentials`` a request without any of the provider's credential headers gets its 401 or 403.
    Where a request asks for a stream, the answer comes in pieces, which are no JSON.
    """
    operation = operation or operation_for(request.method, request.url, request.headers)
    if operation is None:
        message = f"no provider is known for {request.method} {request.url}"
        return Answer(404, JSON_HEADERS, json.dumps({"error": {"message": message}}).encode())
    who = provider(operation.provider)
    if wants_credentials and not _has_credentials(request, who):
        return who.refuse(UNAUTHORISED.status, UNAUTHORISED.kind, UNAUTHORISED.message, "")
    for name in operation.lacking(request.url, [name for name, _ in request.headers]):
        return who.refuse(who.invalid_status, INVALID, f"{name} is required", "")
    body = _read(request.body)
    if body is _UNREADABLE:
        return who.refuse(who.invalid_status, INVALID, "We could not parse the JSON body of your request.", "")
    path = operation.parts("", request.url, request.headers) or {}
    call = Call(operation=operation, request=request, path=path, body=cast("Value", body))
    refusal = _refusal(call, who)
    if refusal is not None:
        return refusal
    answer = operation.answering(call)
    return streamed(call, answer) or Answer(200, JSON_HEADERS, dumps(answer))


def dumps(value: Value) -> bytes:
    """An answer as its bytes."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def _read(body: bytes | None) -> object:
    if not body:
        return None
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return _UNREADABLE


def _refusal(call: Call, who: Provider) -> Answer | None:
    schema = call.operation.request_schema
    if schema is not None:
        for violation in violations(schema, {} if call.body is None else call.body):
            if is_hard(violation):
                message = f"{violation.where} {violation.message}"
                return who.refuse(who.invalid_status, INVALID, message, violation.where)
    known = call.operation.model(call.model)
    is_other = known is not None and not call.operation.is_for(known)
    if call.model == UNKNOWN_MODEL or is_other or (call.operation.needs_model and not call.model.strip()):
        return who.refuse(who.unknown_model_status, NO_SUCH_MODEL, call.model, "model")
    return None


def _has_credentials(request: Request, who: Provider) -> bool:
    for name in who.credentials:
        if name.startswith("?") and f"{name[1:]}=" in request.url.partition("?")[2]:
            return True
        if request.header(name):
            return True
    return not who.credentials


__all__ = ["JSON_HEADERS", "NO_SUCH_PATH", "UNKNOWN_MODEL", "dumps", "stub"]
