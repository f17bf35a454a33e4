"""A Python script of opensearch-py calls."""

import math

from blueprintc.diagnostics import Diagnostic, DiagnosticSink
from blueprintc.exporter import codes
from blueprintc.exporter.deployment import Deployment
from blueprintc.exporter.values import Number, Secret, Value

TITLE = "Python (opensearch-py)"
ENDING = ".connector.py"

_MOST_DIGITS = 4000  # Python reads no longer ones from a source text

_MAIN = """
def main() -> None:
    client = OpenSearch(
        os.environ.get("OPENSEARCH_URL", "https://localhost:9200"),
        http_auth=(os.environ.get("OPENSEARCH_USERNAME", "admin"), os.environ.get("OPENSEARCH_PASSWORD", "")),
    )
    connector = client.http.post("/_plugins/_ml/connectors/_create", body=CONNECTOR)
    print("connector", connector["connector_id"])
"""
_MODEL = """
    model = client.http.post(
        "/_plugins/_ml/models/_register", body={**MODEL, "connector_id": connector["connector_id"]}
    )
    print("model", model["model_id"])
    client.http.post(f"/_plugins/_ml/models/{model['model_id']}/_deploy")
    for path, body in CALLS:
        print(client.http.post(f"/_plugins/_ml/models/{model['model_id']}/{path}", body=body))
"""


def render(deployment: Deployment, sink: DiagnosticSink) -> str:
    """The script; a number that Python's JSON cannot carry is reported."""
    _report_numbers(deployment, deployment.body, (), sink)
    has_files = any(secret.kind == "file" for secret in deployment.secrets)
    paths = "from pathlib import Path\n" if has_files else ""
    parts = [
        f"{_docstring(deployment)}\n\nimport os\n{paths}\nfrom opensearchpy import OpenSearch\n",
        f"CONNECTOR = {_literal(deployment.body, chr(10))}\n",
    ]
    if deployment.model is None:
        parts.append(_MAIN)
    else:
        calls: Value = [[call.path, call.body] for call in deployment.calls]
        parts[1:] = [
            f"{parts[1]}\nMODEL = {_literal(deployment.model, chr(10))}\n\n"
            f"# How it is called: the path behind the model, and the body.\nCALLS = {_literal(calls, chr(10))}\n",
            _MAIN + _MODEL,
        ]
    return "\n".join(parts) + '\n\nif __name__ == "__main__":\n    main()\n'


def _docstring(deployment: Deployment) -> str:
    lines = [deployment.title, "", "Creates the connector, registers and deploys its model, and calls it."]
    if deployment.model is None:
        lines[-1] = "Creates the connector."
    if deployment.description:
        lines[1:1] = ["", deployment.description]
    lines.append("The cluster: OPENSEARCH_URL, OPENSEARCH_USERNAME, OPENSEARCH_PASSWORD.")
    text = "\n".join(lines).replace("\\", "\\\\").replace('"', '\\"')
    return f'"""{text}\n"""'


def _literal(value: Value, line: str) -> str:
    inner = line + "    "
    match value:
        case dict() if value:
            members = "".join(f"{inner}{_string(key)}: {_literal(item, inner)}," for key, item in value.items())
            return f"{{{members}{line}}}"
        case list() if value:
            return f"[{''.join(f'{inner}{_literal(item, inner)},' for item in value)}{line}]"
        case dict():
            return "{}"
        case list():
            return "[]"
        case str():
            return _text(value, inner)
        case Secret(kind="env", name=name):
            return f"os.environ[{_string(name)}]"
        case Secret(name=name):
            return f'Path({_string(name)}).read_text(encoding="utf-8").rstrip("\\n")'
        case Number(text=text):
            return text
        case _:
            return repr(value)


def _text(text: str, line: str) -> str:
    """A string; one of several lines as one literal a line."""
    lines = text.splitlines(keepends=True)
    if len(lines) < 2 or "".join(lines) != text:
        return _string(text)
    return "(" + "".join(f"{line}{_string(part)}" for part in lines) + f"{line[:-4]})"


def _string(text: str) -> str:
    """A string between double quotes; what an editor would not show is escaped."""
    escaped = "".join(f"\\{char}" if char in '"\\' else char if char.isprintable() else _escape(char) for char in text)
    return f'"{escaped}"'


def _escape(char: str) -> str:
    short = {"\n": "\\n", "\t": "\\t", "\r": "\\r"}.get(char)
    code = ord(char)
    return short or (f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}")


def _report_numbers(deployment: Deployment, value: Value, path: tuple[str | int, ...], sink: DiagnosticSink) -> None:
    match value:
        case dict():
            for key, item in value.items():
                _report_numbers(deployment, item, (*path, key), sink)
        case list():
            for index, item in enumerate(value):
                _report_numbers(deployment, item, (*path, index), sink)
        case Number(text=text) if len(text) > _MOST_DIGITS or math.isinf(float(text)):
            message = "Python has no JSON number for a value that large"
            sink.report(Diagnostic.of(codes.NOT_EXPRESSIBLE, message, deployment.place(*path)))
        case _:
            pass
