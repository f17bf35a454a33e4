"""``blueprintc new``: a blueprint from the catalogue."""

import sys
from pathlib import Path

import click

from blueprintc import api
from blueprintc.cli._options import variable_option
from blueprintc.errors import UsageError


@click.command(short_help="Write a blueprint from the catalogue.")
@click.argument("entry_id", metavar="[PROVIDER/TASK]", required=False)
@click.option("--list", "list_entries", is_flag=True, help="Print what the catalogue has, and write nothing.")
@click.option("--name", help="The connector's name (default: the catalogue's).")
@variable_option
@click.option("--file", "stem", metavar="STEM", help="The file's name without .blueprint.yaml (default: the task).")
@click.option("--extends", is_flag=True, help="Write a short blueprint that extends the catalogue's, not a copy.")
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
    entry_id: str | None,
    list_entries: bool,
    name: str | None,
    variables: dict[str, str],
    stem: str | None,
    extends: bool,
    folder: Path,
    force: bool,
) -> None:
    """Write a blueprint from the catalogue to blueprints/PROVIDER/TASK.blueprint.yaml.

    On a terminal it asks for what it needs: without PROVIDER/TASK for those two, and for the variables that only you
    know, such as the name of a resource. A script gives them as options. See also: blueprintc catalog.
    """
    if list_entries:
        entries = api.catalogue()
        width = max((len(entry.id) for entry in entries), default=0)
        for entry in entries:
            click.echo(f"{entry.id:<{width}}  {entry.title}")
        return
    asks = sys.stdin.isatty()
    given = variables
    if entry_id is None:
        if not asks:
            raise UsageError("which one? give PROVIDER/TASK; blueprintc catalog shows what there is")
        entry_id, name = _ask_entry(name)
    if asks:
        given = _ask_variables(entry_id, given)
    wanted = [each.name for each in api.catalogue_variables(entry_id) if each.is_wanted and each.name not in given]
    written = api.new_blueprint(entry_id, folder, stem=stem, name=name, values=given, extends=extends, force=force)
    for path in written:
        click.echo(f"wrote {path.as_posix()}")
    if wanted:
        click.echo(f"still an example: {', '.join(wanted)} (under vars in the blueprint)", err=True)
    needs = api.cluster_needs(entry_id, given)
    if needs:
        click.echo(f"the cluster: {needs}", err=True)
    click.echo("next: blueprintc check, blueprintc test, blueprintc build", err=True)


def _ask_entry(name: str | None) -> tuple[str, str]:
    entries = api.catalogue()
    provider = _ask("provider", sorted({entry.provider for entry in entries}))
    task = _ask("task", [entry.task for entry in entries if entry.provider == provider])
    entry_id = f"{provider}/{task}"
    if name is None:
        name = click.prompt("name of the connector", default=api.catalogue_entry(entry_id).title)
    return entry_id, str(name)


def _ask_variables(entry_id: str, given: dict[str, str]) -> dict[str, str]:
    """The values given, and those that the user types for the others."""
    values = dict(given)
    for variable in api.catalogue_variables(entry_id):
        if not variable.is_asked or variable.name in values:
            continue
        choices = [str(choice) for choice in variable.choices]
        label = f"{variable.name} ({variable.summary.rstrip('.')})" if variable.summary else variable.name
        default = str(variable.default)
        answer = str(click.prompt(label, default=default, type=click.Choice(choices) if choices else str))
        if answer != default:
            values[variable.name] = answer
    return values


def _ask(what: str, choices: list[str]) -> str:
    if len(choices) == 1:
        return choices[0]
    answer: str = click.prompt(what, type=click.Choice(choices))
    return answer
