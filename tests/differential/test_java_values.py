"""Java's numbers, URIs and map orders, compared with Java."""

import struct

import pytest
from hypothesis import strategies as st

from tests.differential.oracle import Oracle, compare

pytestmark = pytest.mark.differential

_doubles = st.one_of(
    st.floats(allow_nan=False, allow_infinity=False).map(repr),
    st.floats(width=32, allow_nan=False, allow_infinity=False).map(repr),
    st.integers(0, 2**64 - 1).map(lambda bits: repr(struct.unpack("<d", struct.pack("<Q", bits))[0])),
    st.tuples(st.integers(0, 99), st.integers(-330, 310)).map(lambda pair: f"{pair[0]}e{pair[1]}"),
    st.integers(-1080, 1030).map(lambda power: repr(2.0**power) if power < 1024 else "1e999"),
)
_number_texts = st.one_of(
    _doubles,
    st.text("0123456789.eE+-_fFdDxXpP aNInfity\u0661", max_size=12),
    st.from_regex(
        r"[ \t]?[+-]?(NaN|Infinity|0[xX][0-9a-f]{0,20}\.?[0-9a-f]{0,5}[pP][+-]?[0-9]{1,4}"
        r"|[0-9]{0,25}\.?[0-9]{0,25}([eE][+-]?[0-9]{1,12})?)[dDfF]? ?",
        fullmatch=True,
    ),
)


def test_number_texts(oracle: Oracle, seconds: float) -> None:
    requests = _number_texts.map(lambda text: {"op": "double_to_string", "text": text})
    compare(requests, oracle, seconds)


_uris = st.one_of(
    st.text("abZ019:/?#[]@!$&'()*+,;=-._~%20^|\\ é\u2028\ud800😀{}", max_size=30),
    st.from_regex(
        r"(https?:)?//([a-z%@:]{0,4}@)?([a-z0-9.-]{0,12}|\[[0-9a-fA-F:.%]{0,20}\]|[0-9.]{1,15})(:[0-9a]{0,11})?"
        r"(/[a-z%2 {}]{0,5})?(\?[a-z=&%]{0,6})?(#[a-z]{0,3})?",
        fullmatch=True,
    ),
)


def test_uris(oracle: Oracle, seconds: float) -> None:
    compare(_uris.map(lambda text: {"op": "java_uri", "text": text}), oracle, seconds)


_keys = st.one_of(
    st.text(max_size=6),
    # The same hash in many ways: these make bins that turn into trees.
    st.lists(st.sampled_from(["Aa", "BB"]), min_size=4, max_size=6).map("".join),
    st.lists(st.sampled_from(["Aa", "BB", "C#"]), min_size=3, max_size=8).map("".join),
    st.integers(0, 3000).map(str),
)


def test_hash_map_order(oracle: Oracle, seconds: float) -> None:
    requests = st.lists(_keys, max_size=120, unique=True).map(lambda keys: {"op": "java_hashmap_order", "keys": keys})
    compare(requests, oracle, seconds, batch=10)
