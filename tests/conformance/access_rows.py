"""Rows of ``golden/access``: replayed against a desk with users, and whether its answers agree.

What is normalised is written in ``golden/access/README.md``.
"""

import base64
import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from blueprintc.data import Target
from blueprintc.emulator.exchange import ProviderResponse, Request
from blueprintc.server.access.security import Security
from blueprintc.server.access.users import Users
from blueprintc.server.desk import Desk, Outside
from blueprintc.server.rest.dispatch import Dispatcher, RawRequest
from blueprintc.server.routes import all_routes
from blueprintc.server.state.system_indices import AGENTS, CONNECTORS, GROUPS, MODELS, TASKS
from tests.conformance.transcripts import SteppingClock

TARGET = Target.parse("3.4")
PROVIDER = "http://127.0.0.1:9913"
_TIMES = re.compile(r"(created_time|last_updated_time|last_update_time|create_time|last_deployed_time|_seq_no|"
                    r"_primary_term|took|_version|max_score|_score)")  # fmt: skip


@dataclass
class Provider:
    """Answers everything alike, and counts."""

    calls: int = 0

    def respond(self, request: Request) -> ProviderResponse:
        self.calls += 1
        return ProviderResponse(200, b'{"ok":true}', (("Content-Type", "application/json"),))


@dataclass
class Row:
    """One row on an empty desk."""

    row: dict[str, Any]
    users: Users
    provider: Provider = field(default_factory=Provider)
    names: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.desk = Desk(
            Outside(responder=lambda: self.provider, clock=SteppingClock()),
            target=TARGET,
            policy=Security(self.users),
        )
        for index in (CONNECTORS, MODELS, GROUPS, TASKS, AGENTS):
            self.desk.ensure_index(index)
        self.dispatcher = Dispatcher(self.desk, all_routes())
        self.desk.settings.update({"persistent": dict(self.users.settings)})
        if self.row.get("settings"):
            self.desk.settings.update({"transient": self.row["settings"]})
        self.names = {"CAP": PROVIDER, "node_id": self.desk.node_id}

    def run(self) -> list[str]:
        """What differs."""
        for step in self.row.get("setup", ()):
            status, text, _ = self.send(step, step["user"])
            if status >= 300:
                return [f"setup {step['method']} {step['path']}: {status} {text[:300]}"]
        self.provider.calls = 0
        status, text, kind = self.send(self.row["action"], self.row["user"])
        expect = self.row["expect"]
        differences = []
        if status != expect["status"]:
            return [f"status {status}, not {expect['status']}: {text[:300]}"]
        if status == 0:
            return [] if self.provider.calls == expect.get("provider_called", 0) else ["the provider was called"]
        if "content_type" in expect and kind != expect["content_type"]:
            differences.append(f"content type {kind}")
        if "hits" in expect:
            found = json.loads(text)["hits"]
            names = self._found(found["hits"])
            if names != expect["hits"]:
                differences.append(f"found {names}, not {expect['hits']}")
        elif "body" in expect:
            differences += self._compare(expect["body"], json.loads(text), "$")
        elif "body_text" in expect and self._plain(text) != expect["body_text"]:
            differences.append(f"{text[:300]}, not {expect['body_text'][:300]}")
        if expect.get("provider_called") is not None and self.provider.calls != expect["provider_called"]:
            differences.append(f"{self.provider.calls} calls of the provider, not {expect['provider_called']}")
        return differences + (self._after(expect) if status == 200 else [])

    def _after(self, expect: dict[str, Any]) -> list[str]:
        differences = []
        for step, wanted in zip(self.row.get("after", ()), expect.get("after", ()), strict=False):
            status, text, _ = self.send(step, step["user"])
            if status != wanted["status"]:
                differences.append(f"after: status {status}, not {wanted['status']}: {text[:200]}")
                continue
            if step.get("stored"):
                body = json.loads(text)
                stored = {name: body[name] for name in ("access", "backend_roles", "owner") if name in body}
                differences += self._compare(wanted["stored"], stored, "after")
            elif "hits" in wanted:
                found = json.loads(text)["hits"]["hits"]
                names = self._found(found)
                if names != wanted["hits"]:
                    differences.append(f"after: found {names}, not {wanted['hits']}")
            elif "body" in wanted:
                differences += self._compare(wanted["body"], json.loads(text), "after")
        return differences

    def _found(self, hits: list[Any]) -> list[str]:
        return sorted(self._plain(hit["_source"].get("name", hit["_id"])) for hit in hits)

    def send(self, step: dict[str, Any], user: str | None) -> tuple[int, str, str]:
        """One request."""
        body = step.get("raw")
        if body is None and "body" in step:
            body = json.dumps(step["body"], ensure_ascii=False)
        headers = {"content-type": "application/json"} if body is not None else {}
        if user is not None:
            pair = f"{user}:{step.get('password', 'right')}".encode()
            headers["authorization"] = f"Basic {base64.b64encode(pair).decode()}"
        path, _, query = self._filled(step["path"]).partition("?")
        answer = self.dispatcher.serve(
            RawRequest(step["method"], path, query, headers, self._filled(body or "").encode())
        )
        text = answer.body.decode()
        if answer.status < 300:
            for name, key in step.get("save", {}).items():
                self.names[name] = json.loads(text)[key]
        return answer.status, text, answer.headers.get("content-type", "")

    def _filled(self, text: str) -> str:
        return re.sub(r"\{\{(\w+)\}\}", lambda match: str(self.names[match[1]]), text)

    def _plain(self, text: str) -> str:
        for name, value in self.names.items():
            text = text.replace(value, "{{CAP}}" if name == "CAP" else f"<{name}>")
        return text

    def _compare(self, expected: Any, actual: Any, path: str) -> list[str]:
        if isinstance(expected, dict) and isinstance(actual, dict):
            wanted = {self._plain(name): value for name, value in expected.items()}
            here = {self._plain(name): value for name, value in actual.items()}
            if set(wanted) != set(here):
                return [f"{path}: only expected {set(wanted) - set(here)}, only here {set(here) - set(wanted)}"]
            return [
                difference
                for name in wanted
                if name not in ("custom_attribute_names",)
                for difference in self._compare(wanted[name], here[name], f"{path}.{name}")
            ]
        if isinstance(expected, list) and isinstance(actual, list):
            if path.endswith("owner.roles"):
                return [] if set(expected) == set(actual) else [f"{path}: {actual}, not {expected}"]
            if len(expected) != len(actual):
                return [f"{path}: {actual}, not {expected}"]
            return [
                difference
                for number, pair in enumerate(zip(expected, actual, strict=True))
                for difference in self._compare(pair[0], pair[1], f"{path}[{number}]")
            ]
        if isinstance(expected, str) and isinstance(actual, str):
            pattern = re.escape(expected)
            pattern = re.sub(r"<(?:id|task_id|model_group_id|model_id|agent_id|memory_id)\w*>", r"[\\w-]+", pattern)
            plain = self._plain(actual)
            return (
                []
                if expected == plain or re.fullmatch(pattern, plain, re.DOTALL)
                else [f"{path}: {plain}, not {expected}"]
            )
        if expected in ("<ts>", "<score>", "<n>") and isinstance(actual, int | float):
            return []
        return [] if expected == actual else [f"{path}: {actual!r}, not {expected!r}"]


def rows(*paths: Path) -> list[dict[str, Any]]:
    """The rows of files."""
    return [json.loads(line) for path in paths for line in path.read_text("utf-8").splitlines()]
