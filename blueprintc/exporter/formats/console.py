"""Dev Tools console text: the requests that create a connector, register and deploy a model, and call it."""

import re

from blueprintc.diagnostics import DiagnosticSink
from blueprintc.exporter.deployment import Deployment, one_line
from blueprintc.exporter.json_writer import write_json
from blueprintc.exporter.values import Value
from blueprintc.lowering.json_text import encode

TITLE = "Dev Tools console"
ENDING = ".connector.console"

#: What the console's editor would not keep in a triple-quoted string.
_NOT_RAW = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff]")


def render(deployment: Deployment, sink: DiagnosticSink) -> str:
    """The console text; every connector has one."""
    parts = [_heading(deployment)]
    parts += [f"# {comment}\n{request}" for comment, request in requests(deployment)]
    return "\n\n".join(parts) + "\n"


def requests(deployment: Deployment) -> list[tuple[str, str]]:
    """What is said before each request, and the request."""
    steps = [("Create the connector.", request("/_plugins/_ml/connectors/_create", deployment.body))]
    if deployment.model is None:
        return steps
    model: dict[str, Value] = {**deployment.model, "connector_id": "<connector_id>"}
    steps.append(
        (
            "Register a model. Put the connector_id of the answer above in place of <connector_id>.",
            request("/_plugins/_ml/models/_register", model),
        )
    )
    steps.append(
        (
            "Deploy it. Put the model_id of the answer above in place of <model_id>, here and below.",
            request("/_plugins/_ml/models/<model_id>/_deploy", None),
        )
    )
    for call in deployment.calls:
        said = f"Call it as {call.caller} does."
        steps.append((said, request(f"/_plugins/_ml/models/<model_id>/{call.path}", call.body)))
    return steps


def request(path: str, body: dict[str, Value] | None) -> str:
    """A request as the console takes it."""
    return f"POST {path}" if body is None else f"POST {path}\n{write_json(body, string=_string)}"


def _heading(deployment: Deployment) -> str:
    lines = [deployment.title]
    if deployment.description:
        lines.append(deployment.description)
    for secret in deployment.secrets:
        what = "the content of the file" if secret.kind == "file" else "the value of"
        lines.append(f"Put {what} {one_line(secret.name)} in place of {one_line(secret.placeholder)}.")
    return "\n".join(f"# {line}" for line in lines)


def _string(text: str) -> str:
    """A text of several lines between triple quotes, where the console gives it back; else a JSON string."""
    if "\n" in text and not _NOT_RAW.search(text) and '"""' not in text and not text.endswith('"'):
        return f'"""{text}"""'
    return encode(text)
