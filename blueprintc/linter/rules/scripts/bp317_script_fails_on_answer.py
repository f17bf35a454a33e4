r"""A post-process script fails on the provider's usual answer, or makes no JSON of it.

## What it does
Runs the script on a sample of what the provider answers, where the URL tells who that is.

## Why it is bad
With an exception the call fails (`ScriptException`); what is no JSON reaches the caller as a text in
`dataAsMap.response`, not as vectors or scores.

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
      input: ${parameters.input}
    pre_process_function: connector.pre_process.openai.embedding
    post_process_function: |
      def vector = params.data[0].vector;
      return '{"name":"x","data_type":"FLOAT32","shape":[' + vector.length + '],"data":' + vector + '}';
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
      input: ${parameters.input}
    pre_process_function: connector.pre_process.openai.embedding
    post_process_function: |
      def vector = params.data[0].embedding;
      return '{"name":"x","data_type":"FLOAT32","shape":[' + vector.length + '],"data":' + vector + '}';
```

## Fix
None.

## References
- `blueprintc run` shows the answer, the script's result and the tensors
"""

from collections.abc import Iterator
from functools import lru_cache

from blueprintc.diagnostics import Code, Diagnostic, Severity
from blueprintc.emulator.escaping import is_json_value
from blueprintc.emulator.scripts import fill_function
from blueprintc.jsontext import Json
from blueprintc.linter.facts import Subject
from blueprintc.linter.facts.answers import KnownAnswer, known_answer
from blueprintc.linter.facts.script_walk import Read, ScriptFacts
from blueprintc.linter.facts.scripts import PathOf, Script, scripts_of, written
from blueprintc.linter.rule import Rule
from blueprintc.model.placeholder import placeholders

CODE = Code(
    "BP317",
    "script-fails-on-answer",
    Severity.WARNING,
    "A post-process script fails on the provider's usual answer, or makes no JSON of it.",
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every post-process script of a call whose answer is known."""
    for script in scripts_of(subject):
        if script.which == "post" and script.facts is not None and not _is_told(script.facts):
            answer, filled = known_answer(subject, script.action), _filled(script, subject)
            if answer is not None and filled is not None:
                yield from _findings(script, filled, answer, subject)


def _is_told(facts: ScriptFacts) -> bool:
    """Whether BP309 or BP316 has told already why the script fails."""
    if any(True for _ in facts.assignments_in_conditions()):
        return True
    return any(
        len(read.path) == 2 and read.path[0] == "response" and isinstance(read.path[1], int) for read in facts.reads()
    )


def _findings(script: Script, filled: str, answer: KnownAnswer, subject: Subject) -> Iterator[Diagnostic]:
    thrown = _run(filled, answer)[1]
    if thrown is None:
        if _is_broken(filled, answer, subject):
            yield Diagnostic.of(CODE, f"what it returns for {answer.who} is no JSON", script.span(None))
        return
    java_class, message, offset = thrown
    problem = f"{java_class.rpartition('.')[2]}: {message}"
    missing = _missing(script, answer)
    if missing is not None:
        problem = f"there is no {written(missing.path)}"
        span = script.span(missing.offset)
    else:  # a script with filled-in parameters has other offsets than the one that was written
        span = script.span(offset if filled == script.source else None)
    yield Diagnostic.of(CODE, f"it fails on {answer.who}: {problem}", span)


def _missing(script: Script, answer: KnownAnswer) -> Read | None:
    """The first read of something that the answer does not have."""
    reads = [] if script.facts is None else sorted(script.facts.reads(), key=lambda read: read.offset)
    return next((read for read in reads if not _has(answer.sample, read.path)), None)


def _has(value: Json, path: PathOf) -> bool:
    for step in path:
        if isinstance(value, list):
            if step in ("length", "size"):
                return True
            index = step if isinstance(step, int) else 0
            if not value or not isinstance(step, int | None) or index >= len(value):
                return False
            value = value[index]
        elif isinstance(value, dict) and isinstance(step, str):
            if step not in value:
                return False
            value = value[step]
        else:
            return True  # what a script does with texts and numbers is for the script engine to judge
    return True


def _filled(script: Script, subject: Subject) -> str | None:
    """The script with the connector's own parameters; none where the call brings some."""
    filled = fill_function(script.source, subject.parameter_texts, subject.newest)
    return None if filled is None or any(placeholders(filled)) else filled


def _is_broken(source: str, answer: KnownAnswer, subject: Subject) -> bool:
    """Whether the script means to return a tensor and returns no JSON."""
    result = _run(source, answer)[0]
    return (
        result is not None
        and any(name in result for name in ('"data_type"', '"dataAsMap"'))
        and not is_json_value(result, subject.newest)
    )


@lru_cache(maxsize=256)
def _run(source: str, answer: KnownAnswer) -> tuple[str | None, tuple[str, str, int | None] | None]:
    """What the script returns, or the class, the text and the place of what it throws."""
    from blueprintc.painless.connector import ConnectorScripts
    from blueprintc.painless.interpreter.run import ScriptError

    sample = answer.sample
    if not isinstance(sample, dict):
        return None, None
    try:
        return ConnectorScripts().execute(source, sample, map_class="LinkedHashMap"), None
    except ScriptError as failure:
        error = failure.error
        return None, (error.java_class, error.message or "null", error.offset)


RULE = Rule(code=CODE, check=check)
