"""Transcripts of a real cluster (``golden/cluster``): replayed against a desk, and whether its answers agree.

What is normalised is written in ``golden/cluster/README.md``.
"""

import json
import re
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from blueprintc.data import Target
from blueprintc.emulator.cases import received_form
from blueprintc.emulator.cluster import default_trusted_endpoints
from blueprintc.emulator.environment import VirtualClock
from blueprintc.emulator.exchange import ProviderResponse, Request
from blueprintc.server.desk import Desk, Outside
from blueprintc.server.rest.dispatch import Dispatcher, RawRequest
from blueprintc.server.routes import all_routes

TARGET = Target.parse("3.4")
PROVIDER = "http://127.0.0.1:9911"
_TOKEN = re.compile(r"<[a-z_0-9]+>")
_FREE = {"<any>": ".*", "<uuid>": r"[\w-]+", "<date>": r"\d{8}", "<sig>": "[0-9a-f]{64}", "<ts>": r"\d{13}"}
_LEFT_OUT = frozenset(
    {
        "host",
        "user-agent",
        "connection",
        "content-length",
        "transfer-encoding",
        "x-amz-date",
        "accept",
        "accept-encoding",
    }
)
_DATE = re.compile(r"(?<=Credential=)([^/]+)/\d{8}/")
_SIGNATURE = re.compile(r"Signature=[0-9a-f]{64}")


@dataclass
class Provider:
    """Canned answers, and what was asked."""

    answers: list[dict[str, Any]]
    requests: list[Request] = field(default_factory=list)
    position: int = 0

    def respond(self, request: Request) -> ProviderResponse:
        self.requests.append(request)
        text = request.url + (request.body or b"").decode()
        found = next((answer for answer in self.answers if "match" in answer and answer["match"] in text), None)
        if found is None:
            queue = [answer for answer in self.answers if "match" not in answer]
            found = queue[min(self.position, len(queue) - 1)]
            self.position += 1
        headers = found.get("headers", {"Content-Type": "application/json"})
        return ProviderResponse(found["status"], found["body"].encode(), tuple(headers.items()))


class SteppingClock(VirtualClock):
    """Moves a little whenever it is looked at, so that nothing happens at the same time."""

    def now(self) -> Any:
        self._now += timedelta(milliseconds=1)
        return self._now


