"""The body does not use what an agent sends.

## What it does
Compares the body with what agents send: the question as `prompt` or `question`, and for an agent with
`_llm_interface` also `_chat_history`, `_interactions` and `tool_configs`.

## Why it is bad
What the body does not use is lost: the model answers without the question, without the results of its tools, or
without knowing that there are tools.

## Example
```yaml
blueprint: 1
name: Chat
version: 1
protocol: http
callers: [agent]
inputs:
  text: {type: string}
credential:
  key: {env: API_KEY}
actions:
  - action_type: predict
    method: POST
    url: https://api.openai.com/v1/chat/completions
    headers: {Authorization: "Bearer ${credential.key}"}
    request_body:
      model: gpt-4o-mini
      messages: [{role: user, content: "${parameters.text}"}]
```

## Use instead
```yaml
blueprint: 1
name: Chat
version: 1
protocol: http
callers: [agent]
inputs:
  prompt: {type: string}
credential:
  key: {env: API_KEY}
actions:
  - action_type: predict
    method: POST
    url: https://api.openai.com/v1/chat/completions
    headers: {Authorization: "Bearer ${credential.key}"}
    request_body:
      model: gpt-4o-mini
      messages: [{role: user, content: "${parameters.prompt}"}]
```

## Fix
None.

## References
- [ml-commons#2909](https://github.com/opensearch-project/ml-commons/issues/2909)
- `MLChatAgentRunner`, `AgentUtils`
"""

from collections.abc import Iterator
from dataclasses import replace

from blueprintc.diagnostics import Code, Diagnostic, Severity
from blueprintc.linter.facts import Place, Subject
from blueprintc.linter.rule import Rule

CODE = Code(
    "BP420",
    "agent-not-served",
    Severity.ERROR,
    "The body does not use what an agent sends.",
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """What an agent sends and the body leaves out."""
    action = subject.predict
    body = None if action is None else action.text("request_body")
    if action is None or body is None or "agent" not in subject.callers:
        return
    used = {use.name for use in subject.uses if use.place in (Place.BODY, Place.PARAMETER)}
    if not used & _QUESTION:
        yield Diagnostic.of(
            CODE,
            "the body uses neither the prompt nor the question of the agent",
            body.whole,
            help="write ${parameters.prompt} into it",
        )
    if "_llm_interface" in subject.parameters:
        for name, what in _TURNS.items():
            if name not in used:
                message = f'the body does not use "{name}": {what}'
                yield replace(Diagnostic.of(CODE, message, body.whole), severity=Severity.WARNING)


_QUESTION = frozenset({"prompt", "question", "messages", "inputs", "user_prompt"})
_TURNS = {
    "_chat_history": "earlier turns are lost",
    "_interactions": "the results of tools are lost",
    "tool_configs": "the model does not learn of the tools",
}


RULE = Rule(code=CODE, check=check)
