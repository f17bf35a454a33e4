"""Text generation by ``invoke``, with each maker's own bodies, and OpenAI's API."""

from blueprintc.providers import openai_answers
from blueprintc.providers.bedrock.hosts import RUNTIME, USER_GUIDE, ended, invoke
from blueprintc.providers.contract import Call, Operation, Value
from blueprintc.providers.reading import echo, tokens

_PROMPT: Value = {"prompt": "Say hello"}


def _prompt(call: Call) -> str:
    return str(call.get("prompt") or "")


def _jurassic(call: Call) -> Value:
    text = echo(_prompt(call))
    return {
        "id": 1234,
        "prompt": {"text": _prompt(call), "tokens": []},
        "completions": [{"data": {"text": text, "tokens": []}, "finishReason": {"reason": "endoftext"}}],
    }


def _llama(call: Call) -> Value:
    text = echo(_prompt(call))
    return {
        "generation": text,
        "prompt_token_count": tokens(_prompt(call)),
        "generation_token_count": tokens(text),
        "stop_reason": "stop",
    }


def _deepseek(call: Call) -> Value:
    return {"choices": [{"text": echo(_prompt(call)), "stop_reason": "stop"}]}


def _mistral(call: Call) -> Value:
    return {"outputs": [{"text": echo(_prompt(call)), "stop_reason": "stop"}]}


def _titan(call: Call) -> Value:
    prompt = str(call.get("inputText") or "")
    text = echo(prompt)
    return {
        "inputTextTokenCount": tokens(prompt),
        "results": [{"tokenCount": tokens(text), "outputText": text, "completionReason": "FINISH"}],
    }


OPERATIONS = (
    Operation(
        provider="bedrock",
        name="jurassic",
        title="a completion of AI21 Jurassic-2",
        tasks=("completion", "chat"),
        url=invoke(r"ai21\.j2-[^/?]+"),
        contract="bedrock/jurassic",
        answering=_jurassic,
        models=(ended(r"ai21\.j2-.*", "2024-08-31", "ai21.jamba-1-5-large-v1:0"),),
        documentation=f"{USER_GUIDE}/model-parameters-jurassic2.html",
        example=_PROMPT,
    ),
    Operation(
        provider="bedrock",
        name="jamba",
        title="a chat completion of AI21 Jamba",
        tasks=("chat",),
        url=invoke(r"ai21\.jamba-[^/?]+"),
        contract="bedrock/jamba",
        answering=openai_answers.chat,
        model_table="bedrock",
        documentation=f"{USER_GUIDE}/model-parameters-jamba.html",
        example={"messages": [{"role": "user", "content": "Hello"}]},
    ),
    Operation(
        provider="bedrock",
        name="llama",
        title="a completion of Llama, or of an imported model",
        tasks=("completion", "chat"),
        url=invoke(r"meta\.llama[^/?]+|(?<=:imported-model/)[^/?]+"),
        contract="bedrock/llama",
        answering=_llama,
        model_table="bedrock",
        documentation=f"{USER_GUIDE}/model-parameters-meta.html",
        example=_PROMPT,
    ),
    Operation(
        provider="bedrock",
        name="deepseek",
        title="a completion of DeepSeek-R1 on Bedrock",
        tasks=("completion", "chat"),
        url=invoke(r"deepseek\.r1-[^/?]+"),
        contract="bedrock/deepseek",
        answering=_deepseek,
        model_table="bedrock",
        documentation=f"{USER_GUIDE}/model-parameters-deepseek.html",
        example=_PROMPT,
    ),
    Operation(
        provider="bedrock",
        name="mistral",
        title="a completion of Mistral on Bedrock",
        tasks=("completion", "chat"),
        url=invoke(r"mistral\.(?:mistral-7b|mixtral|mistral-large-2402|mistral-small-2402)[^/?]*"),
        contract="bedrock/mistral",
        answering=_mistral,
        model_table="bedrock",
        documentation=f"{USER_GUIDE}/model-parameters-mistral-text-completion.html",
        example=_PROMPT,
    ),
    Operation(
        provider="bedrock",
        name="titan_text",
        title="a completion of Titan Text",
        tasks=("completion", "chat"),
        url=invoke(r"amazon\.titan-t(?:ext|g1)-[^/?]+"),
        contract="bedrock/titan_text",
        answering=_titan,
        models=(ended(r"amazon\.titan-t(?:ext|g1)-.*", "2025-08-15", "amazon.nova-lite-v1:0"),),
        documentation=f"{USER_GUIDE}/model-parameters-titan-text.html",
        example={"inputText": "Say hello"},
    ),
    Operation(
        provider="bedrock",
        name="openai_chat",
        title="a chat completion of OpenAI's open models on Bedrock",
        tasks=("chat",),
        url=RUNTIME + r"/openai/v1/chat/completions",
        contract="openai_compatible/chat",
        answering=openai_answers.chat,
        needs_model=True,
        documentation=f"{USER_GUIDE}/inference-chat-completions.html",
        example={"model": "openai.gpt-oss-20b-1:0", "messages": [{"role": "user", "content": "Hello"}]},
    ),
)
