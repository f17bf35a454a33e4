"""Built-in functions, tensors and JSON Schema, compared with the libraries of ML Commons 3.4."""

import json
import re
from typing import Any

import pytest
from hypothesis import strategies as st

from blueprintc.data import Target
from blueprintc.emulator.functions import post_functions, pre_functions
from tests.differential.oracle import Answer, Oracle, Request, compare

pytestmark = pytest.mark.differential

_TARGET = Target.parse("3.4.0")
_PRE = [*sorted(pre_functions(_TARGET)), "connector.pre_process.unknown"]
_POST = [*sorted(post_functions(_TARGET)), "connector.post_process.unknown"]

_texts = st.one_of(
    st.text(max_size=12),
    st.text("{}[]\":,\\/'\n\t\x00\x7f\u2028é😀\ud800a1 ", max_size=12),
    st.sampled_from(["", "null", "1", '{"a":1}', "[1,]", "{a:b}", '{"a":1,"a":2}', "[x y]"]),
)
_docs = st.lists(st.one_of(_texts, st.none()), max_size=3)
_inputs = st.one_of(
    st.none(),
    st.builds(lambda docs: {"text_docs": docs}, _docs),
    st.builds(lambda query, docs: {"query_text": query, "text_docs": docs}, _texts, _docs),
    st.builds(lambda parameters: {"parameters": parameters}, st.dictionaries(st.sampled_from("abcxyz"), _texts)),
    st.just({"question": "q", "context": "c"}),
)


def _without_map_of_order(request: Request, answer: Answer) -> Answer:
    """``Map.of`` gives ``bedrock.rerank`` another key order in every JVM."""
    if request["name"] != "connector.pre_process.bedrock.rerank":
        return answer

    def decoded(value: Any) -> Any:
        if isinstance(value, dict):
            return {name: decoded(value[name]) for name in sorted(value)}
        try:
            parsed = json.loads(value) if isinstance(value, str) and value[:1] == "[" else value
        except ValueError:
            return value
        return json.dumps(parsed, sort_keys=True)

    return {name: decoded(answer[name]) for name in answer}


def test_pre_process_functions(oracle: Oracle, seconds: float) -> None:
    requests = st.builds(
        lambda name, given: {"op": "pre_process_builtin", "name": name, "input": given}, st.sampled_from(_PRE), _inputs
    )
    compare(requests, oracle, seconds, normalise=_without_map_of_order)


_numbers = st.one_of(
    st.integers(-(10**25), 10**25).map(str),
    st.floats(allow_nan=False, allow_infinity=False).map(repr),
    st.sampled_from(["0", "1", "0.5", "1e-7", "-0.0", "0.98765432109876543", "1E400", "NaN", "007"]),
)
_scalars = st.one_of(_numbers, st.sampled_from(["null", "true", '"x"', '""', "bare"]))
_values = st.recursive(
    _scalars,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda items: f"[{','.join(items)}]"),
        st.dictionaries(st.sampled_from(["a", "index", "embedding", "jobArn", "name"]), inner, max_size=3).map(
            lambda members: "{" + ",".join(f'"{name}":{value}' for name, value in members.items()) + "}"
        ),
    ),
    max_leaves=6,
)
_vectors = st.lists(_numbers, max_size=4).map(lambda items: f"[{','.join(items)}]")


