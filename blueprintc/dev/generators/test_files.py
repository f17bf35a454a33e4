"""``docs/reference/test-files.md``, from its prose and the tables of keys; and the JSON Schema of test files."""

import json
from pathlib import Path

from blueprintc.dev.generators import NOTE
from blueprintc.tester.fields import TABLES
from blueprintc.tester.keys import Key
from blueprintc.tester.schema import schema_of_tests

_PROSE = Path(__file__).parents[3] / "docs" / "reference" / "test-files.in.md"


def generate() -> dict[str, str]:
    """The page and the schema that ``blueprintc schema test`` prints."""
    text = _PROSE.read_text(encoding="utf-8")
    for name, table in TABLES.items():
        mark = f"{{{{ {name} }}}}"
        if text.count(mark) != 1:
            raise ValueError(f"{_PROSE.name} must hold {mark} once")
        text = text.replace(mark, "\n".join(["| key | value | |", "|---|---|---|", *map(_row, table)]))
    schema = json.dumps(schema_of_tests(), indent=2, ensure_ascii=False) + "\n"
    return {"docs/reference/test-files.md": NOTE + text, "schemas/test.schema.json": schema}


def _row(key: Key) -> str:
    value = ", or ".join(form.value for form in key.forms)
    remarks = f"{'Required. ' if key.required else ''}{key.doc}"
    if key.choices:
        remarks += " One of " + ", ".join(f"`{choice}`" for choice in key.choices) + "."
    return f"| `{key.name}` | {value} | {remarks.replace('|', chr(92) + '|')} |"