class Replay:
    """One transcript on an empty desk."""

    def __init__(self, transcript: dict[str, Any], target: Target = TARGET) -> None:
        self.transcript = transcript
        self.provider = Provider(transcript["provider"])
        self.clock = SteppingClock()
        self.desk = Desk(Outside(responder=lambda: self.provider, clock=self.clock), target=target)
        self.dispatcher = Dispatcher(self.desk, all_routes())
        self.names: dict[str, str] = {
            "node_id": self.desk.node_id,
            "PROVIDER": PROVIDER,
            "PROVIDER_HOST": "127.0.0.1",
            "PROVIDER_PORT": "9911",
        }
        #: what ids are called in answers; the names by which a later step uses them are other ones
        self.labels: dict[str, str] = {"node_id": self.desk.node_id}
        settings = {
            "plugins.ml_commons.only_run_on_ml_node": False,
            "plugins.ml_commons.connector.private_ip_enabled": True,
            "plugins.ml_commons.trusted_connector_endpoints_regex": default_trusted_endpoints(target),
            "plugins.ml_commons.native_memory_threshold": 100,
            "plugins.ml_commons.jvm_heap_memory_threshold": 100,
        }
        self.desk.settings.update({"persistent": {**settings, **transcript.get("settings", {})}})

    def run(self) -> list[str]:
        """Every step; what differs."""
        return [
            f"{self.transcript['id']}[{number}] {step['method']} {step['path']}: {difference}"
            for number, step in enumerate(self.transcript["steps"])
            for difference in self._step(step)
        ]

    def _step(self, step: dict[str, Any]) -> list[str]:
        self.clock.wait(int(step.get("pause", 0) * 1000) + 5)
        self.provider.requests.clear()
        status, text, content_type = self._send(step)
        expect = step["expect"]
        if status != expect["status"]:
            return [f"status {status}, not {expect['status']}: {text[:600]}"]
        body = json.loads(text) if text and "json" in content_type else text
        for name, path in step.get("save", {}).items():
            found = body
            for part in re.findall(r"\w+", path):
                found = found[int(part)] if isinstance(found, list) else found.get(part)
            self.names[name] = found
            self.labels.setdefault(name, found)
        differences = list(self._compare_body(expect, body, content_type, step))
        return differences + list(self._compare_requests(step))

    def _send(self, step: dict[str, Any]) -> tuple[int, str, str]:
        body = step.get("raw")
        if body is None and "body" in step:
            body = json.dumps(step["body"])
        headers = step.get("headers")
        if headers is None:
            headers = {"Content-Type": "application/json"} if body else {}
        path, _, query = self._filled(step["path"]).partition("?")
        answer = self.dispatcher.serve(
            RawRequest(
                step["method"],
                path,
                query,
                {name.lower(): value for name, value in headers.items()},
                self._filled(body or "").encode(),
            )
        )
        return answer.status, answer.body.decode(), answer.headers.get("content-type", "")

    def _filled(self, text: str) -> str:
        return re.sub(r"\{\{(\w+)\}\}", lambda match: str(self.names[match[1]]), text)

    def _compare_body(self, expect: dict[str, Any], body: Any, content_type: str, step: dict[str, Any]) -> Any:
        if "content_type" in expect and not content_type.startswith(expect["content_type"]):
            yield f"content type {content_type}, not {expect['content_type']}"
        if "body" in expect:
            yield from self.compare(expect["body"], body, "$", step.get("unordered", []))
        elif expect.get("text"):
            yield from self._compare_text(expect["text"], body, "$")
        elif body:
            yield f"an answer where none was: {body}"

    def compare(self, expected: Any, actual: Any, path: str, unordered: list[str]) -> Any:
        """What differs between two values, with its place."""
        if isinstance(expected, str) and _TOKEN.search(expected):
            yield from self._compare_text(expected, actual, path)
        elif isinstance(expected, dict) and isinstance(actual, dict):
            wanted = {self._bound(name): value for name, value in expected.items()}
            if set(wanted) != set(actual):
                yield f"{path}: only expected {set(wanted) - set(actual)}, only here {set(actual) - set(wanted)}"
            for name in sorted(set(wanted) & set(actual)):
                yield from self.compare(wanted[name], actual[name], f"{path}.{name}", unordered)
        elif isinstance(expected, list) and isinstance(actual, list):
            yield from self._compare_lists(expected, actual, path, unordered)
        elif isinstance(expected, bool) or isinstance(actual, bool) or expected is None or actual is None:
            if expected is not actual:
                yield f"{path}: {actual!r}, not {expected!r}"
        elif expected != actual:
            yield f"{path}: {actual!r}, not {expected!r}"

    def _compare_lists(self, expected: list[Any], actual: list[Any], path: str, unordered: list[str]) -> Any:
        if len(expected) != len(actual):
            yield f"{path}: {len(actual)} elements, not {len(expected)}: {actual!r:.300}"
            return
        if path.removeprefix("$").lstrip(".") in unordered:
            rest = list(actual)
            for item in expected:
                labels = dict(self.labels)
                found = next((other for other in rest if not list(self.compare(item, other, path, unordered))), None)
                if found is None:
                    self.labels = labels
                    yield f"{path}: nothing like {item!r:.300} in {rest!r:.300}"
                    return
                rest.remove(found)
            return
        for number, (one, other) in enumerate(zip(expected, actual, strict=True)):
            yield from self.compare(one, other, f"{path}[{number}]", unordered)

    def _compare_text(self, expected: str, actual: Any, path: str) -> Any:
        if expected == "<any>":
            return
        if expected == "<ts>" and isinstance(actual, str) and "T" in actual:
            return
        if expected in ("<ts>", "<took>", "<n>", "<score>"):
            if isinstance(actual, bool) or not isinstance(actual, int | float):
                yield f"{path}: {actual!r}, not {expected}"
            return
        if not isinstance(actual, str):
            yield f"{path}: {actual!r}, not {expected!r}"
            return
        pattern, last, new = "", 0, []
        for token in _TOKEN.finditer(expected):
            pattern += re.escape(expected[last : token.start()])
            name = token[0][1:-1]
            if token[0] in _FREE:
                pattern += _FREE[token[0]]
            elif name in self.labels:
                pattern += re.escape(self.labels[name])
            elif name in new:
                pattern += f"(?P={name})"
            else:
                pattern += f'(?P<{name}>[^\\s"]+?)'
                new.append(name)
            last = token.end()
        match = re.fullmatch(pattern + re.escape(expected[last:]), actual, re.DOTALL)
        if match is None:
            yield f"{path}: {actual!r}, not {expected!r}"
            return
        self.labels.update({name: match[name] for name in new})

    def _bound(self, name: str) -> str:
        return self.labels.get(name[1:-1], name) if _TOKEN.fullmatch(name) else name

    def _compare_requests(self, step: dict[str, Any]) -> Any:
        expected = step.get("provider_requests", [])
        sent = [received_form(request) for request in self.provider.requests]
        if len(sent) != len(expected):
            yield f"{len(sent)} requests to the provider, not {len(expected)}"
            return
        if step.get("parallel"):
            sent.sort(key=lambda request: (request.url, request.body or b""))
            expected = sorted(expected, key=lambda request: (request["url"], request["body"]))
        for number, (want, request) in enumerate(zip(expected, self.provider.requests, strict=True)):
            body = (request.body or b"").decode()
            if request.method != want["method"] or request.url != self._filled(want["url"]):
                yield f"request {number}: {request.method} {request.url}, not {want['method']} {want['url']}"
            if step.get("compare") == "json":
                yield from self.compare(json.loads(want["body"]), json.loads(body), f"request {number}", [])
            elif not _TOKEN.search(want["body"]) and body != want["body"]:
                yield f"request {number}: body {body!r}, not {want['body']!r}"
            headers = _headers(received_form(request).headers)
            if headers != _headers(want["headers"]):
                yield f"request {number}: headers {headers}, not {_headers(want['headers'])}"


def _headers(pairs: Any) -> list[tuple[str, str]]:
    kept = []
    for name, value in pairs:
        if name.lower() not in _LEFT_OUT:
            text = _SIGNATURE.sub("Signature=<sig>", _DATE.sub(r"\1/<date>/", value))
            kept.append((name.lower(), text))
    return sorted(kept)
