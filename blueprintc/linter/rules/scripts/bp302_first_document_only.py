"""A script uses the first document and gets several.

## What it does
Finds pre-process scripts that read single elements of `params.text_docs` and never go through all of them, where
the connector's `input_docs_processed_step_size` puts more documents into one request, and for rerankers, which
always send all.

## Why it is bad
The other documents are dropped without a word: the caller gets fewer vectors or scores than it sent texts.

## Example
```yaml
blueprint: 1
name: Embeddings
version: 1
protocol: http
callers: [text_embedding]
parameters:
  input_docs_processed_step_size: 5
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
      input: !string "${parameters.input}"
    pre_process_function: |
      String first = params.text_docs[0];
      return '{"parameters":{"input":"' + first + '"}}';
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
      input: !string "${parameters.input}"
    pre_process_function: |
      String first = params.text_docs[0];
      return '{"parameters":{"input":"' + first + '"}}';
    post_process_function: connector.post_process.openai.embedding
```

## Fix
None.

## References
- [ml-commons#2417](https://github.com/opensearch-project/ml-commons/issues/2417)
- `RemoteConnectorExecutor.calculateChunkSize`: without a step size, a script gets one document a request
"""

from collections.abc import Iterator

from blueprintc.diagnostics import Code, Diagnostic, Severity
from blueprintc.linter.facts import Subject
from blueprintc.linter.facts.scripts import scripts_of
from blueprintc.linter.rule import Rule

CODE = Code(
    "BP302",
    "first-document-only",
    Severity.ERROR,
    "A script uses the first document and gets several.",
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every pre-process script that leaves documents out."""
    for script in scripts_of(subject):
        facts = script.facts
        if script.which != "pre" or script.action.action_type != "predict" or facts is None:
            continue
        reads = list(facts.reads())
        steps = {read.path[1]: read.offset for read in reads if len(read.path) == 2 and read.path[0] == "text_docs"}
        indexes = {step for step in steps if isinstance(step, int)}
        if not indexes or steps.keys() - indexes - _HARMLESS:
            continue  # it goes through them, or hands them on
        together = _documents_at_once(subject)
        if together > max(indexes) + 1:
            yield Diagnostic.of(
                CODE,
                f"the script uses {_count(len(indexes))} of up to {_count(together)} in a request",
                script.span(steps[max(indexes)]),
                help="go through params.text_docs in a loop, or take input_docs_processed_step_size out",
            )


#: Asking how many there are is not using them.
_HARMLESS: frozenset[str | int | None] = frozenset({"length", "size"})
_ALL = 10**6


def _documents_at_once(subject: Subject) -> int:
    """How many documents one run of a script may get."""
    if "rerank" in subject.callers:
        return _ALL
    size = subject.parameter_texts.get("input_docs_processed_step_size", "1")
    return int(size) if size.isascii() and size.isdigit() and len(size) < 6 else 1


def _count(number: int) -> str:
    return "all documents" if number == _ALL else "1 document" if number == 1 else f"{number} documents"


RULE = Rule(code=CODE, check=check)
