"""``blueprintc schema``: print a JSON Schema."""

import json

import click

from blueprintc.cli._output import write_stdout


@click.command()
@click.argument("kind", type=click.Choice(["blueprint", "test", "config"]), default="blueprint")
def command(kind: str) -> None:
    """Print the JSON Schema of blueprints (default), of test files or of the configuration.

    Editors complete and explain keys by it: put `# yaml-language-server: $schema=FILE` on a blueprint's first line.
    """
    from blueprintc import api

    write_stdout(json.dumps(api.json_schema(kind), indent=2, ensure_ascii=False) + "\n")
