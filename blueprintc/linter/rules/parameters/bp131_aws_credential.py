"""An `aws_sigv4` connector lacks what requests are signed with.

## What it does
Checks, for `aws_sigv4`, that `access_key` and `secret_key`, `region` and `service_name` are there. `roleArn` in
place of the keys works on Amazon OpenSearch Service only (`platform: aws`).

## Why it is bad
The server refuses the connector: `Missing credential`, `Missing region` or `Missing service name`.

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
  roleArn: {env: AWS_ROLE_ARN}
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
platform: aws
parameters:
  region: us-east-1
  service_name: bedrock
credential:
  roleArn: {env: AWS_ROLE_ARN}
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
- `AwsConnector.validate`
- [ml-commons#3851](https://github.com/opensearch-project/ml-commons/issues/3851)
"""

from collections.abc import Iterator

from blueprintc.diagnostics import Code, Diagnostic, Severity
from blueprintc.linter.facts import Subject
from blueprintc.linter.rule import Rule

CODE = Code(
    "BP131",
    "aws-credential",
    Severity.ERROR,
    "An `aws_sigv4` connector lacks what requests are signed with.",
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """What is missing for signing."""
    if subject.protocol != "aws_sigv4" or subject.root.get("actions") is None:
        return
    given = set(subject.credential.keys()) if subject.credential is not None else set()
    node = subject.root.member("credential") or subject.root.member("protocol")
    span = subject.root.span if node is None else node.key.whole
    by_role = given & {"roleArn", "secretArn"} and (subject.platforms == ("aws",) or subject.is_plain)
    if not {"access_key", "secret_key"} <= given and not by_role:
        missing = [key for key in ("access_key", "secret_key") if key not in given]
        hint = 'write "platform: aws" if it is for Amazon OpenSearch Service only' if "roleArn" in given else ""
        yield Diagnostic.of(CODE, f"credential lacks {' and '.join(missing)}", span, help=hint)
    for key in ("region", "service_name"):
        if key not in subject.parameters and key not in given:
            yield Diagnostic.of(CODE, f'parameter "{key}" is missing', span)


RULE = Rule(code=CODE, check=check)
