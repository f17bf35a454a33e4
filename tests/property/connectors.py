"""Strategies for connectors and blueprints: what people write, and a little beyond."""

from typing import Any

from hypothesis import strategies as st

NAMES = st.from_regex(r"[a-zA-Z_][a-zA-Z0-9_-]{0,8}", fullmatch=True)
TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n\t"), max_size=30)
TRICKY = st.sampled_from(
    ["", "yes", "1.0", "1e3", "010", "2024-01-01", "~", "a: b", "a #b", "- a", "{{ x }}", "{% raw %}", "{# c #}",
     "a\nb", " a\n", "\ta", "${parameters.model}", "${parameters.x:-d}", "$${parameters.x}", "${parameters. x}",
     "a\u2028b",     "\U0001f600", "<YOUR KEY>", "say \"hi\"", "back\\slash", "${{other}}", "%", "'", "é"]
)  # fmt: skip
STRINGS = TEXTS | TRICKY
NUMBERS = st.integers(-(10**12), 10**12) | st.floats(allow_nan=False, allow_infinity=False)
SCALARS = st.none() | st.booleans() | NUMBERS | STRINGS
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3), max_leaves=8
)
PLACEHOLDERS = st.builds(
    lambda name, default: f"${{parameters.{name}{default}}}",
    NAMES,
    st.sampled_from(["", "", "", ":-null", ":-text", ":-", ":-1"]),
)


@st.composite
def templates(draw: st.DrawFn) -> str:
    """A request body: JSON with placeholders, spaced in various ways, or a text that is not."""
    if draw(st.integers(0, 5)) == 0:
        return draw(STRINGS | PLACEHOLDERS)
    return _object(draw, 0)


def _object(draw: st.DrawFn, depth: int) -> str:
    space = draw(st.sampled_from(["", " ", "\n  "]))
    keys = draw(st.lists(NAMES, max_size=4))
    members = (f'{space}"{key}":{draw(st.sampled_from(["", " "]))}{_value(draw, depth + 1)}' for key in keys)
    return "{" + ",".join(members) + space + "}"


def _value(draw: st.DrawFn, depth: int) -> str:
    kind = draw(st.integers(0, 8 if depth < 3 else 6))
    match kind:
        case 0:
            return draw(PLACEHOLDERS)
        case 1:
            return f'"{draw(PLACEHOLDERS)}"'
        case 2:
            return f'"say {draw(PLACEHOLDERS)} \\n {draw(PLACEHOLDERS)}"'
        case 3:
            return draw(st.sampled_from(["true", "false", "null", "1", "1.0", "1e3", "-0.5", "1E-7", "0"]))
        case 4 | 5 | 6:
            return draw(
                st.sampled_from(['"a"', '""', '"\\u00e9"', '"é"', '"\\/"', '"a: b"', '"\\t"', '"1.0"', '"{{ x }}"'])
            )
        case 7:
            return _object(draw, depth)
        case _:
            return "[" + ", ".join(_value(draw, depth + 1) for _ in range(draw(st.integers(0, 3)))) + "]"


ACTIONS = st.fixed_dictionaries(
    {"action_type": st.sampled_from(["predict", "batch_predict"]), "method": st.sampled_from(["POST", "GET"])},
    optional={
        "url": st.sampled_from(["https://api.openai.com/v1/embeddings", "http://${parameters.host}/x?{{ y }}"]) | TEXTS,
        "headers": st.dictionaries(NAMES, st.sampled_from(["a", "Bearer ${credential.key}", "1.0", "yes"]), max_size=3),
        "request_body": templates(),
        "pre_process_function": st.sampled_from(["connector.pre_process.openai.embedding"]) | STRINGS,
        "post_process_function": st.sampled_from(["connector.post_process.openai.embedding"]) | STRINGS,
        "unknown_key": SCALARS,
    },
)
CREDENTIALS = st.dictionaries(
    NAMES, st.sampled_from(["<env:KEY>", "<file:a/b>", "arn:aws:iam::123456789012:role/x"]), min_size=1, max_size=3
)


def connectors() -> st.SearchStrategy[dict[str, Any]]:
    """A connector as JSON values, with credentials as ``build`` writes them."""
    return st.fixed_dictionaries(
        {
            "name": STRINGS,
            "version": st.integers(0, 9) | st.sampled_from(["1", "1.0", 1.5]),
            "protocol": st.just("http"),
        },
        optional={
            "description": STRINGS,
            "parameters": st.dictionaries(NAMES, VALUES, max_size=4),
            "credential": CREDENTIALS,
            "actions": st.lists(ACTIONS, max_size=2),
            "client_config": st.fixed_dictionaries({"max_connection": st.integers(1, 50)}),
        },
    )
