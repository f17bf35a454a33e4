"""A header that the provider needs is missing.

## What it does
Looks for the headers that a provider wants beside the credentials: `X-Amz-Target` of Comprehend, Textract and
Rekognition, `anthropic-version` of Anthropic.

## Why it is bad
Every call fails: `UnknownOperationException`, `anthropic-version: header is required`.

## Example
```yaml
blueprint: 1
name: Language
version: 1
protocol: aws_sigv4
parameters:
  region: us-east-1
  service_name: comprehend
inputs:
  text: {type: string}
credential:
  access_key: {env: ACCESS_KEY}
  secret_key: {env: SECRET_KEY}
actions:
  - action_type: predict
    method: POST
    url: https://comprehend.us-east-1.amazonaws.com
    headers: {content-type: application/x-amz-json-1.1}
    request_body:
      Text: ${parameters.text}
```

## Use instead
```yaml
blueprint: 1
name: Language
version: 1
protocol: aws_sigv4
parameters:
  region: us-east-1
  service_name: comprehend
inputs:
  text: {type: string}
credential:
  access_key: {env: ACCESS_KEY}
  secret_key: {env: SECRET_KEY}
actions:
  - action_type: predict
    method: POST
    url: https://comprehend.us-east-1.amazonaws.com
    headers:
      content-type: application/x-amz-json-1.1
      X-Amz-Target: Comprehend_20171127.DetectDominantLanguage
    request_body:
      Text: ${parameters.text}
```

## Fix
None.

## References
- [Amazon Comprehend: common parameters](https://docs.aws.amazon.com/comprehend/latest/APIReference/CommonParameters.html)
- [Anthropic: versions](https://docs.anthropic.com/en/api/versioning)
"""

from collections.abc import Iterator

from blueprintc.diagnostics import Code, Diagnostic, Severity
from blueprintc.linter.facts import Action, Subject
from blueprintc.linter.facts.answers import operation_of, url_of
from blueprintc.linter.rule import Rule
from blueprintc.providers import header_wanted_at

CODE = Code(
    "BP509",
    "provider-header-missing",
    Severity.WARNING,
    "A header that the provider needs is missing.",
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """The URL of every action that lacks one."""
    for action in subject.actions:
        text = action.text("url")
        missing = _missing(subject, action)
        if text is not None and missing:
            yield Diagnostic.of(CODE, f"the provider needs the {' and the '.join(missing)}", text.whole)


def _missing(subject: Subject, action: Action) -> tuple[str, ...]:
    names = [] if action.headers is None else action.headers.keys()
    operation, url = operation_of(subject, action), url_of(subject, action)
    if operation is not None:
        return tuple(one for one in operation.lacking(url, names) if one.startswith("header "))  # BP629 tells the rest
    wanted = header_wanted_at(url)
    # A header whose value a call brings may be right.
    return (f"header {wanted}",) if wanted and wanted.lower() not in {name.lower() for name in names} else ()


RULE = Rule(code=CODE, check=check)
