"""A built-in function does not find what it needs in the provider's answer.

## What it does
Runs the built-in post-process function on a sample of the provider's answer, where the provider and the kind of
answer are known from the URL and the model.

## Why it is bad
Every call fails after the provider has answered, and has been paid: `Post process function input is not a List`, or
no results for the path.

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
    post_process_function: connector.post_process.cohere.embedding
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
- the providers' API references
- [ml-commons#2993](https://github.com/opensearch-project/ml-commons/issues/2993)
"""

from collections.abc import Iterator
from functools import lru_cache

from blueprintc.data.features import Target
from blueprintc.diagnostics import Code, Diagnostic, Severity
from blueprintc.emulator.functions import post_function, post_functions
from blueprintc.jvm.errors import JavaError
from blueprintc.linter.facts import Subject
from blueprintc.linter.facts.answers import KnownAnswer, known_answer
from blueprintc.linter.facts.functions import function_text, is_builtin_name
from blueprintc.linter.rule import Rule

CODE = Code(
    "BP511",
    "function-cannot-read-answer",
    Severity.ERROR,
    "A built-in function does not find what it needs in the provider's answer.",
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """The post-process function of the predict action."""
    action = subject.predict
    if action is None or "response_filter" in subject.parameters:
        return
    text = action.text("post_process_function")
    name = function_text(action, "post")
    if text is None or not is_builtin_name(name):
        return
    function, answer = post_function(name, subject.newest), known_answer(subject, action)
    if function is None or answer is None or function.gives in ("map", "tensors"):
        return
    if function.gives != ("scores" if "rerank" in answer.tasks else "embedding") and subject.callers:
        return  # it is for another task, which BP405 tells
    if _is_by_type(answer) and name.endswith("cohere.embedding"):
        return  # BP410 tells
    reason = _problem(function.name, answer, subject.newest)
    if reason:
        others = [one for one in post_functions(subject.newest) if not _problem(one, answer, subject.newest)]
        fitting = [one for one in others if one.endswith(("embedding", "rerank", "float"))]
        help_text = f"{' or '.join(sorted(fitting))} can" if fitting else ""
        yield Diagnostic.of(CODE, f'"{name}" cannot read {answer.who}: {reason}', text.whole, help=help_text)


def _is_by_type(answer: KnownAnswer) -> bool:
    sample = answer.sample
    return isinstance(sample, dict) and isinstance(sample.get("embeddings"), dict)


@lru_cache(maxsize=512)
def _problem(name: str, answer: KnownAnswer, target: Target) -> str:
    from blueprintc.jsonpath import PathNotFoundError, read

    function = post_function(name, target)
    if function is None:
        return "it is not known"
    try:
        found = read(answer.sample, function.default_filter)
    except PathNotFoundError:
        return f"it looks for {function.default_filter}"
    except JavaError:
        return ""
    if found == []:
        return f"it looks for {function.default_filter}"
    try:
        function.apply(found, None)
    except JavaError as error:
        return error.message or error.java_class
    return ""


RULE = Rule(code=CODE, check=check)
