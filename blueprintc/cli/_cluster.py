"""Options of commands that talk to a cluster."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])


def cluster_options(command: Command) -> Command:
    """``--cluster``, ``--all-clusters``, ``--insecure``, given as ``clusters``, ``all_clusters`` and ``insecure``."""
    for option in reversed(
        (
            click.option(
                "--cluster",
                "clusters",
                multiple=True,
                metavar="NAME|URL",
                help="A cluster of the configuration, or an address; may be repeated. Default: the only one.",
            ),
            click.option("--all-clusters", is_flag=True, help="Every cluster of the configuration."),
            click.option("--insecure", is_flag=True, help="Take any certificate of the cluster."),
        )
    ):
        command = option(command)
    return command


def state_option(command: Command) -> Command:
    """``--state FILE``, given as ``state``."""
    return click.option(
        "--state",
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="The state file. Default: .blueprintc/state/CLUSTER.json beside the configuration.",
    )(command)


def plan_options(command: Command) -> Command:
    """What a plan may do: ``redeploy``, ``credentials`` and ``adopt``."""
    for option in reversed(
        (
            click.option("--redeploy", is_flag=True, help="Undeploy models where their connector must change."),
            click.option("--credentials", is_flag=True, help="Send credentials again; nobody can see if they changed."),
            click.option(
                "--adopt",
                multiple=True,
                metavar="BLUEPRINT=ID",
                help="Take this connector for a blueprint's, where several have its name; may be repeated.",
            ),
        )
    ):
        command = option(command)
    return command
