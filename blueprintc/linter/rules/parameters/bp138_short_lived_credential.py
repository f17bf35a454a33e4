"""A credential expires.

## What it does
Finds a `session_token` among the credentials.

## Why it is bad
Such tokens live for hours; the connector keeps the one that it was created with. Every call after that fails with
403 until the connector is updated.

## Example
```yaml
blueprint: 1
name: Titan
version: 1
protocol: aws_sigv4
parameters:
  region: us-east-1
  service_name: bedrock
credential:
  session_token: {env: AWS_SESSION_TOKEN}
  access_key: {env: AWS_ACCESS_KEY_ID}
  secret_key: {env: AWS_SECRET_ACCESS_KEY}
actions:
  - action_type: predict
    method: POST
    url: https://bedrock-runtime.${parameters.region}.amazonaws.com/model/amazon.titan-embed-text-v1/invoke
    request_body:
      inputText: ${parameters.inputText}
    pre_process_function: connector.pre_process.bedrock.embedding
    post_process_function: connector.post_process.bedrock.embedding
```

## Use instead
```yaml
blueprint: 1
name: Titan
version: 1
protocol: aws_sigv4
parameters:
  region: us-east-1
  service_name: bedrock
credential:
  access_key: {env: AWS_ACCESS_KEY_ID}
  secret_key: {env: AWS_SECRET_ACCESS_KEY}
actions:
  - action_type: predict
    method: POST
    url: https://bedrock-runtime.${parameters.region}.amazonaws.com/model/amazon.titan-embed-text-v1/invoke
    request_body:
      inputText: ${parameters.inputText}
    pre_process_function: connector.pre_process.bedrock.embedding
    post_process_function: connector.post_process.bedrock.embedding
```

## Fix
None.

## References
- [ml-commons#3208](https://github.com/opensearch-project/ml-commons/issues/3208)
"""

from collections.abc import Iterator

from blueprintc.diagnostics import Code, Diagnostic, Severity
from blueprintc.linter.facts import Subject
from blueprintc.linter.rule import Rule

CODE = Code(
    "BP138",
    "short-lived-credential",
    Severity.INFO,
    "A credential expires.",
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """The token of temporary credentials."""
    member = None if subject.credential is None else subject.credential.member("session_token")
    if member is not None:
        yield Diagnostic.of(
            CODE,
            "a session token expires, and the connector then fails until it is updated",
            member.key.whole,
            help="use long-lived keys of a user with few rights, or update the credential on a schedule",
        )


RULE = Rule(code=CODE, check=check)
