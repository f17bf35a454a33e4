"""A Markdown page in the manner of the official ones: what to set, the requests, a sample call."""

import re

from blueprintc.diagnostics import DiagnosticSink
from blueprintc.exporter.deployment import Deployment
from blueprintc.exporter.formats import console
from blueprintc.exporter.values import Value

TITLE = "Markdown page"
ENDING = ".connector.md"

_MARKUP = re.compile(r"[\\`*_{}\[\]()#+!<>|~&-]")


def render(deployment: Deployment, sink: DiagnosticSink) -> str:
    """The page; every connector has one."""
    parts = [f"# {_plain(deployment.title)}"]
    if deployment.description:
        parts.append(_plain(deployment.description))
    parts.append("## 1. Create the connector")
    if deployment.secrets:
        rows = [f"| `{secret.placeholder}` | {_source(secret.kind)} |" for secret in deployment.secrets]
        parts.append("\n".join(["| In place of | put |", "| --- | --- |", *rows]))
    parts.append(_fence(console.request("/_plugins/_ml/connectors/_create", deployment.body)))
    if deployment.model is not None:
        parts += _model(deployment, deployment.model)
    return "\n\n".join(parts) + "\n"


def _model(deployment: Deployment, model: dict[str, Value]) -> list[str]:
    registered: dict[str, Value] = {**model, "connector_id": "<connector_id>"}
    parts = [
        "The answer holds the `connector_id`.",
        "## 2. Register a model",
        _fence(console.request("/_plugins/_ml/models/_register", registered)),
        "The answer holds the `model_id`.",
        "## 3. Deploy the model",
        _fence(console.request("/_plugins/_ml/models/<model_id>/_deploy", None)),
    ]
    if deployment.calls:
        parts.append("## 4. Call the model")
    for call in deployment.calls:
        parts.append(f"As `{call.caller}` does:")
        parts.append(_fence(console.request(f"/_plugins/_ml/models/<model_id>/{call.path}", call.body)))
    return parts


def _source(kind: str) -> str:
    return "the value of that variable, which is a secret" if kind == "env" else "the content of that file, a secret"


def _plain(text: str) -> str:
    """A text that Markdown shows as it is."""
    return _MARKUP.sub(lambda found: f"\\{found.group()}", text)


def _fence(text: str) -> str:
    """A fenced block that no line of the text can close."""
    longest = max((len(found) for found in re.findall(r"`{3,}", text)), default=2)
    fence = "`" * (longest + 1)
    return f"{fence}json\n{text}\n{fence}"
