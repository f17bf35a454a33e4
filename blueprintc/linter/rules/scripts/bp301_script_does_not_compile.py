"""A script does not compile.

## What it does
Compiles each Painless script as the server does: the same grammar, types and allowlist, with the default `escape`
function in front where the script calls it.

## Why it is bad
Creating the connector works. The first call fails with `compile error`, and only the first mistake is told.

## Example
```yaml
blueprint: 1
name: Embeddings
version: 1
protocol: http
callers: [text_embedding]
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
    pre_process_function: |
      StringBuilder texts = new StringBuilder();
      for (int i = 0L; i < params.text_docs.length; i++) {
        if (i > 0) texts.append(',');
        texts.append('"').append(params.text_docs[i]).append('"');
      }
      return '{"parameters":{"input":[' + texts + ']}}';
    post_process_function: connector.post_process.openai.embedding
```

## Use instead
```yaml
blueprint: 1
name: Embeddings
version: 1
protocol: http
callers: [text_embedding]
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
    pre_process_function: |
      StringBuilder texts = new StringBuilder();
      for (int i = 0; i < params.text_docs.length; i++) {
        if (i > 0) texts.append(',');
        texts.append('"').append(params.text_docs[i]).append('"');
      }
      return '{"parameters":{"input":[' + texts + ']}}';
    post_process_function: connector.post_process.openai.embedding
```

## Fix
None.

## References
- [ml-commons#4142](https://github.com/opensearch-project/ml-commons/issues/4142)
- [elasticsearch#21842](https://github.com/elastic/elasticsearch/issues/21842)
"""

from collections.abc import Iterator
from dataclasses import replace

from blueprintc.diagnostics import Code, Diagnostic, Severity
from blueprintc.linter.facts import Subject
from blueprintc.linter.facts.scripts import scripts_of
from blueprintc.linter.rule import Rule

CODE = Code(
    "BP301",
    "script-does-not-compile",
    Severity.ERROR,
    "A script does not compile.",
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every mistake in every script."""
    from blueprintc.painless.hints import hint  # brings Painless, which most connectors do without

    for script in scripts_of(subject):
        may_rest = script.which == "pre" and subject.may_be_called_with_parameters_only
        for error in script.checked.errors:
            finding = Diagnostic.of(
                CODE,
                f"{script.key} does not compile: {error.message or error.java_class}",
                script.span(error.offset),
                help=hint(error) or "",
                notes=(f"the server answers: compile error, {error.java_class.rpartition('.')[2]}",),
            )
            yield replace(finding, severity=Severity.WARNING) if may_rest else finding


RULE = Rule(code=CODE, check=check)
