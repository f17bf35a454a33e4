"""The region of the URL is not the region that requests are signed for.

## What it does
Compares the region in the host of an AWS service with the parameter (or credential) `region` of an `aws_sigv4`
connector, and finds what is no region there, such as `us-east1`.

## Why it is bad
AWS refuses the request: `Credential should be scoped to a valid region`. The server itself compares nothing.

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
    url: https://bedrock-runtime.eu-west-1.amazonaws.com/model/amazon.titan-embed-text-v1/invoke
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
None: either may be the right one.

## References
- `AwsConnector.getRegion`
"""

from collections.abc import Iterator

from blueprintc.diagnostics import Code, Diagnostic, Severity
from blueprintc.linter.facts import Subject
from blueprintc.linter.facts.fillers import looks_like_filler
from blueprintc.linter.facts.urls import aws_host, aws_value, no_region
from blueprintc.linter.rule import Rule

CODE = Code(
    "BP607",
    "region-mismatch",
    Severity.WARNING,
    "The region of the URL is not the region that requests are signed for.",
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every AWS host with another region."""
    region = aws_value(subject, "region")
    if subject.protocol != "aws_sigv4" or not region or "${" in region or looks_like_filler(region):
        return
    for action in subject.actions:
        text = action.text("url")
        if text is not None and (word := no_region(subject.filled(text.value))):
            yield Diagnostic.of(
                CODE,
                f'"{word}" is no region; requests are signed for "{region}"',
                text.whole,
                help="write ${parameters.region} in the URL",
            )
            continue
        service = None if text is None else aws_host(subject.filled(text.value))
        if text is None or service is None or service.region in ("", region) or "{" in service.region:
            continue
        yield Diagnostic.of(
            CODE,
            f'the URL is in region "{service.region}", but requests are signed for "{region}"',
            text.whole,
            help="write ${parameters.region} in the URL",
        )


RULE = Rule(code=CODE, check=check)
