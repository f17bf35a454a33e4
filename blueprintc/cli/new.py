"""``blueprintc new``: a blueprint from the catalogue."""

import sys
from pathlib import Path

import click

from blueprintc import api
from blueprintc.errors import UsageError


@click.command(short_help="Write a blueprint from the catalogue.")
@click.argument("entry_id", metavar="[PROVIDER/TASK]", required=False)
@click.option("--list", "list_entries", is_flag=True, help="Print what the catalogue has, and write nothing.")
@click.option("--name", help="The connector's name (default: the catalogue's).")
@click.option("--file", "stem", metavar="STEM", help="The file's name without .blueprint.yaml (default: the task).")
@click.option(
    "-o",
    "--output",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    default=".",
    help="The repository's folder (default: this one).",
)
@click.option("--force", is_flag=True, help="Overwrite files that are there with other content.")
def command(
    entry_id: str | None, list_entries: bool, name: str | None, stem: str | None, folder: Path, force: bool
) -> None:
    """Write a blueprint from the catalogue to blueprints/PROVIDER/TASK.blueprint.yaml.

    Without PROVIDER/TASK it asks, if there is a terminal to ask on.
    """
    entries = api.catalogue()
    if list_entries:
        width = max((len(entry.id) for entry in entries), default=0)
        for entry in entries:
            click.echo(f"{entry.id:<{width}}  {entry.title}")
        return
    if entry_id is None:
        if not sys.stdin.isatty():
            raise UsageError("which one? give PROVIDER/TASK; --list shows what there is")
        provider = _ask("provider", sorted({entry.provider for entry in entries}))
        task = _ask("task", [entry.task for entry in entries if entry.provider == provider])
        entry_id = f"{provider}/{task}"
        if name is None:
            name = click.prompt("name of the connector", default=api.catalogue_entry(entry_id).title)
    for path in api.new_blueprint(entry_id, folder, stem=stem, name=name, force=force):
        click.echo(f"wrote {path.as_posix()}")
    click.echo("next: blueprintc check, blueprintc run FILE, blueprintc build", err=True)


def _ask(what: str, choices: list[str]) -> str:
    if len(choices) == 1:
        return choices[0]
    answer: str = click.prompt(what, type=click.Choice(choices))
    return answer
