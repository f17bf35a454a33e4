"""``blueprintc build``: write the connectors of blueprints."""

import sys
from pathlib import Path

import click

from blueprintc.builder import STDOUT, Build, BuildOptions, ConnectorJson, build, drift
from blueprintc.cli._options import color_option, config_option, quiet_option, stdin_filename_option, variable_options
from blueprintc.cli._output import read_stdin, use_color, write_stderr, write_stdout
from blueprintc.config import ConfigFinder
from blueprintc.errors import UsageError
from blueprintc.exporter import form, form_names
from blueprintc.files import write_files
from blueprintc.report import Report, render


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="DIR|FILE|-",
    help="A folder, a file for one connector, or - for standard output (default: beside each blueprint).",
)
@click.option("--check", "only_check", is_flag=True, help="Write nothing; show what would change, exit 1 if anything.")
@click.option(
    "--format",
    "output_format",
    type=click.Choice(["connector", *form_names()]),
    default="connector",
    show_default=True,
    help="What is written: the connector's JSON, or all that is needed to create, register, deploy and call it, in the "
    "form of another tool.",
)
@variable_options
@config_option
@stdin_filename_option
@color_option
@quiet_option
def command(
    paths: tuple[Path, ...],
    output: Path | None,
    only_check: bool,
    output_format: str,
    variables: dict[str, str],
    environment: str | None,
    config_path: Path | None,
    stdin_filename: str,
    color: str,
    quiet: bool,
) -> None:
    """Write the connectors of blueprints, as JSON or in the form of another tool.

    PATHS are blueprints, folders (default: this one) or - for standard input. Each blueprint is written to
    <stem>.connector.json, each of its variants to <stem>.<variant>.connector.json; all are written, or none. Other
    forms have other endings. A secret is never written; each form names where it comes from in its own way. The exit
    status is 0 when all were written (or, with --check, are up to date), 1 when a finding stops the build or something
    drifted, 2 for wrong usage or configuration, 3 where something could not be read or written.
    """
    options = BuildOptions(
        output=output,
        variables=variables,
        environment=environment,
        stdin=read_stdin() if STDOUT in paths else b"",
        stdin_filename=stdin_filename,
        form=ConnectorJson() if output_format == "connector" else form(output_format),
    )
    result = build(paths or (Path(),), ConfigFinder(config_path), options)
    _show_findings(result, color, quiet=quiet)
    if not result.sources and not quiet:
        write_stderr("no blueprints found")
    if result.failed:
        sys.exit(3 if result.unreadable else 1)
    if only_check:
        if any(each.path == STDOUT for each in result.outputs):
            raise UsageError(
                "--check compares with files; standard output is none: -o says which folder or file is meant"
            )
        sys.exit(_check(result, quiet=quiet))
    for each in result.outputs:
        if each.path == STDOUT:
            write_stdout(each.text)
    files = {each.path: each.text for each in result.outputs if each.path != STDOUT}
    write_files(files)
    if not quiet:
        for path in files:
            write_stderr(f"wrote {path.as_posix()}")


def _show_findings(result: Build, color: str, *, quiet: bool) -> None:
    """Findings go to standard error: standard output is for connectors."""
    shown = [found for found in result.diagnostics if not quiet or found.severity.value == "error"]
    if shown:
        report = Report(diagnostics=tuple(shown), paths=tuple(result.sources))
        write_stderr(render(report, "text", color=color == "always" or (use_color(color) and sys.stderr.isatty())))


def _check(result: Build, *, quiet: bool) -> int:
    drifted = 0
    for each in result.outputs:
        difference = drift(each)
        if difference:
            drifted += 1
            write_stdout(difference)
    if not quiet:
        changes = f"{drifted} of {len(result.outputs)} connectors would change; blueprintc build writes them"
        write_stderr(changes if drifted else "everything is up to date")
    return 1 if drifted else 0
