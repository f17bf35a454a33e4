"""``blueprintc import``: connectors from other texts become blueprints."""

import sys
from pathlib import Path

import click

from blueprintc import api
from blueprintc.cli._options import color_option, config_option, quiet_option, stdin_filename_option
from blueprintc.cli._output import read_stdin, use_color, write_stderr, write_stdout
from blueprintc.errors import UsageError
from blueprintc.report import render


@click.command()
@click.argument("words", metavar="FILE | openapi FILE#OPERATION | ID...", nargs=-1)
@click.option(
    "--cluster",
    metavar="NAME|URL",
    help="Import connectors that a cluster of the configuration holds: those of the IDs, without any all.",
)
@click.option("--insecure", is_flag=True, help="Take any certificate of the cluster.")
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
@config_option
@quiet_option
def command(
    words: tuple[str, ...],
    cluster: str | None,
    insecure: bool,
    output: Path,
    form: str | None,
    force: bool,
    stdin_filename: str,
    color: str,
    config_path: Path | None,
    quiet: bool,
) -> None:
    """Turn connectors from other texts into blueprints.

    FILE is connector JSON, Dev Tools console text, curl commands, a Markdown page with such blocks, a Python script or
    notebook (which is read, never run), a Terraform file or a flow-framework template; - reads standard input. Each
    connector found becomes one *.blueprint.yaml that builds back to it. What cannot be read is refused with its line
    and the reason, and the rest is still imported; the exit status is then 1.

    With openapi, FILE is a provider's OpenAPI 3 document and OPERATION an operationId in it, or a method and a path
    ("POST /v1/embeddings"): the blueprint is one to start from, with the body that the operation requires.

    With --cluster, each ID is a connector's on that cluster; nothing is changed there. A cluster shows nobody its
    credentials: variables of the environment take their place.
    """
    if output.is_file():
        raise UsageError(f"{output}: is a file; -o names a folder")
    if cluster is not None:
        if form is not None:
            raise UsageError("--from says what a file is; --cluster reads none")
        session = api.open_cluster(cluster, config=config_path, verify=not insecure)
        imported = api.import_from_cluster(session, words)
    elif len(words) == 2 and words[0] == "openapi":
        _write(_operation(words[1]), output, force=force, quiet=quiet)
        return
    elif len(words) == 1:
        path = Path(words[0])
        data = read_stdin() if path == api.STDIN else None
        name = stdin_filename if data is not None else path.as_posix()
        imported = api.import_file(path, data=data, name=name, form=form)
    else:
        raise UsageError(f"one file at a time, or openapi FILE#OPERATION; got {' '.join(words) or 'none'}")
    if imported.report.diagnostics:
        click.echo(render(imported.report, "text", color=use_color(color)), err=True, nl=False)
    _write({blueprint.file_name: blueprint.text for blueprint in imported.blueprints}, output, force=force, quiet=quiet)
    sys.exit(1 if imported.report.failed else 0)


def _operation(word: str) -> dict[str, str]:
    file, mark, operation = word.partition("#")
    if not mark or not operation:
        raise UsageError(f"{word}: name the operation behind the file, as in {file or 'openapi.yaml'}#createEmbedding")
    blueprint = api.import_operation(Path(file), operation)
    return {blueprint.file_name: blueprint.text}


def _write(files: dict[str, str], output: Path, *, force: bool, quiet: bool) -> None:
    if output == api.STDIN:
        write_stdout("---\n".join(files.values()))
        return
    written = api.write_blueprints(output, files, force=force)
    if not quiet:
        for place in written:
            write_stderr(f"wrote {place.as_posix()}")
        if len(files) > len(written):
            write_stderr(f"{len(files) - len(written)} already there with the same content")
