"""Where Bedrock's operations are, and what is told of its models."""

from blueprintc.providers.contract import Model, ModelStatus

_AWS = r"\.[^/]+\.amazonaws\.com(?:\.cn)?"
RUNTIME = r"https?://bedrock-runtime(?:-fips)?" + _AWS
AGENT_RUNTIME = r"https?://bedrock-agent-runtime" + _AWS
CONTROL = r"https?://bedrock(?:-fips)?" + _AWS
#: Before the model's id: an ARN's beginning, or the region group of an inference profile.
_BEFORE = r"(?:arn:[^?]*/)?(?:(?:us|us-gov|eu|apac|ap|jp|au|ca|global)\.)?"
USER_GUIDE = "https://docs.aws.amazon.com/bedrock/latest/userguide"
_LIFECYCLE = f"{USER_GUIDE}/model-lifecycle.html"


def invoke(models: str) -> str:
    """The URL pattern of ``InvokeModel`` for models whose id (without a region group) matches a pattern."""
    return rf"{RUNTIME}/model/(?P<model>{_BEFORE}(?:{models}))/invoke"


def ended(name: str, date: str, replacement: str) -> Model:
    """A model that Bedrock no longer serves; ``name`` is a pattern of the id without a region group."""
    return Model(
        name=_BEFORE + name,
        status=ModelStatus.RETIRED,
        date=date,
        replacement=replacement,
        source=_LIFECYCLE,
        as_of="2026-11-24",
    )


_SONNET, _HAIKU, _OPUS = "anthropic.claude-sonnet-4-6", "anthropic.claude-haiku-4-5", "anthropic.claude-opus-4-8"
#: The models of Anthropic that ended; the table in ``models/bedrock.json`` has the later ones.
ENDED_CLAUDE = (
    ended(r"anthropic\.claude-(?:v2(?::1)?|v1)(?::\w+)*", "2025-07-21", _SONNET),
    ended(r"anthropic\.claude-instant-v1(?::\w+)*", "2025-07-21", _HAIKU),
    ended(r"anthropic\.claude-3-sonnet-20240229-v1:0(?::\w+)*", "2025-07-21", _SONNET),
    ended(r"anthropic\.claude-3-opus-20240229-v1:0(?::\w+)*", "2026-01-15", _OPUS),
    ended(r"anthropic\.claude-3-5-sonnet-2024\d{4}-v[12]:0(?::\w+)*", "2026-03-01", _SONNET),
    ended(r"anthropic\.claude-3-7-sonnet-20250219-v1:0", "2026-04-28", _SONNET),
    ended(r"anthropic\.claude-opus-4-20250514-v1:0", "2026-05-31", _OPUS),
    ended(r"anthropic\.claude-3-5-haiku-20241022-v1:0", "2026-06-19", _HAIKU),
    ended(r"anthropic\.claude-3-haiku-20240307-v1:0(?::\w+)*", "2026-09-10", _HAIKU),
)
