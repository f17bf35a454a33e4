"""Answers in Anthropic's shape, which Claude has on every platform."""

from blueprintc.providers.contract import Call, Value
from blueprintc.providers.instances import instance
from blueprintc.providers.reading import content_texts, echo, fields, identifier, items, last_text, member, tokens


def messages(call: Call) -> Value:
    """A message that echoes the last one, or a call of the tool that the request forces."""
    prompt = last_text(call.get("messages"))
    tool = _forced(call)
    name = str(tool.get("name", "")) if tool else ""
    if tool is not None:
        block: dict[str, Value] = {
            "type": "tool_use",
            "id": identifier("toolu_", name, prompt),
            "name": name,
            "input": instance(tool.get("input_schema")),
        }
    else:
        block = {"type": "text", "text": echo(prompt)}
    thinking = member(call.get("thinking"), "type") in ("enabled", "adaptive")
    thought: list[Value] = [{"type": "thinking", "thinking": "A stub does not think.", "signature": "c3R1Yg=="}]
    asked = tokens(*(text for one in items(call.get("messages")) for text in content_texts(member(one, "content"))))
    return {
        "id": identifier("msg_", call.model, prompt),
        "type": "message",
        "role": "assistant",
        "model": call.model,
        "content": [*(thought if thinking and tool is None else []), block],
        "stop_reason": "end_turn" if tool is None else "tool_use",
        "stop_sequence": None,
        "usage": {"input_tokens": asked, "output_tokens": tokens(str(block.get("text", name)))},
    }


def _forced(call: Call) -> dict[str, Value] | None:
    choice, tools = call.get("tool_choice"), [fields(tool) for tool in items(call.get("tools"))]
    if member(choice, "type") == "tool":
        wanted = member(choice, "name")
        return next((tool for tool in tools if tool.get("name") == wanted), {"name": wanted})
    return tools[0] if member(choice, "type") == "any" and tools else None
