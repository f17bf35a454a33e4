"""``python -m blueprintc.dev.contracts SOURCE PATH``: see the package."""

import json
from pathlib import Path
from typing import Any

import click

from blueprintc.dev.contracts import azure, botocore_models, model_tables, openai

SOURCES = {
    "openai": openai.schemas,
    "azure": azure.schemas,
    "botocore": botocore_models.schemas,
    "models": model_tables.tables,
}
PROVIDERS = Path(__file__).parents[2] / "providers"


@click.command()
@click.argument("source", type=click.Choice(list(SOURCES)))
@click.argument("path", type=click.Path(exists=True, path_type=Path))
@click.option("--as-of", required=True, help="The date of the source, YYYY-MM-DD.")
def main(source: str, path: Path, as_of: str) -> None:
    """Write the files that a source gives."""
    for name, made in SOURCES[source](path, as_of).items():
        target = PROVIDERS / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(_text(made), encoding="utf-8", newline="\n")
        click.echo(f"wrote {target.relative_to(PROVIDERS)} ({target.stat().st_size} bytes)")


def _text(value: Any) -> str:
    """Compact, but one line a member of the two outermost levels, so that differences can be read."""

    def compact(inner: Any) -> str:
        return json.dumps(inner, ensure_ascii=False, separators=(", ", ": "))

    lines = []
    for key, item in value.items():
        if isinstance(item, dict) and key in ("$defs", "models", "properties"):
            rows = ",\n".join(f"    {json.dumps(name)}: {compact(inner)}" for name, inner in item.items())
            lines.append(f"  {json.dumps(key)}: {{\n{rows}\n  }}")
        else:
            lines.append(f"  {json.dumps(key)}: {compact(item)}")
    return "{\n" + ",\n".join(lines) + "\n}\n"


main()
