"""The service that requests are signed for is not the one of the host.

## What it does
Compares the host of an AWS service with `service_name`. All hosts of Bedrock sign as `bedrock`, those of SageMaker
as `sagemaker`. It also finds a model call that goes to the control plane (`bedrock.` in place of
`bedrock-runtime.`).

## Why it is bad
AWS refuses the request: `Credential should be scoped to correct service`, or knows no such operation.

## Example
```yaml
blueprint: 1
name: Titan
version: 1
protocol: aws_sigv4
parameters:
  region: us-east-1
  service_name: bedrock-runtime
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
Safe for the signing name: it is replaced.

## References
- [ml-commons#1608](https://github.com/opensearch-project/ml-commons/issues/1608)
- AWS: signing names of service endpoints
"""

from collections.abc import Iterator

from blueprintc.diagnostics import Code, Diagnostic, Edit, Fix, Severity
from blueprintc.linter.facts import Subject
from blueprintc.linter.facts.fillers import looks_like_filler
from blueprintc.linter.facts.urls import aws_host, aws_value
from blueprintc.linter.rule import Rule
from blueprintc.model import Scalar

CODE = Code(
    "BP608",
    "wrong-service",
    Severity.WARNING,
    "The service that requests are signed for is not the one of the host.",
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every action whose host and signing name do not belong together."""
    if subject.protocol != "aws_sigv4":
        return
    name = aws_value(subject, "service_name")
    node = subject.parameters.get("service_name")
    for action in subject.actions:
        text = action.text("url")
        service = None if text is None else aws_host(subject.filled(text.value))
        if text is None or service is None:
            continue
        wanted = service.signing_name
        if wanted and name and "${" not in name and not looks_like_filler(name) and name != wanted:
            span = node.span if isinstance(node, Scalar) else text.whole
            plain = isinstance(node, Scalar) and node.span.text == name
            yield Diagnostic.of(
                CODE,
                f'requests to "{service.host}" are signed for "{wanted}", not for "{name}"',
                span,
                fix=Fix(f'write "{wanted}"', (Edit(span, wanted),)) if plain else None,
            )
        elif service.prefix == "bedrock" and "/model/" in text.value:
            yield Diagnostic.of(
                CODE,
                f'models are called at "bedrock-runtime", not at "{service.host}"',
                text.whole,
            )


RULE = Rule(code=CODE, check=check)
