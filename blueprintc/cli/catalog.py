"""``blueprintc catalog``: what the catalogue has."""

import json

import click

from blueprintc import api


@click.command(short_help="List and search the catalogue of blueprints.")
@click.argument("words", nargs=-1)
@click.option("--provider", help="Only those of this provider.")
@click.option("--task", help="Only those whose task has this word, such as embedding or rerank.")
@click.option("--caller", metavar="CALLER", help="Only those that serve this caller, such as text_embedding or agent.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="The output."
)
def command(words: tuple[str, ...], provider: str | None, task: str | None, caller: str | None, form: str) -> None:
    """List the blueprints of the catalogue, or those that have all WORDS in their id, name or description.

    A blueprint is copied with: blueprintc new PROVIDER/TASK. Exit status 1: nothing was found.
    """
    found = api.search_catalogue(words, provider=provider, task=task, caller=caller)
    if form == "json":
        click.echo(json.dumps([api.catalogue_json(one) for one in found], indent=2, ensure_ascii=False))
    else:
        width = max((len(one.entry.id) for one in found), default=0)
        for one in found:
            callers = f" [{', '.join(one.callers)}]" if one.callers else ""
            click.echo(f"{one.entry.id:<{width}}  {one.entry.title}{callers}")
    if not found:
        click.echo("nothing found; blueprintc catalog without words lists all", err=True)
        raise SystemExit(1)
