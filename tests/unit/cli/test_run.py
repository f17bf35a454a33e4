"""``blueprintc run`` from outside: traces, callers, formats, cases, exit statuses."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import blueprintc
from blueprintc.cli import main
from blueprintc.emulator.exchange import ProviderResponse, Request
from blueprintc.errors import UsageError
from blueprintc.runner import RunOptions

BLUEPRINT = """blueprint: 1
name: Embeddings
version: 1
protocol: http
opensearch: ">=2.19,<3.5"
callers: [text_embedding]
parameters: {model: m}
credential:
  key: {env: KEY}
actions:
  - action_type: predict
    method: POST
    url: https://api.openai.com/v1/embeddings
    headers: {Authorization: "Bearer ${credential.key}"}
    request_body:
      model: ${parameters.model}
      input: ${parameters.input}
    pre_process_function: connector.pre_process.openai.embedding
    post_process_function: connector.post_process.openai.embedding
"""
CHAT = {
    "name": "chat",
    "version": "1",
    "protocol": "http",
    "credential": {"key": "k"},
    "parameters": {"model": "m"},
    "actions": [
        {
            "action_type": "predict",
            "method": "POST",
            "url": "https://api.openai.com/v1/chat",
            "request_body": '{"model":"${parameters.model}","q":"${parameters.q}","n":${parameters.n:-1}}',
        }
    ],
}


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with a blueprint, a connector and answers; it is the current folder."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "e.blueprint.yaml").write_text(BLUEPRINT, encoding="utf-8")
    (tmp_path / "chat.connector.json").write_text(json.dumps(CHAT), encoding="utf-8")
    two = {"data": [{"embedding": [0.5, 1]}, {"embedding": [2, 3]}]}
    (tmp_path / "two.json").write_text(json.dumps(two), encoding="utf-8")
    (tmp_path / "busy.json").write_text('{"error":"busy"}', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str, stdin: str | bytes | None = None) -> Result:
    """Run the command."""
    return CliRunner().invoke(main, ["run", *arguments], input=stdin)


@pytest.mark.usefixtures("place")
def test_trace_of_a_caller() -> None:
    result = run("e.blueprint.yaml", "--caller", "text_embedding", "--doc", "a", "--doc", 'b"', "--respond", "two.json")
    assert result.exit_code == 0, result.output
    for expected in (
        "ingest of 2 documents: POST _predict/text_embedding on OpenSearch 3.4",
        "split: 2 documents, 2 to a request\n    because: the built-in function takes all documents",
        "    model = m  (connector)",
        "pre process #1: connector.pre_process.openai.embedding",
        "    ${parameters.model} from: connector\n    ${parameters.input} from: pre-process",
        r'"input": ["a","b\""]',
        "request #1: POST https://api.openai.com/v1/embeddings",
        "response #1: status 200",
        "filter #1: $.data[*].embedding",
        "tensors #1: 2 tensors",
        "answer: status 200",
    ):
        assert expected in result.output


@pytest.mark.usefixtures("place")
def test_a_caller_that_cannot_use_the_answer() -> None:
    result = run("e.blueprint.yaml", "--caller", "text_embedding", "--doc", "a", "--respond", "two.json")
    assert result.exit_code == 1
    assert "error[wrong-count]: 1 documents, but 2 vectors" in result.output


@pytest.mark.usefixtures("place")
def test_without_a_response_the_request_is_shown() -> None:
    result = run("chat.connector.json", "--param", "q=hi", "--param", "n:=2")
    assert result.exit_code == 0
    assert '{"model":"m","q":"hi","n":2}' in result.output
    assert "open end: no answer\n    because: no response of the provider was given" in result.output


@pytest.mark.usefixtures("place")
def test_a_call_that_the_server_never_answers_fails() -> None:
    result = run("chat.connector.json", "--param", "q=hi", "--param", "n:=2", "--respond", "999:busy.json")
    assert result.exit_code == 1
    assert "answer: no answer" in result.output


@pytest.mark.usefixtures("place")
def test_refusals_say_where_and_why() -> None:
    missing = run("chat.connector.json", "--respond", "two.json")
    assert missing.exit_code == 1
    assert "failure #1: check filled fails\n    because: IllegalArgumentException: Some parameter" in missing.output
    busy = run("chat.connector.json", "--param", "q=a", "--respond", "429:busy.json")
    assert busy.exit_code == 1
    assert (
        'answer: status 429\n    because: OpenSearchStatusException: Error from remote service: {"error":"busy"}'
        in busy.output
    )


@pytest.mark.usefixtures("place")
def test_json_has_everything() -> None:
    arguments = (
        "chat.connector.json",
        "--param",
        "q=é",
        "--respond",
        "busy.json",
        "--format",
        "json",
        "--target",
        "3.8",
    )
    result = run(*arguments)
    (made,) = json.loads(result.stdout)["runs"]
    assert made["target"] == "3.8"
    assert made["requests"][0]["body"] == r'{"model":"m","q":"\u00E9","n":1}'
    assert made["response"]["status"] == 200
    stages = [step["stage"] for step in made["steps"]]
    assert stages == ["create", "register", "parameters", "payload", "request", "response", "tensors", "answer"]
    (payload,) = (step for step in made["steps"] if step["stage"] == "payload")
    assert payload["origins"] == {"model": "connector", "q": "request", "n": "default"}


@pytest.mark.usefixtures("place")
def test_colours_and_folding() -> None:
    plain = run("chat.connector.json", "--param", f"q={'x' * 5000}")
    assert "\x1b" not in plain.output
    assert "5,028 characters" not in plain.output
    assert "characters …" in plain.output
    colourful = run("chat.connector.json", "--param", "q=a", "--color", "always")
    assert '"q":"\x1b[32m${parameters.q}\x1b[0m"' in colourful.output
    assert "x" * 5000 in run("chat.connector.json", "--param", f"q={'x' * 5000}", "--full").output
    assert "\x1b[31mred" not in run("chat.connector.json", "--param", 'q:="\\u001b[31mred"').output


@pytest.mark.usefixtures("place")
def test_whole_bodies_and_documents() -> None:
    Path("body.json").write_text('{"parameters": {"q": "from a file"}}', encoding="utf-8")
    assert '"q":"from a file"' in run("chat.connector.json", "--call", "body.json").output
    assert (
        '"q":"from stdin"'
        in run("chat.connector.json", "--call", "-", stdin='{"parameters":{"q":"from stdin"}}').output
    )
    documents = run("e.blueprint.yaml", "--doc", "a", "--respond", "two.json")
    assert "call: POST _predict/text_embedding" in documents.output


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "say which blueprint or connector to run"),
        (("chat.connector.json", "--param", "q"), '--param needs NAME=TEXT or NAME:=JSON, not "q"'),
        (("chat.connector.json", "--param", "q:={"), '--param "q" is not JSON'),
        (("chat.connector.json", "--caller", "me"), "no caller 'me'"),
        (("chat.connector.json", "--doc", "a", "--param", "q=a"), "--doc and --param cannot go into one call"),
        (("chat.connector.json", "--query", "a"), "--query needs --doc"),
        (("chat.connector.json", "--target", "9.9"), "9.9"),
    ],
)
@pytest.mark.usefixtures("place")
def test_wrong_usage(arguments: tuple[str, ...], message: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert message in result.output


@pytest.mark.usefixtures("place")
def test_files_that_are_not_there() -> None:
    assert run("missing.connector.json", "--param", "q=a").exit_code == 3
    assert run("chat.connector.json", "--param", "q=a", "--respond", "missing.json").exit_code == 3
    assert run("--cases", "missing.jsonl").exit_code == 3


@pytest.mark.usefixtures("place")
def test_blueprints_that_do_not_build() -> None:
    Path("bad.blueprint.yaml").write_text(BLUEPRINT.replace("${parameters.model}", "${parameters.typo}"), "utf-8")
    result = run("bad.blueprint.yaml", "--doc", "a")
    assert result.exit_code == 2
    assert "does not build" in result.output


@pytest.mark.usefixtures("place")
def test_cases_one_result_a_line() -> None:
    case = {"id": "one", "connector": CHAT, "model": {}, "call": {"body": {"parameters": {"q": "a"}}}}
    lines = [json.dumps({**case, "responses": [{"body": '{"a":1.0}'}]}), "no json", json.dumps({**case, "id": "two"})]
    result = run("--cases", "-", stdin="\n".join(lines) + "\n")
    assert result.exit_code == 0
    first, second, third = result.stdout.splitlines()
    assert '"dataAsMap":{"a":1.0}' in first
    assert "not a JSON object" in json.loads(second)["error"]
    assert json.loads(third)["response"]["status"] == 500


def test_python_api(place: Path) -> None:
    seen: list[Request] = []

    class Provider:
        def respond(self, request: Request) -> ProviderResponse:
            seen.append(request)
            return ProviderResponse(status=200, body=b'{"a":1}')

    made = blueprintc.run(CHAT, {"parameters": {"q": "x"}}, Provider(), options=RunOptions(target="2.19"))
    assert (made.target.name, made.failed) == ("2.19", False)
    assert [request.body for request in seen] == [b'{"model":"m","q":"x","n":1}']
    from_file = blueprintc.run(place / "e.blueprint.yaml", {"parameters": {"input": ["x"]}})
    assert from_file.outcome.response is None
    assert from_file.outcome.requests[0].url == "https://api.openai.com/v1/embeddings"
    with pytest.raises(UsageError):
        blueprintc.run(place / "e.blueprint.yaml", {}, options=RunOptions(variant="none"))


@pytest.mark.parametrize("output_format", ["text", "json"])
@pytest.mark.usefixtures("place")
def test_secrets_are_not_shown(output_format: str) -> None:
    action = {**CHAT["actions"][0], "headers": {"Authorization": "Bearer ${credential.key}"}}  # type: ignore[index]
    secret = 'sk-"secret"-é'
    Path("s.connector.json").write_text(
        json.dumps({**CHAT, "credential": {"key": secret}, "actions": [action]}), "utf-8"
    )
    result = run("s.connector.json", "--param", "q=a", "--respond", "busy.json", "--format", output_format, "--full")
    assert result.exit_code == 0
    assert "Bearer ***" in result.output
    assert "secret" not in result.output
