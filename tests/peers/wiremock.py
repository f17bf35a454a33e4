"""WireMock: answers what it is told to, if the request fits a JSON Schema by its own, independent validator."""

import json
from collections.abc import Mapping
from pathlib import Path

from tests.peers.iam import post
from tests.peers.peer import Peer


def _command(folder: Path, port: int, work: Path) -> list[str]:
    jar = next((folder / "node_modules" / "wiremock" / "build").glob("wiremock-standalone-*.jar"))
    options = ["--port", str(port), "--bind-address", "127.0.0.1", "--root-dir", str(work), "--disable-banner"]
    return ["java", "-Xmx256m", "-jar", str(jar), *options]


def stub(url: str, *, method: str, path: str, response: str, schema: Mapping[str, object] | None = None) -> None:
    """Answer ``response`` (JSON text) to requests of a method and path whose body fits the schema."""
    request: dict[str, object] = {"method": method, "urlPath": path}
    if schema is not None:
        request["bodyPatterns"] = [{"matchesJsonSchema": dict(schema), "schemaVersion": "V202012"}]
    answer = {"status": 200, "headers": {"Content-Type": "application/json"}, "body": response}
    post(url + "/__admin/mappings", json.dumps({"request": request, "response": answer}).encode())


def reset(url: str) -> None:
    """Forget all stubs."""
    post(url + "/__admin/mappings/reset", b"")


PEER = Peer(
    name="wiremock",
    package="npm:wiremock@3.13.2",
    command=_command,
    ready="/__admin/health",
    needs=("java", "npm"),
    about="whatever is stubbed, with JSON Schemas",
)
