"""What a Markdown page tells its readers to set, and what its connectors are checked for, at the page's own lines."""

from pathlib import Path

import pytest

from blueprintc.frontend import LoadOptions
from blueprintc.linter import lint_bytes


def findings(page: str) -> list[tuple[str, int, str]]:
    options = LoadOptions(root=Path())
    linted = lint_bytes(page.encode(), "page.md", Path("page.md"), options, markdown=True)
    return [(found.code.id, found.span.begin.line, found.message) for found in linted.diagnostics]


def trusted(page: str) -> list[tuple[int, str]]:
    return [(line, message) for code, line, message in findings(page) if code == "BP670"]


SETTING = "plugins.ml_commons.trusted_connector_endpoints_regex"


@pytest.mark.parametrize("pattern", [".*", ".*$", "^.*$", "^https?://.*$", "^https://.*", "^https://[^/]+/.*$", ".+"])
def test_patterns_that_trust_every_host(pattern: str) -> None:
    page = f'# Set\n\n```json\nPUT _cluster/settings\n{{"persistent": {{"{SETTING}": [\n  "{pattern}"\n]}}}}\n```\n'
    assert trusted(page) == [(6, f'"{pattern}" trusts every host')]


@pytest.mark.parametrize(
    "pattern",
    [
        "^https://api\\\\.openai\\\\.com/.*$",
        "^https://.*-aiplatform\\\\.googleapis\\\\.com/.*$",
        "^https://runtime\\\\.sagemaker\\\\..*[a-z0-9-]\\\\.amazonaws\\\\.com/.*$",
        "^http://localhost:11434/.*$",
        "(",
        "",
    ],
)
def test_patterns_for_some_hosts(pattern: str) -> None:
    assert trusted(f'```json\n{{"{SETTING}": ["{pattern}"]}}\n```\n') == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (f"Set `{SETTING}` to `.*`.", 1),
        (f'Set `{SETTING}` to `".*"`.'.replace('`".*"`', "'.*'"), 1),
        (f'```yaml\n{SETTING}: [".*"]\n```', 2),
        (f"```yaml\n{SETTING}:\n  - '^https://api\\.openai\\.com/.*$'\n  - '.*'\n```", 4),
        (f'```json\n{{"{SETTING}": ".*"}}\n```', 2),
        (f'```json\n{{"{SETTING}": [\n  "^https://a\\\\.b/.*$", // ours\n  ".*"\n]}}\n```', 4),
        (f'~~~sh\ncurl -XPUT x -d \'{{"persistent": {{"{SETTING}" : [ ".*" ]}}}}\'\n~~~', 2),
        (f'```json\n{{"{SETTING.replace("connector_", "connector_private_")}": [".*"]}}\n```', 2),
    ],
)
def test_forms_of_the_advice(text: str, line: int) -> None:
    assert [found for found, _ in trusted(text)] == [line]


@pytest.mark.parametrize(
    "text",
    [
        f"The setting `{SETTING}` matters. A pattern such as `.*` is a bad idea.",
        f"See {SETTING}",
        f'{{"{SETTING}": null, "other": [".*"]}}',
        f'{{"{SETTING}": [], "other": ".*"}}',
        f"{SETTING}: [" + '"x", ' * 5000,
        f"{SETTING} " * 3000,
    ],
)
def test_texts_that_give_no_such_advice(text: str) -> None:
    assert trusted(text) == []


def test_rules_run_over_the_connectors_of_a_page() -> None:
    page = """# A page

```json
POST /_plugins/_ml/connectors/_create
{
  "name": "x", "version": 1, "protocol": "aws_sigv4",
  "credential": {"access_key": "a", "secret_key": "b"},
  "parameters": {"service_name": "bedrock"},
  "actions": [{"action_type": "predict", "method": "POST", "url": "https://bedrock-runtime.us-east-1.amazonaws.com/x",
    "request_body": "{ \\"inputText\\": \\"${parameters.inputText}\\" }"}]
}
```
"""
    assert [(code, line) for code, line, _ in findings(page)] == [("BP131", 7)]


@pytest.mark.parametrize(
    "block",
    [
        '{\n  "connector_id": "k9Agno8Bk4Evvk2cEVR1"\n}',
        '{"data": [0.1, ...]}',
        "for x in [1, 2]:\n    f(x)",
        '{"parameters": {"input": ["hello"]}}',
        '{"name": "status"}',
        "{not json",
    ],
)
def test_blocks_that_are_no_connectors_are_passed_over(block: str) -> None:
    assert findings(f"Sample response:\n\n```json\n{block}\n```\n") == []


def test_a_broken_connector_is_not_passed_over() -> None:
    page = '```json\nPOST /_plugins/_ml/connectors/_create\n{"name": "x" "protocol": "http"}\n```\n'
    assert [(code, line) for code, line, _ in findings(page)] == [("BP011", 3)]


def test_a_page_without_fences_is_prose() -> None:
    assert findings("# Agents\n{: .no_toc }\n\n{% include x %}\n") == []
