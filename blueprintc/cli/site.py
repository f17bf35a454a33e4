"""``blueprintc site``: a repository of blueprints as static pages."""

import sys
from pathlib import Path

import click

from blueprintc.cli._options import config_option, quiet_option, variable_options
from blueprintc.cli._output import write_stderr


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--title", default="Blueprints", show_default=True, metavar="TEXT", help="The title of the site.")
@click.option("--target", default="", metavar="RELEASE", help="The release on which sample calls are played.")
@variable_options
@config_option
@quiet_option
def command(
    folder: Path,
    paths: tuple[Path, ...],
    title: str,
    target: str,
    variables: dict[str, str],
    environment: str | None,
    config_path: Path | None,
    quiet: bool,
) -> None:
    """Write static pages about blueprints into DIR: a gallery with a search, and a page for each blueprint.

    PATHS are blueprints and folders (default: this one). A page has the picture of how values travel, parameters,
    requests and answers, and the connector in the form of each tool, ready to copy. The pages need no server and load
    nothing. A later run removes the pages that it no longer needs and touches no other file.

    The exit status is 1 when a blueprint does not build or a sample call of it fails; the pages say which.
    """
    from blueprintc.api import site
    from blueprintc.pages.site import SiteOptions, write_site
    from blueprintc.runner import TRUST_ALL, RunOptions

    run = RunOptions(
        target=target, config=config_path, variables=variables, environment=environment, settings=TRUST_ALL
    )
    made = site(paths or (Path(),), SiteOptions(title=title, run=run))
    changed, removed = write_site(folder, made)
    for entry in made.failed:
        why = entry.trouble or "a sample call fails"
        write_stderr(f"{entry.path}: {why}")
    if not quiet:
        went = f", {len(removed)} removed" if removed else ""
        write_stderr(
            f"{len(made.entries)} blueprints, {len(changed)} pages written{went}: {(folder / 'index.html').as_posix()}"
        )
    sys.exit(1 if made.failed else 0)
