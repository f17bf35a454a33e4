"""Patterns of java.util.regex, compared with Java."""

from typing import Any

import pytest
from hypothesis import strategies as st

from blueprintc.errors import BlueprintcError
from blueprintc.jvm.regex.nodes import Alternation, Chain, Group, Look, Node, Repeat
from blueprintc.jvm.regex.parser import parse_pattern
from tests.differential.oracle import Oracle, compare, refusals_aside

pytestmark = pytest.mark.differential

# Pieces that make patterns which are mostly right, and sometimes interestingly wrong.
_pieces = st.sampled_from(
    [
        *"abcAB1_ -.^$|()[]{}*+?,:=!<>&#\\\t\n\ré",
        *(r"\d", r"\D", r"\w", r"\W", r"\s", r"\S", r"\b", r"\B", r"\h", r"\v", r"\R", r"\A", r"\z", r"\Z", r"\X"),
        *(r"\p{L}", r"\P{Lu}", r"\p{Alpha}", r"\p{IsLatin}", r"\p{InGreek}", r"\p{javaLowerCase}", r"\pL", r"\p{Nope}"),
        *(r"\p{gc=Lu}", r"\p{sc=Grek}", r"\p{IsAlphabetic}", r"\p{Punct}", r"\p{", r"\p{}"),
        *(r"\Q", r"\E", r"\Qa.b\E", r"\x41", r"\x{1F600}", r"\u0062", r"\u00", r"\07", r"\0", r"\cA", r"\N{DIGIT ONE}"),
        *(r"\1", r"\2", r"\k<n>", "(?<n>", "(?:", "(?=", "(?!", "(?<=", "(?<!", "(?>", "(?i)", "(?iu)", "(?x)", "(?s)"),
        *("(?m)", "(?d)", "(?-i)", "(?i:", "(?U)", "(?q)", "[a-c]", "[^ab]", "[a-z&&[^b]]", "[a[bc]]", "[a&&b]", "[&&"),
        *(".*", ".+?", "a++", "(a|b)", "(a)?", "b{2}", "c{1,}", "{1,2}", "{,2}", "{2", "a{2,1}", "(ab)*", "[é-ü]"),
    ]
)
_patterns = st.lists(_pieces, max_size=7).map("".join)
# Mostly well-formed patterns, built as such.
_atoms = st.sampled_from(["a", "b", "c", ".", r"\d", r"\w", "[ab]", "[^a]", "é", r"\.", "^", "$", r"\b", "-", r"\s"])


def _grow(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    quantifier = st.sampled_from(["*", "+", "?", "*?", "+?", "??", "{1,2}", "{2}", "*+", "++", "?+"])
    return st.one_of(
        st.lists(inner, min_size=1, max_size=3).map("".join),
        st.tuples(inner, quantifier).map(lambda pair: f"(?:{pair[0]}){pair[1]}"),
        st.tuples(inner, quantifier).map(lambda pair: f"({pair[0]}){pair[1]}"),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: f"({'|'.join(parts)})"),
        inner.map(lambda part: f"(?={part})"),
        inner.map(lambda part: f"(?<!{part})"),
    )


_formed = st.recursive(_atoms, _grow, max_leaves=6)
_texts = st.text(alphabet="abcAB1_ .-\n\r\té\u0301\u2028", max_size=12)
_replacements = st.one_of(
    st.text(alphabet="$\\{}n10ab", max_size=6), st.sampled_from(["$0", "$1-", "${n}", "\\$", "$2", "$11"])
)


def _request(pattern: str, text: str, mode: str, replacement: str, flags: str) -> dict[str, Any]:
    request = {"op": "java_regex", "pattern": pattern, "text": text, "mode": mode, "replacement": replacement}
    return request | ({"flags": flags} if flags else {})


_requests = st.builds(
    _request,
    st.one_of(_patterns, _formed),
    _texts,
    st.sampled_from(["matches", "find", "find", "replaceAll", "replaceFirst", "split"]),
    _replacements,
    st.sampled_from(["", "", "", "i", "iu", "m", "s", "x", "U", "iU", "ms"]),
)


def _captures_oddly(node: Node, *, repeated: bool = False) -> bool:
    """Whether Java's groups may end with something else than what matched last.

    It keeps what groups captured inside a lookaround even when it gave that try up, and a capturing group that is
    repeated inside of another repetition goes back to the first of its rounds.
    """
    match node:
        case Look():
            return True
        case Repeat(body, _, most):
            loops = most is None or most > 1
            if repeated and loops and isinstance(body, Group) and body.number is not None:
                return True
            return _captures_oddly(body, repeated=repeated or loops)
        case Group(body):
            return _captures_oddly(body, repeated=repeated)
        case Chain(parts) | Alternation(parts):
            return any(_captures_oddly(part, repeated=repeated) for part in parts)
    return False


def _forgive(request: dict[str, Any], answer: dict[str, Any]) -> dict[str, Any]:
    try:
        odd = _captures_oddly(parse_pattern(request["pattern"], request.get("flags", "")).root)
    except BlueprintcError:
        return answer
    if not odd:
        return answer
    result = answer.get("result")
    if isinstance(result, str) and "$" in request["replacement"]:
        return {}
    if isinstance(result, list):
        matches = [{**item, "groups": item["groups"][0]} if isinstance(item, dict) else item for item in result]
        return {**answer, "result": matches}
    return {**answer, "groups": None} if "groups" in answer else answer


def test_regular_expressions(oracle: Oracle, seconds: float) -> None:
    compare(_requests, oracle, seconds, ours=refusals_aside(oracle), normalise=_forgive)
