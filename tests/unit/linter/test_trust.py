"""The trusted endpoints that URLs need."""

import pytest

from blueprintc.jvm.regex import compile_pattern
from blueprintc.linter.trust import is_safe, pattern_for


@pytest.mark.parametrize(
    ("url", "pattern"),
    [
        ("https://api.openai.com/v1/embeddings", r"^https://api\.openai\.com/v1/embeddings$"),
        ("https://h.example/a?b=c|d", r"^https://h\.example/a\?b=c\|d$"),
        ("https://h.example:9200/m/${parameters.id}/x", r"^https://h\.example:9200/m/[^/?]+/x$"),
        ("https://x.${parameters.region}.amazonaws.com", r"^https://x\.[a-z0-9-]+\.amazonaws\.com$"),
        ("https://<YOUR HOST>/v1", None),
        ("ftp://h/a", None),
        ("api.openai.com/v1", None),
        ("https://h.example/" + "a" * 300, None),
    ],
)
def test_pattern(url: str, pattern: str | None) -> None:
    assert pattern_for(url) == pattern


def test_a_placeholder_is_one_part_of_a_path() -> None:
    pattern = compile_pattern(pattern_for("https://h.example/m/${parameters.id}/x") or "")
    assert pattern.matches("https://h.example/m/abc/x")
    assert not pattern.matches("https://h.example/m/abc/def/x")
    assert not pattern.matches("https://h.example/m//x")


@pytest.mark.parametrize(
    ("pattern", "safe"), [("^a.*$", True), ("(a+)+", False), (r"(a)\1", False), ("a" * 257, False), ("(a|b)c", True)]
)
def test_the_server_s_safety_rule(pattern: str, safe: bool) -> None:
    assert is_safe(pattern) is safe
