"""Errors that any provider may answer with, for providers whose own ones are not known (data)."""

from collections.abc import Mapping

from blueprintc.emulator.exchange import ProviderResponse

_JSON = (("Content-Type", "application/json"),)

GENERIC_ERRORS: Mapping[str, ProviderResponse] = {
    "400 JSON": ProviderResponse(400, b'{"error": {"message": "bad request", "type": "invalid_request_error"}}', _JSON),
    "401 JSON": ProviderResponse(401, b'{"message": "unauthorized"}', _JSON),
    "404 text": ProviderResponse(404, b"not found", (("Content-Type", "text/plain"),)),
    "429 JSON": ProviderResponse(429, b'{"message": "too many requests"}', (*_JSON, ("Retry-After", "1"))),
    "500 without a body": ProviderResponse(500),
    "503 page": ProviderResponse(503, b"<html><body>unavailable</body></html>", (("Content-Type", "text/html"),)),
}
