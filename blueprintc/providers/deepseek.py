"""DeepSeek: OpenAI's chat completions."""

from blueprintc.providers.contract import Provider
from blueprintc.providers.openai_errors import errors, refuse
from blueprintc.providers.openai_like import chat

_DOCS = "https://api-docs.deepseek.com/api/create-chat-completion"
PROVIDER = Provider(
    name="deepseek",
    title="DeepSeek",
    operations=(
        chat(
            "deepseek",
            "DeepSeek",
            r"https?://api\.deepseek\.com/(?:v1/|beta/)?chat/completions",
            "deepseek-v4-flash",
            table="deepseek",
            docs=_DOCS,
        ),
    ),
    errors=errors(
        "https://api-docs.deepseek.com/quick_start/error_codes (as of 2026-11-24)", "https://platform.deepseek.com"
    ),
    refuse=refuse,
    documentation=_DOCS,
)
