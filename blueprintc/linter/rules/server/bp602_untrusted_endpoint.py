"""The URL matches none of the trusted endpoints.

## What it does
Fills the connector's own parameters into the URL of each action and matches it, as the server does, against the
trusted endpoints: those of the configuration (`trusted-endpoints`), else the release's default list. The whole URL
must match; three of the default patterns (textract, comprehend, rekognition) allow no path, not even a slash.

## Why it is bad
The server refuses to create the connector: `Connector URL is not matching the trusted connector endpoint regex`.

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
    url: https://api.example.com/v1/embeddings
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
None: the cluster must trust the endpoint, or the URL is wrong.

## References
- `plugins.ml_commons.trusted_connector_endpoints_regex`, `Connector.validateConnectorURL`
- [ml-commons#1555](https://github.com/opensearch-project/ml-commons/issues/1555)
"""

from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import urlsplit

from blueprintc.data.features import Target
from blueprintc.data.releases import describe
from blueprintc.diagnostics import Code, Diagnostic, Severity
from blueprintc.emulator.cluster import default_trusted_endpoints
from blueprintc.jvm.errors import JavaError
from blueprintc.jvm.regex import compile_pattern
from blueprintc.linter.facts import Subject
from blueprintc.linter.facts.fillers import is_filler_alone, looks_like_filler, sample_url, with_region
from blueprintc.linter.facts.urls import is_private_host
from blueprintc.linter.rule import Rule
from blueprintc.model import Scalar
from blueprintc.source import Text

CODE = Code(
    "BP602",
    "untrusted-endpoint",
    Severity.WARNING,
    "The URL matches none of the trusted endpoints.",
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every URL that the cluster would not trust."""
    for text in _urls(subject):
        url = sample_url(subject.filled(text.value))
        refusing = [target for target in subject.targets if not _is_trusted(url, subject, target)]
        if not refusing or "${" in urlsplit(url).netloc or is_private_host(url) or _is_open(subject.filled(text.value)):
            continue
        shown = url if len(url) <= 100 else url[:100] + "…"
        partial = len(refusing) < len(subject.targets)
        yield Diagnostic.of(
            CODE,
            f'the cluster does not trust "{shown}"',
            text.whole,
            help=_help(url),
            notes=(f"not trusted by default {describe(tuple(refusing))}",) if partial else (),
        )


def _is_open(url: str) -> bool:
    """Whether the host is left to the reader; a region of AWS is not, as all are trusted alike."""
    return is_filler_alone(url) or looks_like_filler(urlsplit(with_region(url)).netloc)


def _urls(subject: Subject) -> Iterator[Text]:
    if subject.protocol.startswith("mcp"):
        node = subject.root.get("url")
        if isinstance(node, Scalar) and isinstance(node.value, str):
            yield node.text
        return
    for action in subject.actions:
        text = action.text("url")
        if text is not None:
            yield text


def _is_trusted(url: str, subject: Subject, target: Target) -> bool:
    regexes = subject.trusted_endpoints or default_trusted_endpoints(target)
    return any(_matches(regex, url) for regex in regexes)


@lru_cache(maxsize=4096)
def _matches(regex: str, url: str) -> bool:
    try:
        return compile_pattern(regex).matches(url) is not None
    except JavaError:
        return False


def _help(url: str) -> str:
    parts = urlsplit(url)
    if not parts.scheme or not parts.netloc:
        return "an endpoint begins with https:// and a host"
    host = parts.netloc.replace(".", "\\.")
    return (
        "add a pattern as narrow as ^"
        f"{parts.scheme}://{host}/.*$ to plugins.ml_commons.trusted_connector_endpoints_regex and, for this check, to "
        "trusted-endpoints in the configuration"
    )


RULE = Rule(code=CODE, check=check)
