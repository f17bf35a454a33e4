"""``blueprintc init``: begin a repository of blueprints."""

from pathlib import Path

import click

from blueprintc import api


@click.command(short_help="Begin a repository of blueprints.")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), default=".")
@click.option("--force", is_flag=True, help="Overwrite files that are there with other content.")
def command(folder: Path, force: bool) -> None:
    """Write the files of a repository of blueprints into FOLDER (default: this one).

    Configuration, pre-commit hooks, a CI workflow, a README and empty folders. What is there is kept.
    """
    outcome = api.init_repository(folder, force=force)
    for path in outcome.written:
        click.echo(f"wrote {path.as_posix()}")
    for path in outcome.kept:
        click.echo(f"kept {path.as_posix()}, which has other content (--force overwrites)", err=True)
    click.echo("next: blueprintc new, then blueprintc check and blueprintc build", err=True)
