"""What a structured body means is what the provider gets: for any body, any types and any values."""

import json
from typing import Any

import yaml
from hypothesis import given
from hypothesis import strategies as st

from blueprintc.frontend import load
from blueprintc.lowering import lower
from blueprintc.model import Scalar
from blueprintc.source import SourceFile

_TYPES: dict[str, st.SearchStrategy[Any]] = {
    "string": st.text(max_size=12),
    "integer": st.integers(),
    "number": st.floats(allow_nan=False, allow_infinity=False),
    "boolean": st.booleans(),
    "array": st.lists(st.text(max_size=5) | st.integers(), max_size=3),
    "object": st.dictionaries(st.text(max_size=4), st.none() | st.text(max_size=4), max_size=3),
}
_NAMES = st.sampled_from(("a", "b_1", "c", "input"))
# Without what PyYAML itself writes wrongly (NEL and the Unicode line ends in keys).
_TEXT = st.text(alphabet=st.characters(exclude_characters="${\x85\u2028\u2029", exclude_categories=["Cs"]), max_size=10)
_SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | _TEXT
_PLACES = _NAMES.map(lambda name: f"${{parameters.{name}}}")
_BODIES = st.recursive(
    _SCALARS | _PLACES,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_TEXT, inner, max_size=4),
    max_leaves=12,
).filter(lambda body: isinstance(body, (list, dict)))


@st.composite
def _typed(draw: st.DrawFn) -> dict[str, tuple[str, bool, Any]]:
    """For each name its type, whether it may be null, and a value (``None``: absent)."""
    found: dict[str, tuple[str, bool, Any]] = {}
    for name in ("a", "b_1", "c", "input"):
        kind = draw(st.sampled_from(sorted(_TYPES)))
        nullable = draw(st.booleans())
        value = draw(_TYPES[kind])
        found[name] = (kind, nullable, None if nullable and draw(st.booleans()) else value)
    return found


def _expected(body: Any, values: dict[str, tuple[str, bool, Any]]) -> Any:
    if isinstance(body, dict):
        return {key: _expected(value, values) for key, value in body.items()}
    if isinstance(body, list):
        return [_expected(value, values) for value in body]
    if isinstance(body, str) and body.startswith("${parameters.") and body.endswith("}"):
        return values[body[13:-1]][2]
    return body


def _fill(body: str, values: dict[str, tuple[str, bool, Any]]) -> str:
    """What the server makes of a body: its null form, then the values, texts escaped."""
    for name, (kind, _, value) in values.items():
        if value is None:
            body = body.replace(f'"${{parameters.{name}:-null}}"', "null").replace(
                f"${{parameters.{name}:-null}}", "null"
            )
            continue
        text = json.dumps(value)[1:-1] if kind == "string" else json.dumps(value)
        body = body.replace(f"${{parameters.{name}:-null}}", text).replace(f"${{parameters.{name}}}", text)
    return body


@given(_BODIES, _typed(), st.booleans())
def test_body_means_the_same(body: Any, values: dict[str, tuple[str, bool, Any]], as_json: bool) -> None:
    inputs = {name: {"type": [kind, "null"] if nullable else kind} for name, (kind, nullable, _) in values.items()}
    action = {"action_type": "predict", "method": "POST", "url": "https://example.com/", "request_body": body}
    document = {"blueprint": 1, "name": "n", "version": 1, "protocol": "http", "inputs": inputs, "actions": [action]}
    if as_json:
        source = SourceFile("x.blueprint.json", json.dumps(document, ensure_ascii=False))
    else:
        source = SourceFile("x.blueprint.yaml", yaml.safe_dump(document, allow_unicode=True, sort_keys=False))
    loaded = load(source)
    assert loaded.blueprint is not None
    assert [found for found in loaded.diagnostics if found.code.stops_build] == []
    lowered = lower(loaded.blueprint)
    assert lowered.can_build, lowered.diagnostics
    actions = lowered.connectors[0].root.get("actions")
    text = actions.items[0].get("request_body")  # type: ignore[union-attr]
    assert isinstance(text, Scalar)
    assert json.loads(_fill(text.text.value, values)) == _expected(body, values)
