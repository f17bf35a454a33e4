"""``Cluster``: the release and the settings that decide how the server behaves."""

from collections.abc import Mapping
from dataclasses import field

from blueprintc.data import Feature, Target
from blueprintc.errors import UsageError
from blueprintc.records import record

_PREFIX = "plugins.ml_commons."

#: Default trusted endpoints and the release that added each (reference, 1.12: git tags).
_TRUSTED = (
    (r"^https://runtime\.sagemaker\..*[a-z0-9-]\.amazonaws\.com/.*$", "2.9.0"),
    (r"^https://api\.sagemaker\..*[a-z0-9-]\.amazonaws\.com/.*$", "2.16.0"),
    (r"^https://api\.openai\.com/.*$", "2.9.0"),
    (r"^https://api\.cohere\.ai/.*$", "2.9.0"),
    (r"^https://api\.deepseek\.com/.*$", "2.19.0"),
    (r"^https://bedrock-runtime\..*[a-z0-9-]\.amazonaws\.com/.*$", "2.11.0"),
    (r"^https://bedrock-agent-runtime\..*[a-z0-9-]\.amazonaws\.com/.*$", "2.16.0"),
    (r"^https://bedrock\..*[a-z0-9-]\.amazonaws\.com/.*$", "2.17.1"),
    (r"^https://textract\..*[a-z0-9-]\.amazonaws\.com$", "2.18.0"),
    (r"^https://comprehend\..*[a-z0-9-]\.amazonaws\.com$", "2.18.0"),
    (r"^https://rekognition(-fips)?\..*[a-z0-9-]\.amazonaws\.com$", "2.19.0"),
    (r"^https://generativelanguage\.googleapis\.com/.*$", "3.5.0"),
)


def default_trusted_endpoints(target: Target) -> list[str]:
    """The default of ``trusted_connector_endpoints_regex`` in a release."""
    return [regex for regex, since in _TRUSTED if target.at_least(since)]


@record
class Cluster:
    """A release and its cluster settings (full names as keys; what is absent has its default)."""

    target: Target
    settings: Mapping[str, object] = field(default_factory=dict)

    def has(self, feature: Feature) -> bool:
        """Whether the release has a behaviour."""
        return feature in self.target.features

    def flag(self, name: str, default: bool) -> bool:
        """A boolean setting; ``name`` without ``plugins.ml_commons.``."""
        value = self.settings.get(_PREFIX + name, default)
        return value if isinstance(value, bool) else str(value) == "true"

    def number(self, name: str, default: int) -> int:
        """A whole-number setting. Raises ``UsageError`` for one that is none."""
        value = self.settings.get(_PREFIX + name, default)
        try:
            return int(str(value))
        except ValueError as error:
            raise UsageError(f"the setting {_PREFIX}{name} is no whole number: {str(value)[:40]}") from error

    def texts(self, name: str, default: list[str]) -> list[str]:
        """A list setting."""
        value = self.settings.get(_PREFIX + name)
        if value is None:
            return default
        return [str(item) for item in value] if isinstance(value, list) else [str(value)]

    @property
    def trusted_endpoints(self) -> list[str]:
        """``trusted_connector_endpoints_regex``."""
        return self.texts("trusted_connector_endpoints_regex", default_trusted_endpoints(self.target))

    @property
    def private_ip_enabled(self) -> bool:
        """``connector.private_ip_enabled``; releases without the setting refuse private addresses."""
        return self.has(Feature.PRIVATE_IP_SETTING) and self.flag("connector.private_ip_enabled", False)
