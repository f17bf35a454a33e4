"""``docs/reference/configuration.md`` and the configuration's JSON Schema, from the table of keys."""

import json

from blueprintc.config.schema import json_schema
from blueprintc.config.table import KEYS, Key, Named, Shape, Tables, Text, TextList, Values
from blueprintc.dev.generators import NOTE

_HEAD = """# Configuration

blueprintc reads `blueprintc.toml`, or the table `[tool.blueprintc]` of `pyproject.toml`, whichever is nearest above a
file (the search ends at the folder with `.git`; in one folder, `blueprintc.toml` wins). `--config FILE` names one
instead. An option of the command line wins over the configuration, a blueprint's own key over both. Unknown keys are
errors. The JSON Schema is [`schemas/config.schema.json`](../../schemas/config.schema.json).
"""


def generate() -> dict[str, str]:
    """The page and the schema."""
    sections = "".join(_section(key, "##") for key in KEYS)
    return {
        "docs/reference/configuration.md": f"{NOTE}{_HEAD}{sections}",
        "schemas/config.schema.json": json.dumps(json_schema(), indent=2) + "\n",
    }


def _section(key: Key, level: str) -> str:
    text = f"\n{level} `{key.name}`\n\n{_kind(key.shape)}{' Required.' if key.required else ''} {key.doc}\n"
    text += f"\n```toml\n{key.example}\n```\n"
    if isinstance(key.shape, Named | Tables):
        text += "".join(_line(inner) for inner in key.shape.keys).join(("\n| key | value | |\n|---|---|---|\n", ""))
    return text


def _line(key: Key) -> str:
    return f"| `{key.name}` | {_kind(key.shape).rstrip('.')} | {'Required. ' if key.required else ''}{key.doc} |\n"


def _kind(shape: Shape) -> str:
    match shape:
        case Text():
            return "A string."
        case TextList(_, or_one):
            return "A string or a list of strings." if or_one else "A list of strings."
        case Values():
            return "A table."
        case Named():
            return "A table of tables."
        case Tables():
            return "A list of tables."
