"""Jayway's paths and json-smart's parser, compared with the libraries."""

import json
import re
from typing import Any

import pytest
from hypothesis import strategies as st

from tests.differential.oracle import Oracle, compare, refusals_aside

pytestmark = pytest.mark.differential


def _words(text: str) -> list[str]:
    return text.split()


_names = st.sampled_from(["a", "b", "c", "d", "length", "x y", "ü"])
_scalars = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-3, 12),
    st.sampled_from([0.5, 1.0, -2.5, 1e22, 12345678901, 2**70, 1.5e300]),
    st.sampled_from(["", "a", "b", "x", "1", "0.5", "true", "$.a", "@", "[1]", "{'a':1}", "'q'", "A b", "😀é"]),
)
_documents = st.recursive(
    _scalars,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(_names, inner, max_size=4)),
    max_leaves=14,
)

_operands = st.sampled_from(
    [*("@.a", "@.b", "@", "@.a.b", "@['c']", "@.d[0]", "$.a", "@..a", "@.a.length()", "@[*]", "@.x", "@.c[*].a"),
     *("1", "0.5", "-2", "'a'", '"b"', "true", "false", "null", "[1,'a']", "{'a':1}", "/a.*/i", "/[ab]/", "1e1", "''")]
)  # fmt: skip
_operators = st.sampled_from(
    ["==", "!=", "<", "<=", ">", ">=", "===", "!==", "=~", "in", "nin", "IN", "contains", "size", "empty", "all",
     "subsetof", "anyof", "noneof", "foo", "exists", "type"]
)  # fmt: skip
_comparisons = st.one_of(
    st.tuples(_operands, _operators, _operands).map(" ".join),
    st.tuples(_operands, st.sampled_from(["==", "<", ">=", "!="]), _operands).map("".join),
    _operands,
    _operands.map(lambda operand: f"!{operand}"),
)
_filters = st.recursive(
    _comparisons,
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from([" && ", " || ", "&&", "||"]), inner).map("".join),
        inner.map(lambda one: f"({one})"),
        inner.map(lambda one: f"!({one})"),
    ),
    max_leaves=4,
)
_plain_names = _names.filter(lambda name: " " not in name)
_calls = _words(
    """.length() .size() .keys() .min() .max() .avg() .sum() .stddev() .first() .last() .index(0) .index(-1)
    .concat('x') .concat("x",$.a) .append(1) .append($.b) .sum($..a) .max($.c[*]) .length($.a) .foo() .sum(1,2)"""
)
_steps = st.one_of(
    _plain_names.map(lambda name: f".{name}"),
    _names.map(lambda name: f"['{name}']"),
    st.lists(_names, min_size=2, max_size=3, unique=True).map(lambda names: str(names).replace(", ", ",")),
    st.sampled_from(_words("[*] .* .. ..* [0] [-1] [1] [0,1] [1:] [:2] [0:2] [-2:] [:-1]")),
    _plain_names.map(lambda name: f"..{name}"),
    _filters.map(lambda text: f"[?({text})]"),
    st.sampled_from(_calls),
)
_broken = st.sampled_from([" ", *_words("[ ] . ' ( ) ? [? @ $ [?(@.a * [a] [:] [1:2:3]")])


def _request(steps: list[str], broken: str, at: int, root: str, document: Any) -> dict[str, Any]:
    path = root + "".join(steps)
    at = min(at, len(path))
    return {"op": "jsonpath", "path": path[:at] + broken + path[at:], "json": json.dumps(document, ensure_ascii=False)}


_good = st.builds(_request, st.lists(_steps, max_size=4), st.just(""), st.just(0), st.just("$"), _documents)
_bad = st.builds(
    _request, st.lists(_steps, max_size=3), _broken, st.integers(0, 20), st.sampled_from(["$", "@", "", " $", "$ "]),
    _documents,
)  # fmt: skip


def test_paths(oracle: Oracle, seconds: float) -> None:
    compare(_good, oracle, seconds, ours=refusals_aside(oracle))


def test_broken_paths(oracle: Oracle, seconds: float) -> None:
    compare(_bad, oracle, seconds, ours=refusals_aside(oracle))


_json_pieces = _words(
    r"""{ } [ ] , : " ' a "a" 'b' 1 -1 00 1.5 1e5 1E+ -.5 1. true null NaN nul "\u00e9" "\ud83d" \ é /*c*/
    0.98765432109876543 12345678901234567890 ,, :: {} []"""
)
_json_texts = st.one_of(
    st.text(alphabet="{}[],:\"'\\ abntfuN0123456789.-+eE\n\x01\x7f\x1aé", max_size=24),
    st.text(max_size=12),
    st.lists(st.sampled_from([*_json_pieces, " ", "\n", "\0"]), max_size=12).map("".join),
)


def _forgive(request: dict[str, Any], answer: dict[str, Any]) -> dict[str, Any]:
    # A control character behind twenty digits: BigInteger complains about a part of them.
    if answer.get("error", {}).get("class") == "java.lang.NumberFormatException":
        return {}
    # Twenty digits make a BigInteger even when they are zeros in front; our integers only know their magnitude.
    if not re.search(r"0\d{18}", request["json"]):
        return answer
    return {key: value for key, value in answer.items() if key not in ("numbers", "type")}


def test_permissive_json(oracle: Oracle, seconds: float) -> None:
    requests = _json_texts.map(lambda text: {"op": "jsonpath", "path": "$", "json": text})
    compare(requests, oracle, seconds, normalise=_forgive)
