"""``on_the_wire``: a request as the emulator made it, but with the secrets in their places and really signed."""

import re

from blueprintc.emulator.exchange import Request
from blueprintc.emulator.sigv4 import AwsCredentials, SignerGeneration, SigningScope, sign
from blueprintc.transport.clock import WallClock
from blueprintc.transport.credentials import Credentials

_SCOPE = re.compile(r"AWS4-HMAC-SHA256 Credential=.*?/\d{8}/([^/]*)/([^/]*)/aws4_request, SignedHeaders=.*")
_SIGNED = ("authorization", "x-amz-security-token", "x-amz-date")


def on_the_wire(request: Request, credentials: Credentials, clock: WallClock) -> Request:
    """The request to send. Values go into headers only, as the server does it; bodies and URLs hold none."""
    filled = tuple((name, _fill(value, credentials)) for name, value in request.headers)
    signed = _SCOPE.fullmatch(request.header("Authorization") or "")
    if credentials.aws is None or signed is None:
        return Request(request.method, request.url, filled, request.body)
    keys = credentials.aws
    headers = [(name, value) for name, value in filled if name.lower() not in _SIGNED]
    modern = request.header("x-amz-content-sha256") is not None
    made = sign(
        method=request.method,
        url=request.url,
        headers=headers,
        body=request.body or b"",
        scope=SigningScope(
            credentials=AwsCredentials(
                access_key=keys.access_key.reveal(),
                secret_key=keys.secret_key.reveal(),
                session_token=None if keys.session_token is None else keys.session_token.reveal(),
            ),
            region=signed[1],
            service=signed[2],
            now=clock.now(),
        ),
        generation=SignerGeneration.AWS_V4_HTTP if modern else SignerGeneration.AWS4,
    )
    return Request(request.method, request.url, tuple(made.headers), request.body)


def _fill(value: str, credentials: Credentials) -> str:
    for placeholder, secret in credentials.values.items():
        if placeholder in value:
            value = value.replace(placeholder, secret.reveal())
    return value
