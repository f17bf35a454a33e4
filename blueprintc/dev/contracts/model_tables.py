"""Tables of models and of when they end, from litellm's map (MIT)."""

import json
import re
from pathlib import Path
from typing import Any

from blueprintc.dev.contracts.shaping import Schema

_MODES = {
    "chat": "chat",
    "responses": "chat",
    "completion": "completion",
    "embedding": "embedding",
    "rerank": "rerank",
    "moderation": "guardrail",
}
#: Our name → the names of providers in the map, and a prefix of ids to take away.
_TABLES: dict[str, tuple[tuple[str, ...], str]] = {
    "openai": (("openai", "text-completion-openai"), ""),
    "bedrock": (("bedrock", "bedrock_converse"), ""),
    "cohere": (("cohere", "cohere_chat"), "cohere/"),
    "gemini": (("gemini",), "gemini/"),
    "vertex": (("vertex_ai-embedding-models", "vertex_ai-language-models"), "vertex_ai/"),
    "anthropic": (("anthropic",), ""),
    "deepseek": (("deepseek",), "deepseek/"),
    "mistral": (("mistral",), "mistral/"),
    "voyage": (("voyage",), "voyage/"),
    "jina": (("jina_ai",), ""),
    "groq": (("groq",), "groq/"),
}

#: What the providers' pages recommend in place of models that have ended, read 2026-11-24: by regular expression.
_INSTEAD: dict[str, dict[str, str]] = {
    "openai": {
        r"gpt-3\.5-turbo-instruct.*|(?:babbage|davinci)-002": "gpt-5.6-terra with chat completions",
        r"gpt-3\.5-turbo.*|o4-mini.*": "gpt-5.6-terra",
        r"gpt-4-.*|gpt-4|gpt-4-turbo.*|gpt-4o-2024-05-13|o1.*|o3-mini.*": "gpt-5.6-sol",
        r"gpt-4\.1-nano.*|gpt-4o.*|gpt-4\.1.*": "gpt-6-luna",
        r"gpt-5|gpt-5-2025.*|o3.*": "gpt-6.1-sol",
        r"gpt-5-mini.*": "gpt-6.1-terra",
    },
    "bedrock": {r".*anthropic\.claude-sonnet-4-2025.*": "anthropic.claude-sonnet-4-6"},
    "deepseek": {r"deepseek-(?:chat|reasoner)": "deepseek-v4-flash"},
}


def tables(path: Path, as_of: str) -> dict[str, Schema]:
    """The files to write: the provider's models with their task, and the end where one is announced."""
    given: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    made: dict[str, Schema] = {}
    for name, (names, prefix) in _TABLES.items():
        models: dict[str, Any] = {}
        for model, facts in given.items():
            if facts.get("litellm_provider") not in names or facts.get("mode") not in _MODES:
                continue
            short = model.removeprefix(prefix)
            if "/" in short and name != "groq":
                continue  # a place or another platform of the same model
            row: dict[str, Any] = {"task": _MODES[facts["mode"]]}
            if facts.get("deprecation_date"):
                row["ends"] = facts["deprecation_date"]
                row |= _instead(name, short)
            models.setdefault(short, row)
        made[f"models/{name}.json"] = {
            "source": "litellm, model_prices_and_context_window (MIT), which cites the providers' own pages",
            "as_of": as_of,
            "models": dict(sorted(models.items())),
        }
    return made


def _instead(table: str, model: str) -> dict[str, str]:
    for pattern, name in _INSTEAD.get(table, {}).items():
        if re.fullmatch(pattern, model):
            return {"instead": name}
    return {}
