r"""A deployment of Azure OpenAI is called without `api-version`.

## What it does
Finds URLs of Azure OpenAI deployments (`…openai.azure.com/openai/deployments/…`) whose query has no `api-version`, or
an empty one.

## Why it is bad
Azure answers 404, `Resource not found`, which looks like a wrong deployment.

## Example
```yaml
blueprint: 1
name: Embeddings
version: 1
protocol: http
credential:
  key: {env: API_KEY}
actions:
  - action_type: predict
    method: POST
    # blueprintc: ignore[BP602] the cluster trusts this host
    url: https://my-resource.openai.azure.com/openai/deployments/my-embeddings/embeddings
    headers: {api-key: "${credential.key}"}
    request_body:
      input: ${parameters.input}
    pre_process_function: connector.pre_process.openai.embedding
    post_process_function: connector.post_process.openai.embedding
```

## Use instead
```yaml
blueprint: 1
name: Embeddings
version: 1
protocol: http
credential:
  key: {env: API_KEY}
actions:
  - action_type: predict
    method: POST
    # blueprintc: ignore[BP602] the cluster trusts this host
    url: https://my-resource.openai.azure.com/openai/deployments/my-embeddings/embeddings?api-version=2024-10-21
    headers: {api-key: "${credential.key}"}
    request_body:
      input: ${parameters.input}
    pre_process_function: connector.pre_process.openai.embedding
    post_process_function: connector.post_process.openai.embedding
```

## Fix
None.

## References
- Azure OpenAI in Azure AI Foundry Models, REST API reference, data plane
"""

import re
from collections.abc import Iterator

from blueprintc.diagnostics import Code, Diagnostic, Severity
from blueprintc.linter.facts import Subject
from blueprintc.linter.rule import Rule

CODE = Code(
    "BP629",
    "no-api-version",
    Severity.WARNING,
    "A deployment of Azure OpenAI is called without `api-version`.",
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every such URL."""
    for action in subject.actions:
        text = action.text("url")
        url = "" if text is None else subject.filled(text.value)
        if text is not None and _DEPLOYMENT.match(url) and not _VERSION.search(url):
            yield Diagnostic.of(
                CODE,
                "the URL of an Azure OpenAI deployment has no api-version",
                text.whole,
                help="end it with ?api-version=2024-10-21, or the version that you mean",
            )


_DEPLOYMENT = re.compile(r"https://[^/?]+\.openai\.azure\.com/{1,2}openai/deployments/", re.IGNORECASE)
_VERSION = re.compile(r"[?&]api-version=[^&#]")


RULE = Rule(code=CODE, check=check)
