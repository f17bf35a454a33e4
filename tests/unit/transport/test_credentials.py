"""Where secrets come from, and that they stay where they are."""

import copy
import json
import pickle
import traceback
from pathlib import Path

import pytest

from blueprintc.emulator.dry_run import secrets_of
from blueprintc.errors import UsageError
from blueprintc.transport.credentials import AwsKeys, Credentials, Sources, resolve_credentials
from blueprintc.transport.secret import Secret

CHAIN = AwsKeys(Secret("AKIACHAIN00000000000"), Secret("chain-secret"), Secret("chain-token"))


def no_chain() -> AwsKeys:
    raise UsageError("this machine's AWS configuration has no credentials either")


def resolved(
    credential: object, folder: Path = Path(), chain: object = no_chain, protocol: str = "http", **environ: str
) -> Credentials:
    connector = {"name": "n", "protocol": protocol, "credential": credential}
    sources = Sources(environ=environ, folder=folder, aws_chain=chain)  # type: ignore[arg-type]
    return resolve_credentials(json.dumps(connector), sources)


def values(found: Credentials) -> dict[str, str]:
    return {name: secret.reveal() for name, secret in found.values.items()}


def test_sources_are_read_and_only_named(tmp_path: Path) -> None:
    (tmp_path / "key.txt").write_text("from-a-file\n", encoding="utf-8")
    found = resolved({"a": "<env:KEY>", "b": "<file:key.txt>"}, tmp_path, KEY="from-the-environment")
    assert values(found) == {"<env:KEY>": "from-the-environment", "<file:key.txt>": "from-a-file"}
    assert found.missing == ()
    assert json.loads(found.connector)["credential"] == {"a": "<env:KEY>", "b": "<file:key.txt>"}


def test_a_value_in_the_connector_gets_a_name() -> None:
    found = resolved({"key": "sk-literal-123456", "short": "abc", "roleArn": "arn:aws:iam::123456789012:role/r"})
    assert values(found) == {"<credential:key>": "sk-literal-123456"}
    assert "sk-literal" not in found.connector
    credential = json.loads(found.connector)["credential"]
    assert credential == {"key": "<credential:key>", "short": "abc", "roleArn": "arn:aws:iam::123456789012:role/r"}


def test_the_rest_of_the_text_keeps_its_spelling() -> None:
    text = '{ "parameters": {"n": 1.50, "m": 1e3},\n "credential" : {"k": "a-real-secret"} , "z": 0.10 }'
    found = resolve_credentials(text, Sources(environ={}, folder=Path(), aws_chain=no_chain))
    assert found.connector == text.replace('"a-real-secret"', '"<credential:k>"')


@pytest.mark.parametrize(
    "text", ["", "[]", "{", '{"credential": ', '{"credential": {"k": "v"', "nonsense", '{"a" 1}', "[" * 5000]
)
def test_a_text_that_is_no_connector_is_left_to_the_server(text: str) -> None:
    found = resolve_credentials(text, Sources(environ={}, folder=Path(), aws_chain=no_chain))
    assert found.connector == text


@pytest.mark.parametrize(
    ("credential", "told"),
    [
        ({"a": "<env:NOWHERE>"}, 'credential "a": the environment has no NOWHERE'),
        ({"a": "<file:nowhere.txt>"}, 'credential "a": nowhere.txt: No such file or directory'),
    ],
)
def test_what_is_missing_is_told(credential: object, told: str, tmp_path: Path) -> None:
    assert resolved(credential, tmp_path).missing == (told,)


def test_an_empty_file_and_one_that_is_no_text(tmp_path: Path) -> None:
    (tmp_path / "empty").write_text("\n", encoding="utf-8")
    (tmp_path / "binary").write_bytes(b"\xff\xfe\x00")
    assert resolved({"a": "<file:empty>"}, tmp_path).missing == ('credential "a": empty is empty',)
    assert "not UTF-8" in resolved({"a": "<file:binary>"}, tmp_path).missing[0]


AWS = {
    "access_key": "<env:AWS_ACCESS_KEY_ID>",
    "secret_key": "<env:AWS_SECRET_ACCESS_KEY>",
    "session_token": "<env:AWS_SESSION_TOKEN>",
}


def test_aws_keys_as_declared() -> None:
    found = resolved(AWS, protocol="aws_sigv4", AWS_ACCESS_KEY_ID="AKIA1", AWS_SECRET_ACCESS_KEY="s3cret")
    assert found.aws == AwsKeys(Secret("AKIA1"), Secret("s3cret"), None)
    assert found.missing == ()


def test_aws_keys_of_the_machine() -> None:
    found = resolved(AWS, protocol="aws_sigv4", chain=lambda: CHAIN)
    assert found.aws == CHAIN
    assert "AWS configuration" in found.notes[0]


def test_the_chain_stands_in_for_the_usual_variables_only() -> None:
    other = {**AWS, "access_key": "<env:MY_KEY>"}
    found = resolved(other, protocol="aws_sigv4", chain=lambda: CHAIN)
    assert found.aws is None
    assert found.missing == ("the environment has no MY_KEY and no AWS_SECRET_ACCESS_KEY",)


def test_no_aws_keys_anywhere() -> None:
    found = resolved(AWS, protocol="aws_sigv4")
    assert found.aws is None
    assert found.missing == (
        "the environment has no AWS_ACCESS_KEY_ID and no AWS_SECRET_ACCESS_KEY, and this machine's AWS configuration"
        " has no credentials either",
    )


def test_region_and_service_are_no_secrets() -> None:
    credential = {**AWS, "region": "<env:REGION>", "service_name": "bedrock"}
    found = resolved(
        credential, protocol="aws_sigv4", REGION="eu-west-1", AWS_ACCESS_KEY_ID="AKIA1", AWS_SECRET_ACCESS_KEY="s3cret"
    )
    assert json.loads(found.connector)["credential"]["region"] == "eu-west-1"
    assert found.values == {}


def test_a_secret_shows_itself_to_nobody() -> None:
    secret = Secret("very-secret")
    shown = [repr(secret), str(secret), f"{secret}", f"{secret!r:>30}", repr(AwsKeys(secret, secret))]
    try:
        raise ValueError(secret)
    except ValueError as error:
        shown.append("".join(traceback.format_exception(error)))
    assert not any("very-secret" in text for text in shown)
    for copying in (pickle.dumps, copy.deepcopy):
        with pytest.raises(TypeError):
            copying(secret)
    assert secret == Secret("very-secret")
    assert secret != Secret("other")


def test_what_is_no_secret_is_not_hidden() -> None:
    credential = {"region": "us-east-1", "service_name": "bedrock", "key": "real-secret-1"}
    assert secrets_of(json.dumps({"credential": credential})) == ("real-secret-1",)
