"""The JSON Schemas of the files that people write."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from blueprintc.errors import UsageError

if TYPE_CHECKING:
    pass


def json_schema(kind: str) -> "Mapping[str, object]":
    """The JSON Schema of blueprints (``blueprint``), of test files (``test``) or of the configuration (``config``)."""
    if kind == "config":
        from blueprintc.config.schema import json_schema as config_schema

        return config_schema()
    if kind == "blueprint":
        from blueprintc.model.schema import blueprint_schema

        return blueprint_schema()
    if kind == "test":
        from blueprintc.tester.schema import schema_of_tests

        return schema_of_tests()
    raise UsageError(f'there is no schema "{kind}"; there are blueprint, test and config')
