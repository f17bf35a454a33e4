"""Where Bedrock's operations are: patterns of URLs."""

_AWS = r"\.[^/]+\.amazonaws\.com(?:\.cn)?"
RUNTIME = r"https?://bedrock-runtime(?:-fips)?" + _AWS
AGENT_RUNTIME = r"https?://bedrock-agent-runtime" + _AWS
CONTROL = r"https?://bedrock(?:-fips)?" + _AWS
#: Before the model's id: an ARN's beginning, or the region group of an inference profile.
_BEFORE = r"(?:[\w:%./-]*(?:/|%2F))?(?:(?:us|us-gov|eu|apac|ap|jp|au|ca|global)\.)?"


def invoke(models: str) -> str:
    """The URL pattern of ``InvokeModel`` for models whose id (without a region group) matches a pattern."""
    return rf"{RUNTIME}/model/(?P<model>{_BEFORE}(?:{models}))/invoke"
