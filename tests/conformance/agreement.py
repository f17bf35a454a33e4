"""Where a result of ``run --cases`` differs from the recording of the real server.

Compared are statuses, answers (as JSON, numbers by their text), and requests: method, path and query, body, and every
header but those of the HTTP client (``Host``, ``Content-Length``) in any order. Dates and signatures of AWS are
normalised in the recordings.
"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

_CLIENT_HEADERS = frozenset({"host", "content-length"})
_SIGNATURE = re.compile(r"Credential=([^/]*)/\d{8}/(.*), Signature=[0-9a-f]+")
_LOCAL_VARIABLE = re.compile(r'"<local\d+>"')


def _loads(text: str) -> Any:
    """JSON with its numbers as texts of their own kind, so that ``1`` and ``1.0`` differ."""
    return json.loads(text, parse_float=_number, parse_int=_number)


def _number(text: str) -> tuple[str, str]:
    return "number", text


def differences(case: Mapping[str, Any], result_line: str) -> list[str]:
    """What differs between ``case["expect"]`` and a result, in words; nothing where they agree."""
    result = _loads(result_line)
    if "error" in result:
        return [f"not run: {result['error']}"]
    return [*_answers(case["expect"], result), *_requests(case, result["requests"])]


def _answers(expected: Mapping[str, Any], result: Mapping[str, Any]) -> Iterator[str]:
    for name in ("create", "register", "response"):
        wanted, got = expected.get(name), result[name]
        if name == "register" and wanted is None:
            if got is not None and got["status"] != ("number", "200"):
                yield f"register: the recording has no failure, ours is {got}"
            continue
        if wanted is None or got is None:
            if wanted is not got:
                yield f"{name}: {wanted} in the recording, ours is {got}"
            continue
        if str(wanted["status"]) != got["status"][1]:
            yield f"{name}: status {wanted['status']} in the recording, ours is {got['status'][1]}"
        text = wanted.get("text") or json.dumps(wanted["body"])
        recorded = _loads(text)
        if _normal(recorded) != _normal(got["body"]):
            yield f"{name}: {text}\n    ours: {json.dumps(got['body'])}"


def _normal(value: object) -> str:
    """JSON without order of keys, and without the numbers of unnamed Java variables."""
    return _LOCAL_VARIABLE.sub('"<local>"', json.dumps(value, sort_keys=True).replace('\\"', '"'))


def _requests(case: Mapping[str, Any], ours: list[dict[str, Any]]) -> Iterator[str]:
    recorded = case["expect"].get("requests") or []
    if len(recorded) != len(ours):
        yield f"{len(recorded)} requests in the recording, ours are {len(ours)}"
        return
    as_json = case.get("compare") == "json"
    wanted, got = [_request(one, as_json) for one in recorded], [_request(one, as_json) for one in ours]
    if case.get("order") == "any":
        wanted, got = sorted(wanted, key=repr), sorted(got, key=repr)
    for number, (one, other) in enumerate(zip(wanted, got, strict=True)):
        for name, value in one.items():
            if value != other[name]:
                yield f"{name} of request {number}: {value!r}\n    ours: {other[name]!r}"


def _request(request: Mapping[str, Any], as_json: bool) -> dict[str, object]:
    body: object = request.get("body", request.get("body_b64"))
    skipped = _CLIENT_HEADERS
    if as_json:
        body = json.loads(str(body))
        skipped = skipped | {"x-amz-content-sha256"}
    headers = sorted(_header(name.lower(), value) for name, value in request["headers"] if name.lower() not in skipped)
    return {"method": request["method"], "url": request["url"], "headers": headers, "body": body}


def _header(name: str, value: str) -> tuple[str, str]:
    if name == "authorization":
        return name, _SIGNATURE.sub(r"Credential=\1/<date>/\2, Signature=<sig>", value)
    return name, "<amz-date>" if name == "x-amz-date" else value
