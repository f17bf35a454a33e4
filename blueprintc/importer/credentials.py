"""From a published credential to a source: where the real value will come from."""

import re

from blueprintc.data import secrets
from blueprintc.importer.yaml_writer import Flow
from blueprintc.lowering import credential_source

_KNOWN = {
    "access_key": "AWS_ACCESS_KEY_ID",
    "secret_key": "AWS_SECRET_ACCESS_KEY",
    "session_token": "AWS_SESSION_TOKEN",
    "rolearn": "AWS_ROLE_ARN",
    "secretarn": "AWS_SECRET_ARN",
    "openai_key": "OPENAI_API_KEY",
    "deepseek_key": "DEEPSEEK_API_KEY",
    "cohere_key": "COHERE_API_KEY",
    "gemini_key": "GEMINI_API_KEY",
}
#: A shell variable, and a parameter of a flow-framework template.
_VARIABLE = re.compile(
    r"\$([A-Za-z_][A-Za-z0-9_]*)|\$\{([A-Za-z_][A-Za-z0-9_]*)\}|\$\{\{\s*([A-Za-z_][A-Za-z0-9_]*)\s*\}\}"
)
_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+")


def environment_name(key: str, provider: str | None) -> str:
    """The environment variable for a credential: the provider's usual one, else made from the key."""
    known = _KNOWN.get(key.lower())
    if known == "OPENAI_API_KEY" and provider == "azure_openai":
        return "AZURE_OPENAI_API_KEY"
    if known is not None:
        return known
    words = "_".join(_WORD.findall(key)).upper() or "CREDENTIAL"
    if words in ("API_KEY", "KEY", "TOKEN", "API_TOKEN") and provider is not None:
        words = f"{provider.upper()}_{'API_KEY' if words == 'KEY' else words}"
    return words if not words[0].isdigit() else f"CREDENTIAL_{words}"


def source_of(key: str, value: str, provider: str | None) -> tuple[Flow, bool]:
    """The source for one credential, and whether its published value looks like a real secret."""
    built = credential_source(value)
    if built is not None:
        return Flow({built[0]: built[1]}), False
    if variable := _VARIABLE.fullmatch(value):
        return Flow({"env": variable[1] or variable[2] or variable[3]}), False
    if secrets.is_public(value):
        return Flow({"value": value}), False
    return Flow({"env": environment_name(key, provider)}), not secrets.is_filler(value)
