"""Claude on Bedrock by ``invoke``: messages, and the text completion of its first versions."""

from blueprintc.providers.anthropic_answers import messages
from blueprintc.providers.bedrock.hosts import ENDED_CLAUDE, USER_GUIDE, invoke
from blueprintc.providers.contract import Call, Operation, Value
from blueprintc.providers.reading import echo


def _completion(call: Call) -> Value:
    prompt = str(call.get("prompt") or "").rpartition("Human:")[2].removesuffix("Assistant:")
    return {
        "type": "completion",
        "completion": f" {echo(prompt)}",
        "stop_reason": "stop_sequence",
        "stop": "\n\nHuman:",
    }


OPERATIONS = (
    Operation(
        provider="bedrock",
        name="claude_completion",
        title="Claude's completion",
        tasks=("completion",),
        url=invoke(r"anthropic\.claude-(?:v1|v2|instant-v1)(?::\w+)*"),
        contract="bedrock/claude_completion",
        answering=_completion,
        models=ENDED_CLAUDE,
        documentation=f"{USER_GUIDE}/model-parameters-anthropic-claude-text-completion.html",
        example={"prompt": "\n\nHuman: Hello\n\nAssistant:", "max_tokens_to_sample": 300},
    ),
    Operation(
        provider="bedrock",
        name="claude_messages",
        title="Claude's messages",
        tasks=("chat",),
        url=invoke(r"anthropic\.claude-(?!v\d|instant)[^/?]+"),
        contract="bedrock/claude_messages",
        answering=messages,
        models=ENDED_CLAUDE,
        model_table="bedrock",
        documentation=f"{USER_GUIDE}/model-parameters-anthropic-claude-messages-request-response.html",
        example={
            "anthropic_version": "bedrock-2023-05-31",
            "max_tokens": 300,
            "messages": [{"role": "user", "content": [{"type": "text", "text": "Hello"}]}],
        },
    ),
)
