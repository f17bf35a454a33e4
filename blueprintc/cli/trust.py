"""``blueprintc trust``: the trusted endpoints that blueprints need."""

import json
import sys
from pathlib import Path

import click

from blueprintc import api
from blueprintc.cli._options import config_option, quiet_option, variable_options
from blueprintc.cli._output import write_stderr, write_stdout
from blueprintc.config import ConfigFinder

_SETTING = "plugins.ml_commons.trusted_connector_endpoints_regex"


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(["console", "json", "list"]),
    default="console",
    show_default=True,
    help="A request for Dev Tools, its body, or one pattern a line.",
)
@click.option("--target", "targets", metavar="RELEASES", default="", help="The release whose default list is meant.")
@click.option("--keep-defaults", is_flag=True, help="Keep the release's default endpoints: the setting replaces them.")
@variable_options
@config_option
@quiet_option
def command(
    paths: tuple[Path, ...],
    form: str,
    targets: str,
    keep_defaults: bool,
    variables: dict[str, str],
    environment: str | None,
    config_path: Path | None,
    quiet: bool,
) -> None:
    """Say which endpoints a cluster must trust for blueprints to work.

    PATHS are files or folders (default: this one). The patterns match the URLs of the connectors and little else; they
    are checked against the rules of the server. The setting replaces the list that the cluster has.
    """
    options = api.CheckOptions(targets=targets, variables=variables, environment=environment)
    trust = api.trust(paths or (Path(),), ConfigFinder(config_path), options, keep_defaults=keep_defaults)
    for url in trust.refused:
        write_stderr(f"no pattern can be made for {url}")
    if form == "list":
        write_stdout("".join(f"{pattern}\n" for pattern in trust.patterns))
    else:
        body = json.dumps({"persistent": {_SETTING: list(trust.patterns)}}, indent=2, ensure_ascii=False)
        write_stdout((f"PUT /_cluster/settings\n{body}" if form == "console" else body) + "\n")
    if not quiet and not trust.patterns:
        write_stderr("no connector with a URL was found")
    sys.exit(1 if trust.refused else 0)
