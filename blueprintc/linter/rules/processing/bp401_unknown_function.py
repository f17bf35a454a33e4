"""A built-in function of this name does not exist.

## What it does
Compares names that begin with `connector.` with the built-in functions of the releases, and of the right kind: pre
or post.

## Why it is bad
The server takes the name for a Painless script. Creating the connector works; the first call fails: `compile
error`, `cannot resolve symbol [connector.pre_process…]`.

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
      input: ${parameters.input}
    pre_process_function: connector.pre_process.openai.embedding
    post_process_function: connector.post_process.openai.embeddings
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
Safe where exactly one name is near: it is written.

## References
- [ml-commons#2986](https://github.com/opensearch-project/ml-commons/issues/2986)
- [ml-commons#1110](https://github.com/opensearch-project/ml-commons/issues/1110)
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from blueprintc.data.releases import describe
from blueprintc.diagnostics import Code, Diagnostic, Edit, Fix, Severity, closest
from blueprintc.emulator.functions import post_functions, pre_functions
from blueprintc.linter.facts import Subject
from blueprintc.linter.facts.functions import function_text
from blueprintc.linter.rule import Rule

CODE = Code(
    "BP401",
    "unknown-function",
    Severity.ERROR,
    "A built-in function of this name does not exist.",
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every function name that a release does not know."""
    for action in subject.actions:
        for which, table in (("pre", pre_functions), ("post", post_functions)):
            text = action.text(f"{which}_process_function")
            name = function_text(action, which)
            if text is None or not _LIKE_A_NAME.match(name):
                continue
            if text.value != name:
                message = f'white space around "{name}": the server takes it for a script'
                yield _weighed(Diagnostic.of(CODE, message, text.whole), which, subject)
                continue
            missing = tuple(target for target in subject.targets if name not in table(target))
            if not missing:
                continue
            known = table(subject.newest)
            if name in known:
                finding = Diagnostic.of(
                    CODE,
                    f'OpenSearch {describe(missing)} has no function "{name}"',
                    text.whole,
                    help=f'it came with {known[name].since}; write opensearch: ">={_minor(known[name].since)}"',
                )
                yield _weighed(finding, which, subject)
                continue
            near = closest(name, known)
            plain = near is not None and text.whole.text == name
            finding = Diagnostic.of(
                CODE,
                f'there is no {which}-process function "{name}"',
                text.whole,
                help=f'did you mean "{near}"?' if near else "see the table of built-in functions",
                fix=Fix(f'write "{near}"', (Edit(text.whole, near),)) if near and plain else None,
            )
            yield _weighed(finding, which, subject)


def _weighed(finding: Diagnostic, which: str, subject: Subject) -> Diagnostic:
    """A warning where calls with parameters, which run no pre-process function, may be all that there are."""
    runs = which == "post" or not subject.may_be_called_with_parameters_only
    return finding if runs else replace(finding, severity=Severity.WARNING)


_LIKE_A_NAME = re.compile(r"(?:c?onn?ector|connectors)\.\w+(?:\.\w+)+\Z")


def _minor(since: str) -> str:
    return ".".join(since.split(".")[:2])


RULE = Rule(code=CODE, check=check)
