"""What must not be written down is not, however it is spelt."""

import base64
import html
import json
from urllib.parse import quote, quote_plus

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blueprintc.emulator.exchange import Request
from blueprintc.transport.scrub import Scrubber, secrets_of_request
from blueprintc.transport.secret import Secret

SECRET = 'pa"ss/wörd\\+ 1'
SCRUBBER = Scrubber([Secret(SECRET)])


@pytest.mark.parametrize(
    "text",
    [
        SECRET,
        json.dumps({"a": SECRET}),
        json.dumps({"a": SECRET}, ensure_ascii=False),
        json.dumps(json.dumps({"a": SECRET})),
        quote(SECRET),
        quote(SECRET, safe=""),
        quote_plus(SECRET),
        quote(SECRET, safe="").lower(),
        html.escape(SECRET),
        SECRET.encode().hex(),
        SECRET.encode().hex().upper(),
        repr(SECRET),
        base64.b64encode(SECRET.encode()).decode(),
        base64.b64encode(b"user:" + SECRET.encode() + b"\n").decode(),
        base64.urlsafe_b64encode(b"us:" + SECRET.encode()).decode(),
    ],
)
def test_every_spelling(text: str) -> None:
    cleaned = SCRUBBER.values(f"before {text} after")
    assert "***" in cleaned
    assert cleaned.startswith("before ")
    assert cleaned.endswith(" after")
    for piece in ("wörd", "w\\u00f6rd", quote("wörd"), "wörd".encode().hex()):
        assert piece not in cleaned


@given(
    secret=st.text(min_size=8, max_size=40),
    before=st.binary(max_size=5),
    after=st.binary(max_size=5),
)
def test_base64_of_something_longer(secret: str, before: bytes, after: bytes) -> None:
    data = secret.encode("utf-8", "surrogatepass")
    text = base64.b64encode(before + data + after).decode()
    cleaned = Scrubber([Secret(secret)]).values(text)
    assert "***" in cleaned


def test_bodies_keep_their_bytes() -> None:
    body = b"\xff\xfe" + SECRET.encode() + b"\x00\xe2"
    assert SCRUBBER.body(body) == b"\xff\xfe***\x00\xe2"
    assert SCRUBBER.body(b"nothing \xff") == b"nothing \xff"


def test_headers_for_a_file() -> None:
    headers = (
        ("Authorization", "Bearer <env:OPENAI_API_KEY>"),
        ("X-Api-Key", "plain"),
        ("Set-Cookie", "session=1"),
        ("X-Other", f"has {SECRET}"),
        ("Content-Type", "application/json"),
    )
    assert SCRUBBER.headers(headers) == (
        ("Authorization", "Bearer <env:OPENAI_API_KEY>"),
        ("X-Api-Key", "***"),
        ("Set-Cookie", "***"),
        ("X-Other", "has ***"),
        ("Content-Type", "application/json"),
    )


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("https://h/x?key=AIzabc&alt=json", "https://h/x?key=***&alt=json"),
        ("https://h/x?a=1&X-Amz-Signature=abc", "https://h/x?a=1&X-Amz-Signature=***"),
        ("arn:aws:bedrock:us-east-1:123456789012:job/x", "arn:aws:bedrock:us-east-1:000000000000:job/x"),
        ("arn%3Aaws%3Abedrock%3Aus-east-1%3A123456789012%3Ax", "arn%3Aaws%3Abedrock%3Aus-east-1%3A000000000000%3Ax"),
        ('{"Account": "123456789012"}', '{"Account": "000000000000"}'),
        ("key sk-abcdefghijklmnopqrstuv in it", "key *** in it"),
        ("risk-assessment-of-all-things", "risk-assessment-of-all-things"),
        ("order 123456789012", "order 123456789012"),
    ],
)
def test_texts_for_a_file(text: str, cleaned: str) -> None:
    assert Scrubber().text(text) == cleaned


def test_short_values_would_be_everywhere() -> None:
    assert Scrubber([Secret("a")]).values("banana") == "banana"


def test_what_a_request_carries() -> None:
    basic = base64.b64encode(b"admin:pass:word").decode()
    body = json.dumps({"credential": {"key": "of-a-connector", "env": "<env:KEY>"}}).encode()
    headers = (("Authorization", f"Basic {basic}"), ("X-Amz-Security-Token", "a-token"), ("Accept", "something"))
    request = Request("POST", "https://user:p%40ss@h/x", headers, body)
    carried = {secret.reveal() for secret in secrets_of_request(request)}
    assert carried == {
        "p@ss",
        base64.b64encode(b"user:p@ss").decode(),
        basic,
        "pass:word",
        "a-token",
        "of-a-connector",
    }
    signed = Request(
        "GET", "https://h/", (("Authorization", "AWS4-HMAC-SHA256 Credential=AKIA1/2026/x, Signature=1"),), None
    )
    assert [secret.reveal() for secret in secrets_of_request(signed)] == ["AKIA1"]
