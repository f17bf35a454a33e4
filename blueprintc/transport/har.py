"""``render_har``: exchanges as an HTTP archive (HAR 1.2), for support tickets; secrets are taken out."""

import base64
import json
from collections.abc import Iterable
from datetime import UTC, datetime
from urllib.parse import parse_qsl, urlsplit

from blueprintc.emulator.exchange import ProviderResponse
from blueprintc.jsontext import Json
from blueprintc.transport.cassette.interaction import RecordedRequest, recorded_request, recorded_response
from blueprintc.transport.live import Exchange
from blueprintc.transport.scrub import Scrubber
from blueprintc.version import __version__

_NEVER = datetime(1970, 1, 1, tzinfo=UTC)


def render_har(exchanges: Iterable[Exchange], scrubber: Scrubber) -> str:
    """The archive's text. A request without an answer has status 0 and says why in ``_error``."""
    entries = [_entry(each, scrubber) for each in exchanges]
    creator: Json = {"name": "blueprintc", "version": __version__}
    return json.dumps({"log": {"version": "1.2", "creator": creator, "entries": entries}}, indent=1) + "\n"


def _entry(exchange: Exchange, scrubber: Scrubber) -> dict[str, Json]:
    request = recorded_request(exchange.request, scrubber)
    response = None if exchange.response is None else recorded_response(exchange.response, scrubber)
    milliseconds = 0 if response is None else response.delay_ms
    started = exchange.started or _NEVER
    entry: dict[str, Json] = {
        "startedDateTime": started.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        "time": milliseconds,
        "request": _request(request),
        "response": _response(response),
        "cache": {},
        "timings": {"send": 0, "wait": milliseconds, "receive": 0},
    }
    if exchange.address is not None:
        entry["comment"] = f"sent to {scrubber.text(exchange.address)}"
    if exchange.replayed:
        entry["comment"] = "answered from a cassette"
    if exchange.failure is not None:
        entry["_error"] = scrubber.text(exchange.failure.told)
    return entry


def _request(request: RecordedRequest) -> dict[str, Json]:
    written: dict[str, Json] = {
        "method": request.method,
        "url": request.url,
        "httpVersion": "HTTP/1.1",
        "cookies": [],
        "headers": _pairs(request.headers),
        "queryString": _pairs(parse_qsl(urlsplit(request.url).query, keep_blank_values=True)),
        "headersSize": -1,
        "bodySize": len(request.body or b""),
    }
    if request.body is not None:
        kind = next((value for name, value in request.headers if name.lower() == "content-type"), "")
        written["postData"] = {"mimeType": kind, "text": request.body.decode("utf-8", "replace")}
    return written


def _response(response: ProviderResponse | None) -> dict[str, Json]:
    body = b"" if response is None else response.body
    headers = () if response is None else response.headers
    kind = next((value for name, value in headers if name.lower() == "content-type"), "")
    content: dict[str, Json] = {"size": len(body), "mimeType": kind}
    try:
        content["text"] = body.decode("utf-8")
    except UnicodeDecodeError:
        content.update(text=base64.b64encode(body).decode("ascii"), encoding="base64")
    return {
        "status": 0 if response is None else response.status,
        "statusText": "",
        "httpVersion": "HTTP/1.1",
        "cookies": [],
        "headers": _pairs(headers),
        "content": content,
        "redirectURL": next((value for name, value in headers if name.lower() == "location"), ""),
        "headersSize": -1,
        "bodySize": len(body),
    }


def _pairs(pairs: Iterable[tuple[str, str]]) -> list[Json]:
    return [{"name": name, "value": value} for name, value in pairs]
