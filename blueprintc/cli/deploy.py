"""``blueprintc deploy``: make a cluster hold what blueprints ask for."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from blueprintc import api
from blueprintc.cli._cluster import cluster_options, plan_options, state_option
from blueprintc.cli._live import read_live_options
from blueprintc.cli._options import config_option, quiet_option, variable_options
from blueprintc.cli._output import write_stderr, write_stdout
from blueprintc.errors import UsageError

if TYPE_CHECKING:
    from blueprintc.cluster.plan import Plan
    from blueprintc.cluster.session import Session, Wishes
    from blueprintc.transport.live import LiveOptions


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@cluster_options
@plan_options
@click.option("--apply-settings", is_flag=True, help="Change the cluster's settings where that is needed.")
@click.option("--no-smoke", is_flag=True, help="Make no call on the models that were changed.")
@click.option(
    "--verify",
    is_flag=True,
    help="Compare the answers of every model with the emulator's, which asks the provider from here.",
)
@click.option(
    "--base-url",
    "base_urls",
    multiple=True,
    metavar="PROVIDER=URL",
    help="Where --verify finds a provider (or a host), if not at its own address; may be repeated.",
)
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
    no_smoke: bool,
    verify: bool,
    base_urls: tuple[str, ...],
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

    Each model that was changed is then called with the blueprint's own test inputs (those of its tests, or samples for
    its callers), which costs what the provider asks. The exit status is 1 where an answer is of no use to its caller.
    """
    from blueprintc.cluster.plan.plan import read_adopted
    from blueprintc.cluster.plan.text import plan_text

    agreed = True

    def progress(text: str) -> None:
        if not quiet:
            write_stderr(text)

    def agree(plan: "Plan") -> bool:
        nonlocal agreed
        write_stdout(plan_text(plan))
        agreed = _agrees("Carry it out?", yes=yes)
        return agreed

    wishes = api.Wishes(paths=paths or (Path(),), variables=variables, environment=environment, config=config_path)
    options = api.PlanOptions(redeploy=redeploy, credentials=credentials, adopt=read_adopted(adopt))
    how = api.DeployOptions(apply_settings=apply_settings)
    failed = False
    live = read_live_options(base_urls=base_urls, timeout=60.0, budget=None, rate=None, quiet=True)
    for name in api.cluster_names(clusters, every=all_clusters, config=config_path):
        session = api.open_cluster(name, config=config_path, verify=not insecure, state=state)
        progress(f"== {name}")
        if is_undo:
            if _agrees(f"Take back from {name} what deploy has created for these blueprints?", yes=yes):
                session.undo(wishes, progress)
            continue
        plan = session.deploy(wishes, options, how, progress, agree)
        keys = {step.key for step in plan.steps if verify or step.what.is_change}
        if agreed and not (no_smoke and not verify) and keys:
            failed |= _smoke(session, wishes, keys, live, verify=verify, progress=progress)
    sys.exit(int(failed))


def _agrees(question: str, *, yes: bool) -> bool:
    if yes:
        return True
    if not sys.stdin.isatty():
        raise UsageError("nobody can be asked here; --yes goes on without")
    return click.confirm(question, err=True)


def _smoke(
    session: "Session",
    wishes: "Wishes",
    keys: set[str],
    live: "LiveOptions",
    *,
    verify: bool,
    progress: Callable[[str], None],
) -> bool:
    """Whether an answer is of no use."""
    from blueprintc.transport.live import LiveSession

    failed = False
    with LiveSession(live) as providers:
        for key, result in session.smoke(wishes, keys, providers, verify=verify):
            title = f"{result.smoked.caller or 'call'}: {result.smoked.title}"
            progress(f"smoke test {key}: {title}: {'failed' if result.failed else 'ok'}")
            for finding in result.findings:
                write_stdout(f"{key}: {title}: {finding.severity}[{finding.slug}]: {finding.message}\n")
            failed |= result.failed
    return failed
