"""``docs/catalogue.md``: the prose of ``docs/catalogue.in.md`` around the tables of the catalogue."""

from pathlib import Path

from blueprintc.dev.generators import NOTE
from blueprintc.scaffold import CatalogueDetails, catalogue, details

_ROOT = Path(__file__).parents[3]
_PROSE = _ROOT / "docs" / "catalogue.in.md"


def generate() -> dict[str, str]:
    """The page."""
    entries = [details(entry, _ROOT) for entry in catalogue(_ROOT)]
    head = ["| blueprint | callers | OpenSearch | requests | mended |", "|---|---|---|---|---|"]
    tables = {
        "catalogue": "\n".join([*head, *map(_row, entries)]),
        "mended": "\n".join(_mended(one) for one in entries if one.mended),
    }
    text = _PROSE.read_text(encoding="utf-8")
    for name, table in tables.items():
        mark = f"{{{{ {name} }}}}"
        if text.count(mark) != 1:
            raise ValueError(f"{_PROSE.name} must hold {mark} once")
        text = text.replace(mark, table)
    return {"docs/catalogue.md": NOTE + text}


def _row(one: CatalogueDetails) -> str:
    callers = ", ".join(f"`{caller}`" for caller in one.callers) or "–"
    name = f"`{one.entry.id}`<br>{one.purpose}"
    count = str(len(one.mended)) if one.mended else "–"
    return f"| {name} | {callers} | `{one.opensearch}` | {one.requests.rstrip('.')} | {count} |".replace("\n", " ")


def _mended(one: CatalogueDetails) -> str:
    pages = ", ".join(f"[{page.rstrip('/').rpartition('/')[2]}]({page})" for page in one.pages)
    reasons = "\n".join(f"  - `{pointer}`: {reason}" for pointer, reason in one.mended.items())
    return f"- `{one.entry.id}`, of {pages}\n{reasons}"
