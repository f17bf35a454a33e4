"""How a URL's query looks after the SDK has read and written it; the expectations were recorded on a server."""

import pytest

from blueprintc.emulator.sdk_uri import encode_query, query_parameters, url_encode
from blueprintc.jvm.errors import JavaError


@pytest.mark.parametrize(
    ("given", "sent"),
    [
        ("b=2&a=1", "a=1&b=2"),
        ("k=%26&e=", "e&k=%26"),
        ("x=1&x=2&y", "x=1&x=2&y"),
        (
            "zeta=1&a=2&Bq=3&aa=4&10=5&mode=6&api-version=7&a=8",
            "mode=6&aa=4&zeta=1&api-version=7&a=2&a=8&10=5&Bq=3",
        ),
        ("a=b=c", "a=b"),
        ("q=a+b*c~d", "q=a%20b%2Ac~d"),
    ],
)
def test_query_is_decoded_and_encoded_again(given: str, sent: str) -> None:
    assert encode_query(query_parameters(given)) == sent


def test_no_query() -> None:
    assert encode_query(query_parameters(None)) is None


def test_a_lone_equals_sign_is_the_sdks_own_error() -> None:
    with pytest.raises(JavaError, match="ArrayIndexOutOfBoundsException"):
        query_parameters("a=1&=")


def test_slashes_are_kept_only_on_request() -> None:
    assert url_encode("/a é") == "%2Fa%20%C3%A9"
    assert url_encode("/a b", keep_slashes=True) == "/a%20b"
