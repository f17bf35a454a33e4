"""``python -m blueprintc.dev generate`` writes the generated files, ``check`` says which are not fresh."""

import sys
from pathlib import Path

import click

from blueprintc.dev.generators import generated_files

ROOT = Path(__file__).parents[2]


@click.group()
def main() -> None:
    """Tools for working on blueprintc."""


@main.command()
def generate() -> None:
    """Write every generated file that differs."""
    for path, text in generated_files().items():
        if _read(path) != text:
            (ROOT / path).parent.mkdir(parents=True, exist_ok=True)
            (ROOT / path).write_text(text, encoding="utf-8", newline="\n")
            click.echo(f"wrote {path}")


@main.command()
def check() -> None:
    """Exit with 1 if a generated file is not fresh."""
    stale = [path for path, text in generated_files().items() if _read(path) != text]
    for path in stale:
        click.echo(f"{path} is not fresh: run python -m blueprintc.dev generate", err=True)
    sys.exit(1 if stale else 0)


def _read(path: str) -> str | None:
    file = ROOT / path
    return file.read_bytes().decode("utf-8") if file.is_file() else None


if __name__ == "__main__":
    main()
