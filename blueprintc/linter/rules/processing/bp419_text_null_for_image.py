r"""A default of `null` does not hold for an image without a text.

## What it does
Finds `connector.pre_process.bedrock.multimodal_embedding` with a body whose `inputText` has the default `null`.

## Why it is bad
Where a document has an image and no text, this function gives the *text* `null`, so the default does not apply, and
the model embeds the word.

## Example
```yaml
blueprint: 1
name: Titan
version: 1
protocol: aws_sigv4
opensearch: ">=2.16"
callers: [text_image_embedding]
parameters: {region: us-east-1, service_name: bedrock}
credential:
  access_key: {env: AWS_ACCESS_KEY_ID}
  secret_key: {env: AWS_SECRET_ACCESS_KEY}
actions:
  - action_type: predict
    method: POST
    url: https://bedrock-runtime.${parameters.region}.amazonaws.com/model/amazon.titan-embed-image-v1/invoke
    request_body: '{"inputText": "${parameters.inputText:-null}", "inputImage": "${parameters.inputImage:-null}"}'
    pre_process_function: connector.pre_process.bedrock.multimodal_embedding
    post_process_function: connector.post_process.bedrock.embedding
```

## Use instead
```yaml
blueprint: 1
name: Titan
version: 1
protocol: aws_sigv4
opensearch: ">=2.16"
callers: [text_image_embedding]
parameters: {region: us-east-1, service_name: bedrock}
credential:
  access_key: {env: AWS_ACCESS_KEY_ID}
  secret_key: {env: AWS_SECRET_ACCESS_KEY}
actions:
  - action_type: predict
    method: POST
    url: https://bedrock-runtime.${parameters.region}.amazonaws.com/model/amazon.titan-embed-image-v1/invoke
    request_body: '{"inputText": "${parameters.inputText}", "inputImage": "${parameters.inputImage:-null}"}'
    pre_process_function: connector.pre_process.bedrock.multimodal_embedding
    post_process_function: connector.post_process.bedrock.embedding
```

## Fix
None: a script can leave `inputText` out where there is no text.

## References
- `MultiModalConnectorPreProcessFunction`
"""

from collections.abc import Iterator

from blueprintc.diagnostics import Code, Diagnostic, Severity
from blueprintc.linter.facts import Subject
from blueprintc.linter.facts.functions import function_text
from blueprintc.linter.facts.uses import Place
from blueprintc.linter.rule import Rule

CODE = Code(
    "BP419",
    "text-null-for-image",
    Severity.INFO,
    "A default of `null` does not hold for an image without a text.",
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every such default."""
    for action in subject.actions:
        if function_text(action, "pre") != "connector.pre_process.bedrock.multimodal_embedding":
            continue
        for use in subject.uses_in(action, Place.BODY):
            if use.name == "inputText" and use.placeholder.default == "null":
                yield Diagnostic.of(
                    CODE, 'an image without a text sends the text "null", and this default does not hold', use.span
                )


RULE = Rule(code=CODE, check=check)
