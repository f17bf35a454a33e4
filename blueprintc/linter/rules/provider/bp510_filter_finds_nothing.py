"""The `response_filter` looks for what the provider does not answer.

## What it does
Reads the filter on a sample of the provider's answer, where the provider and the kind of answer are known from the
URL and the model. Any index counts as the first.

## Why it is bad
Until 3.6 the call fails; since 3.7 the whole answer is handed on in place of the text. A built-in function always
fails.

## Example
```yaml
blueprint: 1
name: Chat
version: 1
protocol: http
inputs:
  question: {type: string}
parameters:
  response_filter: $.choices[0].mesage.content
credential:
  key: {env: API_KEY}
actions:
  - action_type: predict
    method: POST
    url: https://api.openai.com/v1/chat/completions
    headers: {Authorization: "Bearer ${credential.key}"}
    request_body:
      model: gpt-4o-mini
      messages: [{role: user, content: "${parameters.question}"}]
```

## Use instead
```yaml
blueprint: 1
name: Chat
version: 1
protocol: http
inputs:
  question: {type: string}
parameters:
  response_filter: $.choices[0].message.content
credential:
  key: {env: API_KEY}
actions:
  - action_type: predict
    method: POST
    url: https://api.openai.com/v1/chat/completions
    headers: {Authorization: "Bearer ${credential.key}"}
    request_body:
      model: gpt-4o-mini
      messages: [{role: user, content: "${parameters.question}"}]
```

## Fix
None.

## References
- the providers' API references
- `AbstractConnector.tryReadResponseFilter`
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from blueprintc.diagnostics import Code, Diagnostic, Severity
from blueprintc.jvm.errors import JavaError
from blueprintc.linter.facts import Subject
from blueprintc.linter.facts.answers import KnownAnswer, known_answer
from blueprintc.linter.facts.functions import function_text, is_script
from blueprintc.linter.rule import Rule
from blueprintc.model import Scalar

CODE = Code(
    "BP510",
    "filter-finds-nothing",
    Severity.WARNING,
    "The `response_filter` looks for what the provider does not answer.",
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """The filter of the predict action."""
    node, action = subject.parameters.get("response_filter"), subject.predict
    if action is None or not isinstance(node, Scalar) or not isinstance(node.value, str) or "${" in node.value:
        return
    if is_script(function_text(action, "post")) or _NAMES_TYPE.search(node.value):
        return  # it is read from what the script returns; or BP409 tells
    answer = known_answer(subject, action)
    if answer is not None and not _finds(answer, node.value):
        message = f'"{node.value}" finds nothing in {answer.who}'
        yield Diagnostic.of(CODE, message, node.span, notes=(f"the answer has {_members(answer)}",))


@lru_cache(maxsize=512)
def _finds(answer: KnownAnswer, path: str) -> bool:
    from blueprintc.jsonpath import JsonPathError, PathNotFoundError, read

    try:
        found = read(answer.sample, re.sub(r"\[-?\d+\]", "[0]", path))
    except PathNotFoundError:
        return False
    except (JsonPathError, JavaError):
        return True  # no path at all, which another finding tells
    return found != [] and found is not None


_NAMES_TYPE = re.compile(r"\.(?:boolean|unknown|string)", re.IGNORECASE)


def _members(answer: KnownAnswer) -> str:
    sample = answer.sample
    return ", ".join(sample) if isinstance(sample, dict) else "a list"


RULE = Rule(code=CODE, check=check)
