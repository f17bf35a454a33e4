"""``with_credentials``: the body of a request with the values that its fillers name; it lives in memory only."""

import json
from collections.abc import Mapping
from typing import cast

from blueprintc.errors import UsageError
from blueprintc.jsontext import Json
from blueprintc.transport.credentials import Sources, resolve_credentials

_AWS = ("access_key", "secret_key", "session_token")


def with_credentials(key: str, body: Mapping[str, Json], protocol: str, sources: Sources) -> dict[str, Json]:
    """The body with every ``<env:NAME>`` and ``<file:PATH>`` of its ``credential`` replaced.

    ``protocol`` is the connector's, which an update need not repeat. Raises ``UsageError`` with all sources that have
    nothing; no value stands in its text.
    """
    if not isinstance(body.get("credential"), dict):
        return dict(body)
    # a body that has no protocol is read as the connector's own
    resolved = resolve_credentials(json.dumps({**body, "protocol": body.get("protocol", protocol)}), sources)
    if resolved.missing:
        raise UsageError(f"{key}: {'; '.join(resolved.missing)}")
    named = cast("dict[str, Json]", json.loads(resolved.connector)["credential"])
    credential = {
        name: resolved.values[value].reveal() if isinstance(value, str) and value in resolved.values else value
        for name, value in named.items()
    }
    if resolved.aws is not None:
        for name in _AWS:
            secret = getattr(resolved.aws, name)
            if secret is not None:
                credential[name] = secret.reveal()
            else:
                credential.pop(name, None)
    return {**body, "credential": credential}
