"""The body does not ask for what the pre-process function makes.

## What it does
Compares the names that a built-in pre-process function makes with the placeholders of the body (and of the
parameters that the body uses).

## Why it is bad
The documents never reach the provider; the server answers that a placeholder is not filled, or sends a body without
text.

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
actions:
  - action_type: predict
    method: POST
    url: https://api.openai.com/v1/embeddings
    headers: {Authorization: "Bearer ${credential.key}"}
    request_body:
      model: ${parameters.model}
      input: !json "${parameters.input}"
    pre_process_function: connector.pre_process.cohere.embedding
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
- [ml-commons#4417](https://github.com/opensearch-project/ml-commons/issues/4417)
"""

from collections.abc import Iterator
from dataclasses import replace

from blueprintc.diagnostics import Code, Diagnostic, Severity
from blueprintc.emulator.functions import pre_function
from blueprintc.linter.facts import Place, Subject
from blueprintc.linter.facts.functions import function_text
from blueprintc.linter.rule import Rule

CODE = Code(
    "BP406",
    "produced-name-unused",
    Severity.ERROR,
    "The body does not ask for what the pre-process function makes.",
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Built-in functions none of whose names the body uses."""
    for action in subject.actions:
        text = action.text("pre_process_function")
        function = pre_function(function_text(action, "pre"), subject.newest)
        if text is None or function is None or action.node.get("request_body") is None:
            continue
        used = {use.name.removesuffix(".toString()") for use in subject.uses}
        # Those that make one of several parameters, by the document, have no single name.
        if used.isdisjoint(function.produces):
            names = sorted({use.name for use in subject.uses_in(action, Place.BODY)})
            wanted = ", ".join(name for name in names if name not in subject.parameters) or "nothing"
            message = f'"{function.name}" makes {", ".join(sorted(function.produces))}, but the body asks for {wanted}'
            severity = Severity.WARNING if subject.may_be_called_with_parameters_only else Severity.ERROR
            yield replace(Diagnostic.of(CODE, message, text.whole), severity=severity)


RULE = Rule(code=CODE, check=check)
