"""Cassettes: what is kept, what is found again, and files that somebody has edited."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from blueprintc.emulator.exchange import ProviderResponse, Request
from blueprintc.errors import FileError, UsageError
from blueprintc.transport.cassette import Cassette, Interaction, RecordedRequest, RecordMode
from blueprintc.transport.cassette.yaml_format import read_cassette, write_cassette
from blueprintc.transport.scrub import Scrubber
from blueprintc.transport.secret import Secret

NOW = datetime(2026, 1, 31, 12, 0, tzinfo=UTC)
SCRUBBER = Scrubber([Secret("very-secret-value")])


def request(body: object = None, url: str = "https://api.example.com/v1/x", method: str = "POST") -> Request:
    headers = (("Authorization", "Bearer <env:KEY>"), ("Content-Type", "application/json"))
    return Request(method, url, headers, None if body is None else json.dumps(body).encode())


def test_an_answer_is_found_by_method_url_and_json(tmp_path: Path) -> None:
    path = tmp_path / "c.yaml"
    tape = Cassette(path)
    tape.add(request({"a": 1, "b": [True]}), ProviderResponse(200, b'{"n": 0.10}'), SCRUBBER, NOW)
    assert tape.save()
    again = Cassette.open(path, RecordMode.NONE)
    same = Request("POST", "https://api.example.com/v1/x", (), b'{ "b":[true],  "a":1 }')
    found = again.find(same, SCRUBBER)
    assert found is not None
    assert found.body == b'{"n": 0.10}'
    for other in (
        request({"a": 1, "b": [1]}),
        request({"a": 2, "b": [True]}),
        request({"a": 1, "b": [True]}, url="https://api.example.com/v1/y"),
        request({"a": 1, "b": [True]}, method="PUT"),
        request(),
    ):
        assert again.find(other, SCRUBBER) is None


def test_equal_requests_get_their_answers_in_order() -> None:
    tape = Cassette(Path("c.yaml"))
    for text in (b"1", b"2"):
        tape.add(request({}), ProviderResponse(200, text), SCRUBBER, NOW)
    tape.rewind()
    answers = [tape.find(request({}), SCRUBBER) for _ in range(3)]
    assert [answer.body for answer in answers if answer] == [b"1", b"2", b"2"]


def test_why_nothing_is_found(tmp_path: Path) -> None:
    tape = Cassette(tmp_path / "c.yaml")
    assert "there is no such file" in tape.why_not_found(request({}), SCRUBBER)
    tape.add(request({"a": {"b": [1, 2]}}), ProviderResponse(200), SCRUBBER, NOW)
    told = tape.why_not_found(request({"a": {"b": [1, 3]}}), SCRUBBER)
    assert told.endswith("with this body; the body that was recorded differs: $.a.b[1] was 2, is 3")


def test_nothing_secret_is_written(tmp_path: Path) -> None:
    path = tmp_path / "c.yaml"
    tape = Cassette(path)
    url = "https://api.example.com/v1/x?key=very-secret-value"
    sent = Request("POST", url, (("Api-Key", "literal"),), b'{"account": "arn:aws:s3:us-east-1:123456789012:b"}')
    answer = ProviderResponse(200, b'{"echo": "very-secret-value"}', (("Set-Cookie", "s=1"),))
    tape.add(sent, answer, SCRUBBER, NOW)
    assert tape.find(sent, SCRUBBER) is not None
    tape.save()
    text = path.read_text(encoding="utf-8")
    for secret in ("very-secret-value", "literal", "s=1", "123456789012"):
        assert secret not in text
    assert Cassette.open(path, RecordMode.NONE).find(sent, SCRUBBER) is not None


def test_the_file_is_for_people(tmp_path: Path) -> None:
    interaction = Interaction(
        RecordedRequest("POST", "https://h/x", (("Content-Type", "application/json"),), b'{"a": 1}'),
        ProviderResponse(200, b"two\nlines\n", (("A", "1"), ("B", "2"), ("A", "3")), 12),
        NOW,
    )
    text = write_cassette([interaction])
    assert text == (
        "# Answers of a provider, recorded by blueprintc. Secrets are taken out; see docs/reference/cassettes.md\n"
        "cassette: 1\n"
        "interactions:\n"
        "- recorded: '2026-01-31T12:00:00Z'\n"
        "  request:\n"
        "    method: POST\n"
        "    url: https://h/x\n"
        "    headers:\n"
        "      Content-Type: application/json\n"
        "    body: '{\"a\": 1}'\n"
        "  response:\n"
        "    status: 200\n"
        "    milliseconds: 12\n"
        "    headers:\n"
        "      A:\n"
        "      - '1'\n"
        "      - '3'\n"
        "      B: '2'\n"
        "    body: |\n"
        "      two\n"
        "      lines\n"
    )


@given(
    body=st.one_of(
        st.none(), st.binary(max_size=60), st.text(max_size=60).map(lambda text: text.encode("utf-8", "surrogatepass"))
    ),
    answer=st.one_of(
        st.binary(max_size=60), st.text(max_size=60).map(lambda text: text.encode("utf-8", "surrogatepass"))
    ),
    value=st.text(
        st.characters(min_codepoint=0x20, max_codepoint=0xFF, exclude_characters="\x7f\x85\xa0"), max_size=20
    ),
)
def test_what_is_written_is_read_again(body: bytes | None, answer: bytes, value: str) -> None:
    interaction = Interaction(
        RecordedRequest("POST", "https://h/x", (("A", value),), body),
        ProviderResponse(200, answer, (("B", value),), 1),
        NOW,
    )
    document = yaml.safe_load(write_cassette([interaction]))
    path = Path("x")
    from blueprintc.transport.cassette.yaml_format import _Reader

    assert _Reader(path.name).interaction(document["interactions"][0]) == interaction


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("cassette: 2\ninteractions: []\n", "no cassette of format 1"),
        ("- a\n", "no cassette of format 1"),
        ("cassette: 1\n", "interactions is no list"),
        ("cassette: 1\ninteractions: [1]\n", "interactions[0] is no mapping"),
        ("cassette: 1\ninteractions: [{request: {method: 1}}]\n", "interactions[0].response is no mapping"),
        ("cassette: 1\ninteractions: [{request: {}, response: {}}]\n", "interactions[0].request.method is no text"),
        ("cassette: 1\n  interactions: [\n", ":2:"),
        ("cassette: 1\ninteractions: [{request: {method: GET, url: u, body_base64: '!'}, response: {status: 200}}]\n",
         "body_base64 is no Base64"),
        ("cassette: 1\ninteractions: [{request: {method: GET, url: u}, response: {status: true}}]\n",
         "status is no number"),
        ("cassette: 1\ninteractions: [{request: {method: GET, url: u, headers: {A: 1}}, response: {status: 200}}]\n",
         "has something else than texts"),
        ("cassette: 1\ninteractions: [{recorded: soon, request: {method: G, url: u}, response: {status: 200}}]\n",
         "is no time"),
        ("cassette: 1\ninteractions: " + "[" * 3000, "no YAML"),
        ("\x00", "no YAML"),
    ],
)  # fmt: skip
def test_files_that_are_no_cassettes(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "c.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError) as raised:
        read_cassette(path)
    assert told in str(raised.value)
    assert str(raised.value).startswith(path.as_posix())


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(FileError):
        read_cassette(tmp_path / "none.yaml")
    assert Cassette.open(tmp_path / "none.yaml", RecordMode.NONE).interactions == ()
