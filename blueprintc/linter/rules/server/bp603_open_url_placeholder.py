"""The URL has a placeholder that nothing fills by itself.

## What it does
Finds a placeholder in a URL that has no default, no entry in `parameters`, and that `inputs` does not declare.

## Why it is bad
The connector can be created, but every call must bring the parameter; without it the URL holds `${…}`, and the
server answers that it cannot make a URI of it. In the host, the URL is not trusted either.

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
    url: https://api.openai.com/v1/${parameters.deployment}/embeddings
    headers: {Authorization: "Bearer ${credential.key}"}
    request_body:
      model: ${parameters.model}
      input: ${parameters.input}
    pre_process_function: connector.pre_process.openai.embedding
    post_process_function: connector.post_process.openai.embedding
```

## Use instead
```yaml
blueprint: 1
name: Embeddings
version: 1
protocol: http
parameters:
  deployment: mine
  model: text-embedding-3-small
credential:
  key: {env: API_KEY}
actions:
  - action_type: predict
    method: POST
    url: https://api.openai.com/v1/${parameters.deployment}/embeddings
    headers: {Authorization: "Bearer ${credential.key}"}
    request_body:
      model: ${parameters.model}
      input: ${parameters.input}
    pre_process_function: connector.pre_process.openai.embedding
    post_process_function: connector.post_process.openai.embedding
```

## Fix
None: only the author knows the value.

## References
- [ml-commons#4826](https://github.com/opensearch-project/ml-commons/issues/4826)
"""

from collections.abc import Iterator

from blueprintc.diagnostics import Code, Diagnostic, Severity
from blueprintc.linter.facts import Place, Subject
from blueprintc.linter.rule import Rule

CODE = Code(
    "BP603",
    "open-url-placeholder",
    Severity.WARNING,
    "The URL has a placeholder that nothing fills by itself.",
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every open placeholder in a URL."""
    declared = set(subject.inputs.keys()) if subject.inputs is not None else set()
    for action in subject.actions:
        if action.action_type not in ("predict", "execute", ""):
            continue  # status and cancel calls bring the job's id
        for use in subject.uses_in(action, Place.URL):
            if use.placeholder.default is None and use.name not in subject.parameters and use.name not in declared:
                yield Diagnostic.of(
                    CODE,
                    f'nothing fills "{use.written}" in the URL',
                    use.span,
                    help=f'put "{use.name}" under "parameters", or under "inputs" if each call brings it',
                )


RULE = Rule(code=CODE, check=check)
