"""``blueprintc deploy``: make a cluster hold what blueprints ask for."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from blueprintc import api
from blueprintc.cli._cluster import cluster_options, plan_options, state_option
from blueprintc.cli._options import config_option, quiet_option, variable_options
from blueprintc.cli._output import write_stderr, write_stdout
from blueprintc.errors import UsageError

if TYPE_CHECKING:
    from blueprintc.cluster.plan import Plan


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@cluster_options
@plan_options
@click.option("--apply-settings", is_flag=True, help="Change the cluster's settings where that is needed.")
@click.option("--undo", "is_undo", is_flag=True, help="Delete what deploy has created for the blueprints.")
@click.option("-y", "--yes", is_flag=True, help="Do not ask.")
@state_option
@variable_options
@config_option
@quiet_option
def command(
    paths: tuple[Path, ...],
    clusters: tuple[str, ...],
    all_clusters: bool,
    insecure: bool,
    redeploy: bool,
    credentials: bool,
    adopt: tuple[str, ...],
    apply_settings: bool,
    is_undo: bool,
    yes: bool,
    state: Path | None,
    variables: dict[str, str],
    environment: str | None,
    config_path: Path | None,
    quiet: bool,
) -> None:
    """Create or update connectors, model groups and models on a cluster, and deploy the models.

    PATHS are files or folders (default: this one). Shows the plan and asks, then carries it out step by step. An
    interrupted run is taken up by the next one; a second run changes nothing.
    """
    from blueprintc.cluster.plan.plan import read_adopted
    from blueprintc.cluster.plan.text import plan_text

    def progress(text: str) -> None:
        if not quiet:
            write_stderr(text)

    def agree(plan: "Plan") -> bool:
        write_stdout(plan_text(plan))
        if yes:
            return True
        if not sys.stdin.isatty():
            raise UsageError("nobody can be asked here; --yes carries the plan out")
        return click.confirm("Carry it out?", err=True)

    wishes = api.Wishes(paths=paths or (Path(),), variables=variables, environment=environment, config=config_path)
    options = api.PlanOptions(redeploy=redeploy, credentials=credentials, adopt=read_adopted(adopt))
    how = api.DeployOptions(apply_settings=apply_settings)
    for name in api.cluster_names(clusters, every=all_clusters, config=config_path):
        session = api.open_cluster(name, config=config_path, verify=not insecure, state=state)
        progress(f"== {name}")
        if is_undo:
            session.undo(wishes, progress)
        else:
            session.deploy(wishes, options, how, progress, agree)
