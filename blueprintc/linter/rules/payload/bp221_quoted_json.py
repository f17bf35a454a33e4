"""A placeholder in double quotes stands for a list, an object, a number or a boolean.

## What it does
Finds ``"${parameters.x}"`` in a ``request_body`` where the parameter is known to be JSON other than a text: by
``inputs``, by what the built-in pre-process function makes, or by its default.

## Why it is bad
The server puts the text of the value in the place of the placeholder. A list or an object inside double quotes breaks
the body, and the server answers ``Invalid payload``. A number or a boolean arrives as a text, which providers refuse.

## Example
```yaml
blueprint: 1
name: Embeddings
version: 1
protocol: http
inputs:
  texts: {type: array, items: {type: string}}
credential:
  key: {env: API_KEY}
actions:
  - action_type: predict
    method: POST
    url: https://api.openai.com/v1/embeddings
    headers: {Authorization: "Bearer ${credential.key}"}
    request_body: '{"model": "text-embedding-3-small", "input": "${parameters.texts}"}'
```

## Use instead
```yaml
blueprint: 1
name: Embeddings
version: 1
protocol: http
inputs:
  texts: {type: array, items: {type: string}}
credential:
  key: {env: API_KEY}
actions:
  - action_type: predict
    method: POST
    url: https://api.openai.com/v1/embeddings
    headers: {Authorization: "Bearer ${credential.key}"}
    request_body: '{"model": "text-embedding-3-small", "input": ${parameters.texts}}'
```

## Fix
Safe: the double quotes are removed.

## References
- [ml-commons#1872](https://github.com/opensearch-project/ml-commons/issues/1872)
- [ml-commons#2811](https://github.com/opensearch-project/ml-commons/issues/2811)
"""

from collections.abc import Iterator
from dataclasses import replace

from blueprintc.diagnostics import Code, Diagnostic, Edit, Fix, Severity
from blueprintc.linter.facts import Place, Quoting, Subject
from blueprintc.linter.rule import Rule

CODE = Code("BP221", "quoted-json", Severity.ERROR, "A placeholder in double quotes stands for JSON, not for a text.")


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every quoted placeholder of a body whose parameter is no text."""
    for action in subject.actions:
        types = subject.types_of(action)
        for use in subject.uses_in(action, Place.BODY):
            if use.quoting is not Quoting.WHOLE_STRING or use.placeholder.default == "null":
                continue
            known = types.of(use.name)
            if known is None or not known.is_json:
                continue
            start, end = use.placeholder.start, use.placeholder.end
            span = use.text.span(start - 1, end + 1)
            quotes = use.text.span(start - 1, start), use.text.span(end, end + 1)
            fixable = quotes[0].text == '"' and quotes[1].text == '"'
            finding = Diagnostic.of(
                CODE,
                f'placeholder "{use.written}" is quoted, but parameter "{use.name}" is {_words(known.kinds)}',
                span,
                expected="expected no quotes",
                help="remove the quotes",
                notes=(f"its type is known from {known.source}",),
                fix=Fix("remove the quotes", tuple(Edit(quote, "") for quote in quotes)) if fixable else None,
            )
            # A number or boolean in quotes is still JSON: the server sends it, and the provider refuses it.
            yield finding if known.is_structure else replace(finding, severity=Severity.WARNING)


def _words(kinds: frozenset[str]) -> str:
    articles = {"array": "a list", "object": "an object"}
    return " or ".join(articles.get(kind, f"of type {kind}") for kind in sorted(kinds))


RULE = Rule(code=CODE, check=check)
