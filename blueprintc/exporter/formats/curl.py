"""A bash script of curl commands. Bodies go through standard input, where no list of processes shows secrets."""

import re
import shlex

from blueprintc.diagnostics import DiagnosticSink
from blueprintc.exporter.deployment import Deployment
from blueprintc.exporter.json_writer import write_json
from blueprintc.exporter.values import Secret, Value

TITLE = "curl"
ENDING = ".connector.sh"

#: Secrets enter JSON texts: what JSON forbids in a string is escaped.
_JSON_FUNCTION = r"""
# The text $1 as it stands inside a JSON string.
json() {
  local text=$1
  text=${text//\\/\\\\}
  text=${text//\"/\\\"}
  text=${text//$'\n'/\\n}
  text=${text//$'\r'/\\r}
  text=${text//$'\t'/\\t}
  printf '%s' "$text"
}
"""
_MEMBER_FUNCTION = r"""
# The text of member $1 of the answer in file $2.
member() {
  sed -n 's/.*"'"$1"'" *: *"\([^"]*\)".*/\1/p' "$2"
}
"""
_DELIMITER = "JSON"
#: Backslashes that the shell would take as an escape, and what it would expand.
_ACTIVE = re.compile(r"\\+(?=[$`\n])|\\{2,}|[$`]")


def render(deployment: Deployment, sink: DiagnosticSink) -> str:
    """The script; every connector has one."""
    head = ["#!/usr/bin/env bash", f"# {deployment.title}"]
    if deployment.description:
        head.append(f"# {deployment.description}")
    head += [
        "# The cluster: OPENSEARCH_URL, OPENSEARCH_USERNAME, OPENSEARCH_PASSWORD.",
        "set -euo pipefail",
        ': "${OPENSEARCH_URL:=https://localhost:9200}" "${OPENSEARCH_USERNAME:=admin}" "${OPENSEARCH_PASSWORD:=}"',
    ]
    for secret in deployment.secrets:
        if secret.kind == "env":
            head.append(f': "${{{secret.name}:?}}"')
    head += [
        "answers=$(mktemp -d)",
        """trap '[ $? = 0 ] || cat -- "$answers"/*.json >&2; rm -rf -- "$answers"' EXIT""",
    ]
    functions = _MEMBER_FUNCTION if deployment.model is not None else ""
    if deployment.secrets:
        functions = _JSON_FUNCTION + functions
    return "\n".join(head) + "\n" + functions + "\n" + "\n\n".join(_steps(deployment)) + "\n"


def _steps(deployment: Deployment) -> list[str]:
    steps = ["# Create the connector.\n" + _post("/_plugins/_ml/connectors/_create", deployment.body, "connector.json")]
    if deployment.model is None:
        return steps
    model: dict[str, Value] = {**deployment.model, "connector_id": Secret("variable", "connector_id")}
    steps.append(
        'connector_id=$(member connector_id "$answers/connector.json")\n\n# Register a model.\n'
        + _post("/_plugins/_ml/models/_register", model, "model.json")
    )
    steps.append(
        'model_id=$(member model_id "$answers/model.json")\n\n# Deploy it.\n'
        + _post("/_plugins/_ml/models/$model_id/_deploy", None, "deployment.json")
    )
    for number, call in enumerate(deployment.calls, start=1):
        answer = f"answer-{number}.json"
        request = _post(f"/_plugins/_ml/models/$model_id/{call.path}", call.body, answer)
        steps.append(f'# Call it as {call.caller} does.\n{request}\ncat "$answers/{answer}"')
    return steps


def _post(path: str, body: Value, answer: str) -> str:
    command = (
        'curl -sS --fail-with-body -u "$OPENSEARCH_USERNAME:$OPENSEARCH_PASSWORD" \\\n'
        f'  -X POST "$OPENSEARCH_URL{path}" -o "$answers/{answer}"'
    )
    if body is None:
        return command
    return f"{command} \\\n  -H 'Content-Type: application/json' --data-binary @- {_here_document(body)}"


def _here_document(body: Value) -> str:
    """A here-document that gives the JSON of a body; the shell fills its secrets in.

    Backslashes stay single where the shell takes them as they are, as in ``\\"``.
    """
    expansions: list[str] = []

    def mark(secret: Secret) -> str:
        expansions.append(_expansion(secret))
        return f"\0{len(expansions) - 1}\0"  # a character that JSON text cannot hold

    text = _ACTIVE.sub(lambda found: "".join(f"\\{char}" for char in found.group()), write_json(body, secret=mark))
    text = re.sub("\0([0-9]+)\0", lambda found: f'"{expansions[int(found[1])]}"', text)
    return f"<<{_DELIMITER}\n{text}\n{_DELIMITER}"


def _expansion(secret: Secret) -> str:
    if secret.kind == "variable":
        return f"${secret.name}"
    source = f"${secret.name}" if secret.kind == "env" else f"$(cat -- {shlex.quote(secret.name)})"
    return f'$(json "{source}")'
