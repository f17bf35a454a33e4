"""``drift``: where a real answer is not what the provider's contract says. No error: contracts age."""

import json

from blueprintc.emulator.exchange import ProviderResponse, Request
from blueprintc.providers import operation_for
from blueprintc.providers.validation import is_hard, violations

_MOST = 5


def drift(request: Request, response: ProviderResponse) -> list[str]:
    """The differences as sentences; none where nothing is known of the operation, or it answers an error."""
    if not 200 <= response.status < 300:
        return []
    operation = operation_for(request.method, request.url, request.headers)
    schema = None if operation is None else operation.response_schema
    if operation is None or schema is None:
        return []
    try:
        body = json.loads(response.body)
    except (ValueError, RecursionError):
        return []
    found = [each for each in violations(schema, body) if is_hard(each)]
    told = [f"{operation.title} drifts: {each.where} {each.message}" for each in found[:_MOST]]
    return told + ([f"and {len(found) - _MOST} more"] if len(found) > _MOST else [])
