"""An ARN stands in the path of a URL as it is.

## What it does
Finds `arn:…/…` in the path of a URL after the connector's own parameters are filled in.

## Why it is bad
The slash in it ends the path segment: the provider sees another path, and the signature is for that one. Its colons
and slashes must be written as `%3A` and `%2F`.

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
  access_key: {env: AWS_ACCESS_KEY_ID}
  secret_key: {env: AWS_SECRET_ACCESS_KEY}
actions:
  - action_type: predict
    method: POST
    url: https://bedrock-runtime.${parameters.region}.amazonaws.com/model/arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abc123/invoke
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
    url: https://bedrock-runtime.${parameters.region}.amazonaws.com/model/arn%3Aaws%3Abedrock%3Aus-east-1%3A123456789012%3Aapplication-inference-profile%2Fabc123/invoke
    request_body:
      inputText: ${parameters.inputText}
    pre_process_function: connector.pre_process.bedrock.embedding
    post_process_function: connector.post_process.bedrock.embedding
```

## Fix
None.

## References
- [terraform-provider-opensearch#280](https://github.com/opensearch-project/terraform-provider-opensearch/issues/280)
"""

import re
from collections.abc import Iterator

from blueprintc.diagnostics import Code, Diagnostic, Severity
from blueprintc.linter.facts import Subject
from blueprintc.linter.rule import Rule

CODE = Code(
    "BP628",
    "arn-in-path",
    Severity.WARNING,
    "An ARN stands in the path of a URL as it is.",
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every URL with such a name."""
    for action in subject.actions:
        url = action.text("url")
        if url is not None and _ARN.search(subject.filled(url.value)):
            yield Diagnostic.of(
                CODE, "an ARN in a path must be percent-encoded", url.whole, help="write %3A for : and %2F for /"
            )


_ARN = re.compile(r"://[^/?#]+/[^?#]*\barn:[\w-]+:[^?#]*")


RULE = Rule(code=CODE, check=check)
