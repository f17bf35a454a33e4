"""The server gives the model an interface that its calls do not fit.

## What it does
Looks up the model interface that the server adds when a model is registered without one: by `service_name` and
`model`, for some models of Amazon Bedrock, Comprehend and Textract. It finds bodies that do not use the parameter
that the interface wants.

## Why it is bad
Every call without that parameter is refused: `Error validating input schema`.

## Example
```yaml
blueprint: 1
name: Titan
version: 1
protocol: aws_sigv4
parameters:
  region: us-east-1
  service_name: bedrock
  model: amazon.titan-embed-text-v1
credential:
  access_key: {env: AWS_ACCESS_KEY_ID}
  secret_key: {env: AWS_SECRET_ACCESS_KEY}
actions:
  - action_type: predict
    method: POST
    url: https://bedrock-runtime.${parameters.region}.amazonaws.com/model/${parameters.model}/invoke
    request_body:
      inputText: !string "${parameters.text}"
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
  model: amazon.titan-embed-text-v1
credential:
  access_key: {env: AWS_ACCESS_KEY_ID}
  secret_key: {env: AWS_SECRET_ACCESS_KEY}
actions:
  - action_type: predict
    method: POST
    url: https://bedrock-runtime.${parameters.region}.amazonaws.com/model/${parameters.model}/invoke
    request_body:
      inputText: !string "${parameters.inputText}"
```

## Fix
None: register the model with an interface of its own, or use the name that the preset wants.

## References
- `ModelInterfaceUtils`
- [ml-commons#2829](https://github.com/opensearch-project/ml-commons/issues/2829)
"""

from collections.abc import Iterator

from blueprintc.data.features import Feature
from blueprintc.diagnostics import Code, Diagnostic, Severity
from blueprintc.linter.facts import Place, Subject
from blueprintc.linter.rule import Rule

CODE = Code(
    "BP415",
    "preset-interface",
    Severity.WARNING,
    "The server gives the model an interface that its calls do not fit.",
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """The model's id, where the preset's parameter is used nowhere."""
    parameters = subject.parameter_texts
    service, model = parameters.get("service_name", ""), parameters.get("model", "")
    wanted = _WANTED.get((service, model))
    if service == "textract":
        wanted = "bytes"
    elif service == "comprehend" and parameters.get("api_name") == "DetectDominantLanguage":
        wanted = "Text"
    action = subject.predict
    if wanted is None or action is None or not subject.targets_with(Feature.INTERFACE_PRESETS):
        return
    used = {use.name for use in subject.uses_in(action, Place.BODY)}
    node = subject.parameters.get("model") or subject.parameters.get("service_name")
    if used and wanted not in used and node is not None and subject.inputs is None:
        yield Diagnostic.of(
            CODE,
            f'the server adds an interface that wants the parameter "{wanted}", which the body does not use',
            node.span,
            help=f'use ${{parameters.{wanted}}}, or register the model with an "interface" of its own',
        )


#: Upstream: ModelInterfaceUtils, since 2.16.
_WANTED = {
    ("bedrock", "ai21.j2-mid-v1"): "inputs",
    ("bedrock", "anthropic.claude-3-sonnet-20240229-v1:0"): "inputs",
    ("bedrock", "anthropic.claude-v2"): "inputs",
    ("bedrock", "cohere.embed-english-v3"): "texts",
    ("bedrock", "cohere.embed-multilingual-v3"): "texts",
    ("bedrock", "amazon.titan-embed-text-v1"): "inputText",
}


RULE = Rule(code=CODE, check=check, since="2.16")
