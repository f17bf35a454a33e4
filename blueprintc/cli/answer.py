"""``blueprintc answer``: the oracle's protocol, for comparing this package with recordings and libraries."""

from typing import TextIO

import click


@click.command(hidden=True)
@click.argument("file", type=click.File("r", encoding="utf-8"))
def command(file: TextIO) -> None:
    """Answer one JSON request a line of FILE (- for standard input) with one line each, in order."""
    from blueprintc.answer import answer_line

    for line in file:
        if line.strip():
            click.echo(answer_line(line))