def _object(**members: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.fixed_dictionaries({}, optional=members).map(
        lambda found: "{" + ",".join(f'"{name}":{value}' for name, value in found.items()) + "}"
    )


def _list(items: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.lists(items, max_size=3).map(lambda found: f"[{','.join(found)}]")


_scores = _list(
    _object(
        index=st.one_of(st.integers(-1, 3).map(str), _scalars),
        relevance_score=st.one_of(st.floats(0, 1).map(repr), _scalars),
        relevanceScore=st.one_of(st.floats(0, 1).map(repr), _scalars),
    )
)
_tensor = _object(
    name=st.one_of(st.just('"n"'), _values),
    data_type=st.sampled_from(['"FLOAT32"', '"INT8"', '"BAD"', '"UNKNOWN"', "5", "null"]),
    shape=st.one_of(_vectors, _values),
    data=st.one_of(_vectors, _values),
    result=st.one_of(st.just('"r"'), _values),
    dataAsMap=_values,
)
_responses = st.one_of(
    _values,
    _object(
        data=_list(_object(embedding=st.one_of(_vectors, _values))),
        embeddings=st.one_of(_list(_vectors), _object(float=_list(_vectors), int8=_list(_vectors)), _values),
        embedding=st.one_of(_vectors, _values),
        embeddingsByType=_object(float=_vectors, binary=_vectors),
        results=st.one_of(_scores, _values),
        inference_results=_list(_object(output=st.one_of(_list(_tensor), _values))),
        jobArn=st.one_of(st.just('"a/b/c"'), _values),
    ),
    _list(_vectors),
    _scores,
)
_filters = st.sampled_from([None, "", " ", "$", "$.embeddings.int8", "$.data[*].embedding", "$.x.string_y", "results"])


def test_post_process_functions(oracle: Oracle, seconds: float) -> None:
    def request(name: str, response: str, response_filter: str | None) -> Request:
        return {
            "op": "post_process_builtin",
            "name": name,
            "response": response,
            "response_filter": response_filter,
        }

    compare(st.builds(request, st.sampled_from(_POST), _responses, _filters), oracle, seconds)


_LOCAL = re.compile(r"<local\d+>")


def _without_local_names(request: Request, answer: Answer) -> Answer:
    """A compiler's number of a variable without a name."""
    error = answer.get("error")
    if error and error["message"]:
        error["message"] = _LOCAL.sub("<local>", error["message"])
    return answer


def test_tensors_of_texts(oracle: Oracle, seconds: float) -> None:
    texts = st.one_of(_texts, _values, _tensor, _list(_tensor))
    requests = st.builds(
        lambda text, as_tensors: {"op": "parse_response", "text": text, "model_tensor_json": as_tensors},
        texts,
        st.booleans(),
    )
    compare(requests, oracle, seconds, normalise=_without_local_names)


_instances = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(-3, 3),
        st.sampled_from([0.5, 1.0, 2.5]),
        st.text("ab1é😀", max_size=3),
    ),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.sampled_from("abc"), inner, max_size=3)),
    max_leaves=5,
)
_names = st.lists(st.sampled_from("abc"), min_size=1, max_size=2)
_types = st.sampled_from(["string", "integer", "number", "object", "array", "boolean", "null"])


_small = st.integers(0, 3)


def _keyword(name: str, inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """A value for a keyword; ``inner`` are schemas of the next depth."""
    plain: dict[str, st.SearchStrategy[Any]] = {
        "type": st.one_of(_types, st.lists(_types, min_size=1, max_size=2, unique=True)),
        "enum": st.lists(_instances, min_size=1, max_size=2),
        "const": _instances,
        "required": _names,
        "uniqueItems": st.just(True),
        "multipleOf": st.sampled_from([1, 2, 0.5]),
        "pattern": st.sampled_from(["^a", "b$", "[0-9]"]),
        "propertyNames": st.just({"maxLength": 0}),
        "dependentRequired": st.just({"a": ["b"]}),
        "properties": st.dictionaries(st.sampled_from("abc"), inner, min_size=1, max_size=2),
    }
    if name in plain:
        return plain[name]
    if name in ("minimum", "maxLength", "minItems", "maxProperties"):
        return _small
    return st.lists(inner, min_size=1, max_size=2) if name in ("prefixItems", "anyOf", "oneOf", "allOf") else inner


_KEYWORDS = [
    "type",
    "enum",
    "const",
    "required",
    "uniqueItems",
    "multipleOf",
    "pattern",
    "propertyNames",
    "dependentRequired",
    "properties",
    "minimum",
    "maxLength",
    "minItems",
    "maxProperties",
    "prefixItems",
    "anyOf",
    "oneOf",
    "allOf",
    "not",
    "additionalProperties",
    "items",
    "contains",
    "unevaluatedProperties",
]


def _schemas(depth: int) -> st.SearchStrategy[Any]:
    leaf = st.sampled_from([True, False, {"type": "string"}, {"minimum": 1}])
    if depth == 0:
        return leaf
    inner = _schemas(depth - 1)
    chosen = st.lists(st.sampled_from(_KEYWORDS), min_size=1, max_size=3, unique=True)
    return st.one_of(
        leaf, chosen.flatmap(lambda names: st.fixed_dictionaries({name: _keyword(name, inner) for name in names}))
    )


_schema = _schemas(2)


@st.composite
def _validations(draw: st.DrawFn) -> Request:
    return {
        "op": "validate_schema",
        "schema": json.dumps(draw(_schema)),
        "instance": json.dumps(draw(_instances)),
    }


def test_json_schema(oracle: Oracle, seconds: float) -> None:
    compare(_validations(), oracle, seconds, batch=15)
