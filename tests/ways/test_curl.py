"""The curl script: bash reads it, and what curl is given is what the connector says."""

import json
import os
import shlex
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.ways.forms import lowered, written
from tests.ways.hostile import SECRET, hostile_connector

#: Records its arguments and its standard input, and answers as the server does.
_FAKE = r"""#!/usr/bin/env python3
import json, os, sys
arguments = sys.argv[1:]
body = sys.stdin.read() if "@-" in arguments else None
with open(os.environ["RECORD"], "a", encoding="utf-8") as stream:
    stream.write(json.dumps({"arguments": arguments, "body": body}) + "\n")
url = arguments[arguments.index("-X") + 2]
answer = {"connector_id": "c-1"} if url.endswith("_create") else {"task_id": "t", "model_id": "m-1"}
with open(arguments[arguments.index("-o") + 1], "w", encoding="utf-8") as stream:
    stream.write(json.dumps(answer))
"""


@pytest.fixture
def run(tmp_path: Path) -> Any:
    """Runs a script with a curl that records; gives back what it recorded."""
    fake = tmp_path / "bin" / "curl"
    fake.parent.mkdir()
    fake.write_text(_FAKE, encoding="utf-8")
    fake.chmod(0o755)

    def running(script: str, **environment: str) -> tuple[int, list[dict[str, Any]]]:
        record = tmp_path / "record"
        record.write_text("", encoding="utf-8")
        variables = {
            **{name: value for name, value in os.environ.items() if not name.startswith("OPENSEARCH")},
            "PATH": f"{fake.parent}{os.pathsep}{os.environ['PATH']}",
            "RECORD": str(record),
            **environment,
        }
        done = subprocess.run(
            ["bash"], input=script.encode(), env=variables, cwd=tmp_path, capture_output=True, check=False
        )
        return done.returncode, [json.loads(line) for line in record.read_text(encoding="utf-8").splitlines()]

    return running


def test_bash_reads_it(tmp_path: Path) -> None:
    text, _ = written(lowered(hostile_connector()), "curl")
    assert text is not None
    done = subprocess.run(["bash", "-n"], input=text.encode(), capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


def test_curl_is_given_what_the_connector_says(run: Any) -> None:
    connector = hostile_connector()
    text, _ = written(lowered(connector), "curl")
    status, calls = run(text, MY_KEY=SECRET)
    assert status == 0
    bodies = [None if call["body"] is None else json.loads(call["body"]) for call in calls]
    expected = json.loads(connector)
    expected["credential"]["key"] = SECRET
    assert bodies[0] == expected
    assert bodies[1] == {
        "name": expected["name"],
        "function_name": "remote",
        "description": expected["description"],
        "connector_id": "c-1",
    }
    assert [call["arguments"][call["arguments"].index("-X") + 1 :][1] for call in calls] == [
        f"https://localhost:9200/_plugins/_ml/{path}"
        for path in ("connectors/_create", "models/_register", "models/m-1/_deploy", "models/m-1/_predict")
    ]


def test_no_secret_is_an_argument(run: Any) -> None:
    text, _ = written(lowered(hostile_connector()), "curl")
    assert text is not None
    assert SECRET not in text
    _, calls = run(text, MY_KEY="a-secret-value")
    assert calls
    assert not any("a-secret-value" in argument for call in calls for argument in call["arguments"])


def test_a_secret_may_come_from_a_file(run: Any, tmp_path: Path) -> None:
    name = "a folder/it's secret"
    (tmp_path / name).parent.mkdir()
    (tmp_path / name).write_text(SECRET + "\n", encoding="utf-8")
    connector = json.loads(hostile_connector()) | {"credential": {"key": f"<file:{name}>"}}
    text, _ = written(lowered(json.dumps(connector)), "curl")
    assert text is not None
    assert shlex.quote(name) in text
    status, calls = run(text)
    assert (status, json.loads(calls[0]["body"])["credential"]) == (0, {"key": SECRET})


def test_a_missing_secret_stops_it_at_once(run: Any) -> None:
    text, _ = written(lowered(hostile_connector()), "curl")
    status, calls = run(text)
    assert status != 0
    assert calls == []
