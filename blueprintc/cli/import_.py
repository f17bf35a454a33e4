"""``blueprintc import``: connectors from other texts become blueprints."""

import sys
from pathlib import Path

import click

from blueprintc import api
from blueprintc.cli._options import color_option, quiet_option, stdin_filename_option
from blueprintc.cli._output import read_stdin, use_color, write_stderr, write_stdout
from blueprintc.errors import UsageError
from blueprintc.report import render


@click.command()
@click.argument("path", metavar="FILE", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="DIR",
    default=Path(),
    help="The folder to write to (default: this one), or - for standard output.",
)
@click.option(
    "--from",
    "form",
    type=click.Choice(["console", "markdown", "notebook", "python", "terraform", "yaml"]),
    help="What FILE is (default: told by its name and content). JSON and curl are console text; flow-framework "
    "templates are JSON or YAML.",
)
@click.option("--force", is_flag=True, help="Overwrite files that are there with other content.")
@stdin_filename_option
@color_option
@quiet_option
def command(
    path: Path, output: Path, form: str | None, force: bool, stdin_filename: str, color: str, quiet: bool
) -> None:
    """Turn connectors from other texts into blueprints.

    FILE is connector JSON, Dev Tools console text, curl commands, a Markdown page with such blocks, a Python script or
    notebook (which is read, never run), a Terraform file or a flow-framework template; - reads standard input. Each
    connector found becomes one *.blueprint.yaml that builds back to it. What cannot be read is refused with its line
    and the reason, and the rest is still imported; the exit status is then 1.
    """
    data = read_stdin() if path == api.STDIN else None
    name = stdin_filename if data is not None else path.as_posix()
    imported = api.import_file(path, data=data, name=name, form=form)
    if imported.report.diagnostics:
        click.echo(render(imported.report, "text", color=use_color(color)), err=True, nl=False)
    if output == api.STDIN:
        write_stdout("---\n".join(blueprint.text for blueprint in imported.blueprints))
    else:
        if output.is_file():
            raise UsageError(f"{output}: is a file; -o names a folder")
        files = {blueprint.file_name: blueprint.text for blueprint in imported.blueprints}
        written = api.write_blueprints(output, files, force=force)
        if not quiet:
            for place in written:
                write_stderr(f"wrote {place.as_posix()}")
            if len(files) > len(written):
                write_stderr(f"{len(files) - len(written)} already there with the same content")
    sys.exit(1 if imported.report.failed else 0)
