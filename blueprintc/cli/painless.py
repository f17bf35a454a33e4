"""``blueprintc painless``: check a script, or run it on parameters, as the server would."""

from pathlib import Path

import click

from blueprintc.cli._output import read_text

_SOURCE_HELP = "SCRIPT is a file with a script, a blueprint or connector (with --which), or - for standard input."


@click.group()
def command() -> None:
    """Check and run Painless scripts of connectors."""


def _script_options(function: click.decorators.FC) -> click.decorators.FC:
    for option in (
        click.option("--action", metavar="NAME", help="The action of a blueprint: its type or its name."),
        click.option("--which", type=click.Choice(["pre", "post"]), help="Take this function of a blueprint."),
        click.option("--context", type=click.Choice(["template", "generic"]), default="template", show_default=True),
        click.option(
            "--regex",
            type=click.Choice(["limited", "true", "false"]),
            default="limited",
            show_default=True,
            help="The cluster's script.painless.regex.enabled.",
        ),
    ):
        function = option(function)
    return function


@command.command("check", help=f"Compile SCRIPT and report what is wrong with it. {_SOURCE_HELP}")
@click.argument("script", type=click.Path(path_type=Path, allow_dash=True))
@_script_options
def check_command(script: Path, action: str | None, which: str | None, context: str, regex: str) -> None:
    """Compile a script."""
    from blueprintc.painless.reports import check_report

    report = check_report(_source(script, action, which), script.name, context, regex)
    for line in report.lines:
        click.echo(line)
    raise SystemExit(report.status)


@command.command("run", help=f"Run SCRIPT on parameters and print its result. {_SOURCE_HELP}")
@click.argument("script", type=click.Path(path_type=Path, allow_dash=True))
@click.option(
    "--params",
    type=click.Path(path_type=Path, allow_dash=True),
    metavar="FILE",
    help="JSON: an object, or a response's array.",
)
@click.option("--target", metavar="RELEASE", default="3.8", show_default=True, help="The OpenSearch release.")
@click.option("--numbers", type=click.Choice(["jackson", "gson"]), help="The parser of the parameters' numbers.")
@click.option("--trace", is_flag=True, help="Show each statement that ran and the variables it changed.")
@_script_options
def run_command(
    script: Path,
    params: Path | None,
    target: str,
    numbers: str | None,
    trace: bool,
    action: str | None,
    which: str | None,
    context: str,
    regex: str,
) -> None:
    """Run a script."""
    from blueprintc.painless.reports import run_report

    source = _source(script, action, which)
    given = read_text(params) if params is not None else "{}"
    report = run_report(
        source, given, script.name, context=context, regexes=regex, target=target, numbers=numbers, trace=trace
    )
    for line in report.remarks:
        click.echo(line, err=True)
    for line in report.lines:
        click.echo(line)
    raise SystemExit(report.status)


def _source(script: Path, action: str | None, which: str | None) -> str:
    from blueprintc.cli._scripts import script_source

    return script_source(script, action=action, which=which)
