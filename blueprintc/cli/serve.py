"""``blueprintc serve``: the emulator behind the ML Commons REST API, on loopback."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from blueprintc.cli._options import quiet_option
from blueprintc.cli._output import write_stderr, write_stdout
from blueprintc.errors import FileError, UsageError

if TYPE_CHECKING:
    from blueprintc.server.requests import LoggedRequest

_DEFAULT_TARGET = "3.4"


@click.command()
@click.option("--port", type=click.IntRange(0, 65535), default=9200, show_default=True, help="0 takes a free one.")
@click.option("--target", default=_DEFAULT_TARGET, show_default=True, metavar="RELEASE", help="The server's release.")
@click.option("--state", type=click.Path(path_type=Path), metavar="FILE", help="Keep everything in this file.")
@click.option(
    "--users",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Users, roles and backend roles (JSON): everybody must log in, and access control holds.",
)
@click.option(
    "--watch",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    metavar="DIR",
    help="Keep a deployed model for each blueprint below the folder, and follow the files as they change.",
)
@click.option("--live", is_flag=True, help="Send requests to the real providers. Costs what they ask.")
@click.option(
    "--base-url",
    "base_urls",
    multiple=True,
    metavar="PROVIDER=URL",
    help="Send a provider's (or a host's) calls to another address; may be repeated.",
)
@click.option("--cassette", type=click.Path(path_type=Path), metavar="FILE", help="Answer from recorded answers.")
@click.option(
    "--record", type=click.Choice(["new", "all"]), help="Keep answers in the cassette: those it lacks, or all anew."
)
@quiet_option
def command(
    port: int,
    target: str,
    state: Path | None,
    users: Path | None,
    watch: Path | None,
    live: bool,
    base_urls: tuple[str, ...],
    cassette: Path | None,
    record: str | None,
    quiet: bool,
) -> None:
    """Serve an emulated cluster on this machine: connectors, models, predict calls, pipelines, agents, search.

    Prints its address when it is ready; point any client at it, such as opensearch-py or curl. Providers are stubs
    unless --live, --base-url or --cassette say else. Every request is a line on standard error, with the address of
    its trace. Needs the extra "serve".
    """
    try:
        from blueprintc.server.serving import ServeOptions, serve
    except ModuleNotFoundError as error:
        raise UsageError(f'serve needs the extra "serve": pip install "blueprintc[serve]" ({error.name})') from error
    from blueprintc.server.access.users import read_users
    from blueprintc.server.outside import OutsideOptions
    from blueprintc.transport.base_url import BaseUrls
    from blueprintc.transport.cassette import RecordMode

    if record is not None and cassette is None:
        raise UsageError("--record needs --cassette")
    if cassette is not None and record is None and not cassette.exists():
        raise FileError(f"{cassette}: there is no such cassette; --record new begins one")
    if watch is not None and users is not None:
        raise UsageError("--watch cannot be combined with --users")
    address = ""

    def on_ready(made: str) -> None:
        nonlocal address
        address = made
        write_stdout(made + "\n")

    def on_request(entry: "LoggedRequest") -> None:
        write_stderr(
            f"{entry.method} {entry.path} {entry.status} {entry.milliseconds:.0f} ms"
            f" {address}/_blueprintc/requests/{entry.id}"
        )

    outside = OutsideOptions(
        live=live,
        base_urls=BaseUrls.read(base_urls),
        cassette=cassette,
        record=RecordMode.NONE if record is None else RecordMode(record),
    )
    serve(
        ServeOptions(
            port=port,
            release=target,
            outside=outside,
            state=state,
            users=None if users is None else read_users(users),
            watch=watch,
            on_note=(lambda line: None) if quiet else write_stderr,
            on_ready=on_ready,
            on_request=(lambda entry: None) if quiet else on_request,
        )
    )
