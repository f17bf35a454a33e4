"""``blueprintc jsonpath``: read a path in a document as the server would."""

from pathlib import Path

import click

from blueprintc.cli._output import read_text


@click.command()
@click.argument("expression")
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--paths", is_flag=True, help="Print where the matches are instead of the matches.")
def command(expression: str, file: Path, paths: bool) -> None:
    """Evaluate EXPRESSION on the JSON in FILE (- for standard input) in the Jayway dialect of response_filter.

    Prints the result as JSON. When nothing matches, says why on standard error and exits with status 1.
    """
    from blueprintc.jsonpath import run_jsonpath

    found = run_jsonpath(expression, read_text(file), paths=paths)
    if found.output is not None:
        click.echo(found.output)
    if found.complaint is not None:
        click.echo(f"error: {found.complaint}" if found.output is None else f"note: {found.complaint}", err=True)
        raise SystemExit(1)
