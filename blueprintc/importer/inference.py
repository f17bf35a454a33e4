"""What can be inferred from a connector with certainty: its provider, its callers, the types that a built-in makes."""

import re
from urllib.parse import urlsplit

from blueprintc.data.builtin_outputs import BUILTIN_OUTPUTS
from blueprintc.model import Mapping, Scalar, Sequence

_HOSTS = (
    (re.compile(r"api\.openai\.com\Z"), "openai"),
    (re.compile(r".*\.openai\.azure\.com\Z"), "azure_openai"),
    (re.compile(r"api\.cohere\.(?:ai|com)\Z"), "cohere"),
    (re.compile(r"bedrock(?:-agent)?(?:-runtime)?\..*amazonaws\.com\Z"), "bedrock"),
    (re.compile(r"(?:runtime|api)\.sagemaker\..*amazonaws\.com\Z"), "sagemaker"),
    (re.compile(r"comprehend\..*amazonaws\.com\Z"), "comprehend"),
    (re.compile(r"textract\..*amazonaws\.com\Z"), "textract"),
    (re.compile(r"generativelanguage\.googleapis\.com\Z"), "gemini"),
    (re.compile(r".*aiplatform\.googleapis\.com\Z"), "vertex"),
    (re.compile(r"api\.deepseek\.com\Z"), "deepseek"),
    (re.compile(r"api\.aleph-alpha\.com\Z"), "aleph_alpha"),
)
_EMBEDDING = re.compile(
    r"connector\.pre_process\.(?:openai|cohere|bedrock|default)\.embedding\Z|connector\.pre_process\.bedrock\.nova\.text_embedding\Z"
)
_MULTIMODAL = re.compile(r"connector\.pre_process\.(?:bedrock|cohere)\.multimodal_embedding\Z")
_RERANK = re.compile(r"connector\.pre_process\.(?:cohere|bedrock|default)\.rerank\Z")


def infer_provider(connector: Mapping) -> str | None:
    """The provider that the action URLs name, if they all name the same one."""
    providers = {provider_of(_filled(url, connector)) for url in _urls(connector)}
    return providers.pop() if len(providers) == 1 else None


def infer_callers(connector: Mapping) -> tuple[str, ...]:
    """The callers that the predict action's built-in functions are made for; empty where that is not certain."""
    for action in _actions(connector):
        if _text(action, "action_type") != "predict":
            continue
        pre = _text(action, "pre_process_function") or ""
        post = _text(action, "post_process_function") or ""
        if _EMBEDDING.match(pre) and "embedding" in post and post.startswith("connector.post_process."):
            return ("text_embedding",)
        if _MULTIMODAL.match(pre) and post.startswith("connector.post_process."):
            return ("text_image_embedding",)
        if _RERANK.match(pre) and post.endswith(".rerank") and post.startswith("connector.post_process."):
            return ("rerank",)
    return ()


def preprocessed_types(action: Mapping) -> dict[str, str]:
    """Parameters that the action's built-in pre-process function makes: ``string`` or ``json``."""
    produced = BUILTIN_OUTPUTS.get(_text(action, "pre_process_function") or "", {})
    return {name: "string" if kind == "string" else "json" for name, kind in produced.items()}


def _filled(url: str, connector: Mapping) -> str:
    """The URL with the connector's own parameters in their places."""
    parameters = connector.get("parameters")
    if not isinstance(parameters, Mapping):
        return url
    for member in parameters.members:
        if isinstance(member.value, Scalar) and isinstance(member.value.value, str):
            url = url.replace(f"${{parameters.{member.key.value}}}", member.value.value)
    return url


def provider_of(url: str) -> str | None:
    """The provider that a URL's host names, or none."""
    # A placeholder in the host stands for a region or a resource name; it does not change who answers.
    plain = re.sub(r"\$\{[^}]*\}|<[^>]*>|\{[^}]*\}", "x", url)
    try:
        host = urlsplit(plain).hostname or ""
    except ValueError:
        return None
    return next((provider for pattern, provider in _HOSTS if pattern.match(host)), None)


def _urls(connector: Mapping) -> list[str]:
    return [url for action in _actions(connector) if (url := _text(action, "url"))]


def _actions(connector: Mapping) -> list[Mapping]:
    actions = connector.get("actions")
    items = actions.items if isinstance(actions, Sequence) else ()
    return [item for item in items if isinstance(item, Mapping)]


def _text(action: Mapping, key: str) -> str | None:
    value = action.get(key)
    return value.value if isinstance(value, Scalar) and isinstance(value.value, str) else None
