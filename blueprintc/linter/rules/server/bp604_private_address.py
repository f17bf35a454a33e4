"""The URL points to a private address.

## What it does
Finds a host that is a private, loopback or link-local address, or `localhost`.

## Why it is bad
The server refuses the call: `Remote inference host name has private ip address`. A cluster of one's own can allow
it by `plugins.ml_commons.connector.private_ip_enabled` (since 2.15); Amazon OpenSearch Service cannot. A loopback
address means the cluster's own node, not the machine of whoever writes the blueprint.

## Example
```yaml
blueprint: 1
name: Embeddings
version: 1
protocol: http
parameters:
  model: text-embedding-3-small
credential:
  key: {env: API_KEY}
actions:
  - action_type: predict
    method: POST
    url: http://192.168.0.10:11434/v1/embeddings
    headers: {Authorization: "Bearer ${credential.key}"}
    request_body:
      model: ${parameters.model}
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
parameters:
  model: text-embedding-3-small
credential:
  key: {env: API_KEY}
actions:
  - action_type: predict
    method: POST
    url: https://api.openai.com/v1/embeddings
    headers: {Authorization: "Bearer ${credential.key}"}
    request_body:
      model: ${parameters.model}
      input: ${parameters.input}
    pre_process_function: connector.pre_process.openai.embedding
    post_process_function: connector.post_process.openai.embedding
```

## Fix
None: it is a decision about the network.

## References
- [ml-commons#2142](https://github.com/opensearch-project/ml-commons/issues/2142)
- [ml-commons#3862](https://github.com/opensearch-project/ml-commons/issues/3862)
"""

from collections.abc import Iterator

from blueprintc.diagnostics import Code, Diagnostic, Severity
from blueprintc.linter.facts import Subject
from blueprintc.linter.facts.urls import host_of, is_private_host
from blueprintc.linter.rule import Rule

CODE = Code(
    "BP604",
    "private-address",
    Severity.WARNING,
    "The URL points to a private address.",
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every URL with a private host."""
    for action in subject.actions:
        text = action.text("url")
        if text is None:
            continue
        url = subject.filled(text.value)
        if not is_private_host(url):
            continue
        host = host_of(url)
        yield Diagnostic.of(
            CODE,
            f'"{host}" is a private address, which the server refuses to call',
            text.whole,
            help="trust the endpoint and set plugins.ml_commons.connector.private_ip_enabled to true on the cluster"
            if "aws" not in subject.platforms
            else "use an address that is public or reachable through a VPC endpoint's public name",
        )


RULE = Rule(code=CODE, check=check)
