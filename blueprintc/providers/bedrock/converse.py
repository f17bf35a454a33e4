"""Bedrock's own operations on models: Converse, and guardrails."""

from blueprintc.providers.bedrock.hosts import ENDED_CLAUDE, RUNTIME
from blueprintc.providers.contract import Call, Operation, Value
from blueprintc.providers.instances import instance
from blueprintc.providers.reading import content_texts, echo, fields, identifier, items, last_text, member, tokens

_API = "https://docs.aws.amazon.com/bedrock/latest/APIReference"


def _converse(call: Call) -> Value:
    """A message that echoes the last one, or a call of the tool that the request forces."""
    prompt = last_text(call.get("messages"))
    tool = _forced(call)
    content: list[Value] = [{"text": echo(prompt)}]
    if tool is not None:
        use: Value = {
            "toolUseId": identifier("tooluse_", str(tool.get("name")), prompt),
            "name": tool.get("name"),
            "input": instance(member(tool.get("inputSchema"), "json")),
        }
        content = [{"toolUse": use}]
    asked = tokens(*(text for one in items(call.get("messages")) for text in content_texts(member(one, "content"))))
    answered = tokens(echo(prompt))
    return {
        "output": {"message": {"role": "assistant", "content": content}},
        "stopReason": "end_turn" if tool is None else "tool_use",
        "usage": {"inputTokens": asked, "outputTokens": answered, "totalTokens": asked + answered},
        "metrics": {"latencyMs": 420},
    }


def _forced(call: Call) -> dict[str, Value] | None:
    config = call.get("toolConfig")
    tools = [fields(member(tool, "toolSpec")) for tool in items(member(config, "tools"))]
    wanted = member(config, "toolChoice", "tool", "name")
    if isinstance(wanted, str):
        named: dict[str, Value] = {"name": wanted}
        return next((tool for tool in tools if tool.get("name") == wanted), named)
    return tools[0] if member(config, "toolChoice", "any") is not None and tools else None


def _guardrail(call: Call) -> Value:
    """Nothing is done, unless a text has the word ``blocked``."""
    texts = [str(member(one, "text", "text") or "") for one in items(call.get("content"))]
    acts = any("blocked" in text for text in texts)
    words: list[Value] = [{"match": "blocked", "action": "BLOCKED"}]
    policy: Value = {"wordPolicy": {"customWords": words, "managedWordLists": []}}
    return {
        "usage": {
            "topicPolicyUnits": 1,
            "contentPolicyUnits": 1,
            "wordPolicyUnits": 1,
            "sensitiveInformationPolicyUnits": 1,
            "sensitiveInformationPolicyFreeUnits": 0,
            "contextualGroundingPolicyUnits": 0,
        },
        "action": "GUARDRAIL_INTERVENED" if acts else "NONE",
        "outputs": [{"text": "Sorry, the model cannot answer this question."}] if acts else [],
        "assessments": [policy] if acts else [{}],
    }


OPERATIONS = (
    Operation(
        provider="bedrock",
        name="converse",
        title="Bedrock's Converse",
        tasks=("chat",),
        url=RUNTIME + r"/model/(?P<model>[^?]+)/converse",
        contract="bedrock/converse",
        answering=_converse,
        models=ENDED_CLAUDE,
        model_table="bedrock",
        documentation=f"{_API}/API_runtime_Converse.html",
        example={"messages": [{"role": "user", "content": [{"text": "Hello"}]}]},
    ),
    Operation(
        provider="bedrock",
        name="apply_guardrail",
        title="Bedrock's guardrails",
        tasks=("guardrail",),
        url=RUNTIME + r"/guardrail/[^/?]+/version/[^/?]+/apply",
        contract="bedrock/apply_guardrail",
        answering=_guardrail,
        documentation=f"{_API}/API_runtime_ApplyGuardrail.html",
        example={"source": "INPUT", "content": [{"text": {"text": "a harmless text"}}]},
    ),
)
