"""The configuration: ``blueprintc.toml`` or ``[tool.blueprintc]``, and which files a run looks at.

``config.reader``, ``config.table`` and ``config.schema`` are imported where they are needed: most runs have no
configuration, and start-up counts.
"""

from blueprintc.config.config import PLATFORMS, ClusterConfig, Config, Environment, Override
from blueprintc.config.files import BLUEPRINT_ENDINGS, CONNECTOR_ENDINGS, find_files
from blueprintc.config.finder import ConfigFinder
from blueprintc.config.selection import Selection, parse_codes

__all__ = [
    "BLUEPRINT_ENDINGS",
    "CONNECTOR_ENDINGS",
    "PLATFORMS",
    "ClusterConfig",
    "Config",
    "ConfigFinder",
    "Environment",
    "Override",
    "Selection",
    "find_files",
    "parse_codes",
]
