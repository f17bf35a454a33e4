"""``blueprintc explain``: what a code means."""

import click

from blueprintc import api
from blueprintc.cli._output import write_stdout


@click.command(short_help="Say what a code means.")
@click.argument("code", required=False)
def command(code: str | None) -> None:
    """Say what CODE (such as BP201) means and why it matters; without CODE, list all codes."""
    if code is None:
        write_stdout("".join(f"{known.id}  {known.severity.value:<7}  {known.summary}\n" for known in api.codes()))
        return
    write_stdout(api.explanation(code))
