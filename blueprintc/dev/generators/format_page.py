"""``docs/reference/format.md``: the prose of ``docs/reference/format.in.md`` around the tables of fields."""

from pathlib import Path

from blueprintc.dev.generators import NOTE
from blueprintc.model import fields
from blueprintc.model.fields import Field

_PROSE = Path(__file__).parents[3] / "docs" / "reference" / "format.in.md"

_TABLES = {
    "blueprint": fields.BLUEPRINT,
    "connector": fields.CONNECTOR,
    "action": fields.ACTION,
    "client_config": fields.CLIENT_CONFIG,
    "origin": fields.ORIGIN,
    "variable": fields.VARIABLE,
    "credential": fields.CREDENTIAL_SOURCE,
}


def generate() -> dict[str, str]:
    """The page."""
    text = _PROSE.read_text(encoding="utf-8")
    for name, table in _TABLES.items():
        mark = f"{{{{ {name} }}}}"
        if text.count(mark) != 1:
            raise ValueError(f"{_PROSE.name} must hold {mark} once")
        text = text.replace(mark, "\n".join(["| key | value | |", "|---|---|---|", *map(_row, table)]))
    return {"docs/reference/format.md": NOTE + text}


def _row(field: Field) -> str:
    remarks = [field.summary]
    if field.required:
        remarks.insert(0, "Required.")
    if field.choices:
        remarks.append("One of " + ", ".join(f"`{choice}`" for choice in field.choices) + ".")
    if field.since:
        remarks.append(f"Since OpenSearch {field.since}.")
    return f"| `{field.name}` | {field.kind.value} | {' '.join(remarks).replace('|', chr(92) + '|')} |"
