"""The URL has an empty path segment.

## What it does
Fills the connector's parameters into the URL and finds `//` in its path, also that of a scheme that was copied twice.

## Why it is bad
Most providers answer 404. The usual cause is a final slash in a parameter that holds the host.

## Example
```yaml
blueprint: 1
name: Embeddings
version: 1
protocol: http
parameters:
  endpoint: api.openai.com/
  model: text-embedding-3-small
credential:
  key: {env: API_KEY}
actions:
  - action_type: predict
    method: POST
    url: https://${parameters.endpoint}/v1/embeddings
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
  endpoint: api.openai.com
  model: text-embedding-3-small
credential:
  key: {env: API_KEY}
actions:
  - action_type: predict
    method: POST
    url: https://${parameters.endpoint}/v1/embeddings
    headers: {Authorization: "Bearer ${credential.key}"}
    request_body:
      model: ${parameters.model}
      input: ${parameters.input}
    pre_process_function: connector.pre_process.openai.embedding
    post_process_function: connector.post_process.openai.embedding
```

## Fix
None: either of the two slashes may be the one too many.

## References
- [ml-commons#4885](https://github.com/opensearch-project/ml-commons/issues/4885)
"""

import re
from collections.abc import Iterator

from blueprintc.diagnostics import Code, Diagnostic, Severity
from blueprintc.linter.facts import Subject
from blueprintc.linter.rule import Rule

CODE = Code(
    "BP605",
    "double-slash",
    Severity.WARNING,
    "The URL has an empty path segment.",
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every URL whose path has an empty segment."""
    for action in subject.actions:
        text = action.text("url")
        if text is None:
            continue
        url = subject.filled(text.value)
        scheme, mark, rest = url.partition("://")
        path = rest.partition("?")[0]
        if _SCHEME.match(rest):
            yield Diagnostic.of(CODE, f'the URL "{url[:120]}" has its scheme twice', text.whole)
        elif mark and "//" in path and "http" not in path:
            shown = f"{scheme}://{path}"[:120]
            yield Diagnostic.of(CODE, f'the URL "{shown}" has a double slash in its path', text.whole)


_SCHEME = re.compile(r"https?:?//", re.IGNORECASE)


RULE = Rule(code=CODE, check=check)
