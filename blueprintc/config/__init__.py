"""The configuration: ``blueprintc.toml`` or ``[tool.blueprintc]``, and which files a run looks at."""

from blueprintc.config.config import PLATFORMS, Config, Environment, Override
from blueprintc.config.files import find_files
from blueprintc.config.finder import ConfigFinder
from blueprintc.config.reader import read_config
from blueprintc.config.schema import json_schema
from blueprintc.config.selection import Selection, parse_codes
from blueprintc.config.table import KEYS, Key

__all__ = [
    "KEYS",
    "PLATFORMS",
    "Config",
    "ConfigFinder",
    "Environment",
    "Key",
    "Override",
    "Selection",
    "find_files",
    "json_schema",
    "parse_codes",
    "read_config",
]
