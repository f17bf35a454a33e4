"""JSON Schema as the model interface uses it: the validator of networknt, with its texts."""

from blueprintc.emulator.json_schema.keywords import SchemaMistake
from blueprintc.emulator.json_schema.outcome import Wording
from blueprintc.emulator.json_schema.validator import JsonSchema

__all__ = ["JsonSchema", "SchemaMistake", "Wording"]
