"""A credential is declared and used nowhere.

## What it does
Finds a credential of an `http` or MCP connector that no header uses; a single one only where a header is there to
carry it, or where the provider takes no request without one. Keys that `aws_sigv4` and mutual TLS read by
name are left out.

## Why it is bad
It does nothing. Often its name in the header is misspelt, or the real key stands in the header itself.

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
  other_key: {env: OTHER_KEY}
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
- [ml-commons#4194](https://github.com/opensearch-project/ml-commons/issues/4194)
"""

import re
from collections.abc import Iterator

from blueprintc.data.secrets import find_secret
from blueprintc.diagnostics import Code, Diagnostic, Severity
from blueprintc.linter.facts import Subject
from blueprintc.linter.facts.fillers import looks_like_filler
from blueprintc.linter.rule import Rule
from blueprintc.model import Scalar, texts

CODE = Code(
    "BP128",
    "unused-credential",
    Severity.WARNING,
    "A credential is declared and used nowhere.",
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every credential without a use, when there is more than one or a header that should use it."""
    if subject.credential is None or subject.protocol == "aws_sigv4" or not subject.actions:
        return
    used = {use.name.split(".")[0] for use in subject.credential_uses}
    for member in subject.credential.members:
        name = member.key.value
        if name in used or name in _READ_BY_SERVER:
            continue
        if not subject.credential_uses and len(subject.credential.members) == 1:
            if not _wants_credentials(subject):
                continue  # the server wants one credential even where the provider wants none
        if any(other.startswith("secretArn") for other in used) and name == "roleArn":
            continue  # Amazon OpenSearch Service reads the secret with this role
        if _is_misspelt_use(subject, name):
            continue  # BP207 tells
        yield Diagnostic.of(CODE, f'credential "{name}" is used nowhere', member.key.whole)


def _is_misspelt_use(subject: Subject, name: str) -> bool:
    """Whether a header has the credential in a namespace such as ``credentials``."""
    written = re.compile(rf"\$\{{cred\w*\.{re.escape(name)}\}}")
    headers = (action.headers for action in subject.actions if action.headers is not None)
    return any(written.search(text.value) for header in headers for _, text in texts(header))


def _wants_credentials(subject: Subject) -> bool:
    """Whether a header is there to carry a credential, or a provider is called that takes no request without one."""
    from blueprintc.providers import operation_for, provider

    for action in subject.actions:
        headers = action.headers.members if action.headers is not None else ()
        carriers = [member.value for member in headers if member.key.value.lower() in _CARRIERS]
        if any(isinstance(value, Scalar) and find_secret(value.text.value) for value in carriers):
            return False  # the secret stands in the header itself, which BP130 tells
        if any(isinstance(value, Scalar) and looks_like_filler(value.text.value) for value in carriers):
            return False  # a reader is to put the secret there
        if carriers:
            return True
        url = action.text("url")
        operation = None if url is None else operation_for(action.method, subject.filled(url.value))
        if operation is not None and operation.is_by_host and provider(operation.provider).credentials:
            return True
    return False


_CARRIERS = frozenset({"authorization", "api-key", "x-api-key", "x-goog-api-key"})
_READ_BY_SERVER = frozenset(
    {"client_cert_pem", "client_key_pem", "client_cert_pkcs12", "keystore_password", "ca_cert_pem", "roleArn"}
)


RULE = Rule(code=CODE, check=check)
