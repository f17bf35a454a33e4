"""``blueprintc audit``: what is wrong with what a cluster holds."""

import sys
from pathlib import Path

import click

from blueprintc import api
from blueprintc.cli._cluster import cluster_options
from blueprintc.cli._options import color_option, config_option, quiet_option
from blueprintc.cli._output import use_color, write_stderr, write_stdout
from blueprintc.diagnostics import Severity
from blueprintc.report import Report, format_names, render


@click.command()
@cluster_options
@click.option("--format", "form", type=click.Choice(format_names()), default="text", show_default=True)
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "info", "never"]),
    default="error",
    show_default=True,
    help="Exit status 1 from this severity on.",
)
@color_option
@config_option
@quiet_option
def command(
    clusters: tuple[str, ...],
    all_clusters: bool,
    insecure: bool,
    form: str,
    fail_on: str,
    color: str,
    config_path: Path | None,
    quiet: bool,
) -> None:
    """Check the connectors and remote models that a cluster holds; nothing is changed.

    The rules of check look at every connector as the cluster shows it; further findings say which connectors nobody
    uses, which models have lost theirs, and what access control does not protect.
    """
    level = None if fail_on == "never" else Severity(fail_on)
    names = api.cluster_names(clusters, every=all_clusters, config=config_path)
    reports = [api.open_cluster(name, config=config_path, verify=not insecure).audit(level) for name in names]
    report = Report(
        tuple(found for one in reports for found in one.diagnostics),
        tuple(path for one in reports for path in one.paths),
        fail_on=level,
    )
    write_stdout(render(report, form, color=use_color(color)))
    if not quiet:
        write_stderr(report.summary())
    sys.exit(int(report.failed))
