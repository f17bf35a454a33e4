"""The JSON Schemas of the files that people write."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from blueprintc.errors import UsageError

if TYPE_CHECKING:
    pass


def json_schema(kind: str) -> "Mapping[str, object]":
    """The JSON Schema of blueprints (``blueprint``) or of the configuration (``config``)."""
    if kind == "config":
        from blueprintc.config.schema import json_schema as config_schema

        return config_schema()
    if kind == "blueprint":
        from blueprintc.model.schema import blueprint_schema

        return blueprint_schema()
    raise UsageError(f'there is no schema "{kind}"; there are blueprint and config')
