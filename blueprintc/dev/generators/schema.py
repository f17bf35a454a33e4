"""``schemas/blueprint.schema.json``, for editors and validators."""

import json

from blueprintc.api import json_schema


def generate() -> dict[str, str]:
    """The schema that ``blueprintc schema`` prints."""
    return {"schemas/blueprint.schema.json": json.dumps(json_schema("blueprint"), indent=2, ensure_ascii=False) + "\n"}
