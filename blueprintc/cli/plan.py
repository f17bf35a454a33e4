"""``blueprintc plan``: what would have to change on a cluster."""

import json
import sys
from pathlib import Path

import click

from blueprintc import api
from blueprintc.cli._cluster import cluster_options, plan_options, state_option
from blueprintc.cli._options import config_option, variable_options
from blueprintc.cli._output import write_stdout


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@cluster_options
@plan_options
@state_option
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@variable_options
@config_option
def command(
    paths: tuple[Path, ...],
    clusters: tuple[str, ...],
    all_clusters: bool,
    insecure: bool,
    redeploy: bool,
    credentials: bool,
    adopt: tuple[str, ...],
    state: Path | None,
    form: str,
    variables: dict[str, str],
    environment: str | None,
    config_path: Path | None,
) -> None:
    """Compare blueprints with a cluster; nothing is changed.

    PATHS are files or folders (default: this one). Exit status 1 says that there are changes. Rights to read
    connectors, models and model groups suffice; what may not be read is named.
    """
    from blueprintc.cluster.plan.plan import read_adopted
    from blueprintc.cluster.plan.text import plan_json, plan_text

    names = api.cluster_names(clusters, every=all_clusters, config=config_path)
    options = api.PlanOptions(redeploy=redeploy, credentials=credentials, adopt=read_adopted(adopt))
    wishes = api.Wishes(paths=paths or (Path(),), variables=variables, environment=environment, config=config_path)
    shown: dict[str, object] = {}
    has_changes = False
    for name in names:
        plan = api.open_cluster(name, config=config_path, verify=not insecure, state=state).plan(wishes, options)
        has_changes |= plan.has_changes
        if form == "json":
            shown[name] = plan_json(plan)
        else:
            write_stdout((f"== {name}\n" if len(names) > 1 else "") + plan_text(plan))
    if form == "json":
        write_stdout(json.dumps({"clusters": shown}, indent=2, ensure_ascii=False) + "\n")
    sys.exit(int(has_changes))
