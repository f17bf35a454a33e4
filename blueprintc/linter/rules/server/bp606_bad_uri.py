"""The URL is not an absolute URI.

## What it does
Fills the connector's parameters into the URL and reads it as Java's `URI` does. Placeholders that calls fill count
as harmless letters.

## Why it is bad
A URL without a scheme matches no trusted endpoint. One with a blank, a brace or another character that a URI cannot
hold fails at the first call: `Encountered error when trying to create uri from endpoint in ml connector`.

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
    url: https://api.openai.com/v1/my embeddings
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
None.

## References
- `ConnectorUtils.buildSdkRequest`, `java.net.URI`
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from blueprintc.diagnostics import Code, Diagnostic, Severity
from blueprintc.jvm.errors import JavaError
from blueprintc.jvm.uri import parse_uri
from blueprintc.linter.facts import Subject
from blueprintc.linter.facts.fillers import is_filler_alone, sample_url
from blueprintc.linter.rule import Rule

CODE = Code(
    "BP606",
    "bad-uri",
    Severity.ERROR,
    "The URL is not an absolute URI.",
)


_PLACEHOLDER = re.compile(r"\$\{(?:parameters|credential)\.[^}]*\}")


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every URL of which the server cannot make a URI."""
    for action in subject.actions:
        text = action.text("url")
        if text is None:
            continue
        if is_filler_alone(subject.filled(text.value)):
            if not subject.is_plain and text.value.startswith("<"):
                continue  # BP134 tells
            found = Diagnostic.of(CODE, f'"{text.value[:100]}" is a text for the reader, and no URL', text.whole)
            yield replace(found, severity=Severity.WARNING)
            continue
        url = sample_url(_PLACEHOLDER.sub("x", subject.filled(text.value)))
        try:
            uri = parse_uri(url)
        except JavaError as error:
            yield Diagnostic.of(CODE, f"the URL is not a URI: {error.message}", text.whole)
            continue
        if not uri.scheme or not uri.host:
            what = "scheme (https://)" if not uri.scheme else "host that a URI can have"
            yield Diagnostic.of(CODE, f'the URL "{url[:100]}" has no {what}', text.whole)
        elif uri.scheme.lower() not in ("http", "https"):
            yield Diagnostic.of(CODE, f'"{uri.scheme}" is no scheme that the server calls', text.whole)


RULE = Rule(code=CODE, check=check)
