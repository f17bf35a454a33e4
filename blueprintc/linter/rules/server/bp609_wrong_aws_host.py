"""The host of an AWS service does not serve this path.

## What it does
Compares the hosts of Amazon Bedrock and SageMaker with the path: endpoints are invoked at `runtime.sagemaker`, jobs
are made at `api.sagemaker` and, for Bedrock, at `bedrock`.

## Why it is bad
The provider answers with 404, or with `UnknownOperationException`.

## Example
```yaml
blueprint: 1
name: Titan
version: 1
protocol: aws_sigv4
parameters:
  region: us-east-1
  service_name: sagemaker
credential:
  access_key: {env: AWS_ACCESS_KEY_ID}
  secret_key: {env: AWS_SECRET_ACCESS_KEY}
actions:
  - action_type: predict
    method: POST
    url: https://api.sagemaker.${parameters.region}.amazonaws.com/endpoints/mine/invocations
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
  service_name: sagemaker
credential:
  access_key: {env: AWS_ACCESS_KEY_ID}
  secret_key: {env: AWS_SECRET_ACCESS_KEY}
actions:
  - action_type: predict
    method: POST
    url: https://runtime.sagemaker.${parameters.region}.amazonaws.com/endpoints/mine/invocations
    request_body:
      inputText: ${parameters.inputText}
    pre_process_function: connector.pre_process.bedrock.embedding
    post_process_function: connector.post_process.bedrock.embedding
```

## Fix
None.

## References
- [ml-commons#1608](https://github.com/opensearch-project/ml-commons/issues/1608)
"""

import re
from collections.abc import Iterator

from blueprintc.diagnostics import Code, Diagnostic, Severity
from blueprintc.linter.facts import Subject
from blueprintc.linter.facts.urls import aws_host
from blueprintc.linter.rule import Rule

CODE = Code(
    "BP609",
    "wrong-aws-host",
    Severity.WARNING,
    "The host of an AWS service does not serve this path.",
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every URL whose host does not go with its path."""
    for action in subject.actions:
        url = action.text("url")
        host = None if url is None else aws_host(subject.filled(url.value))
        if url is None or host is None:
            continue
        path = subject.filled(url.value).partition(host.host)[2]
        for prefix, pattern, right in _PLACES:
            if host.prefix == prefix and re.search(pattern, path):
                yield Diagnostic.of(
                    CODE, f'"{prefix}" does not serve this path', url.whole, help=f'the host begins with "{right}"'
                )


_PLACES = (
    ("bedrock-runtime", r"^/model-invocation-job", "bedrock"),
    ("api.sagemaker", r"^/endpoints/[^/]+/invocations", "runtime.sagemaker"),
    ("runtime.sagemaker", r"TransformJob", "api.sagemaker"),
)


RULE = Rule(code=CODE, check=check)
